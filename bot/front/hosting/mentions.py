"""How a command is named in a text: so that it can be tapped, where Discord has told us its id."""

from __future__ import annotations

from ..kit.client import Client


def mention(client: Client, name: str) -> str:
    """Name a command, such as `class quiz`."""
    number = client.command_ids.get(name.split(" ")[0])
    return f"</{name}:{number}>" if number else f"**/{name}**"
