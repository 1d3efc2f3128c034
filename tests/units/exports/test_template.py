"""The template is filled in as its help says, and read as it was meant."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from bot.units.exports.template.texts import EXAMPLES
from bot.units.exports.template.workbook import make_template
from bot.units.imports.upload import EntryState, Format, Unusable
from bot.units.upload_faults import UploadFault

from ..imports.sheets.files import faults, read_xlsx, remarks, told


def template() -> Workbook:
    return load_workbook(io.BytesIO(make_template().data))


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill(book: Workbook, sheet: str, *rows: dict[str, object]) -> None:
    """Fill in rows by heading, as a teacher does."""
    headings = {cell.value: cell.column for cell in book[sheet][1]}
    for number, row in enumerate(rows, 2):
        for heading, value in row.items():
            book[sheet].cell(number, headings[heading], value)  # type: ignore[call-overload]


def test_an_empty_template_says_that_it_is_empty() -> None:
    with pytest.raises(Unusable) as raised:
        read_xlsx(make_template().data)
    assert raised.value.why.reason is UploadFault.NOTHING_BELOW


def test_every_example_is_a_sound_question() -> None:
    book = template()
    del book["Questions"]
    book["Examples"].title = "Questions"
    found = read_xlsx(saved(book))
    assert (found.format, faults(found), found.asks) == (Format.TEMPLATE, [], ())
    assert [line.partition(":")[0] for line in told(found)] == [
        "one-choice", "several-choices", "true-false", "typed", "number", "date", "matching",
    ]  # fmt: skip
    assert len(found.unit.questions) == len(EXAMPLES)
    assert found.unit.questions[0].wrong_options[0].feedback.startswith("He had lost")


def test_a_filled_template_becomes_a_unit() -> None:
    book = template()
    fill(
        book,
        "Questions",
        {"Question": "Who spoke?", "Right answer": "Khrushchev", "Wrong answer 1": "Stalin", "Topics": "The speech"},
    )
    fill(book, "Matching", {"Question": "Match.", "Left 1": "a", "Right 1": "b", "Left 2": "c", "Right 2": "d", "Spare": "e | f"})
    fill(
        book,
        "Facts",
        {"Title": "The speech", "Statement": "He spoke.", "Date": "1956-02-25", "People": "Khrushchev", "Sources": "Taubman"},
    )
    fill(book, "People", {"Name": "Khrushchev", "Entry": "He led.", "Born": 1894, "Facts": "the speech"})
    fill(book, "Terms", {"Term": "Thaw", "Definition": "Less fear.", "Other names": "Ottepel | The Thaw"})
    book["Unit"]["B2"] = "De-Stalinization"
    found = read_xlsx(saved(book))
    assert (faults(found), remarks(found), found.unit.head.title) == ([], [], "De-Stalinization")
    assert told(found) == ["one-choice: Who spoke? Khrushchev not Stalin", "matching: Match. a=b/c=d +e/f"]
    (fact,), (person,), (term,) = found.unit.facts, found.unit.people, found.unit.terms
    assert (str(fact.date), fact.people, fact.testimony[0].source, person.facts) == (
        "1956-02-25",
        ("khrushchev",),
        "taubman",
        ("the-speech",),
    )
    assert (term.other_names, str(person.born), found.count(EntryState.OTHER_RECORD)) == (("Ottepel", "The Thaw"), "1894", 3)
    assert [source.title for source in found.unit.sources] == ["Taubman"]


def test_all_faults_of_a_filled_template_are_named_by_cell() -> None:
    book = template()
    fill(
        book,
        "Questions",
        {"Question": "Who?", "Right answer": "Stalin", "Wrong answer 1": "Stalin.", "Seconds": 500, "Difficulty": "very"},
        {"Question": "How many?", "Kind": "nummber", "Right answer": "1,500"},
        {"Question": "How much?", "Kind": "number", "Right answer": "1,500"},
        {"Question": "When?", "Kind": "date", "Right answer": "3/4/1956"},
        {"Question": "Really?", "Kind": "true-false", "Right answer": "maybe"},
    )
    fill(
        book,
        "Facts",
        {
            "Title": "The speech",
            "Statement": "x" * 601,
            "Date": "yesterday",
            "People": "Krushchev",
            "Weight": 9,
            "Status": "sure",
        },
    )
    fill(book, "People", {"Name": "Khrushchev", "Entry": "He led."}, {"Name": "Khrushchev"})
    found = read_xlsx(saved(book))
    assert faults(found) == [
        "sheet Facts, row 2 B (Statement) LONGER_THAN",
        "sheet Facts, row 2 C (Date) DATE_UNREADABLE",
        "sheet Facts, row 2 F (People) NEARLY_IN_SHEET",
        "sheet Facts, row 2 I (Weight) FIGURE_UNREADABLE",
        "sheet Facts, row 2 J (Status) NOT_ONE_OF",
        "sheet People, row 3 A (Name) TERM_TWICE",
        "sheet People, row 3 B (Entry) CELL_BLANK",
        "sheet Questions, row 2 J (Difficulty) LEVEL_UNREADABLE",
        "sheet Questions, row 2 K (Seconds) SECONDS_OUTSIDE",
        "sheet Questions, row 2 C (Wrong answer 1) OPTION_ALMOST_KEY",
        "sheet Questions, row 3 B (Right answer) NUMBER_AMBIGUOUS",
        "sheet Questions, row 4 B (Right answer) NUMBER_AMBIGUOUS",
        "sheet Questions, row 5 B (Right answer) DATE_UNREADABLE",
        "sheet Questions, row 6 B (Right answer) TRUTH_UNREADABLE",
    ]
