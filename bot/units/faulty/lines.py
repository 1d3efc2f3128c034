"""A line of a content file that is no TOML -> what its author did, as a reason that can be mended.

It reads the line as TOML would, by its tokens, and names the first thing that does not fit; each mistake has its own reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import NamedTuple

from ...errors import Why, because
from .dates import explain_date
from .near import nearest
from .tokens import QUOTES, Kind, Token, read_tokens
from .words import TextFault

SHOWN = 80
"""Letters of a line that are shown."""
_DEEPEST = 40
_NUMBER = re.compile(r"[+-]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d+)?|[+-]?(?:inf|nan)|0[xob][\da-fA-F_]+", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d\S*", re.ASCII)
_DATE_LIKE = re.compile(r"\d{1,4}[-./]\d{1,4}(?:[-./]\d{1,4})?~?", re.ASCII)
_NUMBER_LIKE = re.compile(r"[+-]?[\d.,'_]*\d[\d.,'_]*%?", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_FALSE = frozenset(("false", "no", "off", "wrong", "falsch", "nein", "faux", "non", "n", "f"))
_TRUE = frozenset(("true", "yes", "on", "right", "correct", "wahr", "ja", "vrai", "oui", "y", "t"))
_NOTHING = frozenset(("none", "null", "nil", "n/a", "na", "-", "--", "undefined", "empty"))
_REMARKS = ("//", "/*", "<!--", "--", ";", "%%", "REM ")
_CLOSING = {"[": "]", "{": "}"}
_UNSEEN = {0x00A0: "a blank that does not break", 0xFEFF: "a byte order mark", 0x3000: "a wide blank"}


class Slip(NamedTuple):
    """What is wrong with a line: how many lines below the first it stands, its field, and why."""

    line: int
    field: str
    why: Why


class _Found(Exception):
    """The first thing that does not fit; how many lines below the first one it stands, and why."""

    def __init__(self, line: int, why: Why) -> None:
        super().__init__(why)
        self.line, self.why = line, why


def explain_lines(text: str, told: str, fields: Collection[str]) -> Slip:
    """Say what is wrong with a piece that should be one field; `told` is what the reader of TOML said of it."""
    head, mark = _cut_name(text)
    name = head.strip().strip("\"'" + QUOTES)
    try:
        _look_at_letters(text)
        _look_at_head(text, head, mark, fields)
        cut = len(head) + len(mark)
        _Values(text[cut:], name, text[:cut].lstrip() or name, told).read_field()
    except _Found as found:
        return Slip(found.line, name if mark and _NAME.fullmatch(name) else "", found.why)
    except RecursionError:
        return Slip(0, name, because(TextFault.NESTED_DEEP))
    return Slip(0, name if _NAME.fullmatch(name) else "", _as_told(text, told))


def show(text: str) -> str:
    """Shorten a piece to what is shown of it: its first line."""
    line = text.strip().split("\n", 1)[0].strip()
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 3]}..."


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
    if found is None or (quote is not None and quote.start() + lead < found.start() and not line.lstrip().startswith(tuple("'\"" + QUOTES))):
        return line, ""
    return line[: found.start()], found.group()


def _look_at_letters(text: str) -> None:
    """Raise for letters that are never seen."""
    outside = text
    for letter in set(text):
        code = ord(letter)
        if (code < 32 and letter not in "\t\n\r") or code == 127:
            raise _Found(text.count("\n", 0, text.index(letter)), because(TextFault.CONTROL, code=str(code)))
    if outside.isascii():
        return
    for token in read_tokens(text):
        unseen = [letter for letter in token.text if _is_unseen(letter)] if token.kind in (Kind.WORD, Kind.MARK) else []
        if unseen:
            what = _UNSEEN.get(ord(unseen[0])) or unicodedata.name(unseen[0], f"number {ord(unseen[0])}").lower()
            raise _Found(token.line, because(TextFault.INVISIBLE, what=what, text=show(text)))


def _is_unseen(letter: str) -> bool:
    return not letter.isascii() and unicodedata.category(letter) in ("Zs", "Zl", "Zp", "Cf")


def _look_at_head(text: str, head: str, mark: str, fields: Collection[str]) -> None:
    """Raise for what is no name with an equals sign behind it."""
    line = text.strip()
    if line.startswith(("{", "[{")) and '"' in line[:200] and ":" in line[:2_000]:
        raise _Found(0, because(TextFault.JSON))
    if begun := next((begun for begun in _REMARKS if line.startswith(begun)), ""):
        raise _Found(0, because(TextFault.COMMENT_MARK, mark=begun, text=show(line)))
    if line[:2] in ("- ", "* ", "+ ", "\u2022 ", "\u2013 "):
        raise _Found(0, because(TextFault.DASH, mark=line[0], text=show(line)))
    name = head.strip()
    word = re.match(r"[A-Za-z_-]+(?=\s*[\"'\[{\d])", name)
    if not mark:
        if word and (word[0] in fields or nearest(word[0], fields)):
            raise _Found(0, because(TextFault.EQUALS_MISSING, name=word[0], text=show(line)))
        raise _Found(0, because(TextFault.NO_STATEMENT, text=show(line)))
    if not name or name[0] in "[]{}(),<":
        raise _Found(0, because(TextFault.NO_STATEMENT, text=show(line)))
    if mark != "=" and mark != ":":
        raise _Found(0, because(TextFault.EQUALS_FORM, mark=mark, text=show(line)))
    if name[0] in QUOTES:
        raise _Found(0, because(TextFault.NAME_LETTERS, name=name, right=nearest(name.strip(QUOTES), fields) or name.strip(QUOTES)))
    if " " in name and name[0] not in "\"'":
        right = nearest(name.replace(" ", "_"), fields)
        if len(name.split()) > 4 and not right:
            raise _Found(0, because(TextFault.NO_STATEMENT, text=show(line)))
        raise _Found(0, because(TextFault.NAME_WITH_SPACES, name=name[:SHOWN], right=right))
    if mark == ":" and not (name in fields or nearest(name, fields)):
        raise _Found(0, because(TextFault.NO_STATEMENT, text=show(line)))
    if mark == ":":
        raise _Found(0, because(TextFault.COLON_FOR_EQUALS, name=name.strip("\"'")[:SHOWN], text=show(line)))
    if not _NAME.fullmatch(name) and name[0] not in "\"'" and "." not in name:
        raise _Found(0, because(TextFault.NAME_LETTERS, name=name[:SHOWN], right=nearest(name, fields)))


class _Values:
    """What stands behind the equals sign, token by token."""

    def __init__(self, text: str, name: str, head: str, told: str) -> None:
        self._text, self._name, self._head, self._told = text, name, head, told
        self._tokens, self._next = read_tokens(text), 0
        self._skip_remarks()

    def read_field(self) -> None:
        """Raise _Found for the first thing that does not fit."""
        if self._token.kind is Kind.END or self._token.line > 0:
            raise _Found(0, because(TextFault.VALUE_MISSING, name=self._name))
        if self._token.kind is Kind.WORD:
            self._judge_word(self._rest_of_line(), 0)
        first = self._token
        self._read_value(0)
        self._read_end(first)

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _step(self) -> Token:
        token = self._token
        if token.kind is not Kind.END:
            self._next += 1
        self._skip_remarks()
        return token

    def _skip_remarks(self) -> None:
        while self._token.kind is Kind.REMARK:
            self._next += 1

    def _shown(self, line: int) -> str:
        lines = self._text.split("\n")
        return show(self._head + lines[0]) if line == 0 else show(lines[line])

    def _fail(self, token: Token, kind: TextFault, **fields: object) -> _Found:
        """Make the fault of a token; the line that is shown is its own."""
        if "text" in kind.fields and "text" not in fields:
            fields["text"] = self._shown(token.line)
        return _Found(token.line, because(kind, **fields))

    def _rest_of_line(self) -> str:
        """Give the words to the end of the line, without a remark or a comma behind them."""
        rest = self._text[self._token.at :].split("\n", 1)[0]
        return re.split(r"\s#", rest, maxsplit=1)[0].strip()

    def _read_value(self, depth: int) -> None:
        token = self._token
        if depth > _DEEPEST:
            raise _Found(token.line, because(TextFault.NESTED_DEEP))
        if token.kind is Kind.OPEN:
            raise self._explain_open(token, inside=depth > 0)
        if token.kind is Kind.TEXT:
            self._look_into_text(token)
            self._step()
            return
        if token.kind is Kind.WORD:
            self._judge_word(token.text, depth)
            self._step()
            return
        if token.kind is Kind.END:
            raise self._fail(token, TextFault.NOT_TOML)
        if token.text == "[":
            self._read_list(depth)
        elif token.text == "{":
            self._read_parts(depth)
        elif token.text == "(":
            raise self._fail(token, TextFault.OTHER_BRACKETS, marks="( and )")
        elif token.text == ",":
            raise self._fail(token, TextFault.COMMA_DOUBLED)
        elif token.text == "=":
            raise self._fail(token, TextFault.EQUALS_FORM, mark="= =")
        elif token.text in "]})":
            raise self._fail(token, TextFault.BRACKET_EXTRA, mark=token.text)
        else:
            raise self._fail(token, TextFault.NOT_TOML)

    def _read_list(self, depth: int) -> None:
        opened = self._step()
        before = opened
        while self._token.text != "]" or self._token.kind is not Kind.MARK:
            self._require_open(opened)
            before = self._token
            self._read_value(depth + 1)
            if self._token.kind is Kind.MARK and self._token.text == ",":
                self._step()
            elif self._token.kind is not Kind.MARK or self._token.text != "]":
                raise self._explain_joint(opened, before)
        self._step()

    def _read_parts(self, depth: int) -> None:
        opened = self._step()
        names: set[str] = set()
        while self._token.text != "}" or self._token.kind is not Kind.MARK:
            self._require_open(opened)
            self._read_part_name(names)
            before = self._token
            self._read_value(depth + 1)
            if self._token.kind is Kind.MARK and self._token.text == ",":
                self._step()
            elif self._token.kind is not Kind.MARK or self._token.text != "}":
                raise self._explain_joint(opened, before)
        self._step()

    def _read_part_name(self, names: set[str]) -> None:
        token = self._step()
        name = token.text.strip("\"'" + QUOTES)
        if token.kind is Kind.OPEN:
            raise self._explain_open(token, inside=True)
        if token.kind is Kind.MARK:
            kind = TextFault.COMMA_DOUBLED if token.text == "," else TextFault.NOT_TOML
            raise self._fail(token, kind)
        if name in names:
            raise self._fail(token, TextFault.PART_TWICE, name=name)
        names.add(name)
        sign = self._token
        if sign.text == ":" and sign.kind is Kind.MARK:
            raise self._fail(sign, TextFault.COLON_FOR_EQUALS, name=name)
        if sign.text != "=" or sign.kind is not Kind.MARK:
            if token.kind is Kind.TEXT and sign.text in (",", "}"):
                raise self._fail(token, TextFault.OTHER_BRACKETS, marks="{ and }")
            raise self._fail(sign, TextFault.EQUALS_MISSING, name=name)
        self._step()

    def _require_open(self, opened: Token) -> None:
        """Raise where the text ends, or another bracket closes, before the one that was opened."""
        token = self._token
        if token.kind is Kind.END:
            raise self._fail(opened, TextFault.BRACKET_MISSING, opened=opened.text, closing=_CLOSING[opened.text])
        if token.kind is Kind.MARK and token.text in "]})":
            raise self._fail(token, TextFault.BRACKET_MISMATCH, opened=opened.text, closing=_CLOSING[opened.text], wrong=token.text)

    def _explain_joint(self, opened: Token, before: Token) -> _Found:
        """Explain what stands behind a part of a list where a comma or the bracket should."""
        token = self._token
        if token.kind is Kind.END:
            return self._fail(opened, TextFault.BRACKET_MISSING, opened=opened.text, closing=_CLOSING[opened.text])
        if token.kind is Kind.MARK and token.text in "]})":
            # In `{ text = "x" ]` the brace is missing, and so it is where a list ends too early.
            return self._fail(opened, TextFault.BRACKET_MISSING, opened=opened.text, closing=_CLOSING[opened.text])
        if token.kind is Kind.MARK and token.text == ";":
            return self._fail(token, TextFault.SEMICOLON)
        if token.kind is Kind.OPEN and before.kind is Kind.TEXT:
            return self._fail(token, TextFault.QUOTE_MISSING, mark=token.text[:1])
        touching = before.kind is Kind.TEXT and before.at + len(before.text) == token.at and token.kind is Kind.WORD
        if touching:
            kind = TextFault.APOSTROPHE_INSIDE if before.text[0] == "'" else TextFault.QUOTE_INSIDE
            odd = self._text.split("\n")[token.line].count('"') % 2
            return self._fail(token, TextFault.QUOTE_MISSING, mark='"') if odd and before.text[0] == '"' else self._fail(token, kind)
        ends = before if before.line == token.line else self._tokens[self._next - 1]
        return self._fail(ends, TextFault.COMMA_MISSING, before=show(_part_before(self._text, token)), after=show(self._text[token.at :])[:40])

    def _judge_word(self, word: str, depth: int) -> None:
        """Raise for what is neither a number nor a date nor true or false."""
        token, plain = self._token, word.strip().rstrip(",;.")
        if any(letter in QUOTES for letter in word[:1] + word[-1:]):
            mark = next(letter for letter in word if letter in QUOTES)
            raise self._fail(token, TextFault.TYPOGRAPHIC_QUOTES, mark=mark)
        if plain in ("true", "false") or _NUMBER.fullmatch(plain) or _DATE.fullmatch(plain):
            if len(plain) > 1_000:
                raise self._fail(token, TextFault.NUMBER_TOO_LONG)
            if _DATE.fullmatch(plain) and "date" in self._told:
                raise _Found(token.line, explain_date(plain))
            return
        lower = plain.lower()
        if lower in _NOTHING:
            raise self._fail(token, TextFault.NOTHING_WORD, value=plain)
        if lower in _TRUE | _FALSE:
            raise self._fail(token, TextFault.BOOLEAN_FORM, value=plain, right="true" if lower in _TRUE else "false")
        if _DATE_LIKE.fullmatch(plain):
            right = str(explain_date(plain).fields.get("right") or plain)
            raise self._fail(token, TextFault.UNQUOTED, value=plain, right=f'{self._name} = "{right}"')
        if _NUMBER_LIKE.fullmatch(plain):
            raise self._fail(token, TextFault.NUMBER_FORM, value=plain[:SHOWN])
        if '"' in word or "'" in word:
            head, _, _ = word.partition('"')
            if head.strip() and "," not in head:
                raise self._fail(token, TextFault.QUOTE_MISSING_BEFORE)
        if depth:
            plain = re.split(r"[,\]}\n]", self._text[token.at :], maxsplit=1)[0].strip()
            raise self._fail(token, TextFault.UNQUOTED, value=show(plain), right=f'"{show(plain)}"')
        raise self._fail(token, TextFault.UNQUOTED, value=show(plain), right=f'{self._name} = "{show(plain)}"')

    def _look_into_text(self, token: Token) -> None:
        if token.text[0] == '"' and ("\\" in self._told or "hex" in self._told or "scalar" in self._told) and "\\" in token.text:
            slip = re.search(r"\\(?![btnfre\"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[ \t]*\n)", re.sub(r"\\\\", "  ", token.text))
            if slip or "scalar" in self._told:
                raise self._fail(token, TextFault.BACKSLASH)

    def _explain_open(self, token: Token, *, inside: bool) -> _Found:
        """Explain a text that has no end: a mark forgotten, one too many within, or a line broken."""
        mark = token.text[:3] if token.text[:3] in ('"""', "'''") else token.text[0]
        if len(mark) == 3:
            return self._fail(token, TextFault.LONG_TEXT_OPEN, mark=mark)
        lines = self._text.split("\n")
        following = [line for line in lines[token.line + 1 :] if line.strip()]
        if not inside and any(line.rstrip().endswith(mark) for line in following):
            return self._fail(token, TextFault.LINE_BREAK_IN_TEXT)
        if token.text.rstrip()[-1] in QUOTES:
            return self._fail(token, TextFault.TYPOGRAPHIC_QUOTES, mark=token.text.rstrip()[-1])
        return self._fail(token, TextFault.QUOTE_MISSING, mark=mark)

    def _read_end(self, first: Token) -> None:
        """Raise for anything behind the value."""
        token = self._token
        if token.kind is Kind.END:
            return
        rest = self._text[token.at :].strip()
        if token.kind is Kind.MARK and token.text in ",;.:" and len(rest) == 1:
            raise self._fail(token, TextFault.MARK_BEHIND, mark=token.text)
        if token.kind is Kind.MARK and token.text in "]})":
            raise self._fail(token, TextFault.BRACKET_EXTRA, mark=token.text)
        if rest.startswith(_REMARKS) and token.line == first.line:
            raise self._fail(token, TextFault.COMMENT_MARK, mark=next(mark for mark in _REMARKS if rest.startswith(mark)))
        if first.kind is not Kind.TEXT:
            raise self._fail(token, TextFault.REST_BEHIND, rest=show(rest))
        if token.line > first.line:
            raise _Found(token.line, because(TextFault.NO_STATEMENT, text=show(rest)))
        if token.kind is Kind.MARK and token.text in ",;":
            raise self._fail(token, TextFault.LIST_UNBRACKETED, name=self._name)
        if first.text[0] == "'":
            raise self._fail(token, TextFault.APOSTROPHE_INSIDE)
        if token.kind is Kind.WORD and token.text in (".", "\u2026"):
            raise self._fail(token, TextFault.MARK_BEHIND, mark=token.text)
        if token.kind is Kind.WORD and self._tokens[self._next + 1].text in ("=", ":"):
            raise self._fail(token, TextFault.REST_BEHIND, rest=show(rest))
        if token.kind is Kind.TEXT and first.at + len(first.text) < token.at:
            raise self._fail(token, TextFault.LIST_UNBRACKETED, name=self._name)
        if '"' in rest or first.at + len(first.text) == token.at:
            raise self._fail(token, TextFault.QUOTE_INSIDE)
        raise self._fail(token, TextFault.REST_BEHIND, rest=show(rest))


def _part_before(text: str, token: Token) -> str:
    """Give the end of what stands before a token, for both sides of a missing comma to be seen."""
    before = text[: token.at].rstrip().split("\n")[-1].strip()
    return before if len(before) <= 40 else f"...{before[-37:]}"
