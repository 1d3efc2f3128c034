"""Whatever notation and language a date is typed in, it is the same date: alone, and inside a sentence."""

from __future__ import annotations

import datetime
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.language.dates import Day, HistoricalDate, Unread
from bot.language.folding import fold
from bot.language.written_dates import DateFault, Reading, ShortYears, Style, find_dates, read_date

COLD_WAR = ShortYears.of(map(HistoricalDate.parse, ("1953-03-05", "1956-02-25", "1956-10/1956-11", "1878")))
ROME = ShortYears.of(map(HistoricalDate.parse, ("0056", "0079-08-24", "0410", "0476-09-04", "0069/0070")))
DAY_FIRST, MONTH_FIRST = Style(day_first=True, years=COLD_WAR), Style(day_first=False, years=COLD_WAR)
SPEECH, YEAR = Day(1956, 2, 25), Day(1956)
DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))

NOTATIONS = {
    SPEECH: """
        1956-02-25 | 1956/02/25 | 1956.2.25 | 25.2.1956 | 25. 2. 1956 | 25/2/56 | 25-02-1956 | 25.02.56 | 19560225 | 25021956
        25 February 1956 | 25th February, 1956 | the 25th of February 1956 | Feb. 25, 1956 | February the 25th 1956 | 25feb1956
        25-Feb-1956 | 1956 February 25 | 25 February '56 | Saturday 25 February 1956 | on 25 Feb 1956 | 25 febuary 1956
        25.II.1956 | 25 II 1956 | 25/ii/56 | twenty-fifth of February nineteen fifty-six | about 25 February 1956
        MCMLVI February 25 | 25 février 1956
        le 25 février 1956 | 25. Februar 1956 | am 25. Feb. 1956 | 25 de febrero de 1956 | 25 febbraio 1956
        25 de fevereiro de 1956 | 25 februari 1956 | 25 lutego 1956 r | 25 февраля 1956 г. | 25 лютого 1956 | 25. února 1956
        1956年2月25日 | 25 February AD 1956 | 25 February 1956 CE""",
    Day(1956, 10): """
        October 1956 | Oct 1956 | Oct. '56 | 1956-10 | 10/1956 | October of 1956 | in October, 1956 | 1956 October | octobre 1956
        Oktober 1956 | октябрь 1956 | październik 1956 | Ocotber 1956 | octubre de 1956""",
    YEAR: """
        1956 | in 1956 | the year 1956 | about 1956 | c. 1956 | ca. 1956 | circa 1956 | AD 1956 | 1956 AD | 1956 n. Chr. | MCMLVI
        nineteen fifty-six | nineteen hundred and fifty-six | im Jahr 1956 | en 1956 | в 1956 году | 1956 г. | um 1956 | '56""",
    Day(-43): """
        44 BC | 44 BCE | 44 B.C. | 44 B.C.E. | BC 44 | 44 v. Chr. | 44 av. J.-C. | 44 a.C. | 44 до н. э. | in 44 BC | 44 (BC)
        the year 44 before Christ | 44 before the common era""",
    Day(-43, 3, 15): """
        15 March 44 BC | March 15, 44 BC | the 15th of March, 44 BCE | 15.3.44 v. Chr. | 15 mars 44 av. J.-C. | 15/03/44 BC""",
    Day(79): "AD 79 | 79 AD | 79 CE | 79 n. Chr. | A.D. 79",
    Day(476): "476 | AD 476 | 476 AD | in 476 | the year 476 | 476 n. Chr. | c. 476 | 476 d.C.",
}
SPANS = {
    (Day(1950), Day(1959)): """
        the fifties | the 1950s | 1950s | the 50s | the '50s | 1950's | the nineteen fifties | les années 50 | années cinquante
        die 50er Jahre | die fünfziger Jahre | 1950er Jahre | пятидесятые годы | 50-е годы | los años cincuenta""",
    (
        Day(1953),
        Day(1956),
    ): "1953-1956 | 1953-56 | 1953–56 | 1953 to 1956 | from 1953 to 1956 | between 1953 and 1956 | 1953/56 | 1953 bis 1956",
    (Day(1956, 2, 14), SPEECH): """
        14-25 February 1956 | 14–25 février 1956 | 14 to 25 February 1956 | February 14-25, 1956 | 14 February to 25 February 1956
        14.2.1956 - 25.2.1956 | from 14 to 25 February '56""",
    (Day(-26), Day(14)): "27 BC to AD 14 | 27 BC - 14 AD | 27 BC–AD 14 | from 27 BCE to 14 CE | 27 v. Chr. bis 14 n. Chr.",
    (Day(-57), Day(-49)): "58 BC to 50 BC | 58 BCE - 50 BCE | between 58 BC and 50 BC",
    (Day(-263), Day(-240)): "264-241 BC | 264 to 241 BC | 264–241 v. Chr. | 264 BC-241 BC",
    (
        Day(-499),
        Day(-400),
    ): "5th century BC | the fifth century BC | the 5th c. BC | 5. Jahrhundert v. Chr. | Ve siècle av. J.-C.",
    (Day(1700), Day(1799)): "18th century | the eighteenth century | XVIIIe siècle | 18. Jahrhundert | the 1700s | XVIII век",
    (Day(-48), Day(-39)): "the 40s BC | 40s BCE",
    (Day(1956, 10), Day(1956, 11)): "October to November 1956 | Oct-Nov 1956 | October 1956 - November 1956",
}


def table(rows: str) -> list[str]:
    return [cell.strip() for line in rows.strip().splitlines() for cell in line.split("|")]


def inside(text: str, style: Style = DAY_FIRST) -> list[Reading]:
    return find_dates(fold(text), style)[0]


@pytest.mark.parametrize(("text", "day"), [(text, day) for day, rows in NOTATIONS.items() for text in table(rows)])
def test_a_date_is_the_same_in_every_notation_and_language(text: str, day: Day) -> None:
    assert (read_date(text, DAY_FIRST, strict=True).start, read_date(f"I think {text}", DAY_FIRST).start) == (day, day)
    assert [reading.start for reading in inside(f"what happened in {text}")] == [day]


@pytest.mark.parametrize(("text", "ends"), [(text, ends) for ends, rows in SPANS.items() for text in table(rows)])
def test_a_span_is_the_same_in_every_notation_and_language(text: str, ends: tuple[Day, Day]) -> None:
    assert read_date(text, DAY_FIRST, strict=True)[:2] == ends
    assert [reading[:2] for reading in inside(f"what happened in {text}")] == [ends]


WRITTEN = st.sampled_from(
    [
        *("{0.day} {1} {0.year:03}", "{1} {0.day}, {0.year:04}", "{0.day}.{0.month}.{0.year:04}", "{1} {0.day} {0.year} CE"),
        *("{0.year:04}-{0.month:02}-{0.day:02}", "the {0.day}th of {1} {0.year:03}", "{0.day} {1} AD {0.year}"),
        *("{0.day:02}/{0.month:02}/{0.year:04}", "on {0.day} {1}, {0.year:04}"),
    ]
)


@given(DAYS, WRITTEN)
def test_every_day_of_every_year_is_read_alone_and_inside_a_sentence(day: datetime.date, notation: str) -> None:
    text, meant = notation.format(day, f"{day:%B}"), Day(day.year, day.month, day.day)
    assert read_date(text, DAY_FIRST, strict=True).start == meant
    assert [reading.start for reading in inside(f"what happened on {text}")] == [meant]


@given(st.integers(100, 9999))
def test_years_need_no_leading_zeros(year: int) -> None:
    assert read_date(str(year), DAY_FIRST, strict=True).start == read_date(f"{year:04}", DAY_FIRST).start == Day(year)
    assert [reading.start for reading in inside(f"what happened in {year}")] == [Day(year)]


@pytest.mark.parametrize("text", ["5/3/1901", "5.3.1901", "5-3-1901", "05/03/01"])
def test_the_server_says_whether_the_day_or_the_month_comes_first(text: str) -> None:
    assert read_date(text, DAY_FIRST).start == inside(text)[0].start == Day(1901, 3, 5)
    assert read_date(text, MONTH_FIRST).start == inside(text, MONTH_FIRST)[0].start == Day(1901, 5, 3)
    assert read_date("25/2/1956", MONTH_FIRST).start == inside("25/2/1956", MONTH_FIRST)[0].start == SPEECH


@pytest.mark.parametrize(
    ("years", "text", "year"),
    [
        (COLD_WAR, "56", 1956),
        (COLD_WAR, "'76", 1976),
        (COLD_WAR, "78", 1978),
        (ROME, "56", 56),
        (ROME, "'79", 79),
        (ROME, "69", 69),
    ],
)
def test_two_figures_are_a_year_of_the_unit_or_of_its_century(years: ShortYears, text: str, year: int) -> None:
    style = Style(day_first=True, years=years)
    assert read_date(text, style).start == Day(year)
    assert [reading.start for reading in inside(f"what happened in {text}", style)] == [Day(year)]


def test_a_decade_takes_the_century_of_the_unit() -> None:
    revolution = Style(
        day_first=True, years=ShortYears.of(map(HistoricalDate.parse, ("1789-07-14", "1793", "1794-07-27", "1804")))
    )
    assert read_date("the nineties", revolution)[:2] == inside("the nineties", revolution)[0][:2] == (Day(1790), Day(1799))
    assert ShortYears.of(()).year(56) == 56


@pytest.mark.parametrize(
    "text",
    [
        *("the 20th congress", "what may happen", "383 lists", "order 00447", "article 58", "20,000 men", "25 years in a camp"),
        *("sentenced to 25 years", "1.5 million", "0 BC", "9999 BC", "the four of them", "u-2", "a fall of 44 metres"),
        *("a march on Budapest cost 5 lives", "the second world war", "the mix of people", "Marco Polo", "Maya"),
    ],
)
def test_other_numbers_and_words_of_a_sentence_are_no_dates(text: str) -> None:
    assert [reading for reading in inside(text) if reading.start.year or reading.start.day] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *(
            ("", Unread.NO_DATE),
            ("soon", Unread.NO_DATE),
            ("the 3rd reading of 1956", Unread.NO_DATE),
            *((text, Unread.NO_DATE) for text in ("two2", "one_", "first_of 1956", "nineteen3 nineteen3")),
            ("1" * 12, Unread.ENDLESS),
        ),
        *(("5000 BC", Unread.OUT_OF_RANGE), ("0 BC", Unread.OUT_OF_RANGE), ("BC or AD 44", Unread.SEVERAL)),
        *(("10000", Unread.OUT_OF_RANGE), ("0", Unread.OUT_OF_RANGE), ("not 1956", Unread.NEGATED)),
        *(("30 February 1956", Unread.NO_SUCH_DAY), ("31/4/1956", Unread.NO_SUCH_FIGURES)),
        *(("1956 or 1957", Unread.SEVERAL), ("after 1956", Unread.ONLY_A_BOUND)),
    ],
)
def test_what_is_no_date_says_why(text: str, reason: Unread) -> None:
    with pytest.raises(DateFault) as fault:
        read_date(text, DAY_FIRST, strict=True)
    assert fault.value.why.reason is reason


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    for style in (DAY_FIRST, Style(day_first=False, years=ROME)):
        found, rest = find_dates(fold(text), style)
        assert not found or len(rest) <= len(fold(text)) + len(found)


GLUED = (
    "fifteen",
    "thousand",
    "hundred",
    "and",
    "twenty",
    "1st",
    "1956",
    "44",
    "bc",
    "ad",
    "july",
    "xx",
    "of",
    "s",
    " ",
    "-",
    ".",
    "'",
)


@given(st.lists(st.sampled_from(GLUED), max_size=40).map("".join))
@example("fifteen1st")
@settings(deadline=None)
def test_words_and_figures_in_one_are_read_or_refused(text: str) -> None:
    with suppress(DateFault):
        read_date(text, DAY_FIRST)
    inside(text)
