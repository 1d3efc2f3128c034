"""Every fault of a content folder, by file, entry and field, in one go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import Why, because
from ..language.dates import HistoricalDate, julian_day
from ..library.catalogue import Library
from ..library.model import Fact, Stance, Status
from ..library.questions import (
    AnyQuestion,
    DateAsked,
    OneChoice,
    Order,
    Question,
    SeveralChoices,
    SourceCriticism,
    TrueFalse,
    Typed,
)
from ..library.unit import Unit
from .faults import ContentFault, Fault, FaultKind
from .faulty.stand_in import is_id
from .files import UnitFiles, find_units
from .parse import Parse, parse_here
from .read import read_unit
from .reading import UnitReading

Note = Callable[[str, Why], None]
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
            from .authoring.texts import remark_on_texts

            remark_on_texts(reading, reading.draft)
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
    named += [("questions.toml", question.id) for question in unit.questions]
    named += [(f"summaries/{summary.id}.md", summary.id) for summary in unit.summaries]
    for file, key in named:
        if key in seen:
            nth = met[file, key]
            reading.note(file, key, "id", because(FaultKind.ID_TAKEN, key=key, file=seen[key]), nth=nth)
        met[file, key] += 1
        seen.setdefault(key, f"{reading.folder.name}/{file}")


class _Known:
    """The ids of one kind that references may name."""

    def __init__(self, reading: UnitReading, what: str, file: str, ids: Iterable[tuple[str, str]]) -> None:
        """Take ids with the titles or names of their entries; `file` is the one that holds them."""
        titles = [*ids]
        self.ids = dict.fromkeys(key for key, _ in titles)
        self._titles = titles
        self._reading, self._what, self._file = reading, what, file
        self._whole = file not in reading.unread
        self._unsure = any(type(key) is not str or not is_id(key) for key in self.ids)
        self._missed: list[str] = []

    def judge(self, key: str) -> Why | None:
        """Say why a reference names nothing; None where it does, or may."""
        if key in self.ids or type(key) is not str or not self._whole:
            return None
        if not self.ids:
            self._missed.append(key)
            return None
        near = next((each for each, title in self._titles if title.casefold() == key.casefold()), "")
        near = near or self._reading.nearest_id(key, self.ids)
        if self._unsure and (not near or not is_id(near)):
            return None  # an entry whose own id is at fault may be the one
        return because(FaultKind.NOT_KNOWN, what=self._what, key=key, near=near, file=self._file)

    def note_missed(self) -> None:
        """Note, once, that a file without entries is referred to."""
        if self._missed:
            why = because(FaultKind.NONE_THERE, what=self._what, key=self._missed[0], times=len(self._missed))
            self._reading.note(self._file, "", "", why)


class _Names:
    """What may be referred to in a unit, and what is known of it."""

    def __init__(self, reading: UnitReading, unit: Unit) -> None:
        self.reading = reading
        self.facts = {fact.id: fact for fact in reversed(unit.facts)}
        facts, people = ((fact.id, fact.title) for fact in unit.facts), ((person.id, person.name) for person in unit.people)
        self.known_facts = _Known(reading, "fact", "facts.toml", facts)
        self.people = _Known(reading, "person", "people.toml", people)
        self.topics = _Known(reading, "topic", "unit.toml", ((topic.id, topic.title) for topic in unit.head.topics))
        self.sources = _Known(reading, "source", "sources.toml", ((source.key, source.title) for source in unit.sources))

    def note_missed(self) -> None:
        """Note what is missing as a whole."""
        for known in (self.known_facts, self.people, self.topics, self.sources):
            known.note_missed()

    def hangs(self, fact: str, *fields: str) -> bool:
        """Say whether something is wrong with these fields of a fact."""
        return self.reading.hangs_on_fault("facts.toml", fact, *fields)


def _check_unit(reading: UnitReading, unit: Unit) -> None:
    names = _Names(reading, unit)
    for key, times in Counter(source.key for source in unit.sources).items():
        if times > 1:
            reading.note("sources.toml", key, "key", because(FaultKind.KEY_REPEATED, key=key, times=times), nth=1)
    _check_blanks(reading, unit)
    _check_unit_summary(reading, unit)
    for fact in unit.facts:
        _check_fact(reading, fact, names)
    for file, entries in (("people.toml", unit.people), ("terms.toml", unit.terms)):
        for entry in entries:
            _known(reading, file, entry.id, "facts", entry.facts, names.known_facts)
            if not entry.facts and not reading.hangs_on_fault(file, entry.id, "facts"):
                reading.note(file, entry.id, "facts", because(FaultKind.NO_FACT))
    for person in unit.people:
        if person.born and person.died and person.died.last < person.born.first:
            why = because(FaultKind.DIED_BEFORE_BORN, died=person.died, born=person.born)
            reading.note("people.toml", person.id, "died", why)
    for summary in unit.summaries:
        file = f"summaries/{summary.id}.md"
        _known(reading, file, summary.id, "topic", [summary.topic], names.topics)
        _known(reading, file, summary.id, "sources", summary.sources, names.sources)
        if not summary.sources and not reading.hangs_on_fault(file, summary.id, "sources"):
            reading.note(file, summary.id, "sources", because(FaultKind.NO_SOURCE))
    for question in unit.questions:
        _check_question(reading, question, names)
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


def _known(reading: UnitReading, file: str, entry: str, field: str, keys: Iterable[str], known: _Known) -> None:
    for key in keys:
        if key not in known.ids and (why := known.judge(key)) is not None:
            reading.note(file, entry, field, why)


def _check_fact(reading: UnitReading, fact: Fact, names: _Names) -> None:
    def note(field: str, why: Why, *hangs_on: str) -> None:
        if not hangs_on or not names.hangs(fact.id, *hangs_on):
            reading.note("facts.toml", fact.id, field, why)

    _known(reading, "facts.toml", fact.id, "people", fact.people, names.people)
    _known(reading, "facts.toml", fact.id, "topics", fact.topics, names.topics)
    if not fact.topics:
        note("topics", because(FaultKind.NO_TOPIC), "topics")
    if not any(testimony.stance is Stance.AGREES for testimony in fact.testimony):
        note("testimony", because(FaultKind.NO_AGREEMENT), "testimony")
    for source, times in Counter(testimony.source for testimony in fact.testimony).items():
        if times > 1:
            note("testimony", because(FaultKind.TESTIFIES_AGAIN, source=source, times=times))
    for number, testimony in enumerate(fact.testimony):
        place = f"testimony[{number}]"
        _known(reading, "facts.toml", fact.id, f"{place}.source", [testimony.source], names.sources)
        if testimony.stance is Stance.DISAGREES and not (testimony.claim and testimony.note):
            note(place, because(FaultKind.NO_CLAIM_AND_NOTE, source=testimony.source), place)
    if fact.status is Status.MISCONCEPTION and not fact.myth:
        note("myth", because(FaultKind.MYTH_MISSING), "status", "myth")
    if fact.status is not Status.MISCONCEPTION and fact.myth:
        note("myth", because(FaultKind.MYTH_BESIDE, status=fact.status), "status", "myth")
    if fact.old_style is not None:
        _check_old_style(note, fact, fact.old_style)


def _check_old_style(note: Callable[..., None], fact: Fact, old_style: HistoricalDate) -> None:
    """The Julian day must be the very day of the date; where either is less exact, it must at least be before it."""
    if fact.date is None or not old_style < fact.date:
        note("old_style", because(FaultKind.OLD_STYLE_NOT_BEFORE, old_style=old_style), "date", "old_style")
        return
    julian = julian_day(fact.date.first)
    exact = all(each.start.day and not each.is_interval and not each.approximate for each in (fact.date, old_style))
    right = str(julian_day(fact.date.first))
    if exact and str(old_style) != right and not right.endswith("00-02-29"):  # no such day can be written here
        note("old_style", because(FaultKind.OLD_STYLE_OTHER_DAY, old_style=old_style, date=fact.date, right=right))


def _check_register(reading: UnitReading, unit: Unit) -> None:
    settled = {claim for fact in unit.facts for claim in fact.register}
    settled |= {claim for fact in unit.facts for testimony in fact.testimony for claim in testimony.register}
    known, left_out = set(unit.register.claims), set(unit.register.left_out)
    if "facts.toml" not in reading.unread and not any(file == "facts.toml" for file, _ in reading.touched):
        for claim in sorted(known - settled - left_out):
            reading.note("register.toml", claim, "", because(FaultKind.CLAIM_UNACCOUNTED))
    if "register.toml" not in reading.unread:
        for claim in sorted((settled | left_out) - known):
            reading.note("register.toml", claim, "", because(FaultKind.CLAIM_UNKNOWN))


_OF_ALL = ("id", "prompt", "fact", "explanation", "difficulty", "topics", "seconds")
"""Fields of every question: what is wrong with them leaves the check of its kind alone."""


def _check_question(reading: UnitReading, question: AnyQuestion, names: _Names) -> None:
    def note(field: str, why: Why) -> None:
        reading.note("questions.toml", question.id, field, why)

    _known(reading, "questions.toml", question.id, "fact", [question.fact], names.known_facts)
    _known(reading, "questions.toml", question.id, "topics", question.topics, names.topics)
    _check_options(note, question)
    for field, key in _misconceptions(question):
        if not names.hangs(key, "myth", "status") and not _has_myth(key, names):
            near = reading.nearest_id(key, [fact.id for fact in names.facts.values() if fact.myth])
            note(field, because(FaultKind.NO_MYTH, key=key, near=near))
    touched = reading.touched.get(("questions.toml", question.id), ()) if reading.touched else ()
    if all(path.startswith(_OF_ALL) for path in touched):
        CHECKS[type(question)](note, question, names)


def _misconceptions(question: AnyQuestion) -> Iterator[tuple[str, str]]:
    """Pair each misconception that a question names with where it does."""
    options = {f"wrong[{number}].misconception": wrong.misconception for number, wrong in enumerate(question.wrong_options)}
    yield from ((field, key) for field, key in options.items() if key)
    if not question.wrong_options:
        yield from (("misconception", key) for key in question.misconceptions)


def _has_myth(key: str, names: _Names) -> bool:
    """Say whether a fact has a myth, or lacks it as is said of the fact itself, or cannot be judged."""
    if key in names.facts:
        return bool(names.facts[key].myth) or names.facts[key].status is Status.MISCONCEPTION
    return names.known_facts.judge(key) is None


def _check_options(note: Note, question: AnyQuestion) -> None:
    """Options that differ by case or a full stop alone are one to whoever reads them."""
    options = [*question.right_options, *(wrong.text for wrong in question.wrong_options)]
    seen: dict[str, str] = {}
    for option in options:
        if type(option) is not str:
            continue
        plain = " ".join(option.casefold().split())
        plain = plain.rstrip(".") or plain if question.wrong_options else plain
        if not plain:
            note("answer" if option in question.right_options else "wrong", because(FaultKind.BLANK))
        elif plain in seen and seen[plain] != option:
            note("wrong", because(FaultKind.OPTION_ALIKE, option=option, other=seen[plain]))
        elif plain in seen:
            note("wrong", because(FaultKind.OPTION_REPEATED, option=option, times=options.count(option)))
        seen.setdefault(plain, option)


def _check_no_more(note: Note, question: Question, names: _Names) -> None:
    """Leave a kind to what is checked of all."""


def _check_date_asked(note: Note, question: DateAsked, names: _Names) -> None:
    if question.answer.precision.rank < question.precision.rank:
        note("precision", because(FaultKind.TOO_PRECISE, precision=question.precision, answer=question.answer))
    fact = names.facts.get(question.fact)
    if fact is not None and fact.date is not None and not question.answer.overlaps(fact.date):
        note("answer", because(FaultKind.OTHER_DATE, answer=question.answer, fact=fact.date))


def _check_order(note: Note, question: Order, names: _Names) -> None:
    for key in question.events:
        if key in names.facts and names.facts[key].date is None and not names.hangs(key, "date"):
            note("events", because(FaultKind.EVENT_UNDATED, key=key))
        elif key not in names.facts and (why := names.known_facts.judge(key)) is not None:
            note("events", why)
    if len(set(question.events)) < len(question.events):
        note("events", because(FaultKind.EVENT_REPEATED))


def _check_source_question(note: Note, question: SourceCriticism, names: _Names) -> None:
    fact = names.facts.get(question.fact)
    if fact is None or names.hangs(fact.id, "testimony"):
        return
    stances = {testimony.source: testimony for testimony in fact.testimony}
    if len(stances) < len(fact.testimony) or any(names.sources.judge(key) for key in stances):
        return  # which testimony counts, the fact must say first
    if question.errs not in question.among:
        note("errs", because(FaultKind.ERRS_NOT_AMONG, key=question.errs))
    for key in question.among:
        if key in stances and stances[key].stance is Stance.DISAGREES and not stances[key].claim:
            continue  # said of the fact
        if key not in stances or not stances[key].claim:
            note("among", because(FaultKind.NO_CLAIM_ON_FACT, key=key, fact=fact.id))
        elif question.errs in question.among and (stances[key].stance is Stance.DISAGREES) != (key == question.errs):
            note("among", because(FaultKind.OTHER_STANCE, key=key))


Check = Callable[[Note, Any, _Names], None]  # Any: no type says that each stands under its own record
CHECKS: Mapping[type[Question], Check] = {
    OneChoice: _check_no_more,
    SeveralChoices: _check_no_more,
    TrueFalse: _check_no_more,
    Typed: _check_no_more,
    DateAsked: _check_date_asked,
    Order: _check_order,
    SourceCriticism: _check_source_question,
}
"""What is checked of each kind of question, besides what is checked of all."""
