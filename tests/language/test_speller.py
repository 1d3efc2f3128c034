"""Misspelt words find the word that was meant."""

from __future__ import annotations

import pytest

from bot.language.speller import Speller

WORDS = sorted(["congress", "congo", "denounced", "khrushchev", "rehabilitation", "speech", "speed", "stalin", "trotsky"])
SPELLER = Speller(WORDS)


def near(word: str) -> list[str]:
    return [WORDS[number] for _, number in SPELLER.near(word)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("speach", "speech"),
        ("spech", "speech"),
        ("sppeech", "speech"),
        ("psech", ""),
        ("stlain", "stalin"),
        ("hkrushchev", "khrushchev"),
        ("rehebilatation", "rehabilitation"),
        ("denonsed", "denounced"),
        ("congrss", "congress"),
    ],
)
def test_slips_are_undone(typed: str, meant: str) -> None:
    assert near(typed)[:1] == ([meant] if meant else [])


def test_the_nearest_come_first_and_alone() -> None:
    assert near("speec") == ["speech", "speed"]
    assert near("speech") == ["speech"]


@pytest.mark.parametrize("typed", ["", "a", "19566", "xyzzyx", "x" * 400, "двадцать"])
def test_what_is_like_nothing_finds_nothing(typed: str) -> None:
    assert near(typed) == []
