"""Each fault of Discord at each step of a class quiz, each in a channel of its own, with a class of its own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from bot.store import FILE

from ...standin.scenario import StandIn
from ..conftest import RUN
from .class_play import ClassPlay, Plan, Step
from .figures import Figures
from .kills import EXPECTED, settings_of, stop
from .reckoning import kinds_of_questions, reckon, save_set

STUDENTS = 3
WITHIN = 90.0
"""Seconds in which a quiz of two questions must come to its podium; discord.py's own five tries take 25."""
BROUGHT_ABOUT = {"double_ack"}
"""What a bot cannot know where the answer to its own answer was lost."""
Spoil = Callable[[ClassPlay, Step], Awaitable[None]]


@dataclass(frozen=True)
class Fault:
    """What goes wrong with Discord, and whether the quiz is played in a thread."""

    name: str
    spoil: Spoil
    thread: bool = False
    alone: bool = False
    """It concerns every class at once, so that those beside it play through it, too."""


def _answering(status: int, *, times: int, code: int = 0, processed: bool = False, retry_after: float = 1.0) -> Spoil:
    """Answer the requests of a step with an error."""

    async def spoil(play: ClassPlay, step: Step) -> None:
        for route in _routes(play, step):
            play.stand.fail(route, status, times=times, code=code, processed=processed, retry_after=retry_after)

    return spoil


def _slowly(seconds: float, *, processed: bool) -> Spoil:
    async def spoil(play: ClassPlay, step: Step) -> None:
        for route in _routes(play, step):
            play.stand.delay(route, seconds, times=2, processed=processed)

    return spoil


def _routes(play: ClassPlay, step: Step) -> list[str]:
    """Name what the bot asks for at a step; the lobby is the answer to a command."""
    if step is Step.LOBBY:
        assert play.opening is not None
        return [f"POST /interactions/{play.opening.id}/*", f"* /webhooks/*/{play.opening.token}*"]
    return [f"* /channels/{room['id']}/messages*" for room in play.rooms()]


async def _delete_newest(play: ClassPlay, step: Step) -> None:
    """Take away what the bot showed last, as a moderator does."""
    cards = play.cards()
    if cards:
        room = play.stand.world.channels[int(cards[-1]["channel_id"])]
        play.stand.world.messages[room.id].pop(cards[-1].id)
        cards[-1].deleted = True
        event = {"id": cards[-1]["id"], "channel_id": room["id"], "guild_id": room["guild_id"]}
        await play.stand.server.gateway.emit("MESSAGE_DELETE", event, room.guild_id)


def _closing(**meta: bool) -> Spoil:
    """Archive or lock the thread of a quiz, as a moderator does."""

    async def spoil(play: ClassPlay, step: Step) -> None:
        for thread in play.rooms()[1:]:
            thread["thread_metadata"].update(meta)
            await play.stand.server.gateway.emit("THREAD_UPDATE", thread, thread.guild_id)

    return spoil


async def _cut(play: ClassPlay, step: Step) -> None:
    play.stand.server.gateway.drop()


async def _invalidate(play: ClassPlay, step: Step) -> None:
    await play.stand.server.gateway.invalidate()


async def _reconnect(play: ClassPlay, step: Step) -> None:
    await play.stand.server.gateway.ask_to_reconnect()


FAULTS = (
    Fault("500 once", _answering(500, times=1)),
    Fault("502 beyond discord.py's own tries", _answering(502, times=6)),
    Fault("429", _answering(429, times=2, retry_after=1.0)),
    Fault("404, the message was deleted", _delete_newest),
    Fault("403 for a while", _answering(403, times=3, code=50013)),
    Fault("thread archived", _closing(archived=True), thread=True),
    Fault("thread locked", _closing(archived=True, locked=True), thread=True),
    Fault("an answer lost after it was processed", _answering(500, times=1, processed=True)),
    Fault("answers lost again and again", _answering(502, times=6, processed=True)),
    Fault("a slow request", _slowly(4.0, processed=False)),
    Fault("a slow answer", _slowly(4.0, processed=True)),
    Fault("gateway cut", _cut, alone=True),
    Fault("session invalidated", _invalidate, alone=True),
    Fault("asked to reconnect", _reconnect, alone=True),
)
Row = tuple[Fault, Step]


def all_rows() -> list[Row]:
    """Give every fault with every step."""
    return [*product(FAULTS, Step)]


async def spoil_discord(folder: Path, rows: Sequence[Row], *, at_once: int = 24) -> Figures:
    """Play a quiz of two questions for each row; what concerns all classes apart from the rest."""
    figures = Figures()
    groups = [
        [row for row in rows if row[0].alone is alone and row[0].thread is thread]
        for alone in (False, True)
        for thread in (False, True)
    ]
    parts = [group[start : start + at_once] for group in groups for start in range(0, len(group), at_once)]
    for number, group in enumerate(parts):
        here = folder / f"discord-{number}"
        here.mkdir()
        figures.add(await _play_rows(here, group))
    return figures


async def _play_rows(folder: Path, rows: Sequence[Row]) -> Figures:
    figures, names = Figures(), [f"row-{number}" for number in range(len(rows))]
    async with StandIn(students=STUDENTS * len(rows), teachers=len(rows), channels=names) as stand:
        settings, database = settings_of(folder), folder / "data" / FILE
        bot = await stand.launch(RUN, settings=settings, folder=folder)
        since = time.monotonic()
        kinds = [*kinds_of_questions().values()]
        plays = []
        for number, (row, name) in enumerate(zip(rows, names, strict=True)):
            save_set(database, stand.world.guild.id, name, [kinds[number % 7], kinds[(number + 3) % 7]])
            students = stand.students[STUDENTS * number : STUDENTS * (number + 1)]
            teams, names_shown = (("none", "shown"), ("2", "shown"), ("none", "nicknames"))[number % 3]
            plan = Plan(name, teams=teams, names=names_shown)
            plays.append(ClassPlay(stand, stand.channel(name), stand.world.teachers[number], students, plan, _at(row)))
        if rows[0][0].thread:
            await stand.slash(stand.teacher, names[0], "class settings", quiz_threads=True)
        finished = await asyncio.gather(*(play.play(WITHIN) for play in plays))
        for play, row, is_over in zip(plays, rows, finished, strict=True):
            figures.tried += 1
            figures.survived += is_over
            if not is_over:
                last = [card.text[:60].replace("\n", " ") for card in play.cards()[-2:]]
                figures.lost += 1
                figures.notes.append(f"discord, {row[0].name} at {row[1]}: no podium after {WITHIN:.0f} s; {last}")
        await asyncio.sleep(3)  # a card that is posted again would come now
        figures.add(reckon(plays, database, "discord"))
        figures.notes[:] = [_named(note, names, rows) for note in figures.notes]
        await stop(stand, figures, "discord")
        figures.read_violations(stand, "discord", EXPECTED | BROUGHT_ABOUT)
        figures.read_log(bot.said, "discord")
        figures.read_stalls(folder / "stalls", since)
    return figures


def _named(note: str, names: Sequence[str], rows: Sequence[Row]) -> str:
    for name, (fault, step) in zip(names, rows, strict=True):
        note = note.replace(f"#{name}:", f"{fault.name} at {step}:")
    return note


def _at(row: Row) -> Callable[[Step, ClassPlay], Awaitable[None]]:
    fault, step = row

    async def before(now: Step, play: ClassPlay) -> None:
        if now is step:
            await fault.spoil(play, step)

    return before
