"""The log: a line an event, text or JSON, and in it no token and nothing that anybody typed."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterator

import aiohttp
import discord
import pytest

from bot.errors import SetupFault
from bot.ops.log import JsonLines, TextLines, log_loop_fault, say_error

TYPED = "what a student typed"
TOKEN = "MTU3NDA5NDYwODkwNjg0NjIxMQ.GfAkE0.a-secret-that-nobody-may-read-000000"
log = logging.getLogger("tests.log")


class Kept(logging.Handler):
    """Keeps each line in both forms."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.read: list[dict[str, object]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(TextLines().format(record))
        self.read.append(json.loads(JsonLines().format(record)))


@pytest.fixture
def kept() -> Iterator[Kept]:
    handler = Kept()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)


def test_an_event_of_many_lines_is_one(kept: Kept) -> None:
    log.warning("The content has faults:\n%s\r\n", "a.toml: one\n  b.toml: two")
    assert kept.lines[0].endswith("tests.log: The content has faults: | a.toml: one | b.toml: two")
    assert "\n" not in kept.lines[0]
    assert kept.read[0].keys() == {"at", "level", "logger", "event"}


def test_where_a_defect_was_is_told_and_not_what_it_quotes(kept: Kept) -> None:
    try:
        try:
            raise KeyError(TYPED)
        except KeyError as error:
            raise ValueError(f"no number: {TYPED}") from error
    except ValueError as error:
        log.error("Failure %s in %s", "0a1b", "/quiz", exc_info=error)
        log.warning("Nothing can be offered: %s", error)
    assert "Failure 0a1b in /quiz | Traceback: ValueError from KeyError at tests/ops/test_log.py:" in kept.lines[0]
    assert kept.read[0]["error"] == "ValueError from KeyError"
    assert kept.lines[1].endswith("Nothing can be offered: ValueError")
    assert TYPED not in str((kept.lines, kept.read))


def test_no_token_is_told_wherever_it_stands(kept: Kept) -> None:
    log.warning("Rate limited: PATCH https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb24/messages/@original")
    log.warning("POST /interactions/5/aW50ZXJhY3Rpb24/callback with %s", f"Bot {TOKEN}")
    log.error("Failed", exc_info=aiohttp.ClientError(f"https://discord.com/api/webhooks/123/aW50ZXJhY3Rpb24?wait=1 {TOKEN}"))
    said = str((kept.lines, kept.read))
    assert "aW50ZXJhY3Rpb24" not in said
    assert TOKEN not in said
    assert "/webhooks/123/…/messages/@original" in kept.lines[0]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device"), "[Errno 28] No space left on device"),
        (sqlite3.OperationalError("database is locked"), "database is locked"),
        (SetupFault("DATA_DIR is wrong."), "DATA_DIR is wrong."),
        (discord.ConnectionClosed.__new__(discord.ConnectionClosed), "ConnectionClosed"),
        (discord.app_commands.CommandInvokeError.__new__(discord.app_commands.CommandInvokeError), "CommandInvokeError"),
        (RuntimeError(TYPED), "RuntimeError"),
    ],
)
def test_what_cannot_quote_a_person_is_told(error: Exception, said: str) -> None:
    assert say_error(error) == said


async def test_what_asyncio_finds_is_told_without_its_values(kept: Kept) -> None:
    import asyncio

    context = {"message": f"Exception in callback show('{TYPED}') at x.py:3", "exception": ValueError(TYPED)}
    log_loop_fault(asyncio.get_running_loop(), context)
    assert "Exception in callback of ours | Traceback: ValueError" in kept.lines[0]
    assert TYPED not in kept.lines[0]
