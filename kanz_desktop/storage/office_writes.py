"""How kantoor.db is written: each call by itself, many together, or all of it to be forgotten again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kanz_desktop.storage.database import Connection, Row


class OfficeWrites:
    """One connection, and how deep in a transaction it is. Belongs to one thread at a time."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._depth = 0

    @property
    def alone(self) -> bool:
        """What is written now is durable by itself, and waits for nothing else."""
        return not self._depth

    @contextmanager
    def together(self) -> Iterator[None]:
        """Calls inside are durable when the block ends: all, or as many as were made before an error."""
        if self._depth:
            yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
        finally:
            self._depth = 0
            self._end("COMMIT")

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Whatever is written inside is forgotten at the end."""
        self.connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
        finally:
            self._depth = 0
            self._end("ROLLBACK")

    def all(self, sql: str) -> list[Row]:
        """Every row of it."""
        return self.connection.execute(sql).fetchall()

    def write(self, sql: str, *values: object) -> None:
        """One statement, durable when this returns or when what is around it ends."""
        with self.writing() as connection:
            connection.execute(sql, values)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of its own, or the one that is open already."""
        if self._depth:
            yield self.connection
            return
        with self.connection.transaction():
            self._depth = 1
            try:
                yield self.connection
            finally:
                self._depth = 0

    def _end(self, how: str) -> None:
        if self.connection.in_transaction:  # a full disk may have rolled back by itself
            try:
                self.connection.execute(how)
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
