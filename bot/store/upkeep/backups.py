"""Copies of the database: made while it is in use, kept by a rule, and put back.

A copy is what was committed at one moment; in WAL mode nobody who writes waits for it.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from ...disk import PRIVATE_FOLDER, NoFile, require_file
from ...errors import StoreFault
from .causes import cause_of
from .copying import write_copy
from .hold import Hold
from .migrate import require_ours

FOLDER = "backups"
EVERY = timedelta(hours=24)
DAYS, WEEKS = 7, 4
"""Of so many days and so many weeks that have one the last backup is kept."""
_STAMP = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(r"gobbet-(\d{4}-\d\d-\d\dT\d{6}Z)\.sqlite3")


class Restored(msgspec.Struct, frozen=True):
    """What a restore did: where what was there before is kept, if anything was."""

    kept: Path | None


def back_up(database: Path, now: datetime, to: Path | None = None) -> Path:
    """Copy a database, in use or not, into its folder of backups or to a file, which must not be there.

    Gives the copy; raises StoreFault where there is nothing to copy, or it cannot be written.
    """
    copy = to or database.with_name(FOLDER) / f"gobbet-{now.astimezone(UTC).strftime(_STAMP)}.sqlite3"
    if not database.exists():
        raise StoreFault(f"There is no database at {str(database)!r} yet, so there is nothing to back up. Is DATA_DIR right?")
    if to is not None and to.exists():
        raise StoreFault(f"{str(to)!r} is there already. Name another file.")
    try:
        if to is None:
            copy.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        with contextlib.closing(sqlite3.connect(database, timeout=30)) as source:
            write_copy(source, copy)
    except (sqlite3.Error, OSError) as error:
        raise StoreFault(f"The backup {str(copy)!r} cannot be written: {_why(error)}. The database is untouched.") from error
    return copy


def list_backups(database: Path) -> dict[datetime, Path]:
    """Give the backups of a database by when they were made, oldest first."""
    files = database.with_name(FOLDER).glob("gobbet-*.sqlite3")
    made = {_when(match.group(1)): file for file in files if (match := _NAME.fullmatch(file.name))}
    return dict(sorted(made.items()))


def is_due(database: Path, now: datetime) -> bool:
    """Say whether the last backup is a day old, or there is none."""
    made = max(list_backups(database), default=None)
    return made is None or not timedelta() <= now - made < EVERY


def drop_old(database: Path) -> int:
    """Remove the backups that the rule does not keep; say how many."""
    found = list_backups(database)
    old = set(found) - keep(found)
    for made in old:
        found[made].unlink(missing_ok=True)
    return len(old)


def keep(made: Iterable[datetime]) -> set[datetime]:
    """Choose the backups to keep: the last of each of the last 7 days and of the last 4 weeks that have one."""
    newest = sorted(made, reverse=True)
    by_day = {moment.date(): moment for moment in reversed(newest)}
    by_week = {moment.isocalendar()[:2]: moment for moment in reversed(newest)}
    return {*sorted(by_day.values())[-DAYS:], *sorted(by_week.values())[-WEEKS:]}


def restore(backup: Path, database: Path, now: datetime) -> Restored:
    """Put a backup in the place of a database that nobody uses, whose present content is kept beside it.

    Raises StoreFault, and changes nothing, for a file that is no whole backup of ours or while a bot runs on the database.
    """
    _require_sound(backup)
    database.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    hold = Hold.take(database)
    try:
        kept = _keep_present(database, now) if database.exists() else None
        with _read(backup) as source:
            write_copy(source, database)
    except (sqlite3.Error, OSError) as error:
        raise StoreFault(f"The backup cannot be put in place: {_why(error)}. The database is as it was.") from error
    finally:
        hold.release()
    return Restored(kept)


def _require_sound(backup: Path) -> None:
    try:
        require_file(backup.stat())
        with _read(backup) as bare:
            require_ours(bare, backup)
    except (NoFile, OSError, sqlite3.Error) as error:
        what = f"it is {error}" if isinstance(error, NoFile) else str(error)
        raise StoreFault(f"{str(backup)!r} is no backup that can be restored ({what}). Nothing has been changed.") from error


def _read(backup: Path) -> contextlib.closing[sqlite3.Connection]:
    """Open a backup and leave nothing beside it, as it may lie where nothing can be written; a log beside it is read, too."""
    alone = "" if backup.with_name(f"{backup.name}-wal").exists() else "&immutable=1"
    return contextlib.closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro{alone}", uri=True))


def _keep_present(database: Path, now: datetime) -> Path:
    """Copy what is there, with its log; byte for byte where it is damaged, and leave no log to the file that comes."""
    kept = database.with_name(f"{database.name}.before-restore-{now.astimezone(UTC).strftime(_STAMP)}")
    try:
        with contextlib.closing(sqlite3.connect(database)) as bare:
            write_copy(bare, kept)
            bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.DatabaseError:
        shutil.copyfile(database, kept)
        for log in _logs(database):
            shutil.copyfile(log, kept.with_name(log.name.replace(database.name, kept.name)))
    for log in _logs(database):
        log.unlink(missing_ok=True)
    return kept


def _logs(database: Path) -> Iterator[Path]:
    beside = (database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm", "-journal"))
    return (file for file in list(beside) if file.exists())


def _when(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def _why(error: Exception) -> str:
    cause = cause_of(error)
    return f"{cause.what} ({error}); {cause.mend}" if cause else str(error)
