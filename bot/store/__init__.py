"""What we remember: all SQL lives here, and typed records come out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .database import Database
from .rounds import Rounds
from .scores import Scores
from .seen import SeenFacts

FILE = "gobbet.sqlite3"


@dataclass(frozen=True, slots=True)
class Store:
    """All that is remembered, by subject, over one database."""

    database: Database
    rounds: Rounds
    scores: Scores
    seen: SeenFacts

    @classmethod
    async def open(cls, folder: Path, file: str = FILE) -> Store:
        """Open the store in a folder, made where it is missing; raise StoreFault where it cannot be used."""
        database = await Database.open(folder / file)
        return cls(database, Rounds(database), Scores(database), SeenFacts(database))

    async def close(self) -> None:
        await self.database.close()
