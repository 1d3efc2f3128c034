"""What is said to whoever comes into a class quiz by another way than *Join* alone."""

from __future__ import annotations

PLAY_ALONG = "Play along"
PLAY_ALONG_ASKED = "You are a teacher here. Do you want to play along, as a student does?"
RENAMED = "Your teacher asks you to play under another name. You are now shown as **{name}**. Keep it, pick another, or leave."
LEAVE = "Leave"
LEFT = "You have left the quiz. *Join*, or an answer, brings you back."
