"""Each feature says its own words, and nothing is kept that nobody says."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

BOT = ROOT / "bot"
SOURCES = {path: path.read_text("utf-8") for path in sorted(BOT.rglob("*.py"))}
MODULES = [path for path in SOURCES if path.name == "words.py"]


def users_of(path: Path, name: str) -> set[str]:
    """Give the folders whose modules say a word: as `words.X` in its own, and as `kit_words.X` elsewhere."""
    folder = path.parent
    return {
        user.parent.name
        for user, source in SOURCES.items()
        if re.search(rf"(?<![\w.]){'' if user.parent == folder else f'{folder.name}_'}words\.{name}\b", source)
    }


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.parent.name)
def test_every_word_is_said_and_stands_with_who_says_it(path: Path) -> None:
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    users = {name: users_of(path, name) for name in vars(module) if name.isupper()}
    assert [name for name, used in users.items() if not used] == []
    if path.parent.name == "kit":
        alone = {name: used for name, used in users.items() if len(used) == 1 and used != {"kit"}}
        assert alone == {}, "a word that one feature alone says stands in its own words.py"
