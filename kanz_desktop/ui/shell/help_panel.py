"""F1: what this screen is for and which keys it has, beside the screen and not over it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.layout import clear, column, row, scale_layout, size
from kanz_desktop.ui.widgets.surfaces import Chip, SectionTitle, Words

Key = tuple[str, str]
"""What is on the key, and what it does."""


class HelpPanel(QFrame):
    """Closed by F1, Escape or its own button."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName("Uitleg bij dit scherm")
        size(self, width=300)
        outer = column(self, margins=(18, 14, 8, 14), gap=8)
        head = row(margins=(0, 0, 10, 0), gap=8)
        head.addWidget(SectionTitle("Uitleg"), 1)
        self.close_button = GhostButton("Sluiten", self.hide, icon_name="kruis")
        head.addWidget(self.close_button)
        outer.addLayout(head)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        inside.setProperty("role", "clear")
        self._body = column(inside, margins=(0, 0, 10, 0), gap=8)
        area.setWidget(inside)
        outer.addWidget(area)
        self.hide()

    def open(self, help_text: str, keys: Sequence[Key]) -> None:
        clear(self._body)
        for line in help_text.splitlines():
            if line.strip():
                self._body.addWidget(Words(line.strip()))
        self._body.addWidget(Words("Toetsen", "strong"))
        grid = QGridLayout()
        scale_layout(grid, gap=6)
        for place, (key, meaning) in enumerate(keys):
            grid.addWidget(Chip(key), place, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Words(meaning), place, 1)
        grid.setColumnStretch(1, 1)
        self._body.addLayout(grid)
        self._body.addStretch(1)
        self.show()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
