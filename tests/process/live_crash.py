"""A class quiz under a host who pulls the plug: the bot is killed at random moments, started again, and held to its word.

Students press until they are told what came of it; a teacher goes on; at the end what is on disk is held against what
was acknowledged, and the points against a recomputation from Discord's timestamps alone.
"""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bot.library.questions import OneChoice
from bot.store import FILE
from bot.units.load import load_library

from ..standin.entry import UserError
from ..standin.interactions import Interaction
from ..standin.process import ROOT
from ..standin.records import Message, User
from ..standin.scenario import Answer, StandIn
from .class_quiz import is_podium, steer
from .conftest import RUN

SET = "crash test"
SECONDS = 5
EXPECTED = {"unanswered", "undelivered", "late_ack", "unknown_interaction", "token_expired", "rate_limited"}
"""What Discord sees of a bot that is killed in the middle of its work; a fresh process does not know what is left of a limit."""
_PICK = re.compile(r"g:live-pick:([\w-]+):(\d+):(\d+)")
_EPOCH_MS = 1420070400000

Slot = tuple[str, int, int]
"""Quiz, position, student."""


@dataclass
class Tally:
    """What the users saw: every press, and those that the bot said it had saved."""

    pressed: dict[Slot, dict[int, int]] = field(default_factory=dict)
    """The place that each press was on, by the press's id."""
    saved: dict[Slot, int] = field(default_factory=dict)
    """The press that was acknowledged as saved."""
    done: set[Slot] = field(default_factory=set)
    messages: dict[tuple[str, int], set[int]] = field(default_factory=dict)
    kills: int = 0
    quizzes: int = 0


class CrashCourse:
    """Plays class quizzes one after another until the bot has been killed so many times."""

    def __init__(self, stand: StandIn, folder: Path, *, kills: int, questions: int, seed: int) -> None:
        self.stand, self.folder, self.kills, self.questions = stand, folder, kills, questions
        self.rng = Random(seed)
        self.tally = Tally()
        self.library = load_library(ROOT / "content")
        self._over = False

    async def run(self) -> Tally:
        await self._launch()
        self._save_set()
        others = [asyncio.create_task(self._study(user)) for user in self.stand.students]
        killer = asyncio.create_task(self._pull_plugs())
        try:
            while not killer.done():
                await self._teach()
                self.tally.quizzes += 1
            await killer
            with suppress(TimeoutError):  # a bot that was killed just before the end finishes the last quiz as it is ready
                await self.stand.until(self._is_all_over, 20)
        finally:
            self._over = True
            killer.cancel()
            await asyncio.gather(*others)
        assert await self.stand.stop_bot() == 0
        return self.tally

    # ---- the host

    async def _launch(self) -> None:
        settings = {"DATA_DIR": str(self.folder), "CONTENT_DIR": str(ROOT / "content"), "LOG_LEVEL": "WARNING"}
        await self.stand.launch(RUN, settings=settings, folder=self.folder)

    async def _pull_plugs(self) -> None:
        while self.tally.kills < self.kills:
            await asyncio.sleep(self.rng.uniform(0.05, 4.0))
            self.stand.kill_bot()
            self.tally.kills += 1
            await self._launch()

    def _is_all_over(self) -> bool:
        with closing(sqlite3.connect(f"file:{self.folder / FILE}?mode=ro", uri=True)) as found:
            return not found.execute("SELECT 1 FROM live_quizzes WHERE ended_at IS NULL").fetchone()

    def _save_set(self) -> None:
        chosen = [question.id for question in self.library.questions.values() if isinstance(question, OneChoice)]
        questions = json.dumps(chosen[: self.questions])
        with closing(sqlite3.connect(self.folder / FILE)) as found, found:
            guild = self.stand.channel("quiz").guild_id
            found.execute("INSERT INTO question_sets VALUES (?, ?, ?, 1, 1)", (guild, SET, questions))

    # ---- the teacher

    async def _teach(self) -> None:
        """Open a quiz and see it to its podium."""
        podiums = self._count_podiums()
        while self._count_podiums() == podiums:
            await asyncio.sleep(self.rng.uniform(0.1, 0.5))
            if self._count_podiums() == podiums:  # else it came meanwhile, and what would be opened now would stay open
                with suppress(UserError):
                    await self._act()

    async def _act(self) -> None:
        """Press what a teacher would press now."""
        for card in self._cards()[-3:][::-1]:
            if "Teacher" not in card.buttons or is_podium(card):
                continue
            is_open = any(_PICK.match(part.get("custom_id", "")) for part in card.components)
            if not is_open or self.rng.random() < 0.1:
                await steer(self.stand, card, "Start" if "Join" in card.buttons else "Next")
            return
        await self.stand.slash(
            self.stand.teacher, "quiz", "class quiz", questions=SET, seconds=SECONDS, answers="final", scoring="speed"
        )

    def _cards(self) -> list[Message]:
        return [message for message in self.stand.messages("quiz", self.stand.teacher) if not message.ephemeral]

    def _count_podiums(self) -> int:
        return sum(is_podium(card) for card in self._cards())

    # ---- a student

    async def _study(self, user: User) -> None:
        rng = Random(user.id)
        while not self._over:
            await asyncio.sleep(rng.uniform(0.1, 1.5))
            with suppress(UserError, IndexError):
                await self._answer(user, rng)

    async def _answer(self, user: User, rng: Random) -> None:
        """Press one of the buttons of the newest question, until told what came of it."""
        card = self._cards()[-1]
        picks = [match for part in card.components if (match := _PICK.fullmatch(part.get("custom_id", "")))]
        if not picks:
            return
        pick = rng.choice(picks)
        slot = (pick[1], int(pick[2]), user.id)
        self.tally.messages.setdefault(slot[:2], set()).add(card.id)
        if slot in self.tally.done:
            return
        press = self.stand.press(card, pick[0], user)
        self.tally.pressed.setdefault(slot, {})[press.id] = int(pick[3])
        self._note(slot, press, await self.stand.play(press))

    def _note(self, slot: Slot, press: Interaction, answer: Answer) -> None:
        if press.acked is None or press.response is None:
            return  # Discord says that the application did not respond: the student presses again
        if "Saved" in answer.text:
            assert slot not in self.tally.saved, f"acknowledged twice: {slot}"
            self.tally.saved[slot] = press.id
        if any(told in answer.text for told in ("Saved", "answered this question already", "over", "Too late")):
            self.tally.done.add(slot)


def find_faults(tally: Tally, database: Path, stand: StandIn) -> list[str]:
    """Hold what is on disk against what was seen; give every difference."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as found:
        stored = found.execute("SELECT quiz_id, position, user_id, press_id, given, took_ms FROM live_answers").fetchall()
        marked = Counter(found.execute("SELECT round_id, position FROM answers").fetchall())
        shares = {(round_id, at): share for round_id, at, share in found.execute("SELECT round_id, position, share FROM answers")}
        quizzes = [json.loads(record) for (record,) in found.execute("SELECT record FROM live_quizzes")]
    faults = [f"{kind}: {count}" for kind, count in stand.kinds().items() if kind not in EXPECTED]
    by_slot = {(quiz, at, user): (press, json.loads(given), took) for quiz, at, user, press, given, took in stored}
    for slot, press in tally.saved.items():
        if by_slot.get(slot, (0,))[0] != press:
            faults.append(f"{slot}: press {press} was acknowledged, stored is {by_slot.get(slot)}")
    faults += [f"{key} is marked {count} times" for key, count in marked.items() if count != 1]
    for quiz in quizzes:
        faults += _find_quiz_faults(quiz, tally, by_slot, shares)
    return faults


def _find_quiz_faults(
    quiz: dict[str, object],
    tally: Tally,
    stored: dict[Slot, tuple[int, dict[str, object], int]],
    shares: dict[tuple[str, int], float],
) -> list[str]:
    """Check one quiz: it is over, each question was one message, and each stored answer is a press that was made."""
    faults = [] if quiz.get("ended") else [f"quiz {quiz['id']} is not over"]
    asked, plan = quiz["asked"], quiz["plan"]
    assert isinstance(asked, list)
    assert isinstance(plan, dict)
    for position, each in enumerate(asked):
        seen = tally.messages.get((str(quiz["id"]), position), set())
        if len(seen) > 1:
            faults.append(f"question {position} of {quiz['id']} stood in {len(seen)} messages")
        for slot, (press, given, took) in stored.items():
            if slot[:2] != (quiz["id"], position):
                continue
            place = tally.pressed.get(slot, {}).get(press)
            shown = plan["drawn"][position]["shown"]
            if place is None or given["chosen"] != [shown[place]]:
                faults.append(f"{slot}: stored {given} by press {press}, which pressed place {place}")
            if took != (press >> 22) - (each["message"] >> 22) or took > 1000 * each["allowed"]:
                faults.append(
                    f"{slot}: {took} ms are stored, Discord's timestamps differ by {(press >> 22) - (each['message'] >> 22)}"
                )
            if each.get("revealed") and not each.get("dropped"):
                share = shares.get((f"{slot[0]}.{slot[2]}", position))
                if share != float(given["chosen"] == [0]):
                    faults.append(f"{slot}: {given} is marked {share}")
    return faults


def points_of(tally: Tally, database: Path, quiz_id: str) -> Counter[int]:
    """Recompute the points of a quiz from the presses that are stored, by Discord's timestamps alone."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as found:
        (record,) = found.execute("SELECT record FROM live_quizzes WHERE id = ?", (quiz_id,)).fetchone()
        rows = found.execute(
            "SELECT position, user_id, press_id, given FROM live_answers WHERE quiz_id = ?", (quiz_id,)
        ).fetchall()
    asked = json.loads(record)["asked"]
    points: Counter[int] = Counter()
    for position, user, press, given in rows:
        each = asked[position]
        if each.get("revealed") and not each.get("dropped") and json.loads(given)["chosen"] == [0]:
            spent = ((press >> 22) - (each["message"] >> 22)) / (1000 * each["allowed"])
            points[user] += round(1000 * (1 - spent / 2))
    return points


def podium_of(stand: StandIn, quiz_id: str) -> dict[int, int]:
    """Read the points that the podium of a quiz shows."""
    for message in stand.messages("quiz", stand.teacher):
        if any(part.get("custom_id") == f"g:live-results:{quiz_id}:0" for part in message.components):
            found = re.findall(r"<@(\d+)> · \*\*(\d+)\*\*", message.text)
            return {int(user): int(points) for user, points in found}
    return {}
