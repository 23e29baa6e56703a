"""Gezinnen that were erased: a number, a day, a reason, and the proof of it on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.domain.wording import day_words
from kanz_desktop.method.model import Methode
from kanz_desktop.services.wissen import Erasure
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.layout import row
from kanz_desktop.ui.widgets.long_dates import today
from kanz_desktop.ui.widgets.surfaces import Card, Note, Words

LEAD = "Er is geen naam bewaard. Het nummer staat ook op het bewijs."
CAME_BACK = (
    "Kwam een gewist gezin terug uit een oude reservekopie? "
    "Typ het nummer van het bewijs: dan gaat het weer weg."
)


ASIDE = (
    "Van een kluis die beschadigd was, is een kopie bewaard. Daar kunnen sleutels van gewiste gezinnen in "
    "staan. Gaat een ander gezin niet open? Vraag dan eerst hulp: misschien is het alleen daaruit te redden."
)
DROP = "Die kopie weghalen"


class ErasedCard(Card):
    """`save` is called with an erasure; `again` with a number that was typed.

    `drop`, where there is one, takes away what was kept of a vault that was damaged.
    """

    def __init__(
        self,
        erasures: Sequence[Erasure],
        methode: Methode,
        save: Callable[[Erasure], object],
        again: Callable[[str], object],
        drop: Callable[[], object] | None = None,
    ) -> None:
        super().__init__("Gewiste gezinnen")
        self._methode, self._save, self._again = methode, save, again
        if erasures:
            self.body.addWidget(Words(LEAD, "small"))
        if erasures and drop is not None:
            aside = Note(ASIDE, "attention", icon_name="let-op")
            aside.row.addWidget(TouchButton(DROP, drop))
            self.body.addWidget(aside)
        self._said: dict[str, Words] = {}
        for erasure in erasures:
            self.body.addWidget(self._row(erasure))
        self.body.addWidget(Words(CAME_BACK, "small"))
        self.number = QLineEdit()
        self.number.setPlaceholderText("nummer van het bewijs, bijv. 3F2A-91C0-77B4")
        self.number.setAccessibleName("Nummer van het bewijs")
        self.go = TouchButton("Dat gezin weer wissen", self._go)
        self.go.setEnabled(False)
        self.number.textChanged.connect(lambda text: self.go.setEnabled(bool(text.strip())))
        foot = row(gap=8)
        foot.addWidget(self.number, 1)
        foot.addWidget(self.go)
        self.body.addLayout(foot)

    def _row(self, erasure: Erasure) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=12)
        reason = self._methode.entry("wisreden", erasure.reason)
        left = len(erasure.backups)
        parts = [f"{erasure.number} · gewist op {day_words(erasure.day, today())}"]
        parts.append(reason.label.lower() if reason is not None else "")
        if left:
            parts.append(f"staat nog in {left} reservekopie{'ën' if left > 1 else ''}")
        said = " · ".join(part for part in parts if part)
        self._said[erasure.number] = Words(said)
        line.addWidget(self._said[erasure.number], 1)
        button = GhostButton("Bewijs opslaan …", partial(self._save, erasure), icon_name="opslaan")
        button.setAccessibleName(f"Bewijs opslaan: {erasure.number}")
        line.addWidget(button)
        return holder

    def show_confirmed(self, elsewhere: Mapping[str, tuple[int, int]]) -> None:
        """Laptops of colleagues that held a gezin, and how many of them said that it is gone there."""
        for number, (laptops, confirmed) in elsewhere.items():
            words = self._said.get(number)
            if words is not None and laptops:
                words.setText(f"{words.text()} · bij collega's: {confirmed} van {laptops} bevestigd")

    def _go(self) -> None:
        self.go.setEnabled(False)
        self._again(self.number.text())
