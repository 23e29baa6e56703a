"""Where somebody was on a screen, so that a screen that is built again feels like the same one."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.settled import once_settled


@dataclass(frozen=True)
class Kept:
    """How far the page was scrolled (0 to 1), and the field that had the keyboard."""

    scrolled: float = 0.0
    record: Id = b""
    field: str = ""

    @classmethod
    def of(cls, screen: Screen) -> Kept:
        bar = screen.scroll_area.verticalScrollBar()
        scrolled = bar.value() / bar.maximum() if bar.maximum() else 0.0
        focused = next((e for e in screen.findChildren(AutosaveEditor) if e.editor.hasFocus()), None)
        return cls(scrolled, focused.record, focused.field) if focused is not None else cls(scrolled)

    def restore(self, screen: Screen) -> None:
        """Once the layout has settled."""
        screen.complete()
        for editor in screen.findChildren(AutosaveEditor):
            if self.field and (editor.record, editor.field) == (self.record, self.field):
                editor.setFocus()
                break
        once_settled(screen.heading, lambda: self._scroll(screen))

    def _scroll(self, screen: Screen) -> None:
        bar = screen.scroll_area.verticalScrollBar()
        bar.setValue(round(self.scrolled * bar.maximum()))
