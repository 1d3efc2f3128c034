"""What one process carries: its memory with many servers, and many classes that answer at the same moment.

It runs on the stand-in for Discord, which needs a core of its own. Arguments: --servers N (2000), --classes N (20) and
--students N (30) of each.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.process.class_quiz import steer
from tests.standin.interactions import Interaction
from tests.standin.load import Load, fire
from tests.standin.process import ROOT
from tests.standin.records import Channel, Message, User
from tests.standin.scenario import StandIn

from .class_ import _option
from .start import GOBBET


def main(arguments: list[str]) -> int:
    """Print the figures."""
    servers, classes, students = (
        int(_option(arguments, name, default))
        for name, default in (("--servers", "2000"), ("--classes", "20"), ("--students", "30"))
    )
    for count in (1, servers):
        memory, ready = asyncio.run(_idle(count))
        print(f"{count:5} servers: {memory / 1e6:.0f} MB when idle, ready after {ready:.1f} s", flush=True)
    load, peak = asyncio.run(_classes(classes, students))
    print(f"{classes} classes of {students} in one process: {load}; {peak / 1e6:.0f} MB")
    return 0


def _settings(folder: str) -> dict[str, str]:
    return {"DATA_DIR": folder, "LOG_LEVEL": "WARNING", "CONTENT_DIR": str(ROOT / "content")}


async def _idle(servers: int) -> tuple[int, float]:
    """Give the resident bytes of a process in so many servers, some seconds after its start, and how long that took."""
    with tempfile.TemporaryDirectory() as folder:
        async with StandIn() as stand:
            for number in range(servers - 1):
                stand.world.found_server(f"server{number}")
            bot = await stand.launch(GOBBET, settings=_settings(folder), folder=Path(folder))
            await stand.quiet(3.0, 120.0)
            memory = bot.rss
            await stand.stop_bot()
            return memory, bot.ready_after


async def _classes(classes: int, students: int) -> tuple[Load, int]:
    """Have every student of every class answer within one second; each class plays in a server of its own."""
    with tempfile.TemporaryDirectory() as folder:
        async with StandIn() as stand:
            channels = [stand.world.found_server(f"class{number:03}", students=students) for number in range(classes)]
            bot = await stand.launch(GOBBET, settings=_settings(folder), folder=Path(folder))
            pressed: list[Interaction] = []
            for channel in channels:
                teacher, *_ = _people(stand, channel, "teacher")
                card, button = await _show_question(stand, channel, teacher)
                pressed += [stand.press(card, button, student) for student in _people(stand, channel, "student")]
            await stand.quiet(1.0)
            load = await fire(stand, pressed, rate=len(pressed))
            peak = max(load.peak_rss, bot.rss)
            await stand.stop_bot()
            return load, peak


def _people(stand: StandIn, channel: Channel, kind: str) -> list[User]:
    return [user for user in stand.world.users.values() if user["username"].startswith(f"{channel.name} {kind}")]


async def _show_question(stand: StandIn, channel: Channel, teacher: User) -> tuple[Message, str]:
    """Start a quiz and skip to a question that is answered by a button."""
    lobby = await stand.slash(teacher, channel, "class quiz", questions="30", seconds=240)
    await steer(stand, lobby, "Start", teacher)
    for number in range(1, 31):
        await stand.until(lambda number=number: f"Question {number} of" in _newest(stand, channel, teacher).text)  # type: ignore[misc]  # a default binds it
        card = _newest(stand, channel, teacher)
        for part in card.components:
            if ":live-pick:" in part.get("custom_id", "") and part["type"] == 2:
                return card, str(part["custom_id"])
        await steer(stand, card, "Skip", teacher)
    raise RuntimeError("30 questions, and none with a button")


def _newest(stand: StandIn, channel: Channel, teacher: User) -> Message:
    return [message for message in stand.messages(channel, teacher) if not message.ephemeral][-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
