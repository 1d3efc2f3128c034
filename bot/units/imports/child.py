"""A stranger's file is read in a process of its own, with limits of memory, time and output: it may die, the bot may not.

The child knows nothing of the bot's environment (the token stands there), reads one file from its input, writes what it
found to its output, and ends. Only this module of ours writes the pickle that is read back.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import IO

from ..upload_faults import UploadFault
from .recognise import read_upload
from .upload import MB, MOST_MB, Imported, Unusable

MEMORY_MB = 512
"""Address space of the child, Python's own some 50 MB included."""
SECONDS = 30
"""That a teacher waits at most; a Raspberry Pi takes some five times as long as a laptop."""
OUTPUT_MB = 32
_START = "import sys; sys.path[:] = sys.argv[1:]; from bot.units.imports.child import run_child; run_child()"


def read_upload_apart(name: str, data: bytes, answers: Mapping[str, str] = MappingProxyType({})) -> Imported:
    """Read a file in a child process, waiting for it; raise Unusable for no file of questions, and for one that kills it."""
    if len(data) > MOST_MB * MB:
        raise Unusable(UploadFault.UPLOAD_TOO_BIG, most=MOST_MB)
    with tempfile.TemporaryFile() as output:
        try:
            code, said = _run(pickle.dumps((name, data, dict(answers))), output)
        except subprocess.TimeoutExpired as error:
            raise Unusable(UploadFault.READING_TOO_LONG, seconds=SECONDS) from error
        except (OSError, ValueError) as error:
            raise Unusable(UploadFault.READING_FAILED, text=type(error).__name__) from error
        if code:
            raise _cause_of_death(code, said)
        output.seek(0)
        found = pickle.load(output)  # what our own child has written
    if isinstance(found, Unusable):
        raise found
    assert isinstance(found, Imported)
    return found


def _run(given: bytes, output: IO[bytes]) -> tuple[int, bytes]:
    """Run a child; give how it ended, and what it said of that. TimeoutExpired where it was too slow, and is no more."""
    command = [sys.executable, "-I", "-S", "-c", _START, *sys.path]
    env = None if sys.platform == "win32" else dict[str, str]()  # Windows starts no process without its own variables
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.PIPE, env=env) as child:
        _running.add(child)
        try:
            _, said = child.communicate(given, timeout=SECONDS)
        except BaseException:
            child.kill()
            raise
        finally:
            _running.discard(child)
    return child.returncode, said


_running: set[subprocess.Popen[bytes]] = set()


def stop_reading() -> None:
    """End the children that read just now, as a bot that stops would else wait for them."""
    for child in [*_running]:
        child.kill()


def _cause_of_death(code: int, stderr: bytes) -> Unusable:
    if code in _OUT_OF_TIME:
        return Unusable(UploadFault.READING_TOO_LONG, seconds=SECONDS)
    last = stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if code < 0 or last.startswith("MemoryError"):
        return Unusable(UploadFault.READING_TOO_BIG)
    return Unusable(UploadFault.READING_FAILED, text=last.partition(":")[0][:80])


_OUT_OF_TIME = {-24}
"""SIGXCPU, which is sent for the limit of processor time."""


def run_child() -> None:
    """Be the child: limit oneself, read the file that the input holds, write what it is."""
    _limit()
    name, data, answers = pickle.load(sys.stdin.buffer)  # what our own parent has written
    found: Imported | Unusable
    try:
        found = read_upload(name, data, answers)
    except Unusable as fault:
        found = fault
    except MemoryError:
        found = Unusable(UploadFault.READING_TOO_BIG)
    sys.stdout.buffer.write(pickle.dumps(found))
    sys.stdout.buffer.flush()


def _limit() -> None:
    """Bound memory, processor time and output, where the system can; Windows has the time alone, kept by the parent."""
    if sys.platform == "win32":
        return
    import resource

    for limit, most in (
        (resource.RLIMIT_AS, MEMORY_MB * MB),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, OUTPUT_MB * MB),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS knows some of them by name alone
            resource.setrlimit(limit, (most, most + 1))  # of processor time, one second to die of the signal that says so
