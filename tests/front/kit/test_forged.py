"""Whatever a client sends ends in words or in silence: never in an apology, never in a traceback."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from simcord.actors import _dispatch_actor_interaction
from simcord.enums import InteractionType

from bot.front.kit import words
from bot.front.kit.controls import BUTTON, FORM, LONG_FORM, MENU
from bot.front.kit.custom_ids import VERBS
from bot.front.kit.limits import PERSON
from tests.front.conftest import Classroom, text_of

from .test_verbs import index, library  # noqa: F401 - the small unit that the table is about
from .verb_table import ASKED, DONE, FORMED, LOBBY, PLAYED, ROUND, ROWS, SET, World, make_world

APOLOGY = words.APOLOGY.split("{")[0]
SOME = settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


async def send(world: World, kind: InteractionType, data: Any) -> Any:
    """Send an interaction as it is, from Ana on a card in the channel; time passes, so that nobody is too fast."""
    await world.room.env.advance_time(1)
    always: dict[int, dict[str, Any]] = {3: {"custom_id": "", "component_type": 2}, 5: {"custom_id": "", "components": []}}
    return await _dispatch_actor_interaction(world.room.ana, kind, world.room.channel, {**always.get(kind, {}), **data})


def told_by(result: Any) -> str:
    if result.modal is not None:
        return str(result.modal["title"])
    return "\n".join([*([text_of(result.response)] if result.response else []), *map(text_of, result.followups)])


def check(result: Any, caplog: pytest.LogCaptureFixture, what: object) -> str:
    told = told_by(result)
    assert APOLOGY not in told, what
    assert [record for record in caplog.records if record.levelno >= logging.ERROR or record.exc_info] == [], what
    return told


PIECES = st.text(max_size=8) | st.sampled_from(
    [
        *("", "0", "1", "2", "99", "-1", "100000", "9" * 30, "1e3", "null", "true", "zzz", "\u0661", "a\nb", "x" * 60),
        *("1", "true-false", "one-choice", "main", "more", "new", "q-1", "fact"),
        *(ROUND, DONE, PLAYED, LOBBY, ASKED, FORMED, SET, "quiz", "live", "fact", "speech-delivered", "1956", "1956-02-25"),
    ]
)
IDS = st.builds(
    lambda prefix, name, pieces: ":".join([prefix, name, *pieces])[:100],
    st.sampled_from([BUTTON, MENU, FORM, LONG_FORM, "x", ""]),
    st.sampled_from([*VERBS]) | st.text(max_size=5),
    st.lists(PIECES, max_size=6),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3), max_leaves=5
)
VALUES = st.lists(PIECES, max_size=30) | JSON
FIELD = {"type": 4, "id": 3, "custom_id": "text", "value": "Khrushchev"}
FORMS = (
    st.sampled_from(
        [
            [{"type": 18, "id": 2, "component": FIELD}],
            [{"type": 1, "components": [FIELD]}],
            [{"type": 18, "component": {**FIELD, "value": "x" * 5000}}],
            [{"type": 18, "component": {**FIELD, "value": None}}],
            [{"type": 18, "component": {"type": 18, "component": {"type": 18, "component": {"type": 18, "component": FIELD}}}}],
            [{"type": 18}],
            [{"type": 18, "component": {"type": 4, "custom_id": name, "value": "x"}} for name in ("prompt", "truth", "wrong")],
            [{"type": 18, "component": {"type": 3, "custom_id": "truth", "values": ["true", "false"]}}],
            [{"type": 18, "component": {"type": 3, "custom_id": "truth", "values": None}}],
            [{"type": 18, "component": {"type": 4, "custom_id": f"field-{number}", "value": "x"}} for number in range(9)],
            [FIELD, FIELD],
            [],
        ]
    )
    | JSON
)
OPTION = st.fixed_dictionaries(
    {"name": st.sampled_from(["topic", "questions", "question", "from", "quiz", "seconds", "zzz"]), "type": st.integers(1, 11)},
    optional={"value": JSON | PIECES | st.just("x" * 6000) | st.integers(), "focused": st.booleans()},
)
COMMANDS = st.sampled_from(["ask", "fact", "quiz", "timeline", "summary", "who", "define", "sources", "help", "gone"])


@SOME
@given(custom_id=IDS, values=VALUES)
async def test_no_control_that_is_forged_breaks_anything(
    room: Classroom, caplog: pytest.LogCaptureFixture, custom_id: str, values: object
) -> None:
    world = await _world(room)
    data = {"custom_id": custom_id, "component_type": 2, "values": values}
    check(await send(world, InteractionType.MESSAGE_COMPONENT, data), caplog, data)


@SOME
@given(custom_id=IDS, components=FORMS)
async def test_no_form_that_is_forged_breaks_anything(
    room: Classroom, caplog: pytest.LogCaptureFixture, custom_id: str, components: object
) -> None:
    world = await _world(room)
    data = {"custom_id": custom_id, "components": components}
    check(await send(world, InteractionType.MODAL_SUBMIT, data), caplog, data)


@SOME
@given(name=COMMANDS, options=st.lists(OPTION, max_size=3), typing=st.booleans())
async def test_no_command_that_is_forged_breaks_anything(
    room: Classroom, caplog: pytest.LogCaptureFixture, name: str, options: list[dict[str, object]], typing: bool
) -> None:
    world = await _world(room)
    data = {"id": "1", "name": name, "type": 1, "options": options}
    kind = InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE if typing else InteractionType.APPLICATION_COMMAND
    check(await send(world, kind, data), caplog, data)


async def _world(room: Classroom) -> World:
    """Make the world once for all examples of a test."""
    if not hasattr(room, "forged_in"):
        room.forged_in = await make_world(room, ROWS["show"])  # type: ignore[attr-defined]
    world: World = room.forged_in  # type: ignore[attr-defined]
    return world


BROKEN: dict[str, tuple[InteractionType, Any]] = {
    "a press of nothing": (InteractionType.MESSAGE_COMPONENT, {}),
    "a menu with nothing chosen": (InteractionType.MESSAGE_COMPONENT, {"custom_id": "s:fact", "values": []}),
    "a menu without values": (InteractionType.MESSAGE_COMPONENT, {"custom_id": "s:fact"}),
    "the same value twice": (InteractionType.MESSAGE_COMPONENT, {"custom_id": f"s:quiz-pick:{ROUND}:1:0:", "values": ["0", "0"]}),
    "several of one": (InteractionType.MESSAGE_COMPONENT, {"custom_id": f"s:quiz-pick:{ROUND}:1:0:", "values": ["0", "1"]}),
    "a button without a place": (InteractionType.MESSAGE_COMPONENT, {"custom_id": f"g:quiz-pick:{ROUND}:1:0:"}),
    "an order for a choice": (InteractionType.MESSAGE_COMPONENT, {"custom_id": f"g:quiz-hand-in:{ROUND}:1:0:012"}),
    "a form that is pressed": (InteractionType.MESSAGE_COMPONENT, {"custom_id": f"m:quiz-type:{ROUND}:1:0"}),
    "a form for a choice": (
        InteractionType.MODAL_SUBMIT,
        {"custom_id": f"m:quiz-type:{ROUND}:1:0", "components": [{"type": 18, "component": FIELD}]},
    ),
    "a form without its field": (InteractionType.MODAL_SUBMIT, {"custom_id": f"m:quiz-type:{ROUND}:1:0", "components": []}),
    "a quiz of a hundred thousand": (InteractionType.MESSAGE_COMPONENT, {"custom_id": "g:quiz-new::100000:0"}),
}
OPTIONS: dict[str, tuple[str, Any]] = {
    "a command below a command": ("ask", {"name": "topic", "type": 1, "options": []}),
    "a person for a text": ("fact", {"name": "topic", "type": 6, "value": "0"}),
    "a number beyond its range": ("quiz", {"name": "questions", "type": 4, "value": 100_000}),
    "a number below it": ("quiz", {"name": "questions", "type": 4, "value": 0}),
    "a number as a text": ("quiz", {"name": "questions", "type": 3, "value": "ten"}),
    "a truth as a number": ("quiz", {"name": "questions", "type": 4, "value": True}),
    "a choice that is none": ("quiz", {"name": "difficulty", "type": 4, "value": 9}),
    "a length that is none": ("summary", {"name": "length", "type": 3, "value": "endless"}),
    "an option that is none": ("quiz", {"name": "zzz", "type": 3, "value": "x"}),
    "a text too long": ("ask", {"name": "question", "type": 3, "value": "x" * 6001}),
    "a text that is none": ("ask", {"name": "question", "type": 3, "value": ""}),
    "nothing": ("ask", {"name": "question", "type": 3}),
    "a command of yesterday": ("gone", {"name": "question", "type": 3, "value": "x"}),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_what_no_card_can_send_is_refused_and_nothing_is_stored(
    room: Classroom, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    world = await make_world(room, ROWS["quiz-pick"])
    kind, data = BROKEN[name]
    assert words.OLD_BUTTON in check(await send(world, kind, data), caplog, name)
    kept = await room.bot.store.rounds.find(ROUND)
    assert kept is not None
    assert kept.answers == ()


@pytest.mark.parametrize("name", OPTIONS)
async def test_what_no_command_takes_is_refused(room: Classroom, caplog: pytest.LogCaptureFixture, name: str) -> None:
    world = await make_world(room, ROWS["show"])
    command, option = OPTIONS[name]
    data = {"id": "1", "name": command, "type": 1, "options": [option]}
    assert words.NO_SUCH_OPTION in check(await send(world, InteractionType.APPLICATION_COMMAND, data), caplog, name)


@pytest.mark.parametrize("kind", [InteractionType.APPLICATION_COMMAND, InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE])
@pytest.mark.parametrize("data", [{}, {"name": None}, {"name": "ask", "options": 3}, {"name": "ask", "type": 2}])
async def test_a_command_without_its_data_breaks_nothing(
    room: Classroom, caplog: pytest.LogCaptureFixture, kind: InteractionType, data: Any
) -> None:
    world = await make_world(room, ROWS["show"])
    check(await send(world, kind, data), caplog, kind)


async def test_who_floods_is_told_once_then_passed_over_and_nobody_else_notices(room: Classroom) -> None:
    world = await make_world(room, ROWS["show"])
    press = {"custom_id": "g:another", "component_type": 2}

    async def flood(actor: Any, times: int, channel: Any = room.channel) -> list[str]:
        kind = InteractionType.MESSAGE_COMPONENT
        results = [await _dispatch_actor_interaction(actor, kind, channel, press) for _ in range(times)]
        assert all(result.acknowledged for result in results)
        return [told_by(result) for result in results]

    told = await flood(room.ana, int(PERSON.most) + 5)
    assert sum(words.TOO_FAST in each for each in told) == 1
    assert told[-1] == ""
    assert "" not in await flood(room.ben, 1) + await flood(room.ana.user, 1, room.ana.user.dm_channel)
    await world.room.env.advance_time(30)
    assert "" not in await flood(room.ana, 1)


async def test_one_student_cannot_fill_the_list_of_unanswered_questions(room: Classroom) -> None:
    for number in range(50):
        await room.ana.slash(room.channel, "ask", question=f"xyzzy plugh {'q' * number}")
    await room.ben.slash(room.channel, "ask", question="Who was the fool of Ben?")
    kept = [each.question for each in await room.bot.store.unanswered.of(room.guild.id)]
    assert len(kept) <= 11
    assert "Who was the fool of Ben?" in kept
