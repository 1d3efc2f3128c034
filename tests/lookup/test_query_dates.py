"""Dates are understood however they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.dates import HistoricalDate
from bot.language.folding import fold
from bot.lookup.query_dates import AskedDate, date_words, take_dates


@pytest.mark.parametrize(
    "text",
    [
        *("25/02/56", "25.2.1956", "02/25/1956", "1956-02-25"),
        *("Feb 25 1956", "25th of February, 1956", "February the 25th 1956", "25 february '56"),
    ],
)
def test_one_day_in_many_notations(text: str) -> None:
    dates, rest = take_dates(fold(f"speech {text} please"))
    assert dates == [AskedDate(1956, 2, 25)]
    assert rest.split() == ["speech", "please"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("october 1956", AskedDate(1956, 10)),
        ("in 1956", AskedDate(1956)),
        ("the 1950s", AskedDate(1950, last_year=1959)),
        ("1953-56", AskedDate(1953, last_year=1956)),
        ("between 1953 and 1956", AskedDate(1953, last_year=1956)),
        ("25 February", AskedDate(None, 2, 25)),
        ("in february", AskedDate(None, 2)),
        ("03/02/56", AskedDate(1956, 2, 3)),
    ],
)
def test_what_is_left_open_stays_open(text: str, asked: AskedDate) -> None:
    assert take_dates(fold(text))[0] == [asked]


@pytest.mark.parametrize("text", ["the 20th congress", "what may happen", "383 lists", "order 00447"])
def test_other_numbers_and_verbs_are_no_dates(text: str) -> None:
    assert take_dates(text) == ([], text)


def test_a_day_that_does_not_exist_is_no_day() -> None:
    dates, _ = take_dates("31/02/1956")
    assert dates == [AskedDate(1956)]


def test_the_nearer_date_fits_better() -> None:
    day, month, years = (HistoricalDate.parse(text) for text in ("1956-10-23", "1956-10", "1953/1964"))
    asked = AskedDate(1956, 10)
    assert asked.fit(day) == asked.fit(month) == 1.0
    assert 0 < asked.fit(years) < 0.5
    assert asked.fit(HistoricalDate.parse("1957-10")) == 0.0


def test_a_date_is_filed_under_its_parts() -> None:
    assert date_words(HistoricalDate.parse("1956-02-25")) == ["1956", "february", "0d2x25"]
    assert date_words(HistoricalDate.parse("1953/1955")) == ["1953", "1954", "1955"]


@given(st.text(alphabet="0123456789/-. '’abcdefghijmnoprstuvy", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for asked in take_dates(text)[0]:
        assert 0 <= asked.fit(HistoricalDate.parse("1956-02-25")) <= 1
