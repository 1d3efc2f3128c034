"""The front has a sentence for every reason, and below it nothing speaks."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.errors import Reason, Refusal, Why, because, needs
from bot.front.kit.reasons import SENTENCES, Sentence, say, say_refusal
from bot.language.dates import HistoricalDate
from bot.marking.reasons import ChoiceReason
from bot.study.reasons import ClassQuizReason
from bot.units.fault_words import WORDINGS
from bot.units.faults import Fault
from tests.conftest import ROOT

for found in pkgutil.walk_packages(bot.__path__, "bot."):
    if not found.name.startswith(("bot.__main__", "bot.preview")):
        importlib.import_module(found.name)  # every enumeration of reasons is known from here on
REASONS = [reason for room in Reason.__subclasses__() if room.__module__.startswith("bot.") for reason in room]
SAMPLES = {int: 2, str: "some text", HistoricalDate: HistoricalDate.parse("1956-02"), Why: because(ChoiceReason.IS_TRUE)}
WORDED_BY_UNITS = tuple({type(reason): None for reason in WORDINGS})
SILENT_ROOMS = ("language", "library", "units", "lookup", "marking", "study", "store")
SPOKEN_IN = {
    "study/gobbets/words.py": "what the steps of a gobbet ask is content, as fresh questions are",
    "store/database.py": "the host at the terminal reads why the database cannot be opened",
    "store/__init__.py": "the host at the terminal reads that the database cannot be read",
    "store/lookups/taught.py": "the host at the terminal reads why what was taught cannot be read",
    "store/moving/moving.py": "the host at the terminal reads why servers cannot be moved",
    "store/moving/server_file.py": "the host at the terminal reads why the file of a server cannot be used",
    "store/upkeep/backups.py": "the host at the terminal reads why a backup cannot be made or put back",
    "store/upkeep/hold.py": "the host at the terminal reads who holds the database",
    "store/upkeep/migrate.py": "the host at the terminal reads why the database cannot be migrated",
    "store/upkeep/place.py": "the host at the terminal reads why the folder cannot be used",
    "study/questions/fresh_words.py": "the texts of fresh questions are content",
    "units/fault_words.py": "the one place that words the faults of a unit",
    "units/exports/template/texts.py": "what stands in the template is content",
    "units/authoring/new_unit.py": "the author at the terminal reads why a folder cannot be made",
    "units/faulty/form_faults.py": "its table for lines that cannot be read and fields that do not fit",
    "units/upload_faults.py": "its table for uploaded files",
}


def filled(reason: Reason) -> Why:
    return because(reason, **{name: SAMPLES.get(kind, "some text") for name, kind in reason.fields.items()})


def fields_of(sentence: Sentence) -> set[str]:
    """Give the fields that a template is filled with, or those that a function takes."""
    if not isinstance(sentence, str):
        return set(inspect.signature(sentence).parameters)
    return {name.partition(".")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("reason", [each for each in REASONS if not isinstance(each, WORDED_BY_UNITS)], ids=str)
def test_every_reason_has_its_sentence_in_the_front(reason: Reason) -> None:
    assert fields_of(SENTENCES[reason]) == set(reason.fields)
    assert say(filled(reason))


@pytest.mark.parametrize("kind", [each for kinds in WORDED_BY_UNITS for each in kinds], ids=str)
def test_every_fault_has_its_words_and_mend(kind: Reason) -> None:
    wording = WORDINGS[kind]
    assert fields_of(wording.problem) | fields_of(wording.mend) == set(kind.fields)
    assert str(Fault("facts.toml", "speech", "date", filled(kind))).startswith("facts.toml · speech · date: ")


def test_no_sentence_is_left_over() -> None:
    assert {*SENTENCES, *WORDINGS} == {*REASONS}


def test_fields_are_worded_by_the_front(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sample(Reason):
        READ_AS = needs(date=HistoricalDate, rest=Why)

    monkeypatch.setitem(SENTENCES, Sample.READ_AS, "Read as {date}. {rest}")
    why = because(Sample.READ_AS, date=HistoricalDate.parse("1956-02-25"), rest=because(ClassQuizReason.LONGEST, minutes=10))
    assert say(why) == "Read as 25 February 1956. A question stays open for 10 minutes at most."


def test_numbers_bend_the_words() -> None:
    one, two = (say(because(ChoiceReason.SHARE_FOUND_AND_SLIPS, found=1, asked=3, slips=slips)) for slips in (1, 2))
    assert one == "You found 1 of the 3 right options and chose 1 wrong one."
    assert two == "You found 1 of the 3 right options and chose 2 wrong ones."


def test_a_reason_takes_the_fields_it_is_declared_with_and_no_others() -> None:
    with pytest.raises(TypeError, match=r"LONGEST has the fields \['minutes'\], not \['seconds'\]"):
        because(ClassQuizReason.LONGEST, seconds=600)
    with pytest.raises(TypeError):
        Refusal(ClassQuizReason.LONGEST)


def test_the_front_may_refuse_in_its_own_words_and_nothing_is_said_of_nothing() -> None:
    assert say_refusal(Refusal("There is no set of that name.")) == "There is no set of that name."
    assert say_refusal(Refusal(ClassQuizReason.OVER)) == "This quiz is over."
    assert say(None) == ""


def test_below_the_front_nothing_speaks() -> None:
    spoken = {
        path.relative_to(ROOT / "bot").as_posix(): sentences
        for room in SILENT_ROOMS
        for path in sorted((ROOT / "bot" / room).rglob("*.py"))
        if (sentences := [*sentences_in(path)])
    }
    assert {file: told for file, told in spoken.items() if file not in SPOKEN_IN} == {}
    assert spoken.keys() == SPOKEN_IN.keys()


def sentences_in(path: Path) -> Iterator[str]:
    """Find texts of three words or more that begin like a sentence and end like one; docstrings are none."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for joined in [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]:
        silent |= {id(part) for part in joined.values if isinstance(part, ast.Constant)}
        yield from filter(is_sentence, ["".join(_text(part) for part in joined.values)])
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in silent)
    yield from (text for text in texts if isinstance(text, str) and is_sentence(text))


def _text(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "X"


def is_sentence(text: str) -> bool:
    return len(text.split()) >= 3 and re.fullmatch(r"[“\"]?[A-Z].*[\w”\")][.?!]”?", text.strip(), re.DOTALL) is not None


def test_a_sentence_is_told_from_what_is_none() -> None:
    assert all(map(is_sentence, ("The quiz is over.", "“X” is no word.", "Which of these came first?")))
    assert not any(map(is_sentence, ("SELECT a FROM b WHERE c = ?", "two words", "The thaw", "a, b and c.")))
