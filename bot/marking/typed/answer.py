"""What the rules look at: what a student typed, taken apart, and how it lies beside each form of the key."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import TypeAlias

from ...distances import OSA
from ...language.numerals import VALUES
from ...language.phrases import ARTICLES, CHOICES, Phrase, parse_phrase, strip_filler
from ...language.spelling import Word, word_of
from ..judgement import Judgement
from .alignment import Match, match_phrase
from .asides import PEOPLES, Beside, drop_asides, is_nation
from .key import Key
from .names import Entity, Lexicon
from .person_names import SON_OF

FILLER_WORDS = frozenset(
    """was is were are be been he she they this that answer maybe probably perhaps possibly surely definitely certainly obviously
    clearly um uh erm hmm well oh ok okay so guess think believe sure pretty fairly quite called named known as name must have
    could would might should but please lol yes yeah there because of course just like course then also by his her their
    thing word term person guy man famous so-called socalled myself correct right obviously simply really my me long about
    around roughly approximately circa ca nearly almost exactly only out until till did had has obvs tbh imo ofc btw
    aka alias ig tbf fr ngl pls thx number""".split()
)
ORDINALS = {str(at): word for at, word in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), 1)}
_SCALES = ("hundred", "thousand", "million", "billion")
_VERSUS = re.compile(r"\b(?:versus|vs)\b\.?")
INFLECTION = re.compile(r"(?<=...)(?:ing|ed|es|d|s)$")
JOINS = re.compile(r"\b(?:and|und|et|plus|as well as|both)\b|[&+;]|\?(?=\s*\w)")
_LOST = re.compile(r"\b(?:lost|fell|surrendered|succumbed|yielded|capitulated)\s+to\b")
_WON = re.compile(r"\b(?:won|prevailed|triumphed)\s+(?:against|over)\b")
_LATER_CALLED = re.compile(r"(?<=\w),?\s(?:later|also|better|then)\s(?:called|named|known\sas|known)\s(?=\w)")
_ECHO = re.compile(r"(?:the\s)?([^,;:()]{5,80}?)\s(?:was|is|were|are)\s(?=\w)")
_OF_A_LORD = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\s(?=(?:earl|duke|marquess|marquis|baron|viscount|lord)\b)")
"""Which of the lords of a place somebody was: the 7th Earl of Shaftesbury."""
_ONE_OF_A_PEOPLE = re.compile(r"the\s([^\W\d]+)\sones?")
"""The German one, asked for a country."""
_OVERCOME = frozenset("beat beats defeated defeats crushed vanquished overcame routed conquered captured took overthrew".split())
"""Verbs that one says otherwise, too: whoever is beaten has lost to the other, who has won against them."""
_COUNTRIES = PEOPLES | {word_of(word).plain for word in "country nation power state empire kingdom".split()}
"""Where a country is asked for, another one beside it is a second answer."""
_ENDLESS = re.compile(r"\d{20}")


class Answer:
    """What a student typed, taken apart."""

    def __init__(self, text: str, key: Key, lexicon: Lexicon) -> None:
        if verb := next((sense.pivot for sense in key.senses if sense.pivot in _OVERCOME), ""):
            text = _WON.sub(verb, _LOST.sub(f"was {verb} by", text))
        if key.peoples and (one := _ONE_OF_A_PEOPLE.fullmatch(text)):
            text = one[1]
        if " " in text:
            text = _without_echo(_LATER_CALLED.sub(" ", text), key)
        if not any(form.numbers for form in key.forms):
            text = _OF_A_LORD.sub("", text)
        text = _with_ordinals(_VERSUS.sub("v", text) if key.versus else text, key)
        self._key, self._lexicon = key, lexicon
        self.whole = parse_phrase(text, romans=key.romans, years=lexicon.years, person=key.person)
        tails = all(sense.pivot in SON_OF for sense in key.senses)
        years = {number for number in key.told.numbers if len(number) == 4}
        numbered = {number for form in key.forms for number in form.numbers}
        numbers = frozenset() if any(len(number) > 2 for number in numbered) else years
        numbers = numbers if numbered else numbers | key.told.prompt_numbers
        beside = Beside(self._is_other, key.words, lexicon.text_words, lexicon.common, key.told, numbers, key.person, tails)
        self.text = drop_asides(strip_filler(text), beside)
        self._bare = self.text == text

    @cached_property
    def phrase(self) -> Phrase:
        """All of it but what says how sure the student is."""
        if self._bare:
            return self.whole
        return parse_phrase(self.text, romans=self._key.romans, years=self._lexicon.years, person=self._key.person)

    def _is_other(self, word: str) -> bool:
        """Say whether a word may name another answer: with somebody who is asked for, a thing is none."""
        key = self._key
        meant = word_of(word)
        if meant.plain in key.confusable_words:
            return True
        if is_nation(word) and not key.person and not _COUNTRIES.isdisjoint(key.words | key.told.prompt):
            return True
        other = self._lexicon.other_named(meant, key.own, key.words)
        if other is None or (key.person and not other.person):
            return False
        return key.person or not other.person or not is_doer(other, key)

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
        phrase, key = self._answer.phrase, self._key
        return [match_phrase(phrase, form, key.told.prompt, peoples=key.peoples, person=key.person) for form in key.forms]

    @cached_property
    def match(self) -> Match:
        """The nearest form."""
        return min(self.matches, key=lambda found: found.rank)


def is_doer(other: Entity, key: Key) -> bool:
    """Say whether the unit tells that somebody made or led what is asked for."""
    return not key.told.doers.isdisjoint(word.plain for word in other.words())


Rule: TypeAlias = Callable[[Answer, Key, Context], Judgement | None]


def _without_echo(text: str, key: Key) -> str:
    """Take off the words of the question that an answer repeats ahead of itself: the first president of Turkey was ..."""
    echo = _ECHO.match(text)
    if echo is None:
        return text
    words = [word_of(word) for word in echo[1].split()]
    said = key.told.prompt
    return text[echo.end() :] if len(words) > 1 and all(_is_said(word, said) for word in words) else text


def _is_said(word: Word, prompt: frozenset[str]) -> bool:
    return word.plain in prompt or word.text in ARTICLES or word.text in VALUES


def _with_ordinals(text: str, key: Key) -> str:
    """Spell the ordinals and the like of the key that are misspelt in an answer: fist, secnd, milion."""
    wanted = [ORDINALS[number] for form in key.forms for number in form.numbers if number in ORDINALS]
    wanted += [own for own in _SCALES if own in key.shown.casefold()]
    if not wanted:
        return text
    words = text.split(" ")
    return " ".join(next((own for own in wanted if _is_ordinal(word, own)), word) for word in words)


def _is_ordinal(word: str, own: str) -> bool:
    return len(word) > 3 and word not in VALUES and OSA.distance(word, own, score_cutoff=1) == 1


def is_endless(text: str) -> bool:
    return _ENDLESS.search(text) is not None


def shorten(number: str) -> str:
    return number if len(number) <= 12 else number[:9] + "…"
