"""The chips above the shelf: one is on, with its count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.ui.gezinsmap.presenter import Filter
from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import clear, scale_layout


class FilterChips(QWidget):
    """`choose` is called with the id of a filter."""

    def __init__(self, choose: Callable[[str], object]) -> None:
        super().__init__()
        self._choose = choose
        self._chips: dict[str, ChipButton] = {}
        self._flow = FlowLayout(self)
        scale_layout(self._flow, gap=6)
        self.setAccessibleName("Welke papieren")

    def show_filters(self, filters: Sequence[Filter], chosen: str) -> None:
        """The same filters keep their buttons, so that the keyboard stays where it was."""
        if [f.id for f in filters] != list(self._chips):
            clear(self._flow)
            self._chips = {f.id: ChipButton("", partial(self._choose, f.id)) for f in filters}
            for chip in self._chips.values():
                self._flow.addWidget(chip)
        for found in filters:
            chip = self._chips[found.id]
            chip.setText(f"{found.words} {found.count}")
            chip.setAccessibleName(f"{found.words}, {found.count}")
            chip.setChecked(found.id == chosen)
