"""Every format that a unit goes out in, by the name that a command takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...library.unit import Unit
from . import aiken, anki_text, gift, markdown, moodle_xml, sheets, text_unit, timeline_js
from .exported import Exported

FORMATS: Mapping[str, Callable[[Unit], Exported]] = {
    "zip": text_unit.export,
    "xlsx": sheets.export_xlsx,
    "csv": sheets.export_csv,
    "gift": gift.export,
    "moodle-xml": moodle_xml.export,
    "aiken": aiken.export,
    "anki": anki_text.export,
    "markdown": markdown.export,
    "timelinejs": timeline_js.export,
}
"""Names as `/unit export format:` and `python -m bot export --format` know them."""
