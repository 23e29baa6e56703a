"""Says of a widget which field stands in it, so that somebody can ask how that field was before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from kanz_desktop.ui.widgets.icons import icon

if TYPE_CHECKING:  # the bar of the lock screen knows this module; the store is imported once that is there
    from kanz_desktop.domain.values import Id
    from kanz_desktop.ui.shell.context import GezinContext

ASK = "Wat hier eerder stond"
_PROPERTY = "kanz_traced"


@dataclass(frozen=True, slots=True)
class Traced:
    """One field of one record, and where an edit of it is written."""

    context: GezinContext
    record: Id
    kind: str
    field: str
    screen: str


def trace(widget: QWidget, context: GezinContext, record: Id, kind: str, field: str, *, screen: str) -> None:
    """This widget, with everything in it, shows that field."""
    widget.setProperty(_PROPERTY, Traced(context, record, kind, field, screen))


def traced_at(widget: QWidget | None) -> tuple[QWidget, Traced] | None:
    """The nearest widget around this one that shows a field, with what it shows."""
    while widget is not None:
        found = widget.property(_PROPERTY)
        if isinstance(found, Traced):
            return widget, found
        widget = widget.parentWidget()
    return None


def add_question(menu: QMenu, widget: QWidget) -> None:
    """In the menu of a field: what stood here before? Nothing is added where no field is."""
    found = traced_at(widget)
    if found is not None:
        entry = menu.addAction(icon("geschiedenis"), ASK)
        entry.triggered.connect(lambda _on=False: found[1].context.history_asked.emit(widget))


def open_menu(editor: QLineEdit | QPlainTextEdit | QTextEdit, place: QPoint) -> None:
    """The usual menu of a text field, with our question under it. `place` is a point of the editor."""
    menu = editor.createStandardContextMenu()
    menu.setParent(editor, menu.windowFlags())
    menu.addSeparator()
    add_question(menu, editor)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(editor.mapToGlobal(place))
