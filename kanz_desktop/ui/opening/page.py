"""A page of the opening: one sheet in the middle, one question at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.widgets.icons import IconLabel
from kanz_desktop.ui.widgets.layout import column, row, size
from kanz_desktop.ui.widgets.surfaces import Note, Words

WIDTH = 600


class OpeningPage(QWidget):
    """Logo, title, lead, then whatever is put in `self.body`, then the buttons in `self.buttons`."""

    def __init__(self, title: str, lead: str = "", *, step: str = "") -> None:
        super().__init__()
        self.setProperty("role", "paper")
        self.setAccessibleName(title)
        self.sheet = QFrame()
        self.sheet.setProperty("role", "card")
        size(self.sheet, max_width=WIDTH)
        inside = column(self.sheet, margins=(32, 28, 32, 28), gap=12)
        self.heading = Words(title, "title")
        self.lead = Words(lead, "quiet")
        inside.addLayout(self._head(step))
        inside.addWidget(self.heading)
        inside.addWidget(self.lead)
        if not lead:
            self.lead.hide()
        self.body: QVBoxLayout = column(gap=8)
        inside.addLayout(self.body)
        self.trouble = Note("", "trouble", icon_name="let-op")
        self.trouble.hide()
        inside.addWidget(self.trouble)
        self._busy = self._busy_line()
        inside.addWidget(self._busy)
        self.buttons: QHBoxLayout = row(gap=12)
        inside.addLayout(self.buttons)
        self._centre()

    def focus_first(self) -> None:
        """Put the keyboard where the work starts."""

    def complain(self, error: BaseException) -> None:
        """What happened, what is safe, what to do next."""
        self.complain_in_words(str(explain(error)))

    def complain_in_words(self, text: str) -> None:
        self.trouble.set_text(text)
        self.trouble.setVisible(bool(text))

    def set_busy(self, words: str = "") -> None:
        """While something takes seconds: say what, and take no second press."""
        self._busy_words.setText(words)
        self._busy.setVisible(bool(words))
        self.sheet.setEnabled(not words)
        if words:
            self.trouble.hide()

    def _head(self, step: str) -> QHBoxLayout:
        line = row(gap=12)
        line.addWidget(IconLabel("kanz", size=48))
        line.addWidget(Words("Kanz", "section"), 1)
        if step:
            line.addWidget(Words(step, "small", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _busy_line(self) -> QWidget:
        line = QWidget()
        inside = column(line, gap=6)
        self._busy_words = Words("", "quiet")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Bezig")
        inside.addWidget(self._busy_words)
        inside.addWidget(bar)
        line.hide()
        return line

    def _centre(self) -> None:
        outer = column(self, gap=0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("role", "paper")
        middle = column(inside, margins=(24, 24, 24, 24), gap=0)
        middle.addStretch(2)
        beside = row(gap=0)
        beside.addStretch(1)
        beside.addWidget(self.sheet, 100)
        beside.addStretch(1)
        middle.addLayout(beside)
        middle.addStretch(3)
        area.setWidget(inside)
        outer.addWidget(area)
