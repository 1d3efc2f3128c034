"""What a class sees of faults while it writes: nothing that was said to be saved is lost, and its time ends all the same."""

from __future__ import annotations

from ..class_quiz.test_faults import EDITS, set_pragma
from ..conftest import Classroom, text_of
from .writing import answers_of, card_of, gobbet_of, over, post, shown, wait, write


async def test_a_store_that_takes_nothing_for_a_while_loses_nothing_and_ends_it_later(room: Classroom) -> None:
    card = await post(room)
    await write(room.ana, card, "Kept")
    form = await room.ben.click(card.response, label="Write")
    await set_pragma(room, "query_only = ON")
    refused = await room.ben.submit_modal(form, {"text": "Lost?"})
    assert "I cannot save just now, so this does not count yet." in text_of(refused)
    assert "> Lost?" in text_of(refused)
    await over(room)
    assert not (await gobbet_of(room)).closed
    await set_pragma(room, "query_only = OFF")
    await wait(room, 40)
    assert "Your teacher reads" in text_of(card_of(room))
    assert [answer.text for answer in await answers_of(room)] == ["Kept"]


async def test_a_discord_that_takes_no_edit_for_a_while_sees_the_end_later(room: Classroom) -> None:
    await post(room)
    room.env.inject_error(*EDITS, status=503, times=5)
    await over(room)
    await wait(room, 60)
    assert "Nobody has written." in text_of(card_of(room))
    assert len(shown(room)) == 1


async def test_a_channel_that_is_gone_ends_it_quietly(room: Classroom) -> None:
    card = await post(room)
    await write(room.ana, card, "Kept")
    room.env.inject_error(*EDITS, status=404, code=10003, times=9)
    await over(room)
    assert (await gobbet_of(room)).closed
    elsewhere = room.guild.create_text_channel("another")
    assert "> Kept" in text_of(await room.teacher.slash(elsewhere, "class gobbets"))
