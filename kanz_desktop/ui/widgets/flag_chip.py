"""A fact that is so or not, as a chip that writes itself."""

from __future__ import annotations

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import set_field
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import question
from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.traced import trace


class FlagChip(ChipButton):
    """Bound to a BOOL field of one record; a tap saves."""

    def __init__(self, context: GezinContext, record: Id, kind: str, field: str, *, screen: str) -> None:
        super().__init__(question(context, kind, field), self._write)
        self._context, self._record, self._kind = context, record, kind
        self._field, self._screen = field, screen
        trace(self, context, record, kind, field, screen=screen)
        context.changed.connect(self._on_changed)
        self._show()

    def _write(self) -> None:
        edit = set_field(self._context.snapshot, self._record, self._kind, self._field, self.isChecked())
        self._context.apply([edit], self._screen)

    def _show(self) -> None:
        record = self._context.snapshot.get(self._record)
        self.setChecked(record is not None and record.flag(self._field))

    def _on_changed(self, changes: Changes) -> None:
        if any(record.id == self._record for record in changes.records):
            self._show()
