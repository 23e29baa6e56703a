"""A system bus of a test's own, and a stand-in for logind and UPower on it."""

from __future__ import annotations

import os
import select
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

OURS, ANOTHERS = ("/org/freedesktop/login1/session/_3" + end for end in ("1", "2"))
_LOGIN = "org.freedesktop.login1"
_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""


class Logind:
    """Answers what a window asks, and says what a test has it say. `address` is that of the bus."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.asked: list[tuple[str, tuple[object, ...]]] = []
        self._watches: list[int] = []
        self._lock = threading.Lock()
        self._bus = open_dbus_connection(address, enable_fds=True)
        for name in (_LOGIN, "org.freedesktop.UPower"):
            self._bus.send_and_get_reply(message_bus.RequestName(name, 0))
        self._wake, self._sleeper = os.pipe()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def say(self, signal: str, signature: str = "", body: tuple[object, ...] = (), path: str = OURS) -> None:
        """A signal of the manager when it is about sleep, else of a session."""
        manager = signal.startswith("Prepare")
        kind = "Manager" if manager else "Session"
        self._send(
            "/org/freedesktop/login1" if manager else path, f"{_LOGIN}.{kind}", signal, signature, body
        )

    def changed(self, name: str, value: bool, path: str = OURS) -> None:
        """A property has another value."""
        body = ("", {name: ("b", value)}, [])
        self._send(path, "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as", body)

    def waits(self, seconds: float = 0.2) -> bool:
        """Whether somebody still keeps the laptop from sleeping; up to `seconds` until nobody does."""
        ended = select.select(self._watches, [], [], seconds)[0] if self._watches else []
        return len(ended) < len(self._watches)

    def close(self) -> None:
        os.write(self._sleeper, b"x")
        self._thread.join()
        self._bus.close()
        for end in (*self._watches, self._wake, self._sleeper):
            os.close(end)

    def _send(self, path: str, interface: str, signal: str, signature: str, body: tuple[object, ...]) -> None:
        address = DBusAddress(path, interface=interface)
        with self._lock:
            self._bus.send(new_signal(address, signal, signature or None, body))

    def _serve(self) -> None:
        while True:
            if self._wake in select.select([self._bus.sock, self._wake], [], [])[0]:
                return
            with self._lock:
                message = self._bus.receive()
                if message.header.message_type is not MessageType.method_call:
                    continue
                method = message.header.fields[HeaderFields.member]
                self.asked.append((method, message.body))
                if method == "GetSession":
                    self._bus.send(new_method_return(message, "o", (OURS,)))
                elif method == "Inhibit":
                    watch, given = os.pipe()
                    self._watches.append(watch)
                    self._bus.send(new_method_return(message, "h", (given,)))
                    os.close(given)
                else:
                    self._bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))


@contextmanager
def logind(folder: Path) -> Iterator[Logind]:
    """Runs as long as the test does."""
    config = folder / "bus.xml"
    config.write_text(_CONFIG.format(folder=folder))
    command = ["dbus-daemon", f"--config-file={config}", "--print-address=1", "--nofork"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as bus:
        assert bus.stdout is not None
        service = Logind(bus.stdout.readline().decode().strip())
        try:
            yield service
        finally:
            service.close()
            bus.terminate()
