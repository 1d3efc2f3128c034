"""Dates are understood however they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.dates import Day, HistoricalDate
from bot.language.folding import fold
from bot.language.written_dates import ShortYears, Style
from bot.lookup.query_dates import AskedDate, date_words
from bot.lookup.query_dates import take_dates as _take_dates

STYLE = Style(day_first=True, years=ShortYears.of([HistoricalDate.parse("1956-02-25")]))


def take_dates(text: str) -> tuple[list[AskedDate], str]:
    return _take_dates(text, STYLE)


def asked(year: int | None, month: int | None = None, day: int | None = None, *, last: int | None = None) -> AskedDate:
    return AskedDate(Day(year, month, day), Day(last) if last else None)


@pytest.mark.parametrize(
    "text",
    [
        *("25/02/56", "25.2.1956", "02/25/1956", "1956-02-25"),
        *("Feb 25 1956", "25th of February, 1956", "February the 25th 1956", "25 february '56"),
    ],
)
def test_one_day_in_many_notations(text: str) -> None:
    dates, rest = take_dates(fold(f"speech {text} please"))
    assert dates == [asked(1956, 2, 25)]
    assert rest.split() == ["speech", "please"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("october 1956", asked(1956, 10)),
        ("in 1956", asked(1956)),
        ("the 1950s", asked(1950, last=1959)),
        ("1953-56", asked(1953, last=1956)),
        ("between 1953 and 1956", asked(1953, last=1956)),
        ("25 February", asked(None, 2, 25)),
        ("in february", asked(None, 2)),
        ("03/02/56", asked(1956, 2, 3)),
    ],
)
def test_what_is_left_open_stays_open(text: str, expected: AskedDate) -> None:
    assert take_dates(fold(text))[0] == [expected]


@pytest.mark.parametrize("text", ["the 20th congress", "what may happen", "383 lists", "order 00447"])
def test_other_numbers_and_verbs_are_no_dates(text: str) -> None:
    assert take_dates(text) == ([], text)


def test_a_day_that_does_not_exist_is_no_day() -> None:
    dates, _ = take_dates("31/02/1956")
    assert dates == [asked(1956)]


def test_the_nearer_date_fits_better() -> None:
    day, month, years = (HistoricalDate.parse(text) for text in ("1956-10-23", "1956-10", "1953/1964"))
    october = asked(1956, 10)
    assert october.fit(day) == october.fit(month) == 1.0
    assert 0 < october.fit(years) < 0.5
    assert october.fit(HistoricalDate.parse("1957-10")) == 0.0


def test_a_date_is_filed_under_its_parts() -> None:
    assert date_words(HistoricalDate.parse("1956-02-25")) == ["1956", "0t595", "february", "0d2x25"]
    assert date_words(HistoricalDate.parse("1953/1955")) == ["1953", "1954", "1955", "0t595"]


@given(st.text(alphabet="0123456789/-. '’abcdefghijmnoprstuvy", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for found in take_dates(text)[0]:
        assert 0 <= found.fit(HistoricalDate.parse("1956-02-25")) <= 1
