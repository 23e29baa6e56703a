"""What a statement can say, and how its kind is told (docs/format/folder.md §7)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.encoding import Cursor
from kanz_desktop.sync.gezin_bodies import Lezer, Opschoning, Samengevoegd
from kanz_desktop.sync.team_bodies import (
    Beheerder,
    Besluit,
    Bevestigd,
    Gewist,
    Lid,
    Opvolger,
    Toestel,
    Verwijderd,
    Vrijgave,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Onbekend:
    """A kind of a newer program: it is kept, and does nothing."""

    kind: int
    data: bytes

    def to_bytes(self) -> bytes:
        return self.data


Body = (
    Lid | Toestel | Beheerder | Verwijderd | Vrijgave | Gewist | Bevestigd | Besluit | Opvolger
    | Lezer | Opschoning | Samengevoegd | Onbekend
)  # fmt: skip
_KINDS = {
    body.kind: body.take
    for body in (
        Lid, Toestel, Beheerder, Verwijderd, Vrijgave, Gewist, Bevestigd, Besluit, Opvolger,
        Lezer, Opschoning, Samengevoegd,
    )
}  # fmt: skip


def take_body(cursor: Cursor) -> Body:
    """The kind, and all that is left as its body."""
    kind = cursor.number(1)
    take = _KINDS.get(kind)
    return Onbekend(kind, cursor.take(cursor.left)) if take is None else take(cursor)
