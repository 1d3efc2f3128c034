"""What is said where a class writes about an extract."""

from __future__ import annotations

COMMAND = "Have the class write about an extract, with a countdown; you read and mark it then"
EXTRACT = "An extract by its title, or a topic; left empty, one that is new to this server"
MINUTES = "How long the class writes"
GOBBETS = "Read and mark again what a class has written about an extract"
GOBBETS_WHICH = "Which one; left empty, the latest"
GOBBETS_NONE = "No class has written about an extract here yet. /class gobbet posts one."
CHOICE = "{when} UTC · {title}"
LACKING = "I need these permissions in this channel first: {permissions}."
PERMISSIONS = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",
}

# ---- the card of the class

LEAD = "Gobbet · the class writes"
UNTIL = "⏳ Until {clock}, {left}"
LAST_CALL = "⌛ **Time is up.** Last answers come in until {clock}; *Write* stays open for those who have more time."
LAST_MOMENTS = "⌛ **Time is up.** What stands in your form still counts if you send it at once."
READING = "⌛ **Time is up.** Your teacher reads what you wrote."
RETURNED = "📬 **Returned.** *My answer* has yours, with what your teacher gave for it."
NOBODY = "⌛ **Time is up.** Nobody has written."
HANDED_IN = {0: "Nobody has handed in yet.", 1: "**1** has handed in."}
HANDED_IN_MANY = "**{count}** have handed in."
HOW = "Only your teacher reads your answer, under a nickname. You can change it until the time is up."
WRITE, MINE, TEACHER = "Write", "My answer", "Teacher"

# ---- to a student alone

SAVED = "📥 **Saved.** You are **{name}** here; no other student is told who that is."
SAVED_AGAIN = "📥 **Saved**, in place of what you wrote before, as **{name}**."
CHANGE_UNTIL = "You can change it until {clock}."
YOURS = "**Yours**, as {name}"
CHANGE = "Change mine"
READ_SOON = "Your teacher has it. You find here what they give for it."
NOT_WRITTEN = "You have written nothing yet. Press *Write*."
NOT_WRITTEN_OVER = "You have written nothing about this extract."
NO_MARKS = "Your teacher has given no points for it."
MARKS = "**{total} of {most} points**"
MARK = "- {sign} **{name}** {mark} of {most}"
SIGNS = ("⬜", "🟧", "🟨", "🟩")
SENTENCE = "💬 {sentence}"
MODEL = "**Model answer**\n{text}"
TOO_LATE = "This is what you wrote. It is not handed in; copy it if you want to keep it:"
RETURNED_LEAD = "📬 **Your answer is back**: {title}"

# ---- to the teacher alone

DESK = "{title}"
ONLY_YOU = "Only you see this card. *Teacher* on the card of the class brings it back."
STANDS = {0: "Nobody has begun to write yet."}
STANDS_MANY = "**{done}** handed in · **{begun}** begun to write"
MORE = "+5 minutes"
END = "End now"
END_ASK = (
    "End the writing now? Whoever has a form open still has {seconds} seconds to send it, and those with more time have"
    " their share."
)
END_AT_ONCE_ASK = "End at once? What is not handed in by now does not count."
END_SURE, KEEP = "End it", "Keep going"
REFRESH = "Refresh"
NOBODY_WROTE = "Nobody has written, so there is nothing to read."
ANSWER_TITLE = "{name}"
ANSWER_PLACE = "Answer {number} of {count} · marked: {marked} of {count}"
MENU = "{name}: 0 to {most}"
MENU_OPTION = "{name}: {mark} of {most}"
ALL = "All {most}"
SAY, SAY_AGAIN = "A sentence", "Change the sentence"
SAY_FORM = "A sentence on {name}"
SAY_LABEL = "What is good, and what to do next time"
SAY_HINT = "Left empty, nothing is said"
RETURN, RETURN_AGAIN = "Return", "Return again"
RETURN_ASK = {1: "One answer has neither a point nor a sentence of yours yet. Return all the same?"}
RETURN_ASK_MANY = "**{count}** answers have neither a point nor a sentence of yours yet. Return all the same?"
RETURN_SURE, READ_ON = "Return all the same", "Read on"
RETURNED_TO = (
    "📬 **Returned.** {told} of {count} have it before them now; everybody finds it under *My answer*, with what you"
    " change later."
)
COMPARE = "Compare"
TABLE = "Table"
TABLE_READY = "All answers with their marks, for a spreadsheet. It has the names on this server, so keep it to yourself."
TO_ANSWERS = "Answers"

# ---- comparing

COMPARING = "Compare two answers"
COMPARING_HOW = (
    "The class sees two answers side by side, without names, and votes on which is the better. Nobody votes on their own."
    " Those meet who are close to each other, and who have met least."
)
PAIR_LEAD = "Gobbet · pair {number}"
PAIR_TITLE = "Which is the better answer?"
LETTERS = ("A", "B")
PAIR_ANSWER = "**{letter}**\n{text}"
ERASED = "*This answer was erased.*"
PAIR_HOW = (
    "Nobody sees who wrote them, nor how you vote. You can change your vote until it ends; whoever wrote one of them has none."
)
BETTER = "{letter} is better"
VOTED = "🗳️ Your vote: **{letter}**. You can change it until your teacher goes on."
PAIR_RESULT = "🗳️ **A {first}** · **B {second}**"
PAIR_NO_VOTES = "🗳️ Nobody has voted."
PAIR_OPEN = "Pair {number} is open: **{votes}** have voted."
FIRST_PAIR, NEXT_PAIR, END_PAIR = "First pair", "Next pair", "End the vote"
OUTCOME = "{number}. {first} **{for_first} : {for_second}** {second}"
ORDER = "**The order so far**"
ORDER_LINE = "{rank}. **{name}**: better than the average answer with **{chance} %** ({least} to {most}), {votes} votes"
ORDER_HOW = (
    "By Bradley and Terry's model, of all votes. In brackets is where it lies with 95 % certainty: where these overlap, the"
    " order may be chance, and more pairs make it surer."
)
ORDER_REST = "and {count} more; the table has them all"
TOO_FEW = "There are not two answers to compare."
CANNOT_POST = "I cannot post in the channel of the class just now. Look at my permissions there, and try again."

# ---- the table

TABLE_STUDENT, TABLE_NUMBER, TABLE_NICKNAME, TABLE_ANSWER = "Student", "Discord id", "Nickname", "Answer"
TABLE_WRITTEN, TABLE_MARKS, TABLE_MAXIMUM, TABLE_SENTENCE = "Written", "Points", "Maximum", "Sentence"
TABLE_PREFERRED, TABLE_LEAST, TABLE_MOST = "Better than average, %", "at least, %", "at most, %"
TABLE_VOTES, TABLE_EXTRACT, TABLE_DATE = "Votes", "Extract", "Date"
FILE = "gobbet-{name}-{date}.csv"
