"""At the terminal a file of questions becomes a folder, and a folder any form; what is open or lost is said."""

from __future__ import annotations

import asyncio
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.unit_files import export_taught, export_units, import_file
from bot.errors import SetupFault, StoreFault
from bot.store import FILE, Store
from bot.store.lookups.unanswered import Ending
from bot.units.check import check_content
from bot.units.exports.formats import FORMATS
from tests.conftest import ROOT

CARDS = "Tsar\tRuler of Russia\nDuma\tParliament\n"


def test_a_file_becomes_a_folder_that_check_finds_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "russia.txt").write_text(CARDS, "utf-8")
    with pytest.raises(SetupFault, match=r"--answer 'side=term'  Tsar"):
        import_file(tmp_path / "russia.txt", tmp_path / "russia", (), leave_out=False)
    assert not (tmp_path / "russia").exists()
    import_file(tmp_path / "russia.txt", tmp_path / "russia", ["side=term"], leave_out=False)
    report = check_content(tmp_path / "russia")
    assert [question.prompt for question in report.library.units[0].questions] == ["Tsar", "Duma"]
    assert not report.faults
    assert "quizlet: 2 questions" in capsys.readouterr().out
    with pytest.raises(SetupFault, match="there already"):
        import_file(tmp_path / "russia.txt", tmp_path / "russia", ["side=term"], leave_out=False)


def test_faults_keep_a_file_out_unless_they_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text(f"{CARDS}NEP\t\n", "utf-8")
    with pytest.raises(SetupFault, match="Nothing was written"):
        import_file(tmp_path / "x.txt", tmp_path / "x", ["side=term"], leave_out=False)
    assert "line 3" in capsys.readouterr().err
    import_file(tmp_path / "x.txt", tmp_path / "x", ["side=term"], leave_out=True)
    assert len(check_content(tmp_path / "x").library.units[0].questions) == 2


def test_what_is_no_file_of_questions_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 " + bytes(range(256)))
    with pytest.raises(SetupFault, match=r"x\.pdf: "):
        import_file(tmp_path / "x.pdf", tmp_path / "x", (), leave_out=False)


@pytest.mark.parametrize("form", FORMATS)
def test_the_shipped_unit_goes_out_in_every_form(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export_units(ROOT / "content" / "secret-speech", form, tmp_path / "out")
    (made,) = (tmp_path / "out").iterdir()
    assert made.stat().st_size > 10_000
    assert f"{made}" in capsys.readouterr().out


def test_markdown_is_printed_and_an_unknown_form_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    export_units(ROOT / "content" / "secret-speech", "markdown", None)
    assert capsys.readouterr().out.startswith("# Khrushchev")
    with pytest.raises(SetupFault, match="zip, "):
        export_units(ROOT / "content", "docx", None)


def test_what_cannot_be_read_or_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "russia.txt").write_text(CARDS, "utf-8")
    with pytest.raises(SetupFault, match=r"gone\.txt: No such file"):
        import_file(tmp_path / "gone.txt", tmp_path / "new", (), leave_out=False)
    with pytest.raises(SetupFault, match=r"russia\.txt: Not a directory"):
        import_file(tmp_path / "russia.txt", tmp_path / "russia.txt", (), leave_out=False)
    with pytest.raises(SetupFault, match=r"russia\.txt: File exists"):
        export_units(ROOT / "content" / "secret-speech", "aiken", tmp_path / "russia.txt")


def test_what_classes_taught_goes_to_the_author_without_whose_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def teach() -> None:
        store, now = await Store.open(tmp_path), datetime(2026, 2, 25, tzinfo=UTC)
        for guild, entry in ((4711, "secret-speech/speech-delivered"), (4712, "~1/theirs")):
            row = await store.unanswered.note(guild, "who dropped the bomb on stalin", "x", Ending.NOTHING, now)
            await store.taught.teach(guild, row, entry, now)
        await store.close()

    unit = ROOT / "content" / "secret-speech"
    with pytest.raises(StoreFault, match="DATA_DIR"):
        export_taught(unit, tmp_path / FILE, None)
    asyncio.run(teach())
    export_taught(unit, tmp_path / FILE, tmp_path / "out")
    (made,) = (tmp_path / "out").iterdir()
    assert made.name == "secret-speech.asked.toml"
    (entry,) = tomllib.loads(made.read_text("utf-8"))["facts"]
    assert entry == {"id": "speech-delivered", "asked": "who dropped the bomb on stalin\n"}
    said = capsys.readouterr()
    assert said.err.startswith("Taught phrases: 2. Those that lead to no entry of")
    assert said.err.endswith(": 1.\n")
    export_taught(unit, tmp_path / FILE, None)
    printed = capsys.readouterr().out
    assert "who dropped the bomb on stalin" in printed
    assert "471" not in printed + made.read_text("utf-8")
