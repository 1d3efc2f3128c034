"""A person sees, gets and erases what is kept of them, in this place alone; a server goes wholly, by who may manage it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from bot.front.privacy import words
from bot.store import Store
from bot.store.moving.server_file import put_server, unpack
from bot.store.privacy.privacy import Holding
from tests.front.conftest import Classroom, text_of

from ..practice.test_scores import play


async def test_what_is_kept_is_counted_and_said_to_be_ones_own(room: Classroom) -> None:
    await play(room, room.ana, right=3, wrong=1)
    await play(room, room.ben, right=1)
    shown = await room.ana.slash(room.channel, "privacy show")
    assert shown.ephemeral
    assert "- **4** answers to questions" in text_of(shown)
    assert "- **0** class quizzes" in text_of(shown)


async def test_the_file_holds_ones_own_rows_alone(room: Classroom) -> None:
    await play(room, room.ana, right=3)
    await play(room, room.ben, right=1)
    card = await room.ana.slash(room.channel, "privacy show")
    handed = (await room.ana.click(card.response, label=words.EXPORT_BUTTON)).response
    assert handed is not None
    assert handed.ephemeral
    (file,) = handed.attachments
    rows = msgspec.json.decode(await file.read(), type=dict[str, list[dict[str, object]]])
    assert {row["user_id"] for row in rows["rounds"]} == {room.ana.id}
    assert len(rows["answers"]) == 3


async def test_erasing_takes_two_presses_and_everything_here(room: Classroom) -> None:
    await play(room, room.ana, right=3)
    await play(room, room.ben, right=1)
    asked = await room.ana.slash(room.channel, "privacy erase")
    assert "up to 4 weeks" in text_of(asked)
    await room.ana.click(asked.response, label=words.ERASE_NO)
    assert "3 of 3" in text_of(await room.ana.slash(room.channel, "scores"))
    asked = await room.ana.slash(room.channel, "privacy erase")
    erased = await room.ana.click(asked.response, label=words.ERASE_YES)
    assert "I keep nothing about you in this server" in text_of(erased.response)
    assert "You have not answered" in text_of(await room.ana.slash(room.channel, "scores"))
    assert "1 of 1" in text_of(await room.ben.slash(room.channel, "scores"))


async def test_in_direct_messages_everything_goes(room: Classroom) -> None:
    await play(room, room.ana, right=3)
    asked = await room.ana.user.slash("privacy erase")
    assert words.EVERYWHERE in text_of(asked)
    await room.ana.user.click(asked.response, label=words.ERASE_YES)
    assert "You have not answered" in text_of(await room.ana.slash(room.channel, "scores"))


async def test_a_server_goes_wholly_with_its_settings(room: Classroom) -> None:
    await play(room, room.ana, right=3)
    await room.teacher.slash(room.channel, "class settings", quiz_threads=True)
    asked = await room.teacher.slash(room.channel, "class erase-server")
    assert asked.ephemeral
    await room.teacher.click(asked.response, label=words.SERVER_YES)
    assert "You have not answered" in text_of(await room.ana.slash(room.channel, "scores"))
    assert not room.bot.store.servers.of(room.guild.id).quiz_threads


async def test_a_server_is_handed_out_whole_to_whoever_may_manage_it(room: Classroom, tmp_path: Path) -> None:
    await play(room, room.ana, right=3)
    await room.teacher.slash(room.channel, "class settings", quiz_threads=True)
    handed = await room.teacher.slash(room.channel, "class export-server")
    assert handed.ephemeral
    (file,) = handed.response.attachments
    elsewhere = await Store.open(tmp_path / "elsewhere")
    found = unpack(await file.read())
    await elsewhere.database.write(lambda bare: put_server(bare, found))
    assert await elsewhere.privacy.holding(room.ana.id, room.guild.id) == Holding(3, 0, 0, 0, 0, 0)
    await elsewhere.close()


async def test_nobody_is_erased_in_the_midst_of_a_quiz(room: Classroom) -> None:
    await room.teacher.slash(room.channel, "class quiz", questions="3")
    asked = await room.teacher.slash(room.channel, "class erase-server")
    refused = await room.teacher.click(asked.response, label=words.SERVER_YES)
    assert "still running" in "".join(map(text_of, [*([refused.response] if refused.response else []), *refused.followups]))
