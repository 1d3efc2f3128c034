"""What is packed: looked at before anything is unpacked, and then never unpacked beyond what it says of itself."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath, PureWindowsPath

from ..upload_faults import UploadFault
from .upload import MB, Unusable, Upload

MOST_UNPACKED_MB = 64
MOST_MEMBERS = 5_000
_ENCRYPTED = 0x1
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def is_zip(upload: Upload) -> bool:
    """Say whether this is a ZIP by its first bytes; an empty one counts."""
    return upload.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


class Packed:
    """A ZIP whose members are few, of a sound size and plainly named; raises Unusable for any other."""

    def __init__(self, data: bytes, *, most_mb: int = MOST_UNPACKED_MB) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Unusable(UploadFault.DAMAGED_ZIP) from error
        members = [member for member in self._zip.infolist() if not member.is_dir()]
        if len(self._zip.infolist()) > MOST_MEMBERS:
            raise Unusable(UploadFault.TOO_MANY_MEMBERS, most=MOST_MEMBERS)
        if sum(member.file_size for member in members) > most_mb * MB:
            raise Unusable(UploadFault.UNPACKS_TOO_BIG, most=most_mb)
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise Unusable(UploadFault.ENCRYPTED_ZIP)
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            if _is_odd(member) or member.filename in self._members:
                raise Unusable(UploadFault.ODD_MEMBER, member=member.filename[:100])
            self._members[member.filename] = member

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files, with their folders, in its own order."""
        return tuple(self._members)

    def size(self, name: str) -> int:
        """Give the bytes that a file says it has unpacked."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """Unpack one file; raise KeyError for a name that is not there, Unusable for one that does not unpack."""
        member = self._members[name]
        try:
            with self._zip.open(member) as packed:
                found = packed.read(member.file_size + 1)
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
            raise Unusable(UploadFault.DAMAGED_ZIP) from error
        if len(found) != member.file_size:
            raise Unusable(UploadFault.DAMAGED_ZIP)
        return found


def _is_odd(member: zipfile.ZipInfo) -> bool:
    """Tell what leaves its folder, is no file (a link), or is packed in a way that no program of teachers uses."""
    name = member.filename
    parts = PurePosixPath(name).parts
    if not name or name.startswith(("/", "\\")) or ".." in parts or "\\" in name or PureWindowsPath(name).drive:
        return True
    linked = (member.external_attr >> 16) & 0o170000 == 0o120000
    return linked or member.compress_type not in _PACKINGS or "\0" in name or len(parts) > 10
