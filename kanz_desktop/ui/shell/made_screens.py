"""The screens of an open gezin: each is made when it is first asked for, and stands in one stack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QStackedWidget

from kanz_desktop.services import surprises
from kanz_desktop.ui.shell.broken_screen import BrokenScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen


class MadeScreens:
    """`types` are those that exist on this face, in order. `go` shows one; a broken one offers it again."""

    def __init__(
        self, context: GezinContext, screens: Iterable[type[Screen]], go: Callable[[str], object]
    ) -> None:
        self._context, self._go = context, go
        self.types = {kind.id: kind for kind in screens if kind.table or not context.table}
        self.stack = QStackedWidget()
        self._made: dict[str, Screen] = {}

    def __contains__(self, screen_id: str) -> bool:
        """Whether it was made."""
        return screen_id in self._made

    def __getitem__(self, screen_id: str) -> Screen:
        """One that was made; KeyError for any other."""
        return self._made[screen_id]

    def __iter__(self) -> Iterator[Screen]:
        return iter(tuple(self._made.values()))

    def __len__(self) -> int:
        return len(self._made)

    @property
    def listed(self) -> Sequence[type[Screen]]:
        """Those in the navigation."""
        return [kind for kind in self.types.values() if kind.in_navigation]

    def show(self, screen_id: str) -> Screen:
        """Put this screen in sight, made if it was not yet."""
        if screen_id not in self._made:
            self._made[screen_id] = self._make(screen_id)
            self.stack.addWidget(self._made[screen_id])
        self.stack.setCurrentWidget(self._made[screen_id])
        return self._made[screen_id]

    def drop_all(self) -> None:
        """Before the look changes: what can be made again need not be restyled."""
        for screen in self:
            self.stack.removeWidget(screen)
            screen.hide()
            screen.deleteLater()
        self._made.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _make(self, screen_id: str) -> Screen:
        """The screen, or in its place what is said when it cannot be made: the others go on."""
        try:
            return self.types[screen_id](self._context)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one screen stays with that one
            surprises.note(error)
            return BrokenScreen(self._context, error, lambda: self._make_again(screen_id))

    def _make_again(self, screen_id: str) -> None:
        broken = self._made.pop(screen_id)
        self._go(screen_id)
        self.stack.removeWidget(broken)
        broken.deleteLater()
