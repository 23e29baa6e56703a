"""Choosing inside the page, under the row it is about: how heavy, with whom, said or seen by whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.buttons import ChipButton, GhostButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.in_sight import bring_in_sight
from kanz_desktop.ui.widgets.layout import clear, scale_layout

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One chip: what it says, what it means, and whether it is the answer now."""

    words: str
    value: T
    chosen: bool = False
    kind: str = ""


class Panel(QFrame):
    """A strip of chips. Escape or "klaar" closes it, and the keyboard goes back to where it was."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "choices")
        self._flow = FlowLayout(self)
        scale_layout(self._flow, margins=(8, 6, 8, 6), gap=8 if current_theme().table else 6)
        self._button: QWidget | None = None
        self.hide()

    def opened_from(self, button: QWidget) -> bool:
        return self._button is button

    def offer(
        self, button: QWidget, name: str, options: Sequence[Option[T]], give: Callable[[T], object]
    ) -> None:
        """One answer: the panel closes with it."""

        def chosen(value: T) -> None:
            give(value)
            self.close_panel()

        self._start(button, name)
        chips = [self._chip(option, name, chosen) for option in options]
        self._finish(name, chips)

    def offer_more(
        self,
        button: QWidget,
        name: str,
        options: Sequence[Option[T]],
        everyone: str,
        give: Callable[[Sequence[T]], object],
    ) -> None:
        """More than one answer: the panel stays until it is closed. `everyone` turns all on, or off."""
        self._start(button, name)
        chips = {option.value: self._chip(option, name) for option in options}
        whole = self._chip(Option(everyone, None), name) if len(chips) > 1 else None

        def tell() -> None:
            if whole is not None:
                whole.setChecked(all(chip.isChecked() for chip in chips.values()))
            give([value for value, chip in chips.items() if chip.isChecked()])

        def all_or_none() -> None:
            for chip in chips.values():
                chip.setChecked(whole is not None and whole.isChecked())
            tell()

        for chip in chips.values():
            chip.clicked.connect(lambda _on=False: tell())
        if whole is not None:
            whole.setChecked(all(chip.isChecked() for chip in chips.values()))
            whole.clicked.connect(lambda _on=False: all_or_none())
        self._finish(name, list(chips.values()))

    def close_panel(self) -> None:
        if self.isHidden():
            return
        button, self._button = self._button, None
        inside = self.focusWidget()
        if button is not None and inside is not None and inside.hasFocus():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        clear(self._flow)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _start(self, button: QWidget, name: str) -> None:
        clear(self._flow)
        self._button = button
        self.setAccessibleName(name)

    def _finish(self, name: str, chips: Sequence[ChipButton]) -> None:
        done = GhostButton("klaar", self.close_panel)
        done.setAccessibleName(f"{name}: klaar")
        self._flow.addWidget(done)
        self.show()
        first = next((chip for chip in chips if chip.isChecked()), chips[0] if chips else done)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_in_sight(self)

    def _chip(self, option: Option[T], name: str, give: Callable[[T], object] | None = None) -> ChipButton:
        chip = ChipButton(option.words, kind=option.kind)
        chip.setAccessibleName(f"{name}: {option.words}")
        chip.setChecked(option.chosen)
        if give is not None:
            chip.clicked.connect(lambda _on=False: give(option.value))
        self._flow.addWidget(chip)
        return chip
