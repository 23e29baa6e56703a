"""Keeps the open notes of one gezin while its screens come and go, and closes them when nobody is there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from kanz_desktop.domain.access import NOTES_VIEW
from kanz_desktop.services import aantekeningen, previews
from kanz_desktop.services.aantekening_sessie import IDLE_MINUTES, NotesSession
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.minutes import minutes

_LOOK_EVERY_MS = 2_000
_HANDS = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)


class NotesKeeper(QObject):
    """One for each open gezin. `closing` comes while writing is still possible, `turned` after any change."""

    closing = Signal()
    turned = Signal()

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self._context = context
        self._notes: NotesSession | None = None
        self.inner: GezinContext | None = None
        """The notes as the widgets of a gezin use them; None while they are closed."""
        werkplek = context.werkplek
        self.idle_minutes = minutes(werkplek).notes if werkplek is not None else IDLE_MINUTES
        """What the worker chose. Read once: a lock closes the vault before the last page goes."""
        self.at_work = False
        """The notes are on the screen: a hand on the laptop is a hand on the notes."""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @classmethod
    def of(cls, context: GezinContext) -> NotesKeeper:
        """The keeper of this gezin, made at the first asking."""
        return next((child for child in context.children() if isinstance(child, cls)), None) or cls(context)

    @property
    def notes(self) -> NotesSession | None:
        return self._notes

    def take(self, notes: NotesSession) -> None:
        """They were opened."""
        self._notes = notes
        notes.set_idle_minutes(self.idle_minutes)
        self.inner = GezinContext(notes, NOTES_VIEW, self._context.tasks)
        self.inner.said.connect(self._context.said)
        self.inner.failed.connect(self._context.failed)
        self.inner.undo_state_changed.connect(self._context.undo_state_changed)
        self.inner.history_asked.connect(self._context.history_asked)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._timer.start()
        self._tell()

    def close(self) -> None:
        """Write what was typed, then let go of the keys. Twice is no error."""
        if self.inner is None:
            return
        self.closing.emit()
        self.forget()
        werkplek, gezin = self._context.werkplek, self._context.sessie.id
        if werkplek is not None:
            self._context.tasks.run(
                lambda: aantekeningen.close_notes(werkplek, gezin), lambda _none: self._tell()
            )

    def forget(self) -> None:
        """They were closed, or destroyed."""
        self._timer.stop()
        if self.inner is not None:
            self.inner.close()
        self._notes, self.inner = None, None
        self._context.tasks.run(previews.close)  # the reader still holds the paper that it showed last
        self._tell()

    def look(self) -> None:
        """Called by the timer: has it been too long, or were they closed elsewhere?"""
        if self._notes is None:
            return
        if self._notes.closed:
            self.forget()
        elif self._notes.idle:
            self.close()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self.at_work and self._notes is not None and event.type() in _HANDS:
            self._notes.touch()
        return False

    def _tell(self) -> None:
        self.turned.emit()
        self._context.badges_changed.emit()
