"""`python -m benchmarks answers --content DIR --cases FILE`: answers that others judged, each in its own unit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.answers import main

CONTENT = Path(__file__).parents[2] / "content"
ASKED = """
typed | Nikita Khrushchev | Khrushchev | right |
typed | Nikita Khrushchev | Stalin | near-miss |
typed | Nikita Khrushchev | Nikita | right |
typed | Nikita Khrushchev | Khrushchev | wrong |
typed | Lenin | Beria | right | arguable
typed | Lenin | Lenin | right | aimed
date | 1956-02 | 1956 | partly |
date | 1956-02 | 2/1956 | partly |
"""


def write_case(row: str) -> str:
    kind, key, answer, verdict, group = (cell.strip() for cell in row.split("|"))
    case = {"unit": "secret-speech", "kind": kind, "question": "Which?", "accepted": [key], "answer": answer, "verdict": verdict}
    besides = {"precision": "month"} if kind == "date" else {"set": "aimed"} if group == "aimed" else {"arguable": bool(group)}
    return json.dumps(case | besides)


def test_the_last_line_sums_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text("\n".join(map(write_case, ASKED.strip().splitlines())), "utf-8")
    assert main(["--content", str(CONTENT), "--cases", str(cases), "--show"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == (
        "typed 2/4 = 50.0 %, date 1/2 = 50.0 %, wrongly accepted 2, "
        "wrongly refused 1 (of them near misses 1), aimed 1/1 = 100.0 %"
    )
    assert "secret-speech           typed         2 of     4" in told
    assert sum("got" in line for line in told) == 4


def test_numbers_are_marked_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tmp_path / "cases.jsonl"
    rows = "1,500 | 1500 | right", "4 | four | right", "4 | 40 | wrong", "4 | 5 | right"
    cases.write_text("\n".join(write_case(f"number | {row} |") for row in rows), "utf-8")
    assert main(["--content", str(CONTENT), "--cases", str(cases)]) == 0
    assert "number 3/4 = 75.0 %, wrongly accepted 0, wrongly refused 1 " in capsys.readouterr().out.splitlines()[-1]
