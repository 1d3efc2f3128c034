"""A question of a class quiz can be reported once it is revealed."""

from __future__ import annotations

from typing import Any

from tests.front.class_quiz.playing import begin, press, shown, wait
from tests.front.conftest import Classroom, labels_of, menu_of, text_of


def reveal_of(room: Classroom) -> Any:
    return next(message for message in shown(room) if "Report" in " ".join(labels_of(message)))


async def test_a_reveal_can_be_reported_and_reaches_the_teacher(room: Classroom) -> None:
    await begin(room)
    await press(room, [room.ana], right=False)
    assert not any("Report" in label for message in shown(room) for label in labels_of(message))
    await wait(room, 40)
    label = next(label for label in labels_of(reveal_of(room)) if "Report" in label)
    asked = await room.ana.click(reveal_of(room), label=label)
    await room.ana.select(asked.response, values=[menu_of(asked)["options"][0]["value"]])
    assert "Thank you" in text_of(asked)
    assert "1" in text_of(await room.teacher.slash(room.channel, "class reports"))
