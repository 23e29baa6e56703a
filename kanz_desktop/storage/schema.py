"""Brings a database to the version of this release, one SQL file of its folder at a time."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.failures import DatabaseNewer


def scripts(of: str = "migrations") -> tuple[str, ...]:
    """The migrations in order; number n brings a database from version n - 1 to n. `of`: their folder."""
    folder = files("kanz_desktop.storage").joinpath(of)
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda e: e.name)
    return tuple(entry.read_text("utf-8") for entry in found)


def version(connection: Connection) -> int:
    return int(connection.value("PRAGMA user_version"))


def migrate(
    connection: Connection, steps: tuple[str, ...], *, before: Callable[[int], None] = lambda _version: None
) -> None:
    """Apply the steps that this database has not had, all or nothing.

    `before` gets the old version of a database that is in use, to back it up. Raises DatabaseNewer.
    """
    current = version(connection)
    if current > len(steps):
        raise DatabaseNewer(found=current, known=len(steps))
    if current == len(steps):
        return
    if current > 0:
        before(current)
    with connection.transaction():
        for script in steps[current:]:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")


def statements(script: str) -> list[str]:
    """The statements of a script; each one ends with a semicolon at the end of its line."""
    code = "\n".join(line.split("--")[0].rstrip() for line in script.splitlines())
    return [part.strip() for part in code.split(";\n") if part.strip()]
