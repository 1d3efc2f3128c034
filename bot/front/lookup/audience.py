"""Who sees what is looked up: everybody in the channel or, as the server has it, whoever asked, who may show it to all.

So a class quiz is not pushed off the screens of a class by what its students look up meanwhile.
"""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from typing import Any, TypeAlias

from discord import ui

from ...errors import Refusal
from ...store.servers import LookUps
from ..kit import words as kit_words
from ..kit.card import Card, Tone, small
from ..kit.client import Interaction, place_of
from ..kit.controls import Press, button, on_press, verbs_on
from ..kit.replies import Reply, answer, answer_press
from ..kit.verbs import ShowTimelineToAll, ShowToAll
from . import words

Shower: TypeAlias = ShowToAll | ShowTimelineToAll


def is_for_one(interaction: Interaction) -> bool:
    """Say whether what is looked up here is for whoever asks alone; nothing is read from the disk for it."""
    if interaction.guild_id is None:
        return False
    match interaction.client.store.servers.of(place_of(interaction)).lookups:
        case LookUps.IN_QUIZ:
            return any(part.plays_in(interaction.channel_id or 0) for part in interaction.client.parts.values())
        case lookups:
            return lookups is LookUps.PRIVATE


def may_show(interaction: Interaction) -> bool:
    """Say whether the card under a control offers to be shown to all, so that the one in its place should, too."""
    message = interaction.message
    return message is not None and any(isinstance(verb, Shower) for verb in verbs_on(ui.LayoutView.from_message(message)))


def show_button(verb: Shower) -> Press:
    return button(words.SHOW_TO_ALL, verb, emoji="📣")


async def answer_look_up(interaction: Interaction, work: Coroutine[Any, Any, Reply]) -> None:
    """Show what was looked up to whom the server wants it shown."""
    private = is_for_one(interaction)
    await answer(interaction, _offering(work) if private else work, private=private)


async def turn_look_up(interaction: Interaction, work: Coroutine[Any, Any, Reply]) -> None:
    """Change a look-up in place for whom it belongs to, as `answer_press` does."""
    await answer_press(interaction, _offering(work) if may_show(interaction) else work)


async def _offering(work: Coroutine[Any, Any, Reply]) -> Reply:
    reply = await work
    reply.card.offer([show_button(ShowToAll())])
    return reply


def shown_by(interaction: Interaction) -> str:
    """Name whoever shows something to all, as Discord would not: the card that they pressed is theirs alone."""
    return small(words.SHOWN_BY.format(user=interaction.user.id))


@on_press(ShowToAll)
async def _show_to_all(interaction: Interaction, asked: ShowToAll) -> None:
    async def work() -> Reply:
        card, copy = _copy(interaction), _copy(interaction)
        copy.lead_with(shown_by(interaction))
        return Reply(card, aloud=Reply(copy))

    await answer(interaction, work(), update=True)


def _copy(interaction: Interaction) -> Card:
    """Make the card under the control again, without that control."""
    message = interaction.message
    shown = ui.LayoutView.from_message(message).children if message is not None else []
    containers = [item for item in shown if isinstance(item, ui.Container)]
    if len(containers) != 1:  # it never stood on this message
        raise Refusal(kit_words.OLD_BUTTON)
    (container,) = containers
    return Card(*_without_shower(container), tone=Tone(int(container.accent_colour or Tone.QUIET)))


def _without_shower(container: ui.Container[Any]) -> Iterator[ui.Item[Any]]:
    shower = show_button(ShowToAll()).custom_id
    for item in container.children:
        if isinstance(item, ui.ActionRow) and any(getattr(each, "custom_id", "") == shower for each in item.children):
            continue
        yield item
