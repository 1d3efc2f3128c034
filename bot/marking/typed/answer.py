"""What the rules look at: what a student typed, taken apart, and how it lies beside each form of the key."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache, partial
from typing import TypeAlias

from ...distances import OSA
from ...language.english.frequencies import frequencies
from ...language.numerals import VALUES
from ...language.phrases import Phrase, alternatives, parse_phrase, strip_filler
from ...language.spelling import passes, unmark, word_of
from ..judgement import Judgement
from .alignment import Match, match_phrase
from .beside.asides import drop_asides
from .beside.words import PEOPLES, Beside, is_nation
from .key import Key
from .names import Entity, Lexicon
from .person_names import SON_OF, TITLES

FILLER_WORDS = frozenset(
    """was is were are be been he she they this that answer maybe probably perhaps possibly surely definitely certainly obviously
    clearly um uh erm hmm well oh ok okay so guess think believe sure pretty fairly quite called named known as name must have
    could would might should but please lol yes yeah there because of course just like course then also by his her their
    thing word term person guy man famous so-called socalled myself correct right obviously simply really my me long about
    around roughly approximately circa ca nearly almost exactly only out until till did had has obvs tbh imo ofc btw
    himself herself itself themselves
    aka alias ig tbf fr ngl pls thx number""".split()
)
ORDINALS = {str(at): word for at, word in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), 1)}
_VERSUS = re.compile(r"\b(?:versus|vs)\b\.?")
INFLECTION = re.compile(r"(?<=...)(?:ing|ed|es|d|s)$")
JOINS = re.compile(r"\b(?:and|und|et|plus|as well as|both)\b|[&+;]|\?(?=\s*\w)")
_LOST = re.compile(r"\b(?:lost|fell|surrendered|succumbed|yielded|capitulated)\s+to\b")
_WON = re.compile(r"\b(?:won|prevailed|triumphed)\s+(?:against|over)\b")
_OVERCOME = frozenset("beat beats defeated defeats crushed vanquished overcame routed conquered captured took overthrew".split())
"""Verbs that one says otherwise, too: whoever is beaten has lost to the other, who has won against them."""
_COUNTRIES = PEOPLES | {word_of(word).plain for word in "country nation power state empire kingdom".split()}
"""Where a country is asked for, another one beside it is a second answer."""
_ENDLESS = re.compile(r"\d{20}")
_LONG_TITLES = sorted(title for title in TITLES if len(title) > 5)


class Answer:
    """What a student typed, taken apart; `beside` is what the key makes of words beside it, where that is known already."""

    def __init__(self, text: str, key: Key, lexicon: Lexicon, beside: Beside | None = None) -> None:
        if verb := next((sense.pivot for sense in key.senses if sense.pivot in _OVERCOME), ""):
            text = _WON.sub(verb, _LOST.sub(f"was {verb} by", text))
        text = _with_ordinals(_VERSUS.sub("v", text) if key.versus else text, key)
        if key.person and " " in text:
            text = " ".join(_title_of(word, key, lexicon) or word for word in text.split())
        self._key, self._lexicon = key, lexicon
        self.whole = parse_phrase(text, romans=key.romans, years=lexicon.years, person=key.person)
        self.beside = beside or beside_of(key, lexicon)
        self._told = drop_asides(strip_filler(text), self.beside)
        self._bare = self._told == text
        self.text = self._told if self._told.isascii() else unmark(self._told)
        """Its words as those of a phrase are written, without accents."""

    @cached_property
    def phrase(self) -> Phrase:
        """All of it but what says how sure the student is."""
        if self._bare:
            return self.whole
        return parse_phrase(self._told, romans=self._key.romans, years=self._lexicon.years, person=self._key.person)

    @property
    def parts(self) -> list[str]:
        """Its alternatives, where it has several."""
        return [part for part in alternatives(self._told) if any(letter.isalnum() for letter in part)]


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


def beside_of(key: Key, lexicon: Lexicon) -> Beside:
    """Give what decides whether words beside an answer to this key only tell more of it."""
    years = {number for number in key.told.numbers if len(number) == 4}
    numbered = {number for form in key.forms for number in form.numbers}
    return Beside(
        names_other=partial(_names_other, key, lexicon),
        is_other=partial(_is_other, key, lexicon),
        own=key.words,
        common=lexicon.common,
        told=key.told,
        numbers=years if numbered else years | key.told.prompt_numbers,
        person=key.person,
        numeric=bool(numbered) and not key.own,
        loose=all(sense.pivot in SON_OF for sense in key.senses),
    )


def _names_other(key: Key, lexicon: Lexicon, word: str) -> bool:
    """Say whether a word may name another answer: with somebody who is asked for, a thing is none."""
    meant = word_of(word)
    if meant.plain in key.confusable_words:
        return True
    if is_nation(word) and not key.person and not _COUNTRIES.isdisjoint(key.words | key.told.prompt):
        return True
    other = lexicon.other_named(meant, key.own, key.words)
    return other is not None and (other.person if key.person else not is_doer(other, key))


def _is_other(key: Key, lexicon: Lexicon, text: str) -> bool:
    """Say whether a text is the whole name of another."""
    return lexicon.other_phrase(lexicon.parse(text, romans=key.romans), key.own) is not None


def is_doer(other: Entity, key: Key) -> bool:
    """Say whether the unit tells that somebody made or led what is asked for."""
    return not key.told.doers.isdisjoint(word.plain for word in other.words())


Rule: TypeAlias = Callable[[Answer, Key, Context], Judgement | None]


def _with_ordinals(text: str, key: Key) -> str:
    """Spell the ordinals of the key that are misspelt in an answer: fist, secnd."""
    wanted = [ORDINALS[number] for form in key.forms for number in form.numbers if number in ORDINALS]
    return " ".join(next((own for own in wanted if _is_ordinal(word, own)), word) for word in text.split())


def _title_of(word: str, key: Key, lexicon: Lexicon) -> str:
    """Give the title that a word is misspelt for; empty where it is a word of its own, or may be of the name: Govenor."""
    title = _nearest_title(word)
    if not title:
        return ""  # of nearly every word
    given = word_of(word)
    own = (each for form in key.forms for each in form.words)
    return "" if given.plain in lexicon.by_word or any(passes(given, each) for each in own) else title


@lru_cache(maxsize=4096)
def _nearest_title(word: str) -> str:
    if word in TITLES or word in frequencies():
        return ""
    return next((title for title in _LONG_TITLES if OSA.distance(word, title) == 1), "")


def _is_ordinal(word: str, own: str) -> bool:
    return word not in VALUES and OSA.distance(word, own) == 1


def is_endless(text: str) -> bool:
    return _ENDLESS.search(text) is not None


def shorten(number: str) -> str:
    return number if len(number) <= 12 else number[:9] + "…"
