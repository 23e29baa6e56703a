"""One line of words that gives way: what does not fit ends in an ellipsis instead of pushing buttons away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


class ElidedLabel(QLabel):
    """The whole text stays in the tooltip and for a screen reader.

    `least`: so many characters, of average width, stay in sight however narrow it gets.
    """

    def __init__(self, text: str = "", role: str = "", least: int = 4) -> None:
        super().__init__()
        self._least, self._kept = least, 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def keep(self, width: int) -> None:
        """So many pixels stay in sight, if more than `least`: what stands beside it gives way first."""
        if width != self._kept:
            self._kept = width
            self.updateGeometry()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        least = max(self.fontMetrics().averageCharWidth() * self._least, self._kept)
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()
