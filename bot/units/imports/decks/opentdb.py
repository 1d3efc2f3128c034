"""Questions of the Open Trivia Database as its web interface gives them: JSON, in one of four encodings, and forks of it."""

from __future__ import annotations

import base64
import binascii
import html
from collections.abc import Callable, Mapping
from typing import TypeAlias
from urllib.parse import unquote, unquote_plus

import msgspec

from ....errors import Why, because
from ....library.questions import OneChoice, TrueFalse, Typed, Wrong
from ...faulty.deck_faults import DeckFault
from ...upload_faults import UploadFault
from ..upload import Format, Imported, Spot, Unusable, Upload, UploadReading, clean
from .cards import DeckReading

Faults: TypeAlias = list[tuple[str, Why]]
_LEVELS = {"easy": 1, "medium": 2, "hard": 3}
_MOST_WRONG = 100
"""Wrong answers of one question that are looked at; a tenth of them is too many already."""
_TRUTHS = {"true": True, "false": False}
_TYPES = {"multiple": "bXVsdGlwbGU=", "boolean": "Ym9vbGVhbg=="}
"""The two types, and how base64 writes them."""
_NAMES = {
    "question": ("question", "Question", "prompt"),
    "correct_answer": ("correct_answer", "correctAnswer", "correct"),
    "incorrect_answers": ("incorrect_answers", "incorrectAnswers", "incorrect"),
    "category": ("category",),
    "type": ("type",),
    "difficulty": ("difficulty",),
}


def looks_like_opentdb(upload: Upload) -> bool:
    """Say whether this is JSON that names right and wrong answers as OpenTDB does."""
    text = (upload.text or "").lstrip()
    return text.startswith(("{", "[")) and any(f'"{name}"' in text for name in _NAMES["incorrect_answers"])


def read(upload: Upload) -> Imported:
    """Read an answer of the database; each result is an entry."""
    results = _find_results(upload.text or "")
    read_text = _find_encoding([result for result in results if isinstance(result, Mapping)])
    deck = DeckReading(UploadReading(upload, Format.OPENTDB))
    for number, result in enumerate(results, 1):
        spot = Spot(entry=f"question {number}")
        if isinstance(result, Mapping):
            _read_result(deck, spot, result, read_text)
        else:
            deck.reading.refuse(spot, ("", because(DeckFault.OTHER_FIELD, name="question")))
    return deck.finish()


def _find_results(text: str) -> list[object]:
    try:
        found: object = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise Unusable(UploadFault.READING_FAILED, text=str(error)[:200]) from error
    if isinstance(found, Mapping):
        found = next((value for name in ("results", "questions") if isinstance(value := found.get(name), list)), None)
    if not isinstance(found, list):
        raise Unusable(UploadFault.UNKNOWN_CONTENT)
    return found


def _find_encoding(results: list[Mapping[object, object]]) -> Callable[[str], str]:
    """Tell base64 by the types, and percent signs by what has no space."""
    if any(_field(result, "type") in _TYPES.values() for result in results):
        return _from_base64
    texts = [text for result in results if isinstance(text := _field(result, "question"), str)]
    escaped = sum("%" in text and unquote(text) != text and not any(blank in text for blank in " \n") for text in texts)
    if escaped and not any(" " in text for text in texts):
        joined = any("+" in text for text in texts) and not any("%20" in text for text in texts)
        return _from_legacy if joined else unquote
    return html.unescape


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return text


def _from_legacy(text: str) -> str:
    return html.unescape(unquote_plus(text))


def _field(result: Mapping[object, object], name: str) -> object:
    found = next((result[each] for each in _NAMES[name] if each in result), None)
    return found.get("text") if isinstance(found, Mapping) else found


def _read_result(deck: DeckReading, spot: Spot, result: Mapping[object, object], read_text: Callable[[str], str]) -> None:
    texts, faults = _read_texts(result, read_text)
    kind = texts.get("type", "")
    if kind and kind not in _TYPES and kind not in {"text_choice", "multiple_choice"}:
        deck.reading.set_aside(spot, kind)
        return
    right, wrong = texts.get("correct_answer", ""), _read_wrong(result, read_text, faults)
    prompt, topics = texts.get("question", ""), deck.name_topics([texts["category"]] if texts.get("category") else [])
    level = _LEVELS.get(texts.get("difficulty", "").lower())
    is_statement = kind == "boolean" or {right.lower(), *(each.lower() for each in wrong)} == {"true", "false"}
    if is_statement and right and right.lower() not in _TRUTHS:
        faults.append(("correct_answer", because(DeckFault.NOT_TRUE_OR_FALSE, answer=right)))
    if faults:
        deck.intake.take(spot, Typed(id="", prompt=prompt, answers=("?",)), faults)  # the prompt may have faults, too
    elif is_statement:
        statement = TrueFalse(id="", prompt=prompt, answer=_TRUTHS[right.lower()], difficulty=level, topics=topics)
        deck.intake.take(spot, statement)
    else:
        options = tuple(Wrong(text=text) for text in wrong)
        deck.intake.take(spot, OneChoice(id="", prompt=prompt, answer=right, wrong=options, difficulty=level, topics=topics))


def _read_texts(result: Mapping[object, object], read_text: Callable[[str], str]) -> tuple[dict[str, str], Faults]:
    """Read the fields that hold a text; a question that is blank is found by whoever takes it."""
    texts: dict[str, str] = {}
    faults: Faults = []
    for name in ("question", "correct_answer", "category", "type", "difficulty"):
        value = _field(result, name)
        needed = name == "correct_answer"
        if isinstance(value, bool | int | float):
            value = str(value)
        if isinstance(value, str) and (told := _one_line(read_text(value))):
            texts[name] = told
        elif needed or value not in (None, ""):
            missing = value is None or isinstance(value, str)
            faults.append((name, because(DeckFault.NO_FIELD if missing else DeckFault.OTHER_FIELD, name=name)))
    return texts, faults


def _read_wrong(result: Mapping[object, object], read_text: Callable[[str], str], faults: Faults) -> list[str]:
    values = _field(result, "incorrect_answers")
    values = [values] if isinstance(values, str) else values
    if values is None or not isinstance(values, list) or not all(isinstance(each, str | int | float) for each in values):
        fault = DeckFault.NO_FIELD if values is None else DeckFault.OTHER_FIELD
        faults.append(("incorrect_answers", because(fault, name="incorrect_answers")))
        return []
    return [_one_line(read_text(str(each))) for each in values[:_MOST_WRONG]]


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
