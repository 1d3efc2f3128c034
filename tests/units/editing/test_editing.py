"""Entries of a unit as texts in forms: what is typed becomes a record, what nobody changed stays, what does not fit is told."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from bot.language.dates import HistoricalDate, Precision
from bot.library.model import Source, SourceKind, Stance, Topic
from bot.library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Order,
    Pair,
    SeveralChoices,
    SourceCriticism,
    TrueFalse,
    Typed,
    Wrong,
)
from bot.library.unit import Unit, UnitHead, UnitKind
from bot.units.check import check_content
from bot.units.editing.changes import Changed, Told, change_entry, remove_entry
from bot.units.editing.fields import FORMS, MOST_KEY, EditKind, Field, entries_of, find_entry, forms_of, id_of, key_of, kind_of
from bot.units.editing.names import Names, part_source
from bot.units.editing.texts import as_row, changed_texts, read_texts, show_texts
from bot.units.fault_words import WORDINGS
from tests.conftest import ROOT
from tests.sample import ANY_DATES, make_library

LIGHT = Unit(head=UnitHead(id="mine", title="Mine", kind=UnitKind.QUESTIONS, topics=(Topic(id="war", title="The war"),)))
(SAMPLE,) = make_library().units


def changed(unit: Unit, kind: EditKind, key: str, **typed: str) -> Changed:
    made = change_entry(unit, kind, key, {Field(name): text for name, text in typed.items()})
    assert isinstance(made, Changed), [WORDINGS[each.why.reason].fill(each.why) for each in made]
    return made


def told(made: Changed | tuple[Told, ...]) -> list[tuple[str, int, str]]:
    assert not isinstance(made, Changed)
    return [(each.field or each.entry, each.at, each.why.reason.name) for each in made]


NEW: list[tuple[EditKind, dict[str, str], AnyQuestion]] = [
    (
        EditKind.ONE_CHOICE,
        {
            "answer": "1956", "wrong": "1953\n\n 1961 ", "feedbacks": "-\nMuch later", "difficulty": "2",
            "topics": "The war\nThe thaw",
        },
        OneChoice(
            id="", prompt="?", answer="1956", wrong=(Wrong(text="1953"), Wrong(text="1961", feedback="Much later")), difficulty=2,
            topics=("war", "the-thaw"),
        ),
    ),
    (
        EditKind.SEVERAL_CHOICES,
        {"answers": "Marx\nLenin", "wrong": "Mao", "seconds": "1:30"},
        SeveralChoices(id="", prompt="?", answers=("Marx", "Lenin"), wrong=(Wrong(text="Mao"),), seconds=90),
    ),
    (
        EditKind.TRUE_FALSE,
        {"truth": "false", "feedback": "It never was."},
        TrueFalse(id="", prompt="?", answer=False, feedback="It never was."),
    ),
    (
        EditKind.TYPED,
        {"accepted": "Nikita Khrushchev\nKhrushchev", "confusable": "Brezhnev"},
        Typed(id="", prompt="?", answers=("Nikita Khrushchev", "Khrushchev"), confusable=("Brezhnev",)),
    ),
    (
        EditKind.DATE,
        {"day": "25 February 1956", "precision": "day"},
        DateAsked(id="", prompt="?", answer=HistoricalDate.parse("1956-02-25"), precision=Precision.DAY),
    ),
    (
        EditKind.NUMBER,
        {"number": "1 436", "tolerance": "0.5", "measure": "delegates"},
        NumberAsked(id="", prompt="?", answer=1436.0, tolerance=0.5, measure="delegates"),
    ),
    (
        EditKind.MATCHING,
        {"pairs": "Lenin = 1924\nStalin=1953", "spare": "1964"},
        Matching(id="", prompt="?", pairs=(Pair(left="Lenin", right="1924"), Pair(left="Stalin", right="1953")), spare=("1964",)),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "typed", "wanted"), NEW, ids=lambda case: str(case) if isinstance(case, EditKind) else "")
def test_what_is_typed_into_a_new_question(kind: EditKind, typed: dict[str, str], wanted: AnyQuestion) -> None:
    made = changed(LIGHT, kind, "", prompt="?", **typed)
    assert as_row(made.record) == {**as_row(wanted), "id": id_of(made.record)}
    assert id_of(made.record).startswith("q-")
    assert made.unit.questions == (made.record,)


@pytest.mark.parametrize("date", ANY_DATES)
def test_a_date_of_any_kind_is_shown_and_read_again(date: str) -> None:
    made = changed(LIGHT, EditKind.DATE, "", prompt="?", day=date)
    shown = show_texts(made.record, Names(made.unit))
    assert date == "-004X" or not shown[Field.DAY].startswith("-")
    again = changed(LIGHT, EditKind.DATE, "", prompt="?", day=shown[Field.DAY])
    assert as_row(again.record)["answer"] == as_row(made.record)["answer"] == date


def test_events_and_sources_are_named_by_their_titles() -> None:
    order = next(each for each in SAMPLE.questions if isinstance(each, Order))
    titles = {fact.id: fact.title for fact in SAMPLE.facts}
    turned = "\n".join(titles[key].upper() for key in reversed(order.events))
    assert changed(SAMPLE, EditKind.ORDER, order.id, events=turned).record == replace(order, events=order.events[::-1])
    source = next(each for each in SAMPLE.questions if isinstance(each, SourceCriticism))
    shown = show_texts(source, Names(SAMPLE))
    assert {*shown[Field.AMONG].split("\n")} > {shown[Field.ERRS]}
    assert told(change_entry(SAMPLE, EditKind.SOURCE_CRITICISM, source.id, {Field.ERRS: "Herodotus"})) == [
        ("errs", 0, "NOT_KNOWN")
    ]


def test_an_entry_with_a_long_id_has_a_short_one_in_controls() -> None:
    long = TrueFalse(id="a" * 60, prompt="?", answer=True)
    unit = Unit(head=LIGHT.head, questions=(replace(long, id="a" * 59 + "b"), long))
    assert len(key_of(long)) <= MOST_KEY
    assert find_entry(unit, EditKind.TRUE_FALSE, key_of(long)) is long


def test_a_topic_that_is_new_is_added_to_the_unit() -> None:
    made = changed(LIGHT, EditKind.TRUE_FALSE, "", prompt="?", truth="true", topics="The war\nThe thaw")
    assert made.unit.head.topics[1:] == (Topic(id="the-thaw", title="The thaw"),)


FAULTY = [
    (EditKind.ONE_CHOICE, {"prompt": "", "answer": "a", "wrong": "b"}, [("prompt", 0, "EMPTY")]),
    (
        EditKind.ONE_CHOICE, {"prompt": "x" * 401, "answer": "a", "wrong": "b\nA."},
        [("prompt", 0, "TOO_LONG"), ("wrong", 2, "OPTION_ALMOST_KEY")],
    ),
    (EditKind.ONE_CHOICE, {"prompt": "?", "answer": "a", "wrong": ""}, [("wrong", 0, "TOO_FEW")]),
    (EditKind.ONE_CHOICE, {"prompt": "?", "answer": "a", "wrong": "b", "feedbacks": "1\n2"}, [("feedbacks", 0, "TOO_MANY")]),
    (EditKind.ONE_CHOICE, {"prompt": "?", "answer": "a", "wrong": "b", "seconds": "2"}, [("seconds", 0, "OUT_OF_RANGE")]),
    (EditKind.ONE_CHOICE, {"prompt": "?", "answer": "a", "wrong": "b", "fact": "Yalta"}, [("fact", 0, "NOT_KNOWN")]),
    (EditKind.NUMBER, {"prompt": "?", "number": "many"}, [("number", 0, "NUMBER_UNREADABLE")]),
    (EditKind.NUMBER, {"prompt": "?", "number": "1,234"}, [("number", 0, "NUMBER_AMBIGUOUS")]),
    (EditKind.DATE, {"prompt": "?", "day": "30 February 1956"}, [("day", 0, "NO_SUCH_DATE")]),
    (EditKind.DATE, {"prompt": "?", "day": "3/5/1956"}, [("day", 0, "DATE_FORM")]),
    (EditKind.MATCHING, {"prompt": "?", "pairs": "Lenin\nStalin = 1953"}, [("pairs", 1, "EMPTY")]),
    (EditKind.TRUE_FALSE, {"prompt": "?"}, [("truth", 0, "TRUTH_UNREADABLE")]),
    (EditKind.FACT, {"title": "A", "statement": "B."}, [("topics", 0, "NO_TOPIC"), ("sources", 0, "NO_AGREEMENT")]),
    (
        EditKind.FACT, {"title": "A", "statement": "B.", "topics": "The war", "sources": "A book", "dissent": "Another | No"},
        [("dissent", 0, "NO_CLAIM_AND_NOTE")],
    ),
    (EditKind.SOURCE, {"title": "A book", "year": "long ago"}, [("year", 0, "NUMBER_UNREADABLE"), ("trust", 0, "EMPTY")]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "typed", "wanted"), FAULTY)
def test_what_does_not_fit_is_told_by_its_field(
    kind: EditKind, typed: dict[str, str], wanted: list[tuple[str, int, str]]
) -> None:
    assert told(change_entry(LIGHT, kind, "", {Field(name): text for name, text in typed.items()})) == wanted


def test_a_unit_that_a_class_studies_asks_more_of_a_question() -> None:
    made = change_entry(SAMPLE, EditKind.TRUE_FALSE, "", {Field.PROMPT: "?", Field.TRUTH: "true"})
    assert told(made) == [(name, 0, "ONLY_IN_QUESTIONS") for name in ("fact", "explanation", "difficulty")]


def test_every_entry_shown_and_read_again_is_the_same() -> None:
    for unit in (SAMPLE, check_content(ROOT / "content" / "secret-speech").library.units[0]):
        names = Names(unit)
        for record in entries_of(unit):
            row, unread = read_texts(kind_of(record), record, show_texts(record, names), names)
            assert not unread
            assert _without_blanks(row) == _without_blanks(as_row(record))


def _without_blanks(row: dict[str, Any]) -> dict[str, object]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in row.items() if value}


def test_what_nobody_changed_keeps_what_no_form_shows() -> None:
    question = OneChoice(
        id="q", prompt="When?", answer="1956",
        wrong=(Wrong(text="1953", misconception="speech-delivered", feedback="one\ntwo"), Wrong(text="1961", feedback="late")),
    )  # fmt: skip
    unit = Unit(head=LIGHT.head, questions=(question,))
    shown = show_texts(question, Names(unit))
    assert shown[Field.FEEDBACKS] == "one two\nlate"
    typed = {**shown, Field.WRONG: "1964\n1953\n1961", Field.PROMPT: " When? "}
    row, _ = read_texts(EditKind.ONE_CHOICE, question, changed_texts(shown, typed), Names(unit))
    assert row["wrong"] == [{"text": "1964"}, *as_row(question)["wrong"]]


def test_sources_of_a_fact_are_lines_of_text() -> None:
    fact = SAMPLE.facts[0]
    shown = show_texts(fact, Names(SAMPLE))
    line = "Robert Service, Stalin, a biography, 2004, https://example.org/x"
    made = changed(
        SAMPLE,
        EditKind.FACT,
        fact.id,
        sources=f"{shown[Field.SOURCES]}\n{line}",
        dissent="Pravda, 1956 | It was not. | The censor",
    )
    assert made.unit.sources[len(SAMPLE.sources) :] == (
        Source(
            key="stalin-a-biography", title="Stalin, a biography", author="Robert Service", year=2004, kind=SourceKind.WEB,
            trust="Not judged yet", link="https://example.org/x",
        ),
        Source(key="pravda", title="Pravda", year=1956, kind=SourceKind.TEXTBOOK, trust="Not judged yet"),
    )  # fmt: skip
    put = find_entry(made.unit, EditKind.FACT, fact.id)
    assert put is not None
    testimony = as_row(put)["testimony"]
    assert {"source": "stalin-a-biography", "stance": Stance.AGREES.value, "checked": True} == {
        key: value for key, value in testimony[1].items() if value
    }
    assert testimony[-1]["note"] == "The censor"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("A book", ("", "A book", None, "")),
        ("Smith, A book", ("Smith", "A book", None, "")),
        ("A book, 1999", ("", "A book", 1999, "")),
        ("Smith, A book, 1999, http://a.b/c,d", ("Smith", "A book", 1999, "http://a.b/c,d")),
        ("https://a.b", ("", "https://a.b", None, "https://a.b")),
        ("1999", ("", "1999", None, "")),
    ],
)
def test_a_line_is_parted_into_author_title_year_and_link(line: str, parts: tuple[str, str, int | None, str]) -> None:
    assert part_source(line) == parts


def test_what_others_rest_on_is_not_removed() -> None:
    fact = next(each for each in SAMPLE.facts if any(question.fact == each.id for question in SAMPLE.questions))
    made = remove_entry(SAMPLE, EditKind.FACT, fact.id)
    assert {name for _, _, name in told(made)} >= {"NOT_KNOWN"}
    question = SAMPLE.questions[0]
    gone = remove_entry(SAMPLE, kind_of(question), question.id)
    assert isinstance(gone, Changed)
    assert gone.unit.questions == SAMPLE.questions[1:]
    with pytest.raises(KeyError):
        remove_entry(gone.unit, kind_of(question), question.id)


def test_what_was_wrong_before_is_not_held_against_a_change() -> None:
    twins = tuple(TrueFalse(id=key, prompt="?", answer=True, topics=("gone",)) for key in ("a", "b"))
    made = changed(Unit(head=LIGHT.head, questions=twins), EditKind.TRUE_FALSE, "b", prompt="Was it?")
    assert made.unit.questions == (twins[0], TrueFalse(id="b", prompt="Was it?", answer=True, topics=("gone",)))


def test_a_prompt_that_holds_its_answer_is_remarked_on() -> None:
    made = changed(LIGHT, EditKind.ONE_CHOICE, "", prompt="Who was Lenin?", answer="Lenin", wrong="Marx")
    assert [(each.field, each.why.reason.name) for each in made.remarks] == [(Field.PROMPT, "PROMPT_HOLDS_ANSWER")]


def test_every_kind_has_forms_of_five_fields_at_most() -> None:
    assert {*FORMS} == {*EditKind}
    assert all(0 < len(fields) <= 5 for forms in FORMS.values() for fields in forms.values())
    assert forms_of(EditKind.FACT)[0] == "main"
