"""Report a question under its reveal; /class reports shows them to teachers, who can switch a question off here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord

from ...errors import Refusal
from ...library.catalogue import Library
from ...marking.kinds import key_of
from ...store.reports import Complaint, Reported
from ...study.questions.bank import find_question
from ..kit import words as kit_words
from ..kit.card import Card, Control, Tone, heading, shorten, small
from ..kit.client import AnyCommand, Interaction, place_of, whole_library
from ..kit.controls import button, checks, hold_page, loaded, menu, on_pick, on_press, pager
from ..kit.custom_ids import About, read_value
from ..kit.replies import Reply, answer
from ..kit.verbs import AskedIn, Report, SettleReports, ShowReported, SwitchQuestion, TurnReports
from ..questions.cards import sheet_card
from . import words
from .classroom import classroom

COMMANDS: tuple[AnyCommand, ...] = ()

Finder = Callable[[Interaction, Report], Awaitable[str]]
FINDERS: dict[AskedIn, Finder] = {}


def asked_in(where: AskedIn) -> Callable[[Finder], Finder]:
    """Register how a question that was asked there is found: the finder gives its id.

    It raises Refusal for whoever may not report that question, as before it is revealed.
    """

    def keep(finder: Finder) -> Finder:
        if where in FINDERS:
            raise ValueError(f"two finders for {where!r}")
        FINDERS[where] = finder
        return finder

    return keep


def report_button(where: AskedIn, quiz: str, position: int) -> Control:
    """Make the button that goes under a reveal."""
    return button(words.REPORT_BUTTON, Report(where, quiz, position), emoji="🚩")


# ---- students


@checks(About.REPORTED)
async def _find_reported(interaction: Interaction, asked: Report) -> str:
    return await FINDERS[asked.where](interaction, asked)


@on_press(Report)
async def _report(interaction: Interaction, asked: Report) -> None:
    async def work() -> Reply:
        options = [discord.SelectOption(label=text, value=reason.value) for reason, text in words.REASONS.items()]
        chooser = menu(words.REPORT_MENU, asked, options=options)
        return Reply(Card(words.REPORT_ASK, tone=Tone.QUIET, controls=[[chooser]]))

    await answer(interaction, work(), private=True)


@on_pick(Report)
async def _give_reason(interaction: Interaction, asked: Report, values: list[str]) -> None:
    async def work() -> Reply:
        (reason,) = read_value(values, tuple[Complaint])
        client = interaction.client
        question = loaded(interaction, str)
        kept = client.store.reports
        await kept.report(place_of(interaction), question, interaction.user.id, reason, now=client.now())
        return Reply(Card(words.REPORT_THANKS, tone=Tone.QUIET))

    await answer(interaction, work(), update=True)


# ---- teachers


@classroom.command(name="reports", description=words.REPORTS)
async def reports(interaction: Interaction) -> None:
    await answer(interaction, _page(interaction, 0), private=True)


@on_press(TurnReports)
async def _turn(interaction: Interaction, asked: TurnReports) -> None:
    await answer(interaction, _page(interaction, asked.page), update=True)


@on_press(SwitchQuestion)
async def _switch(interaction: Interaction, asked: SwitchQuestion) -> None:
    async def work() -> Reply:
        await interaction.client.store.reports.switch(place_of(interaction), asked.row, off=asked.off)
        return await _page(interaction, asked.page)

    await answer(interaction, work(), update=True)


@on_press(SettleReports)
async def _settle(interaction: Interaction, asked: SettleReports) -> None:
    async def work() -> Reply:
        await interaction.client.store.reports.settle(place_of(interaction), asked.row)
        return await _page(interaction, asked.page)

    await answer(interaction, work(), update=True)


@on_press(ShowReported)
async def _show(interaction: Interaction, asked: ShowReported) -> None:
    async def work() -> Reply:
        client, library = interaction.client, await whole_library(interaction)
        reported = await client.store.reports.find(place_of(interaction), asked.row)
        question = find_question(library, reported.question) if reported else None
        if question is None:
            raise Refusal(words.REPORTS_GONE)
        return Reply(sheet_card(library, question))

    await answer(interaction, work(), private=True)


async def _page(interaction: Interaction, page: int) -> Reply:
    listed = await interaction.client.store.reports.listed(place_of(interaction))
    if not listed:
        return Reply(Card(words.REPORTS_NONE, tone=Tone.QUIET))
    at = hold_page(page, len(listed))
    return Reply(_card(await whole_library(interaction), listed[at], at, len(listed)))


def _card(library: Library, reported: Reported, at: int, total: int) -> Card:
    question = find_question(library, reported.question)
    counts = [f"- {words.REASONS[reason]}: **{count}**" for reason, count in reported.counts.items()]
    return Card(
        small(words.REPORTS_TITLE.format(number=at + 1, total=total)),
        heading(question.prompt if question else words.REPORTS_GONE),
        kit_words.KEY.format(key=shorten(key_of(question, library), 1500)) if question else "",
        "\n".join(counts) or words.REPORTS_NO_MORE,
        words.REPORTS_OFF if reported.switched_off else small(words.REPORTS_ON),
        tone=Tone.QUIET if reported.switched_off else Tone.CAUTION,
        controls=[_buttons(reported, at), pager(TurnReports, page=at, pages=total)],
    )


def _buttons(reported: Reported, at: int) -> list[Control]:
    label = words.SWITCH_ON if reported.switched_off else words.SWITCH_OFF
    return [
        button(label, SwitchQuestion(reported.id, not reported.switched_off, at), style=discord.ButtonStyle.primary),
        button(words.SHOW_QUESTION, ShowReported(reported.id), emoji="🔎"),
        *([button(words.SETTLED, SettleReports(reported.id, at), emoji="✔️")] if reported.students else []),
    ]
