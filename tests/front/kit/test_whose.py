"""Nobody acts where they do not belong: verbs and commands, used by whoever should not, or not any more, or not here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any

import pytest
from discord import app_commands
from msgspec.structs import replace
from simcord.enums import InteractionType
from simcord.interactions import base_payload
from simcord.results import InteractionResult

from bot.front.class_quiz import words as class_quiz_words
from bot.front.hosting import words as hosting_words
from bot.front.hosting.help_command import leaves
from bot.front.kit import controls, words
from bot.front.kit.controls import BUTTON, CHECKS, FORMS
from bot.front.kit.custom_ids import VERBS, About, Verb, Who, meaning_of, means, write_id
from bot.front.kit.reasons import SENTENCES
from bot.front.practice import words as practice_words
from bot.front.units import words as unit_words
from bot.study.reasons import AnswerReason, ClassQuizReason, PracticeReason
from tests.front.conftest import Classroom, text_of

from .test_verbs import APOLOGY, index, is_refused, library  # noqa: F401 - the small unit that the table is about
from .verb_table import ANA, DIRECT, EVERYBODY, HELPER, ROWS, STRANGER, TEACHER, Person, Row, World, components, make_world

Change = Callable[[Any], None]
HERE_ALONE = (About.CLASS_QUIZ, About.CLASS_QUIZ_CARD)
STALE = (*HERE_ALONE[:1], About.QUESTION_IN_PLAY)
LATE = [
    sentence.split("{")[0]
    for reason, sentence in SENTENCES.items()
    if isinstance(reason, AnswerReason | ClassQuizReason | PracticeReason) and isinstance(sentence, str)
]


async def send(
    world: World,
    person: Person,
    kind: InteractionType,
    data: Any,
    *,
    channel: Any = None,
    change: Callable[[Any], None] | None = None,
) -> InteractionResult:
    """Send an interaction of a person's as it is; `change` may take from it what Discord would send along."""
    actor, place = world.actors[person], channel or world.places[person]
    guild = getattr(actor, "guild", None)
    record, payload = base_payload(
        world.room.env.backend, type=kind, channel_id=place.id, guild_id=guild.id if guild else None, user_id=actor.id, data=data
    )
    if change is not None:
        change(payload)
    world.room.env.backend.emit("INTERACTION_CREATE", payload)
    await world.room.env._settle_internal(dispatch="INTERACTION_CREATE")
    return InteractionResult(world.room.env, record)


def told_by(result: Any) -> str:
    told = str(result.modal["title"]) if result.modal is not None else ""
    told += "\n".join([*([text_of(result.response)] if result.response else []), *map(text_of, result.followups)])
    assert APOLOGY not in told
    return told


async def use(world: World, person: Person, row: Row, verb: Verb, **how: Any) -> str:
    custom_id, kind = write_id(row.sort, verb), InteractionType.MESSAGE_COMPONENT
    data: dict[str, Any] = {"custom_id": custom_id, "component_type": 2 if row.sort == BUTTON else 3, "values": row.values(world)}
    if row.sort in FORMS:
        data, kind = {"custom_id": custom_id, "components": components(row)}, InteractionType.MODAL_SUBMIT
    return told_by(await send(world, person, kind, data, **how))


def about_of(name: str) -> tuple[Who, About]:
    meaning = meaning_of(VERBS[name.split(" ")[0]])
    return meaning.who, meaning.about


def of_one_world(names: Iterable[str]) -> list[list[str]]:
    """Put rows together whose worlds are the same: who is refused changes none; more than 40 presses at once would be a flood."""
    worlds: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        worlds[ROWS[name].question.id, ROWS[name].running].append(name)
    return [held[at : at + 40] for held in worlds.values() for at in range(0, len(held), 40)]


@pytest.mark.parametrize("names", of_one_world(name for name in ROWS if about_of(name)[0] is Who.TEACHER), ids=itemgetter(0))
async def test_whoever_has_lost_the_role_is_no_teacher_any_more(room: Classroom, names: list[str]) -> None:
    def lose(payload: Any) -> None:
        payload["member"]["roles"] = []

    world = await make_world(room, ROWS[names[0]])
    for row in map(ROWS.__getitem__, names):
        verb = row.make(world)
        assert words.NOT_ALLOWED in await use(world, HELPER, row, verb, change=lose), verb


@pytest.mark.parametrize("names", of_one_world(name for name in ROWS if about_of(name)[0] is not Who.ANYBODY), ids=itemgetter(0))
async def test_whoever_has_left_is_told_so(room: Classroom, names: list[str]) -> None:
    def leave(payload: Any) -> None:
        payload["user"] = payload.pop("member")["user"]

    world = await make_world(room, ROWS[names[0]])
    for row in map(ROWS.__getitem__, names):
        verb = row.make(world)
        for person in (ANA, TEACHER):
            assert words.IN_A_SERVER in await use(world, person, row, verb, change=leave), verb


@pytest.mark.parametrize("name", [name for name in ROWS if about_of(name)[1] in HERE_ALONE] + ["report of a class quiz"])
async def test_a_class_quiz_is_used_in_its_own_channel_alone(room: Classroom, name: str) -> None:
    row = ROWS[name]
    world = await make_world(room, row)
    other = room.guild.create_text_channel("another")
    for person in row.served:
        assert class_quiz_words.ELSEWHERE in await use(world, person, row, row.make(world), channel=other)
    if name != "live-retry":  # it takes the place of a card that this press does not lie on
        assert not is_refused(await use(world, row.served[0], row, row.make(world)))


def is_of_a_card(name: str) -> bool:
    """Say whether a control is good for the card alone on which it stands; *Teacher* always brings what is of now."""
    return "position" in VERBS[name.split(" ")[0]].__struct_fields__ and name != "live-teacher"


@pytest.mark.parametrize("name", [name for name in ROWS if about_of(name)[1] in STALE and is_of_a_card(name)])
async def test_a_card_that_is_not_the_latest_is_refused(room: Classroom, name: str) -> None:
    row = ROWS[name]
    world = await make_world(room, row)
    verb: Any = row.make(world)
    stale = [replace(verb, position=verb.position + 1)] + ([replace(verb, card=2)] if hasattr(verb, "card") else [])
    for each in stale:
        told = await use(world, row.served[0], row, each)
        assert any(sentence in told for sentence in [*LATE, words.OLD_BUTTON, practice_words.QUIZ_GONE]), told


def test_a_verb_says_what_it_is_about_and_that_has_its_check() -> None:
    assert {meaning_of(verb).about for verb in VERBS.values()} == {*About} == CHECKS.keys()
    with pytest.raises(TypeError):
        means("no-such-verb", Who.ANYBODY)  # type: ignore[call-arg]


def test_without_its_check_a_verb_is_not_met(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(CHECKS, About.ROUND)
    with pytest.raises(ValueError, match="no check for"):
        controls.add_to(room.bot)


# ---- commands and completions

IN_SERVERS = tuple(person for person in EVERYBODY if person != DIRECT)
OWN_STAFF = (HELPER, TEACHER, STRANGER)
COMMANDS: dict[str, tuple[tuple[Person, ...], dict[str, object]]] = {
    "ask": (EVERYBODY, {"question": "speech"}),
    "class aliases": (OWN_STAFF, {}),
    "class extra-time": (OWN_STAFF, {}),
    "class gobbet": (OWN_STAFF, {}),
    "class gobbets": (OWN_STAFF, {}),
    "class near-misses": (OWN_STAFF, {}),
    "class quiz": (OWN_STAFF, {"questions": "3"}),
    "class reports": (OWN_STAFF, {}),
    "class results": (OWN_STAFF, {}),
    "class set create": (OWN_STAFF, {"name": "mine"}),
    "class set delete": (OWN_STAFF, {"name": "three"}),
    "class set show": (OWN_STAFF, {"name": "three"}),
    "class settings": (OWN_STAFF, {}),
    "class unanswered": (OWN_STAFF, {}),
    "define": (EVERYBODY, {"term": "speech"}),
    "fact": (EVERYBODY, {}),
    "gobbet": (EVERYBODY, {}),
    "help": (EVERYBODY, {}),
    "host reload": ((), {}),
    "leaderboard": (IN_SERVERS, {}),
    "quiz": (EVERYBODY, {}),
    "scores": (EVERYBODY, {}),
    "sources": (EVERYBODY, {"fact": "speech"}),
    "summary": (EVERYBODY, {"topic": "text"}),
    "timeline": (EVERYBODY, {}),
    "unit add": (OWN_STAFF, {}),
    "unit choose": ((*OWN_STAFF, DIRECT), {}),
    "unit edit": ((HELPER, TEACHER), {"unit": "mine"}),
    "unit export": (OWN_STAFF, {"unit": "sample", "format": "csv"}),
    "unit history": ((HELPER, TEACHER), {"unit": "mine"}),
    "unit list": (OWN_STAFF, {}),
    "privacy show": (EVERYBODY, {}),
    "privacy export": (EVERYBODY, {}),
    "privacy erase": (EVERYBODY, {}),
    "class erase-server": ((TEACHER, STRANGER), {}),
    "class export-server": ((TEACHER, STRANGER), {}),
    "unit remove": ((HELPER, TEACHER), {"unit": "mine"}),
    "unit template": (OWN_STAFF, {}),
    "who": (EVERYBODY, {"person": "Khrushchev"}),
}
"""Who is served by each command, with what it needs."""
NO_SUCH_UNIT = unit_words.NO_SUCH_UNIT.format(query="mine")
REFUSED = (
    words.NOT_ALLOWED,
    words.IN_A_SERVER,
    NO_SUCH_UNIT,
    practice_words.SERVER_ONLY,
    hosting_words.HOST_ONLY,
    words.SETTINGS_MANAGER,
)


def nested(name: str, options: list[dict[str, object]]) -> dict[str, object]:
    """Write what Discord sends of a command, or of one within groups."""
    root, *inner = name.split()
    for part in reversed(inner):
        options = [{"name": part, "type": 1, "options": options}]
    return {"id": "1", "name": root, "type": 1, "options": options}


def completed(tree: app_commands.CommandTree[Any]) -> Iterator[tuple[str, str]]:
    for command in leaves(tree.get_commands()):
        yield from ((command.qualified_name, each.display_name) for each in command.parameters if each.autocomplete)


def test_every_command_has_its_row(room: Classroom) -> None:
    assert [command.qualified_name for command in leaves(room.bot.tree.get_commands())] == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
async def test_who_is_served_by_a_command_and_who_is_refused(room: Classroom, name: str) -> None:
    world = await make_world(room, ROWS["show"])
    served, needs = COMMANDS[name]
    data = nested(name, [{"name": key, "type": 3, "value": value} for key, value in needs.items()])
    for person in EVERYBODY:
        told = told_by(await send(world, person, InteractionType.APPLICATION_COMMAND, data))
        assert told
        assert any(sentence in told for sentence in REFUSED) is (person not in served), (person, told)


async def test_completions_are_offered_to_whom_the_command_is_for(room: Classroom) -> None:
    world = await make_world(room, ROWS["show"])
    offered: dict[tuple[str, str], set[Person]] = {}
    for name, option in completed(room.bot.tree):
        served = COMMANDS[name][0]
        for person in EVERYBODY:
            data = nested(name, [{"name": option, "type": 3, "value": "", "focused": True}])
            result = await send(world, person, InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE, data)
            assert result.acknowledged
            if result.autocomplete_choices:
                offered.setdefault((name, option), set()).add(person)
                assert person in served, (name, option, person)
    assert {person for name, persons in offered.items() if name[0].startswith(("class", "unit")) for person in persons} == {
        *OWN_STAFF
    }
    assert offered["quiz", "topic"] == {*EVERYBODY}
