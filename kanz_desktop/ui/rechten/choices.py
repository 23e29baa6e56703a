"""Small choices that the cards share: one person out of the gezin, and pieces to tick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.rechten.presenter import Piece
from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import clear, column, scale_layout
from kanz_desktop.ui.widgets.surfaces import Words
from kanz_desktop.ui.widgets.ticks import Tick

MOST = 12
"""Pieces shown at once; typing a word finds the others."""


class OnePerson(QWidget):
    """One chip is on, or none. `chosen` carries the person, or None."""

    chosen = Signal(object)

    def __init__(self, name: str, none: str = "") -> None:
        super().__init__()
        self._name, self._none = name, none
        self.value: Id | None = None
        self.chips: dict[Id | None, ChipButton] = {}
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)
        scale_layout(self._flow, gap=6)

    def offer(self, people: Sequence[Piece]) -> None:
        """Who can be chosen; somebody who is not there any more is chosen no longer."""
        clear(self._flow)
        self.chips = {}
        if self._none:
            self._add(None, self._none)
        for person in people:
            self._add(person.id, person.words)
        self.choose(self.value if self.value in self.chips else None)

    def choose(self, person: Id | None) -> None:
        self.value = person
        for other, chip in self.chips.items():
            chip.setChecked(other == person)

    def _add(self, person: Id | None, words: str) -> None:
        chip = ChipButton(words, partial(self._press, person))
        chip.setAccessibleName(f"{self._name}: {words}")
        self.chips[person] = chip
        self._flow.addWidget(chip)

    def _press(self, person: Id | None) -> None:
        self.choose(person)
        self.chosen.emit(person)


class PieceTicks(QWidget):
    """Pieces with a box each, and a line that looks for a word in them."""

    def __init__(self, offered: Sequence[Piece], ticked: Iterable[Id], changed: Callable[[], object]) -> None:
        super().__init__()
        self._offered, self._changed = tuple(offered), changed
        self.value: frozenset[Id] = frozenset(ticked)
        self.boxes: dict[Id, Tick] = {}
        body = column(self, gap=4)
        self.search = QLineEdit()
        self.search.setPlaceholderText("zoek een stuk …")
        self.search.setAccessibleName("Zoek een stuk")
        self.search.textChanged.connect(lambda _text: self._show())
        body.addWidget(self.search)
        self.search.setVisible(len(self._offered) > MOST)
        self._list = column(gap=2)
        body.addLayout(self._list)
        self._show()

    def _show(self) -> None:
        clear(self._list)
        self.boxes = {}
        wanted = self.search.text().casefold().strip()
        found = [piece for piece in self._offered if wanted in piece.words.casefold()]
        shown = max(MOST, sum(piece.id in self.value for piece in found))
        for piece in sorted(found, key=lambda piece: piece.id not in self.value)[:shown]:
            box = Tick(piece.words)
            box.setChecked(piece.id in self.value)
            box.toggled.connect(partial(self._toggle, piece.id))
            self.boxes[piece.id] = box
            self._list.addWidget(box)
        if len(found) > shown:
            self._list.addWidget(Words(f"en nog {len(found) - shown}: zoek op een woord", "quiet"))

    def _toggle(self, piece: Id, on: bool) -> None:
        self.value = self.value | {piece} if on else self.value - {piece}
        self._changed()
