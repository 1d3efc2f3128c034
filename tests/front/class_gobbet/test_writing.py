"""A class writes about an extract: privately, stored as it comes, ended by itself, also after a restart."""

from __future__ import annotations

import re

from msgspec.structs import replace

from bot.front.class_gobbet import words
from bot.front.kit.words import NOT_ALLOWED
from bot.library.catalogue import Library
from bot.study.class_gobbet.round import Phase
from bot.study.class_quiz.people import Extended

from ..conftest import Classroom, labels_of, text_of
from .writing import answers_of, card_of, gobbet_of, over, post, shown, wait, write


async def test_a_class_writes_privately_and_its_time_ends_by_itself(room: Classroom) -> None:
    card = await post(room)
    told = text_of(card)
    assert not card.ephemeral
    assert "> It must be asserted that to this day" in told
    assert "**Provenance**: who says it" in told
    assert "Nobody has handed in yet." in told
    assert labels_of(card) == ["Write", "My answer", "Teacher"]
    saved = await write(room.ana, card, "He **hints** at it.")
    assert saved.ephemeral
    assert "📥 **Saved.** You are **" in text_of(saved)
    assert "> He \\*\\*hints" in text_of(saved)
    await wait(room, 5)
    assert "**1** has handed in." in text_of(card_of(room))
    await over(room)
    told = text_of(card_of(room))
    assert "Your teacher reads what you wrote." in told
    assert labels_of(card_of(room)) == ["My answer", "Teacher"]
    assert (await gobbet_of(room)).phase is Phase.CLOSED
    assert not any("hints" in text_of(each) for each in shown(room))


async def test_an_answer_can_be_changed_until_the_time_is_up(room: Classroom) -> None:
    card = await post(room)
    saved = await write(room.ana, card, "First")
    form = await room.ana.click(saved.response, label="Change mine")
    assert "First" in str(form.modal)
    again = await room.ana.submit_modal(form, {"text": "Second"})
    assert "in place of what you wrote before" in text_of(again)
    assert [answer.text for answer in await answers_of(room)] == ["Second"]
    await over(room)
    refused = await room.ana.click(saved.response, label="Change mine")
    assert "Your time for this extract is up." in text_of(refused)


async def test_what_stands_in_a_form_counts_for_a_moment_more_and_is_given_back_then(room: Classroom) -> None:
    card = await post(room)
    forms = [await student.click(card.response, label="Write") for student in (room.ana, room.ben)]
    await wait(room, 310)
    assert "What stands in your form still counts" in text_of(card_of(room))
    assert "Saved" in text_of(await room.ana.submit_modal(forms[0], {"text": "Just so"}))
    await wait(room, 25)
    late = await room.ben.submit_modal(forms[1], {"text": "Much too late"})
    assert "Your time was up, so this does not count." in text_of(late)
    assert "> Much too late" in text_of(late)
    assert [answer.text for answer in await answers_of(room)] == ["Just so"]


async def test_whoever_has_more_time_is_waited_for_and_nobody_learns_who(room: Classroom) -> None:
    await room.teacher.slash(room.channel, "class extra-time", student=room.ana, percent=100)
    card = await post(room)
    saved = await write(room.ana, card, "Slow")
    await write(room.ben, card, "Quick")
    await wait(room, 331)
    told = text_of(card_of(room))
    assert "*Write* stays open for those who have more time." in told
    assert "ana" not in told.casefold().split()
    assert "Your time for this extract is up." in text_of(await room.ben.click(card_of(room), label="Write"))
    await room.restart()
    assert "in place of" in text_of(await write(room.ana, saved, "Slow and sure", label="Change mine"))
    assert (await gobbet_of(room)).phase is Phase.LAST
    await wait(room, 300)
    assert "Your teacher reads what you wrote." in text_of(card_of(room))
    assert {answer.text for answer in await answers_of(room)} == {"Slow and sure", "Quick"}


async def test_who_has_more_time_and_begins_last_is_waited_for_from_then_on(room: Classroom) -> None:
    await room.bot.store.extra_times.save(room.guild.id, Extended(room.ana.id, 50))
    card = await post(room)
    await wait(room, 320)
    form = await room.ana.click(card.response, label="Write")
    await wait(room, 30)
    assert (await gobbet_of(room)).phase is Phase.LAST
    assert "*Write* stays open for those" in text_of(card_of(room))
    assert "Saved" in text_of(await room.ana.submit_modal(form, {"text": "Here"}))


async def test_a_restart_in_the_middle_changes_nothing(room: Classroom) -> None:
    card = await post(room)
    await write(room.ana, card, "Kept")
    form = await room.ben.click(card.response, label="Write")
    await room.restart()
    assert "Saved" in text_of(await room.ben.submit_modal(form, {"text": "Sent to another process"}))
    assert [answer.text for answer in await answers_of(room)] == ["Kept", "Sent to another process"]
    await over(room)
    assert "Your teacher reads" in text_of(card_of(room))
    assert len(shown(room)) == 1


async def test_a_time_that_ran_out_while_the_bot_was_away_is_over_at_its_start(room: Classroom) -> None:
    card = await post(room)
    await write(room.ana, card, "Kept")
    held = await gobbet_of(room)
    long_ago = held.opened.replace(year=held.opened.year - 1)
    await room.bot.store.database.execute(
        "UPDATE class_gobbets SET opened_at = ?, ends_at = ?",
        round(long_ago.timestamp() * 1000),
        round(long_ago.timestamp() * 1000) + 5,
    )
    await room.restart()
    await wait(room, 5)
    assert "Your teacher reads" in text_of(card_of(room))
    assert (await gobbet_of(room)).closed


async def test_a_card_that_was_deleted_or_never_noted_is_there_again(room: Classroom) -> None:
    card = await post(room)
    await room.bot.store.database.execute("UPDATE class_gobbets SET message_id = 0")
    await room.restart()
    assert len(shown(room)) == 1
    assert (await gobbet_of(room)).message == card.response.id
    room.env.backend.messages[room.channel.id].pop(card.response.id)
    await over(room)
    assert "Nobody has written." in text_of(card_of(room))


async def test_nobody_wrote(room: Classroom) -> None:
    card = await post(room)
    form = await room.ana.click(card.response, label="Write")
    assert words.NOT_WRITTEN in text_of(await room.ben.click(card.response, label="My answer"))
    empty = await room.ana.submit_modal(form, {"text": "  \n "})
    assert "Nothing was written." in text_of(empty)
    await over(room)
    assert "Nobody has written." in text_of(card_of(room))
    desk = await room.teacher.click(card_of(room), label="Teacher")
    assert words.NOBODY_WROTE in text_of(desk)
    assert words.NOT_WRITTEN_OVER in text_of(await room.ben.click(card_of(room), label="My answer"))


async def test_one_at_a_time_in_a_channel(room: Classroom) -> None:
    await post(room)
    second = await post(room)
    assert second.ephemeral
    assert "writes about an extract here already" in text_of(second)
    desk = await room.teacher.click(second.response, label="Teacher")
    assert "Nobody has begun to write yet." in text_of(desk)
    assert len(shown(room)) == 1
    await over(room)
    assert not (await post(room)).ephemeral


async def test_the_teacher_lengthens_and_ends_it_and_students_cannot(room: Classroom) -> None:
    card = await post(room)
    assert NOT_ALLOWED in text_of(await room.ana.click(card.response, label="Teacher"))
    await room.ben.click(card.response, label="Write")
    await write(room.ana, card, "Done")
    desk = await room.teacher.click(card.response, label="Teacher")
    assert "**1** handed in · **2** begun" in text_of(desk)
    before = (await gobbet_of(room)).ends
    await room.teacher.click(desk.response, label="+5 minutes")
    assert ((await gobbet_of(room)).ends - before).total_seconds() == 300
    assert re.findall(r"<t:(\d+):R>", text_of(card_of(room))) == [str(int((await gobbet_of(room)).ends.timestamp()))]
    await room.teacher.click(desk.response, label="End now")
    assert "End the writing now?" in text_of(desk)
    await room.teacher.click(desk.response, label="Keep going")
    await room.teacher.click(desk.response, label="End now")
    await room.teacher.click(desk.response, label="End it")
    assert "What stands in your form still counts" in text_of(card_of(room))
    await wait(room, 35)
    assert "Your teacher reads" in text_of(card_of(room))
    await room.teacher.click(desk.response, label="Refresh")
    assert "Done" in text_of(desk)


async def test_what_cannot_be_posted_says_why(room: Classroom) -> None:
    assert "no topic like" in text_of(await post(room, extract="bananas"))
    (unit,) = room.bot.libraries.host.units
    room.bot.libraries.renew(Library([replace(unit, extracts=())]))
    bare = await room.teacher.slash(room.channel, "class gobbet")
    assert "There are no extracts here." in text_of(bare)
    assert await room.bot.store.class_gobbets.past(room.guild.id) == []


async def test_without_an_extract_named_each_comes_before_one_comes_again(room: Classroom) -> None:
    for _ in range(3):
        await room.teacher.slash(room.channel, "class gobbet", minutes=5)
        await over(room)
    past = await room.bot.store.class_gobbets.past(room.guild.id)
    assert len({each.extract.id for each in past}) == 3
