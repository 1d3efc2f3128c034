"""An answer laid beside a form that is accepted: which words pair, which are missing, and which are there besides.

Long on purpose: what may stand for a word, from a synonym to a slip, is tried in one order, which is seen in one place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ...distances import OSA
from ...language.chinese.wade_giles import in_pinyin, is_pinyin
from ...language.english.frequencies import frequencies
from ...language.phrases import Phrase, reverses
from ...language.spelling import Word, passes, readings_of, slips, sounds_like, word_of
from ...language.stems import stem
from .person_names import EPITHETS, NATIONS, SAME_NAMES

SAME_THINGS = tuple(
    frozenset(word_of(word).plain for word in line.split())
    for line in (
        "rebellion revolt uprising rising insurrection revolution",
        "rebellion mutiny",
        "offensive attack campaign operation",
        "line parallel border",
        "took captured seized",
        "treaty peace pact agreement accord settlement deal convention",
        "beat beaten defeat defeated crushed vanquished overcame routed",
        "league alliance confederacy confederation coalition",
        "war conflict",
        "battle siege",
        "company co",
        "killed murdered assassinated slew stabbed",
        "massacre killing",
        "act law",
        "mission embassy",
        "dynasty empire caliphate sultanate",
        "civilization culture",
        "burned burnt",
        "learned learnt",
        "spelled spelt",
        "hanged hung",
        "dreamed dreamt",
        "leaped leapt",
        "spilled spilt",
        "kneeled knelt",
    )
)
"""Words, in plain form, that call one thing by another name; a pact is not everybody's treaty."""


_PEOPLES = frozenset(("", *"an ian ean n er ish ese i ite".split()))


_IRREGULAR = {plain: nation for nation in NATIONS for plain in nation}
"""Peoples whose names are not those of their countries with an ending."""
_COMBINED = """
    russo russian russia; sino chinese china; franco french france; anglo english england british britain;
    austro austrian austria; italo italian italy; hispano spanish spain; graeco greek greece; greco greek greece;
    turco turkish turkey; indo indian india; luso portuguese portugal; polono polish poland; serbo serbian serbia
"""
"""How a nation is called ahead of another, as in Russo-Japanese, and what it is called alone."""


STATES = (
    ("Britain", "Great Britain", "United Kingdom"), ("United States", "United States of America", "America"),
    ("Netherlands", "Holland"), ("Persia", "Iran"), ("Siam", "Thailand"), ("Burma", "Myanmar"), ("Ceylon", "Sri Lanka"),
    ("Formosa", "Taiwan"), ("Abyssinia", "Ethiopia"),
)  # fmt: skip
"""States that go by another name, or went by it in their time."""


def _same_words() -> Iterator[tuple[str, ...]]:
    yield from map(tuple, (*SAME_THINGS, *SAME_NAMES))
    for line in _COMBINED.split(";"):
        ahead, *alone = (word_of(word).plain for word in line.split())
        yield from ((ahead, word) for word in alone)


THINGS = frozenset().union(*SAME_THINGS)
_SAME: dict[str, set[str]] = {}
for _words in _same_words():
    for _word in (each for each in _words if len(each) > 2):  # Ann is An
        _SAME.setdefault(_word, set()).update(_words)


_EPITHETS = {word: line for line in EPITHETS for word in line}
_GIVEN = frozenset().union(*SAME_NAMES)


def same_words(plain: str) -> Set[str]:
    """Give the words that call the same thing, the word itself among them where there are others."""
    return _SAME.get(plain, frozenset())


class Match(NamedTuple):
    """How an answer lies beside one accepted form."""

    form: Phrase
    pairs: tuple[tuple[Word, Word, int], ...]
    """The word given, the word of the form, and the slips between them."""
    missing: tuple[Word, ...]
    extras: tuple[Word, ...]
    reversed: bool
    numbers_off: int = 0
    """How many numbers differ."""
    loose: int = 0
    """How many words call a thing by another name."""

    @property
    def exact(self) -> bool:
        return not self.missing and all(not cost for _, _, cost in self.pairs)

    @property
    def rank(self) -> tuple[int, int, int, int, int]:
        beside = len(self.extras) + self.numbers_off
        return len(self.missing), self.reversed, beside, self.loose, sum(cost for _, _, cost in self.pairs)


def match_phrase(
    phrase: Phrase,
    form: Phrase,
    said: Set[str] = frozenset(),
    *,
    peoples: bool = False,
    person: bool = True,
    complete: bool = False,
) -> Match:
    """Pair the words of an answer with those of a form, in any order, exact ones first; `peoples` may stand for countries.

    `said` are the words of the prompt, which an answer may leave out. Where only a `complete` form counts, the rest is not
    looked at any more once a word is missing.
    """
    free = list(phrase.words)
    pairs: list[tuple[Word, Word, int]] = []
    rest: list[Word] = []
    for word in form.words:
        same = next((given for given in free if given.plain == word.plain), None) or _same_thing(free, word, person=person)
        if same is None:
            rest.append(word)
        else:
            free.remove(same)
            pairs.append((same, word, 0))
    loose = sum(given.plain != word.plain and given.plain in THINGS for given, word, _ in pairs)
    sure = _is_sure(form, pairs, said)
    very_sure = sure and len(form.words) == len(phrase.words) > 2
    missing: list[Word] = []
    turned = False
    for word in rest:
        distinct = [*{given.text: given for given in free}.values()]  # one word a hundred times is soon compared
        found = _best_given(distinct, word, sure=sure, person=person)
        if found is None:
            found = (_same_deed(free, word) if pairs else None) or (_people_of(free, word) if pairs or peoples else None)
        if found is None and very_sure:
            found = _cut_short(free, word)
        if found is None and (syllables := _spelt_in_wade_giles(free, word)):
            for syllable in syllables:
                free.remove(syllable)
            pairs.append((word, word, 0))
            continue
        if found is None and (halves := _parted(free, word, person=person)):
            for half in halves:
                free.remove(half)
            whole = word_of(halves[0].text + halves[1].text)
            pairs.append((whole, word, slips(whole, word)))
            continue
        if found is None and complete:
            missing.append(word)
            break
        if found is None:
            turned = turned or any(_turned(given, word) for given in distinct)
            missing.append(word)
            continue
        free.remove(found[0])
        turned = turned or reverses(found[1], word, found[2])
        pairs.append((found[0], word, found[2]))
    if missing and _same_joined(phrase, form):
        return Match(form, tuple((given, given, 0) for given in phrase.words), (), (), reversed=False)
    return Match(form, tuple(pairs), tuple(missing), tuple(free), turned, _numbers_off(phrase, form), loose)


def _numbers_off(phrase: Phrase, form: Phrase) -> int:
    if phrase.numbers == form.numbers:
        return 0
    given, need = Counter(phrase.numbers), Counter(form.numbers)
    return max((given - need).total(), (need - given).total())


def _same_thing(free: list[Word], word: Word, *, person: bool) -> Word | None:
    things = _SAME.get(word.plain) or (_EPITHETS.get(word.plain) if person else None)
    return next((given for given in free if given.plain in things), None) if things else None


def _is_sure(form: Phrase, pairs: list[tuple[Word, Word, int]], said: Set[str]) -> bool:
    """Say whether the rest of a name is written right, so that a slip more passes in the one word that is not."""
    paired = [word for _, word, _ in pairs]
    needed = [word for word in form.words if word in paired or word.plain not in said]
    if len(needed) - len(paired) != 1:
        return False
    return bool(form.numbers) or any(word.plain not in said for _, word, _ in pairs)


def _best_given(free: list[Word], word: Word, *, sure: bool, person: bool) -> tuple[Word, Word, int] | None:
    """Give the typed word that is nearest to a word, the reading of it that is, and the slips; None where none passes."""
    found = [each for given in free for each in _passing(given, word)]
    if not found:
        found = [(given, given, slips(given, word)) for given in free if sounds_like(given, word)]
    if not found:
        found = [(given, given, 1) for given in free if _ends_otherwise(given.text, word.text, person=person)]
    found = [one for one in found if not _is_another_name(one[0], word)]
    if sure and not found:
        found = [(given, given, 2) for given in free if _slips_more(given, word) and not _is_another_name(given, word)]
    return min(found, key=lambda one: one[2]) if found else None


@lru_cache(maxsize=4096)  # a word of the key stands in several of its forms
def _passing(given: Word, word: Word) -> tuple[tuple[Word, Word, int], ...]:
    """Give the readings of a typed word that pass for a word, with the slips of each."""
    return tuple((given, reading, slips(reading, word)) for reading in readings_of(given) if passes(reading, word))


def _is_another_name(given: Word, word: Word) -> bool:
    """Say whether a word is a given name that no slip makes of this one: Maria, for Matthias; but Clemens is Klemens."""
    return given.plain in _GIVEN and given.sound != word.sound


_ENDS_HEARD_ALIKE = ({"er", "re"}, {"el", "le"}, {"al", "le"})


def _ends_otherwise(given: str, word: str, *, person: bool) -> bool:
    """Say whether only the end is written as it may be heard: Dyre for Dyer; satyagrah, of no person, for satyagraha."""
    if given[:-2] == word[:-2] and {given[-2:], word[-2:]} in _ENDS_HEARD_ALIKE:
        return True
    return not person and len(given) > 6 and given + "a" == word


def _cut_short(free: list[Word], word: Word) -> tuple[Word, Word, int] | None:
    """Find a short word that differs in a letter behind its first one, beside two that are right: Kim Il-sun, James Earl Rae."""
    rare = (given for given in free if given.text not in frequencies() or given.text == word.text[:-1])
    near = (given for given in rare if len(given.text) > 2 and given.text[:1] == word.text[:1])
    return next(((given, given, 1) for given in near if OSA.distance(given.text, word.text, score_cutoff=1) <= 1), None)


def _parted(free: list[Word], word: Word, *, person: bool) -> tuple[Word, Word] | None:
    """Find two words that follow each other and are this one written apart: dong hak."""
    alike = _EPITHETS.get(word.plain, ()) if person else ()
    for first, second in pairwise(free):
        whole = first.text + second.text
        if word_of(whole).plain in alike or _is_spelling(whole, word):
            return first, second
    return None


def _spelt_in_wade_giles(free: list[Word], word: Word) -> list[Word]:
    """Find the words in a row that are this one as older books spell Chinese: Tse-tung for Zedong; Piao for Biao."""
    if not is_pinyin(word.text):
        return []  # as nearly all words are, which is soon seen
    runs = (free[at : at + size] for size in (1, 2) for at in range(len(free) - size + 1))
    return next((run for run in runs if word.text in in_pinyin([given.text for given in run])), [])


@lru_cache(maxsize=4096)
def _is_spelling(written: str, word: Word) -> bool:
    return passes(word_of(written), word)


def _slips_more(given: Word, word: Word) -> bool:
    """Say whether two words can be the same beside a name that is written right: Kahn for Khan, Ceaser for Caesar."""
    if given.text[:1] != word.text[:1]:
        return False
    distance = min(OSA.distance(given.text, word.text), OSA.distance(given.plain, word.plain))
    if sorted(given.text) == sorted(word.text):
        return distance <= 2
    alike = _consonants(given.text) == _consonants(word.text)
    if len(word.text) <= 4:
        return distance == 1 and alike and (len(given.text) > 3 or len(given.text) != len(word.text))
    return distance <= 1 or (distance <= 2 and alike)


def _same_deed(free: list[Word], word: Word) -> tuple[Word, Word, int] | None:
    """Find another form of a verb beside a word that is right: they sack the city, for it was sacked, or for its sacking."""
    given = next((given for given in free if stem(given.text) == stem(word.text)), None)
    return None if given is None else (given, given, 1)


def _people_of(free: list[Word], word: Word) -> tuple[Word, Word, int] | None:
    """Find the people of a country, where it is told who did what: Hungarians for Hungary."""
    given = next((given for given in free if is_people(given.plain, word.plain) or is_people(word.plain, given.plain)), None)
    if given is None:
        given = next((given for given in free if any(passes(given, people) for people in _irregular_peoples(word.plain))), None)
    return None if given is None else (given, given, 0)


@lru_cache(maxsize=1024)
def _irregular_peoples(country: str) -> tuple[Word, ...]:
    return tuple(word_of(people) for people, nation in _IRREGULAR.items() if country in nation and len(people) > 6)


def is_people(people: str, country: str) -> bool:
    """Say whether a word is the people of a country: Indian, India."""
    if country in _IRREGULAR.get(people, ()):
        return True
    head = country.rstrip("aei")
    return len(head) > 2 and people.startswith(head) and people[len(head) :] in _PEOPLES


def _consonants(text: str) -> str:
    return "".join(letter for letter in text if letter not in "aeiouhwy")


def _turned(given: Word, word: Word) -> bool:
    return reverses(given, word, min(OSA.distance(given.plain, word.plain), 3))


def _same_joined(phrase: Phrase, form: Phrase) -> bool:
    """Say whether the words are the same but for where they are parted; a slip passes in a long one."""
    if not {phrase.run, phrase.joined}.isdisjoint((form.run, form.joined)):
        return True
    if len(phrase.words) == len(form.words) and form.run == form.joined:
        return False
    parted = len(phrase.words) != len(form.words) or phrase.run == phrase.joined
    return parted and any(
        len(own) >= 9 and given[:2] == own[:2] and OSA.distance(given, own, score_cutoff=1) <= 1
        for given, own in ((phrase.joined, form.joined), (phrase.run, form.run))
    )
