"""A row of names of which one is chosen: what belongs to it stands below, made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import scale_layout


class Tabs(QWidget):
    """`chosen` carries the id of the tab that somebody pressed. `about`: what is chosen here."""

    chosen = Signal(str)

    def __init__(self, about: str, tabs: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(about)
        self._chips: dict[str, ChipButton] = {}
        flow = FlowLayout(self)
        scale_layout(flow, gap=8)
        group = QButtonGroup(self)
        group.setExclusive(True)
        for tab, words in tabs:
            chip = self._chips[tab] = ChipButton(words, partial(self.chosen.emit, tab))
            group.addButton(chip)
            flow.addWidget(chip)

    def choose(self, tab: str) -> None:
        """Show this one as chosen without telling that somebody pressed it."""
        self._chips[tab].setChecked(True)
        self.setFocusProxy(self._chips[tab])

    def name(self, tab: str, words: str) -> None:
        self._chips[tab].setText(words)
        self._chips[tab].setAccessibleName(words)
