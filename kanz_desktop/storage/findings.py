"""What a check of a gezin found: what is damaged, by technical name and number only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Damage:
    """`what` is one of: database, pages, operation, chain, tables, object, object-missing, search.

    `id` is the hex id of what is damaged, when it has one; `count` how many are lost of what has none.
    """

    what: str
    id: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Findings:
    """What was looked at, and what was wrong with it."""

    damage: tuple[Damage, ...] = ()
    operations: int = 0
    objects: int = 0
    purged: int = 0

    @property
    def ok(self) -> bool:
        return not self.damage
