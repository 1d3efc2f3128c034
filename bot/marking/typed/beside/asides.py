"""What a student adds to an answer that only tells more of it: taken off before the answer is laid beside the key.

A lead-in ends in `called` or `by`; why it is so, and what it is not, goes whatever its words; so does whose son somebody is.
"""

from __future__ import annotations

import re

from ..person_names import RELATIVES
from .words import LETTERS, Beside, turns

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
    r"""\s(?<=[^\W_]{3}\s)(?<!\bdid\s)(?<!\bdoes\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bare\s)(?<!\bhas\s)(?<!\bhad\s)(?<!\bhave\s)(?<!\bcould\s)(?<!\bwould\s)(?<!\bshould\s)
    (?<!\bwill\s)(?<!\bcan\s)(?:not|instead\sof|rather\sthan|as\sopposed\sto)\s
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
    rf"""(?<=\w)(?<!\bthe)(?<!\ba)(?:,\s+|\s+(?=(?:the\s+)?{_BOND}\s+of\b))(?!(?:it|that)(?:\s(?:was|is)|'s)\b)(?:
        (?:the\s+)?(?:\w+\s+)?{_BOND}\s+(?:of|to)\b[^\d,]*
        | [\w'\s]{{1,40}}\s(?:{_KIN})
        | [\w\s]{{1,40}}(?:'s|s')\s[^\W\d]+
    )$""",
    re.VERBOSE,
)
"""Where a name is followed by whose son it is, or whose teacher."""
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


def drop_asides(text: str, beside: Beside) -> str:
    """Take off what only tells more of an answer."""
    if (clause := _CLAUSE.search(text)) and beside.are_told(text[clause.end() :]):
        text = text[: clause.start()]
    text = _without_reason(_NOT_ANOTHER.sub("", text), beside)
    if (led := _LEAD_IN.match(text)) and not turns(led[0]):
        text = text[led.end() :]
    if beside.person:
        text = _WHOSE.sub("", text)
        if (second := _SECOND_SURNAME.search(text)) and not beside.names_other(second["surname"]):
            text = text[: second.start()]
        if told := _TELLS.search(text):
            text = text[: told.start()]
    return text


def _without_reason(text: str, beside: Beside) -> str:
    """Take off why it is so, examples of it, and what it is not, unless that has words of the key: coke instead of charcoal."""
    for pattern in (_REASON, _CONTRAST) if beside.loose else (_REASON,):
        if found := pattern.search(text):
            ahead = {*LETTERS.findall(text[: found.start()])}
            rest = {*LETTERS.findall(found["rest"])} - ahead
            if rest and not any(beside.is_own(word) for word in rest):
                text = text[: found.start()]
    return text
