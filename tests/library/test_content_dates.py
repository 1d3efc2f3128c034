"""Dates as authors write them: what is read, how it is shown, what is refused, and that nothing is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.dates import HistoricalDate, Point
from bot.language.written_dates import DateFault
from bot.library.content_dates import content_date, read_old_style, write_date

READ = {
    "-0043-03-15": "15 March 44 BC | March 15, 44 BCE | the 15th of March 44 BC | 15.3.44 v. Chr. | 15/3/44 BC",
    "-0043": "44 BC | 44 BCE | BC 44 | the year 44 BC | in 44 B.C.",
    "0079": "AD 79 | 79 AD | 79 CE | the year AD 79",
    "0476": "476 | AD 476 | in 476",
    "1200~": "about 1200 | c. 1200 | c1200 | ca. 1200 | circa 1200 | around 1200 | 1200 or so | approx. 1200",
    "1200?": "perhaps 1200 | probably 1200 | 1200 (?) | 1200?",
    "-1199~": "about 1200 BC | c. 1200 BCE",
    "-04XX": "5th century BC | the fifth century BC | 5th c. BC | 5. Jahrhundert v. Chr. | Ve siècle av. J.-C.",
    "17XX": "18th century | the eighteenth century | 18th century AD | the 1700s | XVIIIe siècle",
    "00XX": "1st century AD | first century",
    "178X": "1780s | the 1780s | 1780's",
    "178X~": "about the 1780s",
    "190X": "1900s",
    "005X": "50s AD | the 50s CE",
    "-0048/-0039": "40s BC | 49 to 40 BC",
    "1796~/1799~": "late 1790s | the late 1790s",
    "-0499~/-0466~": "early 5th century BC",
    "1700~/1749~": "first half of the 18th century | the first half of the eighteenth century",
    "1848-21": "spring 1848 | spring of 1848 | in the spring of 1848 | printemps 1848",
    "1989-23": "autumn 1989 | fall 1989 | fall of 1989 | Herbst 1989",
    "1941-12/1942-02": "winter of 1941-42 | winter 1941/42",
    "1953/..": "since 1953",
    "../1917": "until 1917 | till 1917 | up to 1917",
    "178X/..": "since the 1780s",
    "-0026/0014": "27 BC to AD 14 | 27 BC – 14 AD | from 27 BCE to 14 CE",
    "-0026/0014~": "27 BC to about AD 14",
    "-0026~/0014": "about 27 BC to AD 14",
    "-0057/-0049": "58 to 50 BC | 58–50 BC | 58 BC to 50 BC",
    "-04XX/-03XX": "5th to 4th century BC | 5th century BC to 4th century BC",
    "178X/179X": "1780s to 1790s",
    "1956-02-25": "25 February 1956 | Feb 25th, 1956 | 25/02/1956 | 25.2.1956 | 25 février 1956 | 1956-2-25",
    "1500-02-29": "29 February 1500",
}
"""EDTF -> what is read as it."""


@pytest.mark.parametrize(("text", "edtf"), [(text.strip(), edtf) for edtf, row in READ.items() for text in row.split("|")])
def test_a_date_in_words_is_read_as_edtf(text: str, edtf: str) -> None:
    assert str(content_date(text)) == edtf


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "56", "'56", "the fifties", "25/02/56", "2/3/1956", "February", "25 February", "1956 or 1957"),
        *("not 1956", "before 1917", "after 44 BC", "-43", "0 BC", "5000 BC", "10,000 BC", "30 February 1956", "1956-02-30"),
        *("31/4/1956", "1956-13", "50 to 58 BC", "AD 14 to 27 BC", "44 BC AD 44", "44 years before the war", "9" * 5000),
        *("the 3rd reading of 1956", "1956 " * 900, "418/..", "../418"),
    ],
)
def test_what_is_no_date_or_several_is_refused(text: str) -> None:
    with pytest.raises(DateFault):
        content_date(text)


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("5 November 1605, Old Style", "1605-11-15", "1605-11-05"),
        ("30 January 1649 (O.S.)", "1649-02-09", "1649-01-30"),
        ("25 October 1917 OS", "1917-11-07", "1917-10-25"),
        ("29 February 1900 Julian", "1900-03-13", "1900-02-29"),
        ("1 to 3 March 1801, Old Style", "1801-03-13/1801-03-15", "1801-03-01/1801-03-03"),
    ],
)
def test_old_style_is_read_as_both_days(text: str, ours: str, theirs: str) -> None:
    assert read_old_style(text) == (HistoricalDate.parse(ours), HistoricalDate.parse(theirs))
    assert read_old_style(ours) is None


@pytest.mark.parametrize("text", ["October 1917, Old Style", "15 March 44 BC, Old Style", "soon OS"])
def test_old_style_wants_days_after_the_reform(text: str) -> None:
    with pytest.raises(DateFault):
        read_old_style(text)


YEARS = st.integers(-4000, 9999)
POINTS = st.one_of(
    st.builds(Point, YEARS, approximate=st.booleans(), uncertain=st.booleans()),
    st.builds(Point, YEARS, st.integers(1, 12), st.none() | st.integers(1, 28), approximate=st.booleans()),
    st.builds(Point, YEARS, season=st.integers(1, 4)),
    st.builds(Point.block, st.integers(0, 39), st.sampled_from((10, 100)), negative=st.booleans()),
)


def in_order(start: Point, end: Point | None) -> HistoricalDate:
    first, last = sorted((start, end), key=lambda point: (point.first, point.last)) if end else (start, None)
    return HistoricalDate(first, last)


@given(POINTS, st.none() | POINTS)
def test_a_date_that_is_written_for_people_is_read_as_itself(start: Point, end: Point | None) -> None:
    date = in_order(start, end)
    assert content_date(write_date(date)) == content_date(str(date)) == date


@given(POINTS, st.none() | POINTS)
def test_what_is_shown_of_a_date_is_read_again_as_the_same_days(start: Point, end: Point | None) -> None:
    date = in_order(start, end)
    read = content_date(date.words())
    assert (read.first, read.last) == (date.first, date.last)


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    try:
        date = content_date(text)
    except ValueError:
        return
    assert HistoricalDate.parse(str(date)) == date
