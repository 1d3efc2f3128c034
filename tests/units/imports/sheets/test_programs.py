"""Sheets as Kahoot, Quizizz, Blooket, Gimkit and Socrative write them; reports of players are refused, and no name is kept."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest

from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import EntryState, Format, Unusable
from bot.units.upload_faults import UploadFault

from .files import Rows, book, faults, read_csv, read_xlsx, remarks, told

KAHOOT = [
    None, "Question - max 120 characters", "Answer 1 - max 75 characters", "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters", "Answer 4 - max 75 characters", "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
]  # fmt: skip


def kahoot(*rows: list[object]) -> bytes:
    """Kahoot's template: a title and help in the second column, headings in row 8, a number before each question."""
    head: Rows = [
        [None, "Quiz template"],
        [None, "Add questions, at least two answer alternatives, time limit and choose correct answers."],
    ]
    return book([*head, *([[]] * 5), KAHOOT, *rows])


def test_kahoot_keeps_its_seconds_and_reads_its_keys_as_places() -> None:
    data = kahoot(
        [1, "Who spoke in 1956?", "Khrushchev", "Stalin", "Lenin", "Beria", 20, 1],
        [2, "Which are years of war?", 1914, 1925, 1942, None, 240.0, "1,3"],
        [3, "Which came first?", 2, 3, 1, None, 30, 3],
        [4, "Who led the party?", "Stalin", "Beria", "Khrushchev", None, 60, 1.3],
        [5, "Who did not?", "Stalin", "Beria", "Zhukov", None, 60, datetime.date(2026, 3, 2)],
        [6, "Stalin died in 1953.", "True", "False", None, None, 10, 1],
        [7, "All of them?", "one", "two", None, None, 5, "1,2"],
        [8, "Empty answers?", None, "Lenin", None, "Stalin", 20, "4"],
        [9, None, None, None, None, None, 20, None],
        [10, "Too few?", "one", None, None, None, 20, 1],
        [11, "Nowhere?", "one", "two", None, None, 20, 3],
        [12, None, "one", "two", None, None, 20, 1],
    )
    found = read_xlsx(data, name="De-Stalinization quiz.xlsx")
    assert (found.format, found.asks, found.unit.head.title) == (Format.KAHOOT, (), "De-Stalinization quiz")
    assert told(found) == [
        "one-choice: Who spoke in 1956? Khrushchev not Stalin/Lenin/Beria",
        "several-choices: Which are years of war? 1914/1942 not 1925",
        "one-choice: Which came first? 1 not 2/3",
        "several-choices: Who led the party? Stalin/Khrushchev not Beria",
        "several-choices: Who did not? Beria/Zhukov not Stalin",
        "true-false: Stalin died in 1953. True",
        "several-choices: All of them? one/two not ",
        "one-choice: Empty answers? Stalin not Lenin",
    ]
    assert [question.seconds for question in found.unit.questions] == [20, 240, 30, 60, 60, 10, 5, 20]
    assert [entry.partition(" (")[0] for entry in faults(found)] == ["row 18 C", "row 19 H", "row 20 B"]
    assert len(remarks(found)) == 2


def test_kahoot_as_a_csv() -> None:
    found = read_csv(
        "Kahoot quiz,,,,,,\nQuestion,Answer 1,Answer 2,Answer 3,Answer 4,Time limit,Correct answer(s)\nWho?,Stalin,Lenin,,,20,2\n"
    )
    assert (found.format, told(found)) == (Format.KAHOOT, ["one-choice: Who? Lenin not Stalin"])


def test_quizizz() -> None:
    rows: Rows = [
        ["Question Text", "Question Type", *(f"Option {number}" for number in range(1, 6)), "Correct Answer",
         "Time in seconds", "Image Link", "Answer explanation"],
        ["Who spoke?", "Multiple Choice", "Khrushchev", "Stalin", None, None, None, 1, 900, "example.org/a.png", "He did."],
        ["Which?", "Checkbox", "Stalin", "Lenin", "Beria", None, None, "1,3", 30, None, None],
        ["The city of the Kremlin is _____.", "Fill-in-the-Blank", "Moscow", "Moskva", None, None, None, None, 20, None, None],
        ["What do you like?", "Poll", "This", "That", None, None, None, None, 20, None, None],
        ["Say why.", "Open-Ended", None, None, None, None, None, None, 300, None, None],
    ]  # fmt: skip
    found = read_xlsx(book(rows))
    assert found.format is Format.QUIZIZZ
    assert told(found) == [
        "one-choice: Who spoke? Khrushchev not Stalin",
        "several-choices: Which? Stalin/Beria not Lenin",
        "typed: The city of the Kremlin is _____. Moscow/Moskva",
    ]
    assert (found.unit.questions[0].seconds, found.unit.questions[0].explanation) == (240, "He did.")
    assert [entry.what for entry in found.entries if entry.state is EntryState.NOT_SUPPORTED] == ["Poll", "Open-Ended"]
    assert [entry.rpartition(" ")[2] for entry in remarks(found)] == ["PICTURE_LEFT", "SECONDS_CUT"]


def test_blooket() -> None:
    text = """"Blooket
Import Template",,,,,,,,
Question #,Question Text,Answer 1,Answer 2,"Answer 3
(Optional)","Answer 4
(Optional)","Time Limit (sec)
(Max: 300 seconds)","Correct Answer(s)
(Only include Answer #)",
1,"Who spoke, and when?",Khrushchev,Stalin,,,300,1,
2,Which?,1,2,3,,20,"1,3",
3,,,,,,,,
"""
    found = read_csv(text)
    assert found.format is Format.BLOOKET
    assert told(found) == ["one-choice: Who spoke, and when? Khrushchev not Stalin", "several-choices: Which? 1/3 not 2"]
    assert [question.seconds for question in found.unit.questions] == [240, 20]


def test_gimkit() -> None:
    head = "Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional),Incorrect Answer 3 (Optional)"
    found = read_csv(
        f"Gimkit Spreadsheet Import Template,,,,\n{head}\nWho spoke?,Khrushchev,Stalin,Lenin,\nWhich city?,Moscow,,,\n"
    )
    assert found.format is Format.GIMKIT
    assert told(found) == ["one-choice: Who spoke? Khrushchev not Stalin/Lenin", "typed: Which city? Moscow"]


def test_socrative_has_several_columns_of_keys() -> None:
    rows: Rows = [
        ["Instructions:", "Please fill in the below quiz according to the 5 steps below."], [], ["1. Quiz Name:", "Thaw"], [], [],
        ["2. Question Type:", "3. Question:", "Answer A:", "Answer B:", "Answer C:", "Correct Answer", "Correct Answer",
         "6. Explanation (Optional):"],
        ["Multiple choice", "Who led?", "Stalin", "Lenin", "Zhukov", "A", "B", "Both did."],
        ["Open-ended", "Discuss."],
    ]  # fmt: skip
    found = read_xlsx(book(rows))
    assert told(found) == ["several-choices: Who led? Stalin/Lenin not Zhukov"]
    assert found.unit.questions[0].explanation == "Both did."


REPORT = [
    "Question Number", "Question", "Answer 1", "Answer 2", "Correct Answers", "Time Allotted to Answer (seconds)", "Player",
    "Answer", "Score (points)", "Current Total Score (points)", "Answer Time (%)",
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "program"),
    [
        (book([["Final scores"]], {"RawReportData Data": [REPORT, ["1 Quiz", "Who?", "a", "b", "a", 20, "Ana"]]}), "Kahoot"),
        (book([REPORT, ["1 Quiz", "Who?", "a", "b", "a", 20, "Ana", "a", 9, 9, 1]]), "Kahoot"),
        (book([["Rank", "Player", "Total Score (points)", "Correct Answers"], [1, "Ana", 900, 1]]), "Kahoot"),
        (b"Timestamp,Score,Your name,Who spoke?\n2026/03/01,1/1,Ana,Khrushchev\n", "Google Forms"),
        (b"Zeitstempel;Punktzahl;Name;Wer sprach?\n01.03.2026;1/1;Ana;Chruschtschow\n", "Google Forms"),
        (b"Student Name,Rank,Score\nAna,1,900\nBen,2,800\n", "a quiz program"),
    ],
)  # fmt: skip
def test_a_report_of_players_is_refused_and_no_name_is_kept(data: bytes, program: str) -> None:
    with pytest.raises(Unusable) as raised:
        read_upload("report", data)
    assert raised.value.why == (UploadFault.IS_REPORT, {"program": program})
    assert "Ana" not in str(raised.value)


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(1000)


def packed(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (ole("Workbook"), UploadFault.IS_OLD_BOOK),
        (ole("EncryptedPackage"), UploadFault.IS_LOCKED_BOOK),
        (ole("WordDocument"), UploadFault.IS_OLD_OFFICE),
        (packed("word/document.xml"), UploadFault.IS_WORD),
        (packed("ppt/presentation.xml"), UploadFault.IS_SLIDES),
        (packed("xl/workbook.bin"), UploadFault.IS_BINARY_BOOK),
        (packed("content.xml"), UploadFault.IS_OPEN_DOCUMENT),
        (packed("xl/workbook.xml"), UploadFault.READING_FAILED),
        (b"<!DOCTYPE html><html><body><table><tr><td>Question</td></tr></table></body></html>", UploadFault.IS_WEB_PAGE),
        (b"\xef\xbb\xbf\r\n<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head>", UploadFault.IS_WEB_PAGE),
        (b"%PDF-1.7 ...", UploadFault.IS_PDF),
        (b"{\\rtf1\\ansi Question}", UploadFault.IS_RICH_TEXT),
        (b"\x89PNG\r\n\x1a\n....", UploadFault.IS_PICTURE),
        (book([]), UploadFault.NO_SHEET),
    ],
)  # fmt: skip
def test_what_is_no_file_of_questions_is_named_as_what_it_is(data: bytes, fault: UploadFault) -> None:
    with pytest.raises(Unusable) as raised:
        read_upload("questions.xlsx", data)
    assert raised.value.why.reason is fault
