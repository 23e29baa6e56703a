"""The small process without Qt that stays: it starts a window, and after a lock the next one.

The end of a window process is the only real wipe of keys and text from memory that Python has. Keys pass
through this process once, on their way to the window at the table; they are overwritten here as soon as
that window has them, and are never written down.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from kanz_desktop.errors import EnvironmentRefused
from kanz_desktop.paths import AppPaths
from kanz_desktop.services.instance import InstanceLock
from kanz_desktop.ui.shell.process import (
    EXIT_DONE,
    EXIT_LOCK,
    EXIT_SAID,
    EXIT_TABLE,
    RAISE,
    Message,
    read_message,
    write_message,
)
from kanz_desktop.ui.shell.window_process import start_window

_LOOK_FOR_CALLS_S = 0.4
_SOON_S = 10.0
"""A window that breaks sooner than this after its start will do so again: no use in another try."""

Run = Callable[[Message], tuple[int, Message | None]]


class WindowStopped(EnvironmentRefused):
    """A window ended right after its start; data `exit`."""

    code = "venster-gestopt"


def main_loop(paths: AppPaths, run: Run | None = None, first: subprocess.Popen[bytes] | None = None) -> int:
    """Show windows until one of them is closed. Returns the exit code of the program.

    `first` is a window that was started already and waits for its message; without one it ends by itself.
    """
    lock = InstanceLock(paths)
    if not _is_ours(lock):
        lock.call()
        return EXIT_DONE
    started = [first] if first is not None else []

    def run_window(message: Message) -> tuple[int, Message | None]:
        return _follow(started.pop() if started else start_window(paths), message, lock)

    try:
        return _windows(run or run_window)
    finally:
        lock.release()


def _is_ours(lock: InstanceLock) -> bool:
    """False when another one runs. Where no lock can be made the window itself says what is wrong there."""
    try:
        return lock.take()
    except EnvironmentRefused:
        return True


def _windows(run: Run) -> int:
    message = Message()
    while True:
        started = time.monotonic()
        code, left = run(message)
        if code == EXIT_DONE:
            return EXIT_DONE
        if code in (EXIT_LOCK, EXIT_TABLE):
            message = left or message.without_secret()
            message = message if code == EXIT_TABLE else message.without_secret()
        elif time.monotonic() - started < _SOON_S:
            _say_that_it_stopped(code)
            return code
        else:
            message = replace(message.without_secret(), crashed=True)


def _follow(
    process: subprocess.Popen[bytes], message: Message, lock: InstanceLock
) -> tuple[int, Message | None]:
    """One window to its end: its exit code, and the message that it left behind."""
    assert process.stdin is not None
    assert process.stdout is not None
    events: queue.Queue[Message | None] = queue.Queue()
    output = process.stdout.fileno()
    threading.Thread(target=lambda: events.put(_last_message(output)), daemon=True).start()
    _send(process.stdin.fileno(), message)
    message.wipe()
    while True:
        try:
            left = events.get(timeout=_LOOK_FOR_CALLS_S)
        except queue.Empty:
            if lock.called():
                _call_window(process.stdin.fileno())
            continue
        code = process.wait()
        process.stdin.close()
        process.stdout.close()
        return code, left


def _say_that_it_stopped(code: int) -> None:
    """For who started it from a terminal; there is no window to say it in."""
    from kanz_desktop.services.error_text import explain

    if code != EXIT_SAID:
        sys.stderr.write(f"{explain(WindowStopped(exit=code))}\n")


def _last_message(descriptor: int) -> Message | None:
    """What the window leaves behind; returns when it has closed its end."""
    last = None
    while (message := read_message(descriptor)) is not None:
        last = message
    return last


def _send(descriptor: int, message: Message) -> None:
    try:
        write_message(descriptor, message)
    except BrokenPipeError:
        return  # it ended before it listened; its exit code says the rest


def _call_window(descriptor: int) -> None:
    try:
        os.write(descriptor, RAISE)
    except BrokenPipeError:
        return
