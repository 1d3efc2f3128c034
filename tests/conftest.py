"""What all tests share: the real unit, read once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.library.catalogue import Library
from bot.units.load import load_library

ROOT = Path(__file__).resolve().parent.parent
settings.register_profile("gobbet", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("gobbet")  # a busy machine, or the first use of a library, is no failure


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(ROOT / "content")
