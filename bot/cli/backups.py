"""Backups from the command line: what is done is said, with the files it was done to."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ..store import FILE
from ..store.upkeep.backups import back_up, restore


def write_backup(data: Path, to: Path | None) -> None:
    """Back the database of a data folder up, and print where."""
    copy = back_up(data / FILE, datetime.now(UTC), to)
    print(f"{copy} is there, {copy.stat().st_size / 1e6:.1f} MB, whole and checked.")


def put_back(file: Path, data: Path) -> None:
    """Put a backup in the place of the database, and print what was done and where the old one is."""
    database = data / FILE
    restored = restore(file, database, datetime.now(UTC))
    print(f"{file} is now the database {database}.")
    if restored.kept:
        print(f"What was there before is kept: {restored.kept}")
    print("Start the bot again; it brings an older database up to date by itself.")
