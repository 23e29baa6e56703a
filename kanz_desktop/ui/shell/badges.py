"""The numbers behind the names in the navigation; what takes time to count is counted off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.navigation import Navigation
from kanz_desktop.ui.shell.screen import Screen


class Badges(QObject):
    """Of the screens in the navigation. A screen that is listed only when needed looks through the gezin."""

    def __init__(
        self, context: GezinContext, navigation: Navigation, screens: Sequence[type[Screen]]
    ) -> None:
        super().__init__()
        self._context, self._navigation = context, navigation
        self._plain = [kind for kind in screens if not kind.when_needed]
        self._needed = [kind for kind in screens if kind.when_needed]
        self._counting = self._again = False

    def show_plain(self) -> None:
        """Those that are known at once."""
        for kind in self._plain:
            self._navigation.set_badge(kind.id, kind.badge(self._context))

    def show(self) -> None:
        """All of them; one count at a time, and once more when something changed meanwhile."""
        self.show_plain()
        self._again = self._counting
        if not self._counting:
            self._counting = True
            self._context.tasks.run(self._count, self._counted, self._failed)

    def _count(self) -> dict[str, str]:
        return {kind.id: kind.badge(self._context) for kind in self._needed}

    def _counted(self, found: dict[str, str]) -> None:
        self._counting = False
        for screen, badge in found.items():
            self._navigation.set_badge(screen, badge)
        if self._again:
            self.show()

    def _failed(self, error: BaseException) -> None:
        self._counting = False
        self._context.show_error(error)
