"""How soon the second window of `python -m bot preview` shows what the first did: a second at most.

Two windows of headless Chromium, a teacher's laptop and Ana's phone. The teacher asks for a fact and presses **Another** again
and again, then **Start a quiz**, and Ana presses **Join**: from the press to the moment at which the cards of the other window,
and of the one that pressed, say something else. Arguments: --presses N.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from tests.preview.page import CHROMIUM, DRIVER, ROOT, Page, serve_preview

LATEST = 1.0
"""Seconds."""


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where the second window is later than it may be."""
    presses = int(arguments[arguments.index("--presses") + 1]) if "--presses" in arguments else 30
    if not (CHROMIUM and DRIVER):
        print("This needs chromium and chromedriver.")
        return 2
    with tempfile.TemporaryDirectory() as data, serve_preview(ROOT / "content", Path(data)) as address:
        teacher, student = Page(address, 1280, 800), Page(address, 390, 844)
        try:
            own, other = _play(teacher, student, presses)
        finally:
            teacher.close()
            student.close()
    print(f"{len(other)} presses, seconds from the press: median, worst")
    for name, seconds in (("the window that pressed", own), ("the other window", other)):
        print(f"  {name:24}{statistics.median(seconds):6.2f}{max(seconds):6.2f}")
    return int(max(other) > LATEST)


def _play(teacher: Page, student: Page, presses: int) -> tuple[list[float], list[float]]:
    """Press; give the seconds until the window that pressed, and the other, show it."""
    student.view_as("Ana")
    teacher.command("fact")
    student.until("the fact", lambda: student.buttons(r"(\S+\s*)?Another"))
    steps = [(teacher, student, "Another")] * presses + [(teacher, student, "Start a quiz"), (student, teacher, "Join")]
    timed = [_time(*step) for step in steps]
    return [own for own, _ in timed], [other for _, other in timed]


def _time(pressing: Page, other: Page, label: str) -> tuple[float, float]:
    for window in (pressing, other):
        window.watch()
    pressed = pressing.press(rf"(\S+\s*)?{label}")
    return (pressing.changed() - pressed) / 1000, (other.changed() - pressed) / 1000
