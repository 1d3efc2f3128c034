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
HELP_LEAD = "Everything Gobbet says shows where it comes from. Spelling is forgiven in what you type."
HELP_EVERYONE = "For everyone"
HELP_TEACHERS = "For teachers"
