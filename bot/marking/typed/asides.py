"""What a student adds to an answer that only tells more of it: taken off before the answer is laid beside the key.

A lead-in ends in `called` or `by`; a tail opens with a comma or a word that opens no name (in, who, was), and has ordinary words
alone: no number, no negation, no other name of the unit, nothing of the key. What may be a second answer stays and is judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...language.english.frequencies import frequencies
from ...language.numerals import VALUES
from ...language.phrases import CHOICES, NEGATIONS
from ...language.spelling import word_of
from .person_names import NATIONS, RELATIVES

_CLAUSE = re.compile(r"(?<=\w)\s*,?\s+(?:who|whom|whose|which)\s(?=[^\d]*$)")
"""Where a clause begins that only tells more of the answer; one with figures is judged."""
_NOT_ANOTHER = re.compile(
    r"""(?<=\w)\s*(?:[,;(]\s*(?:(?:and|but)\s+)?|\s(?:and|but)\s)\bnot\s[^\d,;()]+\)?$
    |^(?:it\s(?:was|is)\s)?not\s+[^\d,;]+?(?:,\s*(?:but|it\s(?:was|is))?|\sbut)\s+(?=\w)""",
    re.VERBOSE,
)
"""Where a student adds whom or what they do not mean."""
_KIN = rf"(?:{'|'.join(sorted(RELATIVES))})(?:-in-law)?"
_BOND = rf"(?:{_KIN}|teacher|tutor|pupil|student|disciple)"
"""What somebody was to another, who is named only for that: Socrates the teacher of Plato."""
_TELLS = re.compile(
    rf"""(?<=\w)(?<!\bthe)(?<!\ba)(?:,\s+|\s+(?=(?:the\s+)?{_BOND}\s+of\b))(?:
        (?P<kin>(?:the\s+)?(?:\w+\s+)?{_BOND}\s+(?:of|to)\b[^\d,]*
            | [\w'\s]{{1,40}}\s(?:{_KIN})
            | [\w\s]{{1,40}}(?:'s|s')\s[^\W\d]+)
        | (?:an?|the)\s+(?P<role>[^\W\d]+(?:\s[^\W\d]+)?)
    )$""",
    re.VERBOSE,
)
"""Where a name is followed by whose son it is, or by what somebody was."""
_WHOSE = re.compile(rf"^(?:the\s+)?[^\d,;]{{1,40}}(?:'s|s')\s+(?:\w+\s)?(?:{_KIN}),?\s+(?=\w)(?!(?:of|to|and|or|was|is)\b)")
"""Where a name follows whose wife or son it is: Shah Jahan's wife Mumtaz Mahal."""
_SECOND_SURNAME = re.compile(r"(?<=[^\W\d_]{3})\s(?:y|e)\s(?P<surname>[^\W\d_]{3,})$")
"""The mother's surname behind the father's, in Spain, Portugal and their Americas: Hidalgo y Costilla."""
_LEAD_IN = re.compile(
    r"""^(?:an?|the|some|someone|somebody|something|this|it|that|he|she|they|there|its|it's)\s(?:[^\d,;:]{1,60}?\s)?(?:called|named|known\sas)\s+(?:as\s)?(?=\w)
    |^(?:it|he|she|they|this|that)\s(?:was|were|is|got)\s(?:\w+\s){1,2}by\s+(?=\w)
    |^(?:(?:it|this|that)\s(?:was|is|happened)\s)?during\s+(?=\w)""",
    re.VERBOSE,
)
"""What a name is led in with: a Hindu called Godse, he was shot by Godse."""
_SET_OFF = re.compile(r"(?<=\w)\s*(?:[,;:(\[]\s*|\s[-\u2013\u2014]+\s*)(?=\w)")
_FOLLOWS = re.compile(r"(?<=\w)\s+(?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SECOND = re.compile(r"\b(?:and|und|et|plus|both)\b|\bthen\s|[&+/]")
_OPENERS = frozenset(
    """that where when while because cuz cos coz bc since as during by on near beside was were is are did had has got that's
    happened gave shot killed won led made took wrote built fought came became ruled drew held""".split()
)
"""What may open a tail with nothing ahead of it; `of` and `from` belong to names."""
_ENOUGH = frozenset("won himself herself itself themselves".split())
"""What is a tail by itself."""
_FOLLOWED = re.compile(rf"(?<=\w)\s(?:and|with)\s(?:his|her|their|its)\s(?!{_KIN}\b|wives|sons|friend|enemy|rival)[^\W\d]{{3,}}$")
"""Those who were with somebody, and are nobody else."""
_THING_OPENERS = _OPENERS | frozenset("in at after before under between brought found signed".split())
_OPENERS_SET_OFF = _THING_OPENERS | frozenset(
    """a an the it its he she they his her their this which who whose but also aka meaning means called known from for so i one
    some born""".split()
)
_NEAR = frozenset("near beside".split())
_NATIONS = frozenset().union(*NATIONS)
_THE_ONE = re.compile(r"\bthe\s(?:first\s(?=\w)|last\s)?(?:one\b)?")
"""`He was the first emperor` counts nothing, as `the first` does behind a name; nor does `the one who did it`."""
_ENDINGS = ("ist", "ists", "ing", "ion", "ions", "ly", "ment", "ness", "ism")


def drop_asides(text: str, by_word: Callable[[str], bool], own: frozenset[str], *, person: bool, tails: bool) -> str:
    """Take off what only tells more; `by_word` says whether a word names somebody else, `own` are the words of the key."""
    if not any(sign in text for sign in " ,;:(["):
        return text  # one word has nothing beside it
    text = _NOT_ANOTHER.sub("", _CLAUSE.split(text, maxsplit=1)[0])
    if (led := _LEAD_IN.match(text)) and not _turns(led[0]):
        text = text[led.end() :]
    text = _FOLLOWED.sub("", text)
    if person:
        text = _WHOSE.sub("", text)
        second = _SECOND_SURNAME.search(text)
        if second and not by_word(second["surname"]):
            text = text[: second.start()]
        if told := _TELLS.search(text):
            apart = told["kin"] or not any(by_word(word) for word in told["role"].split())
            return text[: told.start()] if apart else text
    return _without_tail(text, by_word, own, person=person) if tails else text


def _without_tail(text: str, by_word: Callable[[str], bool], own: frozenset[str], *, person: bool) -> str:
    for cut in _SET_OFF.finditer(text):
        if _tells(text[cut.end() :], _OPENERS_SET_OFF, by_word, own, person=person):
            return text[: cut.start()]
    openers = _OPENERS if person else _THING_OPENERS
    for cut in _FOLLOWS.finditer(text):
        if text.startswith("between ", cut.end()) and len(_WORD.findall(text[: cut.start()].removeprefix("the "))) < 2:
            continue  # the war between Japan and Russia
        if _tells(text[cut.end() :], openers, by_word, own, person=person):
            return text[: cut.start()]
    return text


def _tells(tail: str, openers: frozenset[str], by_word: Callable[[str], bool], own: frozenset[str], *, person: bool) -> bool:
    """Say whether a tail opens as one does, and is of ordinary words alone."""
    words = _WORD.findall(tail)
    if tail.rstrip(" .!?") in _ENOUGH:
        return True
    if openers is _OPENERS_SET_OFF and len(words) == 1 and not person:
        return _is_nation(words[0]) and _is_free(words[0], by_word, own)
    if len(words) < 2 or not (words[0] in openers or is_past(words[0])):
        return False
    numbered = any(letter.isdigit() for letter in tail) or not VALUES.keys().isdisjoint(_THE_ONE.sub("", tail).split())
    if numbered or _turns(tail) or (_SECOND.search(tail) and words[0] != "between"):
        return False
    return all(_is_ordinary(word, near=words[0] in _NEAR) and _is_free(word, by_word, own) for word in words)


def _turns(text: str) -> bool:
    words = {*_WORD.findall(text)}
    return bool(words & NEGATIONS or words & RELATIVES or CHOICES.search(text) or any(word.endswith("n't") for word in words))


def _is_free(word: str, by_word: Callable[[str], bool], own: frozenset[str]) -> bool:
    return word in _OPENERS_SET_OFF or not (word_of(word).plain in own or by_word(word))


def _is_ordinary(word: str, *, near: bool) -> bool:
    return near or word in frequencies() or word.endswith(_ENDINGS) or _is_nation(word)


def _is_nation(word: str) -> bool:
    return word_of(word).plain in _NATIONS or word in ("usa", "us", "uk")


def is_past(word: str) -> bool:
    """Say whether a word is the past of an English verb: ordered, invaded."""
    if not word.endswith("ed") or len(word) < 5:
        return False
    known = frequencies()
    return word in known and any(root in known for root in (word[:-2], word[:-1], word[:-3]))
