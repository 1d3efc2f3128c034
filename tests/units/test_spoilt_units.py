"""However a unit is spoilt, checking it ends with faults that say where they are, and never with an error of ours."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.units.check import check_content
from bot.units.faults import ContentFault, Fault

from .test_mistakes import SMALL

FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.*"))
BITS = st.sampled_from(
    ["", '"', "'", '"""', "[", "]", "{", "}", "=", ":", ",", "\n", "#", "\\", "[[facts]]\n", "\u201c", "\u00a0", "0", "a = "]
)


def faults_of(file: str, text: str) -> list[Fault]:
    with tempfile.TemporaryDirectory() as folder:
        unit = Path(shutil.copytree(SMALL, Path(folder) / "small"))
        (unit / file).write_text(text, "utf-8")
        try:
            report = check_content(unit, remarks=True)
        except ContentFault as fault:
            return [*fault.faults]
        assert all(map(str, report.remarks))
        return report.faults


@given(st.sampled_from(FILES), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), BITS), min_size=1, max_size=4))
def test_a_spoilt_file_gives_faults(file: str, edits: list[tuple[float, int, str]]) -> None:
    text = (SMALL / file).read_text("utf-8")
    for where, length, bit in edits:
        at = int(where * len(text))
        text = text[:at] + bit + text[at + length :]
    for fault in faults_of(file, text):
        assert str(fault).startswith("small")
        assert fault.line <= text.count("\n") + 1 or not fault.file.endswith(file)


@given(st.sampled_from(FILES), st.text(max_size=200))
def test_any_text_gives_faults(file: str, text: str) -> None:
    assert all(map(str, faults_of(file, text.encode("utf-8", "replace").decode())))


HOSTILE = {
    "lines of nothing": "x\n" * 300_000,
    "texts without end": 'a = """\n' * 100_000,
    "headings": "[[facts]]\n" * 100_000,
    "quotes": '"' * 3_000_000,
    "brackets": "[" * 3_000_000,
    "lists in lists": "a=[" * 500_000,
    "blanks": " " * 3_000_000 + "x",
    "a long id": '[[facts]]\nid = "' + "-a" * 1_000_000 + '"',
    "braces": "{" * 2_000_000,
    "backslashes": "\\" * 2_000_000,
    "parts without commas": "testimony = [\n" + '{ source = "a" }\n' * 100_000,
    "references": '[[facts]]\nid = "a"\npeople = [' + '"b", "c-d", ' * 100_000 + "]",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_checked_in_bounded_time(text: str) -> None:
    began = monotonic()
    assert faults_of("facts.toml", text)
    assert monotonic() - began < 60
