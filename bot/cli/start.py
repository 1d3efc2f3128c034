"""How the bot is started from the command line, without the commands and what they need to know."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from ..ops.process import hold_collections, take_short_turns, use_one_arena
from ..ops.settings import Settings, read_environment, read_settings, read_token


def start_bot() -> None:
    """Run the bot in Discord, until it is told to stop."""
    import asyncio

    environment = read_environment(Path())
    settings, token = read_settings(environment), read_token(environment)
    log_to_stderr(settings)
    use_one_arena()
    take_short_turns()
    hold_collections()
    from ..app import run

    asyncio.run(run(settings, token))


def log_to_stderr(settings: Settings) -> None:
    """Log at the level that is set; discord.py's own chatter only where that is DEBUG."""
    logging.basicConfig(
        level=settings.log_level, stream=sys.stderr, format="%(asctime)s %(levelname)-7s %(name)s: %(message)s", force=True
    )
    if settings.log_level != "DEBUG":
        logging.getLogger("discord").setLevel(logging.WARNING)
