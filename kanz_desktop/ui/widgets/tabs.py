"""A row of names of which one is chosen: what belongs to it stands below, made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import clear, scale_layout


class Tabs(QWidget):
    """`chosen` carries the id of the tab that somebody pressed. `about`: what is chosen here."""

    chosen = Signal(str)

    def __init__(self, about: str, tabs: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(about)
        self._chips: dict[str, ChipButton] = {}
        self.now = ""
        """The tab that stands chosen; empty when it was taken away."""
        self._flow = FlowLayout(self)
        scale_layout(self._flow, gap=8)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.set_tabs(tabs)

    def __contains__(self, tab: str) -> bool:
        return tab in self._chips

    def set_tabs(self, tabs: Iterable[tuple[str, str]]) -> None:
        """These tabs with these words; while they are the same ones, the keyboard stays where it is."""
        wanted = dict(tabs)
        if list(wanted) != list(self._chips):
            self._make(wanted)
        for tab, words in wanted.items():
            self._chips[tab].setText(words)
            self._chips[tab].setAccessibleName(words)

    def choose(self, tab: str) -> None:
        """Show this one as chosen without telling that somebody pressed it."""
        self.now = tab
        self._chips[tab].setChecked(True)
        self.setFocusProxy(self._chips[tab])

    def _make(self, wanted: Iterable[str]) -> None:
        clear(self._flow)
        self._chips = {}
        for tab in wanted:
            chip = self._chips[tab] = ChipButton("", partial(self.chosen.emit, tab))
            self._group.addButton(chip)
            self._flow.addWidget(chip)
        if self.now in self._chips:
            self.choose(self.now)
        else:
            self.now = ""
