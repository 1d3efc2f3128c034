"""The template as CSV, for whoever has no program for XLSX: the headings of the questions with a row of every kind."""

from __future__ import annotations

import csv
import io

from ...formulas import escape_cell
from ...imports.sheets.forms import QUESTION_HEADINGS
from ..exported import Exported
from .texts import EXAMPLES

NAME = "gobbet-template.csv"


def make_csv_template() -> Exported:
    """Make the template, with examples to be written over."""
    used = {heading for example in EXAMPLES for heading in example}
    headings = [heading for heading in QUESTION_HEADINGS if heading in used]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(headings)
    table.writerows([escape_cell(str(example.get(heading, ""))) for heading in headings] for example in EXAMPLES)
    return Exported(NAME, out.getvalue().encode("utf-8-sig"))
