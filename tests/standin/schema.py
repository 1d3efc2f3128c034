"""Discord's official OpenAPI specification: its routes, and what it says of each request and answer.

The file is looked for at STANDIN_SPEC, else beside the checkout in shared/tools/ (MIT licence, from
github.com/discord/discord-api-spec). Its `$ref`s are replaced by the objects they name, and its unions by a look-up on
their `type` field, so that checking is fast and an error names the field at fault and not "no branch matched".
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .records import Json, Place

SPEC_FILE = Path(
    os.environ.get("STANDIN_SPEC") or Path(__file__).resolve().parents[2].parent / "shared" / "tools" / "discord-openapi.json"
)
ABSENT = f"no specification of Discord at {SPEC_FILE}; STANDIN_SPEC names another file"
_METHODS = ("get", "put", "post", "patch", "delete")


class Fault(NamedTuple):
    """One thing wrong with a body: a name to test on, the place of the field, and a sentence."""

    kind: str
    place: Place
    reason: str


class Schema:
    """The bodies and answers of Discord's REST API v10, by method and route template."""

    def __init__(self, spec: Json) -> None:
        # Discord reads a JSON number wherever it documents a snowflake string, and discord.py sends numbers.
        spec["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
        _link(spec)
        validator = _make_validator()
        self.routes: dict[str, set[str]] = {}
        self._bodies: dict[tuple[str, str], Any] = {}
        self._answers: dict[tuple[str, str, str], Any] = {}
        for template, item in spec["paths"].items():
            self.routes[template] = {method.upper() for method in _METHODS if method in item}
            for method in self.routes[template]:
                operation = item[method.lower()]
                # Multipart bodies carry the same JSON, in `payload_json`.
                if body := _json_schema(operation.get("requestBody", {})):
                    self._bodies[method, template] = validator(body)
                for status, answer in operation.get("responses", {}).items():
                    if schema := _json_schema(answer):
                        self._answers[method, template, status] = validator(schema)

    def check_body(self, method: str, template: str, body: Any) -> Iterator[Fault]:
        """Find what is wrong with a request body."""
        validator = self._bodies.get((method, template))
        for error in _plain(validator.iter_errors(body)) if validator is not None else ():
            place = tuple(error.absolute_path)
            yield Fault(_name(place, error.validator), place, _sentence(error))

    def check_answer(self, method: str, template: str, status: int, body: Any) -> Iterator[str]:
        """Find what is wrong with an answer of the stand-in itself: a defect here, not in the bot."""
        validator = self._answers.get((method, template, str(status)))
        for error in _plain(validator.iter_errors(body)) if validator is not None else ():
            yield f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"


@cache
def load_schema() -> Schema | None:
    """Read the specification once; None where the file is not there."""
    return Schema(json.loads(SPEC_FILE.read_text("utf-8"))) if SPEC_FILE.is_file() else None


def _json_schema(holder: Json) -> Any:
    return holder.get("content", {}).get("application/json", {}).get("schema")


# ---- making the graph of schemas fast and plain


def _make_validator() -> Any:
    from jsonschema import Draft202012Validator, validators  # type: ignore[import-untyped,unused-ignore]

    return validators.extend(Draft202012Validator, {"x-union": _check_union})


def _check_union(validator: Any, rule: Json, value: Any, schema: Any) -> Iterator[Any]:
    """Validate against the one branch that the value's key field picks; null too, where a branch was null."""
    if value is None and rule["null"]:
        return
    key, by = rule["key"], rule["by"]
    if key is None:
        yield from validator.descend(value, by)
    elif not isinstance(value, dict):
        yield from validator.descend(value, {"type": "object"})
    elif value.get(key) not in by:
        yield from validator.descend(value.get(key), {"enum": sorted(by)}, path=key)
    else:
        yield from validator.descend(value, by[value[key]])


def _link(spec: Json) -> None:
    """Replace every {"$ref": "#/a/b"} by the object it names (the graph may then be cyclic), then the unions."""

    def target(ref: str) -> Any:
        node: Any = spec
        for part in ref[2:].split("/"):
            node = node[part.replace("~1", "/").replace("~0", "~")]
        return target(node["$ref"]) if "$ref" in node else node

    stack: list[Any] = [spec]
    tables: list[Json] = []
    seen: set[int] = set()
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, dict):
            tables.append(node)
        for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
            if isinstance(value, dict) and isinstance(value.get("$ref"), str):
                value = node[key] = target(value["$ref"])  # siblings of $ref in this file are descriptions only
            if isinstance(value, dict | list):
                stack.append(value)
    for node in tables:
        if "properties" not in node or "oneOf" in node or "anyOf" in node:
            _discriminate(node)


def _discriminate(node: Json) -> None:
    """Turn a oneOf or anyOf into `enum` or `x-union` where that means the same; leave it alone otherwise."""
    for word in ("oneOf", "anyOf"):
        branches = node.get(word)
        if not isinstance(branches, list):
            continue
        if all(isinstance(branch, dict) and "const" in branch for branch in branches):  # a documented enumeration
            node["enum"] = [branch["const"] for branch in node.pop(word)]
            continue
        rest = [branch for branch in branches if branch.get("type") != "null"]
        null = len(rest) < len(branches)
        if len(rest) == 1 and null:
            node.pop(word)
            node["x-union"] = {"null": True, "key": None, "by": rest[0]}
            continue
        by = [(value, branch) for branch in rest for value in branch.get("properties", {}).get("type", {}).get("enum", [])]
        whole = len({id(branch) for _, branch in by}) == len(rest)
        if len(rest) > 1 and whole and len({value for value, _ in by}) == len(by):
            node.pop(word)
            node["x-union"] = {"null": null, "key": "type", "by": dict(by)}


# ---- saying what is wrong


def _plain(errors: Iterable[Any]) -> Iterator[Any]:
    """Give each error itself; for a union without a key field, the errors of the branch that came closest."""
    for error in errors:
        branches: dict[Any, list[Any]] = {}
        for inner in error.context or ():
            branches.setdefault(inner.relative_schema_path[0], []).append(inner)
        closest: list[Any] = min(branches.values(), key=len, default=[])
        yield from _plain(closest) if closest else (error,)


def _name(place: Place, keyword: str) -> str:
    """Name a fault after the field it is about."""
    field = next((part for part in reversed(place) if isinstance(part, str)), "")
    if keyword == "maxItems" and field in ("options", "choices", "components", "attachments"):
        return f"too_many_{field}"
    if keyword == "maxLength" and field in ("content", "custom_id"):
        return f"{field}_too_long"
    return "schema"


def _sentence(error: Any) -> str:
    if error.validator in ("maxItems", "maxLength"):
        return f"{len(error.instance)} is over the limit of {error.validator_value}"
    message: str = error.message
    return message if len(message) < 300 else f"{message[:300]}…"
