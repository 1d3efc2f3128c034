"""The class server of these tests teaches the small unit of tests/sample.py, whatever the shipped one says."""

from __future__ import annotations

import pytest

from bot.library.catalogue import Library
from bot.lookup.index import Index
from tests.sample import make_library


@pytest.fixture(scope="session")
def library() -> Library:
    return make_library()


@pytest.fixture(scope="session")
def index(library: Library) -> Index:
    return Index.of(library)
