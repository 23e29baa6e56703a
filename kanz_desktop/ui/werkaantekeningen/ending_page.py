"""The end of the traject: what must first go to the dossier, and then the notes are destroyed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.werkaantekeningen import presenter
from kanz_desktop.ui.werkaantekeningen.night import NightSheet
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import Words
from kanz_desktop.ui.widgets.ticks import Tick

UNDERSTOOD = "Ik begrijp dat niemand deze aantekeningen hierna nog kan lezen, ik ook niet."


class EndingPage(QWidget):
    """`to_dossier` carries a note; `doomed` comes after the box was ticked: this cannot be undone."""

    back = Signal()
    to_dossier = Signal(object)
    doomed = Signal()

    def __init__(self, inner: GezinContext) -> None:
        super().__init__()
        self._inner = inner
        sheet = NightSheet("Het traject is klaar: wat moet eerst naar het dossier?")
        self._said = Words("")
        sheet.body.addWidget(self._said)
        self._card = Words("")
        sheet.body.addWidget(self._card)
        self._rows = column(gap=6)
        sheet.body.addLayout(self._rows)
        self.understood = Tick(UNDERSTOOD)
        sheet.body.addWidget(self.understood)
        self.button = TouchButton("", self.doomed.emit, icon_name="prullenbak")
        self.button.setEnabled(False)
        self.understood.toggled.connect(self.button.setEnabled)
        line = row(gap=8)
        line.addWidget(TouchButton("Nog niet", self.back.emit))
        line.addStretch(1)
        line.addWidget(self.button)
        sheet.body.addLayout(line)
        column(self).addWidget(sheet)
        inner.changed.connect(self._on_changed)
        self._show()

    def _on_changed(self, _changes: Changes) -> None:
        self._show()

    def _show(self) -> None:
        made = presenter.lines(self._inner.snapshot, self._inner.sessie.today())
        self._said.setText(presenter.ending_words(len(made)))
        card = presenter.card_goes_too(self._inner.snapshot)
        self._card.setText(card)
        self._card.setHidden(not card)
        words = presenter.destroy_words(len(made))
        self.button.setText(words)
        self.button.setAccessibleName(words)
        clear(self._rows)
        for line in made:
            self._rows.addWidget(self._row(line.id, line.title, line.under))

    def _row(self, note: Id, title: str, under: str) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=12)
        words = column(gap=0)
        words.addWidget(Words(title, "strong"))
        words.addWidget(Words(under, "small"))
        line.addLayout(words, 1)
        button = TouchButton("Naar het dossier", partial(self._send, note), icon_name="verplaatsen")
        button.setAccessibleName(f"{title}: naar het dossier")
        line.addWidget(button)
        return holder

    def _send(self, note: Id) -> None:
        self.to_dossier.emit(note)

    def focus_first(self) -> None:
        self.understood.setFocus()
