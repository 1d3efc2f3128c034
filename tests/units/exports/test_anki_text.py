"""Notes for Anki come back as the questions that they were, and what a card cannot hold is named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.language.dates import HistoricalDate, Precision
from bot.library.model import Term, Topic
from bot.library.questions import (
    AnyQuestion,
    DateAsked,
    NumberAsked,
    OneChoice,
    SeveralChoices,
    TrueFalse,
    Typed,
    Wrong,
)
from bot.library.unit import Unit, UnitHead, UnitKind
from bot.units.exports.anki_text import export
from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import EntryState, Format, clean

from ... import sample
from ..imports.decks.anki_packages import BASIC, collection, package

HEAD = UnitHead(id="mine", title="My list", kind=UnitKind.QUESTIONS, topics=(Topic(id="the-war", title="The war"),))
DATE = HistoricalDate.parse("1956-02-25")
WRONG = (Wrong(text="Beria"), Wrong(text="<Lenin> & co"))
TERM_ENTRY = "What was said of Stalin\nin the speech, and by whom it was said."
MARKS = "ab <>&\"'#=;,|\\{}é\U0001f600ж:-"
TEXTS = st.text(alphabet=MARKS, min_size=1, max_size=40).map(lambda text: " ".join(clean(text).split()) or "x")
QUESTIONS: tuple[AnyQuestion, ...] = (
    OneChoice(id="", prompt="Who?\nSay!", answer="Khrushchev", wrong=WRONG, explanation="He did.", topics=("the-war",)),
    SeveralChoices(id="", prompt="Which two?", answers=("Molotov", "Malenkov"), wrong=WRONG),
    TrueFalse(id="", prompt="It rained.", answer=False, explanation="It <b>snowed</b>."),
    Typed(id="", prompt="Who spoke?", answers=("Khrushchev", "Nikita Sergeyevich Khrushchev, of whom all this is told")),
    DateAsked(id="", prompt="When?", answer=DATE, precision=Precision.DAY),
    NumberAsked(id="", prompt="How many?", answer=1436.5, tolerance=0.5, measure='men & "women"'),
)


def unordered(question: AnyQuestion) -> AnyQuestion:
    """Forget the id, and the order of wrong options, which are listed by their text."""
    if isinstance(question, OneChoice | SeveralChoices):
        return replace(question, id="", wrong=tuple(sorted(question.wrong, key=lambda wrong: wrong.text)))
    return replace(question, id="")


def test_questions_and_terms_come_back_as_they_were() -> None:
    term = Term(id="cult", name="Cult of personality", entry=TERM_ENTRY)
    short = Term(id="thaw", name="Thaw", entry="Milder years")
    unit = Unit(head=HEAD, questions=QUESTIONS, terms=(term, short))
    made = export(unit)
    found = read_upload(made.name, made.data)
    assert found.format is Format.ANKI_TEXT
    assert [unordered(question) for question in found.unit.questions] == [unordered(question) for question in QUESTIONS]
    assert [(each.name, each.entry) for each in found.unit.terms] == [(each.name, each.entry) for each in (term, short)]
    assert (found.unit.head.id, found.unit.head.title, found.unit.head.topics) == ("mine", "My list", HEAD.topics)
    assert not found.faults
    assert not found.asks
    assert not made.left_out


@given(TEXTS, TEXTS, st.lists(TEXTS, min_size=1, max_size=4, unique=True), TEXTS)
def test_any_text_comes_back(prompt: str, other: str, answers: list[str], explanation: str) -> None:
    question = Typed(id="", prompt=prompt, answers=tuple(answers), explanation=explanation)
    made = export(Unit(head=HEAD, questions=(question, replace(question, prompt=f"{other}?", answers=("x",)))))
    found = read_upload(made.name, made.data)
    assert found.count(EntryState.QUESTION) + found.count(EntryState.FAULTY) == 2
    assert question in [replace(each, id="") for each in found.unit.questions] or found.faults


def test_they_come_back_through_a_package_too() -> None:
    rows = export(Unit(head=HEAD, questions=QUESTIONS)).data.decode().split("\n", 5)[5]
    fields = rows.split("\n")[0].split("\t")
    sides = tuple(field.strip('"').replace('""', '"') for field in fields[:2])
    found = read_upload("mine.apkg", package({"collection.anki2": collection([(BASIC, sides, "The_war")])}))
    assert [unordered(question) for question in found.unit.questions] == [unordered(QUESTIONS[0])]


def test_what_a_card_cannot_hold_is_named() -> None:
    told = [(each.entry, *each.why.fields.values()) for each in export(sample.make_library().units[0]).left_out]
    assert [each[1] for each in told if not each[0]] == ["sources", "facts", "people", "extracts"]
    assert ("order", "order") in told
    assert ("source", "source") in told
    assert ("one", "misconception") in told
    assert ("thaw", "other_names") in told
