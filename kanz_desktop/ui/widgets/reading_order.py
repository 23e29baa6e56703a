"""The order in which a page is read: Tab follows it, whatever was built first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_stops(root: QWidget) -> list[QWidget]:
    """Everything below `root` that can have the keyboard now, as one reads: layouts from first to last."""
    return [widget for widget in _read(root) if _stops(widget)]


def neighbour(root: QWidget, start: QWidget, *, forward: bool) -> QWidget | None:
    """The stop behind or before `start` on this page; None at its end.

    Looks around `start` only: a long page has thousands of widgets, and the next stop is mostly near.
    """
    if forward and (inside := next((stop for stop in tab_stops(start) if stop is not start), None)):
        return inside
    inner = start
    while inner is not root:
        outer = inner.parentWidget()
        if outer is None:
            return None
        stop = _beside(outer, inner, forward=forward)
        if stop is not None:
            return stop
        if not forward and _stops(outer):
            return outer
        inner = outer
    return None


def outside(root: QWidget, start: QWidget, *, forward: bool) -> QWidget | None:
    """The nearest stop of the window that is not on this page; None when there is no other."""
    widget: QWidget | None = start
    while widget is not None:
        widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
        if widget is None or widget is start:
            return None
        if not root.isAncestorOf(widget) and widget is not root and _stops(widget):
            return widget
    return None


def _beside(outer: QWidget, inner: QWidget, *, forward: bool) -> QWidget | None:
    children = list(_children(outer))
    if inner not in children:
        return None
    place = children.index(inner)
    for widget in children[place + 1 :] if forward else reversed(children[:place]):
        stops = (stop for stop in _read(widget) if _stops(stop))
        found = next(stops, None) if forward else next(reversed(list(stops)), None)
        if found is not None:
            return found
    return None


def _stops(widget: QWidget) -> bool:
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return tabbed and widget.focusProxy() is None and widget.isEnabled() and widget.isVisible()


def _read(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in _children(widget):
        yield from _read(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)
        return
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and not child.isHidden():
            yield child


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None and not widget.isHidden():
            yield widget
