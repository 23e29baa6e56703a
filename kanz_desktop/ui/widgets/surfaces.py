"""Sheets, words and chips that screens are made of; their look stands in the style rules, by `role`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.icons import IconLabel, IconTile
from kanz_desktop.ui.widgets.layout import column, row, size

_ICON = 20
"""Side of an icon in a line, in pixels at 100 %."""
CHIP_KINDS = ("", "teal", "amber", "brick", "leaf", "night", "z1", "z2", "z3", "z4")


def restyle(widget: QWidget) -> None:
    """Let the style rules look again, after a property that they read has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Words(QLabel):
    """Text that wraps and can be selected. Plain text only: nothing a family wrote is read as markup."""

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def set_role(self, role: str) -> None:
        self.setProperty("role", role)
        restyle(self)


class SectionTitle(Words):
    """The heading of a card."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "section")


class Chip(Words):
    """A short fact with a colour behind it. `kind`: one of CHIP_KINDS; the word always says what it is."""

    def __init__(self, text: str, kind: str = "") -> None:
        super().__init__(text, "chip", wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("kind", kind)

    def set_kind(self, kind: str) -> None:
        self.setProperty("kind", kind)
        restyle(self)


class Card(QFrame):
    """A sheet of paper. Put things in `self.body`; with a title, `self.head` has room at its right."""

    def __init__(self, title: str = "", *, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._column = column(self, margins=(18, 14, 18, 14), gap=8)
        self.head: QHBoxLayout = row(gap=12)
        self.title = SectionTitle(title)
        if title or icon_name:
            if icon_name:
                self.head.addWidget(IconTile(icon_name))
            self.head.addWidget(self.title, 1)
            self._column.addLayout(self.head)
            self.setAccessibleName(title)
        self.body: QVBoxLayout = column(gap=8)
        self._column.addLayout(self.body)


class Note(QFrame):
    """One calm line in the page instead of a dialog. `role`: note, good, attention or trouble.

    More words go into `lines`, buttons into `row`. The icon stands level with the first line.
    """

    def __init__(self, text: str, role: str = "note", *, icon_name: str = "") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.row: QHBoxLayout = row(self, margins=(12, 8, 12, 8), gap=10)
        said = row(gap=10)
        if icon_name:
            token = {"note": "teal-ink", "good": "leaf", "attention": "amber", "trouble": "brick"}[role]
            said.addWidget(IconLabel(icon_name, token=token), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Words(text)
        if icon_name:
            size(self.words, min_height=_ICON)
        self.lines: QVBoxLayout = column(gap=2)
        self.lines.addWidget(self.words)
        said.addLayout(self.lines, 1)
        middle = column(gap=0)  # buttons beside it may be taller than the words
        middle.addStretch(1)
        middle.addLayout(said)
        middle.addStretch(1)
        self.row.addLayout(middle, 1)
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        self.words.setText(text)
        self.setAccessibleName(text)


class Divider(QFrame):
    """A thin line between rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "divider")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class EmptyState(QWidget):
    """What an empty screen says: what this place is for, and the first step."""

    def __init__(
        self,
        text: str,
        action: str = "",
        on_click: Callable[[], object] | None = None,
        *,
        icon_name: str = "",
    ) -> None:
        super().__init__()
        body = column(self, margins=(0, 24, 0, 24), gap=12)
        if icon_name:
            body.addWidget(IconLabel(icon_name, token="teal", size=40), 0, Qt.AlignmentFlag.AlignHCenter)
        self.words = Words(text, "quiet")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        body.addWidget(self.words)
        self.button: TouchButton | None = None
        if action:
            self.button = TouchButton(action, on_click)
            body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
