"""An entry that does not fit its record -> everything that is wrong with its fields, and a draft of the record.

The reader of records stops at the first fault. This one goes on: what is wrong has a stand-in in the draft, so that what the
entry says of others, and they of it, can still be checked.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from ...errors import Why, because
from ...language.dates import HistoricalDate
from .dates import explain_date
from .near import as_id, nearest
from .stand_in import Broken, StandIn
from .words import FormFault

_SHOWN = 60
_MOST_PARTS = 1_000


@dataclass(slots=True)
class Draft:
    """What became of an entry: a record with stand-ins, None where not even its kind is known, and what is wrong by field."""

    record: Any = None  # one of the records of the library
    problems: list[tuple[str, Why]] = field(default_factory=list)

    @property
    def touched(self) -> frozenset[str]:
        """Where in the record something is wrong, as paths."""
        return frozenset(path for path, _ in self.problems)


def draft_record(row: object, kind: Any) -> Draft:  # kind: a union of records has no static type
    """Convert an entry field by field."""
    draft = Draft()
    draft.record = _Drafting(draft.problems).build(row, shape_of(kind), "", "")
    return draft


@cache
def shape_of(kind: Any) -> inspect.Type:  # see above
    """Give the shape of a record, or of several told apart by their kind."""
    return inspect.type_info(kind)


def field_names(kind: Any) -> frozenset[str]:  # see above
    """List the fields that a record, or any of several, can have."""
    shape = shape_of(kind)
    shapes = shape.types if isinstance(shape, inspect.UnionType) else (shape,)
    structs = [each for each in shapes if isinstance(each, inspect.StructType)]
    tags = {each.tag_field for each in structs if each.tag_field}
    return frozenset(each.name for struct in structs for each in struct.fields) | tags


def fitting_table(value: object, kind: Any, kinds: Mapping[str, Any]) -> str:  # see above
    """Give the table whose records have all fields of an entry, where its own has not two of them or more."""
    if not isinstance(value, Mapping) or len(value.keys() - field_names(kind)) < 2:
        return ""
    fitting = [name for name, other in kinds.items() if other is not kind and not value.keys() - field_names(other)]
    return fitting[0] if len(fitting) == 1 else ""


class _Drafting:
    """Converts values, and notes what is wrong with them."""

    def __init__(self, problems: list[tuple[str, Why]]) -> None:
        self._problems = problems

    def build(self, value: object, shape: inspect.Type, path: str, name: str) -> Any:  # as many types as records have fields
        """Give what stands in the record; `path` is where it stands, `name` the field, for examples."""
        if isinstance(value, Broken):
            self._note(path, None)
            return _stand_in(shape, value.guess)
        if isinstance(shape, inspect.UnionType):
            return self._build_union(value, shape, path, name)
        if isinstance(shape, inspect.StructType):
            return self._build_struct(value, shape, path, name)
        if isinstance(shape, inspect.VarTupleType):
            return self._build_list(value, shape, path, name)
        if isinstance(shape, inspect.DictType):
            return self._build_table(value, shape, path, name)
        why, built = _read_plain(value, shape, name)
        if why is not None:
            self._note(path, why)
        return built

    def _note(self, path: str, why: Why | None) -> None:
        """Note what is wrong; None for what was noted when its line was read."""
        self._problems.append((path, why or _NOTED))

    def _build_union(self, value: object, shape: inspect.UnionType, path: str, name: str) -> Any:  # see build
        structs = [each for each in shape.types if isinstance(each, inspect.StructType)]
        if not structs:
            (wanted,) = [each for each in shape.types if not isinstance(each, inspect.NoneType)]
            return self.build(value, wanted, path, name)
        if not isinstance(value, Mapping):
            self._note(path, because(FormFault.NO_ENTRY, right="[[...]]"))
            return None
        field = structs[0].tag_field or ""
        tag = value.get(field)
        chosen = next((each for each in structs if each.tag == tag), None)
        if chosen is None:
            self._explain_tag(tag, field, structs, path)
            meant = nearest(tag, [str(each.tag) for each in structs]) if isinstance(tag, str) else ""
            chosen = next((each for each in structs if each.tag == meant), None) or _likeliest(value, structs)
        return self._build_struct(value, chosen, path, name)

    def _explain_tag(self, tag: object, field: str, structs: Sequence[inspect.StructType], path: str) -> None:
        allowed = [str(each.tag) for each in structs]
        if isinstance(tag, Broken):
            self._note(_join(path, field), None)
        elif tag is None:
            right = f'{field} = "{allowed[0]}"'
            self._note(_join(path, field), because(FormFault.MISSING_FIELD, name=field, right=right))
        else:
            near = nearest(tag, allowed) if isinstance(tag, str) else ""
            why = because(FormFault.NOT_ONE_OF, value=_show(tag), near=near, allowed=", ".join(allowed))
            self._note(_join(path, field), why)

    def _build_struct(self, value: object, shape: inspect.StructType, path: str, name: str) -> Any:  # see build
        if not isinstance(value, Mapping):
            if path:
                self._note(path, because(FormFault.PARTS_WANTED, value=_show(value), right=_parts_of(shape, value)))
            else:
                self._note(path, because(FormFault.NO_ENTRY, right="[[...]]"))
            return _stand_in(shape, value if isinstance(value, str) else "")
        known = {each.name: each for each in shape.fields}
        meant: dict[str, str] = {}
        for key in value:
            if key not in known and key != shape.tag_field:
                near = nearest(key, [each for each in known if each not in value and each not in meant])
                self._explain_unknown(key, near, [*known, *([shape.tag_field] if shape.tag_field else [])], path)
                meant |= {near: key} if near else {}
        built = {key: self._build_field(value, meant.get(key, key), each, path) for key, each in known.items()}
        return shape.cls(**built)

    def _explain_unknown(self, key: str, near: str, allowed: Sequence[str], path: str) -> None:
        why = because(FormFault.UNKNOWN_FIELD, name=key[:_SHOWN], near=near, allowed=", ".join(allowed))
        self._note(_join(path, key[:_SHOWN]), why)

    def _build_field(self, value: Mapping[str, object], key: str, each: inspect.Field, path: str) -> Any:  # see build
        """Build a field from what stands under its name, or under one that was meant to be it."""
        place = _join(path, each.name)
        if key != each.name:
            self._note(place, None)
        if key in value:
            return self.build(value[key], each.type, _join(path, key), each.name)
        if not each.required:
            made = each.default_factory if each.default_factory is not msgspec.NODEFAULT else None
            return made() if made else each.default
        self._note(place, because(FormFault.MISSING_FIELD, name=each.name, right=example(each.name, each.type)))
        return _stand_in(each.type, "")

    def _build_list(self, value: object, shape: inspect.VarTupleType, path: str, name: str) -> tuple[Any, ...]:  # see build
        if not isinstance(value, list):
            right = f"{name} = [{', '.join(_part_of(shape.item_type, part) for part in _split_parts(value))}]"
            self._note(path, because(FormFault.LIST_WANTED, value=_show(value), right=right))
            return _stand_in(shape, "")  # type: ignore[no-any-return]  # a tuple, as the shape says
        if shape.max_length is not None and len(value) > shape.max_length:
            self._note(path, because(FormFault.TOO_MANY, count=len(value), most=shape.max_length))
        if shape.min_length is not None and len(value) < shape.min_length:
            self._note(path, because(FormFault.TOO_FEW, count=len(value), least=shape.min_length))
        return tuple(
            self.build(part, shape.item_type, f"{path}[{number}]", name) for number, part in enumerate(value[:_MOST_PARTS])
        )

    def _build_table(self, value: object, shape: inspect.DictType, path: str, name: str) -> dict[str, Any]:  # see build
        if not isinstance(value, Mapping):
            self._note(path, because(FormFault.PARTS_WANTED, value=_show(value), right=f"[{name}] above lines such as X = \"...\""))
            return {}
        return {str(key): self.build(each, shape.value_type, _join(path, str(key)), name) for key, each in value.items()}


def _split_parts(value: object) -> Sequence[object]:
    """Take a text with commas for the parts of a list."""
    return [part.strip() for part in value.split(",")] if isinstance(value, str) and len(value) < _SHOWN else [value]


def _part_of(shape: inspect.Type, value: object) -> str:
    """Write a part of a list as it should look."""
    if isinstance(shape, inspect.StructType):
        return "{ ... }" if isinstance(value, Mapping) else _parts_of(shape, value)
    return _quote(value)


def _parts_of(shape: inspect.StructType, value: object) -> str:
    """Write a value as the first of the named parts, with the others that there must be."""
    needed = [each for each in shape.fields if each.required]
    first = f"{needed[0].name} = {_quote(value)}"
    return f"{{ {', '.join([first, *(example(each.name, each.type) for each in needed[1:])])} }}"


class _Noted(Enum):
    """Marks what needs no words, as the fault was noted with its line."""

    NOTED = 1


_NOTED = Why(FormFault.OTHER_FORM, {"text": _Noted.NOTED})


def is_noted(why: Why) -> bool:
    """Say whether a problem was told already, as its line could not be read."""
    return why is _NOTED


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _likeliest(value: Mapping[str, object], structs: Sequence[inspect.StructType]) -> inspect.StructType:
    """Give the kind of record that an entry of no known kind has most fields of."""
    return max(structs, key=lambda each: len({field.name for field in each.fields} & value.keys()))


def _read_plain(value: object, shape: inspect.Type, name: str) -> tuple[Why | None, Any]:  # see build
    """Give what is wrong with a single value, and what stands for it."""
    for kind, read in _READERS:
        if isinstance(shape, kind):
            return read(value, shape, name)
    raise NotImplementedError(shape)  # a new type in a record wants a line in _READERS


def _read_text(value: object, shape: Any, name: str) -> tuple[Why | None, Any]:  # shape: of the table below
    if isinstance(value, list):
        first = value[0] if value else "..."
        return because(FormFault.ONE_WANTED, right=f"{name} = {_quote(first)}"), StandIn("?")
    if not isinstance(value, str):
        told = because(FormFault.TEXT_WANTED, value=_show(value), right=f"{name} = {_quote(_digits_of(value))}")
        return told, _digits_of(value) if name in ("id", "key") else StandIn("?")
    if shape.pattern and (not msgspec_like(value, shape.pattern) or len(value) > (shape.max_length or len(value))):
        # What names another entry is judged by whether there is such an entry; its own id must have the form of one.
        return (because(FormFault.NOT_AN_ID, value=value[:_SHOWN], right=as_id(value)) if name in ("id", "key") else None), value
    if shape.max_length is not None and len(value) > shape.max_length:
        return because(FormFault.TOO_LONG, length=len(value), most=shape.max_length), value
    if shape.min_length and not value.strip():
        return because(FormFault.EMPTY), StandIn("?")
    return None, value


def msgspec_like(value: str, pattern: str) -> bool:
    """Say whether a text fits a pattern, as the reader of records sees it."""
    try:
        msgspec.convert(value, _texts_like(pattern))
    except msgspec.ValidationError:
        return False
    return True


@cache
def _texts_like(pattern: str) -> Any:  # a type that is made here
    from typing import Annotated

    return Annotated[str, msgspec.Meta(pattern=pattern)]


def _read_number(value: object, shape: Any, name: str) -> tuple[Why | None, Any]:  # see _read_text
    whole = isinstance(shape, inspect.IntType)
    least, most = shape.ge, shape.le
    stand_in = least if least is not None else most if most is not None else 0
    if isinstance(value, str) and (number := _number_of(value)) is not None:
        return because(FormFault.NUMBER_WANTED, value=_show(value), right=f"{name} = {number}, without quotation marks"), stand_in
    if isinstance(value, bool) or not isinstance(value, int | float):
        example = f"{name} = {least if least is not None else 1}" + (f" (a number from {least} to {most})" if None not in (least, most) else "")
        return because(FormFault.NUMBER_WANTED, value=_show(value), right=example), stand_in
    if whole and value != value // 1:
        return because(FormFault.WHOLE_NUMBER_WANTED, value=_show(value)), stand_in
    if (least is not None and not value >= least) or (most is not None and not value <= most):
        why = because(FormFault.OUT_OF_RANGE, value=_show(value), least=_figure(least), most=_figure(most))
        return why, stand_in
    return None, value


def _figure(number: float | None) -> str:
    return "any number" if number is None else f"{number:g}" if isinstance(number, float) and abs(number) < 1e6 else f"{number:,.0f}"


def _number_of(text: str) -> str | None:
    """Give the number that stands in quotation marks."""
    try:
        number = float(text.strip()[:20])
    except ValueError:
        return None
    return text.strip() if number == number and abs(number) != float("inf") else None


def _read_truth(value: object, shape: Any, name: str) -> tuple[Why | None, Any]:  # see _read_text
    if isinstance(value, bool):
        return None, value
    said = str(value).strip().lower()
    right = "false" if said in ("false", "no", "f", "n", "0", "wrong") else "true" if said in ("true", "yes", "t", "y", "1", "right") else ""
    return because(FormFault.TRUE_OR_FALSE_WANTED, value=_show(value), right=f"{name} = {right or 'true'}"), False


def _read_choice(value: object, shape: Any, name: str) -> tuple[Why | None, Any]:  # see _read_text
    allowed = [str(each.value) for each in shape.cls]
    if isinstance(value, str) and value in allowed:
        return None, shape.cls(value)
    near = nearest(value, allowed) if isinstance(value, str) else ""
    why = because(FormFault.NOT_ONE_OF, value=_show(value), near=near, allowed=", ".join(allowed))
    return why, shape.cls(near or allowed[0])


def _read_custom(value: object, shape: Any, name: str) -> tuple[Why | None, Any]:  # see _read_text
    if isinstance(value, list | dict | bool | float | datetime.time):
        return because(FormFault.DATE_WANTED, value=_show(value)), None
    text = str(value)
    try:
        return None, HistoricalDate.parse(text)
    except ValueError:
        if isinstance(value, datetime.datetime):
            return because(FormFault.DATE_FORM, value=text[:_SHOWN], right=text[:10], other=""), None
        return explain_date(text), None


def _read_nothing(value: object, shape: Any, name: str) -> tuple[Why | None, Any]:  # see _read_text
    return because(FormFault.OTHER_FORM, text=_show(value)), None


_READERS: tuple[tuple[type[inspect.Type], Any], ...] = (  # Any: each reads a value of its own type
    (inspect.StrType, _read_text),
    (inspect.IntType, _read_number),
    (inspect.FloatType, _read_number),
    (inspect.BoolType, _read_truth),
    (inspect.EnumType, _read_choice),
    (inspect.CustomType, _read_custom),
    (inspect.NoneType, _read_nothing),
)


def _stand_in(shape: inspect.Type, guess: str) -> Any:  # see build
    """Make what stands for a value that is not there."""
    if isinstance(shape, inspect.UnionType):
        return None
    if isinstance(shape, inspect.StructType):
        texts = [each.name for each in shape.fields if each.required]
        return shape.cls(**{each.name: _stand_in(each.type, guess if each.name == texts[0] else "") for each in shape.fields if each.required})
    if isinstance(shape, inspect.VarTupleType):
        return tuple(_stand_in(shape.item_type, "") for _ in range(shape.min_length or 1))
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


def _show(value: object) -> str:
    """Write a value as TOML does, shortened."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value[: _SHOWN - 3]}..."' if len(value) > _SHOWN else f'"{value}"'
    if isinstance(value, list):
        return "a list"
    if isinstance(value, Mapping):
        return "what stands in { }"
    return _digits(value) if isinstance(value, int) else str(value)[:_SHOWN]


def _digits(number: int) -> str:
    """Write a number; Python refuses to write one with thousands of digits."""
    return str(number) if abs(number) < 10**30 else "a number of more than 30 digits"


def _digits_of(value: object) -> str:
    """Write what was typed without quotation marks as a text."""
    return _show(value) if isinstance(value, bool | int | float | datetime.date) else "..."


def _quote(value: object) -> str:
    return _show(value) if isinstance(value, str | bool | int | float) else '"..."'


def problems_in(draft: Draft) -> Iterator[tuple[str, Why]]:
    """Give what is wrong and was not told yet."""
    return ((path, why) for path, why in draft.problems if not is_noted(why))
