"""What is asked of Windows and macOS to keep a window out of captures, on stand-ins for them."""

from __future__ import annotations

from typing import Any

import pytest

from kanz_desktop.ui.shell.capture import keep_out_of_captures

WINDOW = 0x5151


class Call:
    """One function of a library; remembers what it was called with."""

    def __init__(self, calls: list[tuple[str, tuple[Any, ...]]], name: str, gives: Any) -> None:
        self._calls, self._name, self._gives = calls, name, gives
        self.argtypes: tuple[Any, ...] = ()
        self.restype: Any = None

    def __call__(self, *arguments: Any) -> Any:
        assert len(arguments) == len(self.argtypes), "a call without its types cuts off a pointer"
        self._calls.append((self._name, arguments))
        return self._gives(*arguments) if callable(self._gives) else self._gives


class Library:
    def __init__(self, **functions: Any) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.loaded: list[str] = []
        for name, gives in functions.items():
            setattr(self, name, Call(self.calls, name, gives))

    def load(self, name: str) -> Library:
        self.loaded.append(name)
        return self


@pytest.mark.parametrize(("knows", "asked"), [({0x11, 0x01}, [0x11]), ({0x01}, [0x11, 0x01])])
def test_windows_leaves_the_window_out_or_shows_it_black(knows: set[int], asked: list[int]) -> None:
    user32 = Library(SetWindowDisplayAffinity=lambda _window, how: int(how in knows))
    assert keep_out_of_captures(WINDOW, "win32", user32.load)
    assert user32.loaded == ["user32"]
    assert user32.calls == [("SetWindowDisplayAffinity", (WINDOW, how)) for how in asked]


def test_a_windows_that_refuses_both_is_said_to_refuse() -> None:
    assert not keep_out_of_captures(WINDOW, "win32", Library(SetWindowDisplayAffinity=0).load)


def test_macos_is_told_on_the_window_around_the_view() -> None:
    sent = []

    def send(receiver: Any, selector: Any, *rest: Any) -> Any:
        sent.append((receiver, selector, *rest))
        return "the window" if selector == b"window" else None

    objc = Library(sel_registerName=lambda name: name, objc_msgSend=send)
    assert keep_out_of_captures(WINDOW, "darwin", objc.load)
    assert sent == [(WINDOW, b"window"), ("the window", b"setSharingType:", 0)]


def test_a_view_without_a_window_is_left_alone() -> None:
    objc = Library(sel_registerName=lambda name: name, objc_msgSend=None)
    assert not keep_out_of_captures(WINDOW, "darwin", objc.load)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_system_without_the_call_stops_nobody(platform: str) -> None:
    def lacking(_name: str) -> Any:
        raise OSError

    assert not keep_out_of_captures(WINDOW, platform, lacking)
    assert not keep_out_of_captures(WINDOW, platform, Library().load)


def test_linux_has_nothing_to_ask() -> None:
    assert not keep_out_of_captures(WINDOW, "linux", Library().load)
