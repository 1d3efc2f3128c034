"""Names said fuller, shorter, by ear or in another language than the key has them, beside names of many cultures."""

from __future__ import annotations

import pytest

from bot.library.catalogue import Library
from bot.marking.judgement import Verdict

from .units import ask, make_unit, mark

PEOPLE = {
    "Ramesses II": (), "Louis XIV": (), "Charles I": (), "Ivan the Terrible": ("Ivan IV",), "Tokugawa Ieyasu": (),
    "Henry VI": (), "Philip II": (),
}  # fmt: skip
TERMS: dict[str, tuple[str, ...]] = {"World War II": ("Second World War",), "World War I": ("First World War",)}
WORLD = Library([make_unit(PEOPLE, TERMS)])

LOOKS_ALIKE = """
Ramesses II | Ramses ll | right
Ramesses II | Ramesses Il | right
Ramesses II | Rameses 1I | right
Louis XIV | Louis XlV | right
Louis XIV | Louis X1V | right
Charles I | Charles l of England | right
Ivan the Terrible | Ivan lV | right
Henry VI | Henry V1 | right
World War II | World War ll | right
World War II | WWll | right
World War I | WW l | right
Tokugawa Ieyasu | Tokugawa Leyasu | right
Ramesses II | Ramesses lll | refused
Ramesses II | Ramesses l | refused
Ramesses II | Ramesses 11 | refused
Louis XIV | Louis XVl | refused
Louis XIV | Louis Xl | refused
Charles I | Charles ll | refused
Henry VI | Henry lV | refused
Henry VI | Henry Vll | refused
World War II | World War l | refused
World War II | WWlll | refused
World War I | WWll | refused
Tokugawa Ieyasu | Tokugawa Lemitsu | refused
"""


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("key", "answer", "expected"), _rows(LOOKS_ALIKE), ids=lambda cell: cell)
def test_an_i_is_read_for_an_l(key: str, answer: str, expected: str) -> None:
    assert (mark(ask(key), answer, WORLD).verdict is Verdict.RIGHT) == (expected == "right")
