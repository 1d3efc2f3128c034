"""The few fields of Google's binary records that Anki keeps its types of notes in: read without a schema, to the first slip."""

from __future__ import annotations

from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


def read_fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Give number and value of each field that is a whole number or a run of bytes; end at what is none."""
    at = 0
    while at < len(data):
        key, at = _read_varint(data, at)
        number, kind = key >> 3, key & 7
        if kind == _VARINT:
            value, at = _read_varint(data, at)
            yield number, value
        elif kind == _BYTES:
            size, at = _read_varint(data, at)
            if size > len(data) - at:
                return
            yield number, data[at : at + size]
            at += size
        elif kind in {_FIXED64, _FIXED32}:
            at += 8 if kind == _FIXED64 else 4
        else:
            return


def find_number(data: bytes, field: int) -> int:
    """Give the whole number of a field; 0 where it is not there, as the format has it."""
    return next((value for number, value in read_fields(data) if number == field and isinstance(value, int)), 0)


def find_text(data: bytes, field: int) -> str:
    """Give the text of a field, empty where it is not there."""
    found = next((value for number, value in read_fields(data) if number == field and isinstance(value, bytes)), b"")
    return found.decode("utf-8", "replace")


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, ten bytes at most."""
    value = shift = 0
    while at < len(data) and shift < 70:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not byte & 0x80:
            break
    return value, at
