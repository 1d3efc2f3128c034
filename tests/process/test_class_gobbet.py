"""The process is killed while a class writes about an extract: what was acknowledged is stored, and the time ends by itself."""

from __future__ import annotations

import asyncio
import sqlite3
import time

import pytest

from ..standin.records import User
from ..standin.scenario import Answer
from .conftest import House
from .live_crash import EXPECTED

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]
EXTRACT = "moon-landing/x-one-small-step"


def stored(house: House) -> dict[int, str]:
    """Read what is on disk, as anybody could with SQLite's own tools."""
    with sqlite3.connect(f"file:{house.database}?mode=ro", uri=True) as found:
        rows = found.execute("SELECT user_id, written FROM class_gobbet_answers WHERE written IS NOT NULL").fetchall()
    found.close()
    return dict(rows)


async def write(house: House, card: Answer, user: User, text: str) -> str:
    """Write and hand in; gives the text where it was acknowledged."""
    form = await house.stand.click(card, "Write", user)
    if form.failure is not None:
        return ""
    told = await house.stand.submit(form, {"text": text})
    return text if told.failure is None and "Saved" in told.text else ""


async def test_what_was_acknowledged_outlives_every_kill_and_is_read_marked_and_returned(own_house: House) -> None:
    stand, house = own_house.stand, own_house
    card = await stand.slash(stand.teacher, "quiz", "class gobbet", extract=EXTRACT, minutes=5)
    acknowledged: dict[int, str] = {}
    for turn, moment in enumerate((0.01, 0.05, 0.2, 1.0)):
        writing = [asyncio.create_task(write(house, card, user, f"{turn} by {user.id}")) for user in stand.students]
        await asyncio.sleep(moment)
        stand.kill_bot()
        told = zip(stand.students, await asyncio.gather(*writing), strict=True)
        acknowledged |= {user.id: text for user, text in told if text}
        found = stored(house)
        for user, text in acknowledged.items():
            assert found[user] >= text  # or one that came later, whose word was lost on its way
        await house.launch()
    ana = stand.students[0]
    assert await write(house, card, ana, "last")
    stand.kill_bot()
    with sqlite3.connect(house.database) as bare:  # as if it had been away for the whole time
        bare.execute("UPDATE class_gobbets SET ends_at = ?", (round((time.time() - 28) * 1000),))
    bare.close()
    await house.launch()
    await stand.until(lambda: "Your teacher reads" in card.text)
    desk = await stand.click(card, "Teacher", stand.teacher)
    assert "Answer 1 of 3" in desk.text
    await stand.click(desk, "All 3", stand.teacher)
    stand.kill_bot()
    await house.launch()
    await stand.click(desk, "Return", stand.teacher)
    if "Return all the same" in desk.buttons:
        await stand.click(desk, "Return all the same", stand.teacher)
    mine = [(await stand.click(card, "My answer", user)).text for user in stand.students]
    assert any("15 of 15" in text for text in mine)
    assert "> last" in mine[0]
    assert len([message for message in stand.messages("quiz") if "the class writes" in message.text]) == 1
    assert {violation.kind for violation in stand.violations} <= EXPECTED
    stand.violations.clear()
