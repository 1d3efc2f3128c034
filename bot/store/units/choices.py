"""Which units are chosen where: few rows, read once and kept at hand, as every command asks for them."""

from __future__ import annotations

import sqlite3

import msgspec

from ..database import Database

_json = msgspec.json.Encoder()
_read_keys = msgspec.json.Decoder(tuple[str, ...])


class ChosenUnits:
    """Knows what each server, and each of its channels, has chosen, and whose units a person has in direct messages."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._chosen: dict[tuple[int, int], tuple[str, ...]] = {}
        self._direct: dict[int, int] = {}

    async def load(self) -> None:
        def work(bare: sqlite3.Connection) -> None:
            rows = bare.execute("SELECT guild_id, channel_id, units FROM chosen_units")
            self._chosen = {(guild, channel): _read_keys.decode(units) for guild, channel, units in rows}
            self._direct = dict(bare.execute("SELECT user_id, guild_id FROM direct_servers"))

        await self._database.read(work)

    def of(self, guild: int, channel: int = 0) -> tuple[str, ...] | None:
        """Give the keys of the units that a server, or one of its channels, has chosen; None where it has not."""
        return self._chosen.get((guild, channel))

    def direct(self, user: int) -> int:
        """Give the server whose units a person has in direct messages; 0 for none."""
        return self._direct.get(user, 0)

    async def choose(self, guild: int, channel: int, units: tuple[str, ...] | None) -> None:
        """Choose units for a server (channel 0) or a channel; None goes back to what holds else."""
        if units is None:
            await self._database.execute("DELETE FROM chosen_units WHERE guild_id = ? AND channel_id = ?", guild, channel)
            self._chosen.pop((guild, channel), None)
            return
        await self._database.execute(
            "INSERT INTO chosen_units VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET units = excluded.units",
            guild, channel, _json.encode(units).decode(),
        )  # fmt: skip
        self._chosen[guild, channel] = units

    async def choose_direct(self, user: int, guild: int) -> None:
        """Choose the server whose units a person has in direct messages; 0 for none."""
        await self._database.execute(
            "INSERT INTO direct_servers VALUES (?, ?) ON CONFLICT DO UPDATE SET guild_id = excluded.guild_id", user, guild
        )
        self._direct[user] = guild
