"""Proof that the stand-in is strict: each bad deed is caught by name, and the same deeds done well are not."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from .bodies import check_body
from .faults import Buckets
from .records import COMPONENTS_V2
from .routing import CALLBACK, HANDLERS, Request, Routes
from .scenario import StandIn
from .schema import ABSENT, load_schema

BAD_BOT = [sys.executable, str(Path(__file__).with_name("badbot.py"))]
needs_schema = pytest.mark.skipif(load_schema() is None, reason=ABSENT)


def press_body(*components: Any, **data: Any) -> dict[str, Any]:
    return {"type": 4, "data": {"components": list(components), **data}}


def card(*components: Any) -> dict[str, Any]:
    """A message of components alone."""
    return press_body({"type": 17, "components": list(components)}, flags=COMPONENTS_V2)


def row(*components: Any) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


def button(**extra: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": "go", **extra}


def menu(count: int, **extra: Any) -> dict[str, Any]:
    options = [{"label": str(number), "value": str(number)} for number in range(count)]
    return {"type": 3, "custom_id": "menu", "options": options, **extra}


def text(size: int) -> dict[str, Any]:
    return {"type": 10, "content": "x" * size}


def find_kinds(body: Any, method: str = "POST", template: str = CALLBACK) -> set[str]:
    request = Request(method, template, template, [], {}, 0.0, body=body, raw=json.dumps(body).encode())
    return {fault.kind for fault in check_body(request)}


def test_a_good_card_is_accepted() -> None:
    assert find_kinds(card(text(4000), row(button()), row(menu(25)))) == set()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (card(text(2001), text(2000)), "content_too_long"),
        (card(*(text(1) for _ in range(40))), "too_many_components"),
        (card(row(button(), button())), "duplicate_custom_id"),
        (card(row(button(label=None))), "schema"),
        (card(row(button(custom_id=None))), "schema"),
        (card(row(menu(2), button())), "too_many_components"),
        (card(row(menu(2, max_values=3))), "schema"),
        (card({"type": 12, "items": [{"media": {"url": "attachment://none.png"}}]}), "dangling_attachment"),
        (press_body(text(1)), "schema"),
        (press_body(content="both", flags=COMPONENTS_V2), "schema"),
        (press_body(content="x" * 2001), "content_too_long"),
        ({"type": 8, "data": {"choices": [{"name": "same", "value": "1"}, {"name": "same", "value": "2"}]}}, "duplicate_choice"),
    ],
)
def test_what_no_schema_states_is_caught(body: dict[str, Any], kind: str) -> None:
    assert kind in find_kinds(body)


@needs_schema
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (card(row(menu(26))), "too_many_options"),
        (card(row(*(button(custom_id=str(number)) for number in range(6)))), "too_many_components"),
        (card(row(button(custom_id="x" * 101))), "custom_id_too_long"),
        (card(row(button(style=9))), "schema"),
        (press_body(content=5), "schema"),
        ({"type": 8, "data": {"choices": [{"name": str(number), "value": "v"} for number in range(26)]}}, "too_many_choices"),
    ],
)
def test_what_the_specification_states_is_caught(body: dict[str, Any], kind: str) -> None:
    assert kind in find_kinds(body)


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ({"name": "Capital", "description": "d"}, "command_name"),
        ({"name": "plain", "description": ""}, "schema"),
        (
            {"name": "plain", "description": "d", "options": [{"type": 3, "name": "o", "description": "d"}] * 2},
            "duplicate_option",
        ),
    ],
)
def test_a_bad_command_is_caught(command: dict[str, Any], kind: str) -> None:
    assert kind in find_kinds([command], "PUT", "/applications/{application_id}/commands")


@needs_schema
def test_every_handler_answers_a_route_of_discord() -> None:
    schema = load_schema()
    assert schema is not None
    assert [route for route in HANDLERS if route[0] not in schema.routes.get(route[1], set())] == []


def test_a_literal_segment_wins_over_a_parameter() -> None:
    routes = Routes([("/users/{user_id}", {"GET"}), ("/users/@me", {"GET"})])
    found = routes.match("/users/@me")
    assert found is not None
    assert (found.template, found.parameters) == ("/users/@me", [])
    assert routes.match("/users/5/else") is None


def test_a_sixth_message_in_five_seconds_has_to_wait() -> None:
    buckets = Buckets()
    request = Request("POST", "/channels/{channel_id}/messages", "/channels/5/messages", ["5"], {}, 0.0)
    paces = [buckets.take(request) for _ in range(6)]
    assert [pace.wait is None for pace in paces] == [True] * 5 + [False]


# ---- behaviour, over a real connection


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bad() -> AsyncIterator[StandIn]:
    async with StandIn() as stand:
        await stand.launch(BAD_BOT)
        yield stand


@pytest.mark.process
@pytest.mark.asyncio(loop_scope="module")
async def test_each_bad_deed_is_named(bad: StandIn) -> None:
    expected = {
        "double": "double_ack", "late": "late_ack", "silent": "unanswered", "follow": "followup_before_ack",
        "update": "wrong_reply_type", "long": "content_too_long",
    }  # fmt: skip
    answers = await asyncio.gather(*(bad.slash(bad.teacher, "quiz", "bad", deed=deed) for deed in [*expected, "wander"]))
    assert set(bad.kinds()) == set(expected.values())
    assert bad.unimplemented == {"GET /guilds/{guild_id}/audit-logs": 1} or load_schema() is None
    assert [answer.failure for answer in answers] == [None, "late_ack"] + ["unanswered"] * 5
