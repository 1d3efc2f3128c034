"""What authors of text files type: check, check --watch, new-unit, schema."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import jsonschema  # type: ignore[import-untyped,unused-ignore]
import pytest
import tomli
from typer.testing import CliRunner, Result

from bot.cli.commands import app
from bot.errors import SetupFault
from tests.conftest import ROOT

SMALL = ROOT / "tests" / "units" / "small_unit"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments])


def test_a_sound_folder_is_counted_and_a_faulty_one_ends_with_1(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "small")
    sound = run("check", tmp_path)
    assert (sound.exit_code, "questions: 9" in sound.stdout, sound.stdout.splitlines()[-1]) == (0, True, "0 faults")
    (tmp_path / "small" / "terms.toml").write_text('[[terms]]\nid = "x"\nname = "X"\nentry = "Y.\nfacts = ["spech"]\n', "utf-8")
    (tmp_path / "small" / "notes.toml").touch()
    faulty = run("check", tmp_path)
    assert faulty.exit_code == 1
    assert faulty.stderr.splitlines() == [
        'small/terms.toml, line 4 · x · entry: a quotation mark is opened and never closed: ‹entry = "Y.›. '
        'Put " at the end of the text, before any comma or bracket',
        "small/terms.toml, line 5 · x · facts: there is no fact 'spech'. Did you mean 'speech'? Else add it to facts.toml",
    ]
    assert faulty.stdout.splitlines()[-2:] == [
        "remark · small/notes.toml: the file is left aside, as no file of a unit has this name. "
        "If it belongs to the unit, the guide for authors has the names of its files",
        "2 faults, 1 remark",
    ]


def test_a_file_in_place_of_a_folder_is_named() -> None:
    with pytest.raises(SetupFault, match=r"facts.toml' is a file. Name the folder of the unit that it belongs to"):
        CliRunner().invoke(app, ["check", str(SMALL / "facts.toml")], catch_exceptions=False)


@pytest.mark.parametrize(
    ("name", "folder", "title"), [("The Wall", "the-wall", "The Wall"), ("cold-war", "cold-war", "Cold war")]
)
def test_a_new_unit_passes_its_check(tmp_path: Path, name: str, folder: str, title: str) -> None:
    assert f"check --watch {tmp_path / folder}" in run("new-unit", name, "--in", tmp_path).stdout.replace("\n", "")
    checked = run("check", tmp_path)
    assert (checked.exit_code, checked.stdout.splitlines()[0], checked.stdout.splitlines()[-1]) == (0, title, "0 faults")
    for path in (tmp_path / folder).glob("*.toml"):
        assert path.read_text("utf-8").startswith("# ")


@pytest.mark.parametrize(("name", "says"), [("!!!", "cannot be the name of a unit"), ("small", "is there already")])
def test_a_new_unit_takes_no_place_of_another(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "small").mkdir()
    with pytest.raises(SetupFault, match=says):
        CliRunner().invoke(app, ["new-unit", name, "--in", str(tmp_path)], catch_exceptions=False)
    assert [*(tmp_path / "small").iterdir()] == []


def test_the_schemas_hold_for_the_shipped_unit_and_find_a_fault(tmp_path: Path) -> None:
    assert run("schema", tmp_path).exit_code == 0
    names = {path.name.partition(".")[0] for path in tmp_path.iterdir()}
    assert names == {path.stem for path in (ROOT / "content" / "secret-speech").glob("*.toml")}
    for name in names:
        schema = json.loads((tmp_path / f"{name}.schema.json").read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for unit in (ROOT / "content" / "secret-speech", SMALL):
            path = unit / f"{name}.toml"
            assert not path.exists() or [*validator.iter_errors(tomli.loads(path.read_text("utf-8")))] == []
        assert not validator.is_valid({"facts": [{"id": "The Speech"}], "nonsense": 1})


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_watching_checks_again_when_a_file_changes(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "small")
    command = [sys.executable, "-m", "bot", "check", "--watch", str(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as watching:
        assert watching.stdout is not None
        assert watching.stderr is not None
        assert "0 faults" in read_until_waiting(watching.stdout)
        path = tmp_path / "small" / "facts.toml"
        path.write_text(path.read_text("utf-8").replace('["talk"]', '["tolk"]', 1), "utf-8")
        assert "1 fault\n" in read_until_waiting(watching.stdout)
        assert "line 9 · speech · topics: there is no topic 'tolk'" in watching.stderr.readline()
        (tmp_path / "small" / "unit.toml").unlink()
        read_until_waiting(watching.stdout)
        assert "holds no unit" in watching.stderr.readline()
        watching.send_signal(signal.SIGINT)
        assert watching.wait(10) == 0


def read_until_waiting(stream: IO[str]) -> str:
    """Read until a check is over."""
    lines = []
    while "waiting for a change" not in (line := stream.readline()):
        assert line, "it ended"
        lines.append(line)
    return "".join(lines)
