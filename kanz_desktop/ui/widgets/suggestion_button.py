"""A whole sentence to tap, that comes into the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.layout import column, row, size
from kanz_desktop.ui.widgets.surfaces import Words


class SuggestionButton(QPushButton):
    """It wraps, so that nothing is cut at a large zoom. A second tap does nothing: it is in already."""

    def __init__(self, words: str, on_click: Callable[[], object], *, under: str = "") -> None:
        super().__init__()
        self.setProperty("role", "suggestion")
        self.setAutoDefault(True)
        self.setAccessibleName(f"Erbij zetten: {words}")
        body = row(self, margins=(10, 6, 10, 6), gap=8)
        body.addWidget(Words("+", "quiet", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        text = column(gap=0)
        text.addWidget(Words(words))
        if under:
            text.addWidget(Words(under, "small"))
        body.addLayout(text, 1)
        for label in self.findChildren(Words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        size(self, min_height=44 if current_theme().table else 36)
        self.clicked.connect(lambda _on=False: self._chosen(on_click))

    def _chosen(self, on_click: Callable[[], object]) -> None:
        self.clicked.disconnect()
        on_click()
