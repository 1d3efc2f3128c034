"""Comparing: the teacher opens a pair, the class votes on its card, and the order comes out."""

from __future__ import annotations

import asyncio
import logging

import discord

from ...errors import Refusal
from ...study.class_gobbet.comparing import Pair, draw_pair, require_voting
from ...study.class_gobbet.round import ClassGobbet
from ...study.class_gobbet.strengths import rank_answers
from ..class_quiz.messages import UNREACHED
from ..kit.card import Card, Tone
from ..kit.client import AnyCommand, Interaction
from ..kit.controls import loaded, on_press
from ..kit.replies import Reply, answer
from ..kit.verbs import EndComparing, OpenPair, ShowComparing, VoteOnPair
from . import words
from .cards import pair_card
from .teacher_cards import comparing_card
from .writing import answer_alone

COMMANDS: tuple[AnyCommand, ...] = ()
log = logging.getLogger(__name__)


@on_press(ShowComparing)
async def _show(interaction: Interaction, asked: ShowComparing) -> None:
    await answer_alone(interaction, _comparing(interaction, loaded(interaction, ClassGobbet)))


async def _comparing(interaction: Interaction, gobbet: ClassGobbet) -> Reply:
    gobbet.require_closed()
    store = interaction.client.store
    answers, pairs = await store.class_gobbets.answers(gobbet.id), await store.comparisons.pairs(gobbet.id)
    outcomes = await store.comparisons.outcomes(gobbet.id)
    there = {each.number for each in answers}
    order = [each for each in await asyncio.to_thread(rank_answers, outcomes) if each.number in there]
    return Reply(comparing_card(gobbet, pairs, outcomes, order, comparable=len(answers)))


@on_press(OpenPair)
async def _open(interaction: Interaction, asked: OpenPair) -> None:
    async def work() -> Reply:
        gobbet, client = loaded(interaction, ClassGobbet), interaction.client
        gobbet.require_closed()
        kept = client.store.comparisons
        answers, pairs = await client.store.class_gobbets.answers(gobbet.id), await kept.pairs(gobbet.id)
        if asked.position == len(pairs):  # else somebody has opened it meanwhile, or pressed twice
            order = await asyncio.to_thread(rank_answers, await kept.outcomes(gobbet.id))
            first, second = draw_pair(answers, pairs, {each.number: each.value for each in order}, client.rng)
            if await kept.open(gobbet.id, Pair(position=asked.position, first=first, second=second)):
                await _show_pairs(interaction, gobbet, asked.position - 1, asked.position)
        return await _comparing(interaction, gobbet)

    await answer_alone(interaction, work())


@on_press(EndComparing)
async def _end(interaction: Interaction, asked: EndComparing) -> None:
    async def work() -> Reply:
        gobbet, kept = loaded(interaction, ClassGobbet), interaction.client.store.comparisons
        await kept.close(gobbet.id)
        await _show_pairs(interaction, gobbet, len(await kept.pairs(gobbet.id)) - 1)
        return await _comparing(interaction, gobbet)

    await answer_alone(interaction, work())


async def _show_pairs(interaction: Interaction, gobbet: ClassGobbet, *positions: int) -> None:
    """Show pairs as they are stored: one that has its card there, one that has none below it."""
    client = interaction.client
    pairs, outcomes = await client.store.comparisons.pairs(gobbet.id), await client.store.comparisons.outcomes(gobbet.id)
    texts = {each.number: each.text for each in await client.store.class_gobbets.answers(gobbet.id)}
    channel = client.get_partial_messageable(gobbet.channel, guild_id=gobbet.guild)
    for pair, outcome in zip(pairs, outcomes, strict=True):
        if pair.position not in positions:
            continue
        card = pair_card(gobbet, pair, texts, outcome)
        try:
            if pair.message:
                await channel.get_partial_message(pair.message).edit(view=card)
            elif pair.open:
                sent = await channel.send(view=card, nonce=f"{gobbet.id[:12]}.{pair.position}")
                await client.store.comparisons.note_message(gobbet.id, pair.position, sent.id)
        except (discord.HTTPException, *UNREACHED) as error:
            log.warning("A pair of class gobbet %s could not be shown: %s", gobbet.id, error)
            if pair.open:
                raise Refusal(words.CANNOT_POST) from error


@on_press(VoteOnPair)
async def _vote(interaction: Interaction, asked: VoteOnPair) -> None:
    async def work() -> Reply:
        user = interaction.user.id
        await interaction.client.store.comparisons.vote(
            asked.gobbet, asked.position, user, for_first=asked.first, require=lambda pair, by: require_voting(pair, by, user)
        )
        letter = words.LETTERS[0] if asked.first else words.LETTERS[1]
        return Reply(Card(words.VOTED.format(letter=letter), tone=Tone.QUIZ))

    await answer(interaction, work(), private=True)
