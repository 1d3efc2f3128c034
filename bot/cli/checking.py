"""`check`: what is said of a content folder, once, or again whenever one of its files changes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from ..units.authoring.figures import count_unit
from ..units.check import Report, check_content
from ..units.faults import ContentFault

LONG = 1.0
"""Seconds from which a bar is drawn."""
_PAUSE = 0.5
_MOST = 20_000


def check_folder(folder: Path) -> bool:
    """Check a folder and print what was found; say whether it has no fault."""
    with _bar() as step:
        report = check_content(folder, remarks=True, step=step)
    _print_report(report)
    return not report.faults


def watch_folder(folder: Path) -> None:
    """Check a folder, and again whenever something in it changes, until Ctrl-C."""
    try:
        seen: dict[Path, tuple[int, int]] | None = None
        while True:
            now = _look(folder)
            if now != seen:
                seen = now
                _check_and_go_on(folder)
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        print()


def _check_and_go_on(folder: Path) -> None:
    try:
        check_folder(folder)
    except ContentFault as fault:
        print(fault, file=sys.stderr)
    print(f"{time.strftime('%H:%M:%S')} · waiting for a change; Ctrl-C ends it", flush=True)


def _look(folder: Path) -> dict[Path, tuple[int, int]]:
    """Give what tells whether a file has changed; one that goes away meanwhile has."""
    found = {}
    for path in islice(folder.rglob("*"), _MOST) if folder.is_dir() else [folder]:
        try:
            state = path.stat()
        except OSError:
            continue
        found[path] = (state.st_mtime_ns, state.st_size)
    return found


def _print_report(report: Report) -> None:
    for unit in report.library.units:
        print(f"{unit.head.title}")
        for name, figure in count_unit(unit).items():
            print(f"  {name}: {figure}")
    for remark in report.remarks:
        print(f"remark · {remark}")
    sys.stdout.flush()
    for fault in report.faults:
        print(fault, file=sys.stderr)
    print(_count(len(report.faults), "fault") + (f", {_count(len(report.remarks), 'remark')}" if report.remarks else ""))


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """Draw a bar on a terminal, once it takes long."""
    from rich.console import Console
    from rich.progress import Progress

    began = time.monotonic()
    progress = Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    task = progress.add_task("Checking", total=None)

    def step(done: int, units: int) -> None:
        progress.update(task, completed=done, total=units)
        if time.monotonic() - began > LONG:
            progress.start()

    try:
        yield step
    finally:
        progress.stop()
