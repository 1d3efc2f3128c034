"""Look-up beside what a typical bot does: rapidfuzz's WRatio over every record.

Both see the same records and queries in the same run. `--quality` asks the development sets of tests/lookup over the real unit
instead (`--content FOLDER` names another, `--queries FILE` a set), `--steps` prints what each step of the look-up is worth there,
and `--unit` times them, in one pass, with what the index adds to the start. Figures that matter are ratios; on a busy machine
`--processor-time` counts the time that the processor spent on each query instead of the time that passed.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from benchmarks.search_quality import print_quality, print_steps, read_queries
from benchmarks.search_records import Case, Corpus
from bot.lookup.hits import SURE, Hit
from bot.lookup.index import EntryKind, Index
from bot.lookup.steps import Step
from bot.units.load import load_library

QUERIES = tuple(Path("tests/lookup") / f"queries{which}.toml" for which in ("", "_second", "_third", "_others", "_later"))
CONTENT = Path("content")
SIZES = (200, 10_000, 100_000)
BRUTE_SECONDS = 8.0
"""Time that brute force may take for one kind of query; it then answers fewer of them."""

Answers = list[list[str]]
Ask = Callable[[str], list[tuple[str, float]]]
Clock = Callable[[], float]


def main(arguments: list[str]) -> int:
    """Print speed, memory and recall at three sizes, or the quality on the queries of the unit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks search", description=__doc__)
    parser.add_argument("--quality", action="store_true", help="ask tests/lookup/queries*.toml over the unit")
    parser.add_argument("--queries", type=Path, action="append", help="ask those of this file instead, TOML or JSON Lines")
    parser.add_argument("--without-asked", action="store_true", help="leave out the phrases that entries are asked for by")
    parser.add_argument("--without", type=Step, choices=list(Step), action="append", default=[], help="leave out a step")
    parser.add_argument("--show", action="store_true", help="print each query that is not answered right and surely")
    parser.add_argument("--steps", action="store_true", help="print what each step is worth on each set")
    parser.add_argument("--unit", action="store_true", help="time those queries over the unit")
    parser.add_argument("--content", type=Path, default=CONTENT)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--each", type=int, default=300, metavar="N", help="made queries of each kind")
    parser.add_argument("--seed", type=int, default=1956)
    parser.add_argument("--processor-time", action="store_true")
    parser.add_argument("--memory", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.memory is not None:
        print(json.dumps(_memory(options.memory, options.seed)))
        return 0
    paths = options.queries or QUERIES
    if options.steps:
        print_steps(options.content, paths, without_asked=options.without_asked)
        return 0
    if options.quality:
        print_quality(options.content, paths, without_asked=options.without_asked, without=options.without, show=options.show)
        return 0
    clock = time.thread_time if options.processor_time else time.perf_counter
    if options.unit:
        return _print_unit(options.content, clock)
    for size in options.sizes:
        _print_size(size, options.each, options.seed, clock)
    return 0


@dataclass(slots=True)
class Run:
    """What one engine answered to a list of queries, and how long each took in milliseconds."""

    answers: Answers
    scores: list[float]
    times: list[float]

    def at(self, part: float) -> float:
        return sorted(self.times)[min(len(self.times) - 1, int(part * len(self.times)))]

    def recall(self, cases: Sequence[Case], first: int) -> float:
        pairs = zip(cases, self.answers, strict=False)
        return statistics.fmean(f"r{case.record}" in answer[:first] for case, answer in pairs)


def _run(ask: Ask, cases: Sequence[Case], clock: Clock, seconds: float = 1e9) -> Run:
    run, begun = Run([], [], []), time.perf_counter()
    for case in cases:
        start = clock()
        found = ask(case.text)
        run.times.append((clock() - start) * 1000)
        run.answers.append([key for key, _ in found])
        run.scores.append(found[0][1] if found else 0.0)
        if time.perf_counter() - begun > seconds:
            break
    return run


def _pairs(hits: list[Hit]) -> list[tuple[str, float]]:
    return [(hit.id, hit.score) for hit in hits]


def _print_size(size: int, queries: int, seed: int, clock: Clock) -> None:
    corpus = Corpus(size, seed)
    start, begun = time.perf_counter(), time.thread_time()
    index = Index(corpus.entries)
    built, worked = time.perf_counter() - start, time.thread_time() - begun
    print(f"\n{size:,} records of {statistics.fmean(map(len, corpus.texts)):.0f} letters, seed {seed}")
    memory = _in_child(size, seed)
    speed = f"built in {built:.2f} s ({worked:.2f} s of processor time)"
    print(f"  {speed}; {memory['kept']:.0f} MB kept, {memory['peak']:.0f} MB at the peak;", end=" ")
    print(f"its import adds {memory['import']:.0f} ms")
    kinds = _cases(corpus, queries)
    texts = [utils.default_process(text) for text in corpus.texts]

    def by_index(text: str) -> list[tuple[str, float]]:
        return _pairs(index.find(text))

    def by_start(text: str) -> list[tuple[str, float]]:
        return _pairs(index.complete(text, kinds=tuple(EntryKind)))

    def by_force(text: str) -> list[tuple[str, float]]:
        rows = process.extract(utils.default_process(text), texts, scorer=fuzz.WRatio, limit=5)
        return [(f"r{place}", score / 100) for _, score, place in rows]

    print(f"  {'':12}{'gobbet, ms':>18}{'WRatio, ms':>20}{'times faster':>18}{'recall@1 / @5':>24}{'WRatio':>16}")
    print(f"  {'':12}{'p50':>9}{'p99':>9}{'p50':>10}{'p99':>10}{'p50':>9}{'p99':>9}")
    ours = {}
    forced = {}
    for name, cases in kinds.items():
        ours[name] = _run(by_start if name == "prefix" else by_index, cases, clock)
        forced[name] = _run(by_force, cases, clock, BRUTE_SECONDS)
        _print_row(name, cases, ours[name], forced[name])
    _print_nonsense(ours, forced)
    sample = [case.text for cases in kinds.values() for case in cases[:60]]
    idle, busy = asyncio.run(_stall(index, [])), asyncio.run(_stall(index, sample))
    print(f"  longest stall of the event loop: {busy:.1f} ms under look-ups, {idle:.1f} ms idle")


def _cases(corpus: Corpus, count: int) -> dict[str, list[Case]]:
    made = {
        "typo": corpus.lightly,
        "heavy": corpus.heavily,
        "question": corpus.question,
        "prefix": corpus.prefix,
        "off-topic": corpus.nonsense,
    }
    return {name: [make() for _ in range(count)] for name, make in made.items()}


def _print_row(name: str, cases: list[Case], ours: Run, forced: Run) -> None:
    times = (ours.at(0.5), ours.at(0.99), forced.at(0.5), forced.at(0.99))
    row = f"  {name:12}{times[0]:9.2f}{times[1]:9.2f}{times[2]:10.1f}{times[3]:10.1f}"
    row += f"{times[2] / times[0]:8.0f}x{times[3] / times[1]:8.0f}x"
    if name != "off-topic":
        row += f"{ours.recall(cases, 1):16.3f} / {ours.recall(cases, 5):.3f}"
        row += f"{forced.recall(cases, 1):9.2f} / {forced.recall(cases, 5):.2f}"
    print(row)


def _print_nonsense(ours: dict[str, Run], forced: dict[str, Run]) -> None:
    """Print false finds on nonsense at the threshold that keeps 95 % of the true queries."""
    parts = []
    for runs in (ours, forced):
        true = sorted(runs["typo"].scores + runs["heavy"].scores)
        threshold = true[int(0.05 * len(true))]
        parts.append(statistics.fmean(score >= threshold for score in runs["off-topic"].scores))
    above = statistics.fmean(score >= SURE for score in ours["off-topic"].scores)
    kept = statistics.fmean(score >= SURE for score in ours["typo"].scores + ours["heavy"].scores)
    print(f"  false finds on nonsense where 95 % of the true are kept: {parts[0]:.1%} (WRatio {parts[1]:.1%});", end=" ")
    print(f"at SURE: {above:.1%}, where {kept:.1%} are kept")


async def _stall(index: Index, queries: list[str]) -> float:
    """Give the longest time in milliseconds that a heartbeat waited while queries were answered on its loop."""
    longest = 0.0
    done = asyncio.Event()

    async def beat() -> None:
        nonlocal longest
        while not done.is_set():
            start = time.perf_counter()
            await asyncio.sleep(0)
            longest = max(longest, time.perf_counter() - start)

    heart = asyncio.create_task(beat())
    gc.collect()
    gc.freeze()
    for query in queries:
        index.find(query)
        await asyncio.sleep(0)
    await asyncio.sleep(0 if queries else 0.2)
    done.set()
    await heart
    gc.unfreeze()
    return longest * 1000


def _in_child(size: int, seed: int) -> dict[str, float]:
    """Measure memory in a process of its own, so that nothing made before counts."""
    command = [sys.executable, "-m", "benchmarks.search", "--memory", str(size), "--seed", str(seed)]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


def _memory(size: int, seed: int) -> dict[str, float]:
    corpus = Corpus(size, seed)
    corpus.texts.clear()
    gc.collect()
    before = _resident()
    index = Index(corpus.entries)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    gc.collect()
    kept = _resident() - before
    assert index.entries
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import bot.library.model"], check=True)
    bare = time.perf_counter() - start
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import bot.library.model, bot.lookup.index"], check=True)
    return {"kept": kept, "peak": max(0.0, peak), "import": (time.perf_counter() - start - bare) * 1000}


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 2**20


def _print_unit(content: Path, clock: Clock) -> int:
    """Print what the index of the unit adds to the start, and how long each query takes the first time that it is asked."""
    library = load_library(content)
    gc.collect()
    before, start = _resident(), clock()
    index = Index.of(library)
    built = (clock() - start) * 1000
    print(f"{len(index.entries)} entries built in {built:.0f} ms; {_resident() - before:.1f} MB added")
    times: dict[str, list[float]] = defaultdict(list)
    for path in QUERIES:
        for row in read_queries(path):
            text = row.query
            start = clock()
            index.find(text)
            times[row.kind].append((clock() - start) * 1000)
            start = clock()
            index.complete(text[: max(1, len(text) // 2)], kinds=tuple(EntryKind))
            times["autocomplete"].append((clock() - start) * 1000)
    times["all look-ups"] = [taken for kind, some in times.items() if kind != "autocomplete" for taken in some]
    print(f"  {'ms':18}{'queries':>8}{'p50':>10}{'p99':>10}{'longest':>10}")
    for kind, some in times.items():
        run = Run([], [], some)
        print(f"  {kind:18}{len(some):8}{run.at(0.5):10.3f}{run.at(0.99):10.3f}{max(some):10.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
