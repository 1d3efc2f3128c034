"""Questions that ask for a date, judged as exactly as they ask and as the evidence allows."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors import Why, because
from ..language.calendar import FIRST_YEAR, LAST_YEAR, CalendarDay
from ..language.date_words import MONTH_OF
from ..language.dates import Day, HistoricalDate, Point, Precision, Side
from ..language.numerals import join_words
from ..language.phrases import whole_spans
from ..language.spelling import clean_text, visible_text
from ..language.written_dates import (
    DateFault,
    Reading,
    ShortYears,
    Style,
    authored_date,
    cut_date,
    read_date,
    year_told,
)
from ..library.catalogue import Library
from ..library.questions import DateAsked
from .date_styles import is_by_old_style, join_days
from .judgement import Given, Judgement, QuestionKind, Rules, near_miss, right, wrong
from .reasons import DateReason

_BEFORE_CHRIST = re.compile(r"\bb\.?\s?c\b|\bbce\b|\bb\.\s?c\.|\bbefore (?:christ|the common era)\b")
_SINCE = re.compile(r"\b(?:since|from)\b|\b(?:on|onwards?)$|(?:\bto|-|\u2013) ?(?:the present|today|now|present)$")
_UNTIL = re.compile(r"\b(?:until|till|up to)\b")
_FROM_TO = re.compile(r"\bfrom (?:when|wh\w+ \w+)\b.*\b(?:to|until|till)\b|\bbetween wh", re.IGNORECASE)
"""What asks for both ends of a time."""
_ONLY_END = re.compile(r"\s*(?:until|till|up to)\s+", re.IGNORECASE)
_IN_WORDS = re.compile(r"\b((?:\w+(?:teen|ty)|ten|eleven|twelve))[ -]oh?[ -](?=\w)", re.IGNORECASE)
_HUNDREDS = re.compile(r"\b[^\W\d]+ hundred (?:and )?[^\W\d]+(?:[ -][^\W\d]+)?(?=\s+b\.?c)", re.IGNORECASE)
"""A year before Christ in words."""
_SLACK = {Precision.YEAR: 366, Precision.MONTH: 31, Precision.DAY: 3}


class DateKey(NamedTuple):
    """The right date, how exactly it is asked, and what the prompt already says of it."""

    date: HistoricalDate
    precision: Precision
    prompt: str
    old_style: HistoricalDate | None = None


class DateKind(QuestionKind[DateAsked]):
    """Shares: the year alone is asked: all or nothing; the month: 1/2 each for year and month; the day: 1/3 each.

    A part counts only where the parts above it are right: in a wrong year, nothing does. A part left out earns
    nothing, and loses nothing else; what the prompt itself says of the date earns nothing either. What is added beyond
    the question and contradicts the evidence halves the share. Where the evidence says "about", one year (month; three
    days) either way is right. Where it gives an interval, any date in it is right (half right, where it is longer than
    three years, three months or 31 days, as the precision asked is), and of a span written down each end counts for
    half. A span in answer to a single date counts as far as all of it agrees: 14-25 February 1956 says February 1956.
    """

    typed = True

    def key(self, question: DateAsked, library: Library) -> str:
        fact = library.facts.get(question.fact)
        told = question.answer.words()
        return f"{fact.when} ({told})" if fact is not None and fact.old_style_first and fact.date == question.answer else told

    def judge(self, question: DateAsked, given: Given, library: Library, rules: Rules) -> Judgement:
        fact = library.facts.get(question.fact)
        known = fact is not None and fact.date is not None and fact.date.overlaps(question.answer)
        old_style = fact.old_style if fact is not None and known else None
        asked = DateKey(question.answer, question.precision, question.prompt, old_style)
        judged = judge_date(asked, given.text, rules)
        if judged.share == 1:
            return judged
        aliases = (judge_date(asked._replace(date=date), given.text, rules) for date in _alias_dates(rules))
        return next((other for other in aliases if other.share == 1), judged)


def judge_date(asked: DateKey, text: str, rules: Rules) -> Judgement:
    """Judge a written date; whatever is written, this gives a judgement."""
    if not any(letter.isalnum() for letter in clean_text(text)):
        return wrong(DateReason.UNREADABLE)
    text = visible_text(text)
    if asked.date.open_side is not None:
        return _judge_bound(text, asked, asked.date.open_side, rules)
    if _asks_both_ends(asked) and (until := _ONLY_END.match(text)) and (end := _last_end(asked.date)):
        judged = judge_date(asked._replace(date=HistoricalDate(end)), text[until.end() :], rules)
        return Judgement.of_share(judged.share / 2, because(DateReason.IT_WAS, date=asked.date))
    if _asks_both_ends(asked) and asked.precision is Precision.YEAR:
        text = whole_spans(text)
    judged = _judge_text(join_days(text), asked, rules)
    if judged.share < 1 and asked.date.last.year < 1 and not _tells_era(text):
        return _judge_without_era(text, judged, asked, rules)
    if asked.precision is Precision.DAY and is_by_old_style(text, asked.date):
        return right(because(DateReason.JULIAN, date=asked.date))
    return judged


def _asks_both_ends(asked: DateKey) -> bool:
    """Say whether the prompt asks from when to when, so that one end is half of the answer."""
    return asked.date.is_interval and _FROM_TO.search(asked.prompt) is not None


def _tells_era(text: str) -> bool:
    return any(code.endswith("b") for code in cut_date(clean_text(text)))


def _judge_without_era(text: str, judged: Judgement, asked: DateKey, rules: Rules) -> Judgement:
    """Judge `44` for 44 BC: right where the prompt says the era, else a teacher decides."""
    there = _judge_text(f"{join_days(text).rstrip(' .!')} BC", asked, rules)
    if not there.share:
        return judged
    return there if _BEFORE_CHRIST.search(clean_text(asked.prompt)) else near_miss(because(DateReason.ERA_OPEN, date=asked.date))


def _judge_bound(text: str, asked: DateKey, side: Side, rules: Rules) -> Judgement:
    """Judge what is known from its beginning or its end alone: `since 1953` and `1953` are the same, `until 1953` is not."""
    cleaned = clean_text(text)
    since, until = _SINCE.search(cleaned), _UNTIL.search(cleaned)
    if (until if side is Side.AFTER else since) is not None:
        return wrong(because(DateReason.IT_WAS, date=asked.date))
    bare = _UNTIL.sub(" ", _SINCE.sub(" ", cleaned))
    return judge_date(asked._replace(date=HistoricalDate(asked.date.start)), bare, rules)


def _judge_text(text: str, asked: DateKey, rules: Rules) -> Judgement:
    text = _HUNDREDS.sub(lambda match: join_words(match[0].casefold()), _IN_WORDS.sub(r"\1 hundred and ", text))
    try:
        reading = _fill(read_date(text, Style(rules.day_first, ShortYears.around(asked.date.start.year))), asked)
    except DateFault as fault:
        return wrong(because(DateReason.UNREAD, fault=fault.why, date=asked.date))
    return _judge_reading(reading, asked, rules)


def is_span(text: str, rules: Rules, *, near: int) -> bool:
    """Say whether a text is a span of time rather than one date."""
    try:
        return read_date(text, Style(rules.day_first, ShortYears.around(near))).end is not None
    except DateFault:
        return False


def leaves_century(judged: Judgement) -> bool:
    """Say whether an answer misses only because its year has two figures."""
    return judged.reason is not None and judged.reason.reason is DateReason.CENTURY_OPEN


def _alias_dates(rules: Rules) -> list[HistoricalDate]:
    return [date for date in map(authored_date, rules.aliases) if date is not None]


def _said(asked: DateKey) -> int:
    """Count how much of the right date the prompt gives away: 1 its year, 2 its month too; such parts earn nothing."""
    right_day = asked.date.start
    if asked.precision is Precision.YEAR or _years_in(clean_text(asked.prompt), right_day.year) != {right_day.year}:
        return 0
    words = [word.lower() for word in re.findall(r"May\b|[^\W\d_]{4,}", asked.prompt)]
    months = {MONTH_OF[word] for word in words if word in MONTH_OF}
    return 2 if months == {right_day.month} and asked.precision is Precision.DAY else 1


def _years_in(prompt: str, near: int) -> set[int]:
    """Find the years that a prompt tells: four figures, or where the answer has fewer or lies before Christ, with their era."""
    if near > 999:
        return {int(figures) for figures in re.findall(r"\b\d{4}\b", prompt)}
    return {year for code in cut_date(prompt) if code[0].isdigit() and (year := year_told(code)) is not None}


def _fill(reading: Reading, asked: DateKey) -> Reading:
    """Add the parts that the prompt gives: `On which day of February 1956 ...?`."""
    said, answer = _said(asked), asked.date.start

    def fill(day: Day) -> Day:
        number = _small_number(day, reading) if day.month is None and said == asked.precision.rank - 1 else 0
        if number and said == 2:
            return Day(answer.year, answer.month, number)
        if number and said == 1 and number <= 12:
            return Day(answer.year, number)
        return day._replace(year=answer.year) if said and day.year is None else day

    start = fill(reading.start)
    figures = reading.figures if start == reading.start else ""
    return Reading(start, fill(reading.end) if reading.end else None, reading.swapped, figures)


def _small_number(day: Day, reading: Reading) -> int:
    """Give the lone number up to 31 that was read as a year; 0 for anything else."""
    year = day.year or 0
    number = year % 100 if reading.figures else year
    return number if number in range(32) else 0


def _judge_reading(reading: Reading, asked: DateKey, rules: Rules) -> Judgement:
    if reading.figures:
        return _judge_figures(reading, asked, rules)
    if reading.end is not None:
        return _judge_span(reading.start, reading.end, asked)
    judged = _judge_point(reading.start, asked)
    if asked.old_style is not None and reading.start.day:
        julian = _judge_point(reading.start, asked._replace(date=asked.old_style))
        if julian.share == 1:
            return right(because(DateReason.JULIAN, date=asked.date))
    if reading.swapped is None or asked.precision is Precision.YEAR:
        return judged
    return Judgement(judged.verdict, judged.share, _read_as(reading.start, judged.reason, rules))


def _judge_figures(reading: Reading, asked: DateKey, rules: Rules) -> Judgement:
    """Judge two figures that stand for a year: the century of an answer is never guessed, so a teacher decides."""
    judged = _judge_reading(reading._replace(figures=""), asked, rules)
    if judged.share:
        return near_miss(because(DateReason.CENTURY_OPEN, figures=reading.figures, date=asked.date))
    return judged if reading.end else _other_date(Day(int(reading.figures)), asked)


def _read_as(day: Day, then: Why | None, rules: Rules) -> Why:
    if then is None:
        return because(DateReason.READ_DAY_FIRST if rules.day_first else DateReason.READ_MONTH_FIRST, read=day)
    return because(DateReason.READ_DAY_FIRST_AND if rules.day_first else DateReason.READ_MONTH_FIRST_AND, read=day, then=then)


def _other_date(day: Day, asked: DateKey) -> Judgement:
    return wrong(because(DateReason.OTHER_DATE, written=day, date=asked.date))


def _judge_point(day: Day, asked: DateKey) -> Judgement:
    share, contradicts = _share(day, asked)
    if share == 1 and not contradicts and (_is_long(asked) or _asks_both_ends(asked)):
        return Judgement.of_share(0.5, because(DateReason.LIES_WITHIN, date=asked.date))
    if share == 1 and not contradicts:
        return right(_allowance(day, asked))
    if share == 0:
        return _other_date(day, asked)
    if contradicts:
        return Judgement.of_share(share / 2, because(DateReason.WRONG_BEYOND_THE_QUESTION, date=asked.date))
    return Judgement.of_share(share, _partial_reason(day, asked))


def _is_long(asked: DateKey) -> bool:
    """Say whether the evidence is a time so long that one date in it is only half an answer: 3 years (months), 31 days."""
    most = {Precision.YEAR: 3 * 366, Precision.MONTH: 93, Precision.DAY: 31}[asked.precision]
    return asked.date.is_interval and asked.date.last - asked.date.first > most


def _share(day: Day, asked: DateKey) -> tuple[float, bool]:
    """Give the share of the points, and whether something beyond the question contradicts the evidence."""
    wanted, said = asked.precision.rank, _said(asked)
    if day.year is None:
        year = asked.date.start.year
        hits = sum(_agrees(Day(year, *part), asked.date) for part in ((day.month,), (day.month, day.day)) if part[-1])
        return min(hits, wanted - 1) / wanted, False
    parts = [part for part in day if part is not None]
    fits = [_agrees(Day(day.year, *parts[1:level]), asked.date) for level in range(1, len(parts) + 1)]
    hits = fits.index(False) if False in fits else len(fits)
    return max(min(hits, wanted) - said, 0) / (wanted - said), hits >= wanted and not all(fits)


def _agrees(day: Day, date: HistoricalDate) -> bool:
    """Say whether a date can mean a day that the evidence allows."""
    first, last = _window(date)
    written = HistoricalDate(day.point)
    return written.first <= last and first <= written.last


def _window(date: HistoricalDate) -> tuple[CalendarDay, CalendarDay]:
    """Give the first and last day that the evidence allows: an end that is "about" gives way by one unit of its precision."""
    return _shift(date.start, date.first, -1), _shift(date.end or date.start, date.last, 1)


def _shift(point: Point, day: CalendarDay, sign: int) -> CalendarDay:
    if not point.approximate:
        return day
    if point.precision is Precision.YEAR:
        return day._replace(year=min(max(day.year + sign * point.years, FIRST_YEAR), LAST_YEAR))
    return CalendarDay.fromordinal(day.toordinal() + sign * _SLACK[point.precision])


def _judge_span(start: Day, end: Day, asked: DateKey) -> Judgement:
    """Judge two ends: each for half against an interval; against one date, what both have in common."""
    if _is_before(end, start):
        return wrong(because(DateReason.SPAN_TURNED_ROUND, date=asked.date))
    if other := _last_end(asked.date):
        ends = ((start, HistoricalDate(_first_end(asked.date.start))), (end, HistoricalDate(other)))
        shares = [_share(day, asked._replace(date=date)) for day, date in ends]
        share = sum(share / (1 + contradicts) for share, contradicts in shares) / 2
        return Judgement.of_share(share, None if share == 1 else because(DateReason.IT_WAS, date=asked.date))
    if all(_share(day, asked) == (1, False) for day in (start, end)):
        return right(_allowance(start, asked))
    common: list[int] = []
    for first, last in zip(start, end, strict=True):
        if first is None or first != last:
            break
        common.append(first)
    if not common:
        return wrong(because(DateReason.SPAN_FOR_ONE_DATE, date=asked.date))
    return _judge_point(Day(*common), asked)


def _first_end(point: Point) -> Point:
    """Give where a decade, century or season begins, as exactly as it tells; anything else is its own beginning."""
    if not point.is_span:
        return point
    return Point(point.year, point.first.month if point.season else None, approximate=point.approximate)


def _last_end(date: HistoricalDate) -> Point | None:
    """Give the other end of a time; None for one date."""
    point = date.end or date.start
    if not point.is_span:
        return date.end
    return Point(point.last_year, point.last.month if point.season else None, approximate=point.approximate)


def _is_before(day: Day, other: Day) -> bool:
    """Say whether one day comes before another, as far as both are written."""
    both = [(part, beside) for part, beside in zip(day, other, strict=True) if part is not None and beside is not None]
    return [part for part, _ in both] < [beside for _, beside in both]


def _allowance(day: Day, asked: DateKey) -> Why | None:
    """Say why a date passes that is not the one authored."""
    if asked.date.approximate:
        return because(DateReason.ALLOWED, date=asked.date)
    if asked.date.is_interval and day.point.precision.rank <= asked.precision.rank:
        return because(DateReason.IT_WAS, date=asked.date)
    return None


def _partial_reason(day: Day, asked: DateKey) -> Why:
    if day.year is None:
        return because(DateReason.YEAR_MISSING, date=asked.date)
    given = sum(part is not None for part in day)
    hits = _said(asked) + round(_share(day, asked)[0] * (asked.precision.rank - _said(asked)))
    if given <= hits:
        return because(DateReason.LESS_THAN_ASKED, right=hits, asked=asked.precision, date=asked.date)
    return because(DateReason.RIGHT_SO_FAR, right=hits, date=asked.date)
