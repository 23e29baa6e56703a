"""Drafts: what is being typed, on disk within a second, before it becomes an operation."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.encoding import encode_value
from kanz_desktop.domain.records import Edit, Element
from kanz_desktop.domain.values import Id
from kanz_desktop.storage.database import Connection
from kanz_desktop.storage.tables import split_ids


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is being typed. `replaces` are the heads that the editor opened with."""

    record: Id
    kind: str
    field: str
    element: Element | None
    text: str
    replaces: tuple[bytes, ...]
    screen: str

    @property
    def edit(self) -> Edit:
        """What it becomes; an empty text empties the field."""
        return Edit(self.record, self.kind, self.field, self.text or None, self.element, self.replaces)


class Drafts:
    """The drafts of one gezin, one a register. Writing runs inside a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, draft: Draft) -> None:
        """Raises ValueTooLong, while the text still stands on the screen."""
        encode_value(draft.text)
        self._connection.execute(
            "INSERT OR REPLACE INTO draft (record, kind, field, element, text, replaces, screen)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                draft.record, draft.kind, draft.field, draft.element or b"",
                draft.text.encode("utf-8", "replace").decode(), b"".join(draft.replaces), draft.screen,
            ),
        )  # fmt: skip

    def drop(self, record: Id, field: str, element: Element | None) -> None:
        self._connection.execute(
            "DELETE FROM draft WHERE record = ? AND field = ? AND element = ?",
            (record, field, element or b""),
        )

    def all(self) -> tuple[Draft, ...]:
        rows = self._connection.execute(
            "SELECT record, kind, field, element, text, replaces, screen FROM draft"
        )
        return tuple(
            Draft(record, kind, field, element or None, text, split_ids(replaces), screen)
            for record, kind, field, element, text, replaces, screen in rows
        )
