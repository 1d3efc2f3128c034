"""/help: made from the command tree, so that it cannot go stale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from discord import app_commands, ui

from ..kit.card import Card, Tone, heading
from ..kit.client import AnyCommand, Client, Interaction, is_teacher
from ..kit.replies import Reply, answer
from . import words
from .mentions import mention
from .welcome import first_buttons

Leaf: TypeAlias = app_commands.Command[Any, ..., Any]


@app_commands.command(name="help", description=words.HELP)
async def show_help(interaction: Interaction) -> None:
    async def work() -> Reply:
        teacher = is_teacher(interaction)
        host = interaction.permissions.administrator
        return Reply(help_card(interaction.client, teacher=teacher, host=host, in_server=interaction.guild_id is not None))

    await answer(interaction, work(), private=True)


COMMANDS: tuple[AnyCommand, ...] = (show_help,)


def help_card(client: Client, *, teacher: bool, host: bool, in_server: bool) -> Card:
    """List the commands that this person can use here."""
    commands = [
        command
        for command in leaves(client.tree.get_commands())
        if (in_server or not command.guild_only) and (host or not for_hosts(command))
    ]
    everyone = [_line(client, command) for command in commands if not for_teachers(command)]
    teachers = [_line(client, command) for command in commands if for_teachers(command)] if teacher else []
    return Card(
        heading(words.HELP_TITLE, words.HELP_LEAD),
        words.FIRST if teacher else "",
        ui.ActionRow(*first_buttons(teacher=teacher)),
        "\n".join([f"**{words.HELP_EVERYONE}**", *everyone]),
        "\n".join([f"**{words.HELP_TEACHERS}**", *teachers]) if teachers else "",
        tone=Tone.KNOWLEDGE,
    )


def leaves(commands: Iterable[object]) -> Iterator[Leaf]:
    """List commands and the commands of groups, by name."""
    for command in sorted(commands, key=lambda each: getattr(each, "name", "")):
        if isinstance(command, app_commands.Group):
            yield from leaves(command.commands)
        elif isinstance(command, app_commands.Command):
            yield command


def for_teachers(command: Leaf) -> bool:
    root = command.root_parent or command
    return root.default_permissions is not None


def for_hosts(command: Leaf) -> bool:
    """Say whether a command is hidden from teachers, too."""
    needed = (command.root_parent or command).default_permissions
    return needed is not None and needed.administrator


def _line(client: Client, command: Leaf) -> str:
    return f"{mention(client, command.qualified_name)} – {command.description}"
