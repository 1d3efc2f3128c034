"""Options are shuffled, so a text that names them by their place is wrong: the check says so, and spares what only looks so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.units.check import check_content
from bot.units.faults import Fault, Remark

SMALL = Path(__file__).with_name("small_unit")


def remarks_on(folder: Path, before: str, after: str) -> list[Fault]:
    """Give the remarks on options that are counted, once something in the questions is replaced."""
    shutil.copytree(SMALL, folder / "unit")
    questions = folder / "unit" / "questions.toml"
    told = questions.read_text("utf-8")
    assert before in told
    questions.write_text(told.replace(before, after, 1), "utf-8")
    report = check_content(folder, remarks=True)
    assert report.faults == []
    return [each for each in report.remarks if each.why.reason is Remark.OPTION_COUNTED]


@pytest.mark.parametrize(
    "explanation",
    [
        "The last two show the openings, the first three the limits.",
        "The first option is a myth.",
        "Both of the above happened.",
        "None of the above, in fact.",
        "Option C came later.",
        "Answers A and B are right.",
        "The other years belong to the last two.",
        "See the options above.",
        "Only the second answer fits the source.",
    ],
)
def test_an_explanation_that_counts_options_is_remarked_on(tmp_path: Path, explanation: str) -> None:
    (remark,) = remarks_on(tmp_path, "The book says so.", explanation)
    assert (remark.entry, remark.field) == ("q-when", "explanation")
    assert "Each student sees them in another order" in str(remark)


@pytest.mark.parametrize(
    "explanation",
    [
        "He spoke in the last two years of the war.",
        "The first three centuries are missing.",
        "Of the two, the first was shot.",
        "His first answer was a lie; the vitamin A scare came later.",
        "The first human in space was Gagarin.",
        "The other three can be checked like any fact.",
        "It stood above the door, and below the arms of the city.",
        "The Second International, the Third Reich, the First Five-Year Plan.",
    ],
)
def test_what_only_looks_so_is_left_alone(tmp_path: Path, explanation: str) -> None:
    assert remarks_on(tmp_path, "The book says so.", explanation) == []


def test_an_option_that_points_to_the_others_is_remarked_on(tmp_path: Path) -> None:
    (remark,) = remarks_on(tmp_path, 'text = "1965"', 'text = "All of the above"')
    assert remark.field == "wrong 2 · text"


def test_where_nothing_is_shuffled_nothing_is_remarked_on(tmp_path: Path) -> None:
    assert remarks_on(tmp_path, "He did.", "The last two are wrong.") == []
