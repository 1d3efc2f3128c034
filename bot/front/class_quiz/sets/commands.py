"""/class set: questions that a teacher prepares at home, chosen by topic, difficulty or by hand, for a class quiz."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import islice
from random import Random

import discord
from discord import app_commands

from ....errors import Refusal
from ....library.catalogue import Library
from ....library.questions import AnyQuestion
from ....marking.kinds import key_of
from ....store.sets import QuestionSet
from ....study.questions.bank import find_question
from ....study.questions.draw import draw_round
from ...kit import words as kit_words
from ...kit.card import Card, Control, Tone, heading, paginate, quote, shorten
from ...kit.client import AnyCommand, Interaction, library_of, place_of
from ...kit.controls import button, hold_page, menu, on_pick, on_press, pager
from ...kit.custom_ids import Verb
from ...kit.replies import Reply, answer
from ...kit.topics import complete_topic, resolve_topic
from ...kit.verbs import AddToSet, OfferMore, RemoveFromSet, TurnSet
from ...questions.cards import say_level
from ...teaching.classroom import classroom
from .. import words as class_quiz_words
from . import words

COMMANDS: tuple[AnyCommand, ...] = ()
MOST, MOST_SETS, OFFERED = 30, 50, 25
DIFFICULTIES = [app_commands.Choice(name=name.capitalize(), value=level) for level, name in kit_words.DIFFICULTIES.items()]

question_sets = app_commands.Group(name="set", description=words.GROUP, parent=classroom)


async def complete_set(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer the sets of this server."""
    sets = await interaction.client.store.sets.list_all(place_of(interaction))
    typed = current.strip().casefold()
    return [app_commands.Choice(name=known.name, value=known.name) for known in sets if typed in known.name.casefold()][:25]


@question_sets.command(name="create", description=words.CREATE)
@app_commands.describe(name=words.NAME, topic=words.TOPIC, difficulty=words.DIFFICULTY, questions=words.COUNT)
@app_commands.autocomplete(topic=complete_topic)
@app_commands.choices(difficulty=DIFFICULTIES)
async def create(
    interaction: Interaction,
    name: app_commands.Range[str, 1, 40],
    topic: str | None = None,
    difficulty: app_commands.Choice[int] | None = None,
    questions: app_commands.Range[int, 3, 30] = 10,
) -> None:
    async def work() -> Reply:
        client, guild, library = interaction.client, place_of(interaction), library_of(interaction)
        about = resolve_topic(library, topic) if topic else ""
        level = difficulty.value if difficulty else None
        title = _clean_name(name)
        if len(await client.store.sets.list_all(guild)) >= MOST_SETS:
            raise Refusal(words.MANY)
        chosen = await asyncio.to_thread(
            draw_round, library, Random(client.rng.getrandbits(48)), count=questions, topic=about or None, difficulty=level,
            seen={}, missed=(), now=client.now(), off=client.store.reports.off(guild),
        )  # fmt: skip
        if not chosen:
            subject = kit_words.ABOUT_TOPIC.format(topic=library.label(about)) if about else ""
            raise Refusal(class_quiz_words.NO_QUESTIONS.format(topic=subject))
        made = QuestionSet(title, tuple(question.id for question in chosen))
        await client.store.sets.create(guild, made, user=interaction.user.id, now=client.now())
        return Reply(_set_card(interaction, made, about, 0))

    await answer(interaction, work(), private=True)


@question_sets.command(name="show", description=words.SHOW)
@app_commands.describe(name=words.NAME)
@app_commands.autocomplete(name=complete_set)
async def show(interaction: Interaction, name: str) -> None:
    async def work() -> Reply:
        known = await _find(interaction, name)
        return Reply(_set_card(interaction, known, "", 0))

    await answer(interaction, work(), private=True)


@question_sets.command(name="delete", description=words.DELETE)
@app_commands.describe(name=words.NAME)
@app_commands.autocomplete(name=complete_set)
async def delete(interaction: Interaction, name: str) -> None:
    async def work() -> Reply:
        known = await _find(interaction, name)
        await interaction.client.store.sets.delete(place_of(interaction), known.name)
        return Reply(Card(words.DELETED.format(name=quote(known.name)), tone=Tone.QUIET))

    await answer(interaction, work(), private=True)


def _clean_name(name: str) -> str:
    """Tidy a name; raise Refusal for one that could be taken for a number, or could not stand in a custom id."""
    clean = " ".join(name.split())
    if not any(char.isalpha() for char in clean) or any(char in clean for char in ":`\u200b") or not clean.isprintable():
        raise Refusal(words.BAD_NAME)
    return clean


async def _find(interaction: Interaction, name: str) -> QuestionSet:
    sets = interaction.client.store.sets
    known = await sets.find(place_of(interaction), " ".join(name.split()))
    if known is None:
        names = ", ".join(quote(each.name) for each in await sets.list_all(place_of(interaction)))
        told = words.KNOWN.format(names=shorten(names, 900)) if names else words.NONE
        raise Refusal(words.UNKNOWN.format(name=quote(name), known=told))
    return known


def _set_card(interaction: Interaction, known: QuestionSet, topic: str, page: int, start: int = 0) -> Card:
    """Preview a set with its keys, and let questions be taken out and added by hand."""
    library = library_of(interaction)
    topic = topic if len(known.name) + len(topic) <= 80 else ""  # both stand in custom ids
    pages = paginate([_line(library, number, key) for number, key in enumerate(known.questions, 1)], most=1500)
    at = hold_page(page, len(pages))
    controls: list[list[Control]] = [[*pager(lambda turned: TurnSet(known.name, topic, turned), page=at, pages=len(pages))]]
    held = _held(library, known)
    if len(held) > 1:
        within_reach = held[-OFFERED:] if at else held[:OFFERED]
        controls.append([_choose(words.REMOVE, RemoveFromSet(known.name, topic), options=within_reach)])
    others = _others(library, interaction.client.store.reports.off(place_of(interaction)), known, topic)
    reached = [*islice(others, start, start + OFFERED + 1)]
    offered = [_option(question, question.prompt) for question in reached[:OFFERED]]
    if offered and len(known.questions) < MOST:
        controls.append([_choose(words.ADD, AddToSet(known.name, topic), options=offered)])
    if start or len(reached) > OFFERED:
        after = start + OFFERED if len(reached) > OFFERED else 0
        controls.append([button(words.MORE, OfferMore(known.name, topic, after), emoji="🔀")])
    counts = words.COUNTS.format(count=len(known.questions), name=quote(known.name))
    return Card(heading(words.TITLE.format(name=quote(known.name)), counts), pages[at], tone=Tone.QUIZ, controls=controls)


def _line(library: Library, number: int, key: str) -> str:
    question = find_question(library, key)
    if question is None:
        return words.WITHDRAWN.format(number=number)
    return words.LINE.format(number=number, prompt=question.prompt, key=shorten(key_of(question, library), 900))


def _held(library: Library, known: QuestionSet) -> list[discord.SelectOption]:
    """Give the questions that a set still has as options, numbered as in its list."""
    numbered = ((number, find_question(library, key)) for number, key in enumerate(known.questions, 1))
    return [
        _option(question, words.OPTION.format(number=number, prompt=question.prompt)) for number, question in numbered if question
    ]


def _option(question: AnyQuestion, label: str) -> discord.SelectOption:
    return discord.SelectOption(label=shorten(label, 100), value=question.id, description=say_level(question, between="") or None)


def _others(library: Library, off: frozenset[str], known: QuestionSet, topic: str) -> Iterator[AnyQuestion]:
    """Give the questions that a set could still have, no more than are asked for."""
    left_out = off.union(known.questions)
    for question in library.questions.values():
        if question.id not in left_out and (not topic or library.is_about(question, topic)):
            yield question


def _choose(label: str, verb: Verb, *, options: list[discord.SelectOption]) -> Control:
    return menu(label, verb, options=options, most=len(options))


async def _changed(interaction: Interaction, known: QuestionSet, questions: tuple[str, ...], topic: str) -> Reply:
    """Store what a set holds now, then show it."""
    if not questions:
        raise Refusal(words.EMPTY)
    if len(questions) > MOST:
        raise Refusal(words.FULL)
    changed = QuestionSet(known.name, questions)
    await interaction.client.store.sets.replace(place_of(interaction), changed)
    return Reply(_set_card(interaction, changed, topic, 99))


@on_pick(RemoveFromSet)
async def _remove(interaction: Interaction, asked: RemoveFromSet, values: list[str]) -> None:
    async def work() -> Reply:
        known = await _find(interaction, asked.name)
        left = tuple(key for key in known.questions if key not in values)
        return await _changed(interaction, known, left, asked.topic)

    await answer(interaction, work(), update=True)


@on_pick(AddToSet)
async def _add(interaction: Interaction, asked: AddToSet, values: list[str]) -> None:
    async def work() -> Reply:
        known, library = await _find(interaction, asked.name), library_of(interaction)
        more = [key for key in dict.fromkeys(values) if key in library.questions and key not in known.questions]
        return await _changed(interaction, known, (*known.questions, *more), asked.topic)

    await answer(interaction, work(), update=True)


@on_press(TurnSet)
async def _turn(interaction: Interaction, asked: TurnSet) -> None:
    async def work() -> Reply:
        known = await _find(interaction, asked.name)
        return Reply(_set_card(interaction, known, asked.topic, asked.page))

    await answer(interaction, work(), update=True)


@on_press(OfferMore)
async def _more(interaction: Interaction, asked: OfferMore) -> None:
    async def work() -> Reply:
        known = await _find(interaction, asked.name)
        return Reply(_set_card(interaction, known, asked.topic, 0, asked.start))

    await answer(interaction, work(), update=True)
