"""Anki's packages: the collection that counts, notes by what their types do, and nothing that a hostile file brings is run."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from time import process_time

import pytest
import zstandard

from bot.units.imports.child import read_upload_apart
from bot.units.imports.upload import EntryState, Format, Unusable
from bot.units.upload_faults import UploadFault

from . import all_told, bring, faults, set_aside
from .anki_packages import (
    BASIC,
    CLOZE,
    CUSTOM,
    OCCLUSION,
    OPTIONAL,
    REVERSED,
    TYPING,
    VOCABULARY,
    collection,
    package,
)

NOTES = (
    (BASIC, ("Who presided in <b>Vienna</b>?", "Metternich"), "congress Class::9b leech"),
    (REVERSED, ("When did it end?", "1815"), ""),
    (TYPING, ("Who spoke for France?", "Talleyrand"), ""),
    (OPTIONAL, ("Who spoke for Britain?", "Castlereagh", "y"), ""),
    (CLOZE, ("The {{c1::Holy Alliance::of three}} was signed in {{c2::1815}}.", "By Russia, Austria &amp; Prussia"), "congress"),
    (OCCLUSION, ("{{c1::image-occlusion:rect:left=.1}}", '<img src="map.png">'), ""),
    (VOCABULARY, ("balance", "equilibrium", "A balance of power."), ""),
    (CUSTOM, ("p. 3", "Who came back to France?", "Louis XVIII"), ""),
    (BASIC, ("Legitimacy", "The principle that crowns belong to those who held them before the Revolution"), ""),
    (BASIC, ("", ""), ""),
    (BASIC, ('<img src="a.png">', "Tsar Alexander"), ""),
    (CLOZE, ("No gap here", ""), ""),
)
TOLD = [
    "Who presided in Vienna? = Metternich",
    "When did it end? = 1815",
    "Who spoke for France? = Talleyrand",
    "Who spoke for Britain? = Castlereagh",
    "The [...] (of three) was signed in 1815. = Holy Alliance",
    "The Holy Alliance was signed in [...]. = 1815",
    "Who came back to France? = Louis XVIII",
]
DECOY = collection([(BASIC, ("Please update to the latest Anki version, then import the .apkg file again.", ""), "")])


@pytest.mark.parametrize(
    ("members", "meta"),
    [
        ({"collection.anki2": collection(NOTES)}, ""),
        ({"collection.anki2": DECOY, "collection.anki21": collection(NOTES)}, ""),
        ({"collection.anki2": DECOY, "collection.anki21": collection(NOTES)}, "collection.anki21"),
        ({"collection.anki2": DECOY, "collection.anki21b": collection(NOTES, new=True)}, "collection.anki21b"),
        ({"collection.anki2": DECOY, "collection.anki21b": collection(NOTES, new=True)}, ""),
    ],
    ids=["anki2", "anki21", "anki21 by meta", "anki21b by meta", "anki21b"],
)
def test_each_scheme_gives_the_same_notes(members: dict[str, bytes], meta: str) -> None:
    found = bring("vienna.apkg", package({**members, "media": b"{}", "0": b"png", "1": b"mp3"}, meta))
    assert found.format is Format.ANKI_PACKAGE
    assert all_told(found) == TOLD
    assert [term.name for term in found.unit.terms] == ["Legitimacy"]
    assert set_aside(found) == ["image occlusion", "Vocab with picture", "picture or sound"]
    assert [fault.partition(":")[0] for fault in faults(found)] == [
        "note 10 · prompt",
        "note 10 · answer",
        "note 12 · question",
    ]
    assert len(found.entries) == 13
    assert found.count(EntryState.FAULTY) == 2
    assert found.unit.head.title == "Vienna 1815"
    assert [topic.title for topic in found.unit.head.topics] == ["congress", "Class: 9b"]
    assert found.unit.questions[4].explanation == "By Russia, Austria & Prussia"
    assert [str(remark.why.reason.name) for remark in found.remarks] == ["MEDIA_LEFT", "CARDS_LEFT"]


def test_a_package_is_read_in_a_process_of_its_own() -> None:
    data = package({"collection.anki21b": collection(NOTES, new=True)}, "collection.anki21b")
    assert len(read_upload_apart("vienna.apkg", data).unit.questions) == len(TOLD)


def test_a_log_that_was_not_packed_is_not_looked_for() -> None:
    data = bytearray(collection(NOTES))
    data[18:20] = b"\2\2"
    assert all_told(bring("wal.apkg", package({"collection.anki2": bytes(data)}))) == TOLD


def refused(data: bytes) -> UploadFault:
    with pytest.raises(Unusable) as raised:
        bring("x.apkg", data)
    reason = raised.value.why.reason
    assert isinstance(reason, UploadFault)
    return reason


def test_what_holds_no_notes_is_refused_with_the_reason() -> None:
    assert refused(package({"collection.anki2": DECOY})) is UploadFault.COLLECTION_MISSING
    assert refused(package({"collection.anki2": b"no database"})) is UploadFault.COLLECTION_DAMAGED
    assert refused(package({"collection.anki2": collection(NOTES)[:5000]})) is UploadFault.COLLECTION_DAMAGED
    newer = package({"collection.anki2": DECOY, "collection.anki22": b""})
    assert refused(newer) is UploadFault.COLLECTION_TOO_NEW
    with zipfile.ZipFile(out := io.BytesIO(), "w") as made:
        made.writestr("meta", b"\x08\x04")
        made.writestr("collection.anki2", DECOY)
    assert refused(out.getvalue()) is UploadFault.COLLECTION_TOO_NEW
    with zipfile.ZipFile(out := io.BytesIO(), "w") as made:
        made.writestr("collection.anki21b", b"(\xb5/\xfd no frame")
    assert refused(out.getvalue()) is UploadFault.COLLECTION_DAMAGED


def test_a_frame_that_unpacks_without_end_is_refused_at_the_limit() -> None:
    with zipfile.ZipFile(out := io.BytesIO(), "w") as made:
        made.writestr("collection.anki21b", zstandard.ZstdCompressor(level=19).compress(bytes(500_000_000)))
    before = process_time()
    assert refused(out.getvalue()) is UploadFault.UNPACKS_TOO_BIG
    assert process_time() - before < 5


GROWS = "WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more) "


@pytest.mark.parametrize(
    "sql",
    [
        f"DROP TABLE notes; CREATE VIEW notes AS {GROWS} SELECT n AS id, 1 AS mid, 'a' AS flds, '' AS tags FROM more;",
        "DROP TABLE notes; CREATE VIEW notes AS SELECT id, 1 AS mid, models AS flds, '' AS tags FROM col;",
        "DROP TABLE notes; CREATE TABLE notes (id, mid, tags, flds GENERATED ALWAYS AS (hex(zeroblob(4000000))));"
        "INSERT INTO notes VALUES (1, 1, '');",
        "DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, mid, tags, flds); INSERT INTO notes VALUES (1, 1, '', 'a');",
        "DROP TABLE notes; CREATE TABLE notes (id, mid, tags); INSERT INTO notes VALUES (1, 1, '');",
    ],
    ids=["endless view", "view", "computed", "virtual", "no column"],
)
def test_nothing_that_the_file_brings_is_run(sql: str) -> None:
    before = process_time()
    with suppress(Unusable):
        assert not bring("x.apkg", package({"collection.anki2": collection((), more_sql=sql)})).entries
    assert process_time() - before < 2


def test_odd_values_and_long_texts_are_entries_like_others() -> None:
    sql = (
        "INSERT INTO notes VALUES (5, 'g', 1, 0, 0, '', x'ff1f31', 0, 0, 0, ''),"
        "(6, 'g', 99, 0, 0, x'', 'a' || char(31) || 'b', 0, 0, 0, ''),"
        "(7, 'g', 'x', 0, 0, '', 12, 0, 0, 0, ''), (8, 'g', 1, 0, 0, '', hex(zeroblob(500000)), 0, 0, 0, '')"
    )
    found = bring("x.apkg", package({"collection.anki2": collection((), more_sql=sql)}))
    assert len(found.entries) == 4
    assert not found.unit.terms


def test_a_collection_too_long_to_be_read_is_refused() -> None:
    sql = "INSERT INTO notes VALUES (5, 'g', 1, 0, 0, '', hex(zeroblob(2500000)), 0, 0, 0, '')"
    assert refused(package({"collection.anki21b": collection((), more_sql=sql)})) is UploadFault.COLLECTION_DAMAGED
