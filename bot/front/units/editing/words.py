"""What is said where an entry of a unit is edited."""

from __future__ import annotations

from collections.abc import Mapping

from ....errors import Reason
from ....units.editing.fields import EditKind, Field, FormPart
from ....units.faults import FaultKind
from ....units.faulty.form_faults import FormFault

EDIT = "Change, add or remove one entry of a unit of your own"
EDIT_UNIT = "The unit to edit"
EDIT_ENTRY = "What to edit; left out, all entries are shown"
HOST_UNIT = (
    "**{title}** is the host's, so it cannot be edited here. /unit export gives its text; changed as you like, it becomes a unit "
    "of your own with /unit add."
)
NO_SUCH_ENTRY = "**{title}** has no entry like “{query}”. /unit edit without `entry` shows all that it has."
GONE = "This entry is not in the unit any more."
UNREADABLE = "This unit cannot be read any more. /unit history may give an earlier version back."

LIST = "{title}, version {version}"
LIST_EMPTY = "There is nothing in it yet."
LIST_MENU = "Choose what to edit"
LIST_HOW = "Choose an entry to see it whole, with its key, and to change it."
COUNTS: Mapping[str, tuple[str, str]] = {
    "questions": ("question", "questions"),
    "facts": ("fact", "facts"),
    "people": ("person", "people"),
    "terms": ("term", "terms"),
    "sources": ("source", "sources"),
}
NEW_QUESTION = "New question"
NEW = {EditKind.FACT: "New fact", EditKind.PERSON: "New person", EditKind.TERM: "New term", EditKind.SOURCE: "New source"}
KIND_ASK = "What kind of question is it to be?"
KIND_MENU = "Choose a kind"
KINDS: Mapping[EditKind, str] = {
    EditKind.ONE_CHOICE: "One right option",
    EditKind.SEVERAL_CHOICES: "Several right options",
    EditKind.TRUE_FALSE: "True or false",
    EditKind.TYPED: "A typed answer",
    EditKind.DATE: "A date",
    EditKind.NUMBER: "A number",
    EditKind.MATCHING: "Pairs to match",
    EditKind.ORDER: "Events in order",
    EditKind.SOURCE_CRITICISM: "Which source is wrong",
    EditKind.FACT: "Fact",
    EditKind.PERSON: "Person",
    EditKind.TERM: "Term",
    EditKind.SOURCE: "Source",
}
KIND_LINE = "{kind} · {title}"

EDIT_BUTTON = "Edit"
PARTS: Mapping[EditKind, Mapping[FormPart, str]] = {
    EditKind.FACT: {
        FormPart.NEW: "The whole of it",
        FormPart.MAIN: "Text and date",
        FormPart.MORE: "People, topics, keywords",
        FormPart.SOURCES: "Sources",
        FormPart.STATUS: "Status and myth",
    },
    EditKind.PERSON: {FormPart.MAIN: "Text and dates", FormPart.MORE: "Other names"},
    EditKind.SOURCE: {FormPart.MORE: "Kind"},
}
MORE_BUTTON = "Fact, topics, time"
REMOVE_BUTTON = "Remove"
ALL_BUTTON = "All entries"
SHOWN = "**{label}:** {text}"
SAVED = "✅ Saved as version {version}. Quizzes that run go on as they began."
SAVED_SAME = "Nothing was changed."
REMARK = "Look again: {told}"
REMOVE_ASK = "Remove “{title}” from **{unit}**? Quizzes that run go on, scores stay, and /unit history brings it back."
REMOVE_YES = "Remove it"
REMOVE_NO = "Keep it"
REMOVED = "“{title}” is removed: version {version}."
HANGS = "“{title}” cannot be removed yet"
CLASH = (
    "Somebody else has changed this unit meanwhile, so nothing is saved yet. What you typed is kept: open the form again, look, "
    "and send it off."
)

FAULTY = "Not saved yet: {title}"
FAULTY_HOW = "What you typed is kept for a quarter of an hour. Open the form again, and it is filled in."
NEW_TITLE = "new: {kind}"
FAULT = "- **{label}**: {told}"
FAULT_AT = "{label}, line {at}"
FAULT_ALONE = "- {told}"
FAULTS_MORE = "- and {count} more"
TYPED = "You typed, as **{label}**: {text}"
NOTHING_TYPED = "nothing"
OPEN_AGAIN = "Open the form again"
DROP = "Forget what I typed"
DROPPED = "What you typed is forgotten."

ONE_A_LINE = ", one a line"
"""What a form says beside a label, and a card need not."""
FORM_TITLE = "{part}: {kind}"
LABELS: Mapping[Field, str] = {
    Field.PROMPT: "Question",
    Field.ANSWER: "Right answer",
    Field.ANSWERS: "Right answers, one a line",
    Field.ACCEPTED: "Accepted answers, one a line",
    Field.TRUTH: "Is the statement true?",
    Field.DAY: "Right date",
    Field.NUMBER: "Right number",
    Field.WRONG: "Wrong answers, one a line",
    Field.FEEDBACK: "Said to whoever is wrong",
    Field.FEEDBACKS: "Feedback on the wrong answers",
    Field.EXPLANATION: "Explanation",
    Field.CONFUSABLE: "Names that are wrong, one a line",
    Field.PRECISION: "How exactly",
    Field.TOLERANCE: "Tolerance",
    Field.MEASURE: "What is counted",
    Field.PAIRS: "Pairs, one a line",
    Field.SPARE: "Right sides that match nothing, one a line",
    Field.EVENTS: "Facts to be put in order, one a line",
    Field.AMONG: "Sources to choose from, one a line",
    Field.ERRS: "The source that is wrong",
    Field.TELL: "How you can tell",
    Field.FACT: "The fact that it rests on",
    Field.TOPICS: "Topics, one a line",
    Field.DIFFICULTY: "How hard it is",
    Field.SECONDS: "Seconds in a class quiz",
    Field.TITLE: "Title",
    Field.STATEMENT: "Statement",
    Field.DATE: "Date",
    Field.OLD_STYLE: "The same day in the Julian calendar",
    Field.PLACE: "Place",
    Field.PEOPLE: "People, one a line",
    Field.KEYWORDS: "Keywords, one a line",
    Field.ASKED: "What people ask who want it",
    Field.WEIGHT: "Weight on a timeline",
    Field.SOURCES: "Sources that agree, one a line",
    Field.DISSENT: "Sources that dissent, one a line",
    Field.LESSON: "What that teaches about sources",
    Field.STATUS: "Status",
    Field.MYTH: "The wrong belief",
    Field.NAME: "Name",
    Field.ENTRY: "Text",
    Field.OTHER_NAMES: "Other names, one a line",
    Field.BORN: "Born",
    Field.DIED: "Died",
    Field.FACTS: "Facts, one a line",
    Field.AUTHOR: "Author",
    Field.YEAR: "Year",
    Field.LINK: "Link",
    Field.TRUST: "How far to trust it, and why",
    Field.WITNESS: "Kind of source",
    Field.READ_IN_CLASS: "Read in class?",
}
HINTS: Mapping[Field, str] = {
    **dict.fromkeys(
        (Field.DAY, Field.DATE, Field.BORN, Field.DIED),
        "1956, 25 February 1956, 44 BC, about 1200, 1780s, 27 BC to AD 14",
    ),
    Field.FEEDBACKS: "One a line, in the order of the wrong answers; - for none",
    Field.CONFUSABLE: "Names that look like the answer and must not pass for it",
    Field.TOLERANCE: "How far off is right, too; left empty, the number alone is right",
    Field.MEASURE: "Shown beside the number, as: km, million dead",
    Field.PAIRS: "left = right",
    Field.FACT: "Its title; in a list of questions, it may be left empty",
    Field.TOPICS: "Titles; one that is new is made",
    Field.SECONDS: "5 to 240; left empty, as the quiz has it",
    Field.STATEMENT: "Two sentences at most, always what the evidence supports",
    Field.ASKED: "Phrases for the look-up, one a line; never shown",
    Field.SOURCES: "Author, title, year, link; or the title of one that is there",
    Field.DISSENT: "source | what it claims | why | wrong, imprecise, another-view, unverifiable or differs",
    Field.MYTH: "In one sentence; only where the status is misconception",
    Field.FACTS: "Their titles",
    Field.PEOPLE: "Their names",
    Field.EVENTS: "Their titles; three to six dated facts",
}
OPTIONS: Mapping[Field, tuple[tuple[str, str], ...]] = {
    Field.TRUTH: (("true", "True"), ("false", "False")),
    Field.PRECISION: (("year", "The year"), ("month", "The month"), ("day", "The day")),
    Field.DIFFICULTY: (("0", "Not said"), ("1", "Easy"), ("2", "Medium"), ("3", "Hard")),
    Field.WEIGHT: (("1", "1: where there is room"), ("2", "2"), ("3", "3: drawn first")),
    Field.STATUS: (("established", "Established"), ("disputed", "Disputed"), ("misconception", "A misconception")),
    Field.WITNESS: (
        ("primary", "Primary source"),
        ("scholarly", "Scholarly work"),
        ("reference", "Work of reference"),
        ("textbook", "Textbook"),
        ("journalism", "Work of journalists"),
        ("web", "Web page"),
        ("student-essay", "Essay of a student"),
    ),
    Field.READ_IN_CLASS: (("false", "No"), ("true", "Yes")),
}

FAULTS: Mapping[Reason, str] = {
    FormFault.EMPTY: "nothing is written here",
    FormFault.DATE_FORM: "{value} can be read in several ways, or in none. Write it like 25 February 1956, 44 BC or 1780s",
    FaultKind.ONLY_IN_QUESTIONS: "it is missing, and this unit needs it",
    FaultKind.NO_TOPIC: "name at least one topic",
    FaultKind.NO_AGREEMENT: "name at least one source that it rests on",
    FaultKind.NO_FACT: "name at least one fact, so that it has sources",
    FaultKind.MYTH_MISSING: "the status is misconception, but the wrong belief is missing",
    FaultKind.MYTH_BESIDE: "there is a wrong belief, and the status is {status}. Make it a misconception, or leave this empty",
    FaultKind.NO_CLAIM_AND_NOTE: "{source} disagrees, and it is not told how. Write: source | what it claims | why it is wrong",
    FaultKind.NOT_KNOWN: "it names the {what} “{key}”, which is not there",
}
"""Faults whose usual words speak of text files."""
OTHERS = ", and so do {count} others"
NEAR = ". Did you mean “{near}”?"
