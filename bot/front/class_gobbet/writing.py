"""What students press while the class writes, and after it: what they hand in is stored, and only then acknowledged."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import Any

from discord import ui

from ...errors import Refusal
from ...store.reasons import StoreReason
from ...study.class_gobbet.round import ClassGobbet, Phase
from ...study.class_quiz.people import Extended
from ...study.reasons import ClassGobbetReason
from ..gobbets.written import answer_form, read_answer
from ..kit.client import AnyCommand, Interaction, place_of
from ..kit.controls import checks, loaded, on_fill, on_press
from ..kit.custom_ids import About
from ..kit.forms import open_form
from ..kit.replies import Reply, answer
from ..kit.verbs import (
    DownloadAnswers,
    EndComparing,
    EndWriting,
    GiveMoreTime,
    MarkAnswer,
    OpenDesk,
    OpenPair,
    ReadAnswer,
    ReturnAnswers,
    SayOnAnswer,
    ShowComparing,
    ShowMyWritten,
    VoteOnPair,
    WriteInClass,
)
from .cards import TooLate, mine_card, saved_card
from .running import running_of

COMMANDS: tuple[AnyCommand, ...] = ()


@checks(About.CLASS_GOBBET)
async def _find(
    interaction: Interaction,
    asked: WriteInClass
    | ShowMyWritten
    | OpenDesk
    | GiveMoreTime
    | EndWriting
    | ReadAnswer
    | MarkAnswer
    | SayOnAnswer
    | ReturnAnswers
    | DownloadAnswers
    | ShowComparing
    | OpenPair
    | EndComparing
    | VoteOnPair,
) -> ClassGobbet:
    """Find one of this server; raise Refusal for any other."""
    found = await interaction.client.store.class_gobbets.find(asked.gobbet)
    if found is None or found.guild != place_of(interaction):
        raise Refusal(StoreReason.GOBBET_GONE)
    return found


async def answer_alone(interaction: Interaction, work: Coroutine[Any, Any, Reply]) -> None:
    """Change the private card under a control; a press on a card of the class brings one, also to who posted that."""
    private = interaction.message is not None and interaction.message.flags.ephemeral
    await answer(interaction, work, private=not private, update=private)


async def extended_in(interaction: Interaction) -> Sequence[Extended]:
    """Give who has more time in this server."""
    return await interaction.client.store.extra_times.of(place_of(interaction))


@on_press(WriteInClass)
async def _open_form(interaction: Interaction, asked: WriteInClass) -> None:
    async def work() -> ui.Modal:
        gobbet, user, kept = loaded(interaction, ClassGobbet), interaction.user.id, interaction.client.store.class_gobbets
        extended = await extended_in(interaction)
        gobbet.require_opening(user, interaction.created_at, extended)
        own = await kept.answer_of(gobbet.id, user)
        await kept.begin(gobbet.id, user)
        if gobbet.phase is Phase.LAST:  # whoever has more time and begins only now is waited for from now on
            running_of(interaction.client).find(gobbet).show_soon()
        running_of(interaction.client).note_press(interaction, gobbet)
        return answer_form(asked, gobbet.extract, text=own.text if own else "")

    await open_form(interaction, work())


@on_fill(WriteInClass)
async def _hand_in(interaction: Interaction, asked: WriteInClass, fields: dict[str, str]) -> None:
    async def work() -> Reply:
        gobbet, user, at = loaded(interaction, ClassGobbet), interaction.user.id, interaction.created_at
        extended, kept = await extended_in(interaction), interaction.client.store.class_gobbets
        text = read_answer(fields)
        try:
            _, first = await kept.hand_in(gobbet.id, user, text, at, lambda held: held.require_in_time(user, at, extended))
        except Refusal as refusal:
            if getattr(refusal.why, "reason", None) is ClassGobbetReason.HANDED_IN_TOO_LATE:
                raise TooLate(text) from refusal
            raise
        running = running_of(interaction.client)
        running.note_press(interaction, gobbet)
        running.find(gobbet).note_answer(first=first)
        stored = await kept.answer_of(gobbet.id, user)
        if stored is None:  # erased at the same moment
            raise Refusal(StoreReason.GOBBET_GONE)
        return Reply(saved_card(gobbet, stored, gobbet.own_end(user, extended), first=first))

    await answer_alone(interaction, work())


@on_press(ShowMyWritten)
async def _show_mine(interaction: Interaction, asked: ShowMyWritten) -> None:
    async def work() -> Reply:
        gobbet, user = loaded(interaction, ClassGobbet), interaction.user.id
        own = await interaction.client.store.class_gobbets.answer_of(gobbet.id, user)
        running_of(interaction.client).note_press(interaction, gobbet)
        until = gobbet.own_end(user, await extended_in(interaction))
        return Reply(mine_card(gobbet, own, until=until, now=interaction.created_at))

    await answer_alone(interaction, work())
