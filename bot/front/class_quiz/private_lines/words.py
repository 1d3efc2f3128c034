"""What a private line says once its question is revealed."""

from __future__ import annotations

WON = "**+{points}** points"
YOU = "You: {answer}"
KEY = "Right: {key}"
STAND = "Place **{rank}** of {all}{moved}"
POINTS = "**{points}** points"
RUN = "🔥 **{run}** right in a row"
UP = "▲ up {count}"
DOWN = "▼ down {count}"
WORTH_MORE = "🎉 Good news: your teacher has accepted your answer."
WORTH_LESS = "Your teacher has looked at this question again, and your mark has changed."
YOUR_TEAM = "You play in **team {team}**."
YOUR_NICKNAME = "You are shown as **{name}**; no other student is told who that is."
