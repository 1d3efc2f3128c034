"""What decides whether words beside an answer only tell more of it: what the key, the question and the unit say."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from typing import NamedTuple

from ....language.english.frequencies import frequencies
from ....language.numerals import VALUES
from ....language.phrases import NEGATIONS, alternatives
from ....language.spelling import word_of
from ..alignment import same_words
from ..person_names import NATIONS, RELATIVES

PEOPLES = frozenset().union(*NATIONS)
LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_THE_ONE = re.compile(r"^first\s(?=\w)|\bthe\s(?:first\s(?=\w)|last\s)?(?:one\b)?")
"""`He was the first emperor` counts nothing, as `the first` does behind a name; nor does `the one who did it`."""
_ENDINGS = ("ist", "ists", "ing", "ion", "ions", "ly", "ment", "ness", "ism")


class Told(NamedTuple):
    """Plain words and numbers that the question says, or what it is about: they may stand beside an answer without harm."""

    prompt: frozenset[str]
    subject: frozenset[str]
    """Of the prompt and the fact's title."""
    context: frozenset[str]
    """Of the prompt, all of the fact, and what the unit tells of the answer itself."""
    place: frozenset[str]
    """Of the fact's place, and of what the unit names with it or with the answer."""
    numbers: frozenset[str]
    """Of all of it; those of the prompt alone may stand ahead of a name: First, Second."""
    prompt_numbers: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    """Names of those who made or did it, by the question's fact and what the unit tells of the answer."""
    years: frozenset[str] = frozenset()
    """Of the fact, and of those that name the answer: the year tells which of several battles it is."""
    home: frozenset[str] = frozenset()
    """Of the unit's title: the country that it is about is that of its kings and laws."""


class Beside(NamedTuple):
    """What the key, the question and the unit say of words beside an answer."""

    names_other: Callable[[str], bool]
    """Whether a word names somebody or something else that may be meant."""
    is_other: Callable[[str], bool]
    """Whether a text is the whole name of somebody or something else."""
    own: frozenset[str]
    """The words of the key, in plain form."""
    common: Set[str]
    """Words that the unit writes small."""
    told: Told
    """What the question and the unit say of the answer."""
    numbers: Set[str]
    """Numbers that the question or the unit tells with the answer."""
    person: bool
    numeric: bool
    """Whether a number is asked for, or a thing of which the unit says no more."""
    loose: bool
    """Whether the order of its words is not its sense, so that what stands behind may be taken off."""

    def are_told(self, text: str) -> bool:
        """Say whether all numbers of a text are told with the answer."""
        words = _THE_ONE.sub("", text).split()
        numbers = {*re.findall(r"\d+", text), *(str(VALUES[word]) for word in words if word in VALUES)}
        return numbers <= self.numbers

    def is_own(self, word: str) -> bool:
        """Say whether a word is of the key."""
        plain = word_of(word.removesuffix("'s")).plain
        return plain in self.own or not self.own.isdisjoint(same_words(plain))

    def is_ordinary(self, word: str) -> bool:
        """Say whether a word is in the dictionary, or in what the unit tells of the answer."""
        plain = word_of(word).plain
        told = plain in self.told.doers or word in self.common or plain in self.told.context
        return told or word.endswith(_ENDINGS) or is_nation(word) or word in frequencies()  # last, as it is looked up slowest


def turns(text: str, *, person: bool = True) -> bool:
    """Say whether a text has a negation or a choice in it, or, of a person, a relative, who is somebody else."""
    words = {*LETTERS.findall(text)}
    others = NEGATIONS | RELATIVES if person else NEGATIONS
    return bool(words & others or len(alternatives(text)) > 1 or any(word.endswith("n't") for word in words))


def is_nation(word: str) -> bool:
    """Say whether a word is a country, or the people of one."""
    return word_of(word).plain in PEOPLES or word in ("usa", "us", "uk")


def is_past(word: str) -> bool:
    """Say whether a word is the past of an English verb: ordered, invaded."""
    known = frequencies()
    return word.endswith("ed") and len(word) > 4 and word in known and (word[:-2] in known or word[:-1] in known)
