"""A line of a content file that is no TOML -> what its author did, as a reason that can be mended.

It reads the line as TOML would, by its tokens, and names the first thing that does not fit; each mistake has its own reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import NamedTuple

from ...errors import Why, because
from .form_faults import TextFault
from .near import nearest
from .tokens import QUOTES, Kind, read_tokens
from .values import REMARKS, SHOWN, Found, Values, show

_NAME = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_UNSEEN = {0x00A0: "a blank that does not break", 0xFEFF: "a byte order mark", 0x3000: "a wide blank"}


class Slip(NamedTuple):
    """What is wrong with a line: how many lines below the first it stands, its field, and why."""

    line: int
    field: str
    why: Why


def explain_lines(text: str, told: str, fields: Collection[str]) -> Slip:
    """Say what is wrong with a piece that should be one field; `told` is what the reader of TOML said of it."""
    head, mark = _cut_name(text)
    name = head.strip().strip("\"'" + QUOTES)
    try:
        _look_at_letters(text)
        _look_at_head(text, head, mark, fields)
        cut = len(head) + len(mark)
        Values(text[cut:], name, text[:cut].lstrip() or name, told).read_field()
    except Found as found:
        return Slip(found.line, name if mark and _NAME.fullmatch(name) else "", found.why)
    except RecursionError:
        return Slip(0, name, because(TextFault.NESTED_DEEP))
    return Slip(0, name if _NAME.fullmatch(name) else "", _as_told(text, told))


def _as_told(text: str, told: str) -> Why:
    if "integer string conversion" in told:
        return because(TextFault.NUMBER_TOO_LONG)
    return because(TextFault.NOT_TOML, text=show(text))


def _cut_name(text: str) -> tuple[str, str]:
    """Give what stands before the first equals sign or colon of the first line, and that sign."""
    line = text.split("\n", 1)[0][:200]
    found = re.search(r":=|==+|=>|->|=|:", line)
    quote = re.search(rf"[\"'{QUOTES}]", line.lstrip()[1:])
    lead = len(line) - len(line.lstrip()) + 1
    if found is None or (
        quote is not None and quote.start() + lead < found.start() and not line.lstrip().startswith(tuple("'\"" + QUOTES))
    ):
        return line, ""
    return line[: found.start()], found.group()


def _look_at_letters(text: str) -> None:
    """Raise for letters that are never seen."""
    outside = text
    for letter in set(text):
        code = ord(letter)
        if (code < 32 and letter not in "\t\n\r") or code == 127:
            raise Found(text.count("\n", 0, text.index(letter)), because(TextFault.CONTROL, code=str(code)))
    if outside.isascii():
        return
    for token in read_tokens(text):
        unseen = [letter for letter in token.text if _is_unseen(letter)] if token.kind in (Kind.WORD, Kind.MARK) else []
        if unseen:
            what = _UNSEEN.get(ord(unseen[0])) or unicodedata.name(unseen[0], f"number {ord(unseen[0])}").lower()
            raise Found(token.line, because(TextFault.INVISIBLE, what=what, text=show(text)))


def _is_unseen(letter: str) -> bool:
    return not letter.isascii() and unicodedata.category(letter) in ("Zs", "Zl", "Zp", "Cf")


def _look_at_head(text: str, head: str, mark: str, fields: Collection[str]) -> None:
    """Raise for what is no name with an equals sign behind it."""
    line = text.strip()
    if line.startswith(("{", "[{")) and '"' in line[:200] and ":" in line[:2_000]:
        raise Found(0, because(TextFault.JSON))
    if not any(letter.isalnum() for letter in line):
        raise Found(0, because(TextFault.NO_STATEMENT, text=show(line)))
    if begun := next((begun for begun in REMARKS if line.startswith(begun)), ""):
        raise Found(0, because(TextFault.COMMENT_MARK, mark=begun, text=show(line)))
    if line[:2] in ("- ", "* ", "+ ", "\u2022 ", "\u2013 "):
        raise Found(0, because(TextFault.DASH, mark=line[0], text=show(line)))
    name = head.strip()
    word = re.match(r"[A-Za-z_-]+(?=\s*[\"'\[{\d])", name)
    if not mark:
        if word and (word[0] in fields or nearest(word[0], fields)):
            raise Found(0, because(TextFault.EQUALS_MISSING, name=word[0], text=show(line)))
        raise Found(0, because(TextFault.NO_STATEMENT, text=show(line)))
    if not name or name[0] in "[]{}(),<":
        raise Found(0, because(TextFault.NO_STATEMENT, text=show(line)))
    if mark != "=" and mark != ":":
        raise Found(0, because(TextFault.EQUALS_FORM, mark=mark, text=show(line)))
    if name[0] in QUOTES:
        raise Found(
            0, because(TextFault.NAME_LETTERS, name=name, right=nearest(name.strip(QUOTES), fields) or name.strip(QUOTES))
        )
    if " " in name and name[0] not in "\"'":
        joined = "_".join(name.split())
        right = joined if joined in fields else nearest(joined, fields)
        if not right and (len(name.split()) > 3 or not name[0].isalpha()):
            raise Found(0, because(TextFault.NO_STATEMENT, text=show(line)))
        raise Found(0, because(TextFault.NAME_WITH_SPACES, name=name[:SHOWN], right=right))
    if mark == ":" and not (name in fields or nearest(name, fields)):
        raise Found(0, because(TextFault.NO_STATEMENT, text=show(line)))
    if mark == ":":
        raise Found(0, because(TextFault.COLON_FOR_EQUALS, name=name.strip("\"'")[:SHOWN], text=show(line)))
    if not _NAME.fullmatch(name) and name[0] not in "\"'" and "." not in name:
        raise Found(0, because(TextFault.NAME_LETTERS, name=name[:SHOWN], right=nearest(name, fields)))
