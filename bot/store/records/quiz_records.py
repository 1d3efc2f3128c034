"""A class quiz as its record: the whole of it but the questions that it asks, which are kept beside it."""

from __future__ import annotations

import sqlite3

import msgspec
from msgspec.structs import replace

from ...study.class_quiz.quiz import ClassQuiz
from .kept_questions import KeptQuestions

_json = msgspec.json.Encoder()
_read_quiz = msgspec.json.Decoder(ClassQuiz)


def write_quiz(quiz: ClassQuiz) -> str:
    return _json.encode(replace(quiz, plan=replace(quiz.plan, kept=msgspec.UNSET))).decode()


def load_quizzes(bare: sqlite3.Connection, kept: KeptQuestions | None, where: str, values: tuple[object, ...]) -> list[ClassQuiz]:
    """Read the quizzes of a condition, where wanted with the questions that they ask."""
    found = [_read_quiz.decode(row[0]) for row in bare.execute(f"SELECT record FROM live_quizzes WHERE {where}", values)]
    if kept is None:
        return found
    return [replace(quiz, plan=replace(quiz.plan, kept=kept.read(bare, quiz.plan.drawn) or msgspec.UNSET)) for quiz in found]
