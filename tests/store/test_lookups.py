"""Questions that no look-up was sure of: kept within bounds, with what was opened, cleared and pointed in one server alone."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import StoreFault
from bot.store import FILE, Store
from bot.store.database import Database
from bot.store.lookups.taught import Taught, read_taught
from bot.store.lookups.unanswered import MOST, MOST_OPENED, Ending
from bot.store.upkeep.migrate import list_migrations
from tests.conftest import ROOT

NOTHING, PERHAPS = Ending.NOTHING, Ending.PERHAPS
START = datetime(2026, 2, 25, 9, tzinfo=UTC)


async def test_clearing_spares_what_was_asked_since_and_other_servers(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.unanswered.note(1, "Old?", "old", NOTHING, START)
    await store.unanswered.note(1, "Again?", "again", NOTHING, START)
    await store.unanswered.note(2, "Elsewhere?", "elsewhere", NOTHING, START)
    (latest,) = {each.asked for each in await store.unanswered.of(1)}
    await store.unanswered.note(1, "Again!", "again", NOTHING, START + timedelta(milliseconds=1))
    await store.unanswered.note(1, "New?", "new", NOTHING, START + timedelta(milliseconds=1))
    await store.unanswered.clear(1, latest)
    assert [(each.question, each.times) for each in await store.unanswered.of(1)] == [("Again!", 2), ("New?", 1)]
    assert [each.question for each in await store.unanswered.of(2)] == ["Elsewhere?"]
    await store.close()


async def test_a_question_has_its_number_before_it_is_stored_however_often_it_is_asked_meanwhile(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    old = await store.unanswered.note(1, "Old?", "old", NOTHING, START)
    asked = ((1, "Shoe?", "shoe"), (1, "Who?", "who"), (2, "Shoe?", "shoe"), (1, "Shoe", "shoe"), (1, "Old", "old"))
    numbers = [store.unanswered.note_soon(guild, text, folded, PERHAPS, START) for guild, text, folded in asked]
    shoe, who, elsewhere, again, known = await asyncio.gather(*numbers)
    assert (again, known) == (shoe, old)
    assert len({old, shoe, who, elsewhere}) == 4
    await store.close()
    store = await Store.open(tmp_path)
    assert {(each.id, each.question, each.times) for each in await store.unanswered.of(1)} == {
        (old, "Old", 2), (shoe, "Shoe", 2), (who, "Who?", 1),
    }  # fmt: skip
    assert [each.id for each in await store.unanswered.of(2)] == [elsewhere]
    await store.close()


async def test_what_is_opened_counts_for_its_question_in_its_own_server(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    number = await store.unanswered.note(1, "Shoe?", "shoe", PERHAPS, START)
    for guild, entry in ((1, "u/shoe"), (1, "u/boot"), (1, "u/shoe"), (2, "u/other")):
        await store.unanswered.note_opened(guild, number, entry)
    await store.unanswered.note_opened(1, number + 1, "u/shoe")
    for other in range(3 * MOST_OPENED):
        await store.unanswered.note_opened(1, number, f"u/{other}")
    (kept,) = await store.unanswered.of(1)
    assert next(iter(kept.opened.items())) == ("u/shoe", 2)
    assert f"u/{3 * MOST_OPENED - 1}" in kept.opened
    assert len(kept.opened) == MOST_OPENED
    await store.close()


async def test_of_too_many_the_oldest_go_and_their_numbers_are_never_given_again(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    first = await store.unanswered.note(1, "0", "0", NOTHING, START)
    for number in range(1, MOST + 2):
        last = await store.unanswered.note(1, str(number), str(number), NOTHING, START + timedelta(seconds=number))
    assert len(await store.unanswered.of(1)) == MOST
    assert await store.unanswered.find(1, first) is None
    assert await store.unanswered.find(2, last) is None
    await store.unanswered.clear(1, START + timedelta(days=1))
    assert await store.unanswered.note(1, "new", "new", NOTHING, START) > last
    await store.close()


async def test_what_is_taught_outlives_a_restart_and_belongs_to_one_server(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    number = await store.unanswered.note(1, "who banged the shoe?", "who banged the shoe", NOTHING, START)
    assert await store.taught.teach(2, number, "u/shoe", START) is None
    taught = await store.taught.teach(1, number, "u/shoe", START)
    assert taught is not None
    assert await store.unanswered.of(1) == []
    await store.close()
    again = await Store.open(tmp_path)
    assert again.taught.of(1) == (taught,)
    assert again.taught.learnt(1).entry_of("Who banged the shoe") == "u/shoe"
    assert again.taught.learnt(2).entry_of("Who banged the shoe") is None
    assert await again.taught.forget(2, [taught.id]) == []
    assert await again.taught.forget(1, [taught.id]) == [taught]
    assert [each.id for each in await again.unanswered.of(1)] == [number]
    assert again.taught.learnt(1).entry_of("Who banged the shoe") is None
    await again.close()


async def test_questions_kept_before_there_were_numbers_are_still_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = {number: text for number, text in list_migrations().items() if number < 7}
    with monkeypatch.context() as before:
        before.setattr("bot.store.upkeep.migrate.list_migrations", lambda: older)
        database = await Database.open(tmp_path / FILE)
        await database.execute("INSERT INTO unanswered VALUES (1, 'old', 'Old?', 3, 5)")
        await database.close()
    store = await Store.open(tmp_path)
    (kept,) = await store.unanswered.of(1)
    assert (kept.question, kept.times, kept.ending) == ("Old?", 3, NOTHING)
    await store.close()


KILLED = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from bot.store import Store
from bot.store.lookups.unanswered import Ending

async def teach(folder):
    store, now = await Store.open(folder), datetime(2026, 2, 25, tzinfo=UTC)
    for number in range(1000):
        row = await store.unanswered.note(1, f"question {number}", f"question {number}", Ending.NOTHING, now)
        await store.taught.teach(1, row, "u/shoe", now)
        print(number, flush=True)

asyncio.run(teach(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("after", [1, 7, 30])
async def test_what_was_acknowledged_as_taught_is_there_after_a_crash(tmp_path: Path, after: int) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE) as bot:  # noqa: ASYNC220
        assert bot.stdout
        for _ in range(after):
            await asyncio.to_thread(bot.stdout.readline)
        bot.kill()
        said = after + len(bot.stdout.read().split())
    store = await Store.open(tmp_path)
    assert said <= len(store.taught.of(1)) <= said + 1
    assert len(await store.unanswered.of(1)) <= 1
    await store.close()


def test_what_was_taught_is_read_from_beside_a_bot_that_runs(tmp_path: Path) -> None:
    async def look() -> tuple[list[Taught], list[Taught]]:
        store = await Store.open(tmp_path)
        number = await store.unanswered.note(1, "Shoe?", "shoe", NOTHING, START)
        taught = await store.taught.teach(1, number, "u/shoe", START)
        running = read_taught(tmp_path / FILE)
        await store.close()
        assert taught is not None
        assert running == [taught]
        return running, read_taught(tmp_path / FILE)

    with pytest.raises(StoreFault, match="no database"):
        read_taught(tmp_path / FILE)
    running, stopped = asyncio.run(look())
    assert running == stopped
    assert [each.name for each in tmp_path.iterdir()] == [FILE]
    (tmp_path / FILE).write_bytes(b"nonsense" * 999)
    with pytest.raises(StoreFault, match="cannot be read"):
        read_taught(tmp_path / FILE)
