"""HistoricalDate, with the edtf package as the oracle."""

from __future__ import annotations

import datetime
import time

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.dates import HistoricalDate, Precision, julian_day

days = st.dates(min_value=datetime.date(1, 1, 1), max_value=datetime.date(9999, 12, 31))
precisions = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])


def _write(day: datetime.date, form: str) -> str:
    return {"%Y": f"{day.year:04}", "%Y-%m": f"{day.year:04}-{day.month:02}", "%Y-%m-%d": day.isoformat()}[form]


def _day(moment: time.struct_time) -> datetime.date:
    return datetime.date(moment.tm_year, moment.tm_mon, moment.tm_mday)


@given(days, precisions)
def test_a_date_means_the_same_days_as_in_edtf(day: datetime.date, form: str) -> None:
    text = _write(day, form)
    ours, oracle = HistoricalDate.parse(text), edtf.parse_edtf(text)
    assert (ours.first, ours.last) == (_day(oracle.lower_strict()), _day(oracle.upper_strict()))
    assert str(ours) == text


@given(st.lists(days, min_size=2, max_size=2).map(sorted), precisions)
def test_an_interval_means_the_same_days_as_in_edtf(pair: list[datetime.date], form: str) -> None:
    text = "/".join(_write(day, form) for day in pair)
    ours, oracle = HistoricalDate.parse(text), edtf.parse_edtf(text)
    assert (ours.first, ours.last) == (_day(oracle.lower_strict()), _day(oracle.upper_strict()))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1956", "1956"),
        ("1956-02", "February 1956"),
        ("1956-02-25", "25 February 1956"),
        ("1933~", "about 1933"),
        ("1956-02-14/1956-02-25", "14 to 25 February 1956"),
        ("1956-02-14/1956-03-02", "14 February to 2 March 1956"),
        ("1956-10/1956-11", "October to November 1956"),
        ("1932/1933", "1932 to 1933"),
        ("1922-12-23/1923-01-04", "23 December 1922 to 4 January 1923"),
    ],
)
def test_a_date_reads_as_people_say_it(text: str, words: str) -> None:
    assert HistoricalDate.parse(text).words() == words


@pytest.mark.parametrize(
    "text", ["", "56", "1956-13", "1956-02-30", "25.02.1956", "1956/1955", "1956-2-25", "0000", "1956?", "195X"]
)
def test_what_is_not_a_date_is_refused_with_its_value(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|calendar|before"):
        HistoricalDate.parse(text)


def test_dates_sort_by_their_first_day_and_know_their_precision() -> None:
    dates = [HistoricalDate.parse(text) for text in ("1956-03", "1956", "1956-02-25", "1955~")]
    assert [str(date) for date in sorted(dates)] == ["1955~", "1956", "1956-02-25", "1956-03"]
    assert HistoricalDate.parse("1956-02/1957").precision is Precision.YEAR


@given(st.text(max_size=30))
def test_no_text_breaks_the_parser(text: str) -> None:
    try:
        date = HistoricalDate.parse(text)
    except ValueError:
        return
    assert HistoricalDate.parse(str(date)) == date


@pytest.mark.parametrize(
    ("gregorian", "julian"),
    [
        ("1917-11-07", "1917-10-25"),  # the October Revolution, 13 days
        ("1825-12-26", "1825-12-14"),  # the Decembrists, 12 days
        ("1709-07-08", "1709-06-27"),  # Poltava, 11 days
        ("1649-02-09", "1649-01-30"),  # Charles I is beheaded, 10 days
        ("1582-10-15", "1582-10-05"),  # the first Gregorian day
        ("1900-03-13", "1900-02-29"),  # a day that the Gregorian calendar has not
        ("1900-03-14", "1900-03-01"),
    ],
)
def test_a_day_has_its_day_in_the_julian_calendar(gregorian: str, julian: str) -> None:
    assert str(julian_day(datetime.date.fromisoformat(gregorian))) == julian
