"""SIGTERM, SIGINT and SIGHUP, heard by a thread of their own: a loop that is busy, or hangs, stops no stop.

The system writes the number of a signal into a socket at once, whatever Python is doing, and the thread reads it there. The
event loop is asked to stop; where it has not ended the process in time, the thread does. Nothing is lost by that: what was
acknowledged is on disk, and the next start goes on from there, as after a power cut.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable

LONGEST = 8.0
"""Seconds that a stop takes at most; docker stop waits for ten before it kills."""
_STOPS = ("SIGTERM", "SIGINT")
log = logging.getLogger(__name__)


class SignalThread:
    """Hears signals from `listen` on; until the loop takes over by `serve`, a signal to stop ends the process at once."""

    def __init__(self) -> None:
        self._hears, self._told = socket.socketpair()
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: Callable[[], object] | None = None
        self._reload: Callable[[], object] | None = None

    @classmethod
    def listen(cls) -> SignalThread:
        """Begin to listen; on Windows, which has no such signals, Ctrl-C stays an interrupt."""
        signals = cls()
        if sys.platform == "win32":
            return signals
        signals._told.setblocking(False)
        signal.set_wakeup_fd(signals._told.fileno(), warn_on_full_buffer=False)
        for name in (*_STOPS, "SIGHUP"):
            signal.signal(getattr(signal, name), lambda *_: None)  # the thread has its number already
        threading.Thread(target=signals._hear, name="signals", daemon=True).start()
        return signals

    def serve(self, stop: Callable[[], object], reload: Callable[[], object] | None = None) -> None:
        """Call these in the running loop from now on, in place of what was called before."""
        with self._lock:
            self._loop, self._stop, self._reload = asyncio.get_running_loop(), stop, reload

    def _hear(self) -> None:
        stops = [getattr(signal, name) for name in _STOPS]
        while True:
            (number,) = self._hears.recv(1)
            if number in stops:
                self._end()
            elif number == signal.SIGHUP:
                self._ask(self._reload)

    def _ask(self, action: Callable[[], object] | None) -> bool:
        """Have the loop do something; False where there is none to do it."""
        with self._lock:
            if self._loop is None or action is None or self._loop.is_closed():
                return False
            self._loop.call_soon_threadsafe(action)
            return True

    def _end(self) -> None:
        """Stop the process, in LONGEST seconds at most; it ends by itself, and this thread with it, or here."""
        if self._ask(self._stop):
            time.sleep(LONGEST)
            _say("Not stopped after %d s, so ended as it is; everything that was acknowledged is stored", LONGEST)
        os._exit(0)


def _say(text: str, *values: object) -> None:
    """Log a line, unless whoever hangs holds the log."""
    saying = threading.Thread(target=log.warning, args=(text, *values), daemon=True)
    saying.start()
    saying.join(0.5)
