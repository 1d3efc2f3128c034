"""What is said about units, and about a server's own ones."""

from __future__ import annotations

from collections.abc import Mapping

from ...errors import Reason
from ...units.faults import AskReason

UNIT = "The units that Gobbet teaches here, and your own lessons"

CHOOSE = "Choose the units that Gobbet teaches here"
CHOOSE_CHANNEL = "A channel with units of its own; left out, the whole server"
CHOOSE_TITLE = "Units of this server"
CHOOSE_CHANNEL_TITLE = "Units of <#{channel}>"
CHOOSE_HOW = "Look-ups, the timeline, quizzes, sets and the leaderboard keep to the units with a tick."
CHOOSE_MENU = "Choose units"
CHOSEN = "Saved. Quizzes that run go on as they began."
UNCHOSEN = "Nothing is chosen here, so the units with a tick are those of the {above}."
ABOVE_SERVER, ABOVE_HOST = "server", "host"
RESET = "As in the {above}"
ALL_SETTINGS = "All settings"
RESET_HOST = "As the host has it"
OF_HOST = "from the host"
OWN = "your own"
LINE = "{mark} **{title}** · {questions} · {owner}"
QUESTIONS = ("one question", "{count} questions")
NO_CHANNEL = "This channel is not in this server any more."

DIRECT_TITLE = "Units in direct messages"
DIRECT_HOW = "Choose the server whose units you want here: one in which you have answered questions."
DIRECT_NONE = "You have not answered a question in any server yet, so the host's units hold here."
DIRECT_MENU = "Choose a server"
DIRECT_HOST = "The host's units"
DIRECT_CHOSEN = "Here, too, you now have the units of **{server}**."
DIRECT_CHOSEN_HOST = "Here you now have the host's units."
DIRECT_UNKNOWN = "You have not answered a question in that server, so its units are not offered here."

LIST = "List the units of this server, and the host's"
LIST_TITLE = "Units"
LIST_NONE = (
    "There is no unit of your own yet. /unit add brings one in from a file, /unit template gives a spreadsheet to fill in."
)
LIST_VERSION = ", version {version}"

REMOVE = "Remove a unit of this server"
REMOVE_UNIT = "The unit to remove"
REMOVE_ASK = (
    "Remove **{title}** from this server? Quizzes that run go on, and scores and results stay. "
    "An upload of the same unit brings it back."
)
REMOVE_BUTTON = "Remove it"
REMOVED = "**{title}** is removed."
NO_SUCH_UNIT = "This server has no unit of its own like “{query}”. /unit list shows those that it has."

HISTORY = "A unit's last versions; go back to one"
HISTORY_UNIT = "The unit"
HISTORY_TITLE = "Versions of {title}"
HISTORY_LINE = "**{number}** · {when} · {what} · {questions}"
HISTORY_CHANGES = {"upload": "uploaded: {detail}", "edit": "edited: {detail}", "undo": "went back to version {detail}"}
HISTORY_NOW = " (now)"
HISTORY_MENU = "Go back to a version"
HISTORY_OPTION = "Version {number}"
HISTORY_BACK = "**{title}** is again as it was in version {number}. Quizzes that run go on as they began."
HISTORY_GONE = "That version is not kept any more."

ADD = "Your own lesson from a file: spreadsheet, Kahoot, Anki ..."
ADD_FILE = "A spreadsheet, CSV, text, Moodle, Anki or ZIP, 4 MB at most"
ADD_TITLE = "What to call the unit; left out, as the file is called"
UPLOAD_TOO_BIG = "The file has more than {most} MB. Take pictures out of it, or split it into several."
UPLOAD_NOT_FETCHED = "Discord did not hand over the file. Upload it again in a moment."
UPLOAD_OVER = (
    "This upload is over: it was used, cancelled, replaced by a later one, or has waited too long. Upload the file again."
)
UPLOAD_ONE_AT_A_TIME = "A file of yours is being read just now. Wait until its card is there, then upload the next one."
UPLOAD_BUSY = "Many files are being read just now. Upload yours again in a minute."
UNUSABLE = "{name} cannot be used"
CANCELLED = "{name} is not used, and nothing of it is kept."

FORMATS: Mapping[str, str] = {
    "template": "a spreadsheet of Gobbet's own template",
    "table": "a table with a question in each row",
    "kahoot": "a Kahoot spreadsheet",
    "quizizz": "a Quizizz spreadsheet",
    "blooket": "a Blooket question set",
    "gimkit": "a Gimkit kit",
    "quizlet": "cards, as Quizlet exports them",
    "anki-text": "notes, as Anki exports them in plain text",
    "anki-package": "an Anki package",
    "gift": "questions in Moodle's GIFT format",
    "moodle-xml": "questions in Moodle XML",
    "aiken": "questions in the Aiken format",
    "red-trivia": "a trivia list of Red",
    "opentdb": "questions of the Open Trivia Database",
    "text-unit": "a unit of text files",
}
RECOGNISED = "{name} was recognised as {format}."
COUNTED = "**{total}**: {parts}."
ENTRIES = ("entry", "entries")
NONE_TAKEN = "nothing that can be asked"
KINDS: Mapping[str, tuple[str, str]] = {
    "one-choice": ("one-choice", "one-choice"),
    "several-choices": ("several-choice", "several-choice"),
    "true-false": ("true/false", "true/false"),
    "typed": ("typed answer", "typed answers"),
    "date": ("date", "dates"),
    "order": ("order of events", "orders of events"),
    "source": ("source criticism", "source criticisms"),
    "number": ("number", "numbers"),
    "matching": ("matching", "matching"),
}
OTHERS: Mapping[str, tuple[str, str]] = {
    "Fact": ("fact", "facts"),
    "Person": ("person", "people"),
    "Term": ("term", "terms"),
    "Summary": ("summary", "summaries"),
    "Extract": ("extract", "extracts"),
    "Source": ("source", "sources"),
}
NOT_SUPPORTED = "not supported: {kinds}"
FAULTY = ("{count} is faulty", "{count} are faulty")
MORE = "{count} others"
SECONDS = "{seconds} s"
FEEDBACK = "To whoever chooses “{option}”: {said}"
UPLOAD_NOTHING = "⚠️ **None of it can be used as it is.** Fix what is listed below, and upload it again."
UPLOAD_FAULTY = "⚠️ Fix what is faulty and upload the file again, or leave it out."
UPLOAD_LEFT_OUT = "What is faulty is left out."
BECOMES_NEW = "It becomes a new unit of this server. Nothing is saved yet."
BECOMES_VERSION = (
    "It becomes version {number} of **{title}**, a unit of this server. To keep both, cancel, and upload it with another "
    "`title:`. Nothing is saved yet."
)
COMES_BACK = "**{title}**, which was removed, comes back with it, as version {number}. Nothing is saved yet."
RENAMED = "The host has a unit of that id, so this one gets another: `{id}`."
USE, CANCEL = "Use it here", "Cancel"
LEAVE_OUT = ("Leave out what is faulty", "Leave the faulty one out", "Leave the {count} faulty out")
VIEWS: Mapping[str, str] = {"entries": "Questions ({count})", "faults": "Faults ({count})", "remarks": "Remarks ({count})"}
FAULTS_TITLE = "What is faulty, and how to fix it"
REMARKS_TITLE = "Good to know"

ASKING = ("The file leaves one thing open", "The file leaves {count} things open")
ASKING_PROPOSED = "Each menu shows what Gobbet takes a column for. Change what is wrong, then go on."
ACCEPT = "Go on with these"
ANSWER_ANEW = "Answer again"
SAMPLE = "It begins with “{text}”."
ANSWERS = "You said: {answers}"
ANSWERED = "{about}: {answer}"
OPTIONS: Mapping[Reason, Mapping[str, str]] = {
    AskReason.WHICH_COLUMN_IS: {
        "prompt": "The question",
        "key": "Which answer is right",
        "option": "An answer to choose from",
        "wrong": "A wrong answer",
        "explanation": "An explanation",
        "topic": "The topic",
        "difficulty": "How hard it is",
        "seconds": "The seconds to answer",
        "kind": "The kind of question",
        "term": "A term, with its explanation in another column",
        "entry": "The explanation of a term",
        "aside": "Nothing that is needed: leave it aside",
    },
    AskReason.WHICH_SIDE_IS_QUESTION: {"term": "The first side", "definition": "The second side"},
    AskReason.KEY_IS_POSITION_OR_TEXT: {"position": "The place of an option", "text": "The text of an option"},
    AskReason.COUNTED_FROM_0: {"0": "The first option is 0", "1": "The first option is 1"},
    AskReason.SEPARATOR: {"\t": "A tab", ",": "A comma", ";": "A semicolon", " - ": "A dash", ":": "A colon"},
    AskReason.HIDDEN_ROWS: {"take": "Yes, take them", "leave": "No, leave them out"},
    AskReason.HIDDEN_SHEET: {"take": "Yes, take it", "leave": "No, leave it aside"},
}
"""What can be answered, by what is asked; the rest is named as the file has it."""

CLASS_QUIZ, QUIZ, UNIT_CHOOSE = "class quiz", "quiz", "unit choose"
USED = "{title} is in use"
USED_VERSION = "Version {number} of {title} is in use"
USED_BACK = "{title} is back, as version {number}"
USED_NEXT = "Play it with the class: {quiz}, and as `topic` choose “All of {title}”. Students practise with {practice}."
USED_CHOOSE = "It is taught here beside what was chosen before; {choose} can make it the only one. Quizzes that run go on."
USED_RENAMED = "Its id is {id}, as the host has a unit of the id in the file."
