"""A neutral page over everything, at one key, when somebody walks in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from kanz_desktop.ui.widgets.icons import IconLabel
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.long_dates import long_day, today
from kanz_desktop.ui.widgets.surfaces import Words


class Cover(QFrame):
    """Lies over the whole window; menus and dialogs are closed, since they would stick out."""

    lifted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before: QWidget | None = None
        self.setProperty("role", "cover")
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Afgedekt. Druk op F12 om verder te gaan")
        body = column(self, margins=(40, 40, 40, 40), gap=12)
        body.addStretch(1)
        body.addWidget(IconLabel("vandaag", token="line", size=96), 0, Qt.AlignmentFlag.AlignHCenter)
        self._day = Words("", "title")
        hint = Words("F12: verder", "quiet")
        for words in (self._day, hint):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            body.addWidget(words)
        body.addStretch(1)
        self.hide()

    def toggle(self) -> None:
        if self.isVisible():
            self.lift()
        else:
            self.lay()

    def lay(self) -> None:
        """Cover the window at once."""
        self._before = QApplication.focusWidget()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for other in QApplication.topLevelWidgets():
            if other.isVisible() and other is not self.window():
                other.close()
        self._day.setText(long_day(today()))
        self.fit()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.repaint()

    def lift(self) -> None:
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lifted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing typed while covered reaches a field below; Tab stays here."""
        if event.key() == Qt.Key.Key_F12:
            self.lift()
        event.accept()

    def focusNextPrevChild(self, _next: bool) -> bool:
        return True

    def fit(self) -> None:
        """As large as the window: to be called when that changes."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
