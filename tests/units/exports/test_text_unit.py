"""A unit goes out as text files and comes back the same: one with everything in it, the shipped one, and any text."""

from __future__ import annotations

import msgspec
import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.language.dates import HistoricalDate
from bot.library.model import Fact, Summary, Term
from bot.library.questions import AnyQuestion, Matching, NumberAsked, OneChoice, Pair, Typed, Wrong
from bot.library.unit import Register, Unit, UnitHead, UnitKind
from bot.units.check import check_content
from bot.units.exports.text_unit import export, write_files
from bot.units.imports.child import read_upload_apart
from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import EntryState, Format, Imported
from tests.conftest import ROOT

from ... import sample

MADE = sample.make_library().units[0]
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)
HARD = [
    '"',
    '""',
    '"""',
    '"""\n"""',
    "\\",
    "\\u0041",
    "+++",
    "a\n+++\nb",
    "# Page",
    "\n# Line\n",
    "'''",
    "\t\r\n\0\x7f\x85\u2028",
    "{x}",
]


def brought_back(unit: Unit) -> Imported:
    """Give what an upload of an export finds."""
    return read_upload(f"{unit.head.id}.zip", export(unit).data)


def everything() -> Unit:
    """Make a unit with every record and nearly every field."""
    summary = Summary(
        id="overview", title="All of it", topic="speech", sources=("good",), line="A line.", paragraph="A\n\nparagraph: \"so\".",
        page="## A heading\n\nText \\ with everything.\n\n- a\n- b", keywords=("all", "everything"),
        asked="what is it\nall of it\n",
    )  # fmt: skip
    more = (
        NumberAsked(id="number-2", prompt="How many?", fact="famine", answer=3.5, tolerance=0.25, measure="million", seconds=90),
        Matching(
            id="match-2", prompt="Who?", fact="famine", spare=("e",),
            pairs=(Pair(left="a", right="b"), Pair(left="c", right="d")),
        ),
        replace(sample.ONE, id="told", wrong=(Wrong(text="x", feedback="No: \"y\"."), Wrong(text="z", misconception="myth"))),
    )  # fmt: skip
    facts = (
        replace(MADE.facts[0], register=("c1",), lesson="Look twice.", keywords=("a", "б"), asked="one\ntwo\n"),
        *MADE.facts[1:],
    )
    person = replace(
        MADE.people[0], born=HistoricalDate.parse("1894-04-15~"), died=HistoricalDate.parse("1971-09"), asked="who\n"
    )
    head = replace(MADE.head, unit_summary="overview")
    register = Register(claims=("c1", "c 2"), left_out={"c 2": 'It "names" nobody.\nNo.'})
    return replace(
        MADE, head=head, facts=facts, people=(person, *MADE.people[1:]), questions=tuple(
            replace(each, explanation="So.", difficulty=1) for each in (*MADE.questions, *more)
        ), summaries=(summary,), register=register,
    )  # fmt: skip


def test_a_unit_with_everything_comes_back_the_same() -> None:
    unit = everything()
    found = brought_back(unit)
    assert found.format is Format.TEXT_UNIT
    assert [str(fault) for fault in found.faults] == []
    assert found.unit == unit
    assert found.count(EntryState.QUESTION) == len(unit.questions)
    assert len(found.entries) == sum(
        map(len, (unit.sources, unit.facts, unit.people, unit.terms, unit.extracts, unit.questions, unit.summaries))
    )
    assert not export(unit).left_out
    assert read_upload_apart("x.zip", export(unit).data) == found


def test_dates_of_every_kind_come_back_the_same() -> None:
    unit = everything()
    dated = tuple(
        replace(MADE.facts[0], id=f"f{at}", date=HistoricalDate.parse(text)) for at, text in enumerate(sample.ANY_DATES)
    )
    source = replace(unit.sources[0], key="livy", year=-27)
    whole = replace(unit, facts=(*unit.facts, *dated), sources=(*unit.sources, source))
    found = brought_back(whole)
    assert found.unit == whole
    assert not found.faults


def test_the_shipped_unit_comes_back_the_same() -> None:
    for unit in check_content(ROOT / "content").library.units:
        found = brought_back(unit)
        assert found.unit == unit
        assert not found.faults


@given(st.lists(TEXTS | st.sampled_from(HARD) | st.lists(st.sampled_from(HARD)).map("".join), min_size=9, max_size=9))
def test_any_text_comes_back_the_same(texts: list[str]) -> None:
    one, two, three, four, five, six, seven, eight, nine = (text or "x" for text in texts)
    question = OneChoice(id="q-1", prompt=one, answer=two, wrong=(Wrong(text=three, feedback=four),), explanation=five)
    unit = Unit(
        head=UnitHead(id="mine", title="Mine", kind=UnitKind.QUESTIONS, description=six, confusable=((seven, "b"),)),
        questions=(question, Typed(id="q-2", prompt=one, answers=(two, three), confusable=(eight,))),
        terms=(Term(id="term", name="Term", entry=nine, other_names=(one,), asked=f"{two}\n{three}"),),
        register=Register(claims=(one,), left_out={one: two}),
    )
    files = {name: tomli.loads(text) for name, text in write_files(unit).items()}
    assert msgspec.convert(files["unit.toml"], UnitHead) == unit.head
    assert msgspec.convert(files["questions.toml"]["questions"], tuple[AnyQuestion, ...]) == unit.questions
    assert msgspec.convert(files["terms.toml"]["terms"], tuple[Term, ...]) == unit.terms
    assert msgspec.convert(files["register.toml"], Register) == unit.register


@pytest.mark.parametrize("text", ["a\n# Page\nmore", "# Page\nmore", " blanks ", "two\rlines", "+++"])
def test_a_section_that_cannot_be_written_as_it_is_is_named(text: str) -> None:
    summary = Summary(id="s", title="S", topic="speech", sources=("good",), line="A line.", paragraph="A paragraph.", page=text)
    unit = replace(MADE, summaries=(summary,))
    found = brought_back(unit)
    (read,) = found.unit.summaries
    assert (read.line, read.paragraph) == ("A line.", "A paragraph.")
    assert (read.page == text) is not bool(export(unit).left_out)


def test_an_export_is_the_same_bytes_each_time_and_reads_like_the_paper_for_authors() -> None:
    fact = Fact(
        id="speech", title='The "Secret" Speech', statement="It was.", topics=("speech",), asked="what\nwhy\n", weight=3,
        date=HistoricalDate.parse("1956-02-25"), testimony=MADE.facts[0].testimony,
    )  # fmt: skip
    unit = replace(MADE, facts=(fact,), people=(), terms=(), questions=())
    assert export(unit).data == export(unit).data
    assert write_files(unit)["facts.toml"] == (
        '[[facts]]\nid = "speech"\ntitle = "The \\"Secret\\" Speech"\nstatement = "It was."\ntestimony = [\n'
        '  { source = "good", stance = "agrees", claim = "dates it so" },\n'
        '  { source = "essay", stance = "wrong", claim = "dates it otherwise", note = "contradicts itself" },\n]\n'
        'date = "1956-02-25"\ntopics = ["speech"]\nasked = """\nwhat\nwhy\n"""\nweight = 3\n'
    )
