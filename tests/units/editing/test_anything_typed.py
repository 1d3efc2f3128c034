"""Whatever is typed into the forms of an entry is stored sound or told; what is stored goes out as text files and comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.unit import Unit
from bot.units.editing.changes import Changed, change_entry, remove_entry
from bot.units.editing.fields import EditKind, entries_of, fields_of, id_of, kind_of
from bot.units.exports import text_unit
from bot.units.fault_words import WORDINGS
from bot.units.imports.recognise import read_upload
from tests.sample import make_library

from .test_editing import LIGHT

(SAMPLE,) = make_library().units
PIECES = st.sampled_from(
    [
        *(
            "",
            " ",
            "-",
            "|",
            "=",
            "a = b",
            "c=d",
            "true",
            "false",
            "0",
            "2",
            "3",
            "year",
            "day",
            "web",
            "disputed",
            "misconception",
        ),
        *(
            "1956",
            "1956-02-25",
            "25 February 1956",
            "-44",
            "3/5/56",
            "1e400",
            "NaN",
            "9" * 400,
            "1,234",
            "12 km",
            "https://a.b/c",
        ),
        *(
            "Lenin dies",
            "Stalin dies",
            "speech-delivered",
            "Nikita Khrushchev",
            "good",
            "Speech",
            "x" * 700,
            "@everyone",
            "\u202e\0",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=4).map("\n".join)
ENTRIES = st.sampled_from(
    [(LIGHT, kind, "") for kind in EditKind] + [(SAMPLE, kind_of(each), id_of(each)) for each in entries_of(SAMPLE)]
)


@given(ENTRIES, st.data())
def test_anything_that_is_typed_is_stored_sound_or_told(entry: tuple[Unit, EditKind, str], data: st.DataObject) -> None:
    unit, kind, key = entry
    typed = data.draw(st.dictionaries(st.sampled_from(fields_of(kind)), TEXTS, min_size=1))
    made = change_entry(unit, kind, key, typed)
    if isinstance(made, Changed):
        exported = text_unit.export(made.unit)
        read = read_upload(exported.name, exported.data)
        assert read.faults == ()
        assert read.unit == made.unit
        return
    assert made
    assert all(WORDINGS[each.why.reason].fill(each.why) for each in made)


@pytest.mark.parametrize("record", entries_of(SAMPLE), ids=id_of)
def test_any_entry_is_removed_or_what_hangs_on_it_is_told(record: object) -> None:
    made = remove_entry(SAMPLE, kind_of(record), id_of(record))  # type: ignore[arg-type]  # ids= knows no types
    assert isinstance(made, Changed) or all(each.entry for each in made)
