"""/class set: questions that a teacher prepares at home, chosen by topic, difficulty or by hand, for a class quiz."""

from __future__ import annotations

import asyncio
from random import Random

from discord import app_commands

from ....errors import Refusal
from ....store.sets import QuestionSet
from ....study.questions.draw import draw_round
from ...kit import words as kit_words
from ...kit.card import Card, Tone, quote
from ...kit.client import AnyCommand, Interaction, library_of, place_of
from ...kit.replies import Reply, answer
from ...kit.topics import complete_topic, resolve_topic
from ...teaching.classroom import classroom
from .. import words as class_quiz_words
from . import words
from .cards import list_card, set_card
from .finding import find_set

COMMANDS: tuple[AnyCommand, ...] = ()
MOST_SETS = 50
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
    questions: app_commands.Range[int, 0, 30] = 10,
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
        if questions and not chosen:
            subject = kit_words.ABOUT_TOPIC.format(topic=library.label(about)) if about else ""
            raise Refusal(class_quiz_words.NO_QUESTIONS.format(topic=subject))
        made = QuestionSet(title, tuple(question.id for question in chosen))
        await client.store.sets.create(guild, made, user=interaction.user.id, now=client.now())
        return Reply(set_card(interaction, made, about, 0))

    await answer(interaction, work(), private=True)


@question_sets.command(name="show", description=words.SHOW)
@app_commands.describe(name=words.SHOW_NAME)
@app_commands.autocomplete(name=complete_set)
async def show(interaction: Interaction, name: str = "") -> None:
    async def work() -> Reply:
        if not name:
            return Reply(list_card(await interaction.client.store.sets.list_all(place_of(interaction)), 0))
        known = await find_set(interaction, name)
        return Reply(set_card(interaction, known, "", 0))

    await answer(interaction, work(), private=True)


@question_sets.command(name="delete", description=words.DELETE)
@app_commands.describe(name=words.NAME)
@app_commands.autocomplete(name=complete_set)
async def delete(interaction: Interaction, name: str) -> None:
    async def work() -> Reply:
        known = await find_set(interaction, name)
        await interaction.client.store.sets.delete(place_of(interaction), known.name)
        return Reply(Card(words.DELETED.format(name=quote(known.name)), tone=Tone.QUIET))

    await answer(interaction, work(), private=True)


def _clean_name(name: str) -> str:
    """Tidy a name; raise Refusal for one that could be taken for a number, or could not stand in a custom id."""
    clean = " ".join(name.split())
    if not any(char.isalpha() for char in clean) or any(char in clean for char in ":`\u200b") or not clean.isprintable():
        raise Refusal(words.BAD_NAME)
    return clean
