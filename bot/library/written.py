"""A unit as text, for the store: JSON, which msgspec writes and reads a hundred times as fast as TOML is read.

As text a whole unit can also be disarmed at once, wherever in it something stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from ..language.dates import HistoricalDate
from .unit import Unit

R = TypeVar("R", bound=Struct)


def write_record(record: Struct) -> str:
    """Write a record that holds entries of a unit as JSON."""
    return _json.encode(record).decode()


def record_reader(kind: type[R]) -> Callable[[bytes | str], R]:
    """Give what reads such records of a kind; it raises msgspec.DecodeError for what this Gobbet does not understand."""

    @cache
    def decoder() -> msgspec.json.Decoder[R]:  # made when one is read: it looks through all that a record may hold
        return msgspec.json.Decoder(kind, dec_hook=_decode)

    return lambda text: decoder().decode(text)


def write_units(units: list[Unit]) -> bytes:
    """Write units as JSON."""
    return _json.encode(units)


def read_units(text: bytes | str) -> list[Unit]:
    """Read units again; raise msgspec.DecodeError for what this Gobbet does not understand."""
    return _reader().decode(text)


_MASKED_LINK = re.compile(r"\](?=\()")
_TAG = re.compile(r"<(?=[@#/:]|[ta]:|id:|https?:)|@(?=everyone|here)")
_FENCE = re.compile(r"`(?=``)")
_LINE_MARK = re.compile(r'((?:"|\\n) *)(?=(?:#{1,3}|-#|>{1,3}) )')
"""In JSON a text begins behind a quotation mark, and a line of it behind a written \\n."""


def disarm(unit: Unit) -> Unit:
    """Give a unit in whose texts no mention, tag, masked link, heading or code fence is at work; no letter of them changes.

    A space of no width takes their power; marking does not see it.
    """
    text = write_units([unit]).decode()
    safe = _LINE_MARK.sub("\\1\u200b", text)
    for active in (_MASKED_LINK, _TAG, _FENCE):
        safe = active.sub("\\g<0>\u200b", safe)
    return unit if safe == text else read_units(safe)[0]


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


@cache
def _reader() -> msgspec.json.Decoder[list[Unit]]:
    """Made when it is needed: it knows every record, which takes a fiftieth of a second."""
    return msgspec.json.Decoder(list[Unit], dec_hook=_decode)
