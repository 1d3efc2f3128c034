"""Every fault of a content folder, by file, entry and field, in one go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import Why, because
from ..language.calendar import julian_day
from ..language.dates import HistoricalDate, Point
from ..library.catalogue import Library
from ..library.model import MOST_QUOTED, Fact, Stance, Status
from ..library.unit import Unit
from .checks.extracts import check_extracts
from .checks.known import Names, note_unknown
from .checks.questions import CHECKS, check_question
from .faults import ContentFault, Fault, FaultKind
from .files import UnitFiles, find_units
from .parse import Parse, parse_here
from .read import read_unit
from .reading import UnitReading

__all__ = ["CHECKS", "Report", "check_again", "check_content", "check_files"]

Step = Callable[[int, int], None]


def _no_step(done: int, units: int) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Report:
    """What a check found: the library as far as it could be read, all faults, and what refuses nothing but may surprise."""

    library: Library
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)


def check_content(content: Path, parse: Parse = parse_here, *, remarks: bool = False, step: Step = _no_step) -> Report:
    """Read and check all units of a folder; raise ContentFault only where there is no unit at all.

    Remarks are sought only where they are asked for. `step` is told how many of how many units are done.
    """
    folders = _find_units(content)
    readings = []
    for done, folder in enumerate(folders):
        step(done, len(folders))
        readings.append(_read_and_check(folder, parse, remarks=remarks))
    _check_unit_ids(readings)
    faults = [fault for reading in readings for fault in reading.faults]
    report = Report(Library(r.unit for r in readings if r.unit is not None), faults)
    if remarks:
        from .authoring.left_aside import find_left_aside

        report.remarks = [*find_left_aside(content, folders), *(each for reading in readings for each in reading.remarks)]
    while readings:
        readings.pop().forget_entries()
    return report


def _find_units(content: Path) -> list[Path]:
    try:
        return find_units(content)
    except ContentFault as fault:
        from .authoring.left_aside import find_left_aside

        raise ContentFault([*fault.faults, *find_left_aside(content, ())]) from None


def check_files(name: str, files: UnitFiles, parse: Parse = parse_here) -> UnitReading:
    """Read and check one unit whose files lie in no folder, as one that is packed; its remarks are sought, too."""
    return _read_and_check(Path(name), parse, remarks=True, files=files)


def check_again(reading: UnitReading, unit: Unit) -> UnitReading:
    """Check what is left of a unit: what its entries say of each other."""
    fresh = UnitReading(reading.folder, reading.parse, reading.files)
    _check_unit(fresh, unit)
    _check_ids(fresh, unit)
    return fresh


def _read_and_check(folder: Path, parse: Parse, *, remarks: bool, files: UnitFiles | None = None) -> UnitReading:
    reading = read_unit(folder, parse, files)
    if reading.draft is not None:
        _check_unit(reading, reading.draft)
        _check_ids(reading, reading.draft)
        if remarks:
            from .authoring.keys import remark_on_keys
            from .authoring.keywords import remark_on_keywords
            from .authoring.texts import remark_on_texts

            remark_on_texts(reading, reading.draft)
            if not reading.noted:  # what is faulty cannot be judged
                remark_on_keys(reading, reading.draft)
                remark_on_keywords(reading, reading.draft)
    return reading


def _check_unit_ids(readings: list[UnitReading]) -> None:
    """Ids of units name one of them, as entries are told apart by that of their unit."""
    seen: dict[str, str] = {}
    for reading in readings:
        key = reading.draft.head.id if reading.draft is not None and "unit.toml" not in reading.unread else ""
        if key in seen:
            reading.note("unit.toml", "", "id", because(FaultKind.UNIT_ID_TAKEN, key=key, file=seen[key]))
        elif key:
            seen[key] = f"{reading.folder.name}/unit.toml"


def _check_ids(reading: UnitReading, unit: Unit) -> None:
    """Ids name one entry of the unit, whatever its kind."""
    seen: dict[str, str] = {}
    met: Counter[tuple[str, str]] = Counter()
    named = [("facts.toml", fact.id) for fact in unit.facts]
    named += [("people.toml", person.id) for person in unit.people]
    named += [("terms.toml", term.id) for term in unit.terms]
    named += [("extracts.toml", extract.id) for extract in unit.extracts]
    named += [("questions.toml", question.id) for question in unit.questions]
    named += [(f"summaries/{summary.id}.md", summary.id) for summary in unit.summaries]
    for file, key in named:
        if key in seen:
            nth = met[file, key]
            reading.note(file, key, "id", because(FaultKind.ID_TAKEN, key=key, file=seen[key]), nth=nth)
        met[file, key] += 1
        seen.setdefault(key, f"{reading.folder.name}/{file}")


def _check_unit(reading: UnitReading, unit: Unit) -> None:
    names = Names(reading, unit)
    if not names.light:
        for name, given in (("description", unit.head.description), ("topics", unit.head.topics)):
            if not given and not reading.hangs_on_fault("unit.toml", "", name):
                reading.note("unit.toml", "", name, because(FaultKind.ONLY_IN_QUESTIONS, name=name))
    for key, times in Counter(source.key for source in unit.sources).items():
        if times > 1:
            reading.note("sources.toml", key, "key", because(FaultKind.KEY_REPEATED, key=key, times=times), nth=1)
    for source in unit.sources:
        if source.year == 0:
            reading.note("sources.toml", source.key, "year", because(FaultKind.NO_YEAR_0))
    for key, times in Counter(topic.id for topic in unit.head.topics).items():
        if times > 1:
            place = max(number for number, topic in enumerate(unit.head.topics) if topic.id == key)
            reading.note("unit.toml", "", f"topics[{place}].id", because(FaultKind.KEY_REPEATED, key=key, times=times))
    _check_blanks(reading, unit)
    _check_unit_summary(reading, unit)
    for fact in unit.facts:
        _check_fact(reading, fact, names)
    for file, entries in (("people.toml", unit.people), ("terms.toml", unit.terms)):
        for entry in entries:
            note_unknown(file, entry.id, "facts", entry.facts, names.known_facts)
            if not entry.facts and not names.light and not reading.hangs_on_fault(file, entry.id, "facts"):
                reading.note(file, entry.id, "facts", because(FaultKind.NO_FACT))
    for person in unit.people:
        if person.born and person.died and person.died.last < person.born.first:
            why = because(FaultKind.DIED_BEFORE_BORN, died=person.died, born=person.born)
            reading.note("people.toml", person.id, "died", why)
    for summary in unit.summaries:
        file = f"summaries/{summary.id}.md"
        note_unknown(file, summary.id, "topic", [summary.topic], names.topics)
        note_unknown(file, summary.id, "sources", summary.sources, names.sources)
        if not summary.sources and not reading.hangs_on_fault(file, summary.id, "sources"):
            reading.note(file, summary.id, "sources", because(FaultKind.NO_SOURCE))
    check_extracts(reading, unit, names)
    for question in unit.questions:
        check_question(reading, question, names)
    _check_register(reading, unit)
    names.note_missed()


_MUST_SAY: Mapping[str, tuple[str, ...]] = {
    "sources": ("title", "trust"), "facts": ("title", "statement"), "people": ("name", "entry"), "terms": ("name", "entry"),
    "questions": ("prompt",),
}  # fmt: skip
"""Fields of each table that must hold more than blanks."""


def _check_blanks(reading: UnitReading, unit: Unit) -> None:
    if not unit.head.title.strip():
        reading.note("unit.toml", "", "title", because(FaultKind.BLANK))
    for number, topic in enumerate(unit.head.topics):
        if not topic.title.strip():
            reading.note("unit.toml", "", f"topics[{number}].title", because(FaultKind.BLANK))
    for table, fields in _MUST_SAY.items():
        for record in getattr(unit, table):
            for name in fields:
                if not getattr(record, name).strip():
                    reading.note(f"{table}.toml", getattr(record, "key", "") or record.id, name, because(FaultKind.BLANK))
    for summary in unit.summaries:
        if not summary.title.strip():
            reading.note(f"summaries/{summary.id}.md", summary.id, "title", because(FaultKind.BLANK))


def _check_unit_summary(reading: UnitReading, unit: Unit) -> None:
    key = unit.head.unit_summary
    unread = {file[len("summaries/") : -len(".md")] for file in reading.unread if file.startswith("summaries/")}
    known = {summary.id for summary in unit.summaries} | unread
    if key and type(key) is str and key not in known and "summaries" not in reading.unread:
        why = because(FaultKind.NO_SUCH_SUMMARY, key=key, near=reading.nearest_id(key, known))
        reading.note("unit.toml", "", "unit_summary", why)


def _check_fact(reading: UnitReading, fact: Fact, names: Names) -> None:
    def note(field: str, why: Why, *hangs_on: str) -> None:
        if not hangs_on or not names.hangs(fact.id, *hangs_on):
            reading.note("facts.toml", fact.id, field, why)

    note_unknown("facts.toml", fact.id, "people", fact.people, names.people)
    note_unknown("facts.toml", fact.id, "topics", fact.topics, names.topics)
    if not fact.topics:
        note("topics", because(FaultKind.NO_TOPIC), "topics")
    if not any(testimony.stance is Stance.AGREES for testimony in fact.testimony):
        note("testimony", because(FaultKind.NO_AGREEMENT), "testimony")
    for source, times in Counter(testimony.source for testimony in fact.testimony).items():
        if times > 1:
            note("testimony", because(FaultKind.TESTIFIES_AGAIN, source=source, times=times))
    for number, testimony in enumerate(fact.testimony):
        place = f"testimony[{number}]"
        note_unknown("facts.toml", fact.id, f"{place}.source", [testimony.source], names.sources)
        if testimony.stance.dissents and not ((testimony.claim or testimony.quote) and testimony.note):
            note(place, because(FaultKind.NO_CLAIM_AND_NOTE, source=testimony.source), place)
        if (count := len(testimony.quote.split())) > MOST_QUOTED:
            note(f"{place}.quote", because(FaultKind.QUOTE_TOO_LONG, count=count, most=MOST_QUOTED))
    if fact.status is Status.MISCONCEPTION and not fact.myth:
        note("myth", because(FaultKind.MYTH_MISSING), "status", "myth")
    if fact.status is not Status.MISCONCEPTION and fact.myth:
        note("myth", because(FaultKind.MYTH_BESIDE, status=fact.status), "status", "myth")
    if fact.old_style_first and fact.old_style is None:
        note("old_style_first", because(FaultKind.OLD_STYLE_MISSING), "old_style")
    if fact.old_style is not None:
        _check_old_style(note, fact, fact.old_style)


def _check_old_style(note: Callable[..., None], fact: Fact, old_style: HistoricalDate) -> None:
    """The Julian day must be the very day of the date; where either is less exact, it must at least be before it."""
    if fact.date is None or not old_style < fact.date:
        note("old_style", because(FaultKind.OLD_STYLE_NOT_BEFORE, old_style=old_style), "date", "old_style")
        return
    exact = all(each.start.day and not each.is_interval and not each.approximate for each in (fact.date, old_style))
    right = str(Point(*julian_day(fact.date.first)))
    if exact and str(old_style) != right:
        note("old_style", because(FaultKind.OLD_STYLE_OTHER_DAY, old_style=old_style, date=fact.date, right=right))


def _check_register(reading: UnitReading, unit: Unit) -> None:
    settled = [(fact.id, claim) for fact in unit.facts for claim in fact.register]
    settled += [(fact.id, claim) for fact in unit.facts for testimony in fact.testimony for claim in testimony.register]
    known, left_out = set(unit.register.claims), set(unit.register.left_out)
    if "facts.toml" not in reading.unread and not any(file == "facts.toml" for file, _ in reading.touched):
        for claim in sorted(known - {claim for _, claim in settled} - left_out):
            reading.note("register.toml", claim, "", because(FaultKind.CLAIM_UNACCOUNTED))
    if "register.toml" in reading.unread:
        return
    if settled and not known:
        why = because(FaultKind.NONE_THERE, what="claim", key=settled[0][1], times=len(settled))
        reading.note("register.toml", "", "", why)
        return
    for fact, claim in settled:
        if claim not in known and type(claim) is str:
            reading.note("facts.toml", fact, "register", because(FaultKind.CLAIM_UNKNOWN, claim=claim))
    for claim in sorted(left_out - known):
        reading.note("register.toml", claim, "", because(FaultKind.CLAIM_UNKNOWN, claim=claim))
