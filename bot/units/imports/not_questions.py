"""What is no file of questions, told by its first bytes whatever it is called, so that it can be named as what it is."""

from __future__ import annotations

import re

from ..upload_faults import UploadFault
from .upload import Imported, Unusable, Upload
from .zips import Packed, is_zip

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS: tuple[tuple[bytes, UploadFault], ...] = (
    (b"%PDF", UploadFault.IS_PDF),
    (b"{\\rtf", UploadFault.IS_RICH_TEXT),
    (b"\x89PNG", UploadFault.IS_PICTURE),
    (b"\xff\xd8\xff", UploadFault.IS_PICTURE),
    (b"GIF8", UploadFault.IS_PICTURE),
    (b"RIFF", UploadFault.IS_PICTURE),
    (b"OggS", UploadFault.IS_PICTURE),
    (b"ID3", UploadFault.IS_PICTURE),
    (b"7z\xbc\xaf\x27\x1c", UploadFault.IS_OTHER_ARCHIVE),
    (b"Rar!", UploadFault.IS_OTHER_ARCHIVE),
    (b"\x1f\x8b", UploadFault.IS_OTHER_ARCHIVE),
    (b"BZh", UploadFault.IS_OTHER_ARCHIVE),
    (b"\xfd7zXZ", UploadFault.IS_OTHER_ARCHIVE),
)
_PACKED: tuple[tuple[str, UploadFault], ...] = (
    ("word/document.xml", UploadFault.IS_WORD),
    ("ppt/presentation.xml", UploadFault.IS_SLIDES),
    ("xl/workbook.bin", UploadFault.IS_BINARY_BOOK),
    ("Index/Document.iwa", UploadFault.IS_NUMBERS_BOOK),
    ("content.xml", UploadFault.IS_OPEN_DOCUMENT),
)
_PAGE = re.compile(r"<!doctype html|<(?:html|head|body|table|meta|div|style)\b", re.IGNORECASE)


def is_none_of_ours(upload: Upload) -> bool:
    """Say whether this is known to be something else."""
    return name_other_kind(upload) is not None


def refuse_other_kind(upload: Upload) -> Imported:
    """Raise Unusable with what it is."""
    fault = name_other_kind(upload)
    raise Unusable(fault or UploadFault.UNKNOWN_CONTENT)


def name_other_kind(upload: Upload) -> UploadFault | None:
    """Name a file that is something else than questions; None where it may be some."""
    if upload.data.startswith(_OLE):
        return _name_old_office(upload.data)
    if is_zip(upload):
        names = Packed(upload.data).names
        return next((fault for name, fault in _PACKED if name in names), None)
    started = next((fault for start, fault in _STARTS if upload.data.startswith(start)), None)
    if started is not None:
        return started
    text = (upload.text or "")[:1000].lstrip()
    return UploadFault.IS_WEB_PAGE if text.startswith("<") and _PAGE.search(text) and "<quiz" not in text else None


def _name_old_office(data: bytes) -> UploadFault:
    """Tell by the names of its streams, which are written in UTF-16."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return UploadFault.IS_LOCKED_BOOK
    return UploadFault.IS_OLD_BOOK if holds("Workbook") or holds("Book\0") else UploadFault.IS_OLD_OFFICE
