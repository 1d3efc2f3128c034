"""`doctor`: everything that a bot needs, looked at before it is needed; a line each, and the link that invites the bot."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import aiohttp
import discord
from discord import app_commands
from discord.http import Route

from ..errors import SetupFault
from ..front.hosting.registration import digest_of, read_note
from ..ops import doctor
from ..ops.doctor import Finding
from ..ops.settings import read_environment

PERMISSIONS = discord.Permissions(
    view_channel=True, send_messages=True, attach_files=True, read_message_history=True,
    create_public_threads=True, send_messages_in_threads=True,
)  # fmt: skip
"""Exactly what the bot needs; the last two for class quizzes in threads."""
_PATIENCE = aiohttp.ClientTimeout(total=15)


def examine(folder: Path) -> bool:
    """Look at everything and print what was found; say whether all of it is as it should be."""
    findings = []
    for finding in _examine_all(folder):
        findings.append(finding)
        print(f"{'ok  ' if finding.fine else 'MEND'}  {finding.name:<9} {finding.said}", flush=True)
    return all(finding.fine for finding in findings)


def _examine_all(folder: Path) -> Iterator[Finding]:
    try:
        environment = read_environment(folder)
    except SetupFault as fault:
        yield Finding("settings", False, str(fault))
        return
    found, settings = doctor.examine_settings(environment)
    yield found
    if settings is not None:
        yield doctor.examine_content(settings.content_dir)
        yield doctor.examine_database(settings.data_dir)
        yield doctor.examine_disk(settings.data_dir)
    found, token = doctor.examine_token(environment)
    yield found
    if token:
        yield from asyncio.run(_ask_discord(token, settings.data_dir if settings else None))


async def _ask_discord(token: str, data: Path | None) -> list[Finding]:
    """Ask Discord for its time and whether it knows the token; the invitation is told in any case."""
    try:
        async with aiohttp.ClientSession(timeout=_PATIENCE) as session, session.get(f"{Route.BASE}/gateway") as answer:
            now = parsedate_to_datetime(answer.headers["Date"])
    except (OSError, aiohttp.ClientError, TimeoutError, KeyError, ValueError) as error:
        said = f"cannot be reached ({str(error) or type(error).__name__})"
        return [Finding("Discord", False, f"{said}. Check the network and the firewall: the bot needs HTTPS to discord.com.")]
    return [doctor.examine_clock(datetime.now(UTC), now), *await _log_in(token, data)]


async def _log_in(token: str, data: Path | None) -> list[Finding]:
    client = discord.Client(intents=discord.Intents.none())
    try:
        async with client:
            await client.login(token)
            application = await client.application_info()
            registered = [await _compare_commands(client, data)] if data else []
    except discord.LoginFailure:
        said = "it does not accept the token. Reset it on the Bot page of the developer portal, and copy the new one."
        return [Finding("Discord", False, said)]
    except (OSError, aiohttp.ClientError, discord.HTTPException) as error:
        return [Finding("Discord", False, f"it could not be asked ({error}). Try again in a minute.")]
    link = discord.utils.oauth_url(application.id, permissions=PERMISSIONS, scopes=("bot", "applications.commands"))
    count = application.approximate_guild_count
    return [
        Finding("Discord", True, f"knows {application.name!r}, which is in {count} server{'s' if count != 1 else ''}"),
        *registered,
        Finding("invite", True, f"to add the bot to a server, open {link}"),
    ]


async def _compare_commands(client: discord.Client, data: Path) -> Finding:
    """See whether Discord has the commands that the last start registered, or another program has overwritten them."""
    note = read_note(data, client.application_id or 0)
    if note is None:
        return Finding("commands", True, "none noted; the next start registers them")
    found = await app_commands.CommandTree(client).fetch_commands()
    if digest_of(found) == note.made:
        return Finding("commands", True, f"{len(found)} are registered")
    said = "Discord has other ones than this bot registered: another program may use the same token."
    return Finding("commands", False, f"{said} Register them again: python -m bot run --sync")
