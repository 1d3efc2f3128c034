"""What the pictures of standings and podium say."""

from __future__ import annotations

PLAYER = "Player {number}"
NAMELESS = "A player"
STUDENTS = {1: "1 student"}
STUDENTS_MANY = "{count} students"
AFTER = "after question {number} of {total}  ·  {students}"
RUN = "{run} in a row"
TEAM = "Team {team}"
BETWEEN = " · "
WON = "+{points}"
