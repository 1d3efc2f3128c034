"""What the rules look at: what a student typed, taken apart, and how it lies beside each form of the key."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import TypeAlias

from ...language.phrases import CHOICES, Phrase, parse_phrase, strip_filler
from ...language.spelling import word_of
from ..judgement import Judgement
from .alignment import Match, match_phrase
from .key import Key
from .names import Lexicon
from .person_names import RELATIVES

FILLER_WORDS = frozenset(
    """was is were are be been he she they this that answer maybe probably perhaps possibly surely definitely certainly obviously
    clearly um uh erm hmm well oh ok okay so guess think believe sure pretty fairly quite called named known as name must have
    could would might should but please lol yes yeah there because of course just like course then also by his her their
    thing word term person guy man famous so-called socalled myself correct right obviously simply really my me long about
    around roughly approximately circa ca nearly almost exactly only out until till did had has obvs tbh imo ofc btw""".split()
)
INFLECTION = re.compile(r"(?<=...)(?:ing|ed|es|d|s)$")
JOINS = re.compile(r"\b(?:and|und|et|plus|as well as|both)\b|[&+;]|\?(?=\s*\w)")
_LOST = re.compile(r"\b(?:lost|fell|surrendered|succumbed|yielded|capitulated)\s+to\b")
_WON = re.compile(r"\b(?:won|prevailed|triumphed)\s+(?:against|over)\b")
_OVERCOME = frozenset("beat beats defeated defeats crushed vanquished overcame routed conquered captured took overthrew".split())
"""Verbs that one says otherwise, too: whoever is beaten has lost to the other, who has won against them."""
_ENDLESS = re.compile(r"\d{20}")
_ASIDE = re.compile(r"(?<=\w)\s*,?\s+(?:who|whom|whose|which)\s(?=[^\d]*$)")
"""Where a clause begins that only tells more of the answer; one with figures is judged."""
_NOT_ANOTHER = re.compile(
    r"""(?<=\w)\s*(?:[,;(]\s*(?:(?:and|but)\s+)?|\s(?:and|but)\s)\bnot\s[^\d,;()]+\)?$
    |^(?:it\s(?:was|is)\s)?not\s+[^\d,;]+?(?:,\s*(?:but|it\s(?:was|is))?|\sbut)\s+(?=\w)""",
    re.VERBOSE,
)
"""Where a student adds whom or what they do not mean."""
_KIN = rf"(?:{'|'.join(sorted(RELATIVES))})(?:-in-law)?"
_TELLS = re.compile(
    rf"""(?<=\w)(?<!\bthe)(?<!\ba)(?:,\s+|\s+(?=(?:the\s+)?(?:{_KIN})\s+of\b))(?:
        (?P<kin>(?:the\s+)?(?:\w+\s+)?(?:{_KIN})\s+(?:of|to)\b[^\d,]*
            | [\w'\s]{{1,40}}\s(?:{_KIN})
            | [\w\s]{{1,40}}(?:'s|s')\s[^\W\d]+)
        | (?:an?|the)\s+(?P<role>[^\W\d]+(?:\s[^\W\d]+)?)
    )$""",
    re.VERBOSE,
)
"""Where a name is followed by whose son it is, or by what somebody was."""
_WHOSE = re.compile(rf"^(?:the\s+)?[^\d,;]{{1,40}}(?:'s|s')\s+(?:\w+\s)?(?:{_KIN}),?\s+(?=\w)(?!(?:of|to|and|or|was|is)\b)")
"""Where a name follows whose wife or son it is: Shah Jahan's wife Mumtaz Mahal."""


class Answer:
    """What a student typed, taken apart."""

    def __init__(self, text: str, key: Key, lexicon: Lexicon) -> None:
        if verb := next((sense.pivot for sense in key.senses if sense.pivot in _OVERCOME), ""):
            text = _WON.sub(verb, _LOST.sub(f"was {verb} by", text))
        self.whole = parse_phrase(text, romans=key.romans, years=lexicon.years, person=key.person)
        self.text = _drop_aside(strip_filler(text), lexicon, person=key.person)
        self._bare = self.text == text
        self._key, self._lexicon = key, lexicon

    @cached_property
    def phrase(self) -> Phrase:
        """All of it but what says how sure the student is."""
        if self._bare:
            return self.whole
        return parse_phrase(self.text, romans=self._key.romans, years=self._lexicon.years, person=self._key.person)

    @property
    def parts(self) -> list[str]:
        """Its alternatives, where it has several."""
        return [part for part in CHOICES.split(self.text) if any(letter.isalnum() for letter in part)]


class Context:
    """The names of the unit, and how the answer lies beside each form of the key."""

    def __init__(self, answer: Answer, key: Key, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._answer, self._key = answer, key

    @cached_property
    def matches(self) -> list[Match]:
        return [match_phrase(self._answer.phrase, form, peoples=bool(self._key.senses)) for form in self._key.forms]

    @cached_property
    def match(self) -> Match:
        """The nearest form."""
        return min(self.matches, key=lambda found: found.rank)


Rule: TypeAlias = Callable[[Answer, Key, Context], Judgement | None]


def is_endless(text: str) -> bool:
    return _ENDLESS.search(text) is not None


def _drop_aside(text: str, lexicon: Lexicon, *, person: bool) -> str:
    text = _NOT_ANOTHER.sub("", _ASIDE.split(text, maxsplit=1)[0])
    if person:
        text = _WHOSE.sub("", text)
    if person and (told := _TELLS.search(text)):
        apart = told["kin"] or not any(word_of(word).plain in lexicon.by_word for word in told["role"].split())
        return text[: told.start()] if apart else text
    return text


def shorten(number: str) -> str:
    return number if len(number) <= 12 else number[:9] + "…"
