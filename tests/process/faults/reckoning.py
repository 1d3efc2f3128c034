"""Holds what is on disk and what stands in the channels against what a class was told."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from bot.library.questions import AnyQuestion
from bot.units.load import load_library

from ...standin.process import ROOT
from .class_play import ClassPlay
from .figures import Figures

_TITLE = re.compile(r"(Question|Standings after question) (\d+) of \d+")


def kinds_of_questions() -> dict[type[AnyQuestion], str]:
    """Give a question of each kind from the shipped units."""
    return {type(question): question.id for question in reversed([*load_library(ROOT / "content").questions.values()])}


def save_set(database: Path, guild: int | None, name: str, questions: Iterable[str]) -> None:
    """Save a set of questions as a teacher would have."""
    with closing(sqlite3.connect(database, timeout=30)) as found, found:
        found.execute("INSERT INTO question_sets VALUES (?, ?, ?, 1, 1)", (guild, name, json.dumps([*questions])))


def reckon(plays: Iterable[ClassPlay], database: Path, where: str, ignored: Iterable[tuple[str, int, int]] = ()) -> Figures:
    """Give what was acknowledged and stored, lost or shown twice."""
    figures, plays = Figures(), [*plays]
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as found:
        rows = found.execute("SELECT quiz_id, position, user_id, press_id FROM live_answers").fetchall()
        marked = {(key, at) for key, at in found.execute("SELECT round_id, position FROM answers")}
        quizzes = [json.loads(record) for (record,) in found.execute("SELECT record FROM live_quizzes")]
    stored = {(quiz, at, user): press for quiz, at, user, press in rows}
    figures.stored = len(stored)
    for play in plays:
        figures.acknowledged += len(play.saved)
        for slot, press in play.saved.items():
            if slot not in ignored and stored.get(slot) != press:
                figures.lost += 1
                figures.notes.append(
                    f"{where}, #{play.channel.name}: {slot} was told “saved” for {press}, stored is {stored.get(slot)}"
                )
        for slot in play.pressed:
            if slot in stored and stored[slot] not in play.pressed[slot]:
                figures.lost += 1
                figures.notes.append(f"{where}: {slot} has {stored[slot]} stored, which nobody pressed")
        figures.twice += play.twice_told
        _count_twice(figures, play, where)
    for quiz in quizzes:
        _count_unmarked(figures, quiz, stored, marked, where)
    return figures


def _count_twice(figures: Figures, play: ClassPlay, where: str) -> None:
    """Count cards of one question, standings of one question and podiums that stand there more than once for one quiz."""
    seen: Counter[str] = Counter()
    quiz = 0
    for card in play.cards():
        first = card.text.partition("\n")[0]
        if "Class quiz" in first:
            quiz += 1  # a lobby: what follows is of this quiz
        elif first.endswith("The podium"):
            seen[f"the podium of quiz {quiz}"] += 1
        elif title := _TITLE.search(first):
            seen[f"“{title[0]}” of quiz {quiz}"] += 1
    for what, count in seen.items():
        if count > 1:
            figures.twice += count - 1
            figures.notes.append(f"{where}, #{play.channel.name}: {what} stands there {count} times")


def _count_unmarked(
    figures: Figures, quiz: dict[str, object], stored: dict[tuple[str, int, int], int], marked: set[tuple[str, int]], where: str
) -> None:
    """A stored answer to a question that was revealed and not skipped has its mark."""
    asked = quiz["asked"]
    assert isinstance(asked, list)
    counted = {at for at, each in enumerate(asked) if each.get("revealed") and not each.get("dropped")}
    for key, at, user in stored:
        if key == quiz["id"] and at in counted and (f"{key}.{user}", at) not in marked:
            figures.lost += 1
            figures.notes.append(f"{where}: the answer {(key, at, user)} has no mark")
