"""What the template says to whoever fills it in: a help for each column, examples, and a page of help; all of it content."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Your questions, in rows"
HELP: tuple[str, ...] = (
    "1. Fill in the sheet Questions: one row for each question. The sheet Examples shows a row of every kind.",
    (
        "2. Save the file, and give it to Gobbet in Discord: /unit add. You see all questions, and what is wrong "
        "with which cell, before anything is stored."
    ),
    "3. To change something later, change it here and add the file again: it becomes the next version.",
    "",
    (
        "A question with wrong answers is a choice; write true or false as its right answer, and it is that; "
        "without wrong answers, the answer is typed."
    ),
    (
        "Several right answers stand in one cell, with a bar between them: Stalin | Lenin. In a choice all of "
        "them must be chosen; of typed ones each is accepted. A bar that belongs to a text is written \\|."
    ),
    (
        "Leave blank what you do not need. Columns may be moved or taken out, but not renamed. Rows and sheets "
        "that stay empty do no harm."
    ),
    "Cells are texts, so that 1956-02-25 or 1,3 stay what you type. If you paste from elsewhere, paste values only.",
    "",
    (
        "Matching, Facts, People and Terms have sheets of their own; all of them may stay empty. Facts, people "
        "and terms can be looked up with /fact, /who and /define."
    ),
    "A file may have 4 MB and 5,000 rows.",
)
COLUMNS: Mapping[str, str] = {
    "Kind": (
        "Leave it blank for a choice, true or false, and typed answers. Needed for number and date, and for "
        "several-choices with one right answer."
    ),
    "Question": "What is asked: at most 400 characters. For true or false, a statement.",
    "Right answer": (
        "The right answer: at most 200 characters. Several with a bar between: Stalin | Lenin. Or true, or false. "
        "A date as 1956, 25 February 1956, 44 BC or 1780s."
    ),
    "Wrong answer": "A wrong answer: at most 200 characters. With the right ones, two to ten in all. They are shuffled.",
    "Explanation": "Said after the answer: at most 600 characters.",
    "Topics": "One or more, with a bar between: The thaw | Causes. Quizzes can be held on one topic.",
    "Difficulty": "1 (easy), 2 or 3 (hard). Blank is 2.",
    "Seconds": "How long a class has for it: 5 to 240. Blank is the time of the quiz.",
    "Tolerance": "For a number: how far off an answer may be.",
    "Measure": "For a number: what is counted, as km or million. At most 40 characters.",
    "Feedback": "Said to whoever chose the wrong answer of this number: at most 400 characters.",
    "Left": "The left side of a pair: at most 200 characters. Two to ten pairs.",
    "Right": "What belongs to it.",
    "Spare": "Right sides that belong to nothing, with a bar between: at most five.",
    "Title": "What it is called: at most 100 characters.",
    "Statement": "What the evidence supports, in two sentences: at most 600 characters.",
    "Date": "1956, 1956-02, 25 February 1956; 44 BC, about 1200, 1780s, 5th century, 27 BC to AD 14, since 1953.",
    "Place": "Where: at most 100 characters.",
    "People": "Names from the sheet People, with a bar between.",
    "Keywords": "Other names of it, also in other languages, with a bar between.",
    "Sources": "What it rests on, with a bar between.",
    "Weight": "1 to 3: how much it matters on a timeline.",
    "Status": "established, disputed or misconception.",
    "Myth": "For a misconception: the wrong belief, in one sentence.",
    "Name": "At most 100 characters.",
    "Entry": "Who it was, in one paragraph: at most 1,000 characters.",
    "Born": "A date, as 1894-04-15 or 1894.",
    "Died": "A date, as 1971-09-11 or 1971.",
    "Other names": "However it is spelled, with a bar between.",
    "Facts": "Titles from the sheet Facts, with a bar between.",
    "Term": "A word of the field: at most 100 characters.",
    "Definition": "What it means, in one paragraph: at most 1,000 characters.",
}
EXAMPLES: tuple[Mapping[str, str | int], ...] = (
    {
        "Question": "Who gave the Secret Speech?",
        "Right answer": "Nikita Khrushchev",
        "Wrong answer 1": "Georgy Malenkov",
        "Wrong answer 2": "Vyacheslav Molotov",
        "Explanation": "He spoke on the last day of the congress.",
        "Topics": "The speech",
        "Difficulty": 1,
        "Seconds": 30,
        "Feedback 1": "He had lost the leadership of the government in 1955.",
    },
    {
        "Question": "Which of these men led the Soviet Union?",
        "Right answer": "Stalin | Khrushchev",
        "Wrong answer 1": "Zhukov",
        "Wrong answer 2": "Mikoyan",
        "Topics": "People",
        "Difficulty": 2,
    },
    {"Question": "Stalin died in 1953.", "Right answer": "true", "Topics": "The speech | People"},
    {"Question": "In which city did the congress meet?", "Right answer": "Moscow | Moskva"},
    {
        "Kind": "number",
        "Question": "How many days lay between Stalin's death and the end of 1953?",
        "Right answer": "301",
        "Tolerance": "5",
        "Measure": "days",
    },
    {"Kind": "date", "Question": "When was the speech given?", "Right answer": "1956-02-25", "Difficulty": 3},
    {
        "Kind": "matching",
        "Question": "Who did what?",
        "Left 1": "Khrushchev",
        "Right 1": "gave the speech",
        "Left 2": "Pospelov",
        "Right 2": "led the inquiry",
        "Spare": "wrote Das Kapital",
    },
)
"""Questions as rows, one of each kind."""
