"""The lines of Vandaag: each is one button, so that mouse, keyboard and screen reader see the same thing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.vandaag.presenter import STEPS, DueLine, GezinLine, TogetherLine
from kanz_desktop.ui.widgets.elided import ElidedLabel
from kanz_desktop.ui.widgets.layout import row, size
from kanz_desktop.ui.widgets.surfaces import Chip, Words

OnClick = Callable[[], object]


class StepsBar(QWidget):
    """Ten small bars, as many filled as there are steps behind us. Its number is said in words as well."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self._step = step
        words = f"stap {step} van {STEPS}" if step else "nog geen stap gekozen"
        self.setAccessibleName(words)
        self.setToolTip(words.capitalize())
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide, tall, gap = theme.px(18), theme.px(8), theme.px(3)
        top = (self.height() - tall) / 2
        for place in range(STEPS):
            painter.setBrush(theme.color("teal" if place < self._step else "line"))
            painter.drawRoundedRect(QRectF(place * (wide + gap), top, wide, tall), tall / 2, tall / 2)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        theme = current_theme()
        self.setFixedSize(STEPS * theme.px(21), theme.px(20))


class RowButton(QPushButton):
    """A whole line that can be clicked, with words, bars and chips inside."""

    def __init__(self, spoken: str, on_click: OnClick) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.setAccessibleName(spoken)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.clicked.connect(lambda _on=False: on_click())
        self.line: QHBoxLayout = row(self, margins=(6, 6, 6, 6), gap=12)

    def sizeHint(self) -> QSize:
        """As its parts ask, and not as a button with one word would; words that wrap make it taller."""
        return self.line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.line.minimumSize()

    def add(self, widget: QWidget, *, width: int = 0, stretch: int = 0) -> None:
        """The parts let the mouse through: the line is the button."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if width:
            size(widget, width=width)
        self.line.addWidget(widget, stretch)


class DueRow(RowButton):
    """`vandaag   De Vries: gezinsplan samen afmaken   (nog 3 dagen)`."""

    def __init__(self, due: DueLine, on_click: OnClick) -> None:
        super().__init__(f"{due.when}, {due.words}, {due.badge.words}", on_click)
        self.add(Words(due.when, "strong", wrap=False), width=110)
        self.add(Words(due.words), stretch=1)
        self.add(Chip(due.badge.words, due.badge.kind))


class TogetherRow(RowButton):
    """`De Vries   1 om samen te bekijken`."""

    def __init__(self, line: TogetherLine, on_click: OnClick) -> None:
        super().__init__(f"{line.name}, {line.words}", on_click)
        self.add(ElidedLabel(line.name, "strong"), stretch=1)
        self.add(Chip(line.words))


class GezinRow(RowButton):
    """Name, phase, the ten steps, what comes first, and the way in."""

    def __init__(self, gezin: GezinLine, on_click: OnClick, *, narrow: bool) -> None:
        super().__init__(f"{gezin.spoken}, openen", on_click)
        self.gezin = gezin
        self._office = ElidedLabel("", "small")
        self.add(ElidedLabel(gezin.name, "strong"), width=0 if narrow else 200, stretch=1 if narrow else 0)
        if not narrow:
            self.add(ElidedLabel(gezin.phase, "quiet"), width=190)
            self.add(StepsBar(gezin.step))
            self.line.addSpacing(current_theme().px(32))
        if narrow:
            self.add(self._office)
        self.add(Chip(gezin.badge.words, gezin.badge.kind))
        if not narrow:
            self.add(self._office, stretch=1)
            self.add(Words("openen ›", "quiet", wrap=False))

    def say_office(self, short: str = "", full: str = "") -> None:
        """What of this gezin is not on the office yet; nothing for most."""
        self._office.setText(short)
        self.setToolTip(full)
        self.setAccessibleName(", ".join(part for part in (self.gezin.spoken, full, "openen") if part))
