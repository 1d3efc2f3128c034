"""What all tests share: the real unit, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.library.catalogue import Library
from bot.library.units import load_library

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(ROOT / "content")
