"""Columns, rows and sizes in pixels at 100 %: they follow the zoom by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from kanz_desktop.ui.theme import current_theme, rescale

Box = TypeVar("Box", QVBoxLayout, QHBoxLayout)
Key = TypeVar("Key")
Widget = TypeVar("Widget", bound=QWidget)
Margins = tuple[int, int, int, int]
"""Left, top, right, bottom."""

NONE: Margins = (0, 0, 0, 0)


def column(parent: QWidget | None = None, *, margins: Margins = NONE, gap: int = 8) -> QVBoxLayout:
    """Things below each other; sets the layout of `parent` when there is one."""
    return _scaled(QVBoxLayout(parent) if parent is not None else QVBoxLayout(), margins, gap)


def row(parent: QWidget | None = None, *, margins: Margins = NONE, gap: int = 8) -> QHBoxLayout:
    """Things beside each other; sets the layout of `parent` when there is one."""
    return _scaled(QHBoxLayout(parent) if parent is not None else QHBoxLayout(), margins, gap)


def scale_layout(layout: QLayout, *, margins: Margins = NONE, gap: int = 8) -> None:
    """The same for a layout of another kind, a grid for example."""
    theme = current_theme()
    layout.setProperty("kanz_margins", list(margins))
    layout.setProperty("kanz_gap", gap)
    layout.setContentsMargins(*(theme.px(side) for side in margins))
    layout.setSpacing(theme.px(gap))


def size(widget: QWidget, **wanted: int) -> None:
    """Fix `width`, `height`, `min_width`, `min_height`, `max_width` or `max_height`, in pixels at 100 %."""
    widget.setProperty("kanz_size", wanted)
    rescale(widget, current_theme())


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def keep_only(layout: QLayout, shown: dict[Key, Widget], wanted: Iterable[Key]) -> None:
    """Let go of what is shown and not wanted any more; the rest stays as it is, with cursor and focus."""
    for gone in shown.keys() - set(wanted):
        widget = shown.pop(gone)
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def _scaled(layout: Box, margins: Margins, gap: int) -> Box:
    scale_layout(layout, margins=margins, gap=gap)
    return layout
