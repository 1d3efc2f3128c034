"""What a student says behind an answer that is whole and right without it: a remark, unless it may be a second answer.

Names may stand in it where a preposition or a deed puts them (with help from Franklin, built by Stephenson), and numbers that the
unit tells, or that only count something (he was only 21); no bare name, and no year, reign or ordinal that nobody told.
"""

from __future__ import annotations

import re

from ....language.dates import MONTHS
from ....language.numerals import VALUES
from ..person_names import RELATIVES, ROLES, TITLES
from .words import Beside, is_past, turns

_VERBS = frozenset(
    """was were is are did had has got happened gave shot killed won led made took wrote built fought came became ruled drew held
    brought found signed run sent kept written taken given beat met means""".split()
)
_PLACING = frozenset("of by from for under against to after before in at near on over during into beside".split())
"""What puts a name beside the answer, so that it is none."""
_SETTING = frozenset("in at on over after before during".split())
"""What tells a namesake apart where no comma parts it: Salamis in Cyprus."""
_ARTICLES = frozenset("a an the".split())
_LINKS = frozenset("was were is are".split())
_CLAUSES = frozenset("that when where while since as who whose which that's".split())
_OPENERS = _VERBS | _CLAUSES | (_PLACING - {"of", "from", "for", "to", "into", "against"}) | {"with", "between"}
"""What opens a remark with nothing ahead of it; `of` and `from` belong to names."""
_OPENERS_SET_OFF = (
    _OPENERS
    | _PLACING
    | _ARTICLES
    | frozenset(
        """it its he she they his her their this but also aka meaning called known so i one some born first begun aged named
        capital leader founder father part home language land god goddess""".split()
    )
)
REMARK = re.compile(
    rf"""(?<=\w)(?:\s*[,;:=(\[.!]\s*|\s[-\u2013\u2014]+\s*)(?=\w)
    |(?<=\w)\s+(?=(?:and\s(?:he|she|they|it|was|were|his|her|their)|but\s(?:he|she)|with|\w{{3,}}ed|{"|".join(sorted(_OPENERS))})\s)""",
    re.VERBOSE,
)
"""Where a remark may begin."""
_HEDGES = frozenset(
    """maybe perhaps might could should would may another other else real really actually wrong instead rather guess
    wait sorry mean meant say says said think thinks thought believe probably either both same like too elder
    younger junior senior""".split()
)
"""What tells that a remark may take the answer back, or add another."""
_COMPANIONS = RELATIVES | ROLES | frozenset("wives friend ally allies enemies friends partner twin children child".split())
"""Those with whom somebody may have done it as one of several."""
_OF_OTHERS = frozenset("with his her their but".split())
_PARTING = re.compile(r"[,;(]")
_NEXT = {"but": frozenset("he she".split()), "with": frozenset("his her their its the a an some help all many most".split())}
"""What alone may follow: who is with somebody may be one of several."""
_DATED = re.compile(r"\d{3}|\d\s?(?:st|nd|rd|th|bc|ad|ce)\b|\b[ivx]{2,}\b")
_ORDINAL = ("th", "second", "third")
_MONTHS = frozenset(month.casefold() for month in MONTHS)
_LEAD = re.compile(r"^(?:(?:it|he|she|they|this|that|also|but|with|as|well|and|his|her|their|a|an|the|was|were|is|are|its)\s+)+")


def is_remark(tail: str, beside: Beside, *, set_off: bool) -> bool:
    """Say whether what is behind a whole answer only tells more of it, behind a comma or right behind it."""
    words = re.findall(r"[^\W_]+(?:'[^\W\d_]+)?", tail.removeprefix("and "))
    if len(words) < 2 or not (words[0] in _OPENERS_SET_OFF or is_past(words[0])):
        return False
    if not _HEDGES.isdisjoint(words) or turns(tail, person=beside.person) or not _may_be_counted(tail, words, beside):
        return False
    if words[1] not in _NEXT.get(words[0], words) or (words[0] in _OF_OTHERS and not _COMPANIONS.isdisjoint(words)):
        return False
    if words[0] in _ARTICLES and "and" in words and not beside.person:
        return False
    known = {word: _is_name(word, beside) for word in {*words}}
    names = [known[word] for word in words]
    if any(names) and (not _LINKS.isdisjoint(words[:2]) or _makes_another(words[0], beside, set_off=set_off)):
        return False
    return _are_placed(words, names) and not beside.is_other(_LEAD.sub("", tail))


def _makes_another(opener: str, beside: Beside, *, set_off: bool) -> bool:
    """Say whether a name behind this may be a second answer, or tell the answer from its namesake."""
    return opener == "but" or (opener in _ARTICLES and not beside.person) or (opener in _SETTING and not set_off)


def _may_be_counted(tail: str, words: list[str], beside: Beside) -> bool:
    """Say whether the numbers of a remark are told, or only count something in it."""
    if beside.are_told(tail):
        return True
    if words[0] in _ARTICLES | _PLACING and not beside.are_told(_PARTING.split(tail)[0]):
        return False  # the ten day queen, women under 20
    dated = _DATED.search(tail) or any(word in _MONTHS or (word in VALUES and word.endswith(_ORDINAL)) for word in words)
    return not dated and not beside.numeric


def _is_name(word: str, beside: Beside) -> bool:
    """Say whether a word may be a name: of something else in the unit, or in no dictionary."""
    if word.isdigit() or word in _OPENERS_SET_OFF:
        return False
    return beside.is_own(word) or beside.names_other(word.removesuffix("'s")) or not beside.is_ordinary(word)


def _are_placed(words: list[str], names: list[bool]) -> bool:
    """Say whether each name is put there by a preposition or somebody's deed, or is joined to one that is."""
    placed = False
    for at, (word, name) in enumerate(zip(words, names, strict=True)):
        if not name:
            placed = placed and word in ("and", "the", "of")
            continue
        ahead = next((words[back] for back in range(at - 1, -1, -1) if words[back] not in TITLES | _ARTICLES), "")
        placed = placed or ahead in _PLACING or is_past(ahead) or (ahead in _VERBS and ahead not in _LINKS)
        if not placed:
            return False
    return True
