"""Hears from the system that the session is locked or the laptop goes to sleep, where it says so."""

from __future__ import annotations

import sys
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIN = "org.freedesktop.login1"
_SAVER = "org.freedesktop.ScreenSaver"


class SessionWatch(QObject):
    """Emits `away`. Only Linux tells it over D-Bus; elsewhere `IdleWatch` sees the clock jump."""

    away = Signal()
    sleeps = Signal()
    """The laptop goes to sleep, or hibernates: it does not say which. Before `away`."""

    def listen(self) -> None:
        if not sys.platform.startswith("linux"):
            return
        from PySide6.QtDBus import QDBusConnection

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        # the stubs ask for bytes, the binding takes the text that SLOT gives and refuses bytes
        on_sleep, on_saver, on_lock = (
            cast("bytes", SLOT(name)) for name in ("on_sleep(bool)", "on_saver(bool)", "on_lock()")
        )
        if system.isConnected():
            system.connect(
                _LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "PrepareForSleep", self, on_sleep
            )
            system.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, on_lock)
        if session.isConnected():
            session.connect("", "/org/freedesktop/ScreenSaver", _SAVER, "ActiveChanged", self, on_saver)

    @Slot(bool)
    def on_sleep(self, starts: bool) -> None:
        if starts:
            self.sleeps.emit()
            self.away.emit()

    @Slot(bool)
    def on_saver(self, starts: bool) -> None:
        if starts:
            self.away.emit()

    @Slot()
    def on_lock(self) -> None:
        self.away.emit()
