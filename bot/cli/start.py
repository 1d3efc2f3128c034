"""How the bot is started from the command line, without the commands and what they need to know."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

from ..disk import require_handles
from ..ops import log
from ..ops.process import hold_collections, take_short_turns, use_one_arena
from ..ops.settings import Settings, read_environment, read_settings, read_token
from ..ops.stopping import SignalThread

_HANDLES = 8
"""Files and connections that a start opens at least."""


def start_bot(signals: SignalThread | None = None, *, sync: bool = False) -> None:
    """Run the bot in Discord, until it is told to stop; with `sync` its commands are registered anew."""
    signals = signals or SignalThread.listen()
    environment = read_environment(Path())
    settings, token = read_settings(environment), read_token(environment)
    log_to_stderr(settings)
    use_one_arena()
    take_short_turns()
    hold_collections()
    from ..running import run

    require_handles(_HANDLES)  # an event loop that finds none leaves more than a sentence behind
    with contextlib.suppress(asyncio.CancelledError):  # stopped while it started
        asyncio.run(run(settings, token, signals, sync=sync))


def log_to_stderr(settings: Settings) -> None:
    """Log as the settings say."""
    log.log_to_stderr(settings.log_level, as_json=settings.log_format == "json")
