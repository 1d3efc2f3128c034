"""OpenTDB's answers, in each of its encodings."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest

from bot.library.questions import OneChoice, TrueFalse
from bot.units.faulty.deck_faults import DeckFault
from bot.units.imports.upload import EntryState, Format, Unusable
from bot.units.upload_faults import UploadFault

from . import bring, set_aside

PLAIN = [
    {
        "category": "History",
        "type": "multiple",
        "difficulty": "hard",
        "question": 'Who wrote the "Long Telegram" & didn\'t sign it?',
        "correct_answer": "George F. Kennan",
        "incorrect_answers": ["Dean Acheson", "Müller", "50% of them + all"],
    },
    {
        "category": "History",
        "type": "boolean",
        "difficulty": "easy",
        "question": "The USSR was founded in 1922.",
        "correct_answer": "True",
        "incorrect_answers": ["False"],
    },
]


def written(how: Callable[[str], str], *, types: bool = True) -> str:
    """Write the results as the database does in an encoding."""

    def encode(name: str, value: str | list[str]) -> str | list[str]:
        if isinstance(value, list):
            return [how(each) for each in value]
        return how(value) if types or name not in {"type", "difficulty"} else value

    results = [{name: encode(name, value) for name, value in result.items()} for result in PLAIN]  # type: ignore[arg-type]
    return json.dumps({"response_code": 0, "results": results})


def as_entities(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#039;").replace("ü", "&uuml;")


@pytest.mark.parametrize(
    "how",
    [
        as_entities,
        lambda text: b64encode(text.encode()).decode(),
        lambda text: quote(text, safe=""),
        lambda text: quote_plus(as_entities(text)),
        str,
    ],
    ids=["entities", "base64", "url3986", "legacy", "plain"],
)
def test_each_encoding_says_the_same(how: Callable[[str], str]) -> None:
    found = bring("history.json", written(how))
    assert found.format is Format.OPENTDB
    one, statement = found.unit.questions
    assert isinstance(one, OneChoice)
    assert one.prompt == 'Who wrote the "Long Telegram" & didn\'t sign it?'
    assert (one.answer, [wrong.text for wrong in one.wrong]) == (
        "George F. Kennan",
        ["Dean Acheson", "Müller", "50% of them + all"],
    )
    assert (one.difficulty, one.topics) == (3, ("history",))
    assert isinstance(statement, TrueFalse)
    assert statement.answer
    assert [topic.title for topic in found.unit.head.topics] == ["History"]


def test_every_result_is_counted_with_its_faults() -> None:
    results = [
        {"type": "multiple", "question": "Who?", "correct_answer": "A", "incorrect_answers": ["B", "b."]},
        {"type": "multiple", "question": "x" * 401, "incorrect_answers": []},
        {"type": "boolean", "question": "So?", "correct_answer": "maybe", "incorrect_answers": ["False"]},
        {"type": "text", "question": "Say it", "correct_answer": "it", "incorrect_answers": []},
        "nothing",
    ]
    found = bring("x.json", json.dumps({"results": results}))
    assert [found.count(state) for state in EntryState] == [0, 0, 1, 4]
    assert set_aside(found) == ["text"]
    assert [(fault.entry, fault.field, fault.why.reason) for fault in found.faults] == [
        ("question 1", "wrong", UploadFault.OPTION_ALMOST_TWICE),
        ("question 2", "correct_answer", DeckFault.NO_FIELD),
        ("question 2", "prompt", UploadFault.LONGER_THAN),
        ("question 3", "correct_answer", DeckFault.NOT_TRUE_OR_FALSE),
        ("question 5", "", DeckFault.OTHER_FIELD),
    ]


def test_spellings_of_forks_and_a_bare_list_are_read() -> None:
    fork = [
        {
            "question": {"text": "Who?"},
            "correctAnswer": "A",
            "incorrectAnswers": ["B"],
            "category": "history",
            "type": "text_choice",
        }
    ]
    (question,) = bring("fork.json", json.dumps(fork)).unit.questions
    assert isinstance(question, OneChoice)
    assert (question.prompt, question.answer) == ("Who?", "A")


@pytest.mark.parametrize(
    "text", ['{"results": [{"incorrect_answers": [' + "[" * 100_000, '{"incorrect_answers": 1}', '{"incorrect_answers"']
)
def test_what_is_no_answer_of_the_database_is_refused(text: str) -> None:
    with pytest.raises(Unusable):
        bring("x.json", text)
