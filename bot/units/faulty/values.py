"""What stands behind an equals sign and is no TOML -> the first thing that does not fit, token by token."""

from __future__ import annotations

import re

from ...errors import Why, because
from .dates import explain_date
from .form_faults import TextFault
from .tokens import QUOTES, Kind, Token, read_tokens

SHOWN = 80
"""Letters of a line that are shown."""
_DEEPEST = 40
_NUMBERS = frozenset(("difficulty", "weight", "seconds", "year", "tolerance"))
"""Fields that hold a number, for which quotation marks would be the wrong advice."""
_NUMBER = re.compile(
    r"[+-]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d+)?|[+-]?(?:inf|nan)|0[xob][\da-fA-F_]+", re.ASCII
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d\S*", re.ASCII)
_DATE_LIKE = re.compile(r"\d{1,4}[-./]\d{1,4}(?:[-./]\d{1,4})?~?", re.ASCII)
_NUMBER_LIKE = re.compile(r"[+-]?[\d.,'_]*\d[\d.,'_]*%?", re.ASCII)
_FALSE = frozenset(("false", "no", "off", "wrong", "falsch", "nein", "faux", "non", "n", "f"))
_TRUE = frozenset(("true", "yes", "on", "right", "correct", "wahr", "ja", "vrai", "oui", "y", "t"))
_NOTHING = frozenset(("none", "null", "nil", "n/a", "na", "-", "--", "undefined", "empty"))
REMARKS = ("//", "/*", "<!--", "--", ";", "%%", "REM ")
_CLOSING = {"[": "]", "{": "}"}


class Found(Exception):
    """The first thing that does not fit; how many lines below the first one it stands, and why."""

    def __init__(self, line: int, why: Why) -> None:
        super().__init__(why)
        self.line, self.why = line, why


def show(text: str) -> str:
    """Shorten a piece to what is shown of it: its first line."""
    line = text.strip().split("\n", 1)[0].strip()
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 3]}..."


class Values:
    """What stands behind the equals sign, token by token."""

    def __init__(self, text: str, name: str, head: str, told: str) -> None:
        self._text, self._name, self._head, self._told = text, name, head, told
        self._tokens, self._next = read_tokens(text), 0
        self._skip_remarks()

    def read_field(self) -> None:
        """Raise Found for the first thing that does not fit."""
        if self._token.kind is Kind.END or self._token.line > 0:
            raise Found(0, because(TextFault.VALUE_MISSING, name=self._name))
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

    def _fail(self, token: Token, kind: TextFault, **fields: object) -> Found:
        """Make the fault of a token; the line that is shown is its own."""
        if "text" in kind.fields and "text" not in fields:
            fields["text"] = self._shown(token.line)
        return Found(token.line, because(kind, **fields))

    def _rest_of_line(self) -> str:
        """Give the words to the end of the line, without a remark or a comma behind them."""
        rest = self._text[self._token.at :].split("\n", 1)[0]
        return re.split(r"\s#", rest, maxsplit=1)[0].strip()

    def _read_value(self, depth: int) -> None:
        token = self._token
        if depth > _DEEPEST:
            raise Found(token.line, because(TextFault.NESTED_DEEP))
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
            self._read_part_name(names, depth)
            before = self._token
            self._read_value(depth + 1)
            if self._token.kind is Kind.MARK and self._token.text == ",":
                self._step()
            elif self._token.kind is not Kind.MARK or self._token.text != "}":
                raise self._explain_joint(opened, before)
        self._step()

    def _read_part_name(self, names: set[str], depth: int) -> None:
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
            if token.kind is Kind.TEXT and sign.text in (",", "}") and depth:
                raise self._fail(token, TextFault.PART_NAME_MISSING, value=show(token.text))
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
            raise self._fail(
                token, TextFault.BRACKET_MISMATCH, opened=opened.text, closing=_CLOSING[opened.text], wrong=token.text
            )

    def _explain_joint(self, opened: Token, before: Token) -> Found:
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
            return (
                self._fail(token, TextFault.QUOTE_MISSING, mark='"') if odd and before.text[0] == '"' else self._fail(token, kind)
            )
        ends = before if before.line == token.line else self._tokens[self._next - 1]
        return self._fail(
            ends, TextFault.COMMA_MISSING, before=show(_part_before(self._text, token)), after=show(self._text[token.at :])[:40]
        )

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
                raise Found(token.line, explain_date(plain))
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
            raise self._fail(token, TextFault.NUMBER_FORM, value=plain[:SHOWN], right=f'"{plain[:SHOWN]}"')
        if self._name in _NUMBERS:
            raise self._fail(token, TextFault.NUMBER_FORM, value=show(plain), right="")
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
            slip = re.search(
                r"\\(?![btnfre\"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[ \t]*\n)", re.sub(r"\\\\", "  ", token.text)
            )
            if slip or "scalar" in self._told:
                raise self._fail(token, TextFault.BACKSLASH)

    def _explain_open(self, token: Token, *, inside: bool) -> Found:
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
        if rest.startswith(REMARKS) and token.line == first.line:
            raise self._fail(token, TextFault.COMMENT_MARK, mark=next(mark for mark in REMARKS if rest.startswith(mark)))
        if first.kind is not Kind.TEXT:
            raise self._fail(token, TextFault.REST_BEHIND, rest=show(rest))
        if token.line > first.line:
            raise Found(token.line, because(TextFault.NO_STATEMENT, text=show(rest)))
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
