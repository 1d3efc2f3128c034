"""A server's own units with their versions, what is chosen, and ids from before they named their unit."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from bot.errors import Refusal
from bot.library.catalogue import Library
from bot.library.ids import qualify
from bot.store import FILE, Store
from bot.store.units.libraries import Libraries
from bot.store.units.server_units import VERSIONS, Change
from bot.store.upkeep.migrate import list_migrations
from bot.study.questions.bank import id_now
from tests.front.units.own import make_unit
from tests.sample import make_library, make_rome

NOW = datetime(2026, 1, 1, tzinfo=UTC)


async def save(store: Store, guild: int, *prompts: str, after: int | None = None) -> int:
    unit = make_unit("Rome", *prompts)
    return (await store.units.save(guild, unit, change=Change.UPLOAD, detail="rome.csv", now=NOW, after=after)).number


async def test_an_upload_of_the_same_unit_is_its_next_version_and_the_last_ten_are_kept(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    numbers = {await save(store, 5, f"Prompt {turn}?") for turn in range(VERSIONS + 3)}
    assert len(numbers) == 1
    (own,) = store.units.of(5)
    assert [each.number for each in await store.units.versions(own)] == [*range(VERSIONS + 3, 3, -1)]
    oldest, newest = await store.units.text(own, 4), await store.units.text(own)
    assert oldest is not None
    assert newest is not None
    assert (oldest.questions[0].prompt, newest.questions[0].prompt) == ("Prompt 3?", f"Prompt {VERSIONS + 2}?")
    assert await store.units.text(own, 3) is None
    await store.close()


async def test_units_and_choices_are_there_after_a_restart_and_a_removed_one_comes_back(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    number = await save(store, 5, "One?")
    await store.chosen.choose(5, 0, ("~1",))
    await store.chosen.choose_direct(7, 5)
    await store.close()
    store = await Store.open(tmp_path)
    assert [(each.number, each.questions) for each in store.units.of(5)] == [(number, 1)]
    assert (store.chosen.of(5), store.chosen.of(5, 9), store.chosen.direct(7)) == (("~1",), None, 5)
    await store.units.remove(store.units.of(5)[0], now=NOW)
    assert store.units.of(5) == []
    assert await save(store, 5, "Two?") == number
    assert await save(store, 6, "Two?") != number
    await store.close()


async def test_of_two_changes_of_one_version_the_second_is_refused(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await save(store, 5, "One?")
    await save(store, 5, "Two?", after=1)
    with pytest.raises(Refusal):
        await save(store, 5, "Three?", after=1)
    await store.close()


async def test_a_library_holds_what_is_chosen_and_follows_its_versions(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    host = Library([qualify(make_library().units[0], "sample"), qualify(make_rome().units[0], "rome")])
    libraries = Libraries(host, store.units, store.chosen, default=("rome",))
    await save(store, 5, "One?")
    assert libraries.chosen(5) == libraries.default() == ("rome",)
    assert libraries.offered(5) == ("sample", "rome", "~1")
    await store.chosen.choose(5, 0, ("~1", "gone"))
    await store.chosen.choose(5, 9, ("sample",))
    assert (libraries.chosen(5), libraries.chosen(5, 9), libraries.chosen(6)) == (("~1",), ("sample",), ("rome",))
    library = await libraries.of(5, ("~1",))
    assert [question.id for question in library.questions.values()] == ["~1/q-1"]
    assert (await libraries.of(6, ("~1",))).questions == {}  # another server's
    await save(store, 5, "Two?")
    assert (await libraries.of(5, ("~1",))).questions["~1/q-1"].prompt == "Two?"
    with_host = await libraries.of(5, ("rome", "~1"))
    assert await libraries.index(with_host) is await libraries.index(await libraries.of(5, ("rome",)))
    await store.close()


async def test_ids_from_before_units_are_given_their_unit(tmp_path: Path) -> None:
    library = Library([qualify(make_library().units[0], "sample")])
    question, fact = next(iter(library.questions)).removeprefix("sample/"), next(iter(library.facts)).removeprefix("sample/")
    with closing(sqlite3.connect(tmp_path / FILE)) as old:
        for number, script in list_migrations().items():
            if number < 6:
                old.executescript(script)
        old.execute("INSERT INTO rounds VALUES ('r', 1, 5, 'speech', 0, '[]', 1, 0, 1)")
        for position, key in enumerate((question, "gone")):
            old.execute("INSERT INTO answers VALUES ('r', ?, ?, '{}', 'right', 1.0, 0)", (position, key))
        old.execute("INSERT INTO shown_facts VALUES (1, ?, 0)", (fact,))
        old.execute("INSERT INTO question_sets VALUES (5, 'mine', ?, 1, 0)", (msgspec.json.encode([question]).decode(),))
        old.execute("INSERT INTO reported_questions (guild_id, question_id, switched_off) VALUES (5, ?, 1)", (question,))
        old.execute("PRAGMA application_id = 0x676F6262")
        old.execute("PRAGMA user_version = 5")
        old.commit()
    store = await Store.open(tmp_path)
    assert await store.adopt_ids(lambda key: id_now(library, key)) == 3
    marks = (await store.scores.mine(1, 5)).marks
    assert [key for key, _ in marks] == [f"sample/{question}", "gone"]
    assert (await store.scores.mine(1, 5)).recent[0].topic == "sample/speech"
    assert [*await store.seen.of(1)] == [f"sample/{fact}"]
    assert (await store.sets.list_all(5))[0].questions == (f"sample/{question}",)
    assert store.reports.off(5) == {f"sample/{question}"}
    assert await store.adopt_ids(lambda key: id_now(library, key)) == 0
    await store.close()
