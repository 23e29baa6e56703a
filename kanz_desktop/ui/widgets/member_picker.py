"""Who: a chip per person, and "iedereen" for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import clear, scale_layout


class MemberPicker(QWidget):
    """Choose people. `edited` carries the element and whether it is in; "iedereen" emits once per person."""

    edited = Signal(bytes, bool)

    def __init__(self, name: str, *, everyone: str = "iedereen") -> None:
        super().__init__()
        self._name, self._everyone_words = name, everyone
        self._chips: dict[Id, ChipButton] = {}
        self._everyone: ChipButton | None = None
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)
        scale_layout(self._flow, gap=8 if current_theme().table else 6)

    def set_people(self, people: Sequence[tuple[Id, str]]) -> None:
        """Who can be chosen, in order, as (id, name)."""
        chosen = self.value()
        clear(self._flow)
        self._chips = {}
        for person, words in people:
            chip = ChipButton(words, partial(self._pressed, person))
            chip.setAccessibleName(f"{self._name}: {words}")
            self._chips[person] = chip
            self._flow.addWidget(chip)
        self._everyone = None
        if self._everyone_words and len(people) > 1:
            self._everyone = ChipButton(self._everyone_words, self._everyone_pressed)
            self._everyone.setAccessibleName(f"{self._name}: {self._everyone_words}")
            self._flow.addWidget(self._everyone)
        self.set_value(chosen)

    def value(self) -> frozenset[Id]:
        return frozenset(person for person, chip in self._chips.items() if chip.isChecked())

    def set_value(self, persons: Iterable[Id]) -> None:
        """Show this choice without telling that somebody made it."""
        chosen = set(persons)
        for person, chip in self._chips.items():
            chip.setChecked(person in chosen)
        self._show_everyone()

    def _pressed(self, person: Id) -> None:
        self._show_everyone()
        self.edited.emit(person, self._chips[person].isChecked())

    def _everyone_pressed(self) -> None:
        wanted = self._everyone is not None and self._everyone.isChecked()
        for person, chip in self._chips.items():
            if chip.isChecked() != wanted:
                chip.setChecked(wanted)
                self.edited.emit(person, wanted)

    def _show_everyone(self) -> None:
        if self._everyone is not None:
            self._everyone.setChecked(len(self.value()) == len(self._chips))
