"""Our own sheets give the same unit back, whatever stands in it, and run nothing."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl import load_workbook

from bot.language.dates import HistoricalDate, Precision
from bot.library import model
from bot.library.model import Fact, Person, Source, SourceKind, Stance, Term, Topic
from bot.library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Pair,
    SeveralChoices,
    TrueFalse,
    Typed,
    Wrong,
)
from bot.library.unit import Unit, UnitHead, UnitKind
from bot.units.check import check_content
from bot.units.exports.sheets import export_csv, export_xlsx
from bot.units.formulas import make_harmless
from bot.units.imports.light_questions import find_faults
from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import Format, clean
from tests import sample
from tests.conftest import ROOT

SIGNS = "abcXYZ éßЖ中0123456789 =+-@'\"|\\,;\t\n.%#*_()[]{}<>&~:/"
texts = st.text(SIGNS, min_size=1, max_size=30).map(clean).filter(bool)
options = st.lists(texts, min_size=2, max_size=6, unique_by=str.casefold)
topics = st.lists(st.sampled_from(["causes-why", "the-end"]), unique=True).map(tuple)
shared = st.fixed_dictionaries(
    {
        "prompt": texts,
        "explanation": st.just("") | texts,
        "difficulty": st.none() | st.integers(1, 3),
        "seconds": st.none() | st.integers(5, 240),
        "topics": topics,
    }
)


def _wrong(texts: list[str], feedback: str) -> tuple[Wrong, ...]:
    return tuple(Wrong(text=text, feedback=feedback if at else "") for at, text in enumerate(texts))


@st.composite
def questions(draw: st.DrawFn) -> AnyQuestion:
    common: Any = draw(shared)
    several, feedback = draw(options), draw(st.just("") | texts)
    cut = draw(st.integers(1, len(several)))
    number = draw(st.floats(-1e15, 1e15, allow_nan=False).filter(lambda value: float(f"{value:.15g}") == value))
    date = HistoricalDate.parse(draw(st.sampled_from(sample.ANY_DATES)))
    pairs = tuple(Pair(left=text, right=f"{text}!") for text in several)
    spare = tuple(f"{text}?" for text in several[:cut])[:5]
    made: list[AnyQuestion] = [
        OneChoice(id="x", answer=several[0], wrong=_wrong(several[1:], feedback), **common),
        SeveralChoices(id="x", answers=tuple(several[:cut]), wrong=_wrong(several[cut:], feedback), **common),
        TrueFalse(id="x", answer=cut == 1, feedback=feedback, **common),
        Typed(id="x", answers=tuple(several), **common),
        NumberAsked(id="x", answer=number, tolerance=cut / 2, measure=draw(st.just("") | texts), **common),
        DateAsked(id="x", answer=date, precision=Precision.YEAR, **common),
        Matching(id="x", pairs=pairs, spare=spare, **common),
    ]
    sound = [question for question in made if not find_faults(question)]
    return draw(st.sampled_from(sound))


def unit_of(made: list[AnyQuestion]) -> Unit:
    head = UnitHead(
        id="my-unit",
        title="My unit",
        kind=UnitKind.QUESTIONS,
        topics=(Topic(id="causes-why", title="Causes | why"), Topic(id="the-end", title="The end")),
    )
    seen: dict[str, AnyQuestion] = {}
    for question in made:
        seen.setdefault(question.prompt.casefold(), question)
    return Unit(head=head, questions=tuple(replace(each, id=f"q-{at}") for at, each in enumerate(seen.values())))


@settings(max_examples=25, deadline=None)
@given(st.lists(questions(), min_size=1, max_size=5).map(unit_of))
def test_our_own_sheets_give_the_same_unit_back(unit: Unit) -> None:
    exported = export_xlsx(unit)
    found = read_upload(exported.name, exported.data)
    assert (found.format, exported.left_out) == (Format.TEMPLATE, ())
    assert [*map(str, found.faults)] == []
    assert found.unit == unit


@given(st.lists(questions(), min_size=1, max_size=5).map(unit_of))
def test_our_own_csv_gives_the_same_questions_back(unit: Unit) -> None:
    exported = export_csv(unit)
    found = read_upload(exported.name, exported.data)
    assert [*map(str, found.faults)] == []
    assert found.unit.questions == unit.questions


AGREES = model.Testimony(source="taubman", stance=Stance.AGREES)
TAUBMAN = Source(key="taubman", title="Khrushchev", kind=SourceKind.SCHOLARLY, trust="Much.", year=2003, read_in_class=True)
BORN = HistoricalDate.parse("1894~")
FULL = Unit(
    head=UnitHead(id="thaw", title="The thaw", description="What came after.", topics=(Topic(id="causes", title="Why"),)),
    sources=(TAUBMAN,),
    facts=(
        Fact(
            id="speech", title="=The speech", statement="He spoke.", date=HistoricalDate.parse("1956-02-25"), topics=("causes",),
            people=("nikita",), keywords=("secret | speech", "-report"), asked="who spoke\nand when\n", weight=3,
            testimony=(AGREES, model.Testimony(source="taubman", stance=Stance.WRONG, claim="@1952", note="No.")),
        ),
        Fact(id="end", title="The end", statement="It ended.", testimony=(AGREES,)),
    ),
    people=(Person(id="nikita", name="Nikita Khrushchev", entry="+He led.", born=BORN, facts=("speech",)),),
    terms=(Term(id="thaw-term", name="Thaw", entry="Less fear.", other_names=("Ottepel",), facts=("speech", "end")),),
    questions=(TrueFalse(id="q-1", prompt="=1+1", fact="speech", answer=True),),
)  # fmt: skip


def test_a_whole_unit_comes_back_from_its_book() -> None:
    exported = export_xlsx(FULL)
    found = read_upload(exported.name, exported.data)
    assert ([*map(str, found.faults)], exported.left_out) == ([], ())
    assert found.unit == FULL


def test_the_shipped_unit_comes_back_but_for_what_is_named() -> None:
    (unit,) = check_content(ROOT / "content").library.units
    exported = export_xlsx(unit)
    found = read_upload(exported.name, exported.data).unit
    kept = {question.id for question in found.questions}
    assert kept | {left.entry for left in exported.left_out if left.entry} == {question.id for question in unit.questions}
    people = tuple(replace(person, short=None) for person in unit.people)
    assert (found.people, found.terms, found.sources) == (people, unit.terms, unit.sources)
    assert [fact.id for fact in found.facts] == [fact.id for fact in unit.facts]
    assert {left.why.fields.get("section") or left.why.fields.get("field") for left in exported.left_out if not left.entry} == {
        "summaries", "extracts", "misconception", "confusable", "short", "unit_summary", "register",
    }  # fmt: skip


def test_no_formula_goes_out() -> None:
    book = load_workbook(io.BytesIO(export_xlsx(FULL).data))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} == {"s", "n"}
    cells = [cell for line in export_csv(FULL).data.decode("utf-8-sig").splitlines() for cell in line.split(",")]
    assert [make_harmless(cell) for cell in cells] == cells
    assert "'=1+1" in cells
