"""What the rooms ask of files."""

from __future__ import annotations

import os
from pathlib import Path

from bot.disk import list_states


def test_any_change_of_a_file_is_seen_and_what_ends_otherwise_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    code, other = tmp_path / "room" / "code.py", tmp_path / "notes.txt"
    code.write_text("a = 1")
    other.write_text("b")
    before = list_states(tmp_path, ".py")
    other.write_text("bb")
    assert len(before) == 1
    assert list_states(tmp_path, ".py") == before
    os.utime(code, ns=(1, 1))
    assert list_states(tmp_path, ".py") != before
    (tmp_path / "more.py").touch()
    assert [state.split()[0] for state in list_states(tmp_path, ".py")] == sorted(map(str, (tmp_path / "more.py", code)))
