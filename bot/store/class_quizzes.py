"""Class quizzes: each step before it is shown, each answer before it is acknowledged, and all of it read back after a crash."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from itertools import chain

import msgspec

from ..errors import Refusal
from ..marking.judgement import Given, Judgement, Verdict
from ..study.class_quiz.press import Late, Pressed, prefer
from ..study.class_quiz.quiz import ClassQuiz, Phase
from ..study.class_quiz.standings import Mark, Player, choose_team
from ..study.reasons import ClassQuizReason
from .batches import Batches
from .connection import Work
from .database import Database
from .reasons import StoreReason
from .records.kept_questions import KeptQuestions
from .records.quiz_records import load_quizzes, write_quiz
from .times import to_ms

_json = msgspec.json.Encoder()
_read_given = msgspec.json.Decoder(Given)
_BATCH = 1024
_CHUNKS = (256, 64, 16, 4, 1)
"""Answers stored by one statement; few sizes, so that sqlite3 keeps the statements prepared."""
_STRANGERS = "SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM live_players WHERE quiz_id = ? AND user_id = value)"


class Taken(Refusal):
    """The channel has a class quiz that is not over."""


class _Unusual(Exception):
    """Among answers that came together is one that is not a first one."""


class ClassQuizzes:
    """Saves and finds class quizzes; what a method was given is on disk when it returns."""

    def __init__(self, database: Database, kept: KeptQuestions) -> None:
        self._database, self._kept = database, kept
        self._answers: Batches[tuple[ClassQuiz, Pressed], bool] = Batches(self._store, most=_BATCH)

    # ---- the quiz

    async def create(self, quiz: ClassQuiz) -> None:
        """Save a new quiz; raise Taken where its channel has one that is not over."""

        def work(bare: sqlite3.Connection) -> None:
            self._kept.note(bare, quiz.plan.kept)
            try:
                bare.execute(
                    "INSERT INTO live_quizzes (id, guild_id, channel_id, phase, position, serial, record, created_at)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        quiz.id, quiz.guild, quiz.channel, quiz.phase.value, quiz.position, quiz.serial,
                        write_quiz(quiz), to_ms(quiz.created),
                    ),
                )  # fmt: skip
            except sqlite3.IntegrityError as error:
                raise Taken(StoreReason.CHANNEL_TAKEN) from error

        await self._database.write(work)

    async def save(self, quiz: ClassQuiz) -> None:
        """Save the next step of a quiz; raise Late where another step was saved before it."""

        def work(bare: sqlite3.Connection) -> None:
            changed = bare.execute(
                "UPDATE live_quizzes SET phase = ?, position = ?, serial = ?, record = ?, ended_at = ?"
                " WHERE id = ? AND serial < ?",
                (
                    quiz.phase.value, quiz.position, quiz.serial, write_quiz(quiz),
                    to_ms(quiz.ended) if quiz.ended else None, quiz.id, quiz.serial,
                ),
            )  # fmt: skip
            if not changed.rowcount:
                raise Late(ClassQuizReason.GONE_ON)
            _forget_dropped(bare, quiz)

        await self._database.write(work)

    async def find(self, quiz_id: str) -> ClassQuiz | None:
        found = await self._load("id = ?", quiz_id)
        return found[0] if found else None

    async def unfinished(self) -> list[ClassQuiz]:
        """List every quiz that a restart has to go on with."""
        return await self._load("ended_at IS NULL ORDER BY created_at")

    async def past(self, guild: int, *, most: int = 25) -> list[ClassQuiz]:
        """List the quizzes of a server in which something was asked, the latest first, without what they kept of it."""
        over = "(ended_at IS NOT NULL OR phase = 'podium')"  # while the podium stands there already, and the rest is tidied up
        where = f"guild_id = ? AND {over} AND position >= 0 ORDER BY created_at DESC LIMIT ?"
        return await self._database.read(lambda bare: load_quizzes(bare, None, where, (guild, most)))

    async def _load(self, where: str, *values: object) -> list[ClassQuiz]:
        return await self._database.read(lambda bare: load_quizzes(bare, self._kept, where, values))

    # ---- players

    async def join(self, quiz: ClassQuiz, user: int) -> tuple[Player, bool]:
        """Let somebody in, and give them their place; False where they had joined before."""

        def work(bare: sqlite3.Connection) -> tuple[Player, bool]:
            known = bare.execute(
                "SELECT number, team FROM live_players WHERE quiz_id = ? AND user_id = ?", (quiz.id, user)
            ).fetchone()
            return (Player(user, *known), False) if known else (_add_player(bare, quiz, user), True)

        return await self._database.write(work)

    async def find_player(self, quiz_id: str, user: int) -> Player | None:
        """Give the place of somebody who joined, or was let in by an answer."""
        sql = "SELECT number, team FROM live_players WHERE quiz_id = ? AND user_id = ?"
        row = await self._database.read(lambda bare: bare.execute(sql, (quiz_id, user)).fetchone())
        return Player(user, *row) if row else None

    async def players(self, quiz_id: str) -> list[Player]:
        """List who joined, in the order of joining."""

        def work(bare: sqlite3.Connection) -> list[Player]:
            sql = "SELECT user_id, number, team FROM live_players WHERE quiz_id = ? ORDER BY number"
            return [Player(*row) for row in bare.execute(sql, (quiz_id,))]

        return await self._database.read(work)

    # ---- answers

    async def answer(self, quiz: ClassQuiz, new: Pressed) -> bool:
        """Store an answer while its question takes any, and say whether it is this student's first one.

        Whoever has not joined is let in. Raises Late where the reveal was stored before, and Refusal for a second
        answer where the first is final.
        """
        return await self._answers.join((quiz, new))

    async def _store(self, answers: Sequence[tuple[ClassQuiz, Pressed]]) -> list[bool | Exception]:
        stored = await self._database.write(self.storing(answers))
        self._database.tally.answers += sum(not isinstance(outcome, Exception) for outcome in stored)
        return stored

    def storing(self, answers: Sequence[tuple[ClassQuiz, Pressed]]) -> Work[list[bool | Exception]]:
        """Make the work that stores answers and gives what came of each.

        The usual case, first answers in time, is a few statements for all of them: sqlite3 gives the interpreter up for
        each statement, and gets it back late where the event loop is busy, as it is in a burst. With a statement for each
        answer, the slowest of 1,000 presses wait half as long again, and 1,000 callers at once store two fifths less.
        """

        def work(bare: sqlite3.Connection) -> list[bool | Exception]:
            if len(answers) > 1 and _store_all(bare, answers):
                return [True] * len(answers)
            return [_try_one(bare, quiz, new) for quiz, new in answers]

        return work

    async def who_answered(self, quiz_id: str, position: int) -> list[int]:
        sql = "SELECT user_id FROM live_answers WHERE quiz_id = ? AND position = ?"
        return [user for (user,) in await self._database.read(lambda bare: bare.execute(sql, (quiz_id, position)).fetchall())]

    async def answers(self, quiz_id: str, position: int) -> list[Pressed]:
        """List the answers to one question, in the order of their presses."""

        def work(bare: sqlite3.Connection) -> list[Pressed]:
            sql = (
                "SELECT user_id, press_id, given, took_ms FROM live_answers WHERE quiz_id = ? AND position = ? ORDER BY press_id"
            )
            return [_pressed(position, user, *row) for user, *row in bare.execute(sql, (quiz_id, position))]

        return await self._database.read(work)

    # ---- marks

    async def mark(
        self, quiz: ClassQuiz, judged: Sequence[tuple[Pressed, Judgement]], *, now: datetime, also: Sequence[Work[None]] = ()
    ) -> None:
        """Store what the answers to a revealed question are worth, beside what is answered alone; marks given before stand.

        What else is to be stored with them comes as `also`, in the same commit.
        """
        if not judged:
            return
        drawn = _json.encode(quiz.plan.drawn).decode()
        question = quiz.plan.drawn[judged[0][0].position].question

        def work(bare: sqlite3.Connection) -> None:
            created, marked = to_ms(quiz.created), to_ms(now)
            bare.executemany(
                "INSERT INTO rounds (id, user_id, guild_id, topic, difficulty, drawn, card, started_at, ended_at)"
                " VALUES (?, ?, ?, ?, 0, ?, 1, ?, ?) ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at",
                [
                    (round_of(quiz.id, pressed.user), pressed.user, quiz.guild, quiz.plan.topic, drawn, created, marked)
                    for pressed, _ in judged
                ],
            )
            bare.executemany(
                "INSERT OR IGNORE INTO answers (round_id, position, question_id, given, verdict, share, answered_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        round_of(quiz.id, pressed.user), pressed.position, question,
                        _json.encode(pressed.given).decode(), judgement.verdict.value, judgement.share, marked,
                    )
                    for pressed, judgement in judged
                ],
            )  # fmt: skip
            for each in also:
                each(bare)

        await self._database.write(work)

    async def marks(self, quiz_id: str, *, user: int | None = None, position: int | None = None) -> list[Mark]:
        """List what every answer is worth by now: all of them, those of one student, or those to one question."""
        own = ("" if user is None else " AND live_answers.user_id = ?") + (
            "" if position is None else " AND live_answers.position = ?"
        )
        values = (quiz_id, *(value for value in (user, position) if value is not None))
        sql = (
            "SELECT live_answers.position, live_answers.user_id, question_id, answers.given, verdict, share, took_ms"
            " FROM live_answers JOIN answers ON round_id = quiz_id || '.' || live_answers.user_id"
            f" AND answers.position = live_answers.position WHERE quiz_id = ?{own} ORDER BY live_answers.position, press_id"
        )

        def work(bare: sqlite3.Connection) -> list[Mark]:
            return [
                Mark(
                    position=at, user=who, question=question, given=_read_given.decode(given), verdict=Verdict(verdict),
                    share=share, took=took,
                )
                for at, who, question, given, verdict, share, took in bare.execute(sql, values)
            ]  # fmt: skip

        return await self._database.read(work)


def round_of(quiz_id: str, user: int) -> str:
    """Name the round in which a student's marked answers of a class quiz are kept."""
    return f"{quiz_id}.{user}"


def _store_all(bare: sqlite3.Connection, answers: Sequence[tuple[ClassQuiz, Pressed]]) -> bool:
    """Store answers that are all first ones and in time; False, and nothing stored, where they are not."""
    asked: dict[tuple[str, int], list[tuple[ClassQuiz, Pressed]]] = {}
    for quiz, new in answers:
        asked.setdefault((quiz.id, new.position), []).append((quiz, new))
    bare.execute("SAVEPOINT answers")
    try:
        for (quiz_id, position), group in asked.items():
            _require_taking(bare, quiz_id, position)
            _insert_first(bare, [_row(quiz_id, new) for _, new in group])
            _let_in(bare, group[0][0], [new.user for _, new in group])
    except (Late, _Unusual, sqlite3.IntegrityError):
        bare.execute("ROLLBACK TO answers")
        return False
    finally:
        bare.execute("RELEASE answers")
    return True


def _try_one(bare: sqlite3.Connection, quiz: ClassQuiz, new: Pressed) -> bool | Exception:
    bare.execute("SAVEPOINT answer")
    try:
        return _store_one(bare, quiz, new)
    except (Refusal, ValueError, TypeError, sqlite3.IntegrityError) as error:  # handed to the one caller whose answer it was
        bare.execute("ROLLBACK TO answer")
        return error
    finally:
        bare.execute("RELEASE answer")


def _store_one(bare: sqlite3.Connection, quiz: ClassQuiz, new: Pressed) -> bool:
    _require_taking(bare, quiz.id, new.position)
    if bare.execute(_storing(1), _row(quiz.id, new)).rowcount != 1:
        _change_answer(bare, quiz, new)
        return False
    _let_in(bare, quiz, [new.user])
    return True


def _require_taking(bare: sqlite3.Connection, quiz_id: str, position: int) -> None:
    """Raise Late where this question takes no answers any more, as far as is stored."""
    phase, stored = bare.execute("SELECT phase, position FROM live_quizzes WHERE id = ?", (quiz_id,)).fetchone()
    if stored != position or phase not in (Phase.ASKING, Phase.CLOSED):
        raise Late(ClassQuizReason.PRESSED_TOO_LATE)


def _let_in(bare: sqlite3.Connection, quiz: ClassQuiz, users: list[int]) -> None:
    """Give a place to those who answer without having joined."""
    for (user,) in bare.execute(_STRANGERS, (_json.encode(users).decode(), quiz.id)).fetchall():
        _add_player(bare, quiz, user)


def _row(quiz_id: str, new: Pressed) -> tuple[str, int, int, int, str, int]:
    return quiz_id, new.position, new.user, new.press, _json.encode(new.given).decode(), new.took


def _storing(count: int) -> str:
    """Make the statement that stores so many first answers."""
    return f"INSERT INTO live_answers VALUES {', '.join(['(?, ?, ?, ?, ?, ?)'] * count)} ON CONFLICT DO NOTHING"


def _insert_first(bare: sqlite3.Connection, rows: list[tuple[str, int, int, int, str, int]]) -> None:
    """Insert answers; raise _Unusual where one is not the first of its student."""
    place = 0
    for size in _CHUNKS:
        while len(rows) - place >= size:
            cells = tuple(chain.from_iterable(rows[place : place + size]))
            if bare.execute(_storing(size), cells).rowcount != size:
                raise _Unusual
            place += size


def _change_answer(bare: sqlite3.Connection, quiz: ClassQuiz, new: Pressed) -> None:
    """Take a later answer in place of an earlier one; raise Refusal where the first is final."""
    key = (quiz.id, new.position, new.user)
    row = bare.execute(
        "SELECT press_id, given, took_ms FROM live_answers WHERE quiz_id = ? AND position = ? AND user_id = ?", key
    ).fetchone()
    kept = prefer(_pressed(new.position, new.user, *row), new, final=quiz.plan.final)
    given = _json.encode(kept.given).decode()
    bare.execute("REPLACE INTO live_answers VALUES (?, ?, ?, ?, ?, ?)", (*key, kept.press, given, kept.took))


def _add_player(bare: sqlite3.Connection, quiz: ClassQuiz, user: int) -> Player:
    number = bare.execute("SELECT coalesce(max(number) + 1, 0) FROM live_players WHERE quiz_id = ?", (quiz.id,)).fetchone()[0]
    player = Player(user, number, choose_team(number, quiz.plan.teams))
    bare.execute("INSERT INTO live_players VALUES (?, ?, ?, ?)", (quiz.id, user, player.number, player.team))
    return player


def _forget_dropped(bare: sqlite3.Connection, quiz: ClassQuiz) -> None:
    """Take the marks of a skipped question out of everybody's scores."""
    for position, asked in enumerate(quiz.asked):
        if asked.dropped and asked.revealed:
            bare.execute(
                "DELETE FROM answers WHERE position = ?"
                " AND round_id IN (SELECT quiz_id || '.' || user_id FROM live_players WHERE quiz_id = ?)",
                (position, quiz.id),
            )


def _pressed(position: int, user: int, press: int, given: str, took: int) -> Pressed:
    return Pressed(position=position, user=user, press=press, given=_read_given.decode(given), took=took)
