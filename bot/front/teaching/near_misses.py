"""/class near-misses and /class aliases: a teacher's word stands above the program's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

import discord
import msgspec

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...marking.kinds import key_of, prepare
from ...marking.near_miss import Grade, regrading
from ...store.near_misses import NearMiss, Remark, State
from ...study.questions.bank import find_question
from ..kit.card import Card, Control, Tone, heading, plain, quote, shorten, small
from ..kit.client import AnyCommand, Client, Interaction, place_of, whole_library
from ..kit.controls import button, checks, hold_page, loaded, menu, on_pick, on_press, pager
from ..kit.custom_ids import About, read_value
from ..kit.replies import Reply, answer
from ..kit.verbs import AcceptMiss, RejectMiss, RemoveAlias, ReopenMiss, Row, ShowMissed, TurnAliases, TurnNearMisses
from ..questions.cards import sheet_card
from . import words
from .classroom import classroom

COMMANDS: tuple[AnyCommand, ...] = ()
_ALIASES_A_PAGE = 8


# ---- commands


@classroom.command(name="near-misses", description=words.NEAR_MISSES)
async def near_misses(interaction: Interaction) -> None:
    await answer(interaction, _queue(interaction, 0), private=True)


@classroom.command(name="aliases", description=words.ALIASES)
async def aliases(interaction: Interaction) -> None:
    await answer(interaction, _aliases(interaction, 0), private=True)


# ---- the queue


async def _queue(interaction: Interaction, page: int, *, lead: str = "", undo: Control | None = None) -> Reply:
    """Show one near miss, with what became of the last one above it."""
    client, library = interaction.client, await whole_library(interaction)
    waiting = await client.store.marking.waiting(place_of(interaction))
    known = [(miss, question) for miss in waiting if (question := find_question(library, miss.question))]
    if not known:
        return Reply(Card(lead, words.NEAR_NONE, tone=Tone.QUIET, controls=[[undo]] if undo else []))
    at = hold_page(page, len(known))
    return Reply(_miss_card(client, library, *known[at], at=at, total=len(known), lead=lead, undo=undo))


def _miss_card(
    client: Client,
    library: Library,
    miss: NearMiss,
    question: AnyQuestion,
    *,
    at: int,
    total: int,
    lead: str,
    undo: Control | None,
) -> Card:
    return Card(
        lead,
        small(words.NEAR_TITLE.format(number=at + 1, total=total)),
        heading(question.prompt),
        "\n".join(
            [
                words.NEAR_ANSWER.format(text=quote(miss.text, 300)),
                _students(miss.students),
                words.NEAR_KEY.format(key=_accepted(client, library, question, miss.guild)),
            ]
        ),
        small(words.NEAR_HOW),
        tone=Tone.CAUTION,
        controls=[
            [
                button(words.ACCEPT, AcceptMiss(miss.id, at), style=discord.ButtonStyle.success, emoji="✅"),
                button(words.REJECT, RejectMiss(miss.id, at), emoji="✖️"),
                button(words.SHOW_QUESTION, ShowMissed(miss.id), emoji="🔎"),
                *([undo] if undo else []),
            ],
            pager(TurnNearMisses, page=at, pages=total),
        ],
    )


def _accepted(client: Client, library: Library, question: AnyQuestion, guild: int) -> str:
    accepted = [key_of(question, library), *map(quote, client.store.marking.aliases(guild, question.id))]
    return shorten("; ".join(accepted), 800)


def _students(count: int) -> str:
    return words.NEAR_STUDENTS[1 if count == 1 else 0].format(count=count)


@on_press(TurnNearMisses)
async def _turn(interaction: Interaction, asked: TurnNearMisses) -> None:
    await answer(interaction, _queue(interaction, asked.page), update=True)


@on_press(ShowMissed)
async def _show(interaction: Interaction, asked: ShowMissed) -> None:
    async def work() -> Reply:
        return Reply(sheet_card(await whole_library(interaction), loaded(interaction, Missed).question))

    await answer(interaction, work(), private=True)


@on_press(AcceptMiss)
async def _accept(interaction: Interaction, asked: AcceptMiss) -> None:
    async def work() -> Reply:
        miss = loaded(interaction, Missed).miss
        remarks = await rule_on(interaction, miss, State.WAITING, State.ACCEPTED)
        said = words.NEAR_SETTLED
        if remarks is not None:
            said = words.NEAR_ACCEPTED.format(text=quote(miss.text), answers=_remarked(remarks))
        return await _queue(interaction, asked.page, lead=said)

    await answer(interaction, work(), update=True)


@on_press(RejectMiss)
async def _reject(interaction: Interaction, asked: RejectMiss) -> None:
    async def work() -> Reply:
        miss = loaded(interaction, Missed).miss
        if await rule_on(interaction, miss, State.WAITING, State.REJECTED) is None:
            return await _queue(interaction, asked.page, lead=words.NEAR_SETTLED)
        return await _queue(
            interaction, asked.page, lead=words.NEAR_REJECTED.format(text=quote(miss.text)), undo=_undo(miss, asked.page)
        )

    await answer(interaction, work(), update=True)


@on_press(ReopenMiss)
async def _reopen(interaction: Interaction, asked: ReopenMiss) -> None:
    """Put what was rejected back into the queue."""

    async def work() -> Reply:
        miss = loaded(interaction, Missed).miss
        reopened = await rule_on(interaction, miss, State.REJECTED, State.WAITING)
        return await _queue(interaction, asked.page, lead=words.NEAR_SETTLED if reopened is None else "")

    await answer(interaction, work(), update=True)


def _undo(miss: NearMiss, page: int) -> Control:
    return button(words.UNDO, ReopenMiss(miss.id, page), emoji="↩️")


# ---- aliases


async def _aliases(interaction: Interaction, page: int, *, lead: str = "", undo: Control | None = None) -> Reply:
    client, library = interaction.client, await whole_library(interaction)
    kept = await client.store.marking.accepted(place_of(interaction))
    if not kept:
        return Reply(Card(lead, words.ALIASES_NONE, tone=Tone.QUIET, controls=[[undo]] if undo else []))
    pages = -(-len(kept) // _ALIASES_A_PAGE)
    at = hold_page(page, pages)
    shown = kept[at * _ALIASES_A_PAGE : (at + 1) * _ALIASES_A_PAGE]
    options = [discord.SelectOption(label=plain(miss.text, 100), value=str(miss.id)) for miss in shown]
    return Reply(
        Card(
            lead,
            heading(words.ALIASES_TITLE),
            "\n".join(_alias_line(library, miss) for miss in shown),
            tone=Tone.QUIET,
            controls=[
                [menu(words.ALIASES_MENU, RemoveAlias(at), options=options)],
                [*([undo] if undo else []), *pager(TurnAliases, page=at, pages=pages)],
            ],
        )
    )


def _alias_line(library: Library, miss: NearMiss) -> str:
    question = find_question(library, miss.question)
    prompt = shorten(question.prompt, 150) if question else words.REPORTS_GONE
    return words.ALIASES_LINE.format(prompt=prompt, text=quote(miss.text), students=_students(miss.students))


@on_press(TurnAliases)
async def _turn_aliases(interaction: Interaction, asked: TurnAliases) -> None:
    await answer(interaction, _aliases(interaction, asked.page), update=True)


@on_pick(RemoveAlias)
async def _remove(interaction: Interaction, asked: RemoveAlias, values: list[str]) -> None:
    async def work() -> Reply:
        (row,) = read_value(values, tuple[Row])
        miss = (await _find(interaction, row)).miss
        remarks = await rule_on(interaction, miss, State.ACCEPTED, State.REJECTED)
        if remarks is None:
            return await _aliases(interaction, asked.page, lead=words.NEAR_SETTLED)
        said = words.NEAR_WITHDRAWN.format(text=quote(miss.text), answers=_remarked(remarks))
        return await _aliases(interaction, asked.page, lead=said)

    await answer(interaction, work(), update=True)


# ---- rulings


class Missed(msgspec.Struct, frozen=True):
    """A near miss with its question."""

    miss: NearMiss
    question: AnyQuestion


@checks(About.NEAR_MISS)
async def _find_missed(interaction: Interaction, asked: ShowMissed | AcceptMiss | RejectMiss | ReopenMiss) -> Missed:
    return await _find(interaction, asked.row)


async def _find(interaction: Interaction, row: int) -> Missed:
    """Load a near miss of this server; raise Refusal where it or its question is gone."""
    client = interaction.client
    miss = await client.store.marking.find(place_of(interaction), row)
    question = find_question(await whole_library(interaction), miss.question) if miss else None
    if miss is None or question is None:
        raise Refusal(words.NEAR_GONE)
    return Missed(miss, question)


async def rule_on(
    interaction: Interaction, miss: NearMiss, start: State, end: State, *, asked: AnyQuestion | None = None
) -> tuple[Remark, ...] | None:
    """Settle a near miss and regrade what that changes; None where it does not stand where the control supposes.

    `asked` is the question as it was asked, for where its unit has it no more.
    """
    if miss.state is not start:
        return None
    client, library = interaction.client, await whole_library(interaction)
    question = find_question(library, miss.question) or asked
    by, now = interaction.user.id, client.now()
    if State.ACCEPTED not in (start, end) or question is None:
        return await client.store.marking.rule(miss, end, by=by, now=now)
    grade_by = _grading(client, miss, end)
    await asyncio.to_thread(prepare, library)  # stored answers are graded in the database's thread, which others wait for
    return await client.store.marking.rule(
        miss, end, by=by, now=now,
        grade=grade_by(question, library), grade_kept=lambda kept: grade_by(kept.question, kept.beside(library)),
    )  # fmt: skip


def _grading(client: Client, miss: NearMiss, end: State) -> Callable[[AnyQuestion, Library], Grade]:
    """Make what grades the answers to a question, as it is or as it was drawn, once what is accepted has changed."""
    before = client.store.marking.aliases(miss.guild, miss.question)
    rest = tuple(alias for alias in before if alias != miss.text)
    after = (*rest, miss.text) if end is State.ACCEPTED else rest
    day_first = client.store.servers.of(miss.guild).day_first
    return partial(regrading, day_first=day_first, before=before, after=after)


def _remarked(remarks: tuple[Remark, ...]) -> str:
    return words.NEAR_REMARKED.get(len(remarks)) or words.NEAR_REMARKED_MANY.format(count=len(remarks))
