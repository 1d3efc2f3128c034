"""/unit edit: a teacher changes one entry of a unit of their server's own; what is wrong is told, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from bot.front.kit import words as kit_words
from bot.front.kit.card import quote
from bot.front.kit.controls import LONG_FORM
from bot.front.kit.custom_ids import write_id
from bot.front.kit.verbs import EditEntry
from bot.front.units import words as unit_words
from bot.front.units.editing import words
from bot.library.ids import local_id
from bot.library.questions import OneChoice
from bot.store.units.server_units import ServerUnit
from bot.units.editing.fields import MOST_KEY, EditKind, Field, FormPart
from tests.front.class_quiz.playing import newest, quiz_of, steer, wait
from tests.front.conftest import Classroom, labels_of, menu_of, text_of
from tests.front.units.own import add, make_unit
from tests.front.units.test_choosing import elsewhere
from tests.sample import make_library

PROMPT, ANSWER, WRONG, TRUTH = (field.value for field in (Field.PROMPT, Field.ANSWER, Field.WRONG, Field.TRUTH))


def filled(opened: Any) -> dict[str, str]:
    """Give what stands in the fields of a form when it opens, as Discord sends it back."""
    inputs = [each["component"] for each in opened.modal["components"]]
    texts = {each["custom_id"]: each.get("value") or "" for each in inputs if each["type"] == 4}
    chosen = {
        each["custom_id"]: next((option["value"] for option in each["options"] if option.get("default")), "")
        for each in inputs
        if each["type"] == 3
    }
    return texts | {name: value for name, value in chosen.items() if value}


async def submit(actor: Any, opened: Any, **typed: str) -> str:
    """Hand in a form with some fields changed; the card that comes of it stays in `opened.answer`."""
    menus = {each["component"]["custom_id"] for each in opened.modal["components"] if each["component"]["type"] == 3}
    values = {name: [text] if name in menus else text for name, text in (filled(opened) | typed).items()}
    opened.answer = await actor.submit_modal(opened, values)
    return text_of(opened.answer)


async def open_entry(room: Classroom, entry: str = "one-choice/q-1", label: str = words.EDIT_BUTTON) -> Any:
    card = await room.teacher.slash(room.channel, "unit edit", unit="My lesson", entry=entry)
    return await room.teacher.click(card.response, label=label)


async def text_now(room: Classroom, own: ServerUnit) -> Any:
    (now,) = [each for each in room.bot.store.units.of(room.guild.id) if each.number == own.number]
    return await room.bot.store.units.text(now)


async def test_a_teacher_mends_a_question_and_the_class_is_asked_the_mended_one(room: Classroom) -> None:
    await add(room, room.guild, make_unit("My lesson", "Was Caesar stabed?"))
    card = await room.teacher.slash(room.channel, "unit edit", unit="My lesson")
    assert "1 question" in text_of(card)
    shown = await room.teacher.select(card.response, ["one-choice/q-1"], custom_id=menu_of(card)["custom_id"])
    assert "Was Caesar stabed?" in text_of(shown)
    assert "yes" in text_of(shown)
    opened = await room.teacher.click(shown.response, label=words.EDIT_BUTTON)
    assert filled(opened) == {
        "prompt": "Was Caesar stabed?",
        "answer": "yes",
        "wrong": "no\nperhaps",
        "feedbacks": "",
        "explanation": "",
    }
    told = await submit(room.teacher, opened, prompt="Was Caesar stabbed?", explanation="On the Ides of March.")
    assert words.SAVED.format(version=2) in told
    assert "On the Ides of March." in told
    assert "Was Caesar stabbed?" in text_of(await room.ana.slash(room.channel, "quiz", questions=1))
    history = text_of(await room.teacher.slash(room.channel, "unit history", unit="My lesson"))
    assert "edited: Was Caesar stabbed?" in history


async def test_a_fault_is_told_and_what_was_typed_stands_in_the_form_again(room: Classroom) -> None:
    own = await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?"))
    opened = await open_entry(room)
    told = await submit(room.teacher, opened, prompt="Who stabbed Caesar?", wrong="Yes.\nno", answer="yes")
    assert "Not saved yet" in told
    assert "Wrong answers, line 1" in told
    assert "You typed" in told
    assert (await text_now(room, own)).questions[0].prompt == "Was Caesar stabbed?"
    again = await room.teacher.click(opened.answer.response, label=words.OPEN_AGAIN)
    assert filled(again)["prompt"] == "Who stabbed Caesar?"
    assert filled(again)["wrong"] == "Yes.\nno"
    assert "version 2" in await submit(room.teacher, again, answer="Brutus")
    question = (await text_now(room, own)).questions[0]
    assert (question.prompt, question.answer, question.wrong[0].text) == ("Who stabbed Caesar?", "Brutus", "Yes.")


async def test_what_was_typed_is_kept_for_a_quarter_of_an_hour_and_can_be_forgotten(room: Classroom) -> None:
    await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?"))
    opened = await open_entry(room)
    await submit(room.teacher, opened, wrong="yes")
    await room.teacher.click(opened.answer.response, label=words.DROP)
    assert filled(await open_entry(room))["wrong"] == "no\nperhaps"
    opened = await open_entry(room)
    await submit(room.teacher, opened, wrong="yes")
    await room.env.advance_time(16 * 60)
    assert filled(await open_entry(room))["wrong"] == "no\nperhaps"


async def test_a_new_question_of_another_kind(room: Classroom) -> None:
    own = await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?"))
    card = await room.teacher.slash(room.channel, "unit edit", unit="My lesson")
    card = await room.teacher.click(card.response, label=words.NEW_QUESTION)
    kinds = [option["value"] for option in menu_of(card)["options"]]
    assert "order" not in kinds
    opened = await room.teacher.select(card.response, ["true-false"], custom_id=menu_of(card)["custom_id"])
    assert "version 2" in await submit(room.teacher, opened, prompt="Caesar was a king.", truth="false")
    assert [each.prompt for each in (await text_now(room, own)).questions] == ["Was Caesar stabbed?", "Caesar was a king."]


async def test_a_new_fact_with_its_source_as_a_line_of_text(room: Classroom) -> None:
    own = await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?"))
    card = await room.teacher.slash(room.channel, "unit edit", unit="My lesson")
    opened = await room.teacher.click(card.response, label=words.NEW[EditKind.FACT])
    told = await submit(room.teacher, opened, title="Caesar is stabbed", statement="It was so.", date="15 March 44")
    assert "name at least one source" in told
    again = await room.teacher.click(opened.answer.response, label=words.OPEN_AGAIN)
    told = await submit(room.teacher, again, topics="Rome", date="", sources="Suetonius, The Twelve Caesars, 121")
    assert "version 2" in told
    unit = await text_now(room, own)
    assert (unit.sources[0].author, unit.sources[0].year, unit.head.topics[0].title) == ("Suetonius", 121, "Rome")
    assert "Caesar is stabbed" in text_of(await room.ana.slash(room.channel, "fact", topic="Caesar is stabbed"))


async def test_a_fact_is_edited_in_several_short_forms(room: Classroom) -> None:
    (sample,) = make_library().units
    own = await add(room, room.guild, sample)
    key = f"fact/{sample.facts[0].id}"
    shown = await room.teacher.slash(room.channel, "unit edit", unit=own.key, entry=key)
    assert {"Text and date", "People, topics, keywords", "Sources", "Status and myth"} < {*labels_of(shown)}
    opened = await room.teacher.click(shown.response, label="People, topics, keywords")
    assert "version 2" in await submit(room.teacher, opened, keywords="Lenin's death\nGorki")
    opened = await room.teacher.click(opened.answer.response, label="Text and date")
    assert "version 3" in await submit(room.teacher, opened, title="Lenin is dead")
    fact = (await text_now(room, own)).facts[0]
    assert (fact.title, fact.keywords, fact.testimony) == ("Lenin is dead", ("Lenin's death", "Gorki"), sample.facts[0].testimony)


async def test_what_a_question_rests_on_is_not_removed_and_a_question_is(room: Classroom) -> None:
    (sample,) = make_library().units
    own = await add(room, room.guild, sample)
    asked = next(each for each in sample.questions if each.fact)
    shown = await room.teacher.slash(room.channel, "unit edit", unit=own.key, entry=f"fact/{asked.fact}")
    card = await room.teacher.click(shown.response, label=words.REMOVE_BUTTON)
    card = await room.teacher.click(card.response, label=words.REMOVE_YES)
    assert "cannot be removed yet" in text_of(card)
    assert "it names the fact “speech-delivered”" in text_of(card)
    shown = await room.teacher.slash(room.channel, "unit edit", unit=own.key, entry=asked.id)
    card = await room.teacher.click(shown.response, label=words.REMOVE_BUTTON)
    assert "is removed: version 2" in text_of(await room.teacher.click(card.response, label=words.REMOVE_YES))
    assert asked.id not in [each.id for each in (await text_now(room, own)).questions]


async def test_of_two_teachers_who_edit_at_once_the_second_is_told_and_loses_nothing(room: Classroom) -> None:
    own = await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?", "Was Nero?"))
    first, second = await open_entry(room), await open_entry(room, "one-choice/q-2")
    await submit(room.teacher, first, prompt="Was Caesar poisoned?")
    told = await submit(room.teacher, second, prompt="Was Nero stabbed?")
    assert words.CLASH in told
    assert "Was Nero stabbed?" in told
    again = await room.teacher.click(second.answer.response, label=words.OPEN_AGAIN)
    assert "version 3" in await submit(room.teacher, again)
    assert [each.prompt for each in (await text_now(room, own)).questions] == ["Was Caesar poisoned?", "Was Nero stabbed?"]


async def test_a_question_that_runs_is_judged_as_it_was_asked(room: Classroom) -> None:
    await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?"))
    asked = await room.ana.slash(room.channel, "quiz", questions=1)
    opened = await open_entry(room)
    assert "version 2" in await submit(room.teacher, opened, prompt="Was Caesar not stabbed?", answer="no", wrong="yes\nperhaps")
    told = text_of(await room.ana.click(asked.response, label="yes"))
    assert "Right" in told
    assert "Was Caesar stabbed?" in told


async def test_a_question_removed_while_a_class_plays_it_is_judged_as_it_was_asked(room: Classroom) -> None:
    await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?", "Was Nero?"))
    asked = await room.ana.slash(room.channel, "quiz", questions=2)
    first = "q-1" if "Caesar" in text_of(asked) else "q-2"
    shown = await room.teacher.slash(room.channel, "unit edit", unit="My lesson", entry=f"one-choice/{first}")
    card = await room.teacher.click(shown.response, label=words.REMOVE_BUTTON)
    await room.teacher.click(card.response, label=words.REMOVE_YES)
    told = text_of(await room.ana.click(asked.response, label="yes"))
    assert "Right" in told


async def test_a_question_changed_while_a_class_quiz_runs_is_judged_and_shown_as_it_was_asked(room: Classroom) -> None:
    await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?", "Was Caesar stout?", "Was Caesar strict?"))
    await room.teacher.slash(room.channel, "class quiz", questions="3", seconds=20, pace="automatic")
    await steer(room, "Start")
    drawn = (await quiz_of(room)).plan.drawn[0]
    opened = await open_entry(room, f"one-choice/{local_id(drawn.question)}")
    assert "version 2" in await submit(room.teacher, opened, prompt="Was it not so?", answer="no", wrong="yes\nperhaps")
    await room.ana.click(newest(room), label="yes")
    await room.ben.click(newest(room), label="no")
    await wait(room, 23)
    told = text_of(newest(room))
    assert "Was Caesar st" in told
    assert "**1** of 2 right." in told
    assert "Was it not so?" not in told


async def test_the_unit_of_the_host_is_not_edited_and_the_way_is_named(room: Classroom) -> None:
    told = text_of(await room.teacher.slash(room.channel, "unit edit", unit="Khrushchev's Secret Speech"))
    assert "/unit export" in told
    assert "/unit add" in told


async def test_no_student_and_no_teacher_of_another_server_edits_it_or_sees_its_key(room: Classroom) -> None:
    own = await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?"))
    guild, channel, stranger = elsewhere(room)
    await add(room, guild, make_unit("Other lesson", "Did Hannibal cross the Alps?"))
    room.guild.set_command_permissions(room.bot.command_ids["unit"], {room.ana: True})
    assert kit_words.NOT_ALLOWED in text_of(await room.ana.slash(room.channel, "unit edit", unit="My lesson"))
    assert await room.ana.autocomplete(room.channel, "unit edit", "entry", "", unit=own.key) == []
    told = text_of(await stranger.slash(channel, "unit edit", unit=own.key, entry="one-choice/q-1"))
    assert unit_words.NO_SUCH_UNIT.format(query=quote(own.key)) in told
    assert await stranger.autocomplete(channel, "unit edit", "entry", "", unit=own.key) == []
    offered = await room.teacher.autocomplete(room.channel, "unit edit", "entry", "caesar", unit=own.key)
    assert [(each["name"], each["value"]) for each in offered] == [("One right option · Was Caesar stabbed?", "one-choice/q-1")]


async def test_texts_of_a_unit_ping_nobody_and_link_nowhere(room: Classroom) -> None:
    await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?"))
    opened = await open_entry(room)
    told = await submit(
        room.teacher, opened, answer="@everyone [x](https://evil.example)", wrong="@everyone [x](https://evil.example)"
    )
    assert "@everyone" not in told
    assert "[x](" not in told.replace("\\[", "")


async def test_a_big_unit_is_turned_page_by_page(room: Classroom) -> None:
    own = await add(room, room.guild, make_unit("My lesson", *(f"Is this number {number}?" for number in range(60))))
    card = await room.teacher.slash(room.channel, "unit edit", unit=own.key)
    assert len(menu_of(card)["options"]) == 25
    card = await room.teacher.click(card.response, label="Next")
    assert menu_of(card)["options"][0]["label"] == "Is this number 25?"
    unit = await text_now(room, own)
    assert isinstance(unit.questions[0], OneChoice)


async def test_a_card_holds_all_that_can_be_wrong_at_once(room: Classroom) -> None:
    await add(room, room.guild, make_unit("My lesson", "Was Caesar stabbed?"))
    opened = await open_entry(room)
    wrong, feedbacks = "\n".join("*" * 250 for _ in range(15)), "\n".join("~" * 500 for _ in range(7))
    told = await submit(room.teacher, opened, wrong=wrong, feedbacks=feedbacks)
    assert len(told) <= 4000
    assert "more" in told


async def test_an_entry_with_the_longest_id_is_shown_and_changed(room: Classroom) -> None:
    unit = make_unit("My lesson", "Was Caesar stabbed?")
    (question,) = unit.questions
    own = await add(room, room.guild, replace(unit, questions=(replace(question, id="q" * 60),)))
    opened = await open_entry(room, "Was Caesar stabbed?")
    assert "version 2" in await submit(room.teacher, opened, prompt="Was Nero?")
    assert [(each.id, each.prompt) for each in (await text_now(room, own)).questions] == [("q" * 60, "Was Nero?")]


def test_labels_and_hints_fit_the_forms_of_discord() -> None:
    assert all(len(text) <= 45 for text in words.LABELS.values())
    assert all(len(text) <= 100 for text in words.HINTS.values())
    assert {*words.LABELS} == {*Field}
    assert {*words.KINDS} == {*EditKind}
    longest = EditEntry(10**9, 10**9, EditKind.SEVERAL_CHOICES, FormPart.SOURCES, "x" * MOST_KEY)
    assert len(write_id(LONG_FORM, longest)) <= 100
