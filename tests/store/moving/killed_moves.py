"""A move of servers that is killed at many moments, and then let finish: a script, as it forks.

Prints the moments' number; whoever called it looks at the databases.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from bot.store.moving.moving import move_servers


def start(source: Path, destination: Path) -> int:
    """Move everything in a child of its own; give its process."""
    child = os.fork()
    if child:
        return child
    try:
        move_servers(source, destination, lambda guild: True)
    except BaseException as error:  # noqa: BLE001 - the child's whole outcome
        sys.stderr.write(f"{error}\n")
        os._exit(1)
    os._exit(0)


def run(source: Path, destination: Path, seconds: list[float]) -> int:
    """Kill moves after so many seconds each, one after the other, then let one end; give its exit status."""
    for pause in seconds:
        child = start(source, destination)
        time.sleep(pause)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return os.waitpid(start(source, destination), 0)[1]


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), Path(sys.argv[2]), [float(text) for text in sys.argv[3:]]))
