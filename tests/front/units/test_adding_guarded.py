"""Uploads that go otherwise: wrong files and hostile ones, whoever they are not for, presses that come late or twice, bounds."""

from __future__ import annotations

import asyncio
import contextlib
import io
import time
import zipfile
from typing import Any

import discord
import msgspec
import pytest
from simcord.actors import _dispatch_actor_interaction
from simcord.enums import InteractionType

from bot.front.kit import words as kit_words
from bot.front.kit.verbs import DecideUpload, TurnUpload, UploadStep, UploadView
from bot.front.units import pending_uploads, words
from bot.front.units.pending_uploads import KEPT, uploads_of
from bot.store.servers import ServerSettings
from bot.units.imports import child
from bot.units.imports.upload import Unusable
from tests.front.conftest import Classroom, labels_of, text_of
from tests.front.units.own import upload
from tests.front.units.test_choosing import elsewhere
from tests.front.units.uploads import CARDS, CSV, FAULTY, UNKNOWN, disabled, id_of, press


def told(result: Any) -> str:
    """Give all that somebody is told."""
    return "\n".join([*([text_of(result.response)] if result.response else []), *map(text_of, result.followups)])


# ---- wrong files


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.csv", b" \n", "The file is empty"),
        ("photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(40), "This is a picture"),
        ("page.xlsx", b"<!DOCTYPE html><html><body><table><tr><td>Question</td></tr></table></body></html>", "web page"),
        ("notes.rtf", rb"{\rtf1\ansi Who was Caesar?}", "formatted text"),
        ("Kahoot report.csv", b"Rank,Player,Total Score (points),Correct Answers\n1,Ana Smith,900,5\n", "report of who played"),
    ],
)
async def test_a_file_that_is_none_of_questions_is_named_with_what_to_do(
    room: Classroom, name: str, data: bytes, said: str
) -> None:
    card = await upload(room.teacher, room.channel, name, data)
    assert words.UNUSABLE.format(name=name) in text_of(card)
    assert said in text_of(card)
    assert "Ana Smith" not in text_of(card)
    assert len(uploads_of(room.bot)) == 0


async def test_a_bomb_ends_in_words_within_time(room: Classroom) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", "<workbook/>")
        made.writestr("xl/worksheets/sheet1.xml", b"0" * 300_000_000)
    began = time.monotonic()
    card = await upload(room.teacher, room.channel, "bomb.xlsx", bomb.getvalue())
    assert words.UNUSABLE.format(name="bomb.xlsx") in text_of(card)
    assert time.monotonic() - began < 10


async def test_a_big_file_is_refused_before_it_is_fetched(room: Classroom) -> None:
    room.env.backend.cdn.get = _never
    card = await upload(room.teacher, room.channel, "big.csv", CSV, size=4_000_001)
    assert words.UPLOAD_TOO_BIG.format(most=4) in text_of(card)
    assert card.response.ephemeral


def _never(url: str) -> bytes:
    raise AssertionError(url)


async def test_a_file_that_discord_does_not_hand_over_is_told(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.env.backend.cdn, "get", lambda url: None)
    assert words.UPLOAD_NOT_FETCHED in text_of(await upload(room.teacher, room.channel, "ides.csv", CSV))


# ---- whom it is not for


async def test_students_and_direct_messages_are_refused(room: Classroom) -> None:
    assert kit_words.NOT_ALLOWED in told(await upload(room.ana, room.channel, "ides.csv", CSV))
    direct = await upload(room.teacher.user, room.teacher.user.dm_channel, "ides.csv", CSV)
    assert kit_words.IN_A_SERVER in told(direct)


async def test_whoever_loses_the_role_cannot_use_what_they_have_uploaded(room: Classroom) -> None:
    role = room.guild.create_role("Helpers")
    helper = room.guild.add_member(room.env.create_user("helper"), roles=[role])
    await room.bot.store.servers.save(room.guild.id, ServerSettings(teacher_role=role.id))
    card = await upload(helper, room.channel, "ides.csv", CSV)
    assert words.USE in labels_of(card)
    await room.bot.store.servers.save(room.guild.id, ServerSettings())
    assert kit_words.NOT_ALLOWED in told(await helper.click(card.response, label=words.USE))
    assert not room.bot.store.units.of(room.guild.id)


async def test_nobody_else_and_no_other_server_meets_an_upload(room: Classroom) -> None:
    guild, channel, stranger = elsewhere(room)
    card = await upload(room.teacher, room.channel, "ides.csv", CSV)
    use = DecideUpload(id_of(card), UploadStep.USE)
    assert words.UPLOAD_OVER in told(await press(room, stranger, use, channel))
    staff = guild.create_role("Heads", permissions=discord.Permissions(manage_guild=True))
    there = guild.add_member(room.teacher.user, roles=[staff])
    assert words.UPLOAD_OVER in told(await press(room, there, use, channel))
    assert not room.bot.store.units.of(guild.id)
    await room.teacher.click(card.response, label=words.USE)
    assert "ides" not in text_of(await stranger.slash(channel, "unit list"))


@pytest.mark.parametrize("value", ["123", "", "x" * 300, "٣", "9" * 30])
async def test_a_forged_file_is_refused_in_words(room: Classroom, value: str) -> None:
    option: dict[str, Any] = {"name": "file", "type": 11, "value": value}
    sent = {"id": "1", "name": "unit", "type": 1, "options": [{"name": "add", "type": 1, "options": [option]}]}
    result = await _dispatch_actor_interaction(room.teacher, InteractionType.APPLICATION_COMMAND, room.channel, sent)
    assert kit_words.NO_SUCH_OPTION in told(result)


# ---- presses that come late, early, or twice


async def test_a_press_after_a_restart_or_after_a_quarter_of_an_hour_says_to_upload_it_again(room: Classroom) -> None:
    card = await upload(room.teacher, room.channel, "ides.csv", CSV)
    await room.env.advance_time(KEPT.total_seconds() + 1)
    assert words.UPLOAD_OVER in told(await room.teacher.click(card.response, label=words.USE))
    card = await upload(room.teacher, room.channel, "ides.csv", CSV)
    await room.restart()
    assert words.UPLOAD_OVER in told(await room.teacher.click(card.response, label=words.USE))
    assert not room.bot.store.units.of(room.guild.id)


async def test_of_two_files_of_one_person_the_later_one_waits(room: Classroom) -> None:
    first = await upload(room.teacher, room.channel, "first.csv", CSV)
    second = await upload(room.teacher, room.channel, "second.csv", CSV)
    assert words.UPLOAD_OVER in told(await room.teacher.click(first.response, label=words.USE))
    assert words.USED.format(title="second") in text_of(await room.teacher.click(second.response, label=words.USE))


async def test_a_second_file_while_the_first_is_read_is_refused(room: Classroom) -> None:
    with uploads_of(room.bot).turn_of(room.teacher.id):
        refused = await upload(room.teacher, room.channel, "ides.csv", CSV)
    assert words.UPLOAD_ONE_AT_A_TIME in told(refused)
    assert words.USE in labels_of(await upload(room.teacher, room.channel, "ides.csv", CSV))


async def test_many_files_at_once_stand_in_a_line_that_has_an_end(room: Classroom) -> None:
    uploads = uploads_of(room.bot)
    with contextlib.ExitStack() as line:
        for user in range(pending_uploads.AT_ONCE + pending_uploads.IN_LINE):
            line.enter_context(uploads.turn_of(user))
        assert words.UPLOAD_BUSY in told(await upload(room.teacher, room.channel, "ides.csv", CSV))
    assert words.USE in labels_of(await upload(room.teacher, room.channel, "ides.csv", CSV))


async def test_two_presses_at_once_make_one_version(room: Classroom) -> None:
    card = await upload(room.teacher, room.channel, "ides.csv", CSV)
    use = DecideUpload(id_of(card), UploadStep.USE)
    await press(room, room.teacher, use)
    assert words.UPLOAD_OVER in told(await press(room, room.teacher, use))
    (own,) = room.bot.store.units.of(room.guild.id)
    assert own.version == 1


async def test_what_is_faulty_or_open_cannot_be_used_by_a_forged_press(room: Classroom) -> None:
    for name, data in (("ides.csv", FAULTY), ("cards.txt", CARDS)):
        card = await upload(room.teacher, room.channel, name, data)
        assert kit_words.OLD_BUTTON in told(await press(room, room.teacher, DecideUpload(id_of(card), UploadStep.USE)))
    assert not room.bot.store.units.of(room.guild.id)


async def test_a_page_or_an_answer_that_is_not_there_shows_what_is(room: Classroom) -> None:
    card = await upload(room.teacher, room.channel, "odd.csv", UNKNOWN)
    key = id_of(card)
    assert words.ASKING[1].format(count=3) in told(await press(room, room.teacher, TurnUpload(key, UploadView.FAULTS, 99)))
    assert words.ASKING[1].format(count=3) in told(await press(room, room.teacher, DecideUpload(key, UploadStep.ANEW)))
    await press(room, room.teacher, DecideUpload(key, UploadStep.ACCEPT))
    assert "2 of 2" in disabled(await press(room, room.teacher, TurnUpload(key, UploadView.ENTRIES, 99)))
    assert "Who stabbed" in told(await press(room, room.teacher, TurnUpload(key, UploadView.ASKED, 0)))
    assert words.UPLOAD_OVER in told(await press(room, room.teacher, TurnUpload("another", UploadView.ENTRIES, 0)))


# ---- bounds


async def test_what_waits_is_bounded_in_number_and_in_bytes(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await upload(room.teacher, room.channel, "ides.csv", CSV)
    uploads = uploads_of(room.bot)
    (first,) = uploads.waiting()
    for user in range(1, pending_uploads.MOST + 20):
        uploads.hold(_like(first, user))
    assert len(uploads) == pending_uploads.MOST
    monkeypatch.setattr(pending_uploads, "MOST_WEIGHT", 5 * first.weight())
    uploads.hold(_like(first, 10_000))
    assert len(uploads) == 5


def _like(upload: pending_uploads.PendingUpload, user: int) -> pending_uploads.PendingUpload:
    return msgspec.structs.replace(upload, id=f"upload-{user}", user=user)


async def test_a_bot_that_stops_waits_for_no_file_that_is_read(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_START", "import time; time.sleep(60)")
    uploads, began = uploads_of(room.bot), time.monotonic()
    with uploads.turn_of(1):
        reading = asyncio.create_task(uploads.read("ides.csv", CSV))
        for _ in range(500):
            await asyncio.sleep(0 if child._running else 0.02)
        uploads.close()
        with pytest.raises(Unusable):
            await reading
    assert time.monotonic() - began < 20
