"""Thousands of forged and fuzzed controls, menus, forms and commands: by people of another server, by students, by everybody.

What a server holds is compared before and after those act who have no say in it; meanwhile its own people do nothing.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

from bot.front.kit.custom_ids import VERBS
from bot.front.kit.verbs import AskedIn, JoinQuiz, Listed, PickInClass, Shown, Step, TypeInClass
from bot.library.model import Length
from bot.lookup.entry_kind import EntryKind
from bot.store import FILE
from bot.units.load import load_library

from ...standin.interactions import Interaction
from ...standin.process import ROOT
from ...standin.records import Message
from ...standin.scenario import StandIn
from ..class_quiz import end, steer
from ..conftest import RUN
from .figures import Figures
from .forging import Forger, teachers_verbs
from .kills import settings_of, stop
from .reckoning import kinds_of_questions, save_set

STUDENTS, GUESTS = 300, 60
AT_ONCE = 400
IN_FLIGHT = 16
"""Sent and not yet answered: no more than the machine can answer in time, so that what is late is the bot's fault."""
EXPECTED = {"rate_limited"}
LATE = {"unanswered", "late_ack"}
"""A thousand people who press everything at once may well come up against Discord's own limits."""
APOLOGY = "Something went wrong on our side"
ROOMS = ("one", "several", "typed", "paused", "over", "free")
CLASS_VERBS = (JoinQuiz, PickInClass, TypeInClass)
Snapshot = dict[str, set[tuple[object, ...]]]


async def forge(folder: Path, *, count: int, seed: int, late: bool = True) -> Figures:
    """Send so many, two fifths from elsewhere, a fifth by students in what is a teacher's, and the rest by anybody.

    `late`: count what comes later than Discord waits; a machine that does much besides makes that happen.
    """
    figures, rng = Figures(), Random(seed)
    async with StandIn(students=STUDENTS, teachers=2, channels=ROOMS) as stand:
        elsewhere = stand.world.found_server("elsewhere", teachers=4, students=GUESTS)
        settings, database = settings_of(folder), folder / "data" / FILE
        bot = await stand.launch(RUN, settings=settings, folder=folder)
        since = time.monotonic()
        cards = await _prepare(stand, database)
        forger = Forger(stand, rng, _known(database, stand.world.guild.id))
        guests = [
            user
            for user in map(stand.world.users.get, stand.world.members_in[elsewhere.guild_id or 0])
            if user and not user["bot"]
        ]
        rooms = [stand.channel(name) for name in ROOMS]
        students = stand.students
        all_verbs = [*VERBS.values()]

        def from_elsewhere() -> Interaction:
            if rng.random() < 0.3:
                direct = rng.choice((*students, *guests, stand.teacher))
                return forger.forge(direct, stand.world.dm(direct), all_verbs)
            return forger.forge(rng.choice(guests), elsewhere, all_verbs)

        def by_students() -> Interaction:
            return forger.forge(rng.choice(students), rng.choice(rooms), teachers_verbs(), cards=cards, commands=False)

        def by_anybody() -> Interaction:
            user = rng.choice(students) if rng.random() < 0.97 else rng.choice(stand.world.teachers)
            if rng.random() < 0.25:  # what is stored, too, and not only what is refused
                return forger.forge(user, rng.choice(rooms[:3]), CLASS_VERBS, cards=cards, commands=False)
            return forger.forge(user, rng.choice(rooms), all_verbs, cards=cards)

        guild = stand.world.guild.id
        before = _look(database, guild)
        sent = await _send(stand, from_elsewhere, count * 2 // 5)
        figures.across += _differ(figures, before, before := _look(database, guild), "changed from elsewhere")
        sent += await _send(stand, by_students, count // 5)
        figures.violations += _differ(figures, before, _look(database, guild), "changed by a student who is no teacher")
        sent += await _send(stand, by_anybody, count - count * 2 // 5 - count // 5)
        if (await stand.slash(stand.students[0], "free", "help")).failure is not None:
            figures.lost += 1
            figures.notes.append(f"forged: the bot does not answer any more {stand.tail()}")
        _reckon(figures, database, sent)
        await stop(stand, figures, "forged")
        figures.read_violations(stand, "forged", EXPECTED if late else EXPECTED | LATE)
        figures.read_log(bot.said, "forged")
        figures.read_stalls(folder / "stalls", since)
    return figures


# ---- a server with something of everything


async def _prepare(stand: StandIn, database: Path) -> list[Message]:
    """Have a class quiz in each state, and a row of everything that a teacher rules on; give the cards that stand there."""
    kinds, guild = {kind.__name__: key for kind, key in kinds_of_questions().items()}, stand.world.guild.id
    for name, kind in (
        ("one", "OneChoice"),
        ("several", "SeveralChoices"),
        ("typed", "Typed"),
        ("paused", "OneChoice"),
        ("over", "OneChoice"),
    ):
        save_set(database, guild, name, dict.fromkeys([kinds[kind], kinds["TrueFalse"], kinds["Typed"]]))
        lobby = await stand.slash(stand.teacher, name, "class quiz", questions=name, seconds=120)
        await steer(stand, lobby, "Start")
        await stand.until(lambda name=name: "Question 1 of" in _newest(stand, name).text)  # type: ignore[misc]  # a default binds it
    for _ in range(8):
        for name in ROOMS[:3]:
            await steer(stand, _newest(stand, name), "+15 s")
    await steer(stand, _newest(stand, "paused"), "Pause")
    await end(stand, _newest(stand, "over"))
    for user in stand.students[:3]:
        await stand.slash(user, "free", "quiz", questions=5)
    with closing(sqlite3.connect(database, timeout=30)) as found, found:
        question = kinds["Typed"]
        for number, state in enumerate(("waiting", "waiting", "accepted", "rejected"), 1):
            found.execute(
                "INSERT INTO near_misses VALUES (?, ?, ?, ?, ?, ?, 1, 1)",
                (number, guild, question, f"n{number}", f"N{number}", state),
            )
            found.execute("INSERT INTO near_miss_students VALUES (?, 1)", (number,))  # else nobody's, which erasing clears away
        for number, kind in enumerate(("OneChoice", "SeveralChoices"), 1):
            found.execute("INSERT INTO reported_questions VALUES (?, ?, ?, 0)", (number, guild, kinds[kind]))
            found.execute("INSERT INTO reports VALUES (?, 1, 'key', 1)", (number,))
        found.execute("INSERT INTO unanswered VALUES (1, ?, 'why', 'Why?', 1, 1, 'nothing')", (guild,))
    await stand.quiet(1.5)
    return [_newest(stand, name) for name in ROOMS[:4]]


def _newest(stand: StandIn, name: str) -> Message:
    return [message for message in stand.messages(name, stand.teacher) if not message.ephemeral][-1]


def _known(database: Path, guild: int) -> dict[str, list[str]]:
    """Give what is right for each field of a verb, by its name."""
    library = load_library(ROOT / "content")
    facts, topics = [*library.facts][:20], ["", *library.topics][:8]
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as found:
        quizzes = [key for (key,) in found.execute("SELECT id FROM live_quizzes WHERE guild_id = ?", (guild,))]
        rounds = [key for (key,) in found.execute("SELECT id FROM rounds WHERE guild_id = ?", (guild,))]
    small = ["0", "1", "2"]
    values = [*small, *facts[:5], *(f"fact/{key}" for key in facts[:5]), "key", "typo"]
    return {
        "quiz": quizzes, "round": rounds, "fact": facts, "id": facts, "kind": [*map(str, EntryKind)],
        "length": [*map(str, Length)], "topic": topics, "name": [*ROOMS[:5]], "page": small, "card": ["1", "2"],
        "position": ["0", "0", "1", "-1"],
        "place": small, "row": ["1", "2", "3", "4"], "steps": ["", "1", "12", "102"], "accused": small,
        "tell": small, "count": ["1", "5", "30"],
        "difficulty": ["0", "1", "3"], "where": [*map(str, AskedIn)], "off": ["0", "1"], "day_first": ["0", "1"],
        "shown": [*map(str, Shown)], "step": [*map(str, Step)], "listed": [*map(str, Listed)], "first": ["", "1956-02-25"],
        "last": ["", "1964-10-14"], "until": [str(2**45), "0"], "start": small, "which": ["", "a"], "value": values,
        "questions": [*ROOMS[:3], "5", "30"], "typed": ["Khrushchev", "sputnik", "1956 to 1964", "why so?", *ROOMS[:2]],
    }  # fmt: skip


# ---- sending, and what came of it


async def _send(stand: StandIn, make: Callable[[], Interaction], count: int) -> list[Interaction]:
    sent: list[Interaction] = []
    while count > 0:
        prepared = [make() for _ in range(min(count, AT_ONCE))]
        await _send_all(stand, prepared)
        count -= len(prepared)
        sent += prepared
    await stand.quiet(1.0, within=30)
    return sent


async def _send_all(stand: StandIn, prepared: Sequence[Interaction]) -> None:
    """Send some at a time, as fast as they are answered; bodies are checked afterwards."""
    left = iter(prepared)

    async def send_on() -> None:
        for interaction in left:
            await stand.server.send(interaction)
            await interaction.done

    stand.server.unchecked = []
    await asyncio.gather(*(send_on() for _ in range(IN_FLIGHT)))
    stand.server.check_later()


def _reckon(figures: Figures, database: Path, sent: Sequence[Interaction]) -> None:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as found:
        stored = {press for (press,) in found.execute("SELECT press_id FROM live_answers")}
    figures.tried, figures.stored = len(sent), len(stored)
    silent: Counter[str] = Counter()
    for each in sent:
        data = each.payload["data"]
        what = str(data.get("custom_id") or data.get("name"))
        texts = [message.text for message in (each.response, *each.followups) if message is not None]
        sorry = any(APOLOGY in text for text in texts)
        if each.acked is None:
            silent[what[:60]] += 1
        elif sorry:
            figures.notes.append(
                f"forged: an apology for {what[:100]} {str(data.get('values') or data.get('options') or '')[:100]}"
            )
            figures.violations += 1
        else:
            figures.survived += 1
        if any("Saved" in text for text in texts) and "live-" in what:
            figures.acknowledged += 1
            if each.id not in stored:
                figures.lost += 1
                figures.notes.append(f"forged: {what} was told “saved”, and is not")
    figures.notes += [f"forged: no answer to {what} ({count})" for what, count in silent.most_common(5)]


def _look(database: Path, guild: int) -> Snapshot:
    """Read all that one server holds."""
    seen: Snapshot = {}
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as found:
        tables = [
            name for (name,) in found.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        ]
        columns = {table: [row[1] for row in found.execute(f"PRAGMA table_info({table})")] for table in tables}
        for table in tables:
            if "guild_id" in columns[table]:
                seen[table] = {*found.execute(f"SELECT * FROM {table} WHERE guild_id = ?", (guild,))}
                continue
            for _, _, parent, own, theirs, *_ in found.execute(f"PRAGMA foreign_key_list({table})").fetchall():
                if "guild_id" in columns[parent]:
                    inside = f"SELECT {theirs} FROM {parent} WHERE guild_id = ?"
                    seen[table] = {*found.execute(f"SELECT * FROM {table} WHERE {own} IN ({inside})", (guild,))}
    return seen


def _differ(figures: Figures, before: Snapshot, after: Snapshot, what: str) -> int:
    """Count the rows that came, went or changed, and note them."""
    count = 0
    for table, rows in after.items():
        for row in [*(rows - before[table]), *(before[table] - rows)]:
            count += 1
            figures.notes.append(f"forged, {what}: {table} {str(row)[:140]}")
    return count
