"""What is held of a person is shown, handed out and erased, in the file to the last byte; a new table without a rule fails."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from bot.errors import Refusal
from bot.store import FILE, Store
from bot.store.privacy.privacy import LEFT_FOR, Holding
from bot.store.privacy.tables import TABLES

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
VICTIM, OTHER = 0x0DDC0FFEE0DDBA11, 0x0BADF00D0BADF00D
HERE, ELSEWHERE = 0x0AAAAAAAAAAAAAA1, 0x0BBBBBBBBBBBBBB2
TYPED = "zanzibar-ostrich"
"""What the victim typed, and nobody else."""
NOTHING = Holding(*[0] * 6)
Value = int | float | str | bytes | None


def fill(user: int, guild: int, text: str) -> Mapping[str, list[tuple[Value, ...]]]:
    """Make a row for each table, of a person and a server."""
    number = (user ^ guild) & 0xFFFF
    quiz = f"quiz-{number}"
    people = f'"leaders": [{user}, 7], "sent_out": [{user}], "left": [8], "renamed": [{{"user": {user}, "number": 1}}]'
    people += f', "extended": [{{"user": {user}, "percent": 50}}]'
    plan = f'{{"drawn": [{{"question": "q", "kept": "kept-{guild}"}}]}}'
    record = f'{{"teacher": {user}, "plan": {plan}, "people": {{{people}}}}}'
    drawn = f'[{{"question": "q", "kept": "kept-{guild}"}}]'
    return {
        "rounds": [(f"{quiz}.{user}", user, guild, "", 0, drawn, 1, 1, 2, 1)],
        "answers": [(f"{quiz}.{user}", 0, "q", text, "wrong", 0.0, 1)],
        "gobbets": [(f"{quiz}.{user}", "x", "{}", text, "content", 1)],
        "class_gobbets": [(f"class-{guild}", guild, number, user, "x", "{}", 1, 1, 2, 3, "closed", None)],
        "class_gobbet_answers": [(f"class-{guild}", user, number, text, 1, "{}", "")],
        "class_gobbet_pairs": [(f"class-{guild}", 0, number, 7, 1, 0)],
        "class_gobbet_votes": [(f"class-{guild}", 0, user, 1)],
        "shown_facts": [(user, "speech", 1)],
        "hidden_from_leaderboard": [(user, guild)],
        "servers": [(guild, 1, 1, 0, 15, 8, 1, "public", 0, "UTC", "teacher")],
        "near_misses": [(number, guild, f"q-{number}", text, text, "waiting", user, 1)],
        "near_miss_students": [(number, user)],
        "news": [(number, user, guild, "q", text, 1.0)],
        "reported_questions": [(number, guild, f"q-{number}", 0)],
        "reports": [(number, user, "key", 1)],
        "live_quizzes": [(quiz, guild, number, "done", 0, 1, record, 1, 2)],
        "live_players": [(quiz, user, 1, 0)],
        "live_answers": [(quiz, 0, user, 1, text, 1)],
        "extra_times": [(guild, user, 50)],
        "question_sets": [(guild, f"set-{number}", "[]", user, 1)],
        "unanswered": [(number, guild, f"asked-{number}", "asked", 1, 1, "nothing")],
        "unanswered_presses": [(number, "speech", 1)],
        "kept_questions": [(f"kept-{guild}", "{}")],
        "server_units": [(number, guild, f"unit-{number}", "Unit", 1, None)],
        "server_unit_versions": [(number, 1, b"", "added", "", 1, 1)],
        "chosen_units": [(guild, number, "[]")],
        "direct_servers": [(user, guild)],
        "ids_without_unit": [(f"old-{number}",)],
        "learnt_phrases": [(number, guild, f"phrase-{number}", "phrase", "speech", 1)],
        "greeted_servers": [(guild, 1)],
        "left_servers": [],
        "arriving_servers": [],
    }


def put(path: Path, rows: Mapping[str, list[tuple[Value, ...]]]) -> None:
    with contextlib.closing(sqlite3.connect(path)) as bare, bare:
        for table, held in rows.items():
            for row in held:
                places = ", ".join("?" * len(row))
                bare.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", row)


def all_rows(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as bare:
        return [*bare.iterdump()]


def traces(path: Path, user: int, text: str) -> list[str]:
    """Look for a person in every byte of the files: as SQLite writes a big number, as digits, and by what they typed."""
    found = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.name.startswith(FILE))
    signs = {"number": user.to_bytes(8, "big"), "digits": str(user).encode(), "typed": text.encode()}
    return [name for name, sign in signs.items() if sign in found]


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    await (await Store.open(tmp_path)).close()
    for user, guild, text in ((VICTIM, HERE, TYPED), (OTHER, HERE, "other-text"), (VICTIM, ELSEWHERE, TYPED)):
        put(tmp_path / FILE, fill(user, guild, text))
    return tmp_path / FILE


def test_every_table_has_a_rule_and_a_row_here(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as bare:
        named = bare.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        there = {name for (name,) in named}
        columns = {name: {row[1] for row in bare.execute(f"PRAGMA table_info({name})")} for name in there}
    assert there == TABLES.keys() == fill(VICTIM, HERE, "").keys()
    for name, table in TABLES.items():
        assert "guild_id" not in columns[name] or table.server, f"{name}: what of it is a server's?"
        people = columns[name] & {"user_id", "ruled_by"}
        assert not people or table.person or table.cleared, f"{name}: what of it is a person's?"


async def test_who_is_erased_everywhere_leaves_no_trace_in_any_column_or_page(path: Path) -> None:
    assert traces(path, VICTIM, TYPED) == ["number", "digits", "typed"]
    store = await Store.open(path.parent)
    await store.privacy.erase_person(VICTIM, None)
    assert traces(path, VICTIM, TYPED) == []  # in the log neither, while the bot runs on
    await store.close()
    with contextlib.closing(sqlite3.connect(path)) as bare:
        records = [msgspec.json.decode(record) for (record,) in bare.execute("SELECT record FROM live_quizzes")]
    assert {"leaders": [7], "sent_out": [], "left": [8], "renamed": [], "extended": []} in [
        record["people"] for record in records
    ]
    again = await Store.open(path.parent)
    assert await again.privacy.holding(VICTIM, None) == NOTHING
    await again.close()
    assert traces(path, VICTIM, TYPED) == []
    assert traces(path, OTHER, "other-text") == ["number", "digits", "typed"]


async def test_what_is_erased_in_one_server_stays_in_another(path: Path) -> None:
    store = await Store.open(path.parent)
    before = await store.privacy.export(OTHER, None)
    await store.privacy.erase_person(VICTIM, HERE)
    assert await store.privacy.holding(VICTIM, HERE) == NOTHING
    assert await store.privacy.holding(VICTIM, ELSEWHERE) == Holding(1, 1, 1, facts=0, class_gobbets=1, votes=1)
    assert await store.privacy.export(OTHER, None) == before
    await store.close()


async def test_what_is_handed_out_is_ones_own_and_all_of_it(path: Path) -> None:
    store = await Store.open(path.parent)
    mine = await store.privacy.export(VICTIM, HERE)
    await store.close()
    assert [row["given"] for row in mine["answers"]] == [TYPED]
    assert {name for name, rows in mine.items() if rows} == {name for name, table in TABLES.items() if table.person}
    assert str(OTHER) not in str(mine)
    assert str(ELSEWHERE) not in str({name: rows for name, rows in mine.items() if name not in ("shown_facts", "direct_servers")})


async def test_nobody_is_erased_from_a_quiz_that_runs(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as bare, bare:
        bare.execute("UPDATE live_quizzes SET ended_at = NULL WHERE guild_id = ?", (ELSEWHERE,))
    before = all_rows(path)
    store = await Store.open(path.parent)
    for erasing in (store.privacy.erase_person(VICTIM, None), store.privacy.erase_server(ELSEWHERE)):
        with pytest.raises(Refusal):
            await erasing
    await store.close()
    assert all_rows(path) == before


async def test_a_server_is_erased_wholly_and_alone(path: Path) -> None:
    store = await Store.open(path.parent)
    await store.privacy.erase_server(HERE)
    await store.close()
    assert HERE.to_bytes(8, "big") not in path.read_bytes()
    assert traces(path, OTHER, "other-text") == ["number"]  # what is no server's: which facts a person has seen
    assert traces(path, VICTIM, TYPED) == ["number", "digits", "typed"]


async def test_a_server_that_sent_the_bot_away_is_forgotten_after_thirty_days(path: Path) -> None:
    store = await Store.open(path.parent)
    await store.privacy.note_servers([ELSEWHERE], NOW)
    assert await store.privacy.drop_old(NOW + LEFT_FOR - timedelta(seconds=1)) == 0
    await store.privacy.note_servers([ELSEWHERE, HERE], NOW + timedelta(days=29))  # it came back in time
    assert await store.privacy.drop_old(NOW + timedelta(days=40)) == 0
    await store.privacy.note_servers([ELSEWHERE], NOW + timedelta(days=50))
    assert await store.privacy.drop_old(NOW + timedelta(days=80)) == 1
    await store.close()
    assert HERE.to_bytes(8, "big") not in path.read_bytes()


async def test_servers_of_another_process_are_left_alone(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as bare, bare:
        bare.execute("UPDATE servers SET keep_days = 30")
    before, store = all_rows(path), await Store.open(path.parent)
    await store.privacy.note_servers([], NOW, lambda guild: guild not in (HERE, ELSEWHERE))
    assert await store.privacy.drop_old(NOW + timedelta(days=80), lambda guild: False) == 0
    await store.close()
    assert all_rows(path) == before


async def test_answers_older_than_a_server_keeps_them_go(path: Path) -> None:
    store = await Store.open(path.parent)
    await store.privacy.drop_old(NOW)
    assert (await store.privacy.holding(VICTIM, HERE)).answers == 1
    with contextlib.closing(sqlite3.connect(path)) as bare, bare:
        bare.execute("UPDATE servers SET keep_days = 30 WHERE guild_id = ?", (HERE,))
    await store.privacy.drop_old(NOW)
    assert await store.privacy.holding(VICTIM, HERE) == Holding(0, 0, reports=1, facts=1, class_gobbets=0, votes=0)
    assert (await store.privacy.holding(VICTIM, ELSEWHERE)).answers == 1
    await store.close()
