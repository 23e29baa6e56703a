"""What every screen of a gezin holds: the part of the gezin that may be seen, and the one way to write."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from kanz_desktop.domain.access import Audience, seen_by, visible
from kanz_desktop.domain.records import Changes, Edit, Element, Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Methode
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.samen import Together
from kanz_desktop.services.sessie import Draft, GezinSessie
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.tasks import Tasks, alive
from kanz_desktop.ui.theme import Theme, current_theme

_SLOW_MS = 400
GATHER_MS = 400
"""Milliseconds between two times that the screens hear of what comes in by a sync."""

OnSaved = Callable[[Changes], object]


class GezinContext(QObject):
    """One open gezin on the screen.

    `changed` carries the Changes of every write, as far as this audience may see them; a record that
    it may not see (any more) arrives as deleted and empty. `restored` says the same for undo and redo,
    after `changed`. Both come on the GUI thread.
    """

    changed = Signal(object)
    restored = Signal(object)
    said = Signal(str)
    failed = Signal(object, str)
    asked_for = Signal(str, object)
    undo_state_changed = Signal()
    history_asked = Signal(object)
    """How was the field in this widget before?"""
    removal_asked = Signal(str, str)
    """This gezin is to be taken away for good (the name as it was typed, the reason): leave it first."""
    badges_changed = Signal()
    office_known = Signal()
    """It is known (again) what is safe on the office: ask `paper_safety`."""
    _arrived = Signal(object, object)
    _held_back = Signal()

    def __init__(
        self,
        sessie: GezinSessie,
        audience: Audience,
        tasks: Tasks,
        *,
        table: bool = False,
        werkplek: Werkplek | None = None,
    ) -> None:
        super().__init__()
        self.sessie = sessie
        self.audience = audience
        self.tasks = tasks
        self.table = table
        self.werkplek = werkplek
        """The caseload, for what goes from one gezin to another; None at the table, which knows one gezin."""
        self.paper_safety: Callable[[bytes], str] = lambda _object_hash: ""
        """Where a paper is safe, in words, by the hash of its object; nothing where nobody can say."""
        self.together = Together()
        """What there is to look at together; kept here, where badge and screen find the same."""
        self._writing = 0
        self._snapshot = seen_by(sessie.snapshot, audience)
        self._arrived.connect(self._take)
        self._held_back.connect(lambda: QTimer.singleShot(GATHER_MS, self, self._let_through))
        self._gate = threading.Lock()
        self._held, self._told = Changes(), 0.0
        self._unsubscribe = sessie.subscribe(self._from_writer)

    @property
    def methode(self) -> Methode:
        return self.sessie.methode

    @property
    def theme(self) -> Theme:
        return current_theme()

    @property
    def snapshot(self) -> Snapshot:
        """The gezin as this audience may see it, as far as it has arrived on the GUI thread."""
        return self._snapshot

    @property
    def pen(self) -> Pen:
        """For the builders of edits in `services`."""
        return Pen(self.sessie.id, self.methode, tafel=self.table)

    def apply(
        self,
        edits: Sequence[Edit],
        screen: str,
        done: OnSaved | None = None,
        failed: Callable[[], object] | None = None,
    ) -> None:
        """Write; "Opgeslagen" appears after the commit. An error is shown, and `failed` hears of it."""
        if not edits:
            return
        self._write(self.sessie.apply(list(edits), screen), screen, done, failed)

    def undo(self, screen: str) -> None:
        """Take back the last change that was made on this screen."""
        self._restore(self.sessie.undo(screen, self.audience), screen, undone=True)

    def redo(self, screen: str) -> None:
        self._restore(self.sessie.redo(screen, self.audience), screen, undone=False)

    def save_draft(
        self,
        record: Id,
        kind: str,
        field: str,
        element: Element | None,
        text: str,
        replaces: tuple[bytes, ...],
        screen: str,
    ) -> None:
        """Keep what is being typed, so that a battery that dies loses no sentence."""
        draft = Draft(record, kind, field, element, text, replaces, screen)
        self.tasks.follow(self.sessie.save_draft(draft), None, lambda error: self.show_error(error, screen))

    def drop_draft(self, record: Id, field: str, element: Element | None = None) -> None:
        self.tasks.follow(self.sessie.drop_draft(record, field, element))

    def navigate(self, screen_id: str, record_id: Id | None = None) -> None:
        """Go to another screen, to one record there when it is given."""
        self.asked_for.emit(screen_id, record_id)

    def say(self, text: str) -> None:
        """One calm line in the bar at the top."""
        self.said.emit(text)

    def show_error(self, error: BaseException, screen: str = "") -> None:
        """What happened, what is safe and what to do next, in the page."""
        self.failed.emit(error, screen)

    def close(self) -> None:
        self._unsubscribe()

    def _write(
        self, future: Future[Any], screen: str, done: OnSaved | None, failed: Callable[[], object] | None
    ) -> None:
        self._writing += 1
        QTimer.singleShot(_SLOW_MS, self, self._say_if_slow)

        def saved(changes: Changes) -> None:
            self._writing -= 1
            self.say("Opgeslagen")
            self.undo_state_changed.emit()
            if done is not None and alive(done):
                done(changes)

        def refused(error: BaseException) -> None:
            self._writing -= 1
            self.show_error(error, screen)
            if failed is not None and alive(failed):
                failed()

        self.tasks.follow(future, saved, refused)

    def _say_if_slow(self) -> None:
        if self._writing:
            self.say("Bezig met opslaan …")

    def _restore(self, future: Future[Any], screen: str, *, undone: bool) -> None:
        def restored(changes: Changes | None) -> None:
            self.undo_state_changed.emit()
            self.say("Teruggezet" if changes is not None and undone else "Opgeslagen")
            if changes is not None:
                self.restored.emit(self._as_seen(changes))

        self.tasks.follow(future, restored, lambda error: self.show_error(error, screen))

    def _from_writer(self, changes: Changes) -> None:
        """On the writer thread, after the commit: filter there, so that the screen never waits for it.

        What comes from the office comes in many pieces: those are gathered for a moment. What was done
        here is not.
        """
        with self._gate:
            waits, self._held = self._held != Changes(), self._held | changes
            if changes.change is None and time.monotonic() - self._told < GATHER_MS / 1000:
                if not waits:
                    self._held_back.emit()
                return
            self._send()

    def _let_through(self) -> None:
        def send() -> None:
            with self._gate:
                if self._held != Changes():
                    self._send()

        self.tasks.run(send)

    def _send(self) -> None:
        """Everything that was held back, with the gezin as it is now; the gate is closed meanwhile."""
        changes, self._held, self._told = self._held, Changes(), time.monotonic()
        self._arrived.emit(self._as_seen(changes), seen_by(self.sessie.snapshot, self.audience))

    def _take(self, changes: Changes, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.changed.emit(changes)

    def _as_seen(self, changes: Changes) -> Changes:
        return Changes(tuple(self._seen(record) for record in changes.records), changes.ops, changes.change)

    def _seen(self, record: Record) -> Record:
        return record if visible(record, self.audience) else Record(record.id, record.kind, deleted=True)
