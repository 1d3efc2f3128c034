"""The class server of these tests teaches the small unit of tests/study, whatever the shipped one says."""

from __future__ import annotations

import pytest

from bot.library.catalogue import Library
from bot.library.search import Index
from tests.study.sample import make_library


@pytest.fixture(scope="session")
def library() -> Library:
    return make_library()


@pytest.fixture(scope="session")
def index(library: Library) -> Index:
    return Index.of(library)
