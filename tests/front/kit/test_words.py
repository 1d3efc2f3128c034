"""Each feature says its own words, and nothing is kept that nobody says."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from discord import app_commands

from bot.app import FEATURES
from bot.front.kit.tree import Leaf
from tests.conftest import ROOT

BOT = ROOT / "bot"
SOURCES = {path: path.read_text("utf-8") for path in sorted(BOT.rglob("*.py"))}
MODULES = [path for path in SOURCES if path.name == "words.py" and path.is_relative_to(BOT / "front")]


_SAID = re.compile(r"(?<![\w.])((?:[a-z]+_)*)words\.([A-Z][A-Z0-9_]*)\b")
SAID = {(path.parent, prefix, name) for path, source in SOURCES.items() for prefix, name in _SAID.findall(source)}
"""Each word that is said, by folder, as it is written there: `words.X` in its own, `kit_words.X` elsewhere."""


def users_of(path: Path, name: str) -> set[str]:
    """Give the folders whose modules say a word."""
    folder = path.parent
    return {user.name for user, prefix, said in SAID if said == name and prefix == ("" if user == folder else f"{folder.name}_")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.parent.name)
def test_every_word_is_said_and_stands_with_who_says_it(path: Path) -> None:
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    users = {name: users_of(path, name) for name in vars(module) if name.isupper()}
    assert [name for name, used in users.items() if not used] == []
    if path.parent.name == "kit":
        alone = {name: used for name, used in users.items() if len(used) == 1 and used != {"kit"}}
        assert alone == {}, "a word that one feature alone says stands in its own words.py"


PHONE = 60
"""Letters of a command's description that a phone shows whole."""


def described(command: Leaf | app_commands.Group, path: str = "") -> Iterator[tuple[str, str]]:
    """List a command or group, what is below it and all options, with what is said of each."""
    name = f"{path}/{command.name}"
    yield name, command.description
    if isinstance(command, app_commands.Group):
        for below in command.commands:
            yield from described(below, name)
    else:
        yield from ((f"{name} {option.display_name}", str(option.description)) for option in command.parameters)


DESCRIBED = {name: told for feature in FEATURES for command in feature.COMMANDS for name, told in described(command)}


@pytest.mark.parametrize("name", DESCRIBED)
def test_what_is_said_of_a_command_and_its_options_fits_a_phone(name: str) -> None:
    assert 1 < len(DESCRIBED[name]) <= PHONE


SPOKEN = re.compile(r"[A-Z][a-z]{2,}|[a-z]{2,} [a-z]{2,}")
FIGURES_OF_SPEECH = {
    "lookup/cards.py": "words by which a name in a source's title is shortened are data",
    "kit/custom_ids.py": "what a developer is told of a custom id that is too long",
}


@pytest.mark.parametrize("path", [path for path in SOURCES if path.is_relative_to(BOT / "front")], ids=lambda path: path.name)
def test_no_label_stands_outside_the_words(path: Path) -> None:
    if path.name in {"words.py", "reasons.py"} or str(path.relative_to(BOT / "front")) in FIGURES_OF_SPEECH:
        return
    tree = ast.parse(SOURCES[path])
    logged = {id(part) for call in _calls(tree) if _is_unspoken(call) for part in ast.walk(call)}
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in logged | docs]
    assert [text.value for text in texts if isinstance(text.value, str) and SPOKEN.search(text.value)] == []


def _calls(tree: ast.AST) -> list[ast.AST]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call | ast.Raise)]


def _is_unspoken(node: ast.AST) -> bool:
    """Say whether a text in this is for the log, for a task's name or for a developer."""
    return isinstance(node, ast.Raise) or re.match(r"log\.|Clock\(|Counter\(|cast\(|TypeVar\(", ast.unparse(node)) is not None
