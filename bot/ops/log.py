"""The log: a line for each event, as text or as JSON, and in it no token, no name and nothing that anybody typed.

What an exception says may quote any of these, so of most only the type and where it was raised are told. Those of the system,
of SQLite, of the network and of Discord say what is wrong without quoting a person, and are told: a host needs them.
"""

from __future__ import annotations

import asyncio
import logging
import re
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import msgspec

from ..errors import SetupFault

_TELLING = {
    "OSError", "SetupFault", "HTTPException", "ConnectionClosed", "ClientError", "MemoryError",
    ("sqlite3", "Error"), ("concurrent.futures._base", "TimeoutError"),
}  # fmt: skip
_SECRET = re.compile(r"(/(?:interactions|webhooks)/\d+/)[^/\s?'\"]+|[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}", re.ASCII)
"""The token of an answer, in an address, and that of a bot."""
_QUOTED = re.compile(r'"[^"]*"')
_FRAMES = 12
"""Places of a traceback that are told, the innermost ones."""


class Event(msgspec.Struct, omit_defaults=True):
    """A line of the log in JSON."""

    at: datetime
    level: str
    logger: str
    event: str
    error: str = ""
    traceback: list[str] = []


class TextLines(logging.Formatter):
    """Lines to read."""

    def format(self, record: logging.LogRecord) -> str:
        event = _read(record)
        where = f" | Traceback: {event.error} at {' < '.join(event.traceback)}" if event.error else ""
        return f"{self.formatTime(record)} {event.level:<7} {event.logger}: {event.event}{where}"


class JsonLines(logging.Formatter):
    """Lines for a program, as one that gathers the logs of many."""

    def format(self, record: logging.LogRecord) -> str:
        return msgspec.json.encode(_read(record)).decode()


def log_to_stderr(level: str, *, as_json: bool = False) -> None:
    """Log at a level; discord.py at WARNING, or at INFO where the level is DEBUG: below, it tells all that is sent and typed."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if as_json else TextLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("discord").setLevel(logging.INFO if level == "DEBUG" else logging.WARNING)
    for chatty in ("aiosqlite", "asyncio", "PIL"):
        logging.getLogger(chatty).setLevel(logging.INFO)  # aiosqlite tells each statement with what is stored by it


def log_loop_fault(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    """Log what asyncio found nobody to tell, without the values that it would print beside."""
    error = context.get("exception")
    said = re.sub(r"(?<=in callback ).*", "of ours", str(context["message"]), flags=re.DOTALL)  # it is told with its arguments
    logging.getLogger("asyncio").error("%s", said, exc_info=error if isinstance(error, BaseException) else None)


def _read(record: logging.LogRecord) -> Event:
    args = record.args
    if isinstance(args, tuple):
        args = tuple(say_error(each) if isinstance(each, BaseException) else each for each in args)
    said = str(record.msg) % args if args else str(record.msg)
    event = Event(datetime.fromtimestamp(record.created, UTC), record.levelname, record.name, _fold(said))
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        event.error = _fold(" from ".join(map(_name_error, _chain(error))))
        event.traceback = [*_places(error.__traceback__)]
    return event


def say_error(error: BaseException) -> str:
    """Say what an error says itself, where that cannot quote anybody, or else what it is."""
    kinds = {name for kind in type(error).__mro__ for name in (kind.__name__, (kind.__module__, kind.__name__))}
    if not kinds & _TELLING:
        return type(error).__name__
    said = str(error) if isinstance(error, SetupFault) else _QUOTED.sub('"…"', str(error))
    return said or type(error).__name__


def _name_error(error: BaseException) -> str:
    said, name = say_error(error), type(error).__name__
    return name if said == name else f"{name} ({said})"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    for _ in range(_FRAMES):
        if seen is None:
            return
        yield seen
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _places(trace: TracebackType | None) -> Iterator[str]:
    """List where it was raised, the innermost place first."""
    for frame in reversed(traceback.extract_tb(trace)[-_FRAMES:]):
        yield f"{'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} in {frame.name}"


def _fold(text: str) -> str:
    """Make one line of several, and take away what nobody may read."""
    line = " | ".join(filter(None, map(str.strip, text.splitlines())))
    return _SECRET.sub(lambda found: f"{found[1] or ''}…", line)
