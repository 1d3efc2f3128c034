"""A file -> what it is, by its content, and then what it holds: the one table of all formats, in the order they are tried.

Every format is a module with `read(upload) -> Imported`, and a `looks_like_...(upload) -> bool` that must be quick and
narrow: true only for what no other program writes so. The last ones take what nothing else claims. Each family of formats
has a folder: sheets/ (CSV and XLSX of any program), moodle/ (GIFT, XML, Aiken), decks/ (cards, trivia lists, text units).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ..upload_faults import UploadFault
from . import not_questions
from .decks import anki_package, anki_text, opentdb, quizlet, red_trivia, text_unit
from .moodle import aiken, gift, moodle_xml
from .sheets import tables
from .upload import MB, MOST_MB, Imported, Unusable, Upload


class Reader(NamedTuple):
    """How the files of one format, or of a family that tells its formats apart itself, are known and read."""

    looks_like: Callable[[Upload], bool]
    read: Callable[[Upload], Imported]


READERS: tuple[Reader, ...] = (
    Reader(not_questions.is_none_of_ours, not_questions.refuse_other_kind),
    Reader(tables.looks_like_book, tables.read_workbook),
    Reader(anki_package.looks_like_anki_package, anki_package.read),
    Reader(text_unit.looks_like_text_unit, text_unit.read),
    Reader(moodle_xml.looks_like_moodle_xml, moodle_xml.read),
    Reader(anki_text.looks_like_anki_text, anki_text.read),
    Reader(opentdb.looks_like_opentdb, opentdb.read),
    Reader(aiken.looks_like_aiken, aiken.read),
    Reader(tables.has_known_headings, tables.read_text_table),
    Reader(red_trivia.looks_like_red_trivia, red_trivia.read),
    Reader(gift.looks_like_gift, gift.read),
    Reader(tables.looks_like_csv, tables.read_text_table),
    Reader(quizlet.looks_like_quizlet, quizlet.read),
)
"""Tried from the first to the last."""


def read_upload(name: str, data: bytes, answers: Mapping[str, str] = MappingProxyType({})) -> Imported:
    """Read a file in this process; raise Unusable for what is none of questions. What a stranger sent is for `child` to read."""
    if not data.strip(b"\0 \t\r\n"):
        raise Unusable(UploadFault.EMPTY_FILE)
    if len(data) > MOST_MB * MB:
        raise Unusable(UploadFault.UPLOAD_TOO_BIG, most=MOST_MB)
    upload = Upload(name, data, answers)
    try:
        for reader in READERS:
            if reader.looks_like(upload):
                return reader.read(upload)
    except RecursionError as error:
        raise Unusable(UploadFault.NESTED_TOO_DEEP) from error
    raise Unusable(UploadFault.UNKNOWN_CONTENT)
