"""A class quiz as its record: the whole of it but the questions that it asks, which are kept beside it."""

from __future__ import annotations

import sqlite3
from functools import cache

import msgspec
from msgspec.structs import replace

from ...study.class_quiz.quiz import ClassQuiz
from .kept_questions import KeptQuestions

_json = msgspec.json.Encoder()


def write_quiz(quiz: ClassQuiz) -> str:
    return _json.encode(replace(quiz, plan=replace(quiz.plan, kept=msgspec.UNSET))).decode()


@cache
def _reader() -> msgspec.json.Decoder[ClassQuiz]:
    """Made when it is needed: it knows all that a quiz may hold, which takes 4 ms."""
    return msgspec.json.Decoder(ClassQuiz)


def load_quizzes(bare: sqlite3.Connection, kept: KeptQuestions | None, where: str, values: tuple[object, ...]) -> list[ClassQuiz]:
    """Read the quizzes of a condition, where wanted with the questions that they ask."""
    found = [_reader().decode(row[0]) for row in bare.execute(f"SELECT record FROM live_quizzes WHERE {where}", values)]
    if kept is None:
        return found
    return [replace(quiz, plan=replace(quiz.plan, kept=kept.read(bare, quiz.plan.drawn) or msgspec.UNSET)) for quiz in found]
