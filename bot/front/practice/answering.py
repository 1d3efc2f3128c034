"""Answers to the question in play of one's own round: each is judged, stored, and only then shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import msgspec
from discord import ui

from ...errors import Refusal, Why
from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...marking.judgement import Given, Verdict
from ...marking.near_miss import Refused, is_typed
from ...study.practice import Answer, Round
from ...study.questions.dealt import criticised_of
from ..kit import words as kit_words
from ..kit.client import AnyCommand, Interaction, library_of, rules_for
from ..kit.controls import checks, loaded, on_pick, on_press, on_submit
from ..kit.custom_ids import About, read_value
from ..kit.forms import open_form
from ..kit.replies import Reply, answer
from ..kit.verbs import (
    Accuse,
    AskedIn,
    HandIn,
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
from ..questions.kinds import presenter_of
from ..questions.presenter import Dealt
from ..questions.steps import add_step
from ..teaching.reports import asked_in
from . import words
from .cards import answered_card, current_card, question_of

COMMANDS: tuple[AnyCommand, ...] = ()


class InPlay(msgspec.Struct, frozen=True):
    """A question in play, with the round that it is of."""

    round: Round
    dealt: Dealt[AnyQuestion]


async def own_round(interaction: Interaction, round_id: str) -> Round:
    """Load a round; raise Refusal where it is not this person's, or gone."""
    round_ = await interaction.client.store.rounds.find(round_id)
    if round_ is None:
        raise Refusal(words.QUIZ_GONE)
    if round_.user != interaction.user.id:
        raise Refusal(words.QUIZ_OF_ANOTHER)
    return round_.without_withdrawn(library_of(interaction))


@checks(About.ROUND)
async def _find_round(interaction: Interaction, asked: NextQuestion | ResumeRound | RetryMissed) -> Round:
    return await own_round(interaction, asked.round)


ForQuestion: TypeAlias = PickOption | TypeAnswer | PlaceEvent | TakeBack | HandIn | Accuse | TellHow
"""The controls that are for one question of a round: each says which round, card and position."""


@checks(About.QUESTION_IN_PLAY)
async def _find_in_play(interaction: Interaction, asked: ForQuestion) -> InPlay:
    """Find the question that a control is for; raise Refusal where it comes too late, or is of another kind of question."""
    round_ = await own_round(interaction, asked.round)
    drawn = round_.require_current(asked.card, asked.position)
    kept = question_of(library_of(interaction), round_, asked.position)
    if type(asked) not in presenter_of(kept.question).answered_by:
        raise Refusal(kit_words.OLD_BUTTON)
    return InPlay(round_, Dealt(kept.library, kept.question, drawn))


async def take_answer(interaction: Interaction, given_of: Callable[[Dealt[AnyQuestion]], Given]) -> Reply:
    """Judge an answer to the question in play, store it, and only then move the card on."""
    client, now = interaction.client, loaded(interaction, InPlay)
    rules = rules_for(client, now.round.guild, now.dealt.question.id)
    judge = partial(now.round.answered, given_of(now.dealt), library_of(interaction), rules)
    # what is typed is told from every name that the library knows: they are gathered at the first such answer
    given, judgement = await asyncio.to_thread(judge) if is_typed(now.dealt.question) else judge()
    return await _store_answer(interaction, now.round, given, judgement.reason)


async def _store_answer(interaction: Interaction, round_: Round, given: Answer, reason: Why | None) -> Reply:
    client, now, library = interaction.client, interaction.client.now(), library_of(interaction)
    after = round_.with_answer(given, now)
    refused = _refused(library, round_, given)
    also = client.store.marking.noting(refused) if refused else None
    await client.store.rounds.save_answer(round_.id, given, now=now, last=after.finished, also=also)
    return Reply(answered_card(library, after, given, reason))


def _refused(library: Library, round_: Round, given: Answer) -> Refused | None:
    """Give what a teacher may want to look at: a typed answer that earned nothing, in a server."""
    if not round_.guild or given.share or not is_typed(question_of(library, round_, given.position).question):
        return None
    close = given.verdict is Verdict.NEAR_MISS
    return Refused(guild=round_.guild, user=round_.user, question=given.question, text=given.given.text, close=close)


@asked_in(AskedIn.PRACTICE)
async def _reported(interaction: Interaction, report: Report) -> str:
    """Give the question at a position of one's own round, once it is answered."""
    round_ = await own_round(interaction, report.quiz)
    if not report.position < round_.position:
        raise Refusal(kit_words.REPORT_ANSWER_FIRST)
    return round_.answers[report.position].question


@on_press(PickOption)
async def _press_option(interaction: Interaction, asked: PickOption) -> None:
    await _take_picked(interaction, [] if asked.place is None else [str(asked.place)])


@on_pick(PickOption)
async def _pick_options(interaction: Interaction, asked: PickOption, values: list[str]) -> None:
    await _take_picked(interaction, values)


async def _take_picked(interaction: Interaction, values: list[str]) -> None:
    work = take_answer(interaction, lambda dealt: presenter_of(dealt.question).read_picked(dealt.drawn, values))
    await answer(interaction, work, update=True)


@on_press(TypeAnswer)
async def _open_answer(interaction: Interaction, asked: TypeAnswer) -> None:
    async def work() -> ui.Modal:
        now = loaded(interaction, InPlay)
        day_first = interaction.client.store.servers.of(now.round.guild).day_first
        return presenter_of(now.dealt.question).alone_form(now.dealt.question, asked, day_first=day_first)

    await open_form(interaction, work())


@on_submit(TypeAnswer)
async def _submit_answer(interaction: Interaction, asked: TypeAnswer, text: str) -> None:
    await answer(interaction, take_answer(interaction, lambda _: Given(text=text)), update=True)


@on_pick(PlaceEvent)
async def _place_event(interaction: Interaction, asked: PlaceEvent, values: list[str]) -> None:
    async def work() -> Reply:
        (place,) = read_value(values, tuple[Place])
        return await _step(interaction, add_step(asked.steps, place))

    await answer(interaction, work(), update=True)


@on_press(TakeBack)
async def _take_back(interaction: Interaction, asked: TakeBack) -> None:
    await answer(interaction, _step(interaction, asked.steps), update=True)


@on_press(HandIn)
async def _hand_in(interaction: Interaction, asked: HandIn) -> None:
    work = take_answer(interaction, lambda dealt: _read_steps(dealt, asked.steps))
    await answer(interaction, work, update=True)


@on_press(Accuse)
async def _accuse(interaction: Interaction, asked: Accuse) -> None:
    await answer(interaction, _step(interaction, str(asked.place)), update=True)


@on_press(TellHow)
async def _tell(interaction: Interaction, asked: TellHow) -> None:
    work = take_answer(interaction, lambda dealt: criticised_of(dealt.drawn, asked.accused, asked.tell))
    await answer(interaction, work, update=True)


async def _step(interaction: Interaction, steps: str) -> Reply:
    """Show the question in play after a step of its answer; nothing is stored before the answer is whole."""
    now = loaded(interaction, InPlay)
    _require_steps(now.dealt, steps)
    return Reply(current_card(library_of(interaction), now.round, steps=steps))


def _read_steps(dealt: Dealt[AnyQuestion], steps: str) -> Given:
    _require_steps(dealt, steps)
    return presenter_of(dealt.question).read_steps(dealt, steps)


def _require_steps(dealt: Dealt[AnyQuestion], steps: str) -> None:
    """Raise Refusal for steps that no card of a question has offered."""
    if not presenter_of(dealt.question).allows_steps(dealt, steps):
        raise Refusal(kit_words.OLD_BUTTON)
