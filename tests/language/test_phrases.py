"""What is sought only where a sign of it stands in an answer is found wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.phrases import CHOICES, alternatives, parse_phrase, strip_filler

FILLERS = (
    "i'm not 100% sure", "isn't certain", "i don't remember", "do not really know", "i'd say", "i think", "we believe",
    "i would guess", "i suppose", "i reckon", "i go with", "i'll go for", "99 percent sure", "100%", "(pbuh)",
    "peace be upon him", "idk", "no idea", "i'm", "i'd", "i've", "first of all", "answer 3:", "question no. 2.",
)  # fmt: skip
LEVELLED = {
    "U.S.S.R.": "soviet union",
    "wasn't built": "was not built",
    "can't": "cant",
    "1950's": "1950s",
    "the fifties": "the '50s",
    "Stalin's": "stalin",
    "Quaid-i-Azam": "quaid azam",
    "1894-95": "1894 1895",
    "2 million": "2000000",
    "1,500": "1500",
    "3,5": "3.5",
    "a third of it": "thirdshare",
    "20 th": "20",
    "5 kms": "5 km",
    "five kilometres": "5 km",
    "5 per cent": "5%",
    "5 pct": "5 percent",
    "4hrs": "4 hours",
    "AD14": "ad 14",
    "V2": "v-2",
    "Second World War": "world war 2",
    "1st secretary": "firstsecretary",
}
"""Two writings of one thing."""


@pytest.mark.parametrize("filler", FILLERS)
def test_filler_goes(filler: str) -> None:
    assert strip_filler(f"{filler} stalin") == "stalin"


@given(st.from_regex(CHOICES))
def test_whatever_offers_a_choice_parts_a_text(text: str) -> None:
    assert alternatives(text) == CHOICES.split(text)


@pytest.mark.parametrize(("written", "other"), LEVELLED.items())
def test_two_writings_are_one(written: str, other: str) -> None:
    first, second = (parse_phrase(text, romans=False) for text in (written, other))
    assert (first.key, first.negations) == (second.key, second.negations)
