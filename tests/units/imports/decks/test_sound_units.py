"""Whatever is read of a deck or a list is a unit that check finds sound, and that text files keep as it is."""

from __future__ import annotations

import random

import pytest

from bot.units.exports.text_unit import export
from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import Unusable

from .anki_packages import collection, package
from .test_anki_package import NOTES as PACKED_NOTES
from .test_anki_text import NOTES
from .test_opentdb import as_entities, written
from .test_red_trivia import LIST

FILES = {
    "list.yaml": LIST.encode(),
    "notes.txt": NOTES.encode(),
    "cards.txt": b"Tsar - Ruler of Russia, and more\nDuma - Parliament\n" * 5,
    "tabs.txt": b"Tsar\tRuler of Russia\nDuma\tParliament\n" * 5,
    "history.json": written(as_entities).encode(),
}
PIECES = (
    b"{{c1::",
    b"}}",
    b"<b",
    b'"',
    b"\n",
    b"\t",
    b"&#x110000;",
    b"\xff",
    b"\0",
    b"!!x ",
    b"*a",
    b"? ",
    b": ",
    b"- ",
    b"'''",
    b"%zz",
)


def spoil(data: bytes, chance: random.Random) -> bytes:
    """Change a file at a few places, as an editor, a bad line or a joker would."""
    spoilt = bytearray(data)
    for _ in range(chance.randint(0, 5)):
        at = chance.randrange(len(spoilt) + 1)
        if chance.random() < 0.7:
            spoilt[at:at] = chance.choice(PIECES)
        else:
            del spoilt[at : at + chance.randint(1, 40)]
    return bytes(spoilt)


def check_sound(name: str, data: bytes) -> None:
    try:
        found = read_upload(name, data, {"side": "definition"})
    except Unusable:
        return
    again = read_upload(f"{found.unit.head.id}.zip", export(found.unit).data)
    assert [str(fault) for fault in again.faults] == []
    assert again.unit == found.unit


@pytest.mark.parametrize("name", FILES)
def test_spoilt_files_give_sound_units_or_none(name: str) -> None:
    chance = random.Random(name)
    for _ in range(25):
        check_sound(name, spoil(FILES[name], chance))


def test_a_package_gives_a_sound_unit() -> None:
    check_sound("vienna.apkg", package({"collection.anki21b": collection(PACKED_NOTES, new=True)}, "collection.anki21b"))
