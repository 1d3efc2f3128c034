"""What a bank of questions of another program takes of a unit: its questions, by topic; and what it leaves out, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...errors import because
from ...language.dates import MONTHS, Point, Precision
from ...library.questions import AnyQuestion, DateAsked, Question
from ...library.unit import Unit
from ..faulty.moodle_faults import MoodleFault
from .exported import LeftOut

_SECTIONS = ("sources", "facts", "people", "terms", "summaries", "extracts")


def name_topics(unit: Unit, question: Question) -> tuple[str, ...]:
    """Give the titles of the topics of a question, or of those of its fact where it has none of its own."""
    titles = {topic.id: " ".join(topic.title.split()) for topic in unit.head.topics}
    facts = {fact.id: fact.topics for fact in unit.facts}
    return tuple(titles[key] for key in question.topics or facts.get(question.fact, ()) if key in titles)


def leave_out_sections(unit: Unit) -> Iterator[LeftOut]:
    """Name what of a unit is no question."""
    for section in _SECTIONS:
        if count := len(getattr(unit, section)):
            yield LeftOut("", because(MoodleFault.LEFT_SECTION, section=section, count=count))


def leave_out_fields(questions: Iterable[AnyQuestion], fields: Iterable[str]) -> Iterator[LeftOut]:
    """Name the fields that are lost of the questions that are written, each once."""
    kept = list(questions)
    for field in fields:
        if count := sum(_has(question, field) for question in kept):
            yield LeftOut("", because(MoodleFault.LEFT_FIELD, field=field, count=count))


def _has(question: AnyQuestion, field: str) -> bool:
    if field == "feedback":
        return bool(getattr(question, field, "")) or any(wrong.feedback for wrong in question.wrong_options)
    if field == "misconception":
        return bool(question.misconceptions)
    return bool(getattr(question, field, None))


def write_dates(question: DateAsked) -> tuple[str, ...]:
    """Write a date as students may, as exactly as it is asked; nothing for one that is about, or a span of time."""
    date = question.answer
    if date.is_interval or date.approximate or date.uncertain:
        return ()
    exact = _write_point(date.start)
    asked = _write_point(_coarsen(date.start, question.precision))
    return tuple(dict.fromkeys((*asked, *exact)))


def _coarsen(point: Point, precision: Precision) -> Point:
    month = point.month if precision is not Precision.YEAR else None
    return Point(point.year, month, point.day if precision is Precision.DAY else None)


def _write_point(point: Point) -> tuple[str, ...]:
    year, month, day = point.year, point.month, point.day
    if year < _PLAIN_FROM:
        return _write_with_era(point)
    if month is None:
        return (str(year),)
    name = MONTHS[month - 1]
    if day is None:
        return (f"{name} {year}", f"{name[:3]} {year}", f"{month}/{year}", f"{month:02}/{year}", f"{year:04}-{month:02}")
    return (
        *(f"{day} {name} {year}", f"{name} {day}, {year}", f"{name} {day} {year}", f"{day} {name[:3]} {year}"),
        *(f"{day}.{month}.{year}", f"{day:02}.{month:02}.{year}", f"{year:04}-{month:02}-{day:02}"),
    )


_PLAIN_FROM = 100
"""From here on a year is written without its era."""


def _write_with_era(point: Point) -> tuple[str, ...]:
    """Write a date of the first century, or before Christ, with its era as students may."""
    before = point.year < 1
    number = 1 - point.year if before else point.year
    eras = ("{} BC", "{} BCE", "BC {}") if before else ("{}", "AD {}", "{} AD", "{} CE")
    years = tuple(era.format(number) for era in eras)
    if point.month is None:
        return years
    name = MONTHS[point.month - 1]
    if point.day is None:
        return tuple(f"{name} {year}" for year in years)
    return tuple(text for year in years for text in (f"{point.day} {name} {year}", f"{name} {point.day}, {year}"))


def write_number(number: float) -> str:
    """Write a number in full, as other programs read it."""
    return str(int(number)) if number.is_integer() else repr(number)


def write_shares(right: int, wrong: int) -> tuple[str, str]:
    """Give the percent of each right option, which add up to 100, and of each wrong one, so that to choose all earns nothing."""
    return _percent(100 / right), _percent(-100 / wrong) if wrong else "0"


def _percent(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")


def write_category(title: str) -> str:
    """Write a topic as a category of Moodle."""
    return f"$course$/top/{title.replace('/', '//')}" if title else "$course$/top"
