"""An entry that does not fit its record -> everything that is wrong with its fields, and a draft of the record.

The reader of records stops at the first fault. This one goes on: what is wrong has a stand-in in the draft, so that what the
entry says of others, and they of it, can still be checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from ...errors import Why, because
from .form_faults import FormFault
from .near import nearest
from .plain import SHOWN, example, example_part, example_parts, read_plain, show_value, split_parts, stand_in_for
from .stand_in import Broken

_MOST_PARTS = 1_000


@dataclass(slots=True)
class Draft:
    """What became of an entry: a record with stand-ins, None where it is no entry at all, and what is wrong by field.

    A problem without a reason is one that was told already, as its line could not be read.
    """

    record: Any = None  # one of the records of the library
    problems: list[tuple[str, Why | None]] = field(default_factory=list)

    @property
    def untold(self) -> list[tuple[str, Why]]:
        """What is wrong and was not told when its line was read."""
        return [(path, why) for path, why in self.problems if why is not None]

    @property
    def touched(self) -> frozenset[str]:
        """Where in the record something is wrong, as paths."""
        return frozenset(path for path, _ in self.problems)


def draft_record(row: object, kind: Any) -> Draft:  # kind: a union of records has no static type
    """Convert an entry field by field."""
    draft = Draft()
    if row == {}:
        draft.problems.append(("", because(FormFault.EMPTY_ENTRY)))
        return draft
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

    def __init__(self, problems: list[tuple[str, Why | None]]) -> None:
        self._problems = problems

    def build(self, value: object, shape: inspect.Type, path: str, name: str) -> Any:  # as many types as records have fields
        """Give what stands in the record; `path` is where it stands, `name` the field, for examples."""
        if isinstance(value, Broken):
            self._note(path, None)
            return stand_in_for(shape, value.guess)
        if isinstance(shape, inspect.UnionType):
            return self._build_union(value, shape, path, name)
        if isinstance(shape, inspect.StructType):
            return self._build_struct(value, shape, path, name)
        if isinstance(shape, inspect.VarTupleType):
            return self._build_list(value, shape, path, name)
        if isinstance(shape, inspect.DictType):
            return self._build_table(value, shape, path, name)
        why, built = read_plain(value, shape, name)
        if why is not None:
            self._note(path, why)
        return built

    def _note(self, path: str, why: Why | None) -> None:
        """Note what is wrong; None for what was noted when its line was read."""
        self._problems.append((path, why))

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
            why = because(FormFault.NOT_ONE_OF, value=show_value(tag), near=near, allowed=", ".join(allowed))
            self._note(_join(path, field), why)

    def _build_struct(self, value: object, shape: inspect.StructType, path: str, name: str) -> Any:  # see build
        if not isinstance(value, Mapping):
            if path:
                self._note(path, because(FormFault.PARTS_WANTED, value=show_value(value), right=example_parts(shape, value)))
            else:
                self._note(path, because(FormFault.NO_ENTRY, right="[[...]]"))
            return stand_in_for(shape, value if isinstance(value, str) else "")
        if value == {}:
            self._note(path, because(FormFault.EMPTY_ENTRY))
            return stand_in_for(shape, "")
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
        why = because(FormFault.UNKNOWN_FIELD, name=key[:SHOWN], near=near, allowed=", ".join(allowed))
        self._note(_join(path, key[:SHOWN]), why)

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
        return stand_in_for(each.type, "")

    def _build_list(self, value: object, shape: inspect.VarTupleType, path: str, name: str) -> tuple[Any, ...]:  # see build
        if not isinstance(value, list):
            parts = ", ".join(example_part(shape.item_type, part) for part in split_parts(value))
            right = f"[{parts}]" if path.endswith("]") else f"{name} = [{parts}]"
            self._note(path, because(FormFault.LIST_WANTED, value=show_value(value), right=right))
            return (stand_in_for(shape.item_type, ""),) * (shape.min_length or 1)
        if shape.max_length is not None and len(value) > shape.max_length:
            self._note(path, because(FormFault.TOO_MANY, count=len(value), most=shape.max_length))
        if shape.min_length is not None and len(value) < shape.min_length:
            self._note(path, because(FormFault.TOO_FEW, count=len(value), least=shape.min_length))
        return tuple(
            self.build(part, shape.item_type, f"{path}[{number}]", name) for number, part in enumerate(value[:_MOST_PARTS])
        )

    def _build_table(self, value: object, shape: inspect.DictType, path: str, name: str) -> dict[str, Any]:  # see build
        if not isinstance(value, Mapping):
            self._note(
                path, because(FormFault.PARTS_WANTED, value=show_value(value), right=f'[{name}] above lines such as X = "..."')
            )
            return {}
        return {str(key): self.build(each, shape.value_type, _join(path, str(key)), name) for key, each in value.items()}


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _likeliest(value: Mapping[str, object], structs: Sequence[inspect.StructType]) -> inspect.StructType:
    """Give the kind of record that an entry of no known kind has most fields of."""
    return max(structs, key=lambda each: len({field.name for field in each.fields} & value.keys()))
