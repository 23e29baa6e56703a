"""The eight words of a veiligheidscode, large and numbered: two people read them to each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import column, scale_layout, size
from kanz_desktop.ui.widgets.surfaces import Words

_CELL = 116
"""Pixels at 100 %: four of them in a row on a page of the opening, fewer where letters are larger."""


class EightWords(QWidget):
    """Each with its number above it; read in that order."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.words = tuple(words)
        self.setAccessibleName(f"Acht woorden: {', '.join(words)}")
        flow = FlowLayout(self)
        scale_layout(flow, gap=14)
        for place, word in enumerate(words, 1):
            flow.addWidget(_cell(place, word))


def _cell(place: int, word: str) -> QWidget:
    holder = QWidget()
    body = column(holder, gap=0)
    shown = Words(word, "spoken", wrap=False)
    shown.setAccessibleName(f"woord {place}: {word}")
    body.addWidget(Words(f"woord {place}", "small", wrap=False))
    body.addWidget(shown)
    size(holder, min_width=_CELL)
    return holder
