"""Fields that save themselves: a draft within a second, one operation when the field is left.

The editor keeps the heads that it opened with. An operation that arrives, from this window or from
elsewhere, never changes a field in which somebody is writing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from kanz_desktop.domain.kinds import Merge
from kanz_desktop.domain.merge import field_of
from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import set_field
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.traced import open_menu, trace
from kanz_desktop.ui.widgets.versions import VersionsLink

DRAFT_AFTER_MS = 600
OPERATION_AFTER_MS = 60_000


class AutosaveEditor(QWidget):
    """What line and text have in common: following the record, drafts, one operation at leaving."""

    committed = Signal(str)
    """The text as it was written, after it was handed to the store."""

    def __init__(
        self,
        context: GezinContext,
        record: Id,
        kind: str,
        field: str,
        *,
        screen: str,
        placeholder: str = "",
        name: str = "",
    ) -> None:
        super().__init__()
        self.context = context
        self.record, self.kind, self.field, self.screen_id = record, kind, field, screen
        self._heads: tuple[bytes, ...] = ()
        self._shown = ""
        self._dirty = False
        self._on_its_way = False
        self.along: Callable[[str], Sequence[Edit]] = _nothing
        """What these words change besides, in the same change: undo takes both back."""
        self.editor: QLineEdit | QPlainTextEdit | QTextEdit = self._make_editor()
        self.editor.setPlaceholderText(placeholder)
        self.editor.setAccessibleName(name or placeholder)
        self.editor.installEventFilter(self)
        self.editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.editor.customContextMenuRequested.connect(self._open_menu)
        trace(self, context, record, kind, field, screen=screen)
        self.setFocusProxy(self.editor)
        self._versions = VersionsLink(context, record, kind, field, screen)
        body = column(self, gap=2)
        body.addWidget(self.editor)
        body.addWidget(self._versions)
        self._draft_timer = self._timer(DRAFT_AFTER_MS, self._save_draft)
        self._operation_timer = self._timer(OPERATION_AFTER_MS, self.commit)
        context.changed.connect(self._on_changed)
        context.restored.connect(self._on_changed)
        self._refresh()

    def text(self) -> str:
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        raise NotImplementedError

    def _make_editor(self) -> QLineEdit | QPlainTextEdit | QTextEdit:
        raise NotImplementedError

    def set_bare(self, bare: bool = True) -> None:
        """Show the frame only under the pointer and while writing, as in a table."""
        self.editor.setProperty("bare", bare)

    def commit(self) -> None:
        """Make one operation of what was typed. At leaving, at lock, and after a minute."""
        self._draft_timer.stop()
        self._operation_timer.stop()
        if not self._dirty:
            return
        text = self.text().strip()
        self._dirty = False
        if text == self._shown:
            self.context.drop_draft(self.record, self.field)
            return
        self._shown, self._on_its_way = text, True
        edits = [self._edit(text), *self.along(text)]
        self.context.apply(edits, self.screen_id, self._written, self._refused)
        self.committed.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason() != Qt.FocusReason.PopupFocusReason
        ):
            self.commit()
            self._refresh()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._takes_back(event):
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)

    def _takes_back(self, event: QKeyEvent) -> bool:
        """Undo works inside the field while something half-typed stands there; after that on the screen."""
        if event.matches(QKeySequence.StandardKey.Undo):
            if self._dirty and self._can_undo_typing():
                return False
            self.context.undo(self.screen_id)
            return True
        if event.matches(QKeySequence.StandardKey.Redo) and not self._dirty:
            self.context.redo(self.screen_id)
            return True
        return False

    def _can_undo_typing(self) -> bool:
        raise NotImplementedError

    def _open_menu(self, place: QPoint) -> None:
        open_menu(self.editor, place)

    def _edit(self, text: str) -> Edit:
        """Replaces the heads that stood on the screen when the writing began, not what came since."""
        edit = set_field(self.context.snapshot, self.record, self.kind, self.field, text)
        return replace(edit, replaces=self._heads)

    def _written(self, changes: Changes) -> None:
        self._on_its_way = False
        if self._dirty:  # more was typed while the store was writing: that goes on top of our own operation
            self._heads = tuple(op for op in changes.ops if op in self._current_heads()) or self._heads
        else:
            self.context.drop_draft(self.record, self.field)
            self._refresh()

    def _refused(self) -> None:
        """Not written: the words stay on the screen, and the next leaving tries again."""
        self._on_its_way = False
        self._shown = self._saved_text()
        self._typed()

    def _on_changed(self, changes: Changes) -> None:
        if any(record.id == self.record for record in changes.records):
            self._refresh()

    def _refresh(self) -> None:
        if self._dirty or self._on_its_way:
            return
        text = self._saved_text()
        self._heads = self._current_heads()
        self._shown = text
        if text != self.text():
            self.set_text(text)
        self._versions.refresh()

    def _saved_text(self) -> str:
        record = self.context.snapshot.get(self.record)
        return record.text(self.field) if record is not None else ""

    def _current_heads(self) -> tuple[bytes, ...]:
        """What an edit here replaces. Of a text that two people wrote, the version that stands in the field.

        The other one was not in front of whoever typed: it waits under Samen bekijken.
        """
        record = self.context.snapshot.get(self.record)
        cell = record.cells.get(self.field) if record is not None else None
        if cell is None:
            return ()
        if field_of(self.kind, self.field).merge is not Merge.TEXT:
            return cell.heads
        return tuple(v.op for v in cell.versions if v.value == cell.value and not v.newer)

    def _typed(self) -> None:
        self._dirty = True
        self._draft_timer.start()
        if not self._operation_timer.isActive():
            self._operation_timer.start()

    def _save_draft(self) -> None:
        self.context.save_draft(
            self.record, self.kind, self.field, None, self.text(), self._heads, self.screen_id
        )

    def _timer(self, wait_ms: int, what: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(what)
        return timer


def _nothing(_text: str) -> Sequence[Edit]:
    return ()
