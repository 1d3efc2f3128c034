"""Over two hundred mistakes of text authors, each with all its faults and no other: line, entry, field, mend."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.units.check import check_content
from bot.units.faults import ContentFault

HERE = Path(__file__).parent
SMALL = HERE / "small_unit"


class Mistake(NamedTuple):
    """What somebody types into a file instead of what should stand there, and what they are told."""

    name: str
    file: str
    old: str
    new: str
    told: list[str]


def read_mistakes() -> Iterator[Mistake]:
    """Read mistakes.txt; a character that is not seen is written as <U+00A0> there."""
    for block in (HERE / "mistakes.txt").read_text("utf-8").split("\n# ")[1:]:
        head, *lines = block.split("\n")
        name, _, file = head.partition(" · ")
        parts = {mark: [line[2:] for line in lines if line[:1] == mark] for mark in "-+"}
        told = [line for line in lines if line[:1] in ("!", "?")]
        new = re.sub(r"<U\+([0-9A-F]{4})>", lambda found: chr(int(found[1], 16)), "\n".join(parts["+"]))
        yield Mistake(name, file, "\n".join(parts["-"]), new, told)


MISTAKES = [*read_mistakes()]


def test_the_unit_that_is_spoilt_is_sound() -> None:
    report = check_content(SMALL, remarks=True)
    assert report.faults == report.remarks == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name for mistake in MISTAKES])
def test_a_mistake_gives_its_faults_and_no_others(mistake: Mistake, tmp_path: Path) -> None:
    unit = tmp_path / "small"
    shutil.copytree(SMALL, unit)
    path = unit / mistake.file
    text = path.read_text("utf-8")
    assert mistake.old in text
    path.write_text(text.replace(mistake.old, mistake.new, 1), "utf-8")
    assert told(unit) == mistake.told


def told(unit: Path) -> list[str]:
    try:
        report = check_content(unit, remarks=True)
    except ContentFault as fault:
        return [_line("!", each) for each in fault.faults]
    return [*(_line("!", each) for each in report.faults), *(_line("?", each) for each in report.remarks)]


def _line(mark: str, told: object) -> str:
    seen = re.sub("[\u00a0\u200b\u0007]", lambda found: f"<U+{ord(found[0]):04X}>", str(told))
    return f"{mark} {seen}"


def test_there_are_many_and_all_are_found() -> None:
    assert len(MISTAKES) >= 250
    silent = [mistake.name for mistake in MISTAKES if not mistake.told]
    assert silent == ["tab before fields"]  # which is no mistake
