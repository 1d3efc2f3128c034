"""Records -> TOML as docs/authors.md has it: a field a line, phrases below each other, what is left at its default left out.

Python reads TOML and writes none, and a writer that any text survives is a page: quotes, escapes, and breaks of lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from ...language.dates import HistoricalDate
from ...library.model import Record

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_ESCAPED = str.maketrans({chr(code): f"\\u{code:04X}" for code in (*range(32), *range(127, 160), 0x2028, 0x2029)} | _ESCAPES)
_FENCES = {"+++", "---"}
"""Lines that would end the head of a summary."""
_WIDE = 100
"""Characters of a list that still stand in one line."""


def write_table(heading: str, record: Record, *, but: Iterable[str] = ()) -> str:
    """Write a record under a heading such as `[[facts]]`, or without one."""
    lines = [heading] if heading else []
    lines += [f"{name} = {write_value(value)}" for name, value in told_fields(record, but)]
    return "\n".join(lines) + "\n"


def told_fields(record: Record, but: Iterable[str] = ()) -> Iterator[tuple[str, object]]:
    """Give the fields that an author would write: those without a default, and those that differ from it."""
    tag = record.__struct_config__.tag
    left_out = set(but)
    for place, field in enumerate(msgspec.structs.fields(record)):
        value = getattr(record, field.name)
        if field.name not in left_out and (field.required or value != field.default):
            yield field.encode_name, value
        if not place and record.__struct_config__.tag_field and tag is not None:
            yield record.__struct_config__.tag_field, tag


def write_value(value: object) -> str:
    """Write a value: a text, number, truth, date, list, or a record as a table in one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, HistoricalDate):
        return write_text(str(value))
    if isinstance(value, StrEnum):
        return write_text(value.value)
    if isinstance(value, str):
        return write_text(value)
    if isinstance(value, Record):
        return "{ " + ", ".join(f"{name} = {write_value(each)}" for name, each in told_fields(value)) + " }"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{write_key(str(key))} = {write_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, tuple | list):
        return _write_list([write_value(each) for each in value], has_tables=any(isinstance(each, Record) for each in value))
    raise TypeError(type(value))


def write_text(text: str) -> str:
    """Write a text in quotes; one with breaks of lines stands between three of them, a line a line."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    if "\n" not in text or any(line.strip() in _FENCES for line in text.split("\n")):
        return f'"{text.translate(_ESCAPED)}"'
    lines = [line.translate(_ESCAPED) for line in text.split("\n")]
    if '""' not in text and not text.endswith('"'):
        lines = [line.replace('\\"', '"') for line in lines]  # single quotes need no escape here, and read better
    body = "\n".join(lines)
    return f'"""\n{body}"""'


def write_key(key: str) -> str:
    """Write a key, in quotes, so that any text can be one."""
    return f'"{key.translate(_ESCAPED)}"'


def _write_list(values: list[str], *, has_tables: bool) -> str:
    if not values or not (has_tables or sum(map(len, values)) > _WIDE):
        return f"[{', '.join(values)}]"
    return "[\n" + "".join(f"  {value},\n" for value in values) + "]"
