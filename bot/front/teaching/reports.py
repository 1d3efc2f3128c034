"""Report a question under its reveal; /class reports shows them to teachers, who can switch a question off here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord

from ...errors import Refusal
from ...marking.kinds import key_of
from ...store.reports import Complaint, Reported
from ...study.questions.bank import find_question
from ..kit import words as kit_words
from ..kit.card import Card, Control, Tone, heading, small
from ..kit.client import AnyCommand, Client, Interaction, place_of, require_teacher
from ..kit.controls import button, menu, on_pick, on_press, pager, read_page
from ..kit.replies import Reply, answer
from ..questions.alone import sheet_card
from . import words
from .classroom import classroom

COMMANDS: tuple[AnyCommand, ...] = ()

Finder = Callable[..., Awaitable[str]]
FINDERS: dict[str, Finder] = {}


def asked_in(family: str) -> Callable[[Finder], Finder]:
    """Register how a quiz of this family finds what is reported: `finder(interaction, *key)` gives the question's id.

    It raises Refusal for whoever may not report that question, as before it is revealed.
    """

    def keep(finder: Finder) -> Finder:
        if family in FINDERS:
            raise ValueError(f"two finders for {family!r}")
        FINDERS[family] = finder
        return finder

    return keep


def report_button(family: str, *key: object) -> Control:
    """Make the button that goes under a reveal."""
    return button(words.REPORT_BUTTON, "report", family, *key, emoji="🚩")


# ---- students


@on_press("report")
async def _report(interaction: Interaction, family: str, *key: str) -> None:
    async def work() -> Reply:
        await FINDERS[family](interaction, *key)
        options = [discord.SelectOption(label=text, value=reason.value) for reason, text in words.REASONS.items()]
        chooser = menu(words.REPORT_MENU, "report", family, *key, options=options)
        return Reply(Card(words.REPORT_ASK, tone=Tone.QUIET, controls=[[chooser]]))

    await answer(interaction, work(), private=True)


@on_pick("report")
async def _give_reason(interaction: Interaction, values: list[str], family: str, *key: str) -> None:
    async def work() -> Reply:
        client = interaction.client
        question = await FINDERS[family](interaction, *key)
        kept = client.store.reports
        await kept.report(place_of(interaction), question, interaction.user.id, Complaint(values[0]), now=client.now())
        return Reply(Card(words.REPORT_THANKS, tone=Tone.QUIET))

    await answer(interaction, work(), update=True)


# ---- teachers


@classroom.command(name="reports", description=words.REPORTS)
async def reports(interaction: Interaction) -> None:
    await answer(interaction, _page(interaction, "0"), private=True)


@on_press("reports")
async def _turn(interaction: Interaction, page: str) -> None:
    await answer(interaction, _page(interaction, page), update=True)


@on_press("report-switch")
async def _switch(interaction: Interaction, number: str, off: str, page: str) -> None:
    async def work() -> Reply:
        await require_teacher(interaction)
        await interaction.client.store.reports.switch(place_of(interaction), int(number), off=off == "off")
        return await _page(interaction, page)

    await answer(interaction, work(), update=True)


@on_press("report-settle")
async def _settle(interaction: Interaction, number: str, page: str) -> None:
    async def work() -> Reply:
        await require_teacher(interaction)
        await interaction.client.store.reports.settle(place_of(interaction), int(number))
        return await _page(interaction, page)

    await answer(interaction, work(), update=True)


@on_press("report-show")
async def _show(interaction: Interaction, number: str) -> None:
    async def work() -> Reply:
        await require_teacher(interaction)
        client = interaction.client
        reported = await client.store.reports.find(place_of(interaction), int(number))
        question = find_question(client.library, reported.question) if reported else None
        if question is None:
            raise Refusal(words.REPORTS_GONE)
        return Reply(sheet_card(client.library, question))

    await answer(interaction, work(), private=True)


async def _page(interaction: Interaction, page: str) -> Reply:
    await require_teacher(interaction)
    listed = await interaction.client.store.reports.listed(place_of(interaction))
    if not listed:
        return Reply(Card(words.REPORTS_NONE, tone=Tone.QUIET))
    at = read_page(page, len(listed))
    return Reply(_card(interaction.client, listed[at], at, len(listed)))


def _card(client: Client, reported: Reported, at: int, total: int) -> Card:
    question = find_question(client.library, reported.question)
    counts = [f"- {words.REASONS[reason]}: **{count}**" for reason, count in reported.counts.items()]
    return Card(
        small(words.REPORTS_TITLE.format(number=at + 1, total=total)),
        heading(question.prompt if question else words.REPORTS_GONE),
        kit_words.KEY.format(key=key_of(question, client.library)) if question else "",
        "\n".join(counts) or words.REPORTS_NO_MORE,
        words.REPORTS_OFF if reported.switched_off else small(words.REPORTS_ON),
        tone=Tone.QUIET if reported.switched_off else Tone.CAUTION,
        controls=[_buttons(reported, at), pager("reports", page=at, pages=total)],
    )


def _buttons(reported: Reported, at: int) -> list[Control]:
    label, to = ("Switch on", "on") if reported.switched_off else ("Switch off", "off")
    return [
        button(label, "report-switch", reported.id, to, at, style=discord.ButtonStyle.primary),
        button("Show question", "report-show", reported.id, emoji="🔎"),
        *([button("Settled", "report-settle", reported.id, at, emoji="✔️")] if reported.students else []),
    ]
