"""Fuller forms of an answer: by where they stand, words beside a whole name tell more of it or make another thing of it.

English names end in what they name. What stands ahead of a whole name, or inside that of a thing, only tells more (Arthur
Neville Chamberlain, the Honourable East India Company), and so does what a preposition adds behind it (Treaty of Portsmouth
in New Hampshire). A noun behind it is what is meant then (Ho Chi Minh City), and so is what has the name behind an `of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ...language.phrases import ARTICLES, PARTICLES
from ...language.spelling import romanise, unmark
from .alignment import Match, is_people
from .answer import JOINS, Answer
from .beside.asides import WHY
from .key import Key
from .names import Lexicon
from .person_names import RELATIVES, TITLES

_TOKEN = re.compile(r"[^\W_]+(?:'s\b)?|[,;:()\[\]]")
_AMONG = frozenset("of in at on from near by during under to over off".split())
"""What adds where, when or whose behind a name; ahead of one it makes another thing of it."""
CONTRARY = frozenset(
    """north northern south southern east eastern west western central upper lower inner outer new old neo early late later
    former latin other next last holy great greater little lesser minor major half second third false fake pseudo anti counter non
    post pre vice deputy elder younger junior senior""".split()
)
"""What tells a thing apart from its namesake: South Korea, the Holy Roman Empire, Cato the Younger."""
_TOLD_OF_PEOPLE = (PARTICLES | {"y", "nee", "as", "the"}) - {"der"}
"""What a byname, a father or another family name is put behind a whole name with."""
_OF_A_NATION = re.compile(
    r".{3,}(?:ese|ish)|.{2,}[^c]ian|.{2,}ean|(?:us|usa|uk|austria|french|dutch|greek|czech|swiss|roman|german)|.{3,}ic?an"
)
"""The Dutch East India Company is another one than that which is asked for."""


_NAMESAKES = frozenset(("quincy",))
"""Middle names by which two people known everywhere are told apart: John Quincy Adams is not John Adams."""
_EVENTS = frozenset("battle siege massacre fall surrender capture fight meadow field town city village island fort port".split())
"""What happened at a place that is asked for, or what it is."""


class Place(NamedTuple):
    """The words of an answer that its key lacks, by where they stand."""

    ahead: list[str]
    between: list[str]
    behind: list[str]
    joint: str
    """What stands right ahead of the name, articles left out."""
    opening: str
    """What stands right behind the name."""


def tells_more(answer: Answer, match: Match, key: Key, lexicon: Lexicon) -> bool:
    """Say whether all that stands beside a whole name only tells more of it."""
    middle = key.person and len(match.pairs) > 1 and not match.form.initials
    initials = answer.phrase.initials not in ((), match.form.initials) and not middle
    if match.missing or initials or JOINS.search(answer.text) or not _is_whole(match, key):
        return False
    place = _placed(answer.text, match)
    if place is None or (place.ahead and _is_listed(answer.text, match)):
        return False
    if not key.person and {extra.text for extra in match.extras} - {*place.ahead, *place.between, *place.behind}:
        return False  # what is written otherwise stands nowhere: the USA
    if not key.person and any(f"-{given.text}" in answer.text for given, _, _ in match.pairs[:1]):
        return False  # Austria-Hungary is not Hungary
    behind = place.behind if key.person else place.behind[-1:]  # New Hampshire is one place
    if not {*place.ahead, *place.between, *behind}.isdisjoint(CONTRARY | RELATIVES):
        return False
    if key.person and place.between and not _are_middle_names(place.between, answer.text, match, key, lexicon):
        return False
    if key.asks_where and _EVENTS.issuperset([*place.ahead, *place.behind]) and (place.joint == "of" or not place.ahead):
        return True
    if place.joint in _AMONG | {"with"} or (
        not key.person and not is_known_place(filter(_OF_A_NATION.fullmatch, place.ahead), key)
    ):
        return False
    if not place.behind:
        return True
    if place.opening in ("of", "from"):
        return is_known_place(place.behind, key) or (key.person and len(match.pairs) > 1)
    return place.opening in (_TOLD_OF_PEOPLE if key.person else _AMONG)


def _is_listed(text: str, match: Match) -> bool:
    """Say whether what stands ahead is parted from the name, and so another answer: typhoid, cholera."""
    ahead = text[: max(text.rfind(given.text) for given, _, _ in match.pairs)]
    return re.search(r"[,=:/()]|\s-", ahead) is not None or WHY.search(ahead) is not None


def _are_middle_names(between: list[str], text: str, match: Match, key: Key, lexicon: Lexicon) -> bool:
    """Say whether what stands inside a name is another of the same person, who alone in the unit has that surname."""
    if not key.own or not _NAMESAKES.isdisjoint(between):
        return False
    bearers = (set(lexicon.by_word.get(word.plain, ())) for word in match.form.words)
    if set.intersection(*bearers) != key.own or any(word in TITLES for word in between):
        return False
    given = {word: given.text for given, word, _ in match.pairs}
    first, *_, last = (given[word] for word in match.form.words)
    inside = _inside(first, last, [unmark(token) for token in text.split()])
    return {*inside} == {*between, *given.values()} - {first, last} and len(between) < 3


def _inside(first: str, last: str, tokens: list[str]) -> list[str]:
    """Give what stands from one word to another; nothing where they do not follow."""
    if first not in tokens or last not in tokens:
        return []
    return tokens[tokens.index(first) + 1 : tokens.index(last)]


def is_known_place(words: Iterable[str], key: Key) -> bool:
    """Say whether the unit tells of all these places, or of their people, where it tells of the answer."""
    told = key.told.context | key.told.place | key.told.home
    return all(plain in told or any(is_people(each, plain) or is_people(plain, each) for each in told) for plain in words)


def _is_whole(match: Match, key: Key) -> bool:
    form = match.form
    return form.key in key.wholes and (not key.person or len(form.words) + len(form.numbers) > 1)


def _placed(text: str, match: Match) -> Place | None:
    """Lay out an answer round the words of its key; None where they do not all stand in it as they are."""
    own = {given.text for given, _, _ in match.pairs}
    beside = {extra.text for extra in match.extras}
    tokens = [unmark(romanise(token)) for token in _TOKEN.findall(text)]
    bare = [token.removesuffix("'s") for token in tokens]
    at = [place for place, token in enumerate(bare) if token in own]
    if not at or not own <= {*bare} or tokens[at[-1]] != bare[at[-1]]:
        return None
    first, last = at[0], at[-1]
    if tokens[last + 1 : last + 2] == [","] and {*tokens[last + 2 : last + 3]} <= _AMONG:
        del bare[last + 1]
    ahead, between, behind = bare[:first], bare[first:last], bare[last + 1 :]
    loose = [token for token in ahead if token not in ARTICLES or token in _AMONG]
    return Place(
        [token for token in ahead if token in beside],
        [token for token in between if token in beside],
        [token for token in behind if token in beside],
        loose[-1] if loose else "",
        behind[0] if behind else "",
    )
