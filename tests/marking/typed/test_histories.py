"""Answers to questions on eight histories, each marked among the names of its own unit."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.front.kit.reasons import say
from bot.library.catalogue import Library
from bot.library.questions import Typed
from bot.marking.judgement import Verdict

from .units import make_unit, mark

UNITS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("histories.toml").read_text("utf-8"))["units"]
LIBRARIES = {
    unit["id"]: Library([make_unit({name: tuple(names) for name, names in unit["people"].items()},
                                   {name: tuple(names) for name, names in unit["terms"].items()}, key=unit["id"])])
    for unit in UNITS
}  # fmt: skip
QUESTIONS = [(unit["id"], question) for unit in UNITS for question in unit["questions"]]


@pytest.mark.parametrize(("unit", "asked"), QUESTIONS, ids=lambda value: value if isinstance(value, str) else value["prompt"])
def test_a_fair_teacher_agrees(unit: str, asked: dict[str, Any]) -> None:
    question = Typed(id=f"{unit}/asked", prompt=asked["prompt"], answers=tuple(asked["accepted"]))
    for text in (*asked["right"], *asked["refused"]):
        judged = mark(question, text, LIBRARIES[unit])
        assert (judged.verdict is Verdict.RIGHT) == (text in asked["right"]), f"{text}: {say(judged.reason)}"
