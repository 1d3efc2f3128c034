"""The class server of these tests is taught ancient history, from 3000 BC to AD 476."""

from __future__ import annotations

import pytest

from bot.library.catalogue import Library
from bot.lookup.index import Index
from tests.ancient import ancient_library


@pytest.fixture(scope="session")
def library() -> Library:
    return ancient_library()


@pytest.fixture(scope="session")
def index(library: Library) -> Index:
    return Index.of(library)
