"""A calm line under a field that two people wrote: the other version is one click away, nothing is lost."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Version
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import set_field
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import LinkButton, TouchButton
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import Note, Words
from kanz_desktop.ui.widgets.version_words import moment_words, value_words, writer_words


class VersionsLink(QWidget):
    """Hidden while a field has one version; else "ook gewijzigd door …", with the versions under it.

    Every field has one and hardly any shows it: what is in it is made when there is something to show.
    """

    def __init__(self, context: GezinContext, record: Id, kind: str, field: str, screen: str) -> None:
        super().__init__()
        self._context, self._screen = context, screen
        self._record, self._kind, self._field = record, kind, field
        self.hide()

    def refresh(self) -> None:
        versions = self._versions()
        self.setVisible(bool(versions))
        if not versions:
            if self._is_built():
                self._list.hide()
            return
        if not self._is_built():
            self._build()
        self.link.setText(f"Ook geschreven door {self._who(versions[-1])} · beide versies zijn bewaard")
        if self._list.isVisible():
            self._fill()

    def choices(self) -> list[TouchButton]:
        """The buttons under the link, one a version; empty while they are folded away."""
        shown = self._list.findChildren(TouchButton) if self._is_built() else []
        return [button for button in shown if button.isVisibleTo(self._list)]

    def _is_built(self) -> bool:
        return self.layout() is not None

    def _build(self) -> None:
        body = column(self, gap=4)
        self.link = LinkButton("andere versie", self._toggle)
        body.addWidget(self.link)
        self._list = QWidget()
        self._rows = column(self._list, gap=4)
        body.addWidget(self._list)
        self._list.hide()

    def _versions(self) -> tuple[Version, ...]:
        record = self._context.snapshot.get(self._record)
        cell = record.cells.get(self._field) if record is not None else None
        return cell.versions if cell is not None and cell.contested else ()

    def _toggle(self) -> None:
        if self._list.isVisible():
            self._list.hide()
            return
        self._fill()
        self._list.show()

    def _fill(self) -> None:
        clear(self._rows)
        for version in self._versions():
            said = value_words(self._context, self._kind, self._field, version.value)
            note = Note(said)
            line = column(gap=4)
            when = moment_words(version.wall, self._context.sessie.today())
            line.addWidget(Words(f"{self._who(version)} · {when}", "small"))
            choose = row(gap=8)
            keep = TouchButton("Deze houden", partial(self._keep, version))
            keep.setAccessibleName(f"Deze houden: {said}")
            choose.addWidget(keep)
            choose.addStretch(1)
            line.addLayout(choose)
            note.row.addLayout(line)
            self._rows.addWidget(note)

    def _keep(self, version: Version) -> None:
        edit = set_field(self._context.snapshot, self._record, self._kind, self._field, version.value)
        self._list.hide()
        self._context.apply([edit], self._screen)

    def _who(self, version: Version) -> str:
        return writer_words(self._context, version.person)
