"""How one student is told something while a class quiz runs: by the token of their press on Join, which lives 15 minutes.

Tokens are kept in memory alone. Whoever cannot be reached so is told with their next press.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

import discord

from ...kit.card import Card
from ...kit.client import Client, Interaction, Part
from ..messages import UNREACHED
from ..runner import Runner

log = logging.getLogger(__name__)
OPEN = timedelta(minutes=14)
"""How long Discord takes private words after a press, less a minute for clocks that differ."""


class Entrances(Part):
    """The presses by which students came in, by quiz."""

    def __init__(self) -> None:
        self._of: WeakKeyDictionary[Runner, dict[int, tuple[discord.Webhook, datetime]]] = WeakKeyDictionary()
        self._names: WeakKeyDictionary[Runner, dict[int, str]] = WeakKeyDictionary()
        self._told: WeakKeyDictionary[Runner, set[int]] = WeakKeyDictionary()

    async def resume(self) -> None:
        """Nothing of an earlier process is left to go on with."""

    def close(self) -> None:
        self._of.clear()

    def note(self, interaction: Interaction, runner: Runner) -> None:
        """Remember a press of somebody who is in."""
        self._of.setdefault(runner, {})[interaction.user.id] = (interaction.followup, interaction.created_at)
        self._names.setdefault(runner, {})[interaction.user.id] = interaction.user.display_name

    def name_of(self, runner: Runner, user: int) -> str | None:
        """Give the name under which somebody joined, where this process saw them join."""
        return self._names.get(runner, {}).get(user)

    async def tell(self, runner: Runner, user: int, card: Card, now: datetime) -> bool:
        """Tell somebody alone; False where that is to be done with their next press."""
        self._told.setdefault(runner, set()).discard(user)
        entrance, since = self._of.get(runner, {}).get(user, (None, now))
        if entrance is None or now - since > OPEN:
            return False
        try:
            await entrance.send(view=card, ephemeral=True)
        except (discord.HTTPException, *UNREACHED) as error:
            log.info("A student of class quiz %s will be told with their next press: %s", runner.quiz.id, error)
            return False
        self._told[runner].add(user)
        return True

    def take_untold(self, runner: Runner, user: int) -> bool:
        """Say whether somebody is still to be told what was decided about them, and take it that they are told now."""
        told = self._told.setdefault(runner, set())
        if user in told:
            return False
        told.add(user)
        return True


def entrances_of(client: Client) -> Entrances:
    return client.part(Entrances)


def add_to(client: Client) -> None:
    client.keep(Entrances())
