"""YAML as it was typed: every value a text, nothing made of it, nothing fetched, nothing expanded.

Numbers, dates and NO stay what stands there; a tag or an alias is kept as such, for a reader to name. PyYAML is imported when
this is used; its parser in C gives events one by one, so that neither depth nor repetition can grow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

DEEPEST, MOST_NODES = 12, 200_000
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")} | {"!"}


class Shape(Enum):
    """What a place of the file holds."""

    TEXT = "text"
    LIST = "list"
    TABLE = "table"
    ALIAS = "alias"


@dataclass(slots=True)
class Node:
    """One place of the file; a table lists keys and values in turn. `tag` is an instruction that no text needs."""

    shape: Shape
    line: int
    text: str = ""
    tag: str = ""
    parts: list[Node] = field(default_factory=list)

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Give the keys of a table with their values."""
        return zip(self.parts[::2], self.parts[1::2], strict=False)

    def walk(self) -> Iterator[Node]:
        """Give this place and all within it; the depth is bounded."""
        yield self
        for part in self.parts:
            yield from part.walk()


class YamlWrong(Exception):
    """A text that is no YAML: what the parser says, and in which line, counted from 1."""

    def __init__(self, text: str, line: int) -> None:
        super().__init__(text)
        self.text, self.line = text, line


class YamlTooDeep(Exception):
    """Lists in lists in lists."""


class YamlTooMuch(Exception):
    """More keys and values than any list of questions has."""


def read_yaml(text: str, first_line: int = 1) -> list[Node]:
    """Give the root of each document of a text that begins in this line; raise YamlWrong, YamlTooDeep or YamlTooMuch."""
    import yaml

    loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    roots: list[Node] = []
    inside: list[Node] = []
    left = MOST_NODES
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                inside.pop()
            elif isinstance(event, yaml.NodeEvent):
                node = _make_node(event, first_line)
                (inside[-1].parts if inside else roots).append(node)
                if node.shape in {Shape.LIST, Shape.TABLE}:
                    inside.append(node)
                left -= 1
                if not left:
                    raise YamlTooMuch
                if len(inside) > DEEPEST:
                    raise YamlTooDeep
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlWrong(str(error.problem or error.context or ""), first_line + (mark.line if mark else 0)) from error
    except (yaml.YAMLError, ValueError) as error:
        raise YamlWrong(type(error).__name__, first_line) from error
    return roots


def _make_node(event: object, first_line: int) -> Node:
    import yaml

    assert isinstance(event, yaml.NodeEvent)
    line = first_line + (event.start_mark.line if event.start_mark else 0)
    if isinstance(event, yaml.AliasEvent):
        return Node(Shape.ALIAS, line, text=str(event.anchor))
    tag = str(getattr(event, "tag", None) or "")
    tag = "" if tag in _PLAIN_TAGS else tag.replace("tag:yaml.org,2002:", "!!")
    if isinstance(event, yaml.ScalarEvent):
        return Node(Shape.TEXT, line, event.value, tag)
    return Node(Shape.LIST if isinstance(event, yaml.SequenceStartEvent) else Shape.TABLE, line, tag=tag)
