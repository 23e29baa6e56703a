"""A rapportcijfer as a row of large buttons: 1 to 10, a half, and "weet ik niet"."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from kanz_desktop.domain.values import Mark
from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.in_sight import bring_in_sight
from kanz_desktop.ui.widgets.layout import scale_layout
from kanz_desktop.ui.widgets.reading_order import neighbour

_LOWEST, _HIGHEST = 2, 20
_COMMAS = (",", ".")
_HALVES = (*_COMMAS, "½")
_STEPS = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}
"""Arrows to another mark of the page, and whether that is the one behind it."""


class AnswerButton(QPushButton):
    """One of the answers of a bar. The arrows up and down are not for it but for the bar."""

    def __init__(self, text: str, name: str, role: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setProperty("role", role)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class MarkButton(AnswerButton):
    """One mark. The mark of the first time has a dashed ring, so that it stands out without a colour."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text, name, "mark")
        self.earlier = False

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(48), current_theme().px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.earlier:
            theme = current_theme()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            token = "on-teal" if self.isChecked() else "ink-2"
            painter.setPen(QPen(theme.color(token), theme.px(2), Qt.PenStyle.DashLine))
            inset = theme.px(4)
            painter.drawRoundedRect(
                self.rect().adjusted(inset, inset, -inset, -inset), theme.px(6), theme.px(6)
            )
            painter.end()


class MarkBar(QWidget):
    """Give, change or take back one mark. `edited` carries a Mark, or None when it was taken back."""

    edited = Signal(object)

    def __init__(self, name: str = "Ons cijfer", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: Mark | None = None
        self._after_comma = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.numbers = tuple(MarkButton(str(n), f"{name}: {n}") for n in range(1, 11))
        self.half = MarkButton("½", f"{name}: een half erbij")
        self.unknown = AnswerButton("weet ik niet", f"{name}: weet ik niet", "mark-words")
        self._lay_out()
        self._show()

    def mark(self) -> Mark | None:
        return self._mark

    def set_mark(self, mark: Mark | None) -> None:
        """Show this mark without telling that somebody gave it."""
        self._mark = mark
        self._show()

    def set_previous(self, mark: Mark | None) -> None:
        """Dash the mark of the first time; None hides it (at the end measurement it is not in sight)."""
        halves = mark.halves if mark is not None else None
        for number, button in enumerate(self.numbers, start=1):
            button.earlier = halves is not None and halves // 2 == number
            button.setToolTip("Het eerste cijfer" if button.earlier else "")
            button.update()

    def focus_first(self) -> None:
        chosen = next((button for button in self.numbers if button.isChecked()), self.numbers[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As one writes it: a digit gives that mark, 0 a ten, a comma or ½ the half; "6,5" is 6½.

        Left and right walk along the row, up and down to the next mark of the page.
        """
        text, after_comma = event.text(), self._after_comma
        self._after_comma = text in _COMMAS and self._mark is not None
        if text == "5" and after_comma:
            return
        if text in _HALVES:
            self._half_pressed()
        elif text.isdigit():
            self._number_pressed(int(text) or 10)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        elif event.key() in _STEPS:
            self._walk(forward=_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _walk(self, *, forward: bool) -> None:
        """With Tab it would take fourteen presses: past every answer of this one."""
        stop: QWidget | None = self
        while stop is not None:
            stop = neighbour(self.window(), stop, forward=forward)
            other = stop.parentWidget() if stop is not None else None
            if isinstance(other, MarkBar) and other is not self:
                other.focus_first()
                bring_in_sight(other)
                return

    def _lay_out(self) -> None:
        layout = FlowLayout(self)
        scale_layout(layout, gap=6)
        for number, button in enumerate(self.numbers, start=1):
            button.clicked.connect(lambda _on=False, n=number: self._number_pressed(n))
            layout.addWidget(button)
        self.half.clicked.connect(self._half_pressed)
        self.unknown.clicked.connect(self._unknown_pressed)
        layout.addWidget(self.half)
        layout.addWidget(self.unknown)

    def _number_pressed(self, number: int) -> None:
        again = self._mark == Mark(number * 2)  # a half on top of it goes first
        self._give(None if again else Mark(number * 2))

    def _half_pressed(self) -> None:
        halves = self._mark.halves if self._mark is not None else None
        if halves is not None:
            changed = halves - 1 if halves % 2 else halves + 1
            self._give(Mark(min(max(changed, _LOWEST), _HIGHEST)))
        else:
            self._show()

    def _unknown_pressed(self) -> None:
        self._give(None if self._mark == Mark(None) else Mark(None))

    def _give(self, mark: Mark | None) -> None:
        self._mark = mark
        self._show()
        self.edited.emit(mark)

    def _show(self) -> None:
        halves = self._mark.halves if self._mark is not None else None
        for number, button in enumerate(self.numbers, start=1):
            button.setChecked(halves is not None and halves // 2 == number)
        self.half.setChecked(halves is not None and halves % 2 == 1)
        self.half.setEnabled(halves is not None and halves < _HIGHEST)
        self.unknown.setChecked(self._mark == Mark(None))
