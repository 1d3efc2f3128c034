"""What a student adds to an answer that only tells more of it: taken off before the answer is laid beside the key.

A lead-in ends in `called` or `by`; a tail opens with a comma or a word that opens no name (in, who, was), and has ordinary words
alone: no number that nobody told, no negation, no other name of the unit, nothing of the key. What may be a second answer stays
and is judged. Why it is so, and what it is not, goes whatever its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from typing import NamedTuple

from ...language.english.frequencies import frequencies
from ...language.numerals import VALUES
from ...language.phrases import CHOICES, NEGATIONS
from ...language.spelling import word_of
from .alignment import same_words
from .key import Told
from .person_names import NATIONS, RELATIVES, ROLES

_CLAUSE = re.compile(r"(?<=\w)\s*,?\s+(?:who|whom|whose|which)\s")
"""Where a clause begins that only tells more of the answer; one with figures that nobody told is judged."""
_WHY = "because|becuase|beacuse|cuz|cos|coz|bcs|bcoz"
WHY = re.compile(rf"\b(?:{_WHY}|rather than|as opposed to|followed by|led by|such as|e\.?g)\b")
"""What has the answer ahead of it: whatever name stands behind is none."""
_REASON = re.compile(
    rf"""(?<=\w)\W*\s\(?(?:{_WHY}|bc(?=\s(?:he|she|it|they|the|his|her|their|of|there|we|i)\b)|e\.?\s?g\.?|i\.e\.?|such\sas|for\sexample|for\sinstance)\s
    (?P<rest>.*)$""",
    re.VERBOSE,
)
"""Where it is told why, or given examples: what stands ahead is the answer, whatever stands behind."""
_CONTRAST = re.compile(
    r"""(?<=[^\W_]{3})(?<!\bdid)(?<!\bdoes)(?<!\bwas)(?<!\bwere)(?<!\bare)(?<!\bhas)(?<!\bhad)(?<!\bhave)(?<!\bcould)(?<!\bwould)(?<!\bshould)(?<!\bwill)(?<!\bcan)
    \s(?:not|instead\sof|rather\sthan|as\sopposed\sto)\s
    (?!(?:really|exactly|quite|sure|actually|him|her|them|it|this|that)\b)(?P<rest>[^\d,;()]+)$""",
    re.VERBOSE,
)
"""Where it is told what it is not: cholera not typhoid."""
_NOT_ANOTHER = re.compile(
    r"""(?<=\w)\s*(?:[,;(]\s*(?:(?:and|but)\s+)?|\s(?:and|but)\s)\bnot\s(?!(?:really|exactly|quite|sure|actually|him|her|them|it|this|that)\b)[^\d,;()]+\)?$
    |^(?:it\s(?:was|is)\s)?not\s+[^\d,;]+?
        (?:,\s*(?:but|(?:it|he|she|they)\s(?:was|is|were))?|\s(?:but|(?:it|he|she|they)\s(?:was|is|were)|it's))\s+(?=\w)""",
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
        | (?:an?|the)\s+(?P<role>[^\W\d]+(?:\s[^\W\d]+){0, 4})
    )$""",
    re.VERBOSE,
)
"""Where a name is followed by whose son it is, or by what somebody was."""
_WHOSE = re.compile(
    rf"^(?:(?:the\s+)?[^\d,;]{{1,40}}(?:'s|s')|his|her|their)\s+(?:\w+\s)?(?:half[-\s])?(?:{_KIN}),?\s+(?=\w)(?!(?:of|to|and|or|was|is)\b)"
)
"""Where a name follows whose wife or son it is: Shah Jahan's wife Mumtaz Mahal, his father Hyder Ali."""
_SECOND_SURNAME = re.compile(r"(?<=[^\W\d_]{3})\s(?:y|e)\s(?P<surname>[^\W\d_]{3,})$")
"""The mother's surname behind the father's, in Spain, Portugal and their Americas: Hidalgo y Costilla."""
_LEAD_IN = re.compile(
    r"""^(?:an?|the|some|someone|somebody|something|this|it|that|he|she|they|there|its|it's)\s(?:[^\d,;:]{1,60}?\s)?(?:called|named|known\sas)\s+(?:as\s)?(?=\w)
    |^(?:it|he|she|they|this|that)\s(?:was|were|is|got)\s(?:\w+\s){1,2}by\s+(?=\w)
    |^(?:(?:it|this|that)\s(?:was|is|happened)\s)?during\s+(?=\w)""",
    re.VERBOSE,
)
"""What a name is led in with: a Hindu called Godse, he was shot by Godse."""
_SET_OFF = re.compile(r"(?<=\w)\s*(?:[,;:=(\[]\s*|\s[-\u2013\u2014]+\s*)(?=\w)")
_FOLLOWS = re.compile(r"(?<=\w)\s+(?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SECOND = re.compile(r"\b(?:and(?!\s(?:he|she|they|it|was|were|then)\b)|und|et|plus|both)\b|(?<!and)\sthen\s|[&+/]")
_OPENERS = frozenset(
    """that where when while because cuz cos coz bc since as during by on near beside was were is are did had has got that's
    happened gave shot killed won led made took wrote built fought came became ruled drew held""".split()
)
"""What may open a tail with nothing ahead of it; `of` and `from` belong to names."""
_TURNED = re.compile(r"\bbut\b")
_OF_ONE = re.compile(r"(?:but\s(?:he|she)|after\s(?:he|she|they))\s|in\sthe\s\w")
"""What may open a tail behind somebody's name, besides."""
_DOUBTS = frozenset(
    """it of for said say says think thinks thought believe believed called named mean means meant maybe perhaps
    might could should would may other another others else real really actually wrong false instead only just
    helped ordered let pretended claimed someone somebody anyone than rather failed too also same younger
    elder place stead guess wait sorry""".split()
)
"""What tells, in such a tail, that it may have been somebody else."""
_ENOUGH = frozenset("won himself herself itself themselves".split())
"""What is a tail by itself."""
_FOLLOWED = re.compile(rf"(?<=\w)\s(?:and|with)\s(?:his|her|their|its)\s(?!{_KIN}\b|wives|sons|friend|enemy|rival)[^\W\d]{{3,}}$")
"""Those who were with somebody, and are nobody else."""
_NO_FOLLOWERS = (
    RELATIVES
    | ROLES
    | frozenset("wives friend ally allies enemy enemies rival colleague partner twin general child children".split())
)
"""Those with whom somebody may have done it as one of several."""
_THING_OPENERS = _OPENERS | frozenset(
    "in at after before under between with brought found signed run sent kept written taken given".split()
)
_OPENERS_SET_OFF = _THING_OPENERS | frozenset(
    """a an the it its he she they his her their this which who whose but also aka meaning means called known from for so i one
    some born first made begun aged named after""".split()
)
_SAYS_WHAT = re.compile(r"\d+\s(?:years?|yrs?)\b|(?:capital|leader|founder|father|part|home|language|land|god|goddess)\sof\b")
_MADE_BY = re.compile(
    r"(?:(?:led|founded|built|made|invented|written|signed|ruled|run|designed|started|begun|created|organi[sz]ed|painted)\s)?by\s"
)
_NO_VERB = frozenset(
    "a an the his her their its this one some first also aka called known from for so i on near beside of by".split()
)
"""What opens a tail in which `and` may join another answer."""
_NEAR = frozenset("near beside".split())
PEOPLES = frozenset().union(*NATIONS)
_THE_ONE = re.compile(r"^first\s(?=\w)|\bthe\s(?:first\s(?=\w)|last\s)?(?:one\b)?")
"""`He was the first emperor` counts nothing, as `the first` does behind a name; nor does `the one who did it`."""
_ENDINGS = ("ist", "ists", "ing", "ion", "ions", "ly", "ment", "ness", "ism")


class Beside(NamedTuple):
    """What decides whether words beside an answer only tell more of it."""

    names_other: Callable[[str], bool]
    """Whether a word names somebody or something else that may be meant."""
    own: frozenset[str]
    """The words of the key, in plain form."""
    written: Set[str]
    """Words that the unit writes."""
    common: Set[str]
    """Words that it writes small."""
    told: Told
    """What the question and the unit say of the answer."""
    numbers: Set[str]
    """Numbers that the question or the unit tells with the answer."""
    person: bool
    tails: bool
    """Whether the order of its words is not its sense, so that a tail may be taken off."""


def drop_asides(text: str, beside: Beside) -> str:
    """Take off what only tells more of an answer."""
    if not any(sign in text for sign in " ,;:(["):
        return text  # one word has nothing beside it
    if (clause := _CLAUSE.search(text)) and _are_told(text[clause.end() :], beside):
        text = text[: clause.start()]
    text = _without_reason(_NOT_ANOTHER.sub("", text), beside)
    if (led := _LEAD_IN.match(text)) and not _turns(led[0]):
        text = text[led.end() :]
    text = _FOLLOWED.sub("", text)
    if beside.person:
        text = _WHOSE.sub("", text)
        second = _SECOND_SURNAME.search(text)
        if second and not beside.names_other(second["surname"]):
            text = text[: second.start()]
        if told := _TELLS.search(text):
            apart = told["kin"] or not any(_is_elsewhere(word, beside) for word in told["role"].split())
            return text[: told.start()] if apart else text
    return _without_tail(text, beside) if beside.tails else text


def _without_reason(text: str, beside: Beside) -> str:
    """Take off why it is so, examples of it, and what it is not, unless that has words of the key: coke instead of charcoal."""
    for pattern in (_REASON, _CONTRAST) if beside.tails else (_REASON,):
        if found := pattern.search(text):
            ahead = {*_WORD.findall(text[: found.start()])}
            rest = {*_WORD.findall(found["rest"])} - ahead
            if rest and not any(_is_own(word, beside) for word in rest):
                text = text[: found.start()]
    return text


def _without_tail(text: str, beside: Beside) -> str:
    for cut in _SET_OFF.finditer(text):
        tail = text[cut.end() :]
        if _tells(tail, _OPENERS_SET_OFF, beside) or ("=" in cut[0] and _are_free(_WORD.findall(tail), beside)):
            return text[: cut.start()]
    openers = _OPENERS if beside.person else _THING_OPENERS
    for cut in _FOLLOWS.finditer(text):
        if beside.person and _TURNED.search(text, 0, cut.start()):
            break
        if text.startswith("between ", cut.end()) and len(_WORD.findall(text[: cut.start()].removeprefix("the "))) < 2:
            continue  # the war between Japan and Russia
        tail = text[cut.end() :]
        if _tells(tail, openers, beside) or (beside.person and _tells_of_one(tail, beside)):
            return text[: cut.start()]
    return text


def _tells_of_one(tail: str, beside: Beside) -> bool:
    """Say whether a tail behind a person's name tells what they did, or when, and nothing of anybody else."""
    if not _OF_ONE.match(tail):
        return False
    words = _WORD.findall(tail)
    if not (_DOUBTS | _NO_FOLLOWERS).isdisjoint(words):
        return False
    return _tells(tail, frozenset(words[:1]), beside)


def _tells(tail: str, openers: frozenset[str], beside: Beside) -> bool:
    """Say whether a tail opens as one does, and is of ordinary words alone."""
    if tail.rstrip(" .!?") in _ENOUGH:
        return True
    set_off = openers is _OPENERS_SET_OFF
    opener = _WORD.search(tail)
    if opener is None:
        return False
    opened = opener[0] in openers or is_past(opener[0]) or (set_off and _SAYS_WHAT.match(tail) is not None)
    if not opened:
        return False
    words = _WORD.findall(tail)
    if beside.person and words[:1] == ["but"] and not (_DOUBTS | _NO_FOLLOWERS).isdisjoint(words):
        return False
    if len(words) < 2:
        return False
    listed = _SECOND.search(tail) and words[0] != "between" and (words[0] in _NO_VERB or words[1] == "and")
    if listed or not _are_told(tail, beside) or _turns(tail, person=beside.person):
        return False
    if not beside.person and _MADE_BY.match(tail):  # nobody answers for a thing, but for whom the unit names otherwise
        strange = [word for word in words if word.removesuffix("'s") in beside.written or not _is_free(word, beside)]
        return _are_free(strange, beside)
    return _are_free(words, beside, near=words[0] in _NEAR)


def _are_free(words: list[str], beside: Beside, *, near: bool = False) -> bool:
    """Say whether all words are ordinary ones, and name no other answer."""
    return all(_is_ordinary(word, beside, near=near) and _is_free(word, beside) for word in dict.fromkeys(words))


def _are_told(tail: str, beside: Beside) -> bool:
    """Say whether all numbers of a tail are told with the answer."""
    words = _THE_ONE.sub("", tail).split()
    numbers = {*re.findall(r"\d+", tail), *(str(VALUES[word]) for word in words if word in VALUES)}
    return numbers <= beside.numbers


def _turns(text: str, *, person: bool = True) -> bool:
    words = {*_WORD.findall(text)}
    if person and words & RELATIVES:
        return True
    return bool(words & NEGATIONS or CHOICES.search(text) or any(word.endswith("n't") for word in words))


def _is_free(word: str, beside: Beside) -> bool:
    return word in _OPENERS_SET_OFF or not (_is_own(word, beside) or beside.names_other(word.removesuffix("'s")))


def _is_elsewhere(word: str, beside: Beside) -> bool:
    """Say whether a word names another of whom the question does not speak."""
    return beside.names_other(word) and word_of(word).plain not in beside.told.prompt


def _is_own(word: str, beside: Beside) -> bool:
    plain = word_of(word.removesuffix("'s")).plain
    return plain in beside.own or not beside.own.isdisjoint(same_words(plain))


def _is_ordinary(word: str, beside: Beside, *, near: bool) -> bool:
    return (
        near
        or word_of(word).plain in beside.told.doers
        or word in beside.common
        or word.endswith(_ENDINGS)
        or is_nation(word)
        or _is_told(word, beside)
        or word in frequencies()  # last, as it is looked up slowest
    )


def _is_told(word: str, beside: Beside) -> bool:
    return word_of(word).plain in beside.told.context


def is_nation(word: str) -> bool:
    """Say whether a word is a country, or the people of one."""
    return word_of(word).plain in PEOPLES or word in ("usa", "us", "uk")


def is_past(word: str) -> bool:
    """Say whether a word is the past of an English verb: ordered, invaded."""
    if not word.endswith("ed") or len(word) < 5:
        return False
    known = frequencies()
    return word in known and any(root in known for root in (word[:-2], word[:-1], word[:-3]))
