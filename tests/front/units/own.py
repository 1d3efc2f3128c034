"""A server's own unit of questions, for tests."""

from __future__ import annotations

from typing import Any

from simcord.actors import _dispatch_actor_interaction
from simcord.enums import InteractionType

from bot.library.questions import OneChoice, Wrong
from bot.library.unit import Unit, UnitHead, UnitKind
from bot.store.units.server_units import Change, ServerUnit
from tests.front.conftest import Classroom


def make_unit(title: str, *prompts: str, unit_id: str = "") -> Unit:
    """Make a unit of questions; each is answered by `yes`."""
    return Unit(
        head=UnitHead(id=unit_id or title.casefold().replace(" ", "-"), title=title, kind=UnitKind.QUESTIONS),
        questions=tuple(
            OneChoice(id=f"q-{number}", prompt=prompt, answer="yes", wrong=(Wrong(text="no"), Wrong(text="perhaps")))
            for number, prompt in enumerate(prompts, 1)
        ),
    )


async def add(room: Classroom, guild: Any, unit: Unit, *, chosen: bool = True) -> ServerUnit:
    """Give a server a unit of its own, and choose that alone."""
    saved = await room.bot.store.units.save(guild.id, unit, change=Change.UPLOAD, detail="list.csv", now=room.env.now())
    if chosen:
        await room.bot.store.chosen.choose(guild.id, 0, (saved.key,))
    return saved


async def upload(actor: Any, channel: Any, name: str, data: bytes, *, size: int = 0, title: str = "") -> Any:
    """Use /unit add with a file, as also whoever does not see it may send; `size` is what Discord says of it."""
    backend = actor._env.backend
    file = backend.cdn.store_attachment(backend.snowflake(), channel.id, name, data, None)
    file["size"] = size or len(data)
    given = [{"name": "file", "type": 11, "value": file["id"]}]
    given += [{"name": "title", "type": 3, "value": title}] if title else []
    add = {"name": "add", "type": 1, "options": given}
    sent = {"id": "1", "name": "unit", "type": 1, "options": [add], "resolved": {"attachments": {file["id"]: file}}}
    return await _dispatch_actor_interaction(actor, InteractionType.APPLICATION_COMMAND, channel, sent)
