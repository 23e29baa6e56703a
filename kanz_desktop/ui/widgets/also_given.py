"""Under a choice or a mark: what somebody else answered, when two people did so without knowing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.versions import VersionsLink


class AlsoGiven(QWidget):
    """Hidden, and nearly free, until one of these fields of a record has two different answers."""

    def __init__(
        self, context: GezinContext, record: Id, kind: str, fields: Sequence[str], *, screen: str
    ) -> None:
        super().__init__()
        self._context, self._record, self._kind, self._screen = context, record, kind, screen
        self._links: dict[str, VersionsLink | None] = dict.fromkeys(fields)
        self._body = column(self, margins=(6, 0, 0, 0), gap=2)
        context.changed.connect(self._on_changed)
        if not self._refresh():
            self.hide()

    def _on_changed(self, changes: Changes) -> None:
        if any(record.id == self._record for record in changes.records):
            self.setVisible(self._refresh())

    def _refresh(self) -> bool:
        """True when there is something to show."""
        record = self._context.snapshot.get(self._record)
        cells = record.cells if record is not None else {}
        contested = [field for field in self._links if field in cells and cells[field].contested]
        for field in contested:
            if self._links[field] is None:
                self._links[field] = self._new_link(field)
        for link in self._links.values():
            if link is not None:
                link.refresh()
        return bool(contested)

    def _new_link(self, field: str) -> VersionsLink:
        made = VersionsLink(self._context, self._record, self._kind, field, self._screen)
        self._body.addWidget(made)
        return made
