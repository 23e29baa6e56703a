"""Follows the keyboard from field to field, and opens the panel for the one that it is in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from kanz_desktop.domain.records import Changes
from kanz_desktop.services.geschiedenis import Stand, earlier, put_back
from kanz_desktop.ui.geschiedenis.panel import HistoryPanel
from kanz_desktop.ui.geschiedenis.presenter import page
from kanz_desktop.ui.widgets.traced import Traced, add_question, traced_at


class LookBack(QObject):
    """One for each open gezin. `possible`: there is a field under the keyboard that has something to tell."""

    possible = Signal(bool)
    turned = Signal()
    """The panel was opened or closed."""

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._widget: QWidget | None = None
        self._shown: Traced | None = None
        self.panel = HistoryPanel()
        self.panel.closed.connect(self.close)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @property
    def is_open(self) -> bool:
        return self._shown is not None

    @property
    def field(self) -> QWidget | None:
        """The widget with the field that the panel is about; None while it is closed."""
        return self._widget

    def toggle(self) -> None:
        """Open it for the field that has the keyboard; from inside the panel, or there already: close it."""
        now = self._in_hand()
        if now is None or now[1] == self._shown:
            self.close()
        else:
            self.open(now[0])

    def open(self, inside: QWidget) -> None:
        """Show how the field around this widget was before; nothing when there is none."""
        found = traced_at(inside)
        if found is None:
            return
        self._let_go()
        widget, traced = self._widget, self._shown = found
        widget.destroyed.connect(self._gone)
        traced.context.changed.connect(self._on_changed)
        self._ask(from_top=True)
        self.panel.show()
        self.turned.emit()
        self.panel.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Back to the field that it was about."""
        if self._shown is None:
            return
        widget = self._widget
        self._let_go()
        self.panel.hide()
        self.turned.emit()
        if widget is not None and isValid(widget) and widget.isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_menu(self, event: QContextMenuEvent) -> None:
        """The menu of a field that has none of its own."""
        under = self._home.childAt(self._home.mapFromGlobal(event.globalPos()))
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        found = self._in_hand() if by_key else traced_at(under)
        if found is None:
            return
        menu = QMenu(self._home)
        add_question(menu, found[0])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _in_hand(self) -> tuple[QWidget, Traced] | None:
        now = QApplication.focusWidget()
        return traced_at(now) if now is not None and self._home.isAncestorOf(now) else None

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._home.isAncestorOf(now):
            found = traced_at(now)
            self.possible.emit(found is not None and _has_been_written(found[1]))

    def _ask(self, *, from_top: bool) -> None:
        traced = self._shown
        record = traced.context.snapshot.get(traced.record) if traced is not None else None
        if traced is None:
            return
        if record is None:
            self._show((), from_top=from_top)
            return
        context = traced.context
        context.tasks.follow(
            earlier(context.sessie, record, traced.field, context.audience),
            lambda stands: self._show(stands, from_top=from_top) if self._shown is traced else None,
            context.show_error,
        )

    def _show(self, stands: tuple[Stand, ...], *, from_top: bool) -> None:
        traced = self._shown
        if traced is not None:
            sessie = traced.context.sessie
            said = page(
                traced.context, sessie.author.person, sessie.today(), traced.record, traced.field, stands
            )
            self.panel.show_page(said, self._put_back, from_top=from_top)

    def _put_back(self, stand: Stand) -> None:
        traced = self._shown
        if traced is not None:
            snapshot = traced.context.snapshot
            edits = put_back(snapshot, traced.record, traced.kind, traced.field, stand)
            traced.context.apply(edits, traced.screen)

    def _on_changed(self, changes: Changes) -> None:
        if self._shown is not None and any(r.id == self._shown.record for r in changes.records):
            self._ask(from_top=False)

    def _gone(self) -> None:
        """The screen with the field went away: what it said goes with it."""
        self._widget = None
        if isValid(self.panel):
            self.close()

    def _let_go(self) -> None:
        if self._shown is not None and isValid(self._shown.context):
            self._shown.context.changed.disconnect(self._on_changed)
        if self._widget is not None and isValid(self._widget):
            self._widget.destroyed.disconnect(self._gone)
        self._widget, self._shown = None, None


def _has_been_written(traced: Traced) -> bool:
    record = traced.context.snapshot.get(traced.record)
    return record is not None and (traced.field in record.cells or traced.field in record.sets)
