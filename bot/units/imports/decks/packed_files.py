"""The files of a unit that lies packed in a ZIP: named as in a content folder, read one by one, and never written to a disk."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from ....disk import TooBig
from ....errors import because
from ...faults import FaultKind
from ...files import FILE, FILES, MB, UnitFiles, is_hidden
from ...parse import Unfit
from ...reading import TABLES
from ...upload_faults import UploadFault
from ..upload import Unusable
from ..zips import Packed

HEAD = "unit.toml"
OWN = frozenset((HEAD, "register.toml", *(f"{name}.toml" for name in TABLES)))
MOST_UNPACKED_MB = 32
_HEADS = {HEAD, f"{HEAD}.txt"}


class PackedFiles(UnitFiles):
    """A unit in a ZIP: the folder that holds unit.toml, or the one that everything lies in."""

    def __init__(self, packed: Packed) -> None:
        super().__init__(Path())
        self._packed = packed
        self.root = _find_root(packed)
        """The folder of the unit in the ZIP, with / behind it; empty where its files lie in none."""
        self.read_as = self._read_as()
        """Files that are named nearly as one of a unit (`Facts.toml`, `unit.toml.txt`), by the name they are read under."""
        self._made: dict[str, bytes] = {}

    def _read_as(self) -> dict[str, str]:
        names = self.listed("")
        return {wanted: name for name in names if (wanted := _meant(name)) and wanted not in names}

    def put(self, name: str, text: str) -> None:
        """Give the text of a file that is not there."""
        self._made[name] = text.encode()

    def has(self, name: str) -> bool:
        """Say whether there is a file, or a folder, of this name."""
        if name in self._made or name in self.read_as:
            return True
        wanted = self.root + name
        return wanted in self._packed.names or any(each.startswith(f"{wanted}/") for each in self._packed.names)

    def names(self) -> list[str]:
        """List what lies in the folder of the unit."""
        return sorted(self.listed(""))

    def listed(self, folder: str) -> dict[str, bool]:
        """Name what lies in a folder of the unit, True for folders."""
        inside = self.root + folder
        found: dict[str, bool] = {}
        for name in self._packed.names:
            if name.startswith(inside) and is_seen(name):
                first, slash, _ = name.removeprefix(inside).partition("/")
                found[first] = bool(slash)
        return found

    def peek(self, name: str) -> str:
        """Give what can be seen of a file before it is read; nothing of one that is too long."""
        try:
            return self._load(name, FILE * MB).decode("utf-8", "replace")
        except (FileNotFoundError, TooBig):
            return ""

    def summaries(self) -> list[str]:
        """List the summaries by name; raise Unfit where there are too many to be read."""
        found = [name for name, is_folder in self.listed("summaries/").items() if not is_folder and name.endswith(".md")]
        if len(found) > FILES:
            raise Unfit(because(FaultKind.TOO_MANY_FILES, most=FILES))
        return sorted(found)

    def _load(self, name: str, most: int) -> bytes:
        """Unpack a file; raise what reading one of a folder would."""
        if name in self._made:
            return self._made[name]
        wanted = self.root + self.read_as.get(name, name)
        if wanted not in self._packed.names:
            raise FileNotFoundError
        if self._packed.size(wanted) > most:
            raise TooBig
        return self._packed.read(wanted)


def _meant(name: str) -> str:
    """Give the name of the file of a unit that this one probably is, where it is not exactly that."""
    meant = name.lower().removesuffix(".txt")
    return meant if meant in OWN and meant != name else ""


def is_seen(name: str) -> bool:
    """Say whether a member may be an author's: what macOS adds, and what begins with a dot, is none."""
    return not any(part == "__MACOSX" or is_hidden(part) for part in PurePosixPath(name).parts)


def unpack_within(data: bytes) -> Packed:
    """Look into a ZIP that may hold a unit."""
    return Packed(data, most_mb=MOST_UNPACKED_MB)


def _find_root(packed: Packed) -> str:
    """Find the folder of the unit; raise Unusable for several."""
    seen = [name for name in packed.names if is_seen(name)]
    heads = [name for name in seen if PurePosixPath(name).name == HEAD]
    heads = heads or [name for name in seen if PurePosixPath(name).name.lower() in _HEADS]
    folders = sorted({name.rpartition("/")[0] for name in heads})
    outermost = [folder for folder in folders if not any(folder.startswith(f"{other}/") for other in folders)]
    if "" in folders:
        return ""
    if len(outermost) > 1:
        raise Unusable(UploadFault.SEVERAL_UNITS, names=", ".join(outermost[:10]))
    if outermost:
        return f"{outermost[0]}/"
    tops = {name.partition("/")[0] for name in seen if "/" in name}
    together = len(tops) == 1 and all("/" in name for name in seen)
    return f"{tops.pop()}/" if together else ""
