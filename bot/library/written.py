"""A unit as text, for the store: JSON, which msgspec writes and reads a hundred times as fast as TOML is read."""

from __future__ import annotations

from typing import Any

import msgspec

from ..language.dates import HistoricalDate
from .unit import Unit


def write_units(units: list[Unit]) -> bytes:
    """Write units as JSON."""
    return _json.encode(units)


def read_units(text: bytes | str) -> list[Unit]:
    """Read units again; raise msgspec.DecodeError for what this Gobbet does not understand."""
    return _read.decode(text)


def _encode(value: object) -> object:
    """Write the types that msgspec does not know."""
    if isinstance(value, HistoricalDate):
        return str(value)
    raise NotImplementedError(type(value))  # what msgspec expects of a hook that is asked for another type


def _decode(kind: type, value: Any) -> object:  # Any: whatever the text has in this place
    if kind is HistoricalDate:
        return HistoricalDate.parse(str(value))
    raise NotImplementedError(kind)  # what msgspec expects of a hook that is asked for another type


_json = msgspec.json.Encoder(enc_hook=_encode)
_read = msgspec.json.Decoder(list[Unit], dec_hook=_decode)
