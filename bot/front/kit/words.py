"""What the kit itself says, and what several features say; each feature's own words stand beside it."""

from __future__ import annotations

DIFFICULTIES = {1: "easy", 2: "medium", 3: "hard"}

GONE = "This entry is gone: its unit was changed after this card was made."
RELATED_CHOOSE = "Choose a fact to read"
NO_TOPICS = "There are no topics here. Leave the topic out."
NO_TOPIC = "There is no topic like “{query}”. The topics are:\n{topics}"
TOPICS_MORE = "- and {count} more; the list under `topic` finds them"

TOPIC_OF_SEVERAL = "Several units have a topic “{query}”. Choose one from the list under `topic`:\n{topics}"
ALL_OF = "All of {title}"

FROM_LIST = "From your teacher's list: {title}"
"""Where there is no source to name."""
KEY = "Right answer: **{key}**"
QUIZ_MISSED = "Look at these again:"

SETTINGS_MANAGER = "Only somebody who may manage the server can do this."

REPORT_ANSWER_FIRST = "Answer the question first; then you can report it."

NEWS_LEAD = "📬 **Your teacher has changed your marks:**"
NEWS_ACCEPTED = "- “{text}” is accepted now, and you have the points: {prompt}"
NEWS_WITHDRAWN = "- “{text}” is no longer accepted: {prompt}"
NEWS_MORE = "- and {count} more; /scores has them all"
NEWS_OLD_QUESTION = "a question that has since been taken out"

APOLOGY = (
    "Something went wrong on our side, and it has been noted as **{number}**. Nothing that you saved is lost. "
    "Please try again; if it happens again, give the host this number."
)
NOT_ALLOWED = "Only a teacher of this server may do that."
IN_A_SERVER = "That works only in a server, not in direct messages."
TOO_FAST = "Too fast. Wait a few seconds, then go on; what you press before then does not count."
TOO_SLOW = "That took too long. Please press again."
NO_SUCH_OPTION = "This command does not take that. Type it again, and choose from what it offers."
OLD_BUTTON = "This button is from an older Gobbet. Use the command again for a fresh card."

BACK = "Back"
NEXT = "Next"
PAGE = "{page} of {pages}"
ABOUT_TOPIC = " on “{topic}”"
