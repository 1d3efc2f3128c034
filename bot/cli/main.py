"""The command line's door: `run` and `health` go straight there, everything else to `commands`, which knows typer."""

from __future__ import annotations

import errno
import sys

from ..errors import SetupFault


def main() -> None:
    """Run a command; a fault of the set-up is one clear sentence and exit status 2."""
    try:
        if sys.argv[1:] == ["run"]:
            from ..ops.stopping import SignalThread

            signals = SignalThread.listen()  # before all else is imported, so that a start can be stopped, too
            from .start import start_bot

            start_bot(signals)
        elif sys.argv[1:] == ["health"]:
            from .health import say_health

            say_health()
        else:
            from .commands import app

            app()
    except (SetupFault, MemoryError, RuntimeError, OSError) as fault:
        said = _say(fault)
        if not said:
            raise
        print(f"gobbet: {said}", file=sys.stderr)
        sys.exit(2)


_SCARCE = {
    errno.EMFILE: "This process may not open as many files as it needs. Raise the limit of open files (ulimit -n) to 1024.",
    errno.ENFILE: "This machine has too many files open. End what holds them, and start again.",
    errno.ENOSPC: "The disk is full. Make room on it, and start again.",
    errno.ENOMEM: "There is not enough memory. Give the machine more, or end what else runs on it.",
}


def _say(fault: BaseException) -> str:
    """Word what ends a command for want of something that the machine lacks; a defect of ours has no words."""
    if isinstance(fault, SetupFault):
        return str(fault)
    no_memory = isinstance(fault, MemoryError) or str(fault) == "can't start new thread"
    return _SCARCE.get(errno.ENOMEM if no_memory else getattr(fault, "errno", None) or 0, "")
