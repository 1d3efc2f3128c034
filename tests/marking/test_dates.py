"""Dates asked: notations, shares by precision, and what the evidence allows."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.front.kit.reasons import say
from bot.language.dates import Day, HistoricalDate, Point, Precision
from bot.language.written_dates import DateFault, ShortYears, Style, authored_date, read_date
from bot.library.questions import DateAsked
from bot.marking.kinds import Given, Judgement, Rules, Verdict, judge
from bot.marking.reasons import DateReason

from .. import sample

LIBRARY = sample.make_library()
DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9998, 12, 31))


def dated(
    answer: str, text: str, *, precision: str = "day", prompt: str = "When?", day_first: bool = True, fact: str = "stalin-dies"
) -> Judgement:
    question = DateAsked(
        id="q", prompt=prompt, fact=fact, explanation="So.", difficulty=1,
        answer=HistoricalDate.parse(answer), precision=Precision(precision),
    )  # fmt: skip
    return judge(question, Given(text=text), LIBRARY, rules=Rules(day_first=day_first))


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %b %Y", "%Y %B %d", "%d-%m-%Y"]))
def test_every_day_is_read_in_every_notation(day: datetime.date, notation: str) -> None:
    reading = read_date(day.strftime(notation), Style(day_first=True, years=ShortYears.around(day.year)))
    assert reading.start == Day(day.year, day.month, day.day)


@given(DAYS, DAYS)
def test_only_the_right_day_is_right(day: datetime.date, other: datetime.date) -> None:
    judged = dated(str(HistoricalDate.of(day)), other.strftime("%d %B %Y"))
    assert (judged.verdict is Verdict.RIGHT) == (day == other)
    assert (judged.verdict is Verdict.WRONG) == (day.year != other.year)


@example(-1956)
@given(st.integers(-(10**6), 10**6))
def test_years_out_of_range_are_refused(year: int) -> None:
    judged = dated("1956-02-25", f"25 February {year}", precision="year")
    assert (judged.verdict is Verdict.RIGHT) == (year in (1956, 56, -1956))  # where the sign is a dash


@pytest.mark.parametrize("text", ["25 February 1956 - 1956", "1956 to 25 Feb 1956", "May 1956 to 1956", "25 February -1"])
def test_a_span_may_say_more_of_one_end_than_of_the_other(text: str) -> None:
    judged = dated("1956-02-25", text, precision="year")
    assert (judged.verdict is Verdict.RIGHT) == ("1956" in text)
    assert "ends before" not in say(judged.reason)


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_a_fault(text: str) -> None:
    try:
        reading = read_date(text, Style(day_first=True, years=ShortYears.around(1956)))
    except DateFault:
        return
    assert reading.start != Day(None)


@pytest.mark.parametrize(
    ("text", "share"), [("25 February 1956", 1), ("February 1956", 2 / 3), ("1956", 1 / 3), ("24 February 1956", 2 / 3),
                        ("25 March 1956", 1 / 3), ("25 February 1965", 0), ("25 February", 2 / 3)],
)  # fmt: skip
def test_the_day_is_three_parts(text: str, share: float) -> None:
    assert dated("1956-02-25", text).share == pytest.approx(share)


@pytest.mark.parametrize(
    ("answer", "text", "right"),
    [
        ("1918-11-11", "11 am on 11 November 1918", True), ("1918-11-11", "11 am on 10 November 1918", False),
        ("1863-07-01/1863-07-03", "July 1st, 2nd and 3rd 1863", True),
        ("1863-07-01/1863-07-03", "1, 2 and 3 July 1863", True),
        ("1863-07-01/1863-07-03", "July 1st, 2nd and 4th 1863", False),
        ("1863-07-01/1863-07-03", "July 1, 2 and 3, 1863", True),
        ("1863-07-01/1863-07-04", "July 1st, 2nd and 4th 1863", False),
        ("1917-11-07", "not 25 October 1917 Old Style", False), ("1917-11-07", "25 October 1917", False),
        ("1917-11-07", "25 October/7 November 1917", True), ("1917-11-07", "7 November (25 October O.S.) 1917", True),
        ("1917-11-07", "25 October 1917 (O.S.), 7 November 1917 (N.S.)", True),
        ("1917-11-07", "26 October/7 November 1917", False),
        ("1917-11-07", "25 October 1917 Old Style", True), ("1917-11-07", "24 October 1917 Old Style", False),
        ("1917-11-07", "25 October/7 November 1918", False), ("1605-11-15", "5/15 November 1605", True),
        ("1900-03-13", "29 February 1900", True), ("1917-11-11", "29 October 1917", False),
        ("1917-11-07", "7 November (25 October in the Julian calendar) 1917", True), ("1917-11-07", "October 1917 O.S.", False),
        ("1881-03-13", "1st March 1881 Old Style", True), ("1917-11-07", "the Reds, 25 October 1917 Old Style", False),
        ("1918-01-01", "19 December 1917/1 January 1918", True), ("1863-07-01/1863-07-03", "JULY 1ST, 2ND AND 3RD 1863", True),
        ("1917-11-07", "25 October/7 November", False), ("1812-06-24/1812-12-14", "12/24 June 1812", False),
        ("1900-03-12", "29 February 1900", False), ("1900-03-13", "29 February 1901", False),
    ],
)  # fmt: skip
def test_both_styles_and_runs_of_days_are_read(answer: str, text: str, right: bool) -> None:
    assert (dated(answer, text, fact="").share == 1) == right


@pytest.mark.parametrize(("text", "share"), [("February 1956", 1), ("1956", 0.5), ("March 1956", 0.5), ("February 1965", 0)])
def test_the_month_is_two_parts(text: str, share: float) -> None:
    assert dated("1956-02", text, precision="month").share == share


R, P, N, W = Verdict.RIGHT, Verdict.PARTLY, Verdict.NEAR_MISS, Verdict.WRONG
ERAS = [
    ("-0043", R, "44 BC | 44 BCE | 44 B.C. | BC 44 | the year 44 before Christ | -44 | 15 March 44 BC | in 44 v. Chr."),
    ("-0043", N, "44 | '44 | 15 March 44"),
    ("-0043", W, "AD 44 | 44 AD | 44 CE | 45 BC | 43 BC | 1944 | 1st century BC | 44 BC or 43 BC"),
    ("0079", R, "AD 79 | 79 CE | 79 AD | 79 | A.D. 79 | '79"),
    ("0079", W, "79 BC | 1979 | 80 | 97 | 79 BCE"),
    ("-0026/0014", R, "27 BC to AD 14 | 27 BC - 14 AD | 27 BC–14 CE | from 27 BCE to 14 CE | 27 BC to 14"),
    ("-0026/0014", W, "14 BC to AD 27 | 27-14 | 14-27 | AD 27 to 14 BC"),
    ("-0026/0014", P, "27 BC | 27 BC to 14 BC"),
    ("-0057/-0049", R, "58 to 50 BC | 58–50 BC | 58 BC to 50 BC"),
    ("-0057/-0049", N, "58-50 | 58 to 50"),
    ("-0057/-0049", W, "50 to 58 BC | AD 50 to 58 | 58 to 50 AD"),
    ("178X", R, "1780s | the 1780s | 1780-1789 | the seventeen-eighties"),
    ("178X", P, "1784 | late 1780s | about 1785"),
    ("178X", W, "1790s | 1790 | 18th century | the 1880s | 1780s BC"),
    ("17XX", R, "18th century | the 1700s | eighteenth century | the 18th century AD | XVIII century | 18th c."),
    ("17XX", P, "1750 | first half of the 18th century"),
    ("17XX", W, "17th century | 1800s | 19th century | 18th century BC | 1800"),
    ("-04XX", R, "5th century BC | fifth century BCE | the 5th c. BC"),
    ("-04XX", N, "5th century"),
    ("-04XX", P, "450 BC"),
    ("-04XX", W, "5th century AD | 4th century BC | 6th century BC | 400 BC"),
    ("1956-21", R, "spring 1956 | spring of 1956 | 1956 | March 1956"),
    ("1956-21", P, "summer 1956"),
    ("1956-21", W, "spring 1957 | 1955"),
    ("1953/..", R, "since 1953 | 1953 | from 1953 onwards | 1953 to the present"),
    ("1953/..", W, "until 1953 | 1954 | after 1953 | since 1954"),
    ("../1917", R, "until 1917 | 1917 | up to 1917"),
    ("../1917", W, "since 1917 | 1918 | before 1917"),
    ("-1199~", R, "1200 BC | about 1200 BC | c. 1200 BCE"),
    ("-1199~", N, "1200"),
    ("-1199~", W, "AD 1200 | 1200 CE | 1300 BC"),
]  # fmt: skip
"""Key, verdict, answers: the year is asked, and the prompt says no era."""


@pytest.mark.parametrize(("key", "verdict", "text"), [(*row[:2], text.strip()) for row in ERAS for text in row[2].split("|")])
def test_eras_decades_and_centuries(key: str, verdict: Verdict, text: str) -> None:
    assert dated(key, text, precision="year", fact="").verdict is verdict


def test_an_era_that_the_prompt_says_need_not_be_written() -> None:
    prompt = "In which year BC was Caesar murdered?"
    assert dated("-0043", "44", precision="year", prompt=prompt, fact="").verdict is Verdict.RIGHT
    assert dated("-0043", "AD 44", precision="year", prompt=prompt, fact="").verdict is Verdict.WRONG
    assert dated("-0043-03-15", "15", prompt="On which day of March 44 BC was it?", fact="").verdict is Verdict.RIGHT
    assert dated("-0043-03-15", "16", prompt="On which day of March 44 BC was it?", fact="").verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("text", "share"),
    [
        *(("15 March 44 BC", 1), ("March 44 BC", 2 / 3), ("44 BC", 1 / 3), ("16 March 44 BCE", 2 / 3), ("15 April 44 BC", 1 / 3)),
        *(("15 March AD 44", 0), ("15 March 45 BC", 0)),
    ],
)
def test_a_day_before_christ_is_three_parts_and_never_in_another_era(text: str, share: float) -> None:
    assert dated("-0043-03-15", text, fact="").share == pytest.approx(share)


@given(
    st.integers(-3999, 9999),
    st.integers(-3999, 9999),
    st.sampled_from(["{} BC", "BC {}", "{} BCE", "{}", "AD {}", "{} CE", "about {} BC"]),
)
def test_no_wrong_year_and_no_wrong_era_is_right(key: int, written: int, form: str) -> None:
    figures = written if written > 0 else 1 - written
    meant = 1 - figures if "BC" in form else figures
    judged = dated(str(HistoricalDate(Point(key))), form.format(figures), precision="year", fact="")
    assert judged.verdict is not Verdict.RIGHT or meant == key


def test_what_is_added_and_wrong_halves_the_share() -> None:
    assert dated("1956-02-25", "26 February 1956", precision="year").share == 0.5
    assert dated("1956", "26 February 1956", precision="year").share == 1


def test_ambiguous_dates_are_read_as_the_server_says() -> None:
    there = dated("1955-02-08", "8/2/1955")
    here = dated("1955-02-08", "8/2/1955", day_first=False)
    assert there.verdict is Verdict.RIGHT
    assert say(there.reason) == "Read as 8 February 1955, as on this server the day comes first."
    assert here.verdict is Verdict.PARTLY
    assert say(here.reason).startswith("Read as 2 August 1955, as on this server the month comes first.")


@pytest.mark.parametrize(
    ("key", "text", "share"),
    [
        ("1904/1905", "1904", 0.5), ("1904/1905", "1905", 0.5), ("1904/1905", "until 1905", 0.5),
        ("1904/1905", "Until 1905", 0.5), ("1904/1905", "up to 1905", 0.5), ("178X", "until 1789", 0.5),
        ("1904/1905", "until 1904", 0), ("1904/1905", "1904-05", 1),
        ("1904/1905", "1904 to 1905", 1),
        ("1904", "1904", 1), ("-0430/-0403", "until 404 BC", 0.5),
    ],
)  # fmt: skip
def test_one_end_is_half_where_both_are_asked(key: str, text: str, share: float) -> None:
    assert dated(key, text, precision="year", prompt="From when to when did it last?").share == share


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("25 February", DateReason.YEAR_MISSING), ("February 1956", DateReason.LESS_THAN_ASKED),
        ("1956", DateReason.LESS_THAN_ASKED),
        ("24 February 1956", DateReason.RIGHT_SO_FAR), ("March 1956", DateReason.RIGHT_SO_FAR),
    ],
)  # fmt: skip
def test_a_part_of_a_date_has_its_reason(text: str, reason: DateReason) -> None:
    judged = dated("1956-02-25", text)
    assert judged.reason is not None
    assert judged.reason.reason is reason


def test_an_accepted_date_is_read_as_the_server_says() -> None:
    question = DateAsked(id="q", prompt="When?", fact="", explanation="So.", answer=HistoricalDate.parse("1955-02-08"))
    rules = Rules(day_first=False, aliases=("8 March 1955",))
    verdicts = [judge(question, Given(text=text), LIBRARY, rules=rules).verdict for text in ("3/8/1955", "8/3/1955")]
    assert verdicts[0] is Verdict.RIGHT
    assert verdicts[1] is not Verdict.RIGHT


@pytest.mark.parametrize(("text", "share"), [("1772", 0.5), ("1795", 0.5), ("1769", 0), ("1800", 0)])
def test_about_a_decade_gives_way_by_ten_years(text: str, share: float) -> None:
    assert dated("178X~", text, precision="year").share == share


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("1905", "nineteen oh five"), ("0622", "DCXXII"), ("0476", "in CDLXXVI"),
        ("1789", "MDCCLXXXIX"), ("1805", "eighteen-oh-five"), ("-0775", "seven hundred and seventy-six BC"),
        ("-0489", "four hundred ninety BC"),
    ],
)  # fmt: skip
def test_years_are_said_in_words(key: str, text: str) -> None:
    assert dated(key, text, precision="year").verdict is Verdict.RIGHT


@pytest.mark.parametrize(("key", "text"), [("1956", "56"), ("1848", "'48"), ("1956", "fifty-six"), ("1789/1799", "89-99")])
def test_the_century_of_two_bare_figures_is_never_guessed(key: str, text: str) -> None:
    judged = dated(key, text, precision="year")
    assert judged.verdict is Verdict.NEAR_MISS
    assert "leaves the century open" in say(judged.reason)


def test_two_figures_are_a_year_of_two_figures_and_no_other() -> None:
    assert dated("0080", "80", precision="year").verdict is Verdict.RIGHT
    assert say(dated("2004", "98", precision="year").reason) == "You wrote 98; it was in 2004."
    assert dated("1956", "65", precision="year").verdict is Verdict.WRONG


@pytest.mark.parametrize("text", ["25/02/56", "25 February '56", "25.II.56", "Feb 25, 56"])
def test_a_whole_day_may_end_in_two_figures(text: str) -> None:
    assert dated("1956-02-25", text).verdict is Verdict.RIGHT
    assert dated("1856-02-25", text).verdict is Verdict.RIGHT
    assert dated("1965-02-25", text).verdict is Verdict.WRONG


def test_an_interval_allows_what_lies_in_it() -> None:
    assert dated("1950/1952", "1950-1952", precision="year").reason is None
    assert "1950" in say(dated("1950/1952", "1951", precision="year").reason)
    assert dated("1932/1933", "1933", precision="year").verdict is Verdict.RIGHT
    assert dated("1932/1933", "1934", precision="year").verdict is Verdict.WRONG
    assert dated("1932/1933", "1932-1934", precision="year").share == 0.5


def test_about_gives_way_by_one_unit() -> None:
    shares = [dated("1933~", str(year), precision="year").share for year in range(1931, 1936)]
    assert shares == [0, 1, 1, 1, 0]
    assert dated("1956-02~", "March 1956", precision="month").share == 1


def test_what_the_prompt_gives_earns_nothing() -> None:
    prompt = "On which day of February 1956?"
    assert dated("1956-02-25", "25", prompt=prompt).share == 1
    assert dated("1956-02-25", "24", prompt=prompt).verdict is Verdict.WRONG
    assert dated("1956-02", "March", precision="month", prompt="In which month of 1956?").verdict is Verdict.WRONG
    assert dated("1789-07-14", "14", prompt="On which day of July 1789?").share == 1


def test_the_julian_day_is_right_and_said() -> None:
    judged = dated("1917-11-07", "25 October 1917", fact="october")
    assert say(judged.reason) == "That is the day in the Julian calendar; in ours it is 7 November 1917."
    assert judged.verdict is Verdict.RIGHT
    assert dated("1917-11-07", "26 October 1917", fact="october").verdict is Verdict.PARTLY
    assert dated("1956-02-25", "25 October 1917", fact="october").verdict is Verdict.WRONG


@pytest.mark.parametrize(
    "text", ["30 February 1956", "31.4.1956", "99/99/9999", "0", "10000", "44 BC", "9" * 100_000, "-", "\u200b", "1956 or 1957"]
)
def test_what_is_no_date_is_wrong_and_says_so(text: str) -> None:
    judged = dated("1956-02-25", text)
    assert judged.verdict is Verdict.WRONG
    assert judged.reason
    unread = text in ("9" * 100_000, "-", "\u200b")
    assert (judged.reason.reason is DateReason.UNREADABLE) == unread


def test_only_dates_are_authored_dates() -> None:
    assert authored_date("25 February 1956") == HistoricalDate.parse("1956-02-25")
    assert authored_date("1953-1964") == HistoricalDate.parse("1953/1964")
    assert [authored_date(text) for text in ("20th Congress", "1,349", "Revolution of 1956", "February", "")] == [None] * 5


@pytest.mark.parametrize(
    ("key", "text", "verdict"),
    [
        ("1919-04", "Aprl 1919", Verdict.RIGHT),
        ("1919-03", "Marh 1919", Verdict.RIGHT),
        ("1919-06", "Juny 1919", Verdict.PARTLY),
        ("1919-05", "Mary 1919", Verdict.PARTLY),
    ],
)
def test_a_short_month_may_have_a_slip_where_it_is_no_word_and_no_other_month(key: str, text: str, verdict: Verdict) -> None:
    assert dated(key, text, precision="month").verdict is verdict
