"""A real window process with a hand of a test inside: told by a socket what to type and where to go.

    python -m tests.helpers.driven_window SOCKET

It imports nothing that knows a secret: whatever a test finds in its memory came there by itself, or was told.
Only `forbid_core_dumps` is left out, because that keeps a test from reading the memory.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest

from kanz_desktop import app
from kanz_desktop.paths import profile_paths
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.opening.view import OpeningFace
from kanz_desktop.ui.shell.flow import Flow

KEPT: list[bytes] = []


class Driven(QObject):
    """Does one thing at a time, on the GUI thread, and answers with where the window is then."""

    told = Signal(str)

    def __init__(self, flow: Flow) -> None:
        super().__init__(flow)
        self._flow = flow
        self._line = socket.socket(socket.AF_UNIX)
        self._line.connect(sys.argv[1])
        self.told.connect(self._do)
        self._answer()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with self._line.makefile("r") as lines:
            for line in lines:
                self.told.emit(line)

    def _answer(self) -> None:
        face: Any = self._flow.window.face
        page = getattr(face, "page", None)
        where = [type(face).__name__, type(page).__name__, str(getattr(face, "current", ""))]
        busy = isinstance(page, OpeningPage) and not page.sheet.isEnabled()
        self._line.sendall(json.dumps({"pid": os.getpid(), "where": where, "busy": busy}).encode() + b"\n")

    def _do(self, line: str) -> None:
        command = json.loads(line)
        getattr(self, f"do_{command.pop('do')}")(**command)
        self._answer()

    def do_look(self) -> None:
        """Only say where the window is."""

    def do_unlock(self, words: str) -> None:
        face = self._flow.window.face
        assert isinstance(face, OpeningFace)
        self._type(face.page.field.line, words)

    def do_open(self, gezin: str) -> None:
        self._flow.open_gezin(bytes.fromhex(gezin), "leefgebieden")

    def do_notes(self, words: str) -> None:
        face: Any = self._flow.window.face
        face.go("werkaantekeningen")
        self._type(face.screen_now().page.field.line, words)

    def do_notes_open(self) -> None:
        """Fails until they are."""
        face: Any = self._flow.window.face
        assert face.context.werkplek.beside(face.context.sessie.id) is not None

    def do_table(self) -> None:
        self._flow.go_to_table()

    def do_start(self) -> None:
        face: Any = self._flow.window.face
        face.start.click()

    def do_lock(self) -> None:
        self._flow.lock()

    def do_keep(self, secret: str) -> None:
        """Leave a secret behind on purpose."""
        KEPT.append(bytes.fromhex(secret))

    def _type(self, line: Any, words: str) -> None:
        line.setFocus()
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)


class DrivenFlow(Flow):
    def start(self) -> None:
        super().start()
        Driven(self)


if __name__ == "__main__":
    app.forbid_core_dumps = lambda: ()
    app.Flow = DrivenFlow  # type: ignore[misc]
    app.run_window(profile_paths())
