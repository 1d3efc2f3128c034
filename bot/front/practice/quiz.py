"""/quiz: a private round on one card that moves from question to question.

All state is in the store; a control carries the round's opaque id, the number of the card and the position, and
what it asks for is checked against the stored round at each press.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from random import Random

from discord import app_commands

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...study.practice import Round, start_round
from ...study.questions.bank import draw_practice, find_questions
from ..kit import words as kit_words
from ..kit.client import AnyCommand, Interaction, library_of, place_of
from ..kit.controls import loaded, on_press
from ..kit.replies import Reply, answer, answer_press
from ..kit.topics import complete_topic, resolve_topic
from ..kit.verbs import (
    NewRound,
    NextQuestion,
    Practise,
    PractiseTopic,
    ResumeRound,
    RetryMissed,
)
from . import words
from .answering import own_round
from .cards import current_card, half_done_card

USUAL = 10
"""Questions of a round, where nobody says how many."""
DIFFICULTIES = [app_commands.Choice(name=name.capitalize(), value=level) for level, name in kit_words.DIFFICULTIES.items()]


@app_commands.command(description=words.QUIZ)
@app_commands.describe(topic=words.QUIZ_TOPIC, questions=words.QUIZ_QUESTIONS, difficulty=words.QUIZ_DIFFICULTY)
@app_commands.autocomplete(topic=complete_topic)
@app_commands.choices(difficulty=DIFFICULTIES)
async def quiz(
    interaction: Interaction,
    topic: str | None = None,
    questions: app_commands.Range[int, 1, 20] = USUAL,
    difficulty: app_commands.Choice[int] | None = None,
) -> None:
    await answer(interaction, _open(interaction, topic or "", questions, difficulty.value if difficulty else 0), private=True)


COMMANDS: tuple[AnyCommand, ...] = (quiz,)


@on_press(Practise)
async def _practise(interaction: Interaction, asked: Practise) -> None:
    await answer_press(interaction, _open(interaction, "", USUAL, 0))


@on_press(PractiseTopic)
async def _practise_topic(interaction: Interaction, asked: PractiseTopic) -> None:
    known = asked.topic if asked.topic in library_of(interaction).topics else ""
    await answer(interaction, _open(interaction, known, USUAL, 0), private=True)


async def _open(interaction: Interaction, topic: str, count: int, difficulty: int) -> Reply:
    """Offer to go on with a round that is half done, or begin one."""
    topic = resolve_topic(library_of(interaction), topic) if topic else ""
    open_round = await interaction.client.store.rounds.find_open(interaction.user.id, place_of(interaction))
    if open_round is not None and open_round.answers:
        return Reply(half_done_card(library_of(interaction), open_round, topic, count, difficulty))
    return await _begin(interaction, topic, count, difficulty)


async def _begin(interaction: Interaction, topic: str, count: int, difficulty: int) -> Reply:
    client, user = interaction.client, interaction.user.id
    seen, missed = await client.store.rounds.last_asked(user), await client.store.rounds.still_missed(user)
    drawn = await asyncio.to_thread(  # what is drawn from is put together at the first round of a library
        draw_practice,
        library_of(interaction),
        Random(client.rng.getrandbits(48)),
        count=count,
        topic=topic or None,
        difficulty=difficulty or None,
        seen=seen,
        missed=missed,
        now=client.now(),
        off=client.store.reports.off(place_of(interaction)),
    )
    if not drawn:
        raise Refusal(_no_questions(library_of(interaction), topic, difficulty))
    return await start_on(interaction, drawn, topic, difficulty)


async def start_on(interaction: Interaction, questions: Sequence[AnyQuestion], topic: str, difficulty: int) -> Reply:
    client, library = interaction.client, library_of(interaction)
    round_ = start_round(
        questions,
        library,
        client.rng,
        round_id=secrets.token_urlsafe(9),
        user=interaction.user.id,
        guild=place_of(interaction),
        now=client.now(),
        topic=topic,
        difficulty=difficulty,
    ).keeping(library)
    await client.store.rounds.start(round_)
    return Reply(current_card(library, round_))


def _no_questions(library: Library, topic: str, difficulty: int) -> str:
    about = kit_words.ABOUT_TOPIC.format(topic=library.label(topic)) if topic else ""
    level = words.OF_LEVEL.format(level=kit_words.DIFFICULTIES[difficulty]) if difficulty else ""
    return words.NO_SUCH_QUESTIONS.format(topic=about, difficulty=level)


# ---- going on


@on_press(NextQuestion)
async def _next(interaction: Interaction, asked: NextQuestion) -> None:
    async def work() -> Reply:
        round_ = loaded(interaction, Round)
        if asked.card != round_.card:
            round_.require_current(asked.card, round_.position)
        return await _go_on(interaction, round_)

    await answer(interaction, work(), update=True)


async def _go_on(interaction: Interaction, round_: Round) -> Reply:
    """Show the question in play, or end a round whose remaining questions were withdrawn."""
    if round_.finished and round_.ended is None:
        await interaction.client.store.rounds.end(round_.id, now=interaction.client.now())
    return Reply(current_card(library_of(interaction), round_))


@on_press(ResumeRound)
async def _resume(interaction: Interaction, asked: ResumeRound) -> None:
    async def work() -> Reply:
        await interaction.client.store.rounds.turn_card(asked.round)
        return await _go_on(interaction, await own_round(interaction, asked.round))

    await answer(interaction, work(), update=True)


@on_press(NewRound)
async def _new(interaction: Interaction, asked: NewRound) -> None:
    known = asked.topic if asked.topic in library_of(interaction).topics else ""
    await answer(interaction, _begin(interaction, known, asked.count, asked.difficulty), update=True)


@on_press(RetryMissed)
async def _retry(interaction: Interaction, asked: RetryMissed) -> None:
    async def work() -> Reply:
        round_ = loaded(interaction, Round)
        off = interaction.client.store.reports.off(round_.guild)
        missed = find_questions(library_of(interaction), [key for key in round_.missed if key not in off])
        return await start_on(interaction, missed, round_.topic, 0)

    await answer(interaction, work(), update=True)
