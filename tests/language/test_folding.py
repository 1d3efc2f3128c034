"""What students type and what the unit says fold to the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.folding import words
from bot.language.romanisation import likeness, sound
from bot.language.stems import stem


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The XXth Congress", "the 20 congress"),
        ("twentieth, 20TH and XX", "20 20 and 20"),
        ("twenty-second Congress", "22 congress"),
        ("Twenty second congress", "22 congress"),
        ("20,000 men", "20000 men"),
        ("nineteen fifty-six", "1956"),
        ("two hundred and five", "205"),
        ("1953–56", "1953 56"),
        ("Јосип Броз, Љубљана", "josip broz ljubljana"),
        ("Stalin’s heirs", "stalin heirs"),
        ("Gomułka, Kádár & Poznań", "gomulka kadar poznan"),
        ("C.P.S.U.", "cpsu"),
        ("Оттепель", "ottepel"),
    ],
)
def test_forms_of_a_text_are_one(text: str, folded: str) -> None:
    assert " ".join(words(text)) == folded


def test_a_compound_is_found_joined_and_apart() -> None:
    assert words("de-Stalinization") == ["destalinization", "stalinization"]


@pytest.mark.parametrize(
    "spellings",
    [
        "khrushchev khruschev krushchev kruschev chruschtschow khrouchtchev chruszczow jruschov hrushchov",
        "zhukov joukov schukow zhukow",
        "malenkov malenkow malenkoff",
        "beria berija beriya",
        "mikoyan mikojan mikoian",
        "solzhenitsyn soljenitsyne solschenizyn",
    ],
)
def test_romanisations_sound_alike(spellings: str) -> None:
    assert len({sound(name) for name in spellings.split()}) == 1


def test_a_word_that_sounds_like_a_name_is_not_like_it() -> None:
    assert sound("stolen") == sound("stalin")
    assert likeness("stolen", "stalin") < 0.7 < likeness("staline", "stalin")


@pytest.mark.parametrize(
    "forms",
    [
        "rehabilitate rehabilitated rehabilitation",
        "collectivisation collectivization collectivized collectivised",
        "denounce denounced denouncing denunciation",
        "labour labor",
        "congress congresses",
        "die dies died death",
        "fly flies",
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


def test_opposites_and_isms_keep_apart() -> None:
    assert len({stem(word) for word in ("stalin", "stalinism", "stalinization", "destalinization")}) == 4


@given(st.text(max_size=300))
def test_any_text_folds(text: str) -> None:
    assert all(words(text))
    assert all(isinstance(stem(word), str) for word in words(text))
