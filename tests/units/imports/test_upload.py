"""What a stranger's file may do to us, and what is made of it."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable

import pytest

from bot.errors import because
from bot.library.questions import OneChoice, TrueFalse, Wrong
from bot.units.fault_words import WORDINGS
from bot.units.imports import child, recognise
from bot.units.imports.child import read_upload_apart
from bot.units.imports.decoding import decode
from bot.units.imports.ids import number_questions
from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import EntryState, Format, Imported, Spot, Unusable, Upload, UploadReading, clean, head_of
from bot.units.imports.zips import Packed
from bot.units.upload_faults import UploadFault


def why_not(read: Callable[[], object]) -> UploadFault:
    with pytest.raises(Unusable) as raised:
        read()
    reason = raised.value.why.reason
    assert isinstance(reason, UploadFault)
    assert reason in WORDINGS
    return reason


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def test_nothing_and_too_much_is_no_file_of_questions() -> None:
    assert why_not(lambda: read_upload("a.csv", b" \r\n")) is UploadFault.EMPTY_FILE
    assert why_not(lambda: read_upload("a.csv", b"a" * 4_000_001)) is UploadFault.UPLOAD_TOO_BIG
    assert why_not(lambda: read_upload_apart("a.csv", b"a" * 4_000_001)) is UploadFault.UPLOAD_TOO_BIG


def test_what_the_child_refuses_is_said_here() -> None:
    assert why_not(lambda: read_upload_apart("a.bin", bytes(range(256)))) is UploadFault.UNKNOWN_CONTENT


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("bytearray(10**9)", UploadFault.READING_TOO_BIG),
        ("__import__('os').abort()", UploadFault.READING_TOO_BIG),
        ("exec('while True: pass')", UploadFault.READING_TOO_LONG),
        ("__import__('time').sleep(60)", UploadFault.READING_TOO_LONG),
        ("sys.stdout.buffer.write(bytes(3 * 10**6))", UploadFault.READING_FAILED),
        ("print(1 / 0)", UploadFault.READING_FAILED),
    ],
)
def test_a_file_that_kills_its_reader_kills_nothing_else(does: str, said: UploadFault, monkeypatch: pytest.MonkeyPatch) -> None:
    start = "import sys; sys.path[:] = sys.argv[1:]; from bot.units.imports import child; child.OUTPUT_MB = 2; child.SECONDS = 1;"
    monkeypatch.setattr(child, "SECONDS", 4)
    monkeypatch.setattr(child, "_START", f"{start} child._limit(); {does}")
    assert why_not(lambda: read_upload_apart("a.csv", b"a")) is said


def test_the_child_knows_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    monkeypatch.setattr(
        child, "_START", "import os, sys; sys.exit('DISCORD_TOKEN is ' + os.environ.get('DISCORD_TOKEN', 'unknown'))"
    )
    with pytest.raises(Unusable) as raised:
        read_upload_apart("a.csv", b"a")
    assert raised.value.why.fields == {"text": "DISCORD_TOKEN is unknown"}


def test_what_is_nested_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def dig(upload: Upload) -> Imported:
        return dig(upload)

    monkeypatch.setattr(recognise, "READERS", (recognise.Reader(lambda upload: True, dig),))
    assert why_not(lambda: read_upload("a.csv", b"a")) is UploadFault.NESTED_TOO_DEEP


@pytest.mark.parametrize("name", ["../a.csv", "/a.csv", "C:/a.csv", "a/../../b", "a\\..\\b"])
def test_a_zip_leaves_no_folder(name: str) -> None:
    assert why_not(lambda: Packed(packed(**{name: b"x"}))) is UploadFault.ODD_MEMBER


def test_a_zip_is_looked_at_before_it_is_unpacked() -> None:
    assert Packed(packed(a=b"x")).read("a") == b"x"
    assert why_not(lambda: Packed(packed(a=bytes(65_000_000)))) is UploadFault.UNPACKS_TOO_BIG
    assert why_not(lambda: Packed(b"PK\x03\x04" + b"x" * 100)) is UploadFault.DAMAGED_ZIP
    lies = packed(a=bytes(1000)).replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert why_not(lambda: Packed(lies).read("a")) is UploadFault.DAMAGED_ZIP


@pytest.mark.parametrize(
    ("data", "encoding", "sure"),
    [
        ("Émile;ü".encode(), "UTF-8", True),
        ("Émile;ü".encode("utf-8-sig"), "UTF-8", True),
        ("Émile;ü".encode("utf-16"), "UTF-16", True),
        ("Émile;ü und weiter".encode("utf-16-le"), "UTF-16", True),
        ("Émile;ü und weiter".encode("utf-16-be"), "UTF-16", True),
        ("Émile;ü".encode("cp1252"), "windows-1252", False),
        ("Wielka wojna domowa; Piłsudski".encode("cp1250"), "windows-1250", False),
        ("Вопрос;Ответ".encode("cp1251"), "windows-1251", False),
    ],
)
def test_an_encoding_is_found_or_named(data: bytes, encoding: str, sure: bool) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert decoded[1:] == (encoding, sure)
    assert decoded.text.split(";")[0] in {"Émile", "Wielka wojna domowa", "Вопрос"}


def test_what_is_no_text_is_none() -> None:
    assert decode(bytes(range(256)) * 9) is None
    assert decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") is None


def test_what_nobody_sees_is_taken_out() -> None:
    assert clean(" a\u00a0 b\u202e\ufeff\x07\r\n c\u2028d ") == "a b\nc\nd"


def test_questions_keep_their_numbers_when_rows_move() -> None:
    first = TrueFalse(id="x", prompt="Stalin died in 1953.", answer=True)
    second = OneChoice(id="y", prompt="Who spoke?", answer="Khrushchev", wrong=(Wrong(text="Malenkov"),))
    numbered = number_questions([first, second, first])
    assert numbered[2].id == f"{numbered[0].id}-2"
    assert [each.id for each in number_questions([second, first])] == [numbered[1].id, numbered[0].id]


def test_all_entries_are_counted_and_a_unit_is_made() -> None:
    reading = UploadReading(Upload("C:\\My files\\Кто есть кто_1.csv", b"x"), Format.TABLE)
    reading.take(Spot(row=2), TrueFalse(id="x", prompt="Stalin died in 1953.", answer=True))
    reading.set_aside(Spot(row=3), "essay")
    reading.refuse(Spot("Sheet1", row=4, column="C"), ("key", because(UploadFault.READING_TOO_BIG)))
    found = reading.finish(head_of(reading.upload, topics=("Causes", "causes", "Ends")))
    assert [found.count(state) for state in EntryState] == [1, 0, 1, 1]
    assert (found.unit.head.id, found.unit.head.title) == ("kto-est-kto-1", "Кто есть кто 1")
    assert [topic.id for topic in found.unit.head.topics] == ["causes", "ends"]
    assert found.unit.questions[0].id.startswith("q-")
    assert str(found.faults[0]).startswith("Кто есть кто_1.csv, sheet 'Sheet1', row 4, column C: reading")


def test_what_only_some_files_want_is_not_loaded_until_then() -> None:
    heavy = "{'openpyxl', 'defusedxml', 'yaml'}"  # discord.py itself takes zstandard for its gateway
    look = f"import sys, bot.app, bot.units.imports.child; print(*{heavy} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
