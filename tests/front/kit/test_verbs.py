"""Every verb, used by everybody, with arguments that are right, stale and broken: a new verb without a row fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
import pytest
from msgspec.structs import replace
from simcord.actors import _dispatch_actor_interaction
from simcord.backend.serializers import message_payload
from simcord.enums import InteractionType

from bot.errors import Refusal
from bot.front.class_quiz import words as class_quiz_words
from bot.front.class_quiz.people import words as people_words
from bot.front.class_quiz.sets import words as set_words
from bot.front.gobbets import words as gobbet_words
from bot.front.kit import words
from bot.front.kit.card import Card, Tone
from bot.front.kit.controls import BUTTON, FORMS, HANDLERS, MENU
from bot.front.kit.custom_ids import LONGEST, VERBS, Verb, read_id, write_id
from bot.front.kit.reasons import SENTENCES
from bot.front.practice import words as practice_words
from bot.front.teaching import words as teaching_words
from bot.front.teaching.settings import words as settings_words
from bot.front.units import words as unit_words
from bot.front.units.editing import words as editing_words
from bot.library.catalogue import Library
from bot.library.model import Summary
from bot.lookup.index import Index
from bot.store.reasons import StoreReason
from bot.study.reasons import ClassGobbetReason, ClassQuizReason
from tests.front.conftest import Classroom, text_of
from tests.sample import make_library

from .verb_table import EVERYBODY, NEVER_USED, ROWS, SUMMARY, Person, Row, World, components, make_world

APOLOGY = words.APOLOGY.split("{")[0]
REFUSALS = tuple(
    sentence.split("{")[0]
    for sentence in (
        words.NOT_ALLOWED,
        words.IN_A_SERVER,
        words.SETTINGS_MANAGER,
        words.OLD_BUTTON,
        words.GONE,
        practice_words.QUIZ_OF_ANOTHER,
        practice_words.QUIZ_GONE,
        gobbet_words.OF_ANOTHER,
        gobbet_words.GONE,
        gobbet_words.MINE_NONE,
        settings_words.NO_SUCH_ROLE,
        str(SENTENCES[StoreReason.GOBBET_GONE]),
        teaching_words.NEAR_GONE,
        teaching_words.REPORTS_GONE,
        teaching_words.UNANSWERED_GONE,
        teaching_words.TAUGHT_GONE,
        unit_words.NO_SUCH_UNIT,
        editing_words.GONE,
        unit_words.UPLOAD_OVER,
        class_quiz_words.GONE,
        class_quiz_words.FOR_TEACHERS,
        class_quiz_words.RESULTS_UNKNOWN,
        set_words.UNKNOWN,
        people_words.PLAY_ALONG_ASKED,
        str(SENTENCES[ClassQuizReason.OVER]),
        str(SENTENCES[ClassQuizReason.LEADS]),
        str(SENTENCES[ClassGobbetReason.OWN_ANSWER]),
    )
)


@pytest.fixture(scope="session")
def library() -> Library:
    (unit,) = make_library().units
    text = Summary(id=SUMMARY, title="A text", topic="speech", sources=("good",), line="One.", paragraph="Two.", page="Three.")
    return Library([replace(unit, summaries=(text,))])


@pytest.fixture(scope="session")
def index(library: Library) -> Index:
    return Index.of(library)


async def use(world: World, person: Person, custom_id: str, row: Row) -> str:
    """Use a control with this custom id, on a card where the person is; give what they are told, or see of a form."""
    actor, place, values = world.actors[person], world.places[person], row.values(world)
    control: Any = discord.ui.Button(label="x", custom_id="x" if row.sort in FORMS else custom_id)
    if row.sort == MENU:
        options = [discord.SelectOption(label=value, value=value) for value in values]
        control = discord.ui.Select(custom_id=custom_id, options=options, max_values=len(options))
    message = await world.room.bot.get_partial_messageable(place.id).send(view=Card("x", tone=Tone.QUIET, controls=[[control]]))
    if row.sort == MENU:
        return _told(await actor.select(message, values, custom_id=custom_id))
    if row.sort in FORMS:
        return _told(await _submit(world, person, custom_id, message.id, row))
    return _told(await actor.click(message, custom_id=custom_id))


async def _submit(world: World, person: Person, custom_id: str, message: int, row: Row) -> Any:
    """Hand in a form that nobody has opened, which simcord's own submit does not do."""
    backend, place = world.room.env.backend, world.places[person]
    shown = dict(message_payload(backend, backend.get_message(place.id, message)))
    return await _dispatch_actor_interaction(
        world.actors[person],
        InteractionType.MODAL_SUBMIT,
        place,
        {"custom_id": custom_id, "components": components(row)},
        extra={"message": shown},
        source_message_id=message,
    )


def _told(result: Any) -> str:
    assert result.acknowledged
    if result.modal is not None:
        return str(result.modal["title"])
    told = [text_of(result.response)] if result.response else []
    return "\n".join([*told, *map(text_of, result.followups)])


def is_refused(told: str) -> bool:
    return any(sentence in told for sentence in REFUSALS)


def test_every_verb_has_its_rows_and_its_handlers() -> None:
    assert {name.split(" ")[0] for name in ROWS} | NEVER_USED == set(VERBS)
    assert {(row.sort, VERBS[name.split(" ")[0]]) for name, row in ROWS.items()} == set(HANDLERS)


@pytest.mark.parametrize("name", ROWS)
async def test_who_is_served_by_a_control_who_is_refused_and_what_is_forged_is_answered(room: Classroom, name: str) -> None:
    row = ROWS[name]
    world = await make_world(room, row)
    custom_id = write_id(row.sort, row.make(world))
    for person in sorted(EVERYBODY, key=lambda person: person in row.served):
        told = await use(world, person, custom_id, row)
        assert APOLOGY not in told, person
        if person not in row.served:
            assert is_refused(told), (person, told)
        elif person == next(each for each in EVERYBODY if each in row.served):
            assert not is_refused(told), (person, told)
    await _answer_forged(world, row, custom_id)


async def _answer_forged(world: World, row: Row, custom_id: str) -> None:
    """Have forged and stale arguments answered in words, in the world of the real one, as it takes the longest to make."""
    spoilt = list(_spoilt(custom_id))
    reads = [each for each in spoilt if _verb_of(each)]
    for forged in [*reads[::3], next(each for each in spoilt if each not in reads)]:
        told = await use(world, row.served[0], forged, row)
        assert told
        assert APOLOGY not in told, forged
        assert (forged in reads) or words.OLD_BUTTON in told, forged


async def test_what_does_not_read_is_an_old_button_whatever_is_broken(room: Classroom) -> None:
    world = await make_world(room, ROWS["show"])
    read = [bool(_verb_of(spoilt)) for row in ROWS.values() for spoilt in _spoilt(write_id(row.sort, row.make(world)))]
    assert 0.5 < read.count(False) / len(read) < 1  # the rest reads: an id that is not known, a page that is not there


def _spoilt(custom_id: str) -> Iterator[str]:
    """Give a custom id with each of its arguments broken in turn, one too many, one too few, and another verb's."""
    prefix, name, *arguments = custom_id.split(":")
    for place in range(len(arguments)):
        for broken in ("zzz", "99", "-1", "", "123456789012345678901234567890", "1e3", "\u0661", "null", "x" * 60):
            spoilt = ":".join([prefix, name, *arguments[:place], broken, *arguments[place + 1 :]])
            if spoilt != custom_id and len(spoilt) <= LONGEST:
                yield spoilt
    yield f"{custom_id}:1"
    yield ":".join([prefix, name, *arguments[:-1]]) if arguments else f"{prefix}:{name}:1:2"
    yield f"{prefix}:no-such-verb"
    yield f"x:{name}"


def _verb_of(custom_id: str) -> Verb | None:
    """Read a custom id that has a handler; anything but a Refusal where it does not read fails the test."""
    try:
        prefix, verb = read_id(custom_id)
    except Refusal:
        return None
    return verb if (prefix, type(verb)) in HANDLERS else None


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.sort == MENU])
async def test_forged_values_of_a_menu_are_refused_in_words(room: Classroom, name: str) -> None:
    row = ROWS[name]
    world = await make_world(room, row)
    custom_id = write_id(row.sort, row.make(world))
    for forged in (["zzz"], ["-1"], ["99"], ["fact/x"], ["1.2.3"]):
        told = await use(world, row.served[0], custom_id, replace(row, values=lambda world, forged=forged: forged))
        assert APOLOGY not in told, forged


async def test_a_verb_reads_back_as_it_was_written(room: Classroom) -> None:
    world = await make_world(room, ROWS["show"])
    for made in (row.make(world) for row in ROWS.values()):
        assert read_id(write_id(BUTTON, made)) == (BUTTON, made)
