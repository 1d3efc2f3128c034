"""The bytes of Moodle's XML -> its <question> elements, one by one, with their lines.

Entities are never expanded, nothing is fetched, and what nests deeper than any export does is refused. Where the file as a whole
is no XML, each question is read by itself, so that one stray < hides no other.
"""

from __future__ import annotations

import html
import html.entities
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar
from xml.sax.handler import ContentHandler, ErrorHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from ...upload_faults import UploadFault
from ..upload import MOST_ENTRIES, Unusable

T = TypeVar("T")
_DEEPEST = 60
_MOST_NODES = 3_000
_UNREAD = frozenset({"file", "image_base64"})
_ENTITY = re.compile(r"&(?:(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos)|([A-Za-z][A-Za-z0-9]{1,30}));|&")
_QUESTION, _END = re.compile(r"<question(?=[\s>])"), "</question>"


@dataclass(slots=True)
class Node:
    """An element: what stands in it in its order, and the line that it begins in."""

    name: str
    attributes: dict[str, str]
    line: int
    content: list[str | Node] = field(default_factory=list)
    too_big: bool = False

    @property
    def text(self) -> str:
        """The text of it, with such elements as somebody forgot to escape written out again."""
        return "".join(part if isinstance(part, str) else part.markup for part in self.content)

    @property
    def markup(self) -> str:
        alternative = self.attributes.get("alt", "")
        told = f' alt="{html.escape(alternative)}"' if alternative else ""
        return f"<{self.name}{told}>{self.text}</{self.name}>"

    def all(self, name: str) -> list[Node]:
        """List the elements of a name that stand directly in it."""
        return [part for part in self.content if isinstance(part, Node) and part.name == name]

    def find(self, *names: str) -> Node | None:
        """Give the first element at the end of a path."""
        node: Node | None = self
        for name in names:
            node = next(iter(node.all(name)), None) if node is not None else None
        return node

    def read(self, *names: str) -> str:
        """Give the text at the end of a path, or nothing."""
        node = self.find(*names)
        return node.text.strip() if node is not None else ""


@dataclass(frozen=True, slots=True)
class BrokenQuestion:
    """A question that is no XML: where, and what the parser says."""

    line: int
    at: int
    """The line that the parser stopped in."""
    message: str


class _NotXml(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(line, message)
        self.line, self.message = line, message


class _Collector(ContentHandler):
    """Builds each question, hands it on when it is complete, and forgets it."""

    def __init__(self, found: Callable[[Node], None], first_line: int) -> None:
        super().__init__()
        self._found, self._first_line = found, first_line
        self._open: list[Node | None] = []
        self._nodes = 0
        self._at: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - as all three below, named by SAX
        self._at = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - as SAX calls it
        if len(self._open) >= _DEEPEST:
            raise Unusable(UploadFault.NESTED_TOO_DEEP)
        parent = self._open[-1] if self._open else None
        if parent is None:
            self._nodes = 0
        self._open.append(self._begin(name, attrs, parent) if parent or name == "question" else None)

    def _begin(self, name: str, attrs: AttributesImpl, parent: Node | None) -> Node:
        line = (self._at.getLineNumber() if self._at else None) or 1
        node = Node(name, dict(attrs.items()), self._first_line + line - 1)
        self._nodes += 1
        if parent is not None and self._nodes <= _MOST_NODES:
            parent.content.append(node)
        return node

    def endElement(self, name: str) -> None:  # noqa: N802 - as SAX calls it
        node = self._open.pop()
        if node is not None and (not self._open or self._open[-1] is None):
            node.too_big = self._nodes > _MOST_NODES
            self._found(node)

    def characters(self, content: str) -> None:
        node = self._open[-1] if self._open else None
        if node is not None and node.name not in _UNREAD and self._nodes <= _MOST_NODES:
            node.content.append(content)


class _QuietErrors(ErrorHandler):
    """Raises what is fatal; warnings would be printed."""

    def warning(self, exception: BaseException) -> None:
        """Pass over it."""


def read_questions(data: bytes, text: str, convert: Callable[[Node], T]) -> list[T | BrokenQuestion]:
    """Convert every question of a file in its order; raise Unusable for what is no export of Moodle at all."""
    try:
        return _read_whole(data, convert)
    except _NotXml as fault:
        found = list(_read_each(text, convert))
        if not found:
            raise Unusable(UploadFault.READING_FAILED, text=f"line {fault.line}: {fault.message}") from None
        return found


def _read_whole(data: bytes, convert: Callable[[Node], T]) -> list[T | BrokenQuestion]:
    found: list[T | BrokenQuestion] = []

    def take(node: Node) -> None:
        _check_count(len(found))
        found.append(convert(node))

    bare = data.lstrip(b" \t\r\n")  # an empty line before its declaration makes a file no XML
    _parse(bare, take, 1 + data[: len(data) - len(bare)].count(b"\n"))
    return found


def _check_count(count: int) -> None:
    if count > 2 * MOST_ENTRIES:
        raise Unusable(UploadFault.TOO_MUCH_FOUND, most=MOST_ENTRIES)


def _parse(data: bytes, found: Callable[[Node], None], first_line: int) -> None:
    """Parse without entities; raise _NotXml with the line where it is none."""
    from xml.sax import SAXParseException

    from defusedxml import EntitiesForbidden, ExternalReferenceForbidden
    from defusedxml.sax import parseString

    try:
        parseString(data, _Collector(found, first_line), errorHandler=_QuietErrors())
    except SAXParseException as error:
        raise _NotXml(first_line + (error.getLineNumber() or 1) - 1, error.getMessage()) from None
    except (EntitiesForbidden, ExternalReferenceForbidden):
        raise Unusable(UploadFault.DEFINES_ENTITIES) from None


def _read_each(text: str, convert: Callable[[Node], T]) -> Iterator[T | BrokenQuestion]:
    """Read each question by itself; one that is never closed ends where the next begins."""
    line, counted = 1, 0
    starts = [found.start() for found in _QUESTION.finditer(text)]
    _check_count(len(starts))
    for start, following in pairwise([*starts, len(text)]):
        line, counted = line + text.count("\n", counted, start), start
        chunk = text[start : _find_end(text, start, following)]
        nodes: list[Node] = []
        try:
            _parse(_mend(chunk).encode(), nodes.append, line)
        except _NotXml as fault:
            yield BrokenQuestion(line, fault.line, fault.message)
        else:
            yield from (convert(node) for node in nodes)


def _find_end(text: str, start: int, following: int) -> int:
    """Find where a question ends that begins here: with its tag, or before what follows."""
    end = text.find(_END, start, following)
    if end >= 0:
        return end + len(_END)
    tag = text.find(">", start, following) + 1
    return tag if text[tag - 2 : tag] == "/>" else following


def _mend(chunk: str) -> str:
    """Write out what is beyond doubt in HTML and unknown in XML: `&nbsp;`, and an & that begins nothing."""
    return _ENTITY.sub(lambda found: found[0] if found[1] else f"&{_code(found[2])};", chunk)


def _code(name: str | None) -> str:
    meant = html.entities.html5.get(f"{name};", "")
    return f"#{ord(meant)}" if len(meant) == 1 else f"amp;{name}" if name else "amp"
