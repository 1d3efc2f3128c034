"""What is said where a unit is handed out as a file."""

from __future__ import annotations

from collections.abc import Mapping

EXPORT = "A unit as a file: text, spreadsheet, Moodle, Anki ..."
EXPORT_UNIT = "A unit of this server, or of the host"
EXPORT_FORMAT = "What kind of file"
FORMATS: Mapping[str, str] = {
    "zip": "Text files in a ZIP, which hold everything",
    "xlsx": "Spreadsheet (XLSX), to change and upload again",
    "csv": "Table (CSV)",
    "anki": "Anki, notes as text",
    "gift": "Moodle GIFT",
    "moodle-xml": "Moodle XML",
    "aiken": "Aiken",
    "markdown": "Document (Markdown), to read and print",
    "timelinejs": "TimelineJS, for its spreadsheet",
}
"""Names of the formats; one that is not here goes by its own."""
READY = "{title} as a file"
READY_OWN = "Version {version}."
READY_WHOLE = "The file holds all of it."
LEFT_OUT = (
    "One thing is not in the file, as this format cannot hold it:",
    "{count} things are not in the file, as this format cannot hold them:",
)
LEFT = "- **{entry}**: {why}"
LEFT_OF_UNIT = "- {why}"
LEFT_MORE = "- and {count} more. The text files in a ZIP hold everything."
READY_PRIVATE = "It holds all the right answers, so keep it from your students."
NO_SUCH_UNIT = "There is no unit like “{query}”, neither of this server nor of the host. /unit list shows all."
NO_SUCH_FORMAT = "There is no such format. Choose one of those that are offered."
TOO_BIG = "This file would have {size} MB, more than Discord takes. Choose another format, or ask the host for it."

TEMPLATE = "A spreadsheet to fill in with your own questions"
TEMPLATE_TITLE = "Your own lesson as a spreadsheet"
TEMPLATE_HOW = (
    "1. Open the first file in Excel, LibreOffice, Numbers or Google Sheets; the second, a CSV, is for any other program.\n"
    "2. Write a question in each row of the sheet Questions: the right answer, then the wrong ones. Its help and its examples "
    "say the rest.\n"
    "3. Save it, and give it to {add}. You see what was understood, and what is to be mended, before anything is stored."
)
ADD_COMMAND = "unit add"
