"""What we remember: all SQL lives here, and typed records come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..errors import StoreFault
from .class_quizzes import ClassQuizzes
from .database import Database
from .gobbets.own import Gobbets
from .lookups.taught import TaughtPhrases
from .lookups.unanswered import UnansweredQuestions
from .near_misses import Marking
from .reasons import Unsaved
from .records.kept_questions import KeptQuestions
from .reports import Reports
from .rounds import Rounds
from .scores import Scores
from .seen import SeenFacts
from .servers import Servers
from .sets import QuestionSets
from .units.choices import ChosenUnits
from .units.old_ids import adopt_ids
from .units.server_units import ServerUnits

FILE = "gobbet.sqlite3"


@dataclass(frozen=True, slots=True)
class Store:
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
        )
        try:
            for kept_at_hand in (store.servers, store.marking, store.reports, store.taught, store.units, store.chosen):
                await kept_at_hand.load()
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

    async def close(self) -> None:
        await self.database.close()
