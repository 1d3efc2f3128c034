"""Questions that nothing was found for: clearing takes what was there, in one server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.store import Store

START = datetime(2026, 2, 25, 9, tzinfo=UTC)


async def test_clearing_spares_what_was_asked_since_and_other_servers(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.unanswered.note(1, "Old?", "old", START)
    await store.unanswered.note(1, "Again?", "again", START)
    await store.unanswered.note(2, "Elsewhere?", "elsewhere", START)
    (latest,) = {each.asked for each in await store.unanswered.of(1)}
    await store.unanswered.note(1, "Again!", "again", START + timedelta(milliseconds=1))
    await store.unanswered.note(1, "New?", "new", START + timedelta(milliseconds=1))
    await store.unanswered.clear(1, latest)
    assert [(each.question, each.times) for each in await store.unanswered.of(1)] == [("Again!", 2), ("New?", 1)]
    assert [each.question for each in await store.unanswered.of(2)] == ["Elsewhere?"]
    await store.close()
