"""A part of a row that is folded away until somebody asks, and built only then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.surfaces import Words

Build = Callable[[], QWidget]


class Fold(QWidget):
    """A line with a small arrow; below it, once opened, what `build` makes.

    `over` says in the same line what is behind the fold, so that nobody has to open it to know.
    """

    def __init__(self, words: str, build: Build, *, over: str = "") -> None:
        super().__init__()
        self._words, self._build = words, build
        self.inside: QWidget | None = None
        self.button = GhostButton(words, self.toggle, icon_name="pijl-rechts")
        self._over = Words(over, "small", wrap=False)
        line = row(gap=8)
        line.addWidget(self.button)
        line.addWidget(self._over)
        line.addStretch(1)
        self._body = column(self, gap=8)
        self._body.addLayout(line)
        self.set_over(over)

    @property
    def is_open(self) -> bool:
        return self.inside is not None and not self.inside.isHidden()

    def set_over(self, over: str) -> None:
        self._over.setText(over)
        self._over.setVisible(bool(over))
        self.button.setAccessibleDescription(over)

    def toggle(self) -> None:
        self.close_fold() if self.is_open else self.open_fold()

    def open_fold(self) -> None:
        if self.inside is None:
            self.inside = self._build()
            self._body.addWidget(self.inside)
        self.inside.show()
        self.button.set_icon("pijl-omlaag")

    def close_fold(self) -> None:
        if self.inside is not None:
            self.inside.hide()
        self.button.set_icon("pijl-rechts")
