"""Wherever a date may be typed it means the same: on the timeline, in a question, in a look-up by name, and as an answer."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.dates import HistoricalDate, Precision
from bot.language.folding import fold
from bot.language.written_dates import ShortYears, Style
from bot.library.catalogue import Library
from bot.library.questions import DateAsked
from bot.lookup.query_dates import AskedDate, take_dates
from bot.lookup.timespan import read_day
from bot.marking.kinds import Given, Rules, Verdict, judge

from . import sample

LIBRARY, ROME = sample.make_library(), sample.make_rome()
DAYS = st.dates(datetime.date(100, 1, 1), datetime.date(9998, 12, 31))
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split(),
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split(),
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince".split(),
    "roman": "I II III IV V VI VII VIII IX X XI XII".split(),
}
ORDERED = ("{d} {m} {y}", "{d}. {m} {y}", "{d} {m}, {y}")
FIGURES = ("{d}.{n}.{y}", "{d}/{n}/{y}", "{d}-{n}-{y}", "{d:02}/{n:02}/{y}")
YEARS = ("{}", "about {}", "c. {}", "in {}", "the year {}", "AD {}", "{} AD", "im Jahr {}", "{} CE")


def on_the_timeline(text: str, library: Library = LIBRARY, *, day_first: bool = True) -> HistoricalDate | None:
    return read_day(text, library, day_first=day_first)


def in_a_question(text: str, library: Library = LIBRARY, *, day_first: bool = True) -> list[HistoricalDate]:
    years = ShortYears.of(fact.date for fact in library.timeline if fact.date)
    asked, _ = take_dates(fold(f"what happened in {text}"), Style(day_first, years))
    return [_date(each) for each in asked]


def _date(asked: AskedDate) -> HistoricalDate:
    return HistoricalDate(asked.start.point, asked.end.point if asked.end else None)


def as_an_answer(key: HistoricalDate, text: str, *, day_first: bool = True, precision: Precision = Precision.DAY) -> Verdict:
    question = DateAsked(
        id="q", prompt="When?", fact="myth", explanation="So.", difficulty=1, answer=key, precision=precision
    )  # fmt: skip
    return judge(question, Given(text=text), LIBRARY, rules=Rules(day_first=day_first)).verdict


@given(DAYS, st.sampled_from(sorted(MONTHS)), st.sampled_from(ORDERED))
def test_a_day_in_any_language_is_the_same_everywhere(day: datetime.date, language: str, order: str) -> None:
    text = order.format(d=day.day, m=MONTHS[language][day.month - 1], y=f"{day.year}")
    meant = HistoricalDate.of(day)
    assert on_the_timeline(text) == meant
    assert in_a_question(text) == [meant]
    assert as_an_answer(meant, text) is Verdict.RIGHT


@given(DAYS, st.sampled_from(FIGURES), st.booleans())
def test_a_day_in_figures_is_read_everywhere_as_the_server_says(day: datetime.date, form: str, day_first: bool) -> None:
    first, second = (day.day, day.month) if day_first else (day.month, day.day)
    text, meant = form.format(d=first, n=second, y=f"{day.year}"), HistoricalDate.of(day)
    assert on_the_timeline(text, day_first=day_first) == meant
    assert in_a_question(text, day_first=day_first) == [meant]
    assert as_an_answer(meant, text, day_first=day_first) is Verdict.RIGHT


@given(
    st.integers(100, 9998),
    st.sampled_from(("{}", "about {}", "c. {}", "in {}", "the year {}", "AD {}", "{} AD", "im Jahr {}", "{} CE")),
)
def test_a_year_is_the_same_everywhere(year: int, form: str) -> None:
    text, meant = form.format(year), HistoricalDate.parse(f"{year:04}")
    assert on_the_timeline(text) == meant
    assert in_a_question(text) == [meant]
    assert as_an_answer(meant, text, precision=Precision.YEAR) is Verdict.RIGHT


@pytest.mark.parametrize(
    ("text", "meant"), [("the fifties", "195X"), ("25 février 1956", "1956-02-25"), ("1953-56", "1953/1956")]
)
def test_what_the_issue_names_is_read_everywhere(text: str, meant: str) -> None:
    date = HistoricalDate.parse(meant)
    (asked,) = in_a_question(text)
    for read in (on_the_timeline(text), asked):
        assert read
        assert (read.first, read.last) == (date.first, date.last)
    assert as_an_answer(date, text, precision=Precision.YEAR) is Verdict.RIGHT


@pytest.mark.parametrize(
    ("library", "text", "year"), [(LIBRARY, "56", "1956"), (LIBRARY, "'76", "1976"), (ROME, "79", "0079"), (ROME, "'80", "0080")]
)
def test_two_bare_figures_are_looked_up_and_never_guessed_in_an_answer(library: Library, text: str, year: str) -> None:
    date = HistoricalDate.parse(year)
    assert on_the_timeline(text, library) == date
    assert in_a_question(text, library) == [date]
    assert as_an_answer(date, text, precision=Precision.YEAR) is (Verdict.RIGHT if library is ROME else Verdict.NEAR_MISS)


@pytest.mark.parametrize(
    "text", ["44 BC", "44 BCE", "44 v. Chr.", "44 av. J.-C.", "44 B.C.", "BC 44", "the year 44 before Christ"]
)
def test_years_before_christ_are_the_same_everywhere(text: str) -> None:
    date = HistoricalDate.parse("-0043")
    assert on_the_timeline(text) == date
    assert in_a_question(text) == [date]
    assert as_an_answer(date, text, precision=Precision.YEAR) is Verdict.RIGHT
    assert as_an_answer(HistoricalDate.parse("0044"), text, precision=Precision.YEAR) is Verdict.WRONG
