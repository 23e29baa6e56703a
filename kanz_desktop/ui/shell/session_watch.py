"""Hears from the system that the session is locked or left, or that the laptop goes to sleep.

Linux tells it over D-Bus: logind (sleep, lock, another user), UPower (the lid), the screen savers. A sleep
waits for us for a moment (a delay inhibitor), so that what is open is locked before the laptop is asleep.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

_LOGIN, _LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER = f"{_LOGIN}.Manager"
_POWER, _POWER_PATH = "org.freedesktop.UPower", "/org/freedesktop/UPower"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SAVERS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
)
_ANSWER_WITHIN_MS = 5000
_LEFT = {"Active": False, "LockedHint": True, "LidIsClosed": True}
"""What a property says when nobody may be looking at our window any more."""


def _slot(signature: str) -> bytes:
    """The stubs ask for bytes; the binding takes the text that SLOT gives, and refuses bytes."""
    return cast("bytes", SLOT(signature))


class SessionWatch(QObject):
    """For Linux. Emits `away`. Where nothing tells, `IdleWatch` sees the clock jump."""

    away = Signal()
    sleeps = Signal()
    """The laptop goes to sleep, or hibernates: it does not say which. Before `away`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: list[object] = []
        """Calls that are under way, and the pipe that keeps the laptop awake until this process ends."""

    def listen(self) -> None:
        """From now on; waits for nobody."""
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            system.connect(_LOGIN, _LOGIN_PATH, _MANAGER, "PrepareForSleep", self, _slot("on_sleep(bool)"))
            self._watch_properties(_POWER, _POWER_PATH)
            self._ask("GetSession", [os.environ.get("XDG_SESSION_ID", "auto")], self._watch_session)
            self._ask("Inhibit", ["sleep", "Kanz", "Kanz gaat op slot", "delay"], self._kept.append)
        for path, interface in _SAVERS if session.isConnected() else ():
            session.connect("", path, interface, "ActiveChanged", self, _slot("on_saver(bool)"))

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

    @Slot(str, "QVariantMap", "QStringList")
    def on_properties(self, _interface: str, changed: dict[str, Any], _unknown: list[str]) -> None:
        if any(name in changed and changed[name] is left for name, left in _LEFT.items()):
            self.away.emit()

    def _ask(self, method: str, arguments: list[str], answered: Callable[[Any], object]) -> None:
        """Call logind; without an answer nothing happens."""
        message = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, _MANAGER, method)
        message.setArguments(arguments)
        call = QDBusPendingCallWatcher(QDBusConnection.systemBus().asyncCall(message, _ANSWER_WITHIN_MS))
        self._kept.append(call)

        def finished() -> None:
            self._kept.remove(call)
            if not call.isError():
                answered(call.reply().arguments()[0])

        call.finished.connect(finished)

    def _watch_session(self, found: Any) -> None:
        """Only our own: another user's lock is not ours."""
        path = found.path()
        QDBusConnection.systemBus().connect(
            _LOGIN, path, f"{_LOGIN}.Session", "Lock", self, _slot("on_lock()")
        )
        self._watch_properties(_LOGIN, path)

    def _watch_properties(self, service: str, path: str) -> None:
        slot = _slot("on_properties(QString,QVariantMap,QStringList)")
        QDBusConnection.systemBus().connect(service, path, _PROPERTIES, "PropertiesChanged", self, slot)
