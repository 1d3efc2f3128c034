"""What is said about units, and about a server's own ones."""

from __future__ import annotations

UNIT = "The units that Gobbet teaches here, and your own lessons"

CHOOSE = "Choose the units that Gobbet teaches here"
CHOOSE_CHANNEL = "A channel that has units of its own; leave out for the whole server"
CHOOSE_TITLE = "Units of this server"
CHOOSE_CHANNEL_TITLE = "Units of <#{channel}>"
CHOOSE_HOW = "Look-ups, the timeline, quizzes, sets and the leaderboard keep to the units with a tick."
CHOOSE_MENU = "Choose units"
CHOSEN = "Saved. Quizzes that run go on as they began."
UNCHOSEN = "Nothing is chosen here, so the units with a tick are those of the {above}."
ABOVE_SERVER, ABOVE_HOST = "server", "host"
RESET = "As in the {above}"
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

HISTORY = "See the last versions of a unit of this server, and go back to one"
HISTORY_UNIT = "The unit"
HISTORY_TITLE = "Versions of {title}"
HISTORY_LINE = "**{number}** · {when} · {what} · {questions}"
HISTORY_CHANGES = {"upload": "uploaded: {detail}", "edit": "edited: {detail}", "undo": "went back to version {detail}"}
HISTORY_NOW = " (now)"
HISTORY_MENU = "Go back to a version"
HISTORY_OPTION = "Version {number}"
HISTORY_BACK = "**{title}** is again as it was in version {number}. Quizzes that run go on as they began."
HISTORY_GONE = "That version is not kept any more."
