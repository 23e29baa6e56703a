"""A real screen for a test: Xvfb, a session bus, the accessibility tree, and hands on mouse and keyboard.

A test sees the windows as a screen reader does (AT-SPI over D-Bus: role, name, place on the screen)
and acts as a person does (xdotool sends real key and button events to the X server). Nothing in the
program knows that it is being tested.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse
from PIL import ImageGrab

NEEDED = ("Xvfb", "xdotool", "dbus-daemon", "openbox", "gnome-keyring-daemon")
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
ACCESSIBLE = "org.a11y.atspi.Accessible"
TEXT = "org.a11y.atspi.Text"
COMPONENT = "org.a11y.atspi.Component"
SHOWING = 25  # AT-SPI state numbers
FOCUSED = 12
_BAR = 75  # height of the top bar, behind which nothing can be clicked
_EDGE = 12
_STEPS = 12

Wanted = str | Callable[[str], bool]
"""A control by its whole name, or by a test of its name."""


def missing_parts() -> list[str]:
    """What this machine lacks for a real window; empty where a test can run."""
    lacking = [program for program in NEEDED if shutil.which(program) is None]
    if not any(Path(path).exists() for path in LAUNCHERS):
        lacking.append("at-spi-bus-launcher")
    return lacking


@dataclass(frozen=True)
class Node:
    """One control as a screen reader meets it."""

    bus: str
    path: str
    role: str
    name: str
    x: int
    y: int
    width: int
    height: int
    states: int

    @property
    def centre(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2

    @property
    def showing(self) -> bool:
        return bool(self.states >> SHOWING & 1) and self.width > 0 and self.height > 0

    @property
    def focused(self) -> bool:
        return bool(self.states >> FOCUSED & 1)


class Tree:
    """Reads the accessibility tree of every window on the screen."""

    def __init__(self, address: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(address)

    def close(self) -> None:
        self._connection.close()

    def _call(self, bus: str, path: str, interface: str, method: str, signature: str = "", body: tuple = ()):
        message = new_method_call(
            DBusAddress(path, bus_name=bus, interface=interface), method, signature or None, body
        )
        reply = self._connection.send_and_get_reply(message, timeout=5)
        if reply.header.message_type is MessageType.error:
            raise DBusErrorResponse(reply)
        return reply.body

    def _property(self, bus: str, path: str, name: str):
        return self._call(bus, path, "org.freedesktop.DBus.Properties", "Get", "ss", (ACCESSIBLE, name))[0][1]

    def children(self, bus: str, path: str) -> list[tuple[str, str]]:
        return [(child[0], child[1]) for child in self._call(bus, path, ACCESSIBLE, "GetChildren")[0]]

    def node(self, bus: str, path: str) -> Node:
        low, high = self._call(bus, path, ACCESSIBLE, "GetState")[0]
        try:
            x, y, width, height = self._call(bus, path, COMPONENT, "GetExtents", "u", (0,))[0]
        except DBusErrorResponse:  # an application node has no place on the screen
            x = y = width = height = 0
        role = self._call(bus, path, ACCESSIBLE, "GetRoleName")[0]
        return Node(bus, path, role, self._property(bus, path, "Name"), x, y, width, height, low | high << 32)

    def text(self, node: Node) -> str:
        """What is written in a field."""
        try:
            return str(self._call(node.bus, node.path, TEXT, "GetText", "ii", (0, -1))[0])
        except (DBusErrorResponse, TimeoutError):
            return ""

    def walk(self) -> Iterator[Node]:
        """Every control, breadth first; a control that vanishes while we look is passed over."""
        queue = self.children("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        while queue:
            bus, path = queue.pop(0)
            try:
                node = self.node(bus, path)
                queue.extend(self.children(bus, path))
            except (DBusErrorResponse, TimeoutError):
                continue
            yield node


class Desktop:
    """One screen with a session bus; start programs on it, look for controls, act on them."""

    def __init__(self, folder: Path, size: str = "1366x768") -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        self.folder = folder
        self._size = tuple(int(part) for part in size.split("x"))
        self.environment = dict(os.environ, HOME=str(folder), XDG_RUNTIME_DIR=str(folder), LC_ALL="C.UTF-8")
        for name in (
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "QT_QPA_PLATFORM",
            "QT_SCALE_FACTOR",
        ):
            self.environment.pop(name, None)
        self._start_screen(size)
        self._start_buses()

    def _spawn(self, *command: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._processes.append(process)
        return process

    def _start_screen(self, size: str) -> None:
        read, write = os.pipe()
        screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp",
             "-fbdir", str(self.folder)],
            pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        self._processes.append(screen)
        with os.fdopen(read) as pipe:
            self.environment["DISPLAY"] = f":{pipe.readline().strip()}"
        self._spawn("openbox")

    def _start_buses(self) -> None:
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._processes.append(bus)
        assert bus.stdout is not None
        address = bus.stdout.readline().decode().strip()
        self.environment.update(DBUS_SESSION_BUS_ADDRESS=address, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        self._spawn(next(path for path in LAUNCHERS if Path(path).exists()), "--launch-immediately")
        self.tree = Tree(self._accessibility_address(address))
        self._open_keyring()

    def _open_keyring(self) -> None:
        """The keyring of somebody who has logged in: open, so that no system dialog asks for it."""
        keyring = subprocess.Popen(
            ["gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"],
            env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._processes.append(keyring)
        assert keyring.stdin is not None
        keyring.stdin.write(b"sleutelbos van een proef")
        keyring.stdin.close()

    def _accessibility_address(self, session: str) -> str:
        message = new_method_call(
            DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus"), "GetAddress"
        )
        deadline = time.monotonic() + 10
        while True:
            with open_dbus_connection(session) as connection:
                reply = connection.send_and_get_reply(message, timeout=10)
            if reply.header.message_type is not MessageType.error:
                return str(reply.body[0])
            if time.monotonic() > deadline:
                raise TimeoutError("no accessibility bus")
            time.sleep(0.1)

    def start(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start a program on this screen; its output goes to a file beside its home."""
        with (self.folder / "output.txt").open("ab") as output:
            process = subprocess.Popen(
                command, env={**self.environment, **environment}, stdout=output, stderr=output
            )
        self._processes.append(process)
        return process

    def find(self, name: Wanted, role: str = "", *, seconds: float = 15) -> Node:
        """The first showing control with this name (or whose name satisfies a test); waits for it."""
        deadline = time.monotonic() + seconds
        while True:
            for node in self.tree.walk():
                fits = node.name == name if isinstance(name, str) else name(node.name)
                if fits and node.showing and (not role or node.role == role):
                    return node
            if time.monotonic() > deadline:
                raise AssertionError(f"not on the screen: {name!r} {role}\n{self.describe()}")
            time.sleep(0.1)

    def gone(self, name: str, *, seconds: float = 15) -> None:
        """Wait until no control with this name is showing."""
        deadline = time.monotonic() + seconds
        while any(node.name == name and node.showing for node in self.tree.walk()):
            if time.monotonic() > deadline:
                raise AssertionError(f"still on the screen: {name!r}")
            time.sleep(0.1)

    def describe(self) -> str:
        """The showing controls, a line each: what a failing test prints."""
        return "\n".join(
            f"{node.role}: {node.name!r} at {node.x},{node.y} {node.width}x{node.height}"
            for node in self.tree.walk()
            if node.showing and node.name
        )

    def _hand(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self.environment, check=True, timeout=60)

    def shows(self, text: str, *, seconds: float = 15) -> bool:
        """Whether some control shows this text, in its name or written in a field; waits for it."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for node in self.tree.walk():
                if text in node.name or (node.role == "text" and text in self.tree.text(node)):
                    return True
            time.sleep(0.1)
        return False

    def click(self, target: Wanted | Node, role: str = "") -> Node:
        node = target if isinstance(target, Node) else self.find(target, role)
        x, y = node.centre
        self._hand("mousemove", "--sync", str(x), str(y), "click", "1")
        return node

    def reach(self, name: Wanted, role: str = "") -> Node:
        """Bring a control into view with the wheel, as a person does, and return it where it then stands."""
        width, height = self._size
        for _ in range(40):
            node = self.find(name, role)
            top, bottom = node.y - _BAR, height - _EDGE - (node.y + node.height)
            if top >= 0 and bottom >= 0:
                return node
            clicks = 2 if bottom < 0 else -2
            self._hand("mousemove", str(width * 2 // 3), str(height * 3 // 4))
            self._hand("click", "--repeat", str(abs(clicks)), "5" if clicks > 0 else "4")
            time.sleep(0.15)
        raise AssertionError(f"cannot be scrolled into view: {name!r}\n{self.describe()}")

    def press(self, name: Wanted, role: str = "") -> None:
        """Scroll to a control and click on it."""
        self.click(self.reach(name, role))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at `start`, carry to `end` in small steps as a hand does, and let go there."""
        self._hand("mousemove", "--sync", str(start[0]), str(start[1]), "mousedown", "1")
        for step in range(1, _STEPS + 1):
            x, y = (a + (b - a) * step // _STEPS for a, b in zip(start, end, strict=True))
            self._hand("mousemove", str(x), str(y))
            time.sleep(0.05)
        self._hand("mouseup", "1")

    def key(self, *keys: str) -> None:
        self._hand("key", "--clearmodifiers", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Type as a person does. A sign that the keymap lacks is lent a key for a moment."""
        for known, run in itertools.groupby(text, key=str.isascii):
            self._hand("type", "--delay", "12" if known else "80", "--", "".join(run))
            time.sleep(0 if known else 0.15)

    def titles(self) -> set[str]:
        """What the task switcher calls the windows on this screen."""

        def ask(*command: str) -> list[str]:
            run = subprocess.run(
                ["xdotool", *command], env=self.environment, capture_output=True, check=False
            )
            return run.stdout.decode().splitlines()

        return {
            title
            for window in ask("search", "--onlyvisible", "--name", ".")
            for title in ask("getwindowname", window)
        }

    def screenshot(self, target: Path) -> None:
        ImageGrab.grab(xdisplay=self.environment["DISPLAY"]).save(target)

    def close(self) -> None:
        self.tree.close()
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A fresh screen of 1366x768 with a home folder of its own."""
    if lacking := missing_parts():
        pytest.skip(f"no real window here: {', '.join(lacking)} not installed")
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    screen = Desktop(home)
    try:
        yield screen
    finally:
        screen.close()
