"""How many bytes of papers one sync moves; text always goes first (docs/format/folder.md §9)."""

from __future__ import annotations


class Budget:
    """`limit` in bytes, both ways together; None: no limit, 0: text alone.

    The paper that crosses the limit still goes, so that one larger than the limit gets through as well.
    """

    def __init__(self, limit: int | None = None) -> None:
        self._limit = limit
        self._spent = 0

    @property
    def limited(self) -> bool:
        return self._limit is not None

    @property
    def left(self) -> bool:
        return self._limit is None or self._spent < self._limit

    @property
    def rest(self) -> int | None:
        """Bytes; None: no limit."""
        return None if self._limit is None else max(0, self._limit - self._spent)

    def spend(self, size: int) -> None:
        self._spent += size
