"""What was copied here leaves the clipboard again: after half a minute, and when this window ends.

Only what is still ours: what another program put there is never touched, and not even read where the system
tells whose it is. Nothing of a copy is kept but a keyed hash, and that only where the system does not tell.
"""

from __future__ import annotations

import hashlib
import os

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 30
MARKS = (
    "x-kde-passwordManagerHint",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
)
"""Asks clipboard histories (KDE, Windows) not to keep what is copied."""
_TELLS_WHOSE = frozenset({"xcb", "wayland", "windows"})
_HANDS = frozenset({
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
})  # fmt: skip


class OwnCopies(QObject):
    """Watches the clipboard, and the selection that X11 pastes with the middle button."""

    def __init__(self, application: QGuiApplication, seconds: float = SECONDS) -> None:
        super().__init__()
        self._clipboard = application.clipboard()
        self._tells = application.platformName() in _TELLS_WHOSE
        self._key = os.urandom(32)
        self._ours: dict[QClipboard.Mode, bytes] = {}
        self._busy = False
        self._hand = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(lambda: self._changed(QClipboard.Mode.Clipboard))
        self._clipboard.selectionChanged.connect(lambda: self._changed(QClipboard.Mode.Selection))
        if not self._tells:
            application.installEventFilter(self)

    def clear(self) -> None:
        """Take back what is still ours, at once."""
        self._timer.stop()
        self._busy = True
        for mode, print_ in self._ours.items():
            if self._owns(mode) or (not self._tells and self._print(mode) == print_):
                self._clipboard.clear(mode)
        self._ours.clear()
        self._busy = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Where the system does not tell: what changes while a hand is at work here, was copied here."""
        if event.type() in _HANDS and not self._hand:
            self._hand = True
            QTimer.singleShot(0, self, self._hand_is_off)
        return False

    def _hand_is_off(self) -> None:
        self._hand = False

    def _changed(self, mode: QClipboard.Mode) -> None:
        if self._busy:
            return
        if not (self._owns(mode) or (self._hand and not self._tells)):
            self._ours.pop(mode, None)
            return
        if mode is QClipboard.Mode.Clipboard:
            self._mark()
        self._ours[mode] = b"" if self._tells else self._print(mode)
        self._timer.start()

    def _owns(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Clipboard:
            return self._clipboard.ownsClipboard()
        return self._clipboard.ownsSelection()

    def _mark(self) -> None:
        """The same again, marked as something not to keep."""
        content: QMimeData | None = self._clipboard.mimeData()
        if content is None or all(content.hasFormat(mark) for mark in MARKS):
            return
        marked = QMimeData()
        for kind in content.formats():
            marked.setData(kind, content.data(kind))
        if content.hasImage():
            marked.setImageData(content.imageData())
        for mark in MARKS:
            marked.setData(mark, b"secret")
        self._busy = True
        self._clipboard.setMimeData(marked)
        self._busy = False

    def _print(self, mode: QClipboard.Mode) -> bytes:
        """Tells equal content; nothing can be read back from it."""
        content: QMimeData | None = self._clipboard.mimeData(mode)
        digest = hashlib.blake2b(key=self._key)
        if content is not None:
            for kind in sorted(content.formats()):
                digest.update(kind.encode() + bytes(content.data(kind).data()))
        return digest.digest()
