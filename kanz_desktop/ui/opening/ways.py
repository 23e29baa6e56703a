"""How the vault is locked: with the passphrase and this laptop together, or with the passphrase alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.surfaces import Note, Words
from kanz_desktop.ui.widgets.ticks import Option

WITH_LAPTOP = "Wachtzin en deze laptop samen (aangeraden)"
WITH_LAPTOP_WHY = (
    "Wie alleen de bestanden heeft, heeft er niets aan. De laptop bewaart de andere helft van het slot."
)
ALONE = "Alleen wachtzin"
ALONE_WHY = "Dan moet de wachtzin langer zijn: hij is het hele slot."
NO_KEYRING = (
    "Deze laptop heeft geen eigen sleutelbewaarder. "
    "Daarom is de wachtzin het hele slot, en moet hij langer zijn."
)


class LockWays(QWidget):
    """Two choices with their why; one line instead where the laptop cannot keep anything."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.both, self.alone = Option(WITH_LAPTOP), Option(ALONE)
        self._whys = (Words(WITH_LAPTOP_WHY, "small"), Words(ALONE_WHY, "small"))
        self._no_keyring = Note(NO_KEYRING)
        group = QButtonGroup(self)
        body = column(self, gap=0)
        for button, why in zip((self.both, self.alone), self._whys, strict=True):
            group.addButton(button)
            button.toggled.connect(self.changed)
            body.addWidget(button)
            beside = row(margins=(36, 0, 0, 4))  # under the words, clear of the ring
            beside.addWidget(why)
            body.addLayout(beside)
        body.addWidget(self._no_keyring)
        self.set_keyring(False)

    def set_keyring(self, available: bool, *, alone: bool = False) -> None:
        """What this laptop can do; `alone` is chosen beforehand all the same."""
        (self.both if available and not alone else self.alone).setChecked(True)
        for widget in (self.both, self.alone, *self._whys):
            widget.setVisible(available)
        self._no_keyring.setVisible(not available)
        self.changed.emit()
