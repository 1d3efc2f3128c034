"""Every kind of question in the solo quiz: answered rightly, wrongly and partly, and what the student then sees."""

from __future__ import annotations

from typing import Any

import pytest

from tests.front.conftest import Classroom, components_of, labels_of, menu_of, text_of
from tests.front.teaching.unit import begin, letter_of, teach, type_answer, value_of
from tests.sample import DATE, MATCHING, ONE, ORDER, SEVERAL, SOURCE, TRUE, TYPED

ORDERED = ("Lenin dies", "Stalin dies", "Khrushchev delivers the Secret Speech", "Khrushchev is removed")


async def arrange(student: Any, card: Any, *titles: str) -> None:
    for title in titles:
        await student.select(card.response, [value_of(card, title)])


# ---- choices


@pytest.mark.parametrize(("option", "told"), [("Khrushchev", "✅ **Right.**"), ("Beria", "❌ **Not right.**")])
async def test_one_choice(room: Classroom, option: str, told: str) -> None:
    card = await begin(room, room.ana, ONE)
    await room.ana.click(card.response, label=letter_of(card, option))
    assert told in text_of(card)
    assert "He did." in text_of(card)


@pytest.mark.parametrize(
    ("options", "told"),
    [(("Molotov", "Malenkov"), "✅ **Right.**"), (("Molotov",), "(50 %)"), (("Tito", "Nagy"), "❌ **Not right.**")],
)
async def test_several_choices(room: Classroom, options: tuple[str, ...], told: str) -> None:
    card = await begin(room, room.ana, SEVERAL)
    await room.ana.select(card.response, [value_of(card, option) for option in options])
    assert told in text_of(card)


@pytest.mark.parametrize(("label", "told"), [("True", "✅ **Right.**"), ("False", "❌ **Not right.**")])
async def test_true_or_false(room: Classroom, label: str, told: str) -> None:
    card = await begin(room, room.ana, TRUE)
    assert labels_of(card) == ["True", "False"]
    await room.ana.click(card.response, label=label)
    assert told in text_of(card)


# ---- typed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kruschev", "✅ **Right.**"),
        ("Stalin", "❌ **Not right.**"),
        ("Khrushchev the speaker", "🟠 **Not accepted yet.**"),
    ],
)
async def test_a_typed_answer(room: Classroom, text: str, told: str) -> None:
    card = await begin(room, room.ana, TYPED)
    assert "Khrushchev" not in text_of(card)
    await type_answer(room.ana, card, text)
    assert told in text_of(card)
    verdict = text_of(card).splitlines()[2]
    assert verdict.startswith(told)
    assert "Khrushchev" in verdict
    assert text in text_of(card)
    assert text_of(card).count("Khrushchev") == 1 + ("Khrushchev" in text), "the name once"


@pytest.mark.parametrize(
    ("text", "told"),
    [("25 February 1956", "✅ **Right.**"), ("February 1956", "(67 %)"), ("25 February 1965", "You wrote 25 February 1965")],
)
async def test_a_date(room: Classroom, text: str, told: str) -> None:
    card = await begin(room, room.ana, DATE)
    assert "Give day, month and year" in text_of(card)
    await type_answer(room.ana, card, text)
    assert told in text_of(card)


async def test_the_form_says_what_is_asked_and_gives_nothing_away(room: Classroom) -> None:
    card = await begin(room, room.ana, DATE)
    opened = await room.ana.click(card.response, label="Answer…")
    assert "When was the Secret Speech?" in str(opened.modal)
    assert "Day, month and year" in str(opened.modal)
    assert "1956" not in str(opened.modal)


async def test_a_form_that_was_opened_before_a_restart_is_still_taken(room: Classroom) -> None:
    card = await begin(room, room.ana, TYPED)
    opened = await room.ana.click(card.response, label="Answer…")
    await room.restart()
    await room.ana.submit_modal(opened, {"text": "Khrushchev"})
    assert "✅ **Right.**" in text_of(card)
    assert "1 of 1" in text_of(await room.ana.slash(room.channel, "scores"))


async def test_of_two_forms_the_first_one_counts(room: Classroom) -> None:
    card = await begin(room, room.ana, TYPED)
    first = await room.ana.click(card.response, label="Answer…")
    second = await room.ana.click(card.response, label="Answer…")
    await room.ana.submit_modal(first, {"text": "Khrushchev"})
    late = await room.ana.submit_modal(second, {"text": "Stalin"})
    assert "your first answer counts" in text_of(late)
    assert "1 of 1" in text_of(await room.ana.slash(room.channel, "scores"))


async def test_a_form_of_a_card_that_was_replaced_is_refused(room: Classroom) -> None:
    card = await begin(room, room.ana, ONE, TYPED)
    while "Answer…" not in labels_of(card):
        await room.ana.click(card.response, label=labels_of(card)[0])
    opened = await room.ana.click(card.response, label="Answer…")
    again = await room.ana.slash(room.channel, "quiz")
    await room.ana.click(again.response, label=labels_of(again)[0])
    late = await room.ana.submit_modal(opened, {"text": "Khrushchev"})
    assert "This card is an old one" in text_of(late) or "answered this question already" in text_of(late)


async def test_markup_in_an_answer_does_nothing(room: Classroom) -> None:
    card = await begin(room, room.ana, TYPED)
    await type_answer(room.ana, card, "@everyone **\u202eStalin** <@1>")
    assert "@everyone" not in text_of(card)
    assert "<@1>" not in text_of(card)


# ---- order


async def test_an_order_put_right(room: Classroom) -> None:
    card = await begin(room, room.ana, ORDER)
    assert menu_of(card)["placeholder"] == "Which came first?"
    await arrange(room.ana, card, *ORDERED[:3])
    assert "4. " in text_of(card)
    await room.ana.click(card.response, label="Hand in")
    assert "✅ **Right.**" in text_of(card)
    assert "2. **Stalin dies** · 5 March 1953" in text_of(card)


async def test_an_order_put_partly_right_says_how_many_pairs(room: Classroom) -> None:
    card = await begin(room, room.ana, ORDER)
    await arrange(room.ana, card, ORDERED[1], ORDERED[0], ORDERED[3])
    await room.ana.click(card.response, label="Hand in")
    assert "4 of 6 pairs of events are in the right order." in text_of(card)
    assert "1. **Lenin dies** · 21 January 1924 · you: 2." in text_of(card)


async def test_an_order_put_the_wrong_way_round(room: Classroom) -> None:
    card = await begin(room, room.ana, ORDER)
    await arrange(room.ana, card, *reversed(ORDERED[1:]))
    await room.ana.click(card.response, label="Hand in")
    assert "❌ **Not right.**" in text_of(card)


async def test_a_step_of_an_order_can_be_taken_back_even_after_a_restart(room: Classroom) -> None:
    card = await begin(room, room.ana, ORDER)
    await arrange(room.ana, card, ORDERED[3])
    await room.restart()
    await room.ana.click(card.response, label="Undo")
    assert menu_of(card)["placeholder"] == "Which came first?"
    assert len(menu_of(card)["options"]) == 4


# ---- sources


@pytest.mark.parametrize(
    ("source", "tell", "told"),
    [
        ("An essay", "It contradicts itself", "✅ **Right.**"),
        ("An essay", "It is old", "You found the source, but"),
        ("A good book", "It contradicts itself", "That is how you can tell"),
        ("A good book", "It is long", "❌ **Not right.**"),
    ],
)
async def test_a_source_question_has_two_steps(room: Classroom, source: str, tell: str, told: str) -> None:
    card = await begin(room, room.ana, SOURCE)
    assert "An essay says: dates it otherwise" in text_of(card)
    await room.ana.click(card.response, label=letter_of(card, source))
    assert f"· {source}" in text_of(card)
    await room.ana.click(card.response, label=letter_of(card, tell))
    assert told in text_of(card)


# ---- all


@pytest.mark.parametrize("question", [ONE, SEVERAL, ORDER, SOURCE, MATCHING])
async def test_options_are_shuffled_for_each_student_and_ids_tell_nothing(room: Classroom, question: Any) -> None:
    orders, ids = set(), set()
    for number in range(12):
        student = room.guild.add_member(room.env.create_user(f"student {number}"))
        card = await begin(room, student, question)
        orders.add((text_of(card), *labels_of(card)))
        ids.add(str([_tails(c) for c in components_of(card)]))
    assert len(orders) > 1
    assert len(ids) == 1


def _tails(component: Any) -> list[str]:
    """Give what custom ids and values hold besides the round's own id."""
    if isinstance(component, list):
        return [tail for each in component for tail in _tails(each)]
    parts = component.get("custom_id", "").split(":")
    own = [":".join(parts[:2] + parts[3:])]
    return own + [option["value"] for option in component.get("options", ())] + _tails(component.get("components", []))


async def test_a_quiz_of_another_cannot_be_answered(room: Classroom) -> None:
    card = await begin(room, room.ana, TYPED)
    opened = await room.ana.click(card.response, label="Answer…")
    custom_id = opened.modal["custom_id"]
    own = await begin(room, room.ben, TYPED)
    theirs = await room.ben.click(own.response, label="Answer…")
    theirs._interaction.modal["custom_id"] = custom_id
    assert "somebody else's quiz" in text_of(await room.ben.submit_modal(theirs, {"text": "Khrushchev"}))


async def test_a_long_quiz_has_fresh_questions_that_survive_a_restart(room: Classroom) -> None:
    teach(room, ONE, TRUE, TYPED)
    card = await room.ana.slash(room.channel, "quiz", questions=8)
    await room.restart()
    for number in range(1, 9):
        assert f"Question {number} of 8" in text_of(card)
        await _answer_somehow(room.ana, card)
        await room.ana.click(card.response, label="Result" if number == 8 else "Next question")
    assert "Quiz finished" in text_of(card)


async def _answer_somehow(student: Any, card: Any) -> None:
    while not {"Next question", "Result"} & set(labels_of(card)):
        labels = labels_of(card)
        if "Answer…" in labels:
            await type_answer(student, card, "I do not know")
        elif "Hand in" in labels:
            await student.click(card.response, label="Hand in")
        elif "'type': 3," in str(components_of(card)):
            await student.select(card.response, [menu_of(card)["options"][0]["value"]])
        else:
            await student.click(card.response, label=labels[0])
