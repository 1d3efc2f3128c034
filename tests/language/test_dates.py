"""HistoricalDate, with the edtf package as the oracle."""

from __future__ import annotations

import datetime
import re
import time

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.calendar import CalendarDay, gregorian_day, julian_day
from bot.language.dates import HistoricalDate, Point, Precision

WORDS = {
    "-0043-03-15": "15 March 44 BC",
    "-0043": "44 BC",
    "0000": "1 BC",
    "0079": "AD 79",
    "0079-08-24": "24 August AD 79",
    "0476": "476",
    "-1199~": "about 1200 BC",
    "-0026/0014": "27 BC to AD 14",
    "-0026/0476": "27 BC to AD 476",
    "-0057/-0049": "58 to 50 BC",
    "0014/0037": "AD 14 to 37",
    "-0043-03-01/-0043-03-15": "1 to 15 March 44 BC",
    "-0048-01/-0044-03": "January 49 BC to March 45 BC",
    "178X": "1780s",
    "005X": "50s AD",
    "-004X": "50 to 41 BC",
    "170X": "1700 to 1709",
    "190X": "1900s",
    "17XX": "18th century",
    "-04XX": "5th century BC",
    "-04XX/-03XX": "5th to 4th century BC",
    "-01XX/01XX": "2nd century BC to 2nd century AD",
    "00XX": "1st century AD",
    "-00XX": "1st century BC",
    "1956-21": "spring 1956",
    "1916-24": "winter 1916",
    "1953/..": "since 1953",
    "../1917": "until 1917",
    "178X/..": "since the 1780s",
    "1956?": "perhaps 1956",
    "1956%": "perhaps about 1956",
    "1500-02-29": "29 February 1500",
    "1900-02-29": "29 February 1900",
}


days = st.dates(min_value=datetime.date(1, 1, 1), max_value=datetime.date(9999, 12, 31))
precisions = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])


def _write(day: datetime.date, form: str) -> str:
    return {"%Y": f"{day.year:04}", "%Y-%m": f"{day.year:04}-{day.month:02}", "%Y-%m-%d": day.isoformat()}[form]


def _day(moment: time.struct_time) -> CalendarDay:
    return CalendarDay(moment.tm_year, moment.tm_mon, moment.tm_mday)


def _same(ours: HistoricalDate, oracle: object) -> bool:
    """Compare with the oracle, which has no 29 February in the Julian leap years before the reform."""
    first, last = _day(oracle.lower_strict()), _day(oracle.upper_strict())  # type: ignore[attr-defined]  # edtf has no types
    return (ours.first, ours.last) in ((first, last), (first, last._replace(day=29)))


@given(days, precisions)
def test_a_date_means_the_same_days_as_in_edtf(day: datetime.date, form: str) -> None:
    text = _write(day, form)
    ours, oracle = HistoricalDate.parse(text), edtf.parse_edtf(text)
    assert _same(ours, oracle)
    assert str(ours) == text


@given(st.lists(days, min_size=2, max_size=2).map(sorted), precisions)
def test_an_interval_means_the_same_days_as_in_edtf(pair: list[datetime.date], form: str) -> None:
    text = "/".join(_write(day, form) for day in pair)
    ours, oracle = HistoricalDate.parse(text), edtf.parse_edtf(text)
    assert _same(ours, oracle)


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
        *WORDS.items(),
    ],
)
def test_a_date_reads_as_people_say_it(text: str, words: str) -> None:
    assert HistoricalDate.parse(text).words() == words
    assert str(HistoricalDate.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "56",
        "1956-13",
        "1956-02-30",
        "25.02.1956",
        "1956/1955",
        "1956-2-25",
        "-0000",
        "-4001",
        "19XX-02",
        "1956-21-01",
        "1901-02-29",
        "../..",
        "/1917",
        "-0043/-0044",
        "-40XX",
    ],
)
def test_what_is_not_a_date_is_refused_with_its_value(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|calendar|before|begin"):
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
    assert str(Point(*julian_day(HistoricalDate.parse(gregorian).first))) == julian
    assert str(Point(*gregorian_day(HistoricalDate.parse(julian).first))) == gregorian


@given(st.integers(1_500_000 - 2_000_000, 3_600_000))
def test_every_day_has_one_day_in_the_other_calendar(days: int) -> None:
    day = CalendarDay.fromordinal(days)
    assert gregorian_day(julian_day(day)) == day


years = st.integers(-4000, 9999)
marks = st.sampled_from(["", "~", "?", "%"])
points = st.one_of(
    st.builds(Point, years),
    st.builds(Point, years, st.integers(1, 12)),
    st.builds(Point, years, st.integers(1, 12), st.integers(1, 28)),
    st.builds(lambda year, season: Point(year, season=season), years, st.integers(1, 4)),
    st.builds(lambda number, negative: Point.block(number, 10, negative=negative), st.integers(0, 399), st.booleans()),
    st.builds(lambda number, negative: Point.block(number, 100, negative=negative), st.integers(0, 39), st.booleans()),
)


@given(points, marks, st.one_of(st.none(), points, st.sampled_from(["../", "/.."])))
def test_every_date_is_read_as_it_is_written_and_no_year_0_is_shown(start: Point, mark: str, end: Point | str | None) -> None:
    text = f"{start}{mark}"
    if isinstance(end, Point):
        first, last = sorted((start, end), key=lambda point: (point.first, point.last))
        text = f"{first}{mark}/{last}"
    elif end:
        text = f"{end}{text}" if end == "../" else f"{text}{end}"
    date = HistoricalDate.parse(text)
    assert str(date) == text
    assert HistoricalDate.parse(str(date)) == date
    assert not re.search(r"\b0\b|-\d", date.words())
    assert date.first <= date.last


@given(days, st.integers(-10, 18))
def test_days_are_counted_over_the_turn_of_the_era(day: datetime.date, rounds: int) -> None:
    """The Gregorian calendar is the same every 400 years, so datetime says what it is like before Christ."""
    day = day.replace(year=day.year % 400 + 400)
    ours = CalendarDay(day.year - 400 + 400 * rounds, day.month, day.day)
    assert CalendarDay.fromordinal(ours.toordinal()) == ours
    assert ours - CalendarDay(400 * rounds, 1, 1) == (day - datetime.date(400, 1, 1)).days
    assert CalendarDay(1, 1, 1) - CalendarDay(0, 12, 31) == 1
    assert CalendarDay(1, 1, 1).toordinal() == 1


@given(st.lists(st.tuples(years, st.integers(1, 12), st.integers(1, 28)), min_size=2, max_size=2))
def test_days_are_in_order_of_time(pair: list[tuple[int, int, int]]) -> None:
    one, other = (CalendarDay(*day) for day in pair)
    assert (one < other) == (one - other < 0)


def test_an_open_date_stands_at_its_end_and_reaches_as_far_as_it_is_open() -> None:
    since, until, then = (HistoricalDate.parse(text) for text in ("1953/..", "../1917", "1930"))
    assert since.first == HistoricalDate.parse("1953").first
    assert until.last.year == 1917
    assert since.overlaps(HistoricalDate.parse("1999"))
    assert until.overlaps(HistoricalDate.parse("-0043"))
    assert not since.overlaps(then)
    assert not until.overlaps(then)
