"""What is no content is named as a fault, and holds neither a start nor a class up."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from bot.app import read_content
from bot.units.check import check_content
from bot.units.faults import ContentFault
from bot.units.files import FILES, UNITS
from bot.units.load import load_library
from bot.units.parse import Parse, parse_apart, parse_here
from bot.units.read import MOST

from .test_check import unit as unit  # the sound unit that these tests spoil

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes, sockets and devices among its files")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may have a hundred letters
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)


def _folder(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _terminal(path: Path) -> None:
    path.symlink_to("/dev/tty")


@needs_posix
@pytest.mark.parametrize("name", ["terms.toml", "unit.toml", "register.toml", "summaries/other.md"])
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_pipe, "this is a pipe and no file"),
        (_socket, "this is a socket and no file"),
        (_folder, "this is a folder and no file"),
        (_loop, "cannot be read (Too many levels of symbolic links)"),
        (_device, "this is a device and no file"),
        (_terminal, "this is a device and no file"),
    ],
)
def test_only_regular_files_are_read(unit: Path, name: str, make: Callable[[Path], None], says: str) -> None:
    path = unit / name
    path.unlink(missing_ok=True)
    make(path)
    began = time.monotonic()
    told = [str(fault) for fault in check_content(unit).faults]
    assert any(line.startswith(f"small/{name}: ") and says in line for line in told), told
    with pytest.raises(ContentFault, match=r"no file|symbolic links"):
        load_library(unit.parent)
    assert time.monotonic() - began < 5


DEEP = "[[terms]]\nid = " + "[" * 5_000
TEXTS = {
    "half a line": (b"[[terms]]\nid = 'a", "never closed"),
    "deep lists": (DEEP.encode(), "hundreds deep"),
    "deep tables": (b"a = " + b"{a=" * 5_000, "hundreds deep"),
    "deep names": (b"[" + b".".join([b"a"] * 5_000) + b"]", "hundreds deep"),
    "huge number": (b"[[terms]]\nid = " + b"9" * 5_000, "thousands of digits"),
    "huge id": (b"[[terms]]\nid = 0x" + b"f" * 50_000, "terms.toml, line 2 · entry 1 · id"),
    "huge text": (b'[[terms]]\nid = "t"\nname = "n"\nfacts = []\nentry = "' + b"x" * 3_000_000 + b'"', "Shorten it by 2,999,000"),
    "huge key": (b"x" * 3_000_000 + b" = 1", "no heading or field"),
    "no UTF-8": (b"# \xff\xfe", "byte 2 (FF, in line 1)"),
    "zero bytes": (b"\0" * 100, "zero bytes"),
    "too big": (b"#" * 5_000_000, "more than 4 MB"),
}


@pytest.mark.parametrize("parse", [parse_here, parse_apart])
@pytest.mark.parametrize(("content", "says"), TEXTS.values(), ids=TEXTS)
def test_a_text_that_is_no_content_is_a_fault_of_its_file(unit: Path, content: bytes, says: str, parse: Parse) -> None:
    (unit / "terms.toml").write_bytes(content)
    faults = check_content(unit, parse).faults
    assert faults
    assert any(says in str(fault) for fault in faults)
    assert all(len(str(fault)) < 2_000 for fault in faults)


def test_a_head_of_a_summary_that_nests_deep_is_a_fault(unit: Path) -> None:
    (unit / "summaries" / "short.md").write_text(f"+++\ntitle = {'[' * 5_000}\n+++\n# Line\nA.\n", "utf-8")
    told = "\n".join(map(str, check_content(unit).faults))
    assert "summaries/short.md, line 2 · title: brackets or names are nested hundreds deep" in told


def test_files_without_number_and_units_without_number_are_refused(unit: Path, tmp_path: Path) -> None:
    for number in range(FILES + 1):
        (unit / "summaries" / f"{number}.md").touch()
    assert f"small/summaries: there are more than {FILES} files" in [
        str(f).partition(". ")[0] for f in check_content(unit).faults
    ]
    for number in range(UNITS + 1):
        (tmp_path / f"u{number}").mkdir()
        (tmp_path / f"u{number}" / "unit.toml").touch()
    with pytest.raises(ContentFault, match=f"more than {UNITS} units"):
        check_content(tmp_path)


def test_a_unit_is_bounded_as_a_whole(unit: Path) -> None:
    for number in range(10):
        (unit / "summaries" / f"{number}.md").write_text("#" * 3_900_000, "utf-8")
    assert "together more than 32 MB" in str(check_content(unit).faults[-1])


def test_faults_without_number_are_counted(unit: Path) -> None:
    (unit / "terms.toml").write_text("[[terms]]\n" * 3_000, "utf-8")
    faults = check_content(unit).faults
    assert len(faults) == MOST + 1
    assert str(faults[-1]).startswith(f"small: {3_000 - MOST} more faults are not listed")


@needs_posix
def test_a_file_that_grows_while_it_is_read_is_read_no_further(unit: Path) -> None:
    if not Path("/proc/self/mountinfo").exists():
        pytest.skip("no file here says that it is empty and is not")
    (unit / "terms.toml").unlink()
    (unit / "terms.toml").symlink_to("/proc/self/mountinfo")
    assert "terms.toml, line 1: this is no field" in str(check_content(unit).faults[0])


def test_what_is_parsed_apart_is_the_same(library: object) -> None:
    content = Path(__file__).parents[2] / "content"
    assert load_library(content, parse_apart).units == load_library(content).units


async def test_a_class_does_not_wait_while_a_big_unit_is_read() -> None:
    beats = [time.perf_counter()]
    reading = asyncio.create_task(asyncio.to_thread(read_content, Path(__file__).parents[2] / "content", parse_apart))
    while not reading.done():
        await asyncio.sleep(0.002)
        beats.append(time.perf_counter())
    await reading
    assert (
        max(later - earlier for earlier, later in pairwise(beats)) < 1.0
    )  # the benchmark measures it; a busy machine is no failure
