"""A day: typed as people say it, or picked from a calendar that starts on Monday."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from kanz_desktop.domain.wording import day_words
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.date_words import DayNotUnderstood, parse_day
from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.long_dates import today as today_here
from kanz_desktop.ui.widgets.surfaces import Words, restyle
from kanz_desktop.ui.widgets.traced import open_menu

Today = Callable[[], date]


class DateField(QWidget):
    """Choose a day or none. `edited` carries a date or None. A text that is no day is not saved."""

    edited = Signal(object)

    def __init__(
        self,
        *,
        name: str,
        placeholder: str = "bijv. vr 12 dec",
        past: bool = False,
        today: Today = today_here,
    ) -> None:
        super().__init__()
        self._value: date | None = None
        self._past, self._today = past, today
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.line.installEventFilter(self)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.line.customContextMenuRequested.connect(lambda place: open_menu(self.line, place))
        self.line.returnPressed.connect(self._take)
        self.pick = TouchButton("", self._open_calendar, icon_name="kalender", tip="Kies een dag")
        self.pick.setAccessibleName(f"{name}: kies een dag")
        self.trouble = Words("", "error")
        self.trouble.hide()
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        body = column(self, gap=4)
        line = row(gap=6)
        line.addWidget(self.line, 1)
        line.addWidget(self.pick)
        body.addLayout(line)
        body.addWidget(self.trouble)

    def value(self) -> date | None:
        return self._value

    def set_value(self, value: date | None) -> None:
        """Show this day without telling that somebody chose it."""
        self._value = value
        self.line.setText(day_words(value, self._today()) if value is not None else "")
        self._complain("")

    def say(self, trouble: str) -> None:
        """Say under the field what is wrong with the day, for a rule that the screen knows."""
        self._complain(trouble)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._take()
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        if self._value is not None and self.line.text() == day_words(self._value, self._today()):
            return
        try:
            found = parse_day(self.line.text(), self._today(), past=self._past)
        except DayNotUnderstood:
            self._complain("Deze dag snap ik niet. Typ bijvoorbeeld 12-12-2026 of vr 12 dec.")
            return
        self._choose(found)

    def _choose(self, day: date | None) -> None:
        changed = day != self._value
        self.set_value(day)
        if changed:
            self.edited.emit(day)

    def _complain(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        self.line.setProperty("wrong", bool(text))
        restyle(self.line)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(QLocale.Language.Dutch))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self._value or self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))

        def chosen(day: QDate) -> None:
            menu.close()
            self._choose(date(day.year(), day.month(), day.day()))

        calendar.clicked.connect(chosen)
        calendar.activated.connect(chosen)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.pick.mapToGlobal(self.pick.rect().bottomLeft()))
        calendar.setFocus()
