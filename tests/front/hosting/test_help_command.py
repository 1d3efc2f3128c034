"""/help is made from the command tree, and each command is documented."""

from __future__ import annotations

from pathlib import Path

from bot.front.hosting.help_command import for_hosts, for_teachers, leaves
from tests.front.conftest import Classroom, text_of

DOCS = Path(__file__).resolve().parents[3] / "docs"


async def test_a_student_sees_every_command_for_everyone(room: Classroom) -> None:
    text = text_of(await room.ana.slash(room.channel, "help"))
    for command in leaves(room.bot.tree.get_commands()):
        assert (f"</{command.qualified_name}:" in text) is not for_teachers(command)


async def test_a_teacher_sees_the_teachers_commands_as_well(room: Classroom) -> None:
    text = text_of(await room.teacher.slash(room.channel, "help"))
    for command in leaves(room.bot.tree.get_commands()):
        assert (f"</{command.qualified_name}:" in text) is not for_hosts(command)


async def test_every_command_is_documented(room: Classroom) -> None:
    students, teachers = ((DOCS / name).read_text("utf-8") for name in ("students.md", "teachers.md"))
    for command in leaves(room.bot.tree.get_commands()):
        assert f"`/{command.qualified_name}" in (teachers if for_teachers(command) else students), command.qualified_name
