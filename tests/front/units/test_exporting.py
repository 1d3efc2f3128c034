"""/unit export and /unit template: a teacher gets a unit as a file, and what it does not hold is named; nobody else does."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from bot.front.kit import words as kit_words
from bot.front.units.exporting import words
from bot.library.questions import OneChoice, Wrong
from bot.store.lookups.unanswered import Ending
from bot.units.exports.formats import FORMATS
from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import Format
from tests.front.conftest import Classroom, text_of
from tests.front.units.own import add, make_unit
from tests.front.units.test_choosing import elsewhere


async def files_of(result: Any) -> dict[str, bytes]:
    """Give the files that a reply hands out, by name."""
    shown = result.response or result.followups[-1]
    return {each.filename: await each.read() for each in shown.attachments}


async def export(room: Classroom, unit: str, form: str) -> Any:
    return await room.teacher.slash(room.channel, "unit export", unit=unit, format=form)


async def test_a_teacher_takes_a_unit_home_as_a_zip_and_brings_it_back(room: Classroom) -> None:
    own = await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?"))
    card = await export(room, own.key, "zip")
    assert words.READY_WHOLE in text_of(card)
    (file,) = (await files_of(card)).items()
    assert zipfile.ZipFile(io.BytesIO(file[1])).namelist() == ["my-lesson/unit.toml", "my-lesson/questions.toml"]
    assert read_upload(*file).unit == await room.bot.store.units.text(own)


@pytest.mark.parametrize("form", FORMATS)
async def test_every_format_is_offered_by_a_name_and_given(room: Classroom, form: str) -> None:
    await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?"))
    card = await export(room, "My lesson", form)
    assert text_of(card).startswith("### My lesson as a file")
    (file,) = await files_of(card)
    assert file.startswith("my-lesson")
    offered = await room.teacher.autocomplete(room.channel, "unit export", "format", "", unit="My lesson")
    assert {"name": words.FORMATS[form], "value": form} in offered


async def test_the_unit_of_the_host_is_given_with_its_authors_ids_and_what_is_left_out_is_named(room: Classroom) -> None:
    (unit,) = room.bot.libraries.host.units
    card = await export(room, "secret-speech", "gift")
    told = text_of(card)
    assert "not in the file" in told
    assert told.count("\n- ") == 11
    assert "**q-" not in told
    (text,) = (await files_of(await export(room, "secret-speech", "zip"))).values()
    with zipfile.ZipFile(io.BytesIO(text)) as packed:
        assert b'id = "speech-delivered"' in packed.read("secret-speech/facts.toml")
    assert unit.facts[0].id.startswith("secret-speech/")


async def test_what_the_server_taught_goes_along_and_what_another_taught_does_not(room: Classroom) -> None:
    _, channel, stranger = elsewhere(room)
    store, entry = room.bot.store, "secret-speech/speech-delivered"
    row = await store.unanswered.note(room.guild.id, "who dropped the bomb", "x", Ending.NOTHING, room.env.now())
    await store.taught.teach(room.guild.id, row, entry, room.env.now())
    (here,) = (await files_of(await export(room, "secret-speech", "zip"))).values()
    (there,) = (await files_of(await stranger.slash(channel, "unit export", unit="secret-speech", format="zip"))).values()
    for text, expected in ((here, True), (there, False)):
        with zipfile.ZipFile(io.BytesIO(text)) as packed:
            assert (b"who dropped the bomb" in packed.read("secret-speech/facts.toml")) is expected


async def test_nothing_in_a_spreadsheet_is_a_formula(room: Classroom) -> None:
    unit = make_unit("My lesson", "=HYPERLINK(1)")
    asked = OneChoice(id="q-9", prompt="@SUM(1)", answer="+1", wrong=(Wrong(text="-1"),))
    await add(room, room.guild, replace(unit, questions=(*unit.questions, asked)))
    (text,) = (await files_of(await export(room, "My lesson", "csv"))).values()
    cells = text.decode("utf-8-sig").replace("\r\n", ",").replace('"', "").split(",")
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "-"))]
    (book,) = (await files_of(await export(room, "My lesson", "xlsx"))).values()
    assert all(cell.data_type != "f" for sheet in load_workbook(io.BytesIO(book)) for row in sheet for cell in row)


async def test_a_student_gets_no_key_and_a_teacher_of_another_server_nothing(room: Classroom) -> None:
    own = await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?"))
    _, channel, stranger = elsewhere(room)
    told = text_of(await stranger.slash(channel, "unit export", unit=own.key, format="zip"))
    assert "There is no unit like" in told
    offered = await stranger.autocomplete(channel, "unit export", "unit", "")
    assert [each["value"] for each in offered] == ["secret-speech"]
    room.guild.set_command_permissions(room.bot.command_ids["unit"], {room.ana: True})
    refused = await room.ana.slash(room.channel, "unit export", unit="My lesson", format="zip")
    assert kit_words.NOT_ALLOWED in text_of(refused)


async def test_a_unit_or_a_format_that_is_not_there(room: Classroom) -> None:
    assert "There is no unit like" in text_of(await export(room, "The Aztecs", "zip"))
    assert words.NO_SUCH_FORMAT in text_of(await export(room, "secret-speech", "docx"))


async def test_the_template_is_given_as_a_book_and_as_a_table_which_are_read_without_a_fault(room: Classroom) -> None:
    card = await room.teacher.slash(room.channel, "unit template")
    assert text_of(card).count("\n") >= 3
    files = await files_of(card)
    assert {*files} == {"gobbet-template.xlsx", "gobbet-template.csv"}
    read = read_upload("gobbet-template.csv", files["gobbet-template.csv"])
    assert read.format is Format.TEMPLATE
    assert read.faults == ()
    assert len(read.unit.questions) > 3
