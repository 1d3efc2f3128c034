"""Questions as they were drawn: each text once, by its key, however many quizzes and rounds ask it.

All of this runs in the thread of the connection. What is asked again and again is read once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from ...study.questions.dealt import Drawn
from ...study.questions.kept import Kept, KeptQuestion, read_kept

MOST_AT_HAND = 2048
_json = msgspec.json.Encoder()
_read_drawn = msgspec.json.Decoder(tuple[Drawn, ...])


class KeptQuestions:
    """Writes and reads what was kept; those asked lately are at hand."""

    def __init__(self) -> None:
        self._at_hand: dict[str, KeptQuestion] = {}

    def note(self, bare: sqlite3.Connection, kept: Kept | msgspec.UnsetType) -> None:
        """Store what is not stored yet."""
        if not kept:
            return
        rows = [(each.key, each.record) for each in kept.values()]
        bare.executemany("INSERT INTO kept_questions VALUES (?, ?) ON CONFLICT DO NOTHING", rows)
        self._hold(kept.values())

    def read(self, bare: sqlite3.Connection, drawn: Iterable[Drawn]) -> dict[str, KeptQuestion]:
        """Give what was kept for these places, by key."""
        wanted = {each.kept: each.question for each in drawn if each.kept}
        missing = [key for key in wanted if key not in self._at_hand]
        if missing:
            sql = "SELECT key, record FROM kept_questions WHERE key IN (SELECT value FROM json_each(?))"
            rows = bare.execute(sql, (_json.encode(missing).decode(),)).fetchall()
            read = (read_kept(key, wanted[key], record) for key, record in rows)
            self._hold(each for each in read if each is not None)
        return {key: self._at_hand[key] for key in wanted if key in self._at_hand}

    def read_place(self, bare: sqlite3.Connection, drawn: str, position: int, question: str) -> KeptQuestion | None:
        """Give what was kept of a question for its place in a round's `drawn`; None where nothing was."""
        places = _read_drawn.decode(drawn)
        if position >= len(places) or places[position].question != question:
            return None
        return next(iter(self.read(bare, [places[position]]).values()), None)

    def _hold(self, kept: Iterable[KeptQuestion]) -> None:
        """Have these at hand, in place of those that have been so the longest."""
        self._at_hand |= {each.key: each for each in kept}
        for key in [*self._at_hand][: max(0, len(self._at_hand) - MOST_AT_HAND)]:
            del self._at_hand[key]
