"""Anki's packages, .apkg and .colpkg: a ZIP with one collection that counts, at times beside an old one that only says so."""

from __future__ import annotations

from ....errors import because
from ...faulty.deck_faults import DeckFault
from ...upload_faults import UploadFault
from ..html_text import NOTHING
from ..upload import MB, MOST_ENTRIES, Format, Imported, Spot, Unusable, Upload, UploadReading
from ..zips import Packed, is_zip
from .anki_collection import Collection, Damaged, Note, NoteType, read_collection
from .cards import DeckReading, read_side, read_tags
from .clozes import has_gaps
from .protobuf import find_number

_COLLECTIONS = {1: "collection.anki2", 2: "collection.anki21", 3: "collection.anki21b"}
"""By the version that `meta` gives; the last is packed with zstd."""
MOST_COLLECTION_MB = 32
_DECOY = "Please update to the latest Anki version"
_OCCLUSION = "::image-occlusion:"


def looks_like_anki_package(upload: Upload) -> bool:
    """Say whether this is a ZIP with a collection in it."""
    return is_zip(upload) and any(name.encode() in upload.data for name in _COLLECTIONS.values())


def read(upload: Upload) -> Imported:
    """Read a package; each note, or each card of a text with gaps, is an entry."""
    packed = Packed(upload.data)
    collection = _read_collection(packed)
    deck = DeckReading(UploadReading(upload, Format.ANKI_PACKAGE))
    others = 0
    for place, note in enumerate(sorted(collection.notes, key=lambda note: note.number), 1):
        kind = collection.types.get(note.type, NoteType("?"))
        others += 0 if kind.is_cloze else kind.cards - 1
        _read_note(deck, Spot(entry=f"note {place}"), note, kind)
    media = sum(name.isdecimal() for name in packed.names)
    for fault, count in ((DeckFault.MEDIA_LEFT, media), (DeckFault.CARDS_LEFT, others)):
        if count:
            deck.reading.remark(Spot(), "", because(fault, count=count))
    titles = [name for name in collection.decks if name != "Default"]
    return deck.finish(title=titles[0].rpartition("::")[2] if len(titles) == 1 else "")


def _read_collection(packed: Packed) -> Collection:
    try:
        collection = read_collection(_unpack(packed), MOST_ENTRIES + 1)
    except Damaged as error:
        raise Unusable(UploadFault.COLLECTION_DAMAGED, text=str(error)) from error
    if len(collection.notes) == 1 and any(_DECOY in text for text in collection.notes[0].fields):
        raise Unusable(UploadFault.COLLECTION_MISSING)
    return collection


def _unpack(packed: Packed) -> bytearray:
    """Give the collection that counts: the one that `meta` names, or without it the newest."""
    version = find_number(packed.read("meta")[:1000], 1) if "meta" in packed.names else 0
    if version not in {0, *_COLLECTIONS}:
        raise Unusable(UploadFault.COLLECTION_TOO_NEW, version=version)
    if not version and any(name.startswith("collection.") and name not in _COLLECTIONS.values() for name in packed.names):
        raise Unusable(UploadFault.COLLECTION_TOO_NEW, version=4)
    present = [each for each in (version, 3, 2, 1) if each and _COLLECTIONS[each] in packed.names]
    if not present:
        raise Unusable(UploadFault.COLLECTION_MISSING)
    name = _COLLECTIONS[present[0]]
    if packed.size(name) > MOST_COLLECTION_MB * MB:
        raise Unusable(UploadFault.UNPACKS_TOO_BIG, most=MOST_COLLECTION_MB)
    found = packed.read(name)
    return _decompress(found) if present[0] == 3 else bytearray(found)


def _decompress(data: bytes) -> bytearray:
    """Unpack zstd whether or not it tells its size, no further than a collection may be."""
    import zstandard

    most = MOST_COLLECTION_MB * MB
    found = bytearray()
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 25).stream_reader(data, read_across_frames=True) as reader:
            while piece := reader.read(1 << 20):
                found += piece
                if len(found) > most:
                    raise Unusable(UploadFault.UNPACKS_TOO_BIG, most=MOST_COLLECTION_MB)
    except zstandard.ZstdError as error:
        raise Unusable(UploadFault.COLLECTION_DAMAGED, text=str(error)[:200]) from error
    return found


def _read_note(deck: DeckReading, spot: Spot, note: Note, kind: NoteType) -> None:
    topics = read_tags(note.tags)
    filled = [at for at, text in enumerate(note.fields) if text.strip()]
    if kind.is_occlusion or any(_OCCLUSION in text for text in note.fields):
        deck.reading.set_aside(spot, "image occlusion")
    elif kind.is_cloze:
        gaps = next((at for at in (*kind.question, *filled) if at in filled and has_gaps(note.fields[at])), None)
        if gaps is None:
            deck.reading.refuse(spot, ("question", because(DeckFault.NO_GAP)))
            return
        behind = next((at for at in kind.answer if at in filled), None)
        extra = NOTHING if behind is None else read_side(note.fields[behind], is_html=True)
        name = kind.fields[behind] if behind is not None else ""
        deck.take_gaps(spot, note.fields[gaps], extra, is_html=True, extra_name=name, topics=topics)
    else:
        _read_sides(deck, spot, note, kind, filled, topics)


def _read_sides(deck: DeckReading, spot: Spot, note: Note, kind: NoteType, filled: list[int], topics: tuple[str, ...]) -> None:
    """Read a note that asks one field and answers with another; any other type is named."""
    question, answer = [at for at in kind.question if at in filled], [at for at in kind.answer if at in filled]
    if len(kind.fields) == 2 and (not question or not answer):
        question, answer = [0], [1]
    if len(question) != 1 or len(answer) != 1:
        deck.reading.set_aside(spot, kind.name)
        return
    fields = (*note.fields, "", "")
    deck.take_sides(spot, fields[question[0]], fields[answer[0]], is_html=True, topics=topics)
