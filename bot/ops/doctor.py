"""What keeps a bot from starting or from lasting, looked at one thing after the other; each finding passes or names its mend.

What only Discord can say is asked in bot/cli/doctor.py, as nothing here speaks Discord.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..disk import owner_and_user
from ..errors import SetupFault
from ..store import FILE
from ..store.upkeep.backups import list_backups
from ..store.upkeep.look import require_usable
from ..units.check import check_content
from ..units.faults import ContentFault
from .settings import Settings, read_settings, read_token

ROOM = 200_000_000
"""Bytes that the disk should have left: a busy year's answers of a school, and their backups."""
SKEW = timedelta(seconds=30)
"""How far the clock may be off; countdowns are shown by the clocks of those who read them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it is as it should be, and what was seen, with the mend where it is not."""

    name: str
    fine: bool
    said: str


def examine_settings(environment: Mapping[str, str]) -> tuple[Finding, Settings | None]:
    """Look at the settings; None where they are no use."""
    try:
        settings = read_settings(environment)
    except SetupFault as fault:
        return Finding("settings", False, str(fault)), None
    return Finding("settings", True, f"DATA_DIR {settings.data_dir}, CONTENT_DIR {settings.content_dir}"), settings


def examine_token(environment: Mapping[str, str]) -> tuple[Finding, str]:
    """Look at the shape of the token, which is never shown; empty where it is no use."""
    try:
        token = read_token(environment)
    except SetupFault as fault:
        return Finding("token", False, str(fault)), ""
    return Finding(
        "token", True, "it looks like one" + (f", of application {found}" if (found := application_of(token)) else "")
    ), token


def application_of(token: str) -> int | None:
    """Read the id of the application, which the first part of a token is in base64; None where it is not."""
    first = token.partition(".")[0]
    with contextlib.suppress(ValueError, binascii.Error):
        return int(base64.b64decode(first + "=" * (-len(first) % 4), "-_", validate=True))
    return None


def examine_content(content: Path) -> Finding:
    """Read and check all units, as a start does."""
    try:
        report = check_content(content)
    except ContentFault as fault:
        return Finding("content", False, str(fault))
    if report.faults:
        return Finding("content", False, f"{len(report.faults)} faults. See them: python -m bot check {content}")
    units, facts = len(report.library.units), len(report.library.facts)
    return Finding("content", True, f"{units} unit{'s' if units != 1 else ''} with {facts} facts")


def examine_database(data: Path) -> Finding:
    """See whether the folder can be written and the database is ours and whole; a bot that runs on it is not disturbed."""
    database = data / FILE
    try:
        there = require_usable(database)
    except SetupFault as fault:
        return Finding("database", False, f"{fault} {_give_rights(data)}".strip())
    if not there:
        return Finding("database", True, f"none yet; the first start makes {database}")
    last = max(list_backups(database), default=None)
    return Finding("database", True, f"whole; last backup: {f'{last:%Y-%m-%d %H:%M} UTC' if last else 'none yet'}")


def _give_rights(data: Path) -> str:
    """Say how a folder that belongs to somebody else is given to the bot, as a volume that root made is not the image's."""
    owner, user = owner_and_user(data)
    if owner == user:
        return ""
    return (
        f"It belongs to user {owner}, and this runs as user {user}. Give it to the bot: sudo chown -R {user} {data} "
        f"(a volume of Docker: docker run --rm --user 0 -v VOLUME:/data --entrypoint chown gobbet -R {user}:{user} /data)."
    )


def examine_disk(data: Path) -> Finding:
    """See how much room the disk of the data has left."""
    place = next(each for each in (data, *data.resolve().parents) if each.exists())
    free = shutil.disk_usage(place).free
    said = f"{free / 1e9:.1f} GB free"
    if free >= ROOM:
        return Finding("disk", True, said)
    return Finding("disk", False, f"only {free / 1e6:.0f} MB free. Make room: a class and its backups want {ROOM / 1e6:.0f} MB.")


def examine_clock(now: datetime, theirs: datetime) -> Finding:
    """Compare this machine's clock with Discord's."""
    off = now.astimezone(UTC) - theirs
    if abs(off) <= SKEW:
        return Finding("clock", True, "agrees with Discord's")
    said = f"{abs(off).total_seconds():.0f} s {'ahead of' if off > timedelta() else 'behind'} Discord's, so countdowns are wrong"
    return Finding("clock", False, f"it is {said}. Let the system set it: sudo timedatectl set-ntp true")
