"""At the table a second screen or a projector may show more people what stands here: said, with a way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kanz_desktop.ui.shell.notices import Notices, Offer

WORDS = "Er is een tweede scherm of een beamer aangesloten. Wat hier staat, kan daar ook te zien zijn."
COVER = "Bedek"


class SecondScreen(QObject):
    """Lives as long as the `home` of the notices. Two screens that show the same count as two."""

    def __init__(self, notices: Notices, cover: Callable[[], object], home: QObject) -> None:
        super().__init__(home)
        self._notices, self._cover = notices, cover
        self._line: Offer | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self.look)
            application.screenRemoved.connect(self.look)
        self.look()

    def look(self) -> None:
        """Say it once for as long as it is so; who closed the line hears it again at the next screen."""
        if self._line is not None:
            self._line.close_line()
            self._line = None
        if len(QGuiApplication.screens()) > 1:
            self._line = self._notices.show_offer(WORDS, COVER, self._cover, hint="F12")
