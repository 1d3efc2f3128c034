"""What the slides of a class quiz say."""

from __future__ import annotations

HEAD = "Question {number} of {total}{level}"
CHOOSE = "Choose in Discord"
WRITE = "Write your answer in Discord"
STEPS = ("Scan the code, or go to #{channel} in Discord", "Press Join")
STEPS_HERE = ("Scan the code, or go to where the quiz is", "Press Join")
JOINED = {1: "has joined"}
JOINED_MANY = "have joined"
ALT_QUESTION = "The question, large, for a projector: {prompt}"
ALT_LOBBY = "The lobby, large, for a projector: {place}, {title}; {number} {joined}. {steps}."
TITLE = "Class quiz: {title}"
