"""What hosts, and who asks for help, are told."""

from __future__ import annotations

HELP = "What Gobbet can do"

HOST = "What the host of this Gobbet does"
UNIT_RELOAD = "Read the content again after an edit (for the host)"
UNIT_RELOADED = "The content was read again: {facts} facts, {questions} questions."
UNIT_KEPT = "The content has faults, so the old one stays in use"
UNIT_FIXED = "This Gobbet was started without a content folder to read again."
HOST_ONLY = "Only the host, who owns the bot's application in Discord, may do that."

HELP_TITLE = "What Gobbet can do"
HELP_LEAD = "Every answer names its sources. Small spelling mistakes do not matter."
WELCOME_TITLE = "Gobbet is here"
WELCOME_LEAD = "Quizzes and facts for your history class, each with its source."
FIRST = """\
**Start a quiz** for the whole class: students press *Join*, you press *Start*.
**A fact** shows what a student finds: a fact with its sources, for you alone.
**Practise** asks ten questions that only you see, and explains each answer."""
"""What to press first; the names are those of the buttons."""
START_QUIZ = "Start a quiz"
A_FACT = "A fact"
PRACTISE = "Practise"
WELCOME_MORE = "{help} lists everything. For teachers, who may manage this server: **/unit add** takes in your own questions."

HELP_EVERYONE = "For everyone"
HELP_TEACHERS = "For teachers"
