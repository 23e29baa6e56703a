"""*Voor welke organisatie?*: may stay empty; what is not in order with it is said, and stops nobody."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import first_line
from kanz_desktop.services.toestemming import export_warning, organisations
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import clear, column, scale_layout
from kanz_desktop.ui.widgets.surfaces import Note

ASKS = "Voor welke organisatie? (mag leeg blijven)"
_MOST = 6
"""Names to tap; others are typed."""
_LETTERS = 30


class OrganisationLine(QWidget):
    """`over`: whom it is about, when that is less than the whole gezin."""

    def __init__(self, context: GezinContext, over: Iterable[Id] | None = None) -> None:
        super().__init__()
        self._context = context
        self._over = None if over is None else tuple(over)
        self.line = QLineEdit()
        self.line.setPlaceholderText(ASKS)
        self.line.setAccessibleName(ASKS)
        self.line.textChanged.connect(lambda _text: self._look())
        self._known = QWidget()
        self._flow = FlowLayout(self._known)
        scale_layout(self._flow, gap=6)
        self.warning = Note("", "attention", icon_name="let-op")
        body = column(self, gap=6)
        body.addWidget(self.line)
        body.addWidget(self._known)
        body.addWidget(self.warning)
        self.refresh()

    def refresh(self) -> None:
        """A toestemming may have been given or withdrawn since."""
        names = organisations(self._context.snapshot)[:_MOST]
        clear(self._flow)
        for naam in names:
            chip = ChipButton(first_line(naam, _LETTERS), partial(self.line.setText, naam), checkable=False)
            chip.setAccessibleName(f"Voor {naam}")
            self._flow.addWidget(chip)
        self._known.setVisible(bool(names))
        self._look()

    def _look(self) -> None:
        context = self._context
        words = export_warning(
            self.line.text(), context.snapshot, context.methode, context.sessie.today(), self._over
        )
        self.warning.set_text(words)
        self.warning.setVisible(bool(words))
