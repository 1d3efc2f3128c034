"""/quiz: a private round on one card that moves from question to question.

All state is in the store; a control carries the round's opaque id, the number of the card and the position, and
what it asks for is checked against the stored round at each press.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence

import discord
from discord import app_commands

from ..errors import Refusal
from ..library.model import AnyQuestion
from ..study.draw import draw_round
from ..study.points import count_points
from ..study.quiz import Answer, Round, chosen_of, start_round
from . import words
from .controls import button, on_pick, on_press
from .desk import AnyCommand, Desk, Interaction, place_of
from .look import Card, Tone, heading, small
from .questions import ASKED_ALONE, feedback_card, question_card
from .replies import Reply, answer
from .topics import complete_topic, resolve_topic

Difficulty = app_commands.Choice[int]
DIFFICULTIES = [app_commands.Choice(name=name.capitalize(), value=level) for level, name in words.DIFFICULTIES.items()]


@app_commands.command(description=words.QUIZ)
@app_commands.describe(topic=words.QUIZ_TOPIC, questions=words.QUIZ_QUESTIONS, difficulty=words.QUIZ_DIFFICULTY)
@app_commands.autocomplete(topic=complete_topic)
@app_commands.choices(difficulty=DIFFICULTIES)
async def quiz(
    interaction: Interaction,
    topic: str | None = None,
    questions: app_commands.Range[int, 1, 20] = 10,
    difficulty: app_commands.Choice[int] | None = None,
) -> None:
    await answer(interaction, _open(interaction, topic or "", questions, difficulty.value if difficulty else 0), private=True)


COMMANDS: tuple[AnyCommand, ...] = (quiz,)


async def _open(interaction: Interaction, topic: str, count: int, difficulty: int) -> Reply:
    """Offer to go on with a round that is half done, or begin one."""
    topic = resolve_topic(interaction.client.library, topic) if topic else ""
    open_round = await interaction.client.store.rounds.find_open(interaction.user.id, place_of(interaction))
    if open_round is not None and open_round.answers:
        return Reply(_half_done_card(interaction.client, open_round, topic, count, difficulty))
    return await _begin(interaction, topic, count, difficulty)


async def _begin(interaction: Interaction, topic: str, count: int, difficulty: int) -> Reply:
    desk, user = interaction.client, interaction.user.id
    drawn = draw_round(
        desk.library,
        desk.rng,
        count=count,
        topic=topic or None,
        difficulty=difficulty or None,
        kinds=ASKED_ALONE,
        seen=await desk.store.rounds.last_asked(user),
        missed=await desk.store.rounds.still_missed(user),
        now=desk.now(),
    )
    if not drawn:
        raise Refusal(_no_questions(desk, topic, difficulty))
    return await _start(interaction, drawn, topic, difficulty)


async def _start(interaction: Interaction, questions: Sequence[AnyQuestion], topic: str, difficulty: int) -> Reply:
    desk = interaction.client
    round_ = start_round(
        questions,
        desk.library,
        desk.rng,
        round_id=secrets.token_urlsafe(9),
        user=interaction.user.id,
        guild=place_of(interaction),
        now=desk.now(),
        topic=topic,
        difficulty=difficulty,
    )
    await desk.store.rounds.start(round_)
    return Reply(_current_card(desk, round_))


def _no_questions(desk: Desk, topic: str, difficulty: int) -> str:
    about = f" on “{desk.library.topics[topic].title}”" if topic else ""
    level = f" that is {words.DIFFICULTIES[difficulty]}" if difficulty else ""
    return words.NO_SUCH_QUESTIONS.format(topic=about, difficulty=level)


# ---- cards


def _half_done_card(desk: Desk, round_: Round, topic: str, count: int, difficulty: int) -> Card:
    about = f", on “{desk.library.topics[round_.topic].title}”" if round_.topic in desk.library.topics else ""
    text = words.QUIZ_HALF_DONE.format(done=round_.position, total=len(round_.drawn), topic=about)
    return Card(
        text,
        tone=Tone.QUIZ,
        controls=[
            [
                button("Go on", "quiz-on", round_.id, style=discord.ButtonStyle.primary),
                button("Start a new one", "quiz-new", topic, count, difficulty),
            ]
        ],
    )


def _current_card(desk: Desk, round_: Round) -> Card:
    """Show where a round stands: its question in play, or its result."""
    if round_.finished:
        return _result_card(desk, round_)
    drawn = round_.drawn[round_.position]
    title = words.QUIZ_TITLE.format(number=round_.position + 1, total=len(round_.drawn))
    key = (round_.id, round_.card, round_.position)
    return question_card(desk.library, desk.library.questions[drawn.question], drawn, title, key)


def _result_card(desk: Desk, round_: Round) -> Card:
    questions = desk.library.questions
    missed = [questions[key] for key in round_.missed if key in questions]
    facts = list(dict.fromkeys(question.fact for question in missed))
    lines = [f"- {desk.library.facts[key].title}" for key in facts[:15]]
    again = button("Retry what was missed", "quiz-retry", round_.id, style=discord.ButtonStyle.primary, emoji="🔁")
    new = button("New quiz", "quiz-new", round_.topic, len(round_.drawn), round_.difficulty)
    title = words.QUIZ_DONE.format(points=count_points(round_.points), total=round_.position)
    body = "\n".join([words.QUIZ_MISSED, *lines]) if missed else words.QUIZ_PERFECT
    return Card(
        heading(title),
        body,
        small("/scores shows how you do by topic"),
        tone=Tone.QUIZ if missed else Tone.RIGHT,
        controls=[[again, new] if missed else [new]],
    )


# ---- controls


async def _own_round(interaction: Interaction, round_id: str) -> Round:
    """Load the round that a control is about; raise Refusal where it is not this person's, or gone."""
    desk = interaction.client
    round_ = await desk.store.rounds.find(round_id)
    if round_ is None:
        raise Refusal(words.QUIZ_GONE)
    if round_.user != interaction.user.id:
        raise Refusal(words.QUIZ_OF_ANOTHER)
    return round_.without_withdrawn(desk.library.questions.keys())


async def take_answer(interaction: Interaction, round_id: str, card: str, position: str, slots: Sequence[int]) -> Reply:
    """Judge an answer to the question in play, store it, and only then move the card on."""
    desk = interaction.client
    round_ = await _own_round(interaction, round_id)
    drawn = round_.require_current(int(card), int(position))
    given, judgement = round_.answered(chosen_of(drawn, slots), desk.library)
    return await _store_answer(desk, round_, given, judgement.reason)


async def _store_answer(desk: Desk, round_: Round, given: Answer, reason: str) -> Reply:
    now = desk.now()
    after = round_.with_answer(given, now)
    await desk.store.rounds.save_answer(round_.id, given, now=now, last=after.finished)
    return Reply(_feedback(desk, after, given, reason))


def _feedback(desk: Desk, round_: Round, given: Answer, reason: str) -> Card:
    title = words.QUIZ_TITLE.format(number=given.position + 1, total=len(round_.drawn))
    label = "Result" if round_.finished else "Next question"
    onward = button(label, "quiz-next", round_.id, round_.card, style=discord.ButtonStyle.primary, emoji="▶️")
    return feedback_card(
        desk.library, desk.library.questions[given.question], round_.drawn[given.position], given, reason, title, onward
    )


@on_press("quiz-pick")
async def _press_option(interaction: Interaction, round_id: str, card: str, position: str, slot: str) -> None:
    await answer(interaction, take_answer(interaction, round_id, card, position, [int(slot)]), update=True)


@on_pick("quiz-pick")
async def _pick_options(interaction: Interaction, values: list[str], round_id: str, card: str, position: str) -> None:
    slots = [int(value) for value in values]
    await answer(interaction, take_answer(interaction, round_id, card, position, slots), update=True)


@on_press("quiz-next")
async def _next(interaction: Interaction, round_id: str, card: str) -> None:
    async def work() -> Reply:
        round_ = await _own_round(interaction, round_id)
        if int(card) != round_.card:
            round_.require_current(int(card), round_.position)
        return await _go_on(interaction.client, round_)

    await answer(interaction, work(), update=True)


async def _go_on(desk: Desk, round_: Round) -> Reply:
    """Show the question in play, or end a round whose remaining questions were withdrawn."""
    if round_.finished and round_.ended is None:
        await desk.store.rounds.end(round_.id, now=desk.now())
    return Reply(_current_card(desk, round_))


@on_press("quiz-on")
async def _resume(interaction: Interaction, round_id: str) -> None:
    async def work() -> Reply:
        desk = interaction.client
        await _own_round(interaction, round_id)
        await desk.store.rounds.turn_card(round_id)
        return await _go_on(desk, await _own_round(interaction, round_id))

    await answer(interaction, work(), update=True)


@on_press("quiz-new")
async def _new(interaction: Interaction, topic: str, count: str, difficulty: str) -> None:
    known = topic if topic in interaction.client.library.topics else ""
    await answer(interaction, _begin(interaction, known, int(count), int(difficulty)), update=True)


@on_press("quiz-retry")
async def _retry(interaction: Interaction, round_id: str) -> None:
    async def work() -> Reply:
        round_ = await _own_round(interaction, round_id)
        questions = interaction.client.library.questions
        return await _start(interaction, [questions[key] for key in round_.missed if key in questions], round_.topic, 0)

    await answer(interaction, work(), update=True)
