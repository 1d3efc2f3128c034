"""A teacher prepares at home: sets of questions, put in order, with own ones among them, and started by one press."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.library.questions import OneChoice
from bot.store.sets import QuestionSet

from ..conftest import Classroom, labels_of, text_of
from .playing import end, newest, quiz_of, shown, steer


async def test_a_set_is_made_changed_by_hand_and_played(room: Classroom) -> None:
    made = await room.teacher.slash(room.channel, "class set create", name="Week 3", questions=4)
    assert made.response.ephemeral
    assert "4 questions" in text_of(made)
    remove = next(menu for menu in menus(made) if menu["placeholder"] == "Take questions out")
    fewer = await room.teacher.select(made.response, [remove["options"][0]["value"]], custom_id=remove["custom_id"])
    assert "3 questions" in text_of(fewer)
    shown_set = await room.teacher.slash(room.channel, "class set show", name="week 3")
    assert "✅" in text_of(shown_set)
    lobby = await room.teacher.slash(room.channel, "class quiz", questions="Week 3")
    assert "**3** questions" in text_of(lobby)
    assert (await quiz_of(room)).plan.set_name == "Week 3"


def menus(result: Any) -> list[dict[str, Any]]:
    inner = result.response.components[0]["components"]
    return [item for row in inner if row["type"] == 1 for item in row["components"] if item["type"] == 3]


def removable(result: Any) -> dict[str, str]:
    """Give the options of the menu that takes questions out: their labels by what they stand for."""
    remove = next(menu for menu in menus(result) if menu["placeholder"] == "Take questions out")
    return {option["value"]: option["label"] for option in remove["options"]}


async def test_what_can_be_taken_out_is_numbered_as_in_the_list(room: Classroom) -> None:
    ids = [key for key, question in room.bot.libraries.host.questions.items() if isinstance(question, OneChoice)][:3]
    held = QuestionSet("mixed", (ids[0], "long-gone", ids[1], ids[2]))
    await room.bot.store.sets.create(room.guild.id, held, user=1, now=room.env.now())
    shown_set = await room.teacher.slash(room.channel, "class set show", name="mixed")
    labels = removable(shown_set)
    assert [label.split(" · ")[0] for label in labels.values()] == ["1", "3", "4"]
    for key, label in labels.items():
        number, prompt = label.rstrip("…").split(" · ", 1)
        assert room.bot.libraries.host.questions[key].prompt.startswith(prompt)
        assert f"**{number}.** {prompt}" in text_of(shown_set)


async def test_each_question_of_the_longest_set_can_be_taken_out(room: Classroom) -> None:
    held = QuestionSet("long", tuple(room.bot.libraries.host.questions)[:30])
    await room.bot.store.sets.create(room.guild.id, held, user=1, now=room.env.now())
    shown_set = await room.teacher.slash(room.channel, "class set show", name="long")
    seen = removable(shown_set)
    while "Next" in labels_of(shown_set):
        shown_set = await room.teacher.click(shown_set.response, label="Next")
        seen |= removable(shown_set)
    assert set(seen) == set(held.questions)
    last = next(menu for menu in menus(shown_set) if menu["placeholder"] == "Take questions out")
    fewer = await room.teacher.select(shown_set.response, [held.questions[29]], custom_id=last["custom_id"])
    assert "29 questions" in text_of(fewer)


async def test_whoever_teaches_no_longer_changes_no_set_by_a_card_left_open(room: Classroom) -> None:
    made = await room.teacher.slash(room.channel, "class set create", name="Week 3", questions=4)
    backend = room.env.backend
    (staff,) = backend.get_member(room.guild.id, room.teacher.id).role_ids
    backend.remove_member_role(room.guild.id, room.teacher.id, staff)
    assert len(menus(made)) == 3  # to put in order, to take out, to add
    for menu in menus(made):
        refused = await room.teacher.select(made.response, [menu["options"][0]["value"]], custom_id=menu["custom_id"])
        assert "Only a teacher" in text_of(refused)
    assert "Only a teacher" in text_of(await room.teacher.click(made.response, label="Other questions to add"))
    (held,) = await room.bot.store.sets.list_all(room.guild.id)
    assert len(held.questions) == 4


async def test_a_set_is_deleted_and_a_name_like_a_number_is_refused(room: Classroom) -> None:
    await room.teacher.slash(room.channel, "class set create", name="Week 3")
    assert "deleted" in text_of(await room.teacher.slash(room.channel, "class set delete", name="Week 3"))
    assert "no set" in text_of(await room.teacher.slash(room.channel, "class set show", name="Week 3")).lower()
    assert "at least one letter" in text_of(await room.teacher.slash(room.channel, "class set create", name="12"))


async def keep(room: Classroom, name: str, *keys: str) -> Any:
    """Save a set, and open it."""
    await room.bot.store.sets.create(room.guild.id, QuestionSet(name, keys), user=1, now=room.env.now())
    return await room.teacher.slash(room.channel, "class set show", name=name)


async def held(room: Classroom, name: str) -> tuple[str, ...]:
    known = await room.bot.store.sets.find(room.guild.id, name)
    assert known is not None
    return known.questions


def choices(room: Classroom, count: int) -> list[OneChoice]:
    return [each for each in room.bot.libraries.host.questions.values() if isinstance(each, OneChoice)][:count]


async def test_a_set_is_started_from_its_card_for_the_whole_channel(room: Classroom) -> None:
    card = await keep(room, "Week 3", *(each.id for each in choices(room, 3)))
    await room.teacher.click(card.response, label="Start")
    assert "### Class quiz: Week 3" in text_of(newest(room))
    assert (await quiz_of(room)).plan.set_name == "Week 3"
    await steer(room, "Start")
    assert "Question 1 of 3" in text_of(newest(room))


async def test_all_sets_are_listed_each_with_its_start(room: Classroom) -> None:
    keys = [each.id for each in choices(room, 3)]
    for number in range(1, 11):
        await keep(room, f"Week {number:02}", *keys)
    card = await room.teacher.slash(room.channel, "class set show")
    assert card.response.ephemeral
    assert labels_of(card).count("Start") == 8
    await room.teacher.click(card.response, label="Next")
    assert "**Week 10** · 3 questions" in text_of(card)
    await room.teacher.select(card.response, ["Week 10"], custom_id=menus(card)[0]["custom_id"])
    assert "### Set: Week 10" in text_of(card)
    await room.teacher.click(card.response, label="All sets")
    await room.teacher.click(card.response, custom_id="g:set-start:Week 02")
    assert "### Class quiz: Week 02" in text_of(newest(room))


async def test_the_preview_shows_options_key_kind_and_difficulty(room: Classroom) -> None:
    (question,) = choices(room, 1)
    told = text_of(await keep(room, "one", question.id))
    assert f"**1.** {question.prompt}" in told
    assert f"✅ **{question.answer}**" in told
    assert all(wrong.text in told for wrong in question.wrong)
    assert "-# One right option · " in told


async def test_a_question_is_moved_by_one_place_or_to_any_number(room: Classroom) -> None:
    keys = [*room.bot.libraries.host.questions][:60]
    card = await keep(room, "long", *keys)
    while keys[59] not in {option["value"] for option in menus(card)[0]["options"]}:
        await room.teacher.click(card.response, label="Next")
    await room.teacher.select(card.response, [keys[59]], custom_id=menus(card)[0]["custom_id"])
    assert "Number 60 of 60" in text_of(card)
    await room.teacher.click(card.response, label="Up")
    assert await held(room, "long") == (*keys[:58], keys[59], keys[58])
    form = await room.teacher.click(card.response, label="To number…")
    card = await room.teacher.submit_modal(form, {"text": "2"})
    assert "Number 2 of 60" in text_of(card)
    assert await held(room, "long") == (keys[0], keys[59], *keys[1:59])
    form = await room.teacher.click(card.response, label="To number…")
    assert "no number from 1 to 60" in text_of(await room.teacher.submit_modal(form, {"text": "61"}))
    await room.teacher.click(card.response, label="The whole set")
    assert "**2.** " in text_of(card)
    assert all(len(menu["options"]) <= 25 for menu in menus(card))


async def test_a_question_taken_out_by_a_colleague_meanwhile_is_said_to_be_gone(room: Classroom) -> None:
    first, second = (each.id for each in choices(room, 2))
    card = await keep(room, "two", first, second)
    await room.teacher.select(card.response, [second], custom_id=menus(card)[0]["custom_id"])
    await room.bot.store.sets.change(room.guild.id, "two", lambda held: held[:1])
    assert "not in the set any more" in text_of(await room.teacher.click(card.response, label="Up"))


async def write(room: Classroom, card: Any, prompt: str, answers: str) -> Any:
    form = await room.teacher.click(card.response, label="New question")
    return await room.teacher.submit_modal(form, {"prompt": prompt, "answers": answers, "explanation": ""})


async def test_a_question_of_ones_own_is_written_into_a_set_and_played(room: Classroom) -> None:
    (question,) = choices(room, 1)
    card = await keep(room, "mixed", question.id)
    card = await write(room, card, "Who crossed the Rubicon?", "Caesar\n\n Pompey \nCrassus")
    assert "Added as number 2" in text_of(card)
    assert "**2.** Who crossed the Rubicon?\n✅ **Caesar** · right\n▫️ Pompey\n▫️ Crassus" in text_of(card)
    card = await write(room, card, "What did he cross?", "The Rubicon")
    assert "-# A typed answer" in text_of(card)
    card = await write(room, card, "Was he alone?", "False\nTrue")
    assert "-# True or false" in text_of(card)
    (own,) = room.bot.store.units.of(room.guild.id)
    assert (own.title, own.version) == ("Our questions", 3)
    await room.teacher.click(card.response, label="Start")
    await steer(room, "Start")
    await steer(room, "Skip")
    assert "Who crossed the Rubicon?" in text_of(newest(room))
    await end(room)


async def test_an_empty_set_is_filled_by_ones_own_questions_alone(room: Classroom) -> None:
    card = await room.teacher.slash(room.channel, "class set create", name="Mine", questions=0)
    assert "no question in it yet" in text_of(card)
    assert "Start" not in labels_of(card)
    card = await write(room, card, "Who crossed the Rubicon?", "Caesar")
    assert "1 question" in text_of(card)
    assert "Start" in labels_of(card)


async def test_what_does_not_fit_is_said_and_the_form_opens_again_filled_in(room: Classroom) -> None:
    card = await keep(room, "one", choices(room, 1)[0].id)
    card = await write(room, card, "Who?", "Caesar\nCaesar")
    assert "Not saved yet" in text_of(card)
    assert room.bot.store.units.of(room.guild.id) == []
    form = await room.teacher.click(card.response, label="Open the form again")
    assert [each["component"].get("value") for each in form.modal["components"]][:2] == ["Who?", "Caesar\nCaesar"]
    card = await room.teacher.submit_modal(form, {"prompt": "Who?", "answers": "Caesar\nPompey", "explanation": "He did."})
    assert "Added as number 2" in text_of(card)
    form = await room.teacher.click(card.response, label="New question")
    assert not form.modal["components"][0]["component"].get("value")


async def test_a_set_that_is_full_takes_no_more(room: Classroom) -> None:
    card = await keep(room, "full", *[*room.bot.libraries.host.questions][:60])
    assert "60 questions at most" in text_of(await room.teacher.click(card.response, label="New question"))


async def test_a_number_that_is_none_is_refused_with_the_way_out(room: Classroom) -> None:
    refused = await room.teacher.slash(room.channel, "class quiz", questions="31")
    assert "3 to 30" in text_of(refused)
    assert shown(room) == []


async def test_questions_offers_numbers_and_sets(room: Classroom) -> None:
    await room.teacher.slash(room.channel, "class set create", name="Week 3")
    offered = await room.teacher.autocomplete(room.channel, "class quiz", "questions", "we")
    assert [choice["value"] for choice in offered] == ["Week 3"]


async def test_a_page_of_the_shortest_questions_is_within_the_parts_of_a_card(room: Classroom) -> None:
    card = await keep(room, "short")
    for number in range(25):
        card = await write(room, card, f"{number}?", "Yes")
    assert "Added as number 25" in text_of(card)
    assert sum(1 for _ in _parts(card)) <= 40


def _parts(card: Any) -> Iterator[Any]:
    parts = [*card.response.components]
    while parts:
        part = parts.pop()
        yield part
        parts += [*part.get("components", []), *([part["accessory"]] if "accessory" in part else [])]
