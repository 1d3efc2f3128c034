"""What the pages of health and metrics are told of a client."""

from __future__ import annotations

from ...tally import Answering, Storing
from ..kit.client import Client
from .gateway import heartbeat_age, is_connected, require_known


class Vitals:
    """Counts how often a client was connected, and knows where all else is counted."""

    def __init__(self, client: Client) -> None:
        require_known()
        self._client, self._connections = client, 0
        client.event(self.on_connect)
        client.event(self.on_resumed)

    async def on_connect(self) -> None:
        self._connections += 1

    async def on_resumed(self) -> None:
        self._connections += 1

    @property
    def answering(self) -> Answering:
        return self._client.answering

    @property
    def storing(self) -> Storing:
        return self._client.store.database.tally

    @property
    def reconnects(self) -> int:
        return max(0, self._connections - (self._client.shard_count or 1))

    def live_quizzes(self) -> int:
        return sum(part.running() for part in self._client.parts.values())

    def is_connected(self) -> bool:
        return is_connected(self._client)

    def heartbeat_age(self) -> float | None:
        return heartbeat_age(self._client)

    def facts(self) -> int:
        return len(self._client.libraries.host)

    async def database_fault(self) -> str:
        return await self._client.store.database.find_fault()
