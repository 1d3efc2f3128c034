"""CSV and XLSX: which program wrote it, which of its sheets hold what, and then every row of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ....errors import because
from ...faults import AskReason
from ...upload_faults import UploadFault
from ..light_questions import Intake
from ..upload import Ask, Format, Imported, Option, Spot, Unusable, Upload, UploadReading, head_of
from .grids.book import is_book, read_book
from .grids.csv_grid import read_csv
from .grids.grid import Grid
from .layout import Layout, lay_out
from .programs import Program, program_of
from .records import RecordSheets, split_sheets
from .reports import name_report
from .rows import LEAVE, TAKE, read_rows
from .terms import read_terms
from .words.headings import Role, read_heading

looks_like_book = is_book
_NO_TABLE = ("<", "{", "[", "#separator", "#html", "#columns", "#deck", "#notetype", "#tags", "::", "//", "$CATEGORY")
"""How XML, JSON, Anki's notes and GIFT begin."""
_BEGINNING = 20_000


def read_workbook(upload: Upload) -> Imported:
    """Read an XLSX of whatever program; raise Unusable for a report of players and an empty book."""
    return _read(upload, read_book(upload))


def has_known_headings(upload: Upload) -> bool:
    """Say whether a text begins with the heading of a question and another, so that it is a table, whatever its cells hold."""
    if upload.text is None or upload.text.lstrip().startswith(_NO_TABLE):
        return False
    grid = read_csv(upload.text[:_BEGINNING], _known_headings)
    rows = ([cell.text for cell in row.cells.values()] for row in grid.rows[:3])
    return any(_known_headings(cells) > 1 and any(map(_heads_questions, cells[:60])) for cells in rows)


def _heads_questions(cell: str) -> bool:
    heading = read_heading(cell) if len(cell) < 80 else None
    return heading is not None and heading.role is Role.PROMPT


def looks_like_csv(upload: Upload) -> bool:
    """Say whether this is a text in columns: with headings that one knows, or with three columns in most of its rows."""
    if upload.text is None or upload.text.lstrip().startswith(_NO_TABLE):
        return False
    grid = read_csv(upload.text, _known_headings)
    if any(_known_headings([cell.text for cell in row.cells.values()]) > 1 for row in grid.rows[:15]):
        return True
    rows = grid.rows[:200]
    width, times = Counter(max(row.cells) for row in rows).most_common(1)[0] if rows else (0, 0)
    return len(rows) > 1 and width > 2 and times > 0.6 * len(rows)


def read_text_table(upload: Upload) -> Imported:
    """Read a CSV of whatever program; raise Unusable for a report of players."""
    return _read(upload, [read_csv(upload.text or "", _known_headings)])


def _known_headings(cells: list[str]) -> int:
    return sum(len(cell) < 80 and read_heading(cell) is not None for cell in cells[:60])


def _read(upload: Upload, grids: Sequence[Grid]) -> Imported:
    if not grids:
        raise Unusable(UploadFault.NO_SHEET)
    report = name_report(grids)
    if report:
        raise Unusable(UploadFault.IS_REPORT, program=report)
    program = program_of(grids)
    reading = UploadReading(upload, program.format)
    reading.keeps_ids = program.rules.keeps_ids
    others, records = split_sheets(grids) if program.format is Format.TEMPLATE else ([*grids], {})
    sheets = RecordSheets(reading, records)
    sheets.read()
    intake, topics = Intake(reading), sheets.topics
    for layout in _choose_layouts(reading, others, program):
        if layout.is_terms:
            read_terms(reading, layout)
        else:
            read_rows(reading, intake, layout, program.rules, topics)
    if not reading.entries and not reading.asks:
        raise Unusable(UploadFault.NOTHING_BELOW)
    return reading.finish(sheets.head(head_of(upload)), sheets.named_sources)


def _choose_layouts(reading: UploadReading, grids: Sequence[Grid], program: Program) -> Iterator[Layout]:
    """Choose the sheets that hold something, and say which are left aside; with none that one knows, ask of the fullest."""
    answers = reading.upload.answers
    known_all = program.rules.by_position
    laid = [(number, lay_out(grid, answers, number, all_known=known_all)) for number, grid in enumerate(grids, 1)]
    known = [(number, layout) for number, layout in laid if layout.head and (layout.is_questions or layout.is_terms)]
    if not any(not layout.grid.hidden for _, layout in known):
        shown = [each for each in laid if not each[1].grid.hidden] or laid
        known = [max(shown, key=lambda each: len(each[1].rows))]
    for number, layout in laid:
        spot = Spot(sheet=layout.grid.sheet)
        if (number, layout) not in known:
            if not layout.grid.hidden:
                reading.remark(spot, "", because(UploadFault.SHEET_ASIDE))
        elif not layout.grid.hidden or len(known) == 1 or _is_wanted(reading, number, layout):
            yield layout


def _is_wanted(reading: UploadReading, number: int, layout: Layout) -> bool:
    """Ask whether a hidden sheet belongs to it; until that is said, it is left aside."""
    ask = Ask(f"sheet-{number}", AskReason.HIDDEN_SHEET, layout.grid.sheet, (Option(LEAVE, LEAVE), Option(TAKE, TAKE)))
    reading.ask(ask)
    if reading.upload.answers.get(ask.id) == TAKE:
        return True
    reading.remark(Spot(sheet=layout.grid.sheet), "", because(UploadFault.SHEET_HIDDEN))
    return False
