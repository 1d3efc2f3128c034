"""Each field of a form as a text, and back: what the record holds in a file is shown to be edited, what was typed is read.

Rows are records as files have them. What nobody changed is never read again, so that no feedback, misconception or testimony is
lost for having no place in a form. It is long on purpose: how a field is written and how it is read stand beside each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from ...errors import Why, because
from ...language.calendar import write_counted_year
from ...language.dates import HistoricalDate, Precision
from ...library.content_dates import content_date, read_year, write_date
from ...library.model import SourceKind, Stance, Status
from ..faulty.dates import explain_date
from ..faulty.form_faults import FormFault
from ..imports.sheets.cells import read_number, read_seconds
from ..imports.sheets.grids.grid import Cell
from ..imports.upload import clean
from ..upload_faults import UploadFault
from .fields import RECORDS, Editable, EditKind, Field, fields_of, kind_of
from .names import Names, Unfitting, lines_of

Show = Callable[[Any, Names], str]  # Any: what a field of a record is in a file
Read = Callable[[str, Any, Names], object]  # see above
NONE_HERE = "-"
"""What stands for an empty line among others."""
UNSAID = "0"
"""The choice of no difficulty."""
LEVELS, TRUTHS = ("1", "2", "3"), ("true", "false")


class Codec(NamedTuple):
    """How one field is shown and read; `key` is its name in a file. What is read as None is left out."""

    key: str
    show: Show
    read: Read


def show_texts(record: Editable, names: Names) -> dict[Field, str]:
    """Give every field of an entry as the text that a form shows."""
    row = as_row(record)
    return {field: CODECS[field].show(row.get(CODECS[field].key), names) for field in fields_of(kind_of(record))}


def as_row(record: Editable) -> dict[str, Any]:  # Any: see Show
    """Give a record as a file has it."""
    row: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record, enc_hook=str))
    return {name: value for name, value in row.items() if value is not None}


def changed_texts(shown: Mapping[Field, str], typed: Mapping[Field, str]) -> dict[Field, str]:
    """Give what was typed that is not what the form had shown, blanks aside."""
    return {field: text for field, text in typed.items() if clean(text) != clean(shown.get(field, ""))}


def read_texts(
    kind: EditKind, before: Editable | None, changed: Mapping[Field, str], names: Names
) -> tuple[dict[str, Any], dict[Field, Why]]:  # Any: see Show
    """Make the row of an entry out of what it was and what was typed; say what cannot be read of that, by field."""
    row: dict[str, Any] = as_row(before) if before else {"kind": kind.value} if _is_tagged(kind) else {}
    unread: dict[Field, Why] = {}
    for field in fields_of(kind):
        if before is not None and field not in changed:
            continue
        codec = CODECS[field]
        try:
            value = codec.read(clean(changed.get(field, "")), row.get(codec.key), names)
        except Unfitting as fault:
            unread[field] = fault.why
            continue
        row.pop(codec.key, None)
        if value is not None:
            row[codec.key] = value
    return row, unread


def _is_tagged(kind: EditKind) -> bool:
    return RECORDS[kind].__struct_config__.tag is not None


# ---- texts and lists of them


def _flat(text: object) -> str:
    return " ".join(str(text).split())


def _show_text(value: Any, names: Names) -> str:  # Any: see Show, here and below
    return "" if value is None else str(value)


def _read_required(text: str, before: Any, names: Names) -> object:
    return text


def _read_optional(text: str, before: Any, names: Names) -> object:
    return text or None


def _show_lines(value: Any, names: Names) -> str:
    return "\n".join(map(_flat, value or ()))


def _read_lines(text: str, before: Any, names: Names) -> object:
    old = {_flat(each): each for each in before or ()}
    return [old.get(line, line) for line in lines_of(text, clean)]


def _show_choice(value: Any, names: Names) -> str:
    return str(value).lower() if value is not None else ""


def _read_truth(text: str, before: Any, names: Names) -> object:
    if text not in TRUTHS:
        raise Unfitting(because(UploadFault.TRUTH_UNREADABLE, value=text))
    return text == TRUTHS[0]


def _read_some_truth(text: str, before: Any, names: Names) -> object:
    return _read_truth(text, before, names) if text else None


def _read_level(text: str, before: Any, names: Names) -> object:
    return int(text) if text in LEVELS else None


# ---- figures and dates


def _show_number(value: Any, names: Names) -> str:
    return "" if value is None else f"{Decimal(repr(value)).normalize():f}"


def _read_number(text: str, before: Any, names: Names) -> object:
    read = read_number(Cell(text))
    if read.fault is not None:
        raise Unfitting(read.fault)
    return read.value


def _read_some_number(text: str, before: Any, names: Names) -> object:
    return _read_number(text, before, names) if text else None


def _read_seconds(text: str, before: Any, names: Names) -> object:
    read = read_seconds(Cell(text))
    if read.fault is not None:
        raise Unfitting(read.fault)
    return read.value


def _read_year(text: str, before: Any, names: Names) -> object:
    if not text:
        return None
    year = read_year(text)
    if year is None:
        raise Unfitting(because(UploadFault.NUMBER_UNREADABLE, value=text[:80]))
    return year


def _show_year(value: Any, names: Names) -> str:
    return write_counted_year(value) if isinstance(value, int) else _show_text(value, names)


def _show_date(value: Any, names: Names) -> str:
    return write_date(HistoricalDate.parse(str(value))) if value else ""


def _read_date(text: str, before: Any, names: Names) -> object:
    """Read a date as files have it, and as people write it where that can mean one day alone."""
    try:
        return str(content_date(text))
    except ValueError:
        why = explain_date(text[:80])
    right, other = why.fields.get("right"), why.fields.get("other")
    if why.reason is FormFault.DATE_FORM and right and not other:
        return str(right)
    raise Unfitting(why)


def _read_some_date(text: str, before: Any, names: Names) -> object:
    return _read_date(text, before, names) if text else None


# ---- options and pairs


def _show_wrong(value: Any, names: Names) -> str:
    return "\n".join(_flat(each["text"]) for each in value or ())


def _read_wrong(text: str, before: Any, names: Names) -> object:
    """Take lines for options; one that stays, or stands where another stood among as many, keeps what belongs to it."""
    lines, old = lines_of(text, clean), list(before or ())
    by_text = {_flat(each["text"]): each for each in old}
    kept = {line for line in lines if line in by_text}

    def option(at: int, line: str) -> dict[str, object]:
        if line in by_text:
            return dict(by_text[line])
        replaced = old[at] if len(lines) == len(old) and _flat(old[at]["text"]) not in kept else {}
        return {**replaced, "text": line}

    return [option(at, line) for at, line in enumerate(lines)]


def _show_feedbacks(value: Any, names: Names) -> str:
    said = [_flat(each.get("feedback", "")) for each in value or ()]
    return "\n".join(each or NONE_HERE for each in said) if any(said) else ""


def _read_feedbacks(text: str, before: Any, names: Names) -> object:
    """Give each wrong option the line of its place."""
    said = ["" if line.strip() == NONE_HERE else line.strip() for line in text.split("\n")] if text else []
    options: Sequence[dict[str, Any]] = before or ()
    if len(said) > len(options):
        raise Unfitting(because(FormFault.TOO_MANY, count=len(said), most=len(options)))
    said += [""] * (len(options) - len(said))
    return [_with_feedback(option, line) for option, line in zip(options, said, strict=True)]


def _with_feedback(option: dict[str, Any], said: str) -> dict[str, Any]:
    if _flat(option.get("feedback", "")) == said:
        return option
    rest = {name: value for name, value in option.items() if name != "feedback"}
    return {**rest, "feedback": said} if said else rest


def _write_pair(pair: Any) -> str:
    return f"{_flat(pair['left'])} = {_flat(pair['right'])}"


def _show_pairs(value: Any, names: Names) -> str:
    return "\n".join(map(_write_pair, value or ()))


def _read_pairs(text: str, before: Any, names: Names) -> object:
    old = {_write_pair(each): each for each in before or ()}
    return [old.get(line) or _part_pair(line) for line in lines_of(text, clean)]


def _part_pair(line: str) -> dict[str, str]:
    left, _, right = line.partition(" = " if " = " in line else "=")
    return {"left": left.strip(), "right": right.strip()}


# ---- other entries


def _one(called: Callable[[Names], Any]) -> tuple[Show, Read]:
    """Show and read one other entry by its title."""

    def show(value: Any, names: Names) -> str:
        return called(names).show(value) if value else ""

    def read(text: str, before: Any, names: Names) -> object:
        return called(names).id(text) if text else None

    return show, read


def _several(called: Callable[[Names], Any]) -> tuple[Show, Read]:
    """Show and read other entries by their titles, one a line."""

    def show(value: Any, names: Names) -> str:
        return "\n".join(called(names).show(each) for each in value or ())

    def read(text: str, before: Any, names: Names) -> object:
        return [called(names).id(line) for line in lines_of(text, clean)]

    return show, read


def _show_topics(value: Any, names: Names) -> str:
    return "\n".join(names.topics.show(each) for each in value or ())


def _read_topics(text: str, before: Any, names: Names) -> object:
    return [names.topic(line) for line in lines_of(text, clean)]


def _show_agreeing(value: Any, names: Names) -> str:
    return "\n".join(names.sources.show(each["source"]) for each in value or () if each["stance"] == Stance.AGREES)


def _read_agreeing(text: str, before: Any, names: Names) -> object:
    """Let these sources agree; what else was testified stays, and all in its order."""
    keys = dict.fromkeys(names.source(line) for line in lines_of(text, clean))
    stay = [each for each in before or () if each["stance"] != Stance.AGREES or each["source"] in keys]
    there = {each["source"] for each in stay if each["stance"] == Stance.AGREES}
    return [*stay, *({"source": key, "stance": Stance.AGREES.value} for key in keys if key not in there)]


def _write_dissent(each: Any, names: Names) -> str:
    told = (names.sources.show(each["source"]), _flat(each.get("claim", "")), _flat(each.get("note", "")))
    return " | ".join([*(part for part in told if part), Stance(each["stance"]).value])


def _show_dissent(value: Any, names: Names) -> str:
    return "\n".join(_write_dissent(each, names) for each in value or () if Stance(each["stance"]).dissents)


def _read_dissent(text: str, before: Any, names: Names) -> object:
    """Let these sources dissent, each with its claim, why, and how; what else was testified stays, and all in its order."""
    lines = dict.fromkeys(lines_of(text, clean))
    dissents = {_write_dissent(each, names): each for each in before or () if Stance(each["stance"]).dissents}
    stay = [each for each in before or () if not Stance(each["stance"]).dissents or _write_dissent(each, names) in lines]
    gone = {each["source"]: each for line, each in dissents.items() if line not in lines}
    return [*stay, *(_part_dissent(line, gone, names) for line in lines if line not in dissents)]


def _part_dissent(line: str, gone: Mapping[str, Mapping[str, object]], names: Names) -> dict[str, object]:
    """Read a line; a quotation and its place stay with the source whose line was changed."""
    *parts, last = (part.strip() for part in line.split("|"))
    kinds = {each.value for each in Stance if each.dissents}
    stance = last.casefold().replace(" ", "-")
    if stance not in kinds:
        parts, stance = [*parts, last], Stance.WRONG.value
    source, claim, note = [*parts, "", "", ""][:3]
    key = names.source(source)
    return {**gone.get(key, {}), "source": key, "stance": stance, "claim": claim, "note": note}


def _text(key: str, *, required: bool = False) -> Codec:
    return Codec(key, _show_text, _read_required if required else _read_optional)


def _lines(key: str) -> Codec:
    return Codec(key, _show_lines, _read_lines)


_FACTS, _PEOPLE = _several(lambda names: names.facts), _several(lambda names: names.people)
_SOURCES = _several(lambda names: names.sources)
CODECS: Mapping[Field, Codec] = {
    Field.PROMPT: _text("prompt", required=True),
    Field.ANSWER: _text("answer", required=True),
    Field.ANSWERS: _lines("answers"),
    Field.ACCEPTED: _lines("answers"),
    Field.TRUTH: Codec("answer", _show_choice, _read_truth),
    Field.DAY: Codec("answer", _show_date, _read_date),
    Field.NUMBER: Codec("answer", _show_number, _read_number),
    Field.WRONG: Codec("wrong", _show_wrong, _read_wrong),
    Field.FEEDBACKS: Codec("wrong", _show_feedbacks, _read_feedbacks),
    Field.FEEDBACK: _text("feedback"),
    Field.EXPLANATION: _text("explanation"),
    Field.CONFUSABLE: _lines("confusable"),
    Field.PRECISION: Codec("precision", lambda value, names: value or Precision.YEAR.value, _read_optional),
    Field.TOLERANCE: Codec("tolerance", _show_number, _read_some_number),
    Field.MEASURE: _text("measure"),
    Field.PAIRS: Codec("pairs", _show_pairs, _read_pairs),
    Field.SPARE: _lines("spare"),
    Field.EVENTS: Codec("events", *_FACTS),
    Field.AMONG: Codec("among", *_SOURCES),
    Field.ERRS: Codec("errs", *_one(lambda names: names.sources)),
    Field.TELL: _text("tell", required=True),
    Field.FACT: Codec("fact", *_one(lambda names: names.facts)),
    Field.TOPICS: Codec("topics", _show_topics, _read_topics),
    Field.DIFFICULTY: Codec("difficulty", lambda value, names: str(value or UNSAID), _read_level),
    Field.SECONDS: Codec("seconds", _show_text, _read_seconds),
    Field.TITLE: _text("title", required=True),
    Field.STATEMENT: _text("statement", required=True),
    Field.DATE: Codec("date", _show_date, _read_some_date),
    Field.OLD_STYLE: Codec("old_style", _show_date, _read_some_date),
    Field.PLACE: _text("place"),
    Field.PEOPLE: Codec("people", *_PEOPLE),
    Field.KEYWORDS: _lines("keywords"),
    Field.ASKED: _text("asked"),
    Field.WEIGHT: Codec("weight", lambda value, names: str(value or LEVELS[0]), _read_level),
    Field.SOURCES: Codec("testimony", _show_agreeing, _read_agreeing),
    Field.DISSENT: Codec("testimony", _show_dissent, _read_dissent),
    Field.LESSON: _text("lesson"),
    Field.STATUS: Codec("status", lambda value, names: value or Status.ESTABLISHED.value, _read_optional),
    Field.MYTH: _text("myth"),
    Field.NAME: _text("name", required=True),
    Field.ENTRY: _text("entry", required=True),
    Field.OTHER_NAMES: _lines("other_names"),
    Field.BORN: Codec("born", _show_date, _read_some_date),
    Field.DIED: Codec("died", _show_date, _read_some_date),
    Field.FACTS: Codec("facts", *_FACTS),
    Field.AUTHOR: _text("author"),
    Field.YEAR: Codec("year", _show_year, _read_year),
    Field.LINK: _text("link"),
    Field.TRUST: _text("trust", required=True),
    Field.WITNESS: Codec("kind", _show_text, lambda text, before, names: text or SourceKind.TEXTBOOK.value),
    Field.READ_IN_CLASS: Codec("read_in_class", lambda value, names: _show_choice(bool(value), names), _read_some_truth),
}
"""How each field is shown and read."""
