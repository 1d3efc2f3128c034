"""JSON Schema of the files of a unit, made from the records: editors complete and check by it while one types."""

from __future__ import annotations

from collections.abc import Mapping
from types import GenericAlias
from typing import Any

import msgspec

from ...language.dates import HistoricalDate
from ...library.extracts import Extract
from ...library.model import Fact, Person, Source, Term
from ...library.questions import AnyQuestion
from ...library.unit import Register, UnitHead

_ENTRIES: Mapping[str, Any] = {
    "sources": Source, "facts": Fact, "people": Person, "terms": Term, "extracts": Extract, "questions": AnyQuestion,
}  # fmt: skip
_DATE = {
    "type": "string",
    "title": "Date",
    "description": "1956-02-25, 1956-02, 1956, 178X, -0043; ~ behind it says about, / between two makes a span; or words: 44 BC",
}


def make_schemas() -> dict[str, str]:
    """Give the schema of each file, as text, by the name of the file of the schema."""
    kinds: dict[str, Any] = {"unit": UnitHead, "register": Register}  # Any: types that are made here
    for name, record in _ENTRIES.items():
        fields: list[tuple[str, Any, Any]] = [(name, GenericAlias(tuple, (record, ...)), ())]
        kinds[name] = msgspec.defstruct(f"{name.capitalize()}File", fields, forbid_unknown_fields=True, kw_only=True)
    return {f"{name}.schema.json": _schema_of(kind) for name, kind in kinds.items()}


def _schema_of(kind: Any) -> str:  # see above
    schema = msgspec.json.schema(kind, schema_hook=_explain_type)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode()


def _explain_type(kind: type) -> dict[str, Any]:  # a JSON schema is a dict of anything
    if kind is HistoricalDate:
        return _DATE
    raise NotImplementedError(kind)  # what msgspec expects of a hook that is asked for another type
