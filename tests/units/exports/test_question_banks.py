"""What goes out to Moodle comes back as it was; what Moodle's formats cannot hold is named."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.language.dates import HistoricalDate, Precision
from bot.library.model import Topic
from bot.library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Order,
    Pair,
    SeveralChoices,
    TrueFalse,
    Typed,
    Wrong,
)
from bot.library.unit import Unit, UnitHead, UnitKind
from bot.units.exports import aiken, gift, moodle_xml
from bot.units.exports.exported import Exported
from bot.units.faulty.moodle_faults import MoodleFault
from bot.units.imports.ids import topic_ids
from bot.units.imports.light_questions import find_faults
from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import Format, Imported, clean
from tests.sample import make_library

Export = Callable[[Unit], Exported]
UNIT = make_library().units[0]
SPICE = [
    "=",
    "~",
    "#",
    "{",
    "}",
    ":",
    "\\",
    "\\n",
    "n",
    "->",
    "=>",
    "[html]",
    "[plain]",
    "%50%",
    "//",
    "$CATEGORY:",
    "::",
    "####",
    "*",
    "\\*",
]
SPICE += [
    "<b>",
    "</p>",
    "&amp;",
    "&",
    "<",
    ">",
    "]]>",
    "<![CDATA[",
    "\n",
    " ",
    "'",
    '"',
    "é",
    "Хрущёв",
    "_____",
    "T",
    "TRUE",
    "1",
    ".",
]
WORDS = ["Stalin", "1956", "the", "speech", "of", "Nikita"]
texts = st.lists(st.sampled_from(SPICE + WORDS), min_size=1, max_size=8).map("".join).map(clean).filter(bool)
prompts = st.tuples(texts, texts).map(" ".join).map(clean)
said = st.one_of(st.just(""), texts)
numbers = st.floats(-1e15, 1e15).map(lambda number: number + 0.0)
lists = st.lists(texts, min_size=2, max_size=10, unique_by=str.casefold)


@st.composite
def one_choices(draw: st.DrawFn, rest: st.SearchStrategy[str] = said) -> OneChoice:
    answer, *others = draw(lists)
    wrong = tuple(Wrong(text=text, feedback=draw(rest)) for text in others)
    return OneChoice(id="q", prompt=draw(prompts), explanation=draw(rest), answer=answer, wrong=wrong)


@st.composite
def several_choices(draw: st.DrawFn) -> SeveralChoices:
    options = draw(lists)
    cut = draw(st.integers(1, min(len(options), 9)))
    wrong = tuple(Wrong(text=text, feedback=draw(said)) for text in options[cut:])
    return SeveralChoices(id="q", prompt=draw(prompts), explanation=draw(said), answers=tuple(options[:cut]), wrong=wrong)


@st.composite
def matchings(draw: st.DrawFn) -> Matching:
    pairs = tuple(Pair(left=left, right=draw(texts)) for left in draw(lists))
    spare = dict.fromkeys(draw(st.lists(texts, max_size=5)))
    alone = tuple(text for text in spare if text not in {pair.right for pair in pairs})
    return Matching(id="q", prompt=draw(prompts), explanation=draw(said), pairs=pairs, spare=alone)


true_false = st.builds(TrueFalse, id=st.just("q"), prompt=prompts, explanation=said, answer=st.booleans(), feedback=said)
typed = st.builds(Typed, id=st.just("q"), prompt=prompts, explanation=said, answers=lists.map(tuple))
number_asked = st.builds(
    NumberAsked, id=st.just("q"), prompt=prompts, explanation=said, answer=numbers, tolerance=numbers.map(abs)
)


def sound(made: AnyQuestion) -> bool:
    return not find_faults(made)


questions = st.one_of(one_choices(), several_choices(), matchings(), true_false, typed, number_asked).filter(sound)
titles = st.lists(st.sampled_from(["Cold War", "Either/Or", "a: {b} #c", "top", "x] \\y"]), max_size=3, unique=True)
banks = st.lists(st.tuples(questions, titles), min_size=1, max_size=4, unique_by=lambda each: each[0].prompt)


def unit_of(bank: list[tuple[AnyQuestion, list[str]]], head: UnitHead | None = None) -> Unit:
    ids = topic_ids(title for _, own in bank for title in own)
    head = UnitHead(id="bank", title="Bank", kind=UnitKind.QUESTIONS, topics=tuple(Topic(id=ids[t], title=t) for t in ids))
    asked = (replace(made, id=f"q{n}", topics=tuple(ids[t] for t in own)) for n, (made, own) in enumerate(bank))
    return Unit(head=head, questions=tuple(asked))


def round_trip(unit: Unit, export: Export) -> Imported:
    out = export(unit)
    assert not out.left_out, [*map(str, (each.why for each in out.left_out))]
    found = read_upload(out.name, out.data)
    assert not found.faults, (out.data.decode(), [*map(str, found.faults)])
    return found


def without_ids(found: tuple[AnyQuestion, ...]) -> list[AnyQuestion]:
    return [replace(question, id="") for question in found]


relaxed = settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


@relaxed
@given(banks)
def test_what_goes_out_as_moodle_xml_comes_back(bank: list[tuple[AnyQuestion, list[str]]]) -> None:
    unit = unit_of(bank)
    found = round_trip(unit, moodle_xml.export)
    assert found.format is Format.MOODLE_XML
    assert without_ids(found.unit.questions) == without_ids(unit.questions)
    assert {topic.title for topic in found.unit.head.topics} == {topic.title for topic in unit.head.topics}


@relaxed
@given(banks)
def test_what_goes_out_as_gift_comes_back(bank: list[tuple[AnyQuestion, list[str]]]) -> None:
    unit = unit_of(bank)
    for question in unit.questions:
        assume(not isinstance(question, Typed) or not any("->" in answer for answer in question.answers))
        assume(not isinstance(question, Matching) or not any("->" in pair.left and "\n" in pair.left for pair in question.pairs))
    found = round_trip(unit, gift.export)
    assert found.format is Format.GIFT
    assert without_ids(found.unit.questions) == without_ids(unit.questions)
    assert {topic.title for topic in found.unit.head.topics} == {topic.title for topic in unit.head.topics}


@relaxed
@given(st.lists(one_choices(st.just("")).filter(sound), min_size=1, max_size=4, unique_by=lambda made: made.prompt))
def test_what_goes_out_as_aiken_comes_back(bank: list[OneChoice]) -> None:
    texts_of = ((made, (made.prompt, made.answer, *(each.text for each in made.wrong))) for made in bank)
    one_line = [made for made, told in texts_of if "\n" not in "".join(told)]
    unit = unit_of([(made, []) for made in one_line])
    out = aiken.export(unit)
    assume(one_line and not out.left_out)
    found = read_upload(out.name, out.data)
    assert [(each.prompt, each.right_options) for each in found.unit.questions] == [
        (each.prompt, each.right_options) for each in unit.questions
    ]


@pytest.mark.parametrize("export", [gift.export, moodle_xml.export])
def test_the_ids_of_an_import_stay_over_an_export(export: Export) -> None:
    first = read_upload(
        "a.gift", b"Who? {=a ~b#no}\n\nWhat? {=c =d}\n\nMatch {=a -> b =c -> d = -> e}\n\nHow many? {#3:1}\n\nIs it? {T}"
    )
    again = round_trip(first.unit, export)
    assert again.unit.questions == first.unit.questions


def test_a_unit_in_the_text_format_of_moodle() -> None:
    bank: list[tuple[AnyQuestion, list[str]]] = [
        (
            OneChoice(id="q", prompt="Who?", answer="a=b", wrong=(Wrong(text="c", feedback="No."),), explanation="So."),
            ["Cold War", "exam"],
        ),
        (SeveralChoices(id="q", prompt="Which?", answers=("a", "b", "c"), wrong=(Wrong(text="d"),)), ["Cold War"]),
        (TrueFalse(id="q", prompt="1 < 2", answer=True, feedback="It is."), []),
        (
            Matching(
                id="q", prompt="Match", pairs=(Pair(left="a -> b", right="c"), Pair(left="d", right="e -> f")), spare=("g",)
            ),
            [],
        ),
    ]
    assert gift.export(unit_of(bank)).data.decode() == (
        "$CATEGORY: $course$/top/Cold War\n\n"
        "// [tag:exam]\nWho?{\n\t=a\\=b\n\t~c#No.\n\t####So.\n}\n\n"
        "Which?{\n\t~%33.33333%a\n\t~%33.33333%b\n\t~%33.33333%c\n\t~%-100%d\n}\n\n"
        "$CATEGORY: $course$/top\n\n"
        "[plain]1 < 2{TRUE#It is.\n}\n\n"
        "Match{\n\t=[html]a -&gt; b -> c\n\t=d -> e -> f\n\t= -> g\n}\n"
    )


def test_a_date_goes_out_as_the_texts_that_students_may_type() -> None:
    asked = DateAsked(id="q", prompt="When?", answer=HistoricalDate.parse("1956-02-25"), precision=Precision.MONTH)
    for export in (gift.export, moodle_xml.export):
        [question] = round_trip(unit_of([(asked, [])]), export).unit.questions
        assert question.right_options[0] == "February 1956"
        assert {"2/1956", "1956-02", "25 February 1956", "25.2.1956"} <= set(question.right_options)
    ides = replace(asked, answer=HistoricalDate.parse("-0043-03-15"), precision=Precision.YEAR)
    [question] = round_trip(unit_of([(ides, [])]), gift.export).unit.questions
    assert {"44 BC", "BC 44", "15 March 44 BC"} <= set(question.right_options)
    about = replace(asked, answer=HistoricalDate.parse("1933~"), precision=Precision.YEAR)
    assert [each.why.reason for each in gift.export(unit_of([(about, [])])).left_out] == [MoodleFault.LEFT_DATE]


@pytest.mark.parametrize("export", [gift.export, moodle_xml.export, aiken.export])
def test_what_a_format_cannot_hold_is_named(export: Export) -> None:
    out = export(UNIT)
    assert {each.entry for each in out.left_out if each.entry} >= {q.id for q in UNIT.questions if isinstance(q, Order)}
    told = {(str(each.why.fields.get("section", "")), str(each.why.fields.get("field", ""))) for each in out.left_out}
    assert {("facts", ""), ("people", ""), ("", "difficulty"), ("", "fact")} <= told
    found = read_upload(out.name, out.data)
    assert not found.faults
    assert len(found.unit.questions) + sum(bool(each.entry) for each in out.left_out) == len(UNIT.questions)


def test_the_xml_has_the_elements_that_moodle_documents() -> None:
    root = ElementTree.fromstring(moodle_xml.export(UNIT).data)
    assert root.tag == "quiz"
    for question in root:
        assert question.get("type") in {"category", "multichoice", "truefalse", "shortanswer", "numerical", "matching"}
        if question.get("type") != "category":
            assert question.find("name/text") is not None
            assert question.find("questiontext/text") is not None
            assert all(answer.find("text") is not None for answer in question.iter("answer"))
    for question in root.iterfind("question[@type='multichoice']"):
        total = sum(max(0.0, float(answer.get("fraction", ""))) for answer in question.iter("answer"))
        assert abs(total - 100) < 0.001
