"""The command line's door: `run` goes straight to the bot, everything else to `commands`, which knows typer."""

from __future__ import annotations

import sys

from ..errors import SetupFault


def main() -> None:
    """Run a command; a fault of the set-up is one clear sentence and exit status 2."""
    try:
        if sys.argv[1:] == ["run"]:
            from .start import start_bot

            start_bot()
        else:
            from .commands import app

            app()
    except SetupFault as fault:
        print(f"gobbet: {fault}", file=sys.stderr)
        sys.exit(2)
