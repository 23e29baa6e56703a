"""The copy that is made of a gezin's database before a migration, and kept for 30 days (design §6).

The date stands in the name: no file times are read. Documents are not copied: a migration leaves them alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kanz_desktop.storage import atomic_file
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.failures import disk_refusals
from kanz_desktop.storage.moment import Moment

FOLDER = "kopie"
KEPT_DAYS = 30


def copy_database(connection: Connection, target: Path) -> None:
    """A whole, encrypted copy under the same key; durable and whole, or absent."""
    temporary = target.with_name(f"{atomic_file.PREFIX}{target.name}{atomic_file.SUFFIX}")
    with disk_refusals():
        temporary.unlink(missing_ok=True)
        atomic_file.new_private_file(temporary).close()  # what SQLite makes itself, others may read
    try:
        connection.execute("VACUUM INTO ?", (str(temporary),))
        with disk_refusals(), temporary.open("rb+") as file:
            atomic_file.flush_file(file)
        atomic_file.rename_durable(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def before_migration(connection: Connection, folder: Path, version: int, now: Moment) -> None:
    """Copy the database as it is at `version`."""
    atomic_file.make_folder(folder / FOLDER)
    copy_database(connection, folder / FOLDER / f"map-{_day(now).isoformat()}-v{version}.db")


def drop_old(folder: Path, now: Moment) -> None:
    """Remove copies of more than 30 days ago; one from the future (a wrong clock) stays."""
    limit = _day(now) - timedelta(days=KEPT_DAYS)
    for path, day in _copies(folder):
        if day < limit:
            atomic_file.remove_durable(path)


def drop_all(folder: Path) -> None:
    """A purge goes for copies too: what had to go may not come back out of one."""
    for path, _ in list(_copies(folder)):
        atomic_file.remove_durable(path)


def _copies(folder: Path) -> Iterator[tuple[Path, date]]:
    for path in sorted((folder / FOLDER).glob("map-????-??-??-v*.db")):
        yield path, date.fromisoformat(path.name[4:14])


def _day(now: Moment) -> date:
    return datetime.fromtimestamp(now.wall_ms / 1000, UTC).date()
