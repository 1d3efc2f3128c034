"""A piece of broken TOML -> texts, words and marks, each with its line; it reads on whatever it meets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a\u0060\u00b4\uff02"
"""Quotation marks of word processors, which TOML does not know."""
_MARKS = "[]{}(),;=:"
_WORD_ENDS = re.compile(r"[\s\[\]{}(),;=:\"'#]")
_BLANK = re.compile(r"[ \t\r]+")
MOST = 5_000
"""Tokens that are looked at: what is longer is hardly a line that somebody typed."""


class Kind(Enum):
    """What a token is."""

    TEXT = "a text between its quotation marks"
    OPEN = "a text whose end is missing"
    WORD = "letters and figures without quotation marks"
    MARK = "a bracket, comma, semicolon, colon or equals sign"
    REMARK = "a remark"
    END = "nothing more"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line, as it stands there."""

    kind: Kind
    text: str
    line: int
    """Lines below the first of the piece, from 0."""
    at: int


def read_tokens(text: str) -> list[Token]:
    """Cut a text into its tokens, END behind them."""
    found = []
    for token in _tokens(text):
        found.append(token)
        if len(found) == MOST:
            break
    return [*found, Token(Kind.END, "", text.count("\n"), len(text))]


def _tokens(text: str) -> Iterator[Token]:
    at, line = 0, 0
    while at < len(text):
        sign = text[at]
        if sign == "\n":
            at, line = at + 1, line + 1
            continue
        if blank := _BLANK.match(text, at):
            at = blank.end()
            continue
        kind, end = _measure(text, at)
        yield Token(kind, text[at:end], line, at)
        if kind is Kind.OPEN:
            return
        line += text.count("\n", at, end)
        at = end


def _measure(text: str, at: int) -> tuple[Kind, int]:
    """Say what begins here and where it ends."""
    sign = text[at]
    if sign == "#":
        return Kind.REMARK, _or_end(text.find("\n", at), text)
    if sign in "\"'":
        return _measure_text(text, at, sign)
    if sign in _MARKS:
        return Kind.MARK, at + 1
    found = _WORD_ENDS.search(text, at + 1)
    return Kind.WORD, found.start() if found else len(text)


def _measure_text(text: str, at: int, mark: str) -> tuple[Kind, int]:
    if text.startswith(mark * 3, at):
        end = _find_close(text, at + 3, len(text), mark * 3)
        return (Kind.TEXT, end) if end else (Kind.OPEN, len(text))
    stop = _or_end(text.find("\n", at), text)
    end = _find_close(text, at + 1, stop, mark)
    return (Kind.TEXT, end) if end else (Kind.OPEN, stop)


def _find_close(text: str, at: int, stop: int, mark: str) -> int:
    """Give the place behind the closing mark, 0 where there is none; a backslash before it counts between two \"."""
    while (found := text.find(mark, at, stop)) >= 0:
        slashes = found - at - len(text[at:found].rstrip("\\")) if mark[0] == '"' else 0
        if slashes % 2 == 0:
            return found + len(mark)
        at = found + 1
    return 0


def _or_end(found: int, text: str) -> int:
    return found if found >= 0 else len(text)
