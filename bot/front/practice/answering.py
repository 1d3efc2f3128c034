"""Answers to the question in play of one's own round: each is judged, stored, and only then shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from discord import ui

from ...errors import Refusal, Why
from ...marking.judgement import Given, Verdict
from ...marking.near_miss import Refused, is_typed
from ...study.practice import Answer, Round
from ...study.questions.dealt import Drawn, arranged_of, chosen_of, criticised_of
from ..kit import words as kit_words
from ..kit.client import AnyCommand, Client, Interaction, rules_for
from ..kit.controls import on_pick, on_press, on_submit
from ..kit.custom_ids import read_value
from ..kit.forms import open_form
from ..kit.replies import Reply, answer
from ..kit.verbs import (
    Accuse,
    AskedIn,
    HandIn,
    PickOption,
    Place,
    PlaceEvent,
    Report,
    TakeBack,
    TellHow,
    TypeAnswer,
)
from ..questions.kinds import presenter_of
from ..teaching.reports import asked_in
from . import words
from .cards import answered_card, current_card, question_of

COMMANDS: tuple[AnyCommand, ...] = ()


async def own_round(interaction: Interaction, round_id: str) -> Round:
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
    round_ = await own_round(interaction, asked.round)
    return round_, round_.require_current(asked.card, asked.position)


async def _store_answer(client: Client, round_: Round, given: Answer, reason: Why | None) -> Reply:
    now = client.now()
    after = round_.with_answer(given, now)
    refused = _refused(client, round_, given)
    also = client.store.marking.noting(refused) if refused else None
    await client.store.rounds.save_answer(round_.id, given, now=now, last=after.finished, also=also)
    return Reply(answered_card(client, after, given, reason))


def _refused(client: Client, round_: Round, given: Answer) -> Refused | None:
    """Give what a teacher may want to look at: a typed answer that earned nothing, in a server."""
    if not round_.guild or given.share or not is_typed(question_of(client, round_, given.position).question):
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
        round_, _ = await _in_play(interaction, asked)
        question = question_of(client, round_, asked.position).question
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
        raise Refusal(kit_words.OLD_BUTTON)
    return Reply(current_card(interaction.client, round_, steps=steps))
