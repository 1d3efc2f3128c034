"""A unit of ancient history, from 3000 BC to AD 476, as an author writes it: what the tests of years before Christ look into."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.library.catalogue import Library
from bot.units.load import load_library

FOLDER = Path(__file__).with_name("ancient_unit")


@cache
def ancient_library() -> Library:
    return load_library(FOLDER)
