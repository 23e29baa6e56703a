"""What stood in a field before, beside the screen: who, when, what, and the button that puts it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kanz_desktop.services.geschiedenis import Stand
from kanz_desktop.ui.geschiedenis.presenter import HistoryPage, VersionLine
from kanz_desktop.ui.widgets.buttons import GhostButton, LinkButton, TouchButton
from kanz_desktop.ui.widgets.layout import clear, column, row, size
from kanz_desktop.ui.widgets.surfaces import Chip, Divider, SectionTitle, Words

TITLE = "Wat hier eerder stond"
AT_ONCE = 20
"""Versions that are shown before somebody asks for older ones."""
WIDTH = 340

PutBack = Callable[[Stand], object]


class HistoryPanel(QFrame):
    """Shows a HistoryPage. `closed` comes from Escape and from its own button."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(TITLE)
        outer = column(self, margins=(18, 14, 8, 14), gap=6)
        head = row(margins=(0, 0, 10, 0), gap=8)
        head.addWidget(SectionTitle(TITLE), 1)
        self.close_button = GhostButton("Sluiten", self.closed.emit, icon_name="kruis")
        head.addWidget(self.close_button)
        outer.addLayout(head)
        self._about, self._whose = Words("", "strong"), Words("", "quiet")
        about = column(margins=(0, 0, 10, 0), gap=6)
        for words in (self._about, self._whose):
            about.addWidget(words)
        outer.addLayout(about)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("role", "clear")
        self._body = column(inside, margins=(0, 4, 10, 0), gap=8)
        self._area.setWidget(inside)
        outer.addWidget(self._area, 1)
        self.hide()

    def set_wide(self, wide: bool) -> None:
        """Alone in the window it takes all of it; beside a screen a column."""
        size(self, min_width=0 if wide else WIDTH, max_width=10_000 if wide else WIDTH)

    def show_page(self, page: HistoryPage, put_back: PutBack, *, from_top: bool) -> None:
        """Put everything in the panel; `from_top` False keeps the place in the list."""
        held = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._about.setText(page.about)
        self._whose.setText(page.whose)
        self._whose.setVisible(page.whose not in ("", page.about))
        clear(self._body)
        if page.remark:
            self._body.addWidget(Words(page.remark, "quiet"))
        self._add(page.lines, put_back)
        self._body.addStretch(1)
        if from_top:
            self._area.verticalScrollBar().setValue(0)
        if held:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, lines: Sequence[VersionLine], put_back: PutBack) -> None:
        for line in lines[:AT_ONCE]:
            self._body.addWidget(Divider())
            self._body.addWidget(VersionView(line, put_back))
        if rest := lines[AT_ONCE:]:
            older = TouchButton(f"Nog {len(rest)} oudere", lambda: self._add_older(older, rest, put_back))
            self._body.addWidget(older)

    def _add_older(self, older: TouchButton, rest: Sequence[VersionLine], put_back: PutBack) -> None:
        older.hide()
        older.deleteLater()
        self._body.takeAt(self._body.count() - 1)  # the stretch under the list
        self._add(rest, put_back)
        self._body.addStretch(1)


class VersionView(QWidget):
    """One version, in full when somebody asks for all of a long text."""

    def __init__(self, line: VersionLine, put_back: PutBack) -> None:
        super().__init__()
        body = column(self, gap=4)
        self.setAccessibleName(f"{line.when}, {line.who}: {line.short}")
        body.addWidget(Words(f"{line.when} · {line.who}", "small"))
        self._words = Words(line.short, "" if line.said else "quiet")
        body.addWidget(self._words)
        if line.short != line.words:
            self._all = LinkButton("lees alles", lambda: self._show_all(line.words))
            self._all.setAccessibleName(f"Lees alles van {line.when}")
            body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        if line.stand.current:
            body.addWidget(Chip("staat er nu", "teal"), 0, Qt.AlignmentFlag.AlignLeft)
        if line.can_return:
            back = TouchButton("Zet terug", partial(put_back, line.stand), icon_name="terug")
            back.setAccessibleName(f"Zet terug: {line.short}, van {line.when}")
            body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self, words: str) -> None:
        self._words.setText(words)
        self._all.hide()
