"""A teacher overrules: what was refused but close is accepted for the class, and everybody is marked anew and told."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from tests.front.conftest import Classroom, labels_of, menu_of, text_of
from tests.front.teaching.unit import begin, teach, type_answer
from tests.sample import DATE, ONE, TYPED

CLOSE = "Khrushchev the speaker"


async def answer(room: Classroom, student: Any, text: str) -> Any:
    card = await begin(room, student, TYPED)
    await type_answer(student, card, text)
    return card


async def queue(room: Classroom) -> Any:
    return await room.teacher.slash(room.channel, "class near-misses")


async def test_accepting_regrades_two_students_and_both_are_told_once(room: Classroom) -> None:
    await answer(room, room.ana, CLOSE)
    await answer(room, room.ben, "khrushchev the SPEAKER!")
    card = await queue(room)
    assert f"“**{CLOSE}**”" in text_of(card)
    assert "2 students wrote this" in text_of(card)
    await room.teacher.click(card.response, label="Accept")
    assert "2 marks changed" in text_of(card)
    for student in (room.ana, room.ben):
        scores = await student.slash(room.channel, "scores")
        assert "**1 of 1** points" in text_of(scores)
        assert "is accepted now, and you have the points: Who gave the Secret Speech?" in text_of(scores.followups[0])
        assert scores.followups[0].ephemeral
        assert (await student.slash(room.channel, "scores")).followups == []


async def test_news_outlive_a_restart_and_are_told_in_their_server_alone(room: Classroom) -> None:
    await answer(room, room.ana, CLOSE)
    card = await queue(room)
    await room.teacher.click(card.response, label="Accept")
    await room.restart()
    told = await room.ana.slash(room.channel, "help")
    assert "changed your marks" in text_of(told.followups[0])
    assert (await room.ben.slash(room.channel, "help")).followups == []


async def test_an_accepted_answer_is_right_from_then_on_in_this_server(room: Classroom) -> None:
    await answer(room, room.ana, CLOSE)
    await room.teacher.click((await queue(room)).response, label="Accept")
    assert "✅ **Right.**" in text_of(await answer(room, room.ben, "The Khrushchev, the speaker"))
    elsewhere = room.env.create_guild("Another class")
    pupil = elsewhere.add_member(room.env.create_user("cy"))
    other = await pupil.slash(elsewhere.create_text_channel("history"), "quiz", questions=1)
    await type_answer(pupil, other, CLOSE)
    assert "🟠 **Not accepted" in text_of(other)


async def test_what_two_students_typed_alike_enters_the_queue(room: Classroom) -> None:
    await answer(room, room.ana, "Mao Zedong")
    assert "There are no near misses" in text_of(await queue(room))
    await answer(room, room.ben, "mao zedong")
    assert "“**Mao Zedong**”" in text_of(await queue(room))


async def test_the_same_student_twice_is_one_student(room: Classroom) -> None:
    for _ in range(2):
        await answer(room, room.ana, "Mao Zedong")
    assert "There are no near misses" in text_of(await queue(room))


async def test_a_rejected_answer_does_not_come_back_unless_it_is_undone(room: Classroom) -> None:
    await answer(room, room.ana, CLOSE)
    card = await queue(room)
    await room.teacher.click(card.response, label="Reject")
    await answer(room, room.ben, CLOSE)
    assert "There are no near misses" in text_of(await queue(room))
    await room.teacher.click(card.response, label="Undo")
    assert "2 students wrote this" in text_of(card)


async def test_the_question_can_be_looked_at_and_pages_be_turned(room: Classroom) -> None:
    for text in (CLOSE, "Khrushchev the orator"):
        await answer(room, room.ana, text)
    card = await queue(room)
    shown = await room.teacher.click(card.response, label="Show question")
    assert "Right answer: **Khrushchev**" in text_of(shown)
    first = text_of(card)
    await room.teacher.click(card.response, label="Next")
    assert text_of(card) != first
    assert "Near miss 2 of 2" in text_of(card)


async def test_of_two_teachers_who_accept_at_once_one_counts(room: Classroom) -> None:
    await answer(room, room.ana, CLOSE)
    one, other = await queue(room), await queue(room)
    await room.teacher.click(one.response, label="Accept")
    await room.teacher.click(other.response, label="Accept")
    assert "Somebody has settled this one already." in text_of(other)


async def test_removing_an_alias_regrades_back_and_tells(room: Classroom) -> None:
    await answer(room, room.ana, CLOSE)
    await room.teacher.click((await queue(room)).response, label="Accept")
    await room.ana.slash(room.channel, "help")
    card = await room.teacher.slash(room.channel, "class aliases")
    assert CLOSE in text_of(card)
    await room.teacher.select(card.response, [menu_of(card)["options"][0]["value"]])
    assert "is no longer accepted; 1 mark changed" in text_of(card)
    scores = await room.ana.slash(room.channel, "scores")
    assert "**0 of 1** points" in text_of(scores)
    assert "no longer accepted" in text_of(scores.followups[0])


async def test_what_was_taken_back_before_it_was_told_is_not_told(room: Classroom) -> None:
    await answer(room, room.ana, CLOSE)
    await room.teacher.click((await queue(room)).response, label="Accept")
    card = await room.teacher.slash(room.channel, "class aliases")
    await room.teacher.select(card.response, [menu_of(card)["options"][0]["value"]])
    assert (await room.ana.slash(room.channel, "scores")).followups == []


async def test_a_teacher_may_accept_a_date_that_the_rules_refuse(room: Classroom) -> None:
    for student in (room.ana, room.ben):
        card = await begin(room, student, DATE)
        await type_answer(student, card, "the last day of the congress")
    await room.teacher.click((await queue(room)).response, label="Accept")
    assert "**1 of 1** points" in text_of(await room.ana.slash(room.channel, "scores"))


async def test_a_student_cannot_rule_even_with_a_button_at_hand(room: Classroom) -> None:
    assert "class near-misses" not in room.ana.available_commands(room.channel)
    room.guild.set_command_permissions(room.bot.command_ids["class"], {room.ana: True})
    refused = await room.ana.slash(room.channel, "class near-misses")
    assert "Only a teacher of this server may do that." in text_of(refused)


async def test_choices_never_enter_the_queue(room: Classroom) -> None:
    for student in (room.ana, room.ben):
        card = await begin(room, student, ONE)
        await student.click(card.response, label=labels_of(card)[0])
    assert "There are no near misses" in text_of(await queue(room))


async def test_a_question_that_was_taken_out_is_not_in_the_queue(room: Classroom) -> None:
    await answer(room, room.ana, CLOSE)
    card = await queue(room)
    teach(room, ONE)
    assert "There are no near misses" in text_of(await queue(room))
    gone = await room.teacher.click(card.response, label="Accept")
    assert "no longer stored" in text_of(gone)


async def test_in_direct_messages_there_is_no_teacher(room: Classroom) -> None:
    teach(room, TYPED)
    eve = room.env.create_user("eve")
    card = await eve.slash("quiz", questions=1)
    opened = await eve.click(card.response, label="Answer…")
    await eve.submit_modal(opened, {"text": CLOSE})
    assert "Your teacher" not in text_of(card)
    assert "Report" not in labels_of(card)


async def test_an_alias_of_an_edited_question_leaves_the_marks_of_the_question_as_it_was(room: Classroom) -> None:
    asked = await begin(room, room.ana, TYPED)
    edited = replace(TYPED, answers=("Malenkov",))
    teach(room, edited)
    await type_answer(room.ana, asked, "Khrushchev")
    assert "✅ **Right.**" in text_of(asked)
    for text in ("Khrushchev", "khrushchev"):
        student = room.ben if text == "Khrushchev" else room.guild.add_member(room.env.create_user("cy"))
        await type_answer(student, await begin(room, student, edited), text)
    await room.teacher.click((await queue(room)).response, label="Accept")
    assert "**1 of 1** points" in text_of(await room.ben.slash(room.channel, "scores"))
    card = await room.teacher.slash(room.channel, "class aliases")
    await room.teacher.select(card.response, [menu_of(card)["options"][0]["value"]])
    assert "**0 of 1** points" in text_of(await room.ben.slash(room.channel, "scores"))
    assert "**1 of 1** points" in text_of(await room.ana.slash(room.channel, "scores"))
