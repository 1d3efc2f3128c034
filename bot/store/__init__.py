"""What we remember: all SQL lives here, and typed records come out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec

from ..errors import StoreFault
from .class_quizzes import ClassQuizzes
from .database import Database
from .gobbets.compared import Comparisons
from .gobbets.in_class import ClassGobbets
from .gobbets.own import Gobbets
from .lookups.taught import TaughtPhrases
from .lookups.unanswered import UnansweredQuestions
from .near_misses import Marking
from .privacy.privacy import Privacy
from .reasons import Unsaved
from .records.kept_questions import KeptQuestions
from .reports import Reports
from .rounds import Rounds
from .scores import Scores
from .seen import SeenFacts
from .servers import Servers
from .sets import QuestionSets
from .students.extra_times import ExtraTimes
from .units.choices import ChosenUnits
from .units.old_ids import adopt_ids
from .units.server_units import ServerUnits

FILE = "gobbet.sqlite3"


class AtHand(Protocol):
    """What is read once and kept in memory."""

    async def load(self) -> None: ...


class Store(msgspec.Struct, frozen=True):
    """All that is remembered, by subject, over one database."""

    database: Database
    rounds: Rounds
    scores: Scores
    seen: SeenFacts
    servers: Servers
    marking: Marking
    reports: Reports
    class_quizzes: ClassQuizzes
    sets: QuestionSets
    unanswered: UnansweredQuestions
    taught: TaughtPhrases
    units: ServerUnits
    chosen: ChosenUnits
    gobbets: Gobbets
    class_gobbets: ClassGobbets
    comparisons: Comparisons
    privacy: Privacy
    extra_times: ExtraTimes

    @classmethod
    async def open(cls, folder: Path, file: str = FILE) -> Store:
        """Open the store in a folder, made where it is missing; raise StoreFault where it cannot be used."""
        database = await Database.open(folder / file)
        kept = KeptQuestions()
        store = cls(
            database,
            rounds=Rounds(database, kept),
            scores=Scores(database),
            seen=SeenFacts(database),
            servers=Servers(database),
            marking=Marking(database, kept),
            reports=Reports(database),
            class_quizzes=ClassQuizzes(database, kept),
            sets=QuestionSets(database),
            unanswered=UnansweredQuestions(database),
            taught=TaughtPhrases(database),
            units=ServerUnits(database),
            chosen=ChosenUnits(database),
            gobbets=Gobbets(database),
            class_gobbets=ClassGobbets(database),
            comparisons=Comparisons(database),
            privacy=Privacy(database),
            extra_times=ExtraTimes(database),
        )
        try:
            await store._read_again()
        except BaseException as error:
            await store.close()
            if isinstance(error, Unsaved):
                raise StoreFault(f"The database {str(folder / file)!r} cannot be read ({error.__cause__}).") from error
            raise
        return store

    async def adopt_ids(self, rename: Callable[[str], str]) -> int:
        """Give ids that were stored before they named their unit the unit that has them; say how many there were."""
        adopted = await adopt_ids(self.database, rename)
        if adopted:
            for kept_at_hand in (self.marking, self.reports):
                await kept_at_hand.load()
        return adopted

    async def erase_person(self, user: int, guild: int | None) -> None:
        """Erase a person in a server, or with None everywhere; raise Refusal while a class quiz runs that they are in."""
        await self.privacy.erase_person(user, guild)
        await self.chosen.load()

    async def erase_server(self, guild: int) -> None:
        """Erase all of a server; raise Refusal while a class quiz runs there."""
        await self.privacy.erase_server(guild)
        await self._read_again()

    async def export_server(self, guild: int) -> bytes:
        """Give all of a server as a file, which `import-server` puts into another database."""
        from .moving.server_file import pack, read_server  # which a start does without

        return await asyncio.to_thread(pack, await self.database.read(lambda bare: read_server(bare, guild)))

    async def drop_old(self, now: datetime, serves: Callable[[int], bool]) -> int:
        """Erase what is kept no longer of servers that this process serves; say how many are gone with all they had."""
        gone = await self.privacy.drop_old(now, serves)
        if gone:
            await self._read_again()
        return gone

    async def _read_again(self) -> None:
        """Forget what was at hand of those who are erased."""
        for kept_at_hand in self._at_hand():
            await kept_at_hand.load()

    def _at_hand(self) -> tuple[AtHand, ...]:
        return self.servers, self.marking, self.reports, self.taught, self.units, self.chosen

    async def close(self) -> None:
        await self.database.close()
