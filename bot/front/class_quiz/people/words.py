"""What is said to whoever comes into a class quiz by another way than *Join* alone."""

from __future__ import annotations

PLAY_ALONG = "Play along"
PLAY_ALONG_ASKED = "You are a teacher here. Do you want to play along, as a student does?"
RENAMED = "Your teacher asks you to play under another name. You are now shown as **{name}**. Keep it, pick another, or leave."
LEAVE = "Leave"
LEFT = "You have left the quiz. *Join*, or an answer, brings you back."
EXTRA_TIME = "Give a student longer times in class quizzes and gobbets, privately"
EXTRA_STUDENT = "Who; without, you see who has longer times"
EXTRA_PERCENT = "How much longer: 50 for half as long again, 0 for no longer"
EXTRA_TITLE = "Extra time"
EXTRA_LINE = "<@{user}>: **{percent} %** longer"
EXTRA_NONE = "Nobody has longer times here."
EXTRA_PRIVATE = (
    "Only teachers see this. A question waits for these students, and the class reads *Last answers* until they have answered or"
    " their time is up. Speed counts by their own time."
)
