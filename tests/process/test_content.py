"""The bot as it is shipped, with the content it is shipped with."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..standin.process import ROOT
from ..standin.scenario import StandIn
from .conftest import House, free_port

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]


async def test_the_shipped_unit_is_taught(tmp_path: Path) -> None:
    async with StandIn() as stand:
        house = House(stand, tmp_path, free_port(), content=ROOT / "content")
        await house.launch()
        fact = await stand.slash(stand.students[0], "general", "fact", topic="When was the Secret Speech given?")
        assert "25 February 1956" in fact.text
        picture = await stand.slash(stand.teacher, "general", "timeline")
        assert picture.message.files[0].data.startswith(b"\x89PNG")
        quiz = await stand.slash(stand.students[0], "general", "quiz")
        assert "Question 1 of 10" in quiz.text
        assert await stand.stop_bot() == 0
        house.require_clean()
