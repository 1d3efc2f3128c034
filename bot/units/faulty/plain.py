"""A single value of a field -> what is wrong with it, what stands for it in a draft, and how it should look."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import inspect

from ...errors import Why, because
from ...library.content_dates import content_date
from ...library.model import OLD_DISSENT, Stance
from .dates import explain_date
from .form_faults import FormFault
from .near import as_id, nearest
from .stand_in import StandIn, is_id

_FIGURES = re.compile(r"\s*(-?\d{1,15}(?:\.\d{1,6})?)(?![\d.,])", re.ASCII)
SHOWN = 60
"""Letters of a value that are shown."""


def split_parts(value: object) -> Sequence[object]:
    """Take a text with commas for the parts of a list."""
    return [part.strip() for part in value.split(",")] if isinstance(value, str) and len(value) < SHOWN else [value]


def example_part(shape: inspect.Type, value: object) -> str:
    """Write a part of a list as it should look."""
    if isinstance(shape, inspect.StructType):
        return "{ ... }" if isinstance(value, Mapping) else example_parts(shape, value)
    return _quote(value)


def example_parts(shape: inspect.StructType, value: object) -> str:
    """Write a value as the first of the named parts, with the others that there must be."""
    needed = [each for each in shape.fields if each.required]
    first = f"{needed[0].name} = {_quote(value)}"
    return f"{{ {', '.join([first, *(example(each.name, each.type) for each in needed[1:])])} }}"


def read_plain(value: object, shape: inspect.Type, name: str) -> tuple[Why | None, Any]:  # see build
    """Give what is wrong with a single value, and what stands for it."""
    for kind, read in _READERS:
        if isinstance(shape, kind):
            why, built = read(value, shape, name)
            return why, built
    raise NotImplementedError(shape)  # a new type in a record wants a line in _READERS


def _read_text(value: object, shape: Any, name: str) -> tuple[Why | None, Any]:  # shape: of the table below
    if isinstance(value, list):
        return because(FormFault.ONE_WANTED, right=_as_one(value, name)), StandIn("?")
    if not isinstance(value, str):
        told = because(FormFault.TEXT_WANTED, value=show_value(value), right=f"{name} = {_quote(_digits_of(value))}")
        return told, _digits_of(value) if name in ("id", "key") else StandIn("?")
    if shape.pattern and name in ("id", "key") and not value.strip():
        return because(FormFault.EMPTY), StandIn("?")
    if shape.pattern and (not is_id(value) or len(value) > (shape.max_length or len(value))):
        # What names another entry is judged by whether there is such an entry; its own id must have the form of one.
        return (because(FormFault.NOT_AN_ID, value=value[:SHOWN], right=as_id(value)) if name in ("id", "key") else None), value
    if shape.max_length is not None and len(value) > shape.max_length:
        return because(FormFault.TOO_LONG, length=len(value), most=shape.max_length), value
    if shape.min_length and not value.strip():
        return because(FormFault.EMPTY), StandIn("?")
    return None, value


_HUGE = 1e9
"""Bounds beyond it guard the bot, and are no limit that somebody would meet."""


def _read_number(value: object, shape: Any, name: str) -> tuple[Why | None, Any]:  # see _read_text
    least, most = _bound(shape.ge), _bound(shape.le)
    stand_in = shape.ge if least else 0
    if isinstance(value, str) and (found := _FIGURES.match(value)):
        right = f"{name} = {found[1]}, without quotation marks or anything else"
        return because(FormFault.NUMBER_WANTED, value=show_value(value), right=right), stand_in
    if isinstance(value, bool) or not isinstance(value, int | float):
        limits = f", from {least} to {most}" if least and most else ""
        return because(
            FormFault.NUMBER_WANTED, value=show_value(value), right=f"{name} = and a number{limits}, in digits"
        ), stand_in
    if isinstance(shape, inspect.IntType) and value != value // 1:
        return because(FormFault.WHOLE_NUMBER_WANTED, value=show_value(value)), stand_in
    if not ((shape.ge is None or value >= shape.ge) and (shape.le is None or value <= shape.le)):
        return because(FormFault.OUT_OF_RANGE, value=show_value(value), least=least, most=most or _far(shape.le, value)), stand_in
    return None, value


def _far(most: float | None, value: float) -> str:
    """Give a bound that is far off, where it is the one that is met."""
    return f"{most:.0f}" if most is not None and value > most else ""


def _bound(number: float | None) -> str:
    return "" if number is None or abs(number) > _HUGE else f"{number:g}"


def _as_one(values: list[object], name: str) -> str:
    """Write a list as the one text that is wanted."""
    if name == "asked":
        return 'asked = """, then each phrase in a line of its own, then """'
    if name == "author" and all(isinstance(each, str) for each in values):
        return f"{name} = {_quote(', '.join(map(str, values)))}"
    return f"{name} = {_quote(values[0] if values else '...')}"


def _read_truth(value: object, shape: Any, name: str) -> tuple[Why | None, Any]:  # see _read_text
    if isinstance(value, bool):
        return None, value
    said = str(value).strip().lower()
    right = (
        "false"
        if said in ("false", "no", "f", "n", "0", "wrong")
        else "true"
        if said in ("true", "yes", "t", "y", "1", "right")
        else ""
    )
    return because(FormFault.TRUE_OR_FALSE_WANTED, value=show_value(value), right=f"{name} = {right or 'true'}"), False


def _read_choice(value: object, shape: Any, name: str) -> tuple[Why | None, Any]:  # see _read_text
    allowed = [str(each.value) for each in shape.cls]
    if isinstance(value, str) and (value in allowed or (shape.cls is Stance and value == OLD_DISSENT)):
        return None, shape.cls(value)
    near = nearest(value, allowed) if isinstance(value, str) else ""
    why = because(FormFault.NOT_ONE_OF, value=show_value(value), near=near, allowed=", ".join(allowed))
    return why, shape.cls(near or allowed[0])


def _read_custom(value: object, shape: Any, name: str) -> tuple[Why | None, Any]:  # see _read_text
    if isinstance(value, list | dict | bool | float | datetime.time):
        return because(FormFault.DATE_WANTED, value=show_value(value)), None
    text = str(value)
    try:
        return None, content_date(text)
    except ValueError:
        if isinstance(value, datetime.datetime):
            return because(FormFault.DATE_FORM, value=text[:SHOWN], right=text[:10], other=""), None
        return explain_date(text), None


def _read_nothing(value: object, shape: Any, name: str) -> tuple[Why | None, Any]:  # see _read_text
    return because(FormFault.OTHER_FORM, text=show_value(value)), None


_READERS: tuple[tuple[type[inspect.Type], Any], ...] = (  # Any: each reads a value of its own type
    (inspect.StrType, _read_text),
    (inspect.IntType, _read_number),
    (inspect.FloatType, _read_number),
    (inspect.BoolType, _read_truth),
    (inspect.EnumType, _read_choice),
    (inspect.CustomType, _read_custom),
    (inspect.NoneType, _read_nothing),
)


def stand_in_for(shape: inspect.Type, guess: str) -> Any:  # see build
    """Make what stands for a value that is not there."""
    if isinstance(shape, inspect.UnionType):
        return None
    if isinstance(shape, inspect.StructType):
        texts = [each.name for each in shape.fields if each.required]
        return shape.cls(
            **{
                each.name: stand_in_for(each.type, guess if each.name == texts[0] else "")
                for each in shape.fields
                if each.required
            }
        )
    if isinstance(shape, inspect.VarTupleType):
        return tuple(stand_in_for(shape.item_type, "") for _ in range(shape.min_length or 1))
    if isinstance(shape, inspect.DictType):
        return {}
    if isinstance(shape, inspect.StrType):
        return guess or StandIn("?")
    if isinstance(shape, inspect.IntType | inspect.FloatType):
        return shape.ge if shape.ge is not None else 0
    if isinstance(shape, inspect.EnumType):
        return next(iter(shape.cls))
    return False if isinstance(shape, inspect.BoolType) else None


def example(name: str, shape: inspect.Type) -> str:
    """Give a line of TOML as it could stand there."""
    return f"{name} = {_example_of(shape)}"


def _example_of(shape: inspect.Type) -> str:
    if isinstance(shape, inspect.UnionType):
        return _example_of(shape.types[0])
    if isinstance(shape, inspect.StructType):
        parts = ", ".join(example(each.name, each.type) for each in shape.fields if each.required)
        return f"{{ {parts} }}"
    if isinstance(shape, inspect.VarTupleType):
        return f"[{_example_of(shape.item_type)}]"
    if isinstance(shape, inspect.IntType | inspect.FloatType):
        return str(shape.ge if shape.ge is not None else 1)
    if isinstance(shape, inspect.EnumType):
        return f'"{next(iter(shape.cls)).value}"'
    if isinstance(shape, inspect.BoolType):
        return "true"
    return '"1956-02-25"' if isinstance(shape, inspect.CustomType) else '"..."'


def show_value(value: object) -> str:
    """Write a value as TOML does, shortened."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value[: SHOWN - 3]}..."' if len(value) > SHOWN else f'"{value}"'
    if isinstance(value, list):
        return "a list"
    if isinstance(value, Mapping):
        return "what stands in { }"
    return _digits(value) if isinstance(value, int) else str(value)[:SHOWN]


def _digits(number: int) -> str:
    """Write a number; Python refuses to write one with thousands of digits."""
    return str(number) if abs(number) < 10**30 else "a number of more than 30 digits"


def _digits_of(value: object) -> str:
    """Write what was typed without quotation marks as a text."""
    return show_value(value) if isinstance(value, bool | int | float | datetime.date) else "..."


def _quote(value: object) -> str:
    return show_value(value) if isinstance(value, str | bool | int | float) else '"..."'
