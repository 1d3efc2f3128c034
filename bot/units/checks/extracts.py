"""What is checked of extracts: their length by their rights, what they name, and that each step can be answered."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import Why, because
from ...library.extracts import MOST_QUOTED, MOST_WORDS, Extract, Offered, Rights, count_words
from ...library.unit import Unit
from ..faults import FaultKind
from ..reading import UnitReading
from .known import Names, note_unknown

_FILE = "extracts.toml"
STEPS = ("says", "purpose", "worth", "test")
"""The fields that hold the options of a step."""
_MUST_SAY = ("title", "text", "author", "audience", "context", "rights_reason")


def check_extracts(reading: UnitReading, unit: Unit, names: Names) -> None:
    """Note every fault of the extracts of a unit."""
    for extract in unit.extracts:
        note_unknown(_FILE, extract.id, "source", [extract.source], names.sources)
        note_unknown(_FILE, extract.id, "supports", extract.supports, names.known_facts)
        note_unknown(_FILE, extract.id, "contradicts", extract.contradicts, names.known_facts)
        for field, why in _faults_of(extract, light=names.light):
            if not reading.hangs_on_fault(_FILE, extract.id, field.partition("[")[0]):
                reading.note(_FILE, extract.id, field, why)


def _faults_of(extract: Extract, *, light: bool) -> Iterator[tuple[str, Why]]:
    for name in _MUST_SAY:
        if not getattr(extract, name).strip():
            yield name, because(FaultKind.BLANK)
    most = MOST_QUOTED if extract.rights is Rights.QUOTATION else MOST_WORDS
    if (count := count_words(extract.text)) > most:
        yield "text", because(FaultKind.EXTRACT_TOO_LONG, count=count, most=most, rights=extract.rights.value)
    if not extract.facts and not light:
        yield "supports", because(FaultKind.NO_FACT)
    if both := set(extract.supports) & set(extract.contradicts):
        yield "contradicts", because(FaultKind.FACT_ON_BOTH_SIDES, key=sorted(both)[0])
    if bool(extract.worth) != bool(extract.question.strip()):
        yield "question", because(FaultKind.WORTH_FOR_WHAT)
    for name in STEPS:
        yield from _faults_of_step(name, getattr(extract, name))


def _faults_of_step(name: str, options: tuple[Offered, ...]) -> Iterator[tuple[str, Why]]:
    if options and len({option.right for option in options}) < 2:
        yield name, because(FaultKind.ONE_SIDED_STEP)
    seen: set[str] = set()
    for number, option in enumerate(options):
        read = " ".join(option.text.casefold().split()).rstrip(".")
        if not read:
            yield f"{name}[{number}].text", because(FaultKind.BLANK)
        elif read in seen:
            yield f"{name}[{number}].text", because(FaultKind.OPTION_REPEATED, option=option.text, times=2)
        seen.add(read)
