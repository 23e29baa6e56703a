"""The parts of something larger, one below the other, each with all its fields, and a line to add one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import record_title
from kanz_desktop.services.edits import delete
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column, keep_only
from kanz_desktop.ui.widgets.surfaces import Divider


class PartRows(QWidget):
    """Shows `ids()`, each as `build` makes it; rows that stay keep their widgets, with cursor and focus.

    `adder` stands below them: a line or a button that makes another one.
    """

    def __init__(
        self,
        context: GezinContext,
        kind: str,
        adder: QWidget,
        *,
        ids: Callable[[], Sequence[Id]],
        build: Callable[[Id], QWidget],
        screen: str,
    ) -> None:
        super().__init__()
        self._context, self._kind, self._ids, self._build = context, kind, ids, build
        self._screen = screen
        self._rows: dict[Id, QWidget] = {}
        self._body = column(self, gap=8)
        self._body.addWidget(adder)
        context.changed.connect(self._on_changed)
        self._show()

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind == self._kind for record in changes.records):
            self._show()

    def _show(self) -> None:
        ids = self._ids()
        keep_only(self._body, self._rows, ids)
        for place, record_id in enumerate(ids):
            if record_id not in self._rows:
                made = _Part(self._context, record_id, self._build(record_id), screen=self._screen)
                self._rows[record_id] = made
                self._body.insertWidget(place, made)


class _Part(QWidget):
    """One part with the button that takes it away."""

    def __init__(self, context: GezinContext, record: Id, fields: QWidget, *, screen: str) -> None:
        super().__init__()
        self._context, self._record, self._screen = context, record, screen
        self._away = GhostButton("Weg ermee", self._throw_away, icon_name="prullenbak")
        body = column(self, gap=6)
        body.addWidget(fields)
        body.addWidget(flowing(self._away))
        body.addWidget(Divider())
        context.changed.connect(self._name)
        self._name()

    def _name(self, changes: Changes | None = None) -> None:
        row = self._context.snapshot.get(self._record)
        if row is not None and (changes is None or any(one.id == row.id for one in changes.records)):
            title = record_title(row, self._context.methode, tafel=self._context.table)
            self._away.setAccessibleName(f"Weg ermee: {title}")

    def _throw_away(self) -> None:
        self._context.apply([delete(self._context.snapshot, self._record)], self._screen)
