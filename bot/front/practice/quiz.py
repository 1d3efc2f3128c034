"""/quiz: a private round on one card that moves from question to question.

All state is in the store; a control carries the round's opaque id, the number of the card and the position, and
what it asks for is checked against the stored round at each press.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Protocol

import discord
from discord import app_commands, ui

from ...errors import Refusal, Why
from ...library.questions import AnyQuestion
from ...marking.judgement import Given, Verdict
from ...marking.near_miss import Refused, is_typed
from ...study.points import count_points
from ...study.practice import Answer, Round, start_round
from ...study.questions.bank import draw_practice, find_question, find_questions
from ...study.questions.dealt import Drawn, arranged_of, chosen_of, criticised_of
from ..kit import words
from ..kit.card import Card, Tone, heading, small
from ..kit.client import AnyCommand, Client, Interaction, place_of, rules_for
from ..kit.controls import button, on_pick, on_press, on_submit
from ..kit.custom_ids import read_value
from ..kit.forms import open_form
from ..kit.replies import Reply, answer
from ..kit.topics import complete_topic, resolve_topic
from ..kit.verbs import (
    Accuse,
    AskedIn,
    HandIn,
    NewRound,
    NextQuestion,
    PickOption,
    Place,
    PlaceEvent,
    Report,
    ResumeRound,
    RetryMissed,
    TakeBack,
    TellHow,
    TypeAnswer,
)
from ..questions.cards import feedback_card, question_card
from ..questions.kinds import presenter_of
from ..questions.presenter import Key
from ..teaching.reports import asked_in, report_button

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
    client, user = interaction.client, interaction.user.id
    drawn = draw_practice(
        client.library,
        client.rng,
        count=count,
        topic=topic or None,
        difficulty=difficulty or None,
        seen=await client.store.rounds.last_asked(user),
        missed=await client.store.rounds.still_missed(user),
        now=client.now(),
        off=client.store.reports.off(place_of(interaction)),
    )
    if not drawn:
        raise Refusal(_no_questions(client, topic, difficulty))
    return await start_on(interaction, drawn, topic, difficulty)


async def start_on(interaction: Interaction, questions: Sequence[AnyQuestion], topic: str, difficulty: int) -> Reply:
    client = interaction.client
    round_ = start_round(
        questions,
        client.library,
        client.rng,
        round_id=secrets.token_urlsafe(9),
        user=interaction.user.id,
        guild=place_of(interaction),
        now=client.now(),
        topic=topic,
        difficulty=difficulty,
    )
    await client.store.rounds.start(round_)
    return Reply(_current_card(client, round_))


def _no_questions(client: Client, topic: str, difficulty: int) -> str:
    about = f" on “{client.library.topics[topic].title}”" if topic else ""
    level = f" that is {words.DIFFICULTIES[difficulty]}" if difficulty else ""
    return words.NO_SUCH_QUESTIONS.format(topic=about, difficulty=level)


# ---- cards


def _half_done_card(client: Client, round_: Round, topic: str, count: int, difficulty: int) -> Card:
    about = f", on “{client.library.topics[round_.topic].title}”" if round_.topic in client.library.topics else ""
    text = words.QUIZ_HALF_DONE.format(done=round_.position, total=len(round_.drawn), topic=about)
    return Card(
        text,
        tone=Tone.QUIZ,
        controls=[
            [
                button("Go on", ResumeRound(round_.id), style=discord.ButtonStyle.primary),
                button("Start a new one", NewRound(topic, count, difficulty)),
            ]
        ],
    )


def _current_card(client: Client, round_: Round, *, steps: str = "") -> Card:
    """Show where a round stands: its question in play, after so many steps of it, or its result."""
    if round_.finished:
        return _result_card(client, round_)
    drawn = round_.drawn[round_.position]
    title = words.QUIZ_TITLE.format(number=round_.position + 1, total=len(round_.drawn))
    key = Key(round_.id, round_.card, round_.position)
    return question_card(client.library, _question(client, drawn.question), drawn, title, key, steps=steps)


def _question(client: Client, question_id: str) -> AnyQuestion:
    question = find_question(client.library, question_id)
    if question is None:
        raise Refusal(words.GONE)
    return question


def _result_card(client: Client, round_: Round) -> Card:
    missed = find_questions(client.library, round_.missed)
    facts = list(dict.fromkeys(question.fact for question in missed))
    lines = [f"- {client.library.facts[key].title}" for key in facts[:15]]
    again = button("Retry what was missed", RetryMissed(round_.id), style=discord.ButtonStyle.primary, emoji="🔁")
    new = button("New quiz", NewRound(round_.topic, len(round_.drawn), round_.difficulty))
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
    client = interaction.client
    round_ = await client.store.rounds.find(round_id)
    if round_ is None:
        raise Refusal(words.QUIZ_GONE)
    if round_.user != interaction.user.id:
        raise Refusal(words.QUIZ_OF_ANOTHER)
    return round_.without_withdrawn(client.library)


async def take_answer(interaction: Interaction, asked: InPlay, given_of: Callable[[Drawn], Given]) -> Reply:
    """Judge an answer to the question in play, store it, and only then move the card on."""
    client = interaction.client
    round_, drawn = await _in_play(interaction, asked)
    rules = rules_for(client, round_.guild, drawn.question)
    given, judgement = round_.answered(given_of(drawn), client.library, rules)
    return await _store_answer(client, round_, given, judgement.reason)


class InPlay(Protocol):
    """A control that is for one question of a round: its verb says which round, card and position."""

    @property
    def round(self) -> str: ...
    @property
    def card(self) -> int: ...
    @property
    def position(self) -> int: ...


async def _in_play(interaction: Interaction, asked: InPlay) -> tuple[Round, Drawn]:
    """Load the round of a control and the question that it is for; raise Refusal where the control comes too late."""
    round_ = await _own_round(interaction, asked.round)
    return round_, round_.require_current(asked.card, asked.position)


async def _store_answer(client: Client, round_: Round, given: Answer, reason: Why | None) -> Reply:
    now = client.now()
    after = round_.with_answer(given, now)
    refused = _refused(client, round_, given)
    also = client.store.marking.noting(refused) if refused else None
    await client.store.rounds.save_answer(round_.id, given, now=now, last=after.finished, also=also)
    return Reply(_feedback(client, after, given, reason))


def _refused(client: Client, round_: Round, given: Answer) -> Refused | None:
    """Give what a teacher may want to look at: a typed answer that earned nothing, in a server."""
    if not round_.guild or given.share or not is_typed(_question(client, given.question)):
        return None
    close = given.verdict is Verdict.NEAR_MISS
    return Refused(guild=round_.guild, user=round_.user, question=given.question, text=given.given.text, close=close)


def _feedback(client: Client, round_: Round, given: Answer, reason: Why | None) -> Card:
    title = words.QUIZ_TITLE.format(number=given.position + 1, total=len(round_.drawn))
    label = "Result" if round_.finished else "Next question"
    onward = button(label, NextQuestion(round_.id, round_.card), style=discord.ButtonStyle.primary, emoji="▶️")
    return feedback_card(
        client.library,
        _question(client, given.question),
        round_.drawn[given.position],
        given,
        reason,
        title,
        onward,
        extra=[report_button(AskedIn.PRACTICE, round_.id, given.position)] if round_.guild else [],
        verdict=words.NEAR_MISS_ALONE if given.verdict is Verdict.NEAR_MISS and not round_.guild else "",
    )


@asked_in(AskedIn.PRACTICE)
async def _reported(interaction: Interaction, report: Report) -> str:
    """Give the question at a position of one's own round, once it is answered."""
    round_ = await _own_round(interaction, report.quiz)
    if not report.position < round_.position:
        raise Refusal(words.REPORT_ANSWER_FIRST)
    return round_.answers[report.position].question


# ---- answering


@on_press(PickOption)
async def _press_option(interaction: Interaction, asked: PickOption) -> None:
    places = [] if asked.place is None else [asked.place]
    await answer(interaction, take_answer(interaction, asked, lambda drawn: chosen_of(drawn, places)), update=True)


@on_pick(PickOption)
async def _pick_options(interaction: Interaction, asked: PickOption, values: list[str]) -> None:
    async def work() -> Reply:
        places = read_value(values, tuple[Place, ...])
        return await take_answer(interaction, asked, lambda drawn: chosen_of(drawn, places))

    await answer(interaction, work(), update=True)


@on_press(TypeAnswer)
async def _open_answer(interaction: Interaction, asked: TypeAnswer) -> None:
    async def work() -> ui.Modal:
        client = interaction.client
        round_, drawn = await _in_play(interaction, asked)
        question = _question(client, drawn.question)
        day_first = client.store.servers.of(round_.guild).day_first
        return presenter_of(question).alone_form(question, asked, day_first=day_first)

    await open_form(interaction, work())


@on_submit(TypeAnswer)
async def _submit_answer(interaction: Interaction, asked: TypeAnswer, text: str) -> None:
    await answer(interaction, take_answer(interaction, asked, lambda _: Given(text=text)), update=True)


@on_pick(PlaceEvent)
async def _place_event(interaction: Interaction, asked: PlaceEvent, values: list[str]) -> None:
    async def work() -> Reply:
        (place,) = read_value(values, tuple[Place])
        return await _step(interaction, asked, f"{asked.steps}{place}")

    await answer(interaction, work(), update=True)


@on_press(TakeBack)
async def _take_back(interaction: Interaction, asked: TakeBack) -> None:
    await answer(interaction, _step(interaction, asked, asked.steps), update=True)


@on_press(HandIn)
async def _hand_in(interaction: Interaction, asked: HandIn) -> None:
    work = take_answer(interaction, asked, lambda drawn: arranged_of(drawn, [*map(int, asked.steps)]))
    await answer(interaction, work, update=True)


@on_press(Accuse)
async def _accuse(interaction: Interaction, asked: Accuse) -> None:
    await answer(interaction, _step(interaction, asked, str(asked.place)), update=True)


@on_press(TellHow)
async def _tell(interaction: Interaction, asked: TellHow) -> None:
    work = take_answer(interaction, asked, lambda drawn: criticised_of(drawn, asked.accused, asked.tell))
    await answer(interaction, work, update=True)


async def _step(interaction: Interaction, asked: InPlay, steps: str) -> Reply:
    """Show the question in play after a step of its answer; nothing is stored before the answer is whole."""
    round_, drawn = await _in_play(interaction, asked)
    if any(int(step) >= max(len(drawn.shown), len(drawn.accused)) for step in steps) or len({*steps}) < len(steps):
        raise Refusal(words.OLD_BUTTON)
    return Reply(_current_card(interaction.client, round_, steps=steps))


# ---- going on


@on_press(NextQuestion)
async def _next(interaction: Interaction, asked: NextQuestion) -> None:
    async def work() -> Reply:
        round_ = await _own_round(interaction, asked.round)
        if asked.card != round_.card:
            round_.require_current(asked.card, round_.position)
        return await _go_on(interaction.client, round_)

    await answer(interaction, work(), update=True)


async def _go_on(client: Client, round_: Round) -> Reply:
    """Show the question in play, or end a round whose remaining questions were withdrawn."""
    if round_.finished and round_.ended is None:
        await client.store.rounds.end(round_.id, now=client.now())
    return Reply(_current_card(client, round_))


@on_press(ResumeRound)
async def _resume(interaction: Interaction, asked: ResumeRound) -> None:
    async def work() -> Reply:
        client = interaction.client
        await _own_round(interaction, asked.round)
        await client.store.rounds.turn_card(asked.round)
        return await _go_on(client, await _own_round(interaction, asked.round))

    await answer(interaction, work(), update=True)


@on_press(NewRound)
async def _new(interaction: Interaction, asked: NewRound) -> None:
    known = asked.topic if asked.topic in interaction.client.library.topics else ""
    await answer(interaction, _begin(interaction, known, asked.count, asked.difficulty), update=True)


@on_press(RetryMissed)
async def _retry(interaction: Interaction, asked: RetryMissed) -> None:
    async def work() -> Reply:
        round_ = await _own_round(interaction, asked.round)
        off = interaction.client.store.reports.off(round_.guild)
        missed = find_questions(interaction.client.library, [key for key in round_.missed if key not in off])
        return await start_on(interaction, missed, round_.topic, 0)

    await answer(interaction, work(), update=True)
