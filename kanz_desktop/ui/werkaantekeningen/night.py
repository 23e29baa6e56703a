"""The violet parts: they exist on this screen and nowhere else, so that one glance says where one writes."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.icons import IconLabel
from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.surfaces import SectionTitle, Words


class NightButton(TouchButton):
    """The one filled button of the screen."""

    role = "night"
    icon_token = "sheet"


class NightSheet(QFrame):
    """A sheet with a violet edge. Put things in `self.body`."""

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "night-sheet")
        outer = column(self, margins=(18, 14, 18, 14), gap=8)
        if title:
            outer.addWidget(SectionTitle(title))
        self.body: QVBoxLayout = column(gap=10)
        outer.addLayout(self.body)


class NightNote(QFrame):
    """One calm violet line."""

    def __init__(self, text: str, icon_name: str = "slot") -> None:
        super().__init__()
        self.setProperty("role", "night-note")
        line = row(self, margins=(12, 8, 12, 8), gap=10)
        line.addWidget(IconLabel(icon_name, token="night"))
        self.words = Words(text)
        line.addWidget(self.words, 1)
        self.setAccessibleName(text)
