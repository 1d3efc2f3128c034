"""Packed units: read as a content folder is, with everything that check knows, and nothing that leaves the folder."""

from __future__ import annotations

import io
import zipfile
from time import process_time
from typing import Any

import pytest

from bot.library.unit import UnitKind
from bot.units.exports.text_unit import write_files
from bot.units.faults import FaultKind
from bot.units.faulty.deck_faults import DeckFault
from bot.units.imports.upload import EntryState, Format, Unusable
from bot.units.upload_faults import UploadFault

from .... import sample
from . import bring

HEAD = 'id = "mine"\ntitle = "Mine"\nkind = "questions"\n'
QUESTION = '[[questions]]\nid = "{0}"\nkind = "typed"\nprompt = "Who is {0}?"\nanswers = ["{0}"]\n'
QUESTIONS = QUESTION.format("lenin") + QUESTION.format("stalin")


def packed(**members: Any) -> bytes:  # Any: texts and bytes in one dict have no type that mypy finds
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("folder", ["", "mine/", "content/mine/"])
def test_the_folder_may_be_packed_or_its_files_alone(folder: str) -> None:
    found = bring("mine.zip", packed(**{f"{folder}unit.toml": HEAD, f"{folder}questions.toml": QUESTIONS}))
    assert found.format is Format.TEXT_UNIT
    assert (found.unit.head.id, found.unit.head.kind) == ("mine", UnitKind.QUESTIONS)
    assert [question.id for question in found.unit.questions] == ["lenin", "stalin"]
    assert not found.faults


def test_what_macs_and_people_pack_besides_is_left_aside() -> None:
    members = {
        "mine/unit.toml": HEAD, "mine/questions.toml": QUESTIONS, "__MACOSX/mine/._unit.toml": b"\0\5\x16\7",
        "mine/._questions.toml": b"\0", "mine/.DS_Store": b"\0", "mine/Fact.toml": "", "mine/old.zip": packed(a="b"),
        "mine/summaries/speech.txt": "A text.", "README.md": "Read me.",
    }  # fmt: skip
    found = bring("mine.zip", packed(**members))
    assert len(found.unit.questions) == 2
    assert not found.faults
    files = ["mine/Fact.toml", "mine/old.zip", "mine/summaries/speech.txt"]
    assert [remark.file for remark in found.remarks if remark.file != "mine/questions.toml"] == files


def test_faults_are_those_of_check_with_file_line_and_entry() -> None:
    questions = QUESTIONS + QUESTION.format("x").replace('answers = ["x"]', "answer = 1") + QUESTION.format("lenin")
    found = bring("mine.zip", packed(**{"mine/unit.toml": HEAD, "mine/questions.toml": questions}))
    assert (found.faults[0].file, found.faults[0].entry) == ("mine/questions.toml", "x")
    assert all(fault.line for fault in found.faults)
    assert [question.id for question in found.unit.questions] == ["stalin"]
    assert [found.count(state) for state in EntryState] == [1, 0, 0, 3]


def test_what_names_a_faulty_entry_is_left_out_with_it() -> None:
    files = write_files(sample.make_library().units[0])
    files["facts.toml"] = files["facts.toml"].replace('date = "1953-03-05"', 'date = "31 March 53"')
    found = bring("sample.zip", packed(**files))
    assert [fault.entry for fault in found.faults] == ["stalin-dies"]
    assert "stalin-dies" not in {fact.id for fact in found.unit.facts}
    left = {remark.entry for remark in found.remarks if "has faults" in str(remark)}
    assert {"joseph-stalin", "true", "order", "tied"} <= left
    assert not {"true", "order"} & {question.id for question in found.unit.questions}
    assert len(found.entries) == len(bring("sample.zip", packed(**write_files(sample.make_library().units[0]))).entries)


def test_a_head_with_faults_is_one_faulty_entry_and_the_questions_are_kept() -> None:
    found = bring(
        "my list.zip", packed(**{"unit.toml": "id = 'Bad Id'\ntitle = ''\nkind = 'questions'", "questions.toml": QUESTIONS})
    )
    assert (found.unit.head.id, found.unit.head.title) == ("my-list", "my list")
    assert len(found.unit.questions) == 2
    assert found.count(EntryState.FAULTY) == 1
    assert {fault.file for fault in found.faults} == {"my-list/unit.toml"}


def test_files_that_are_named_nearly_right_are_read_and_that_is_said() -> None:
    found = bring("x.zip", packed(**{"mine/unit.toml.txt": HEAD, "mine/Questions.toml": QUESTIONS}))
    assert len(found.unit.questions) == 2
    assert not found.faults
    named = [(remark.file, remark.why.fields["name"]) for remark in found.remarks if remark.why.reason is DeckFault.READ_AS]
    assert named == [("mine/unit.toml.txt", "unit.toml"), ("mine/Questions.toml", "questions.toml")]


def test_a_file_that_comes_alone_is_read_as_what_it_holds() -> None:
    found = bring("questions for May.toml", QUESTIONS)
    assert len(found.unit.questions) == 2
    assert [fault.why.reason for fault in found.faults] == [FaultKind.NO_FILE]
    assert [fault.file for fault in bring("unit.toml", HEAD).faults] == ["unit/questions.toml"]


def test_a_missing_head_is_one_fault_and_the_rest_is_read() -> None:
    found = bring("my list.zip", packed(**{"questions.toml": QUESTIONS}))
    assert [(fault.file, fault.why.reason) for fault in found.faults] == [("my-list/unit.toml", FaultKind.NO_FILE)]
    assert (found.unit.head.title, len(found.unit.questions)) == ("my list", 2)
    assert found.count(EntryState.FAULTY) == 1


def refused(data: bytes) -> UploadFault:
    with pytest.raises(Unusable) as raised:
        bring("x.zip", data)
    reason = raised.value.why.reason
    assert isinstance(reason, UploadFault)
    return reason


def test_several_units_odd_paths_links_locks_and_bombs_are_refused() -> None:
    assert refused(packed(**{"a/unit.toml": HEAD, "b/unit.toml": HEAD})) is UploadFault.SEVERAL_UNITS
    for name in ("../unit.toml", "/etc/unit.toml", "a/../../unit.toml", "C:/unit.toml"):
        assert refused(packed(**{"unit.toml": HEAD, name: HEAD})) is UploadFault.ODD_MEMBER
    link = zipfile.ZipInfo("facts.toml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(out := io.BytesIO(), "w") as made:
        made.writestr("unit.toml", HEAD)
        made.writestr(link, "/etc/passwd")
    assert refused(out.getvalue()) is UploadFault.ODD_MEMBER
    before = process_time()
    assert refused(packed(**{"unit.toml": HEAD, "questions.toml": b"#" * 33_000_000})) is UploadFault.UNPACKS_TOO_BIG
    assert refused(packed(**{f"summaries/{number}.md": "" for number in range(5_001)})) is UploadFault.TOO_MANY_MEMBERS
    assert process_time() - before < 10


def test_a_long_file_is_named_and_the_others_are_read() -> None:
    members = {"mine/unit.toml": HEAD, "mine/questions.toml": QUESTIONS, "mine/facts.toml": b"#" * 4_000_001}
    found = bring("mine.zip", packed(**members))
    assert len(found.unit.questions) == 2
    assert [fault.file for fault in found.faults] == ["mine/facts.toml"]
    assert found.count(EntryState.FAULTY) == 1
