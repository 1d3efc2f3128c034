"""Units of 500, 5,000 and 50,000 facts with as many questions: start, memory, reload, and how long each command holds others up.

The bot runs as a process on the stand-in for Discord; the longest stall of its event loop is read while each command is used,
from within, less what the machine took. Then an upload of 1,000 questions, and 200 servers with units of their own.
Arguments: --sizes N ..., --rounds N, --short (one small unit, nothing judged).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.own_units import KINDS, measure_servers, time_upload
from benchmarks.unit_records import write_content
from bot.front.questions.words import ANSWER_BUTTON
from tests.process.class_quiz import steer
from tests.process.faults.figures import Figures
from tests.standin.process import ROOT, BotProcess
from tests.standin.scenario import Answer, StandIn

SIZES = (500, 5_000, 50_000)
STALL_MS = {500: 20.0, 5_000: 20.0, 50_000: 50.0}
"""The longest stall that a command may bring about; what is shorter than 20 ms is not noted."""
RELOAD_MS = 100.0
"""The same for a reload: while its thread works, what watches the loop waits for its own turns besides, some 5 ms each."""
UPLOAD_SECONDS = 2.0
SERVERS, SERVERS_MB = 200, 200.0
"""Servers with units of their own, and the memory that all of them may take."""
ASKED = ("secret government", "when did the war end", "first congress of the people")
Use = Callable[[StandIn, int], Awaitable[Answer | None]]


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks units", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3, help="how often each command is used")
    parser.add_argument("--seed", type=int, default=1956)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--servers", choices=KINDS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.servers:
        print(json.dumps(asyncio.run(measure_servers(options.servers, 3 if options.short else SERVERS))))
        return 0
    sizes, rounds = ((60,), 1) if options.short else (options.sizes, options.rounds)
    missed = 0
    for size in sizes:
        missed += _print_size(asyncio.run(_measure(size, rounds, options.seed)))
    missed += _print_own(short=options.short)
    return int(missed > 0 and not options.short)


@dataclass(slots=True)
class Measured:
    """What was measured of one bot; stalls by what was done, in milliseconds with where the loop stood."""

    size: int
    start: float = 0.0
    worked: float = 0.0
    """Seconds of the processor until all is made ready."""
    memory: float = 0.0
    reload: float = 0.0
    reworked: float = 0.0
    after: float = 0.0
    stalls: dict[str, Figures] = field(default_factory=dict)
    took: dict[str, float] = field(default_factory=dict)


# ---- what is done


def _slash(command: str, **options: object) -> Use:
    async def use(stand: StandIn, number: int) -> Answer:
        return await stand.slash(stand.students[number], "general", command, **options)

    return use


async def _ask(stand: StandIn, number: int) -> Answer:
    return await stand.slash(stand.students[number], "general", "ask", question=ASKED[number % len(ASKED)])


async def _complete_fact(stand: StandIn, number: int) -> None:
    await stand.autocomplete(stand.students[number], "general", "fact", "topic", typed="gov"[: 1 + number % 3])


async def _complete_topic(stand: StandIn, number: int) -> None:
    await stand.autocomplete(stand.students[number], "general", "timeline", "topic", typed="top"[: number % 4])


async def _complete_date(stand: StandIn, number: int) -> None:
    await stand.autocomplete(stand.students[number], "general", "timeline", "from", typed="18561"[: 1 + number % 4])


async def _related(stand: StandIn, number: int) -> Answer:
    student = stand.students[number]
    return await stand.click(await stand.slash(student, "general", "fact"), "Related", student)


async def _list_all(stand: StandIn, number: int) -> Answer:
    student = stand.students[number]
    shown = await stand.slash(student, "general", "timeline")
    more = [label for label in shown.buttons if label.startswith("List all")]
    return await stand.click(shown, more[0], student) if more else shown


async def _typed(stand: StandIn, number: int) -> Answer | None:
    """Type an answer to a date or a name in a round of one's own."""
    student = stand.students[number]
    for _ in range(6):
        card = await stand.slash(student, "general", "quiz", questions=20, difficulty=1 + number % 3)
        if ANSWER_BUTTON in card.buttons:
            form = await stand.click(card, ANSWER_BUTTON, student)
            assert form.modal is not None
            return await stand.submit(form, {_first_input(form): "about 1856, or Gorovan"})
    return None


def _first_input(form: Answer) -> str:
    found = [part for part in _parts(form.modal) if part.get("type") == 4]
    return str(found[0]["custom_id"])


def _parts(part: object) -> list[dict[str, object]]:
    if isinstance(part, list):
        return [each for item in part for each in _parts(item)]
    if not isinstance(part, dict):
        return []
    return [part, *(each for value in part.values() for each in _parts(value))]


async def _class_quiz(stand: StandIn, number: int) -> Answer:
    shown = await stand.slash(stand.teacher, "quiz", "class quiz", questions="30")
    await steer(stand, shown, "Cancel")
    return shown


async def _create_set(stand: StandIn, number: int) -> Answer:
    return await stand.slash(stand.teacher, "quiz", "class set create", name=f"Set {time.monotonic_ns()} of mine", questions=30)


USES: dict[str, Use] = {
    "/fact": _slash("fact"),
    "/fact topic": _slash("fact", topic="war of the people"),
    "/ask": _ask,
    "completing a fact": _complete_fact,
    "completing a topic": _complete_topic,
    "completing a date": _complete_date,
    "/timeline": _slash("timeline"),
    "a range without events": _slash("timeline", from_="2100", to="2101"),
    "all events as text": _list_all,
    "related facts": _related,
    "/quiz": _slash("quiz", questions=20),
    "a typed answer": _typed,
    "/class quiz": _class_quiz,
    "/class set create": _create_set,
    "/scores": _slash("scores"),
}


# ---- measuring


async def _measure(size: int, rounds: int, seed: int) -> Measured:
    made = Measured(size)
    with tempfile.TemporaryDirectory() as folder:
        content, stalls = Path(folder) / "content", Path(folder) / "stalls"
        write_content(content, size, seed)
        settings = {"CONTENT_DIR": str(content), "DATA_DIR": str(Path(folder) / "data"), "LOG_LEVEL": "INFO"}
        async with StandIn(students=max(8, rounds)) as stand:
            watched = settings | {"STANDIN_STALLS": str(stalls)}
            bot = await stand.launch([sys.executable, "-m", "bot", "run"], settings=watched, folder=ROOT, within=600)
            made.start = max(bot.ready_after, bot.synced_after)
            await _until_idle(bot)
            made.worked = bot.cpu
            made.memory = bot.rss / 1e6
            for name, use in USES.items():
                since = time.monotonic()
                for number in range(rounds):
                    answer = await use(stand, number)
                    if answer is not None and answer.failure:
                        raise AssertionError(f"{name}: {answer.failure}\n{stand.tail()}")
                made.took[name] = (time.monotonic() - since) / rounds
                made.stalls[name] = await _read(stalls, since)
            since, worked = time.monotonic(), bot.cpu
            bot.hang_up()
            await stand.until(lambda: "Content read again" in bot.said, 600)
            made.reload, made.reworked = time.monotonic() - since, bot.cpu - worked
            await _until_idle(bot)
            made.stalls["reload"] = await _read(stalls, since)
            made.after = bot.rss / 1e6
    return made


async def _until_idle(bot: BotProcess) -> None:
    """Wait until the process does nothing more."""
    used = -1.0
    while bot.cpu - used >= 0.1:
        used = bot.cpu
        await asyncio.sleep(1.0)


async def _read(file: Path, since: float) -> Figures:
    await asyncio.sleep(0.1)  # a stall is noted when it is over
    figures = Figures()
    figures.read_stalls(file, since)
    return figures


# ---- telling


def _print_size(made: Measured) -> int:
    print(f"\n{made.size:,} facts and as many questions")
    print(f"  start {made.start:.1f} s; {made.worked:.1f} s of the processor until all is made ready; {made.memory:.0f} MB then")
    print(f"  reload {made.reload:.1f} s, {made.reworked:.1f} s of the processor; {made.after:.0f} MB after it")
    aim, missed = STALL_MS.get(made.size, 50.0), 0
    print(f"  {'':26}{'longest stall, ms':>18}{'aim':>10}{'answered in, ms':>18}")
    for name, figures in made.stalls.items():
        limit = RELOAD_MS if name == "reload" else aim
        reached = figures.stall_ms <= limit
        missed += not reached
        stall = f"{figures.stall_ms:.0f}" if figures.stall_ms else "under 20"
        took = f"{1000 * made.took[name]:18.0f}" if name in made.took else ""
        print(f"  {name:26}{stall:>18}{f'<= {limit:.0f}':>10}{took}{'' if reached else '   missed: ' + figures.stalled[:200]}")
    return missed


def _print_own(*, short: bool) -> int:
    """Print what an upload takes, and what servers with units of their own take together."""
    count = 40 if short else 1000
    seconds, worked = time_upload(count)
    missed = int(worked > UPLOAD_SECONDS)
    print(f"\nan upload of {count:,} questions: {worked:.2f} s of the processor, aim <= {UPLOAD_SECONDS:.0f} s", end="")
    print(f"{'   missed' if missed else ''}; {seconds:.2f} s in all")
    for kind in KINDS:
        command = [sys.executable, "-m", "benchmarks", "units", "--servers", kind, *(["--short"] if short else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        parts: dict[str, float] = json.loads(done.stdout)
        servers, total = int(parts.pop("servers")), parts.pop("all, MB")
        said = ", ".join(f"{name} {value:.1f}" for name, value in parts.items())
        reached = total <= SERVERS_MB
        missed += not reached
        verdict = "" if reached else "   missed"
        print(f"{servers} servers with own units ({KINDS[kind]}): {total:.0f} MB, aim <= {SERVERS_MB:.0f}{verdict} ({said})")
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
