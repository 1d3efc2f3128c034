"""The bot as its own process, started by its real entry point, with discord.py pointed at the stand-in."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil  # type: ignore[import-untyped,unused-ignore]

INJECT = Path(__file__).resolve().parent / "inject"
ROOT = Path(__file__).resolve().parents[2]
_SETTINGS = (
    "DISCORD_TOKEN",
    "DISCORD_TOKEN_FILE",
    "DATA_DIR",
    "CONTENT_DIR",
    "LOG_LEVEL",
    "LOG_FORMAT",
    "HEALTH_PORT",
    "HEALTH_HOST",
    "METRICS",
    "SHARD_COUNT",
    "SHARD_IDS",
)
_UNLIKE_A_HOST = ("PYTHONDONTWRITEBYTECODE",)  # an installed package is compiled; a checkout compiles at its first start


def make_environment(url: str, extra: Mapping[str, str]) -> dict[str, str]:
    """Give a process this checkout and the environment of this process, without settings of the bot that may stand there."""
    kept = {name: value for name, value in os.environ.items() if name not in _SETTINGS + _UNLIKE_A_HOST}
    path = os.pathsep.join(filter(None, [str(INJECT), str(ROOT), kept.get("PYTHONPATH")]))
    return kept | {"PYTHONPATH": path, "PYTHONUNBUFFERED": "1", "STANDIN_URL": url} | dict(extra)


class BotProcess:
    """A process that a test started, its output in a file, and its use of the machine."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path | None = None) -> None:
        handle, name = tempfile.mkstemp(prefix="gobbet-bot-", suffix=".log")
        self.log = Path(name)
        self.spawned = time.monotonic()
        self.ready_after = self.synced_after = 0.0
        """Seconds from spawn, set by `StandIn.launch`."""
        with os.fdopen(handle, "wb") as out:
            self._popen = subprocess.Popen(
                list(command), env=dict(environment), cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
            )
        self._process = psutil.Process(self._popen.pid)

    @property
    def alive(self) -> bool:
        return self._popen.poll() is None

    @property
    def returncode(self) -> int | None:
        return self._popen.poll()

    @property
    def pid(self) -> int:
        return self._popen.pid

    @property
    def rss(self) -> int:
        """Resident bytes now; 0 once it has ended."""
        with contextlib.suppress(psutil.NoSuchProcess):
            return int(self._process.memory_info().rss)
        return 0

    @property
    def cpu(self) -> float:
        """Seconds of processor time used so far; 0 once it has ended."""
        with contextlib.suppress(psutil.NoSuchProcess):
            times = self._process.cpu_times()
            return float(times.user + times.system)
        return 0.0

    @property
    def said(self) -> str:
        """All that it has printed."""
        return self.log.read_text("utf-8", "replace")

    def tail(self, lines: int = 30) -> str:
        return "\n".join(self.said.splitlines()[-lines:])

    def hang_up(self) -> None:
        """SIGHUP: what a host sends after an edit of the content."""
        self._popen.send_signal(signal.SIGHUP)

    def kill(self) -> None:
        """SIGKILL: no chance to save anything, as in a power cut."""
        self._popen.kill()
        self._popen.wait()

    async def terminate(self, within: float = 10.0) -> int:
        """SIGTERM, as `docker stop` sends it; give the exit code, or raise TimeoutError where the bot does not stop."""
        if self.alive:
            self._popen.send_signal(signal.SIGTERM)
        end = time.monotonic() + within
        while (code := self.returncode) is None:
            if time.monotonic() > end:
                raise TimeoutError(f"the bot has not stopped {within} s after SIGTERM")
            await asyncio.sleep(0.02)
        return code
