"""Parts that are folded away until somebody asks, and built only then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import column, scale_layout

Build = Callable[[], QWidget]


@dataclass
class _Part:
    words: str
    build: Build
    button: GhostButton
    inside: QWidget | None = None

    @property
    def is_open(self) -> bool:
        return self.inside is not None and not self.inside.isHidden()


class Folds(QWidget):
    """One line of names with a small arrow; below it what was opened, in the same order."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[_Part] = []
        self._line = QWidget()
        self._flow = FlowLayout(self._line)
        scale_layout(self._flow, gap=4)
        self._body = column(self, gap=8)
        self._body.addWidget(self._line)

    def add(self, words: str, build: Build) -> int:
        """A part that `build` makes when it is opened for the first time; returns its number."""
        number = len(self._parts)
        button = GhostButton(words, partial(self.toggle, number), icon_name="pijl-rechts")
        self._parts.append(_Part(words, build, button))
        self._flow.addWidget(button)
        return number

    def set_over(self, number: int, over: str) -> None:
        """Say behind the name how much is filled in, so that nobody has to open it to know."""
        part = self._parts[number]
        part.button.setText(f"{part.words} · {over}" if over else part.words)
        part.button.setAccessibleName(f"{part.words}: {over} ingevuld" if over else part.words)

    def is_open(self, number: int) -> bool:
        return self._parts[number].is_open

    def toggle(self, number: int) -> None:
        part = self._parts[number]
        if part.inside is not None and part.is_open:
            part.inside.hide()
            part.button.set_icon("pijl-rechts")
            return
        if part.inside is None:
            part.inside = part.build()
            behind = sum(other.inside is not None for other in self._parts[:number])
            self._body.insertWidget(1 + behind, part.inside)
        part.inside.show()
        part.button.set_icon("pijl-omlaag")
