"""What a teacher's own units cost: reading an upload, and what is kept at hand for many servers."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from benchmarks.unit_records import UnitText
from bot.library.catalogue import Library
from bot.library.unit import Unit, UnitHead, UnitKind
from bot.marking.kinds import prepare
from bot.store import Store
from bot.store.units.libraries import Libraries
from bot.store.units.server_units import Change
from bot.units.check import check_content
from bot.units.imports.child import read_upload_apart

KINDS = {"questions": "40 questions each", "facts": "40 questions and 40 facts each"}
QUESTIONS = 40
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def time_upload(count: int) -> tuple[float, float]:
    """Give the seconds in which a table of so many questions is read, in its child process, and those that the processor took."""
    rows = "".join(f"Question {at} of many?,Answer {at},Wrong {at},No {at},Never {at},Because of {at}\r\n" for at in range(count))
    table = f"question,answer,wrong,wrong,wrong,explanation\r\n{rows}".encode()
    begun, spent = time.perf_counter(), _processor_time()
    found = read_upload_apart("questions.csv", table)
    seconds = time.perf_counter() - begun, _processor_time() - spent
    if len(found.unit.questions) != count:
        raise AssertionError(f"{len(found.unit.questions)} of {count} questions were read: {found.faults[:3]} {found.asks}")
    return seconds


def _processor_time() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def make_unit(number: int, *, facts: bool) -> Unit:
    """Make the unit of one server, other words in each."""
    with tempfile.TemporaryDirectory() as folder:
        UnitText(number, QUESTIONS, 7).write(Path(folder))
        (unit,) = check_content(Path(folder)).library.units
    if facts:
        return unit
    light = tuple(replace(question, fact="", topics=()) for question in unit.questions if not hasattr(question, "events"))
    head = UnitHead(id=unit.head.id, title=unit.head.title, kind=UnitKind.QUESTIONS)
    return Unit(head=head, questions=light)


async def measure_servers(kind: str, servers: int) -> dict[str, float]:
    """Give the megabytes that the libraries, indexes and names of so many servers take, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(Path(folder))
        for guild in range(1, servers + 1):
            unit = make_unit(guild, facts=kind == "facts")
            await store.units.save(guild, unit, change=Change.UPLOAD, detail="", now=NOW)
        libraries = Libraries(Library([]), store.units, store.chosen)
        await libraries.index(await libraries.of(1, libraries.offered(1)))  # what is imported for it counts for none
        prepare(await libraries.of(1, libraries.offered(1)))
        parts: dict[str, float] = {"servers": servers}
        begun = _resident()
        for name in ("libraries, MB", "indexes, MB", "names for typed answers, MB"):
            before = _resident()
            for guild in range(1, servers + 1):
                library = await libraries.of(guild, libraries.offered(guild))
                if name.startswith("indexes"):
                    await libraries.index(library)
                elif name.startswith("names"):
                    prepare(library)
            parts[name] = _resident() - before
        parts["all, MB"] = _resident() - begun
        await store.close()
    return parts


def _resident() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 2**20
