"""The small process without Qt that stays: it starts a window, and after a lock the next one.

The end of a window process is the only real wipe of keys and text from memory that Python has. Keys pass
through this process once, on their way to the window at the table; they are overwritten here as soon as
that window has them, and are never written down. What a pincode opens stays, in `PinKeeper`.
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
from kanz_desktop.ui.shell.pin_keeper import PinKeeper
from kanz_desktop.ui.shell.process import (
    EXIT_DONE,
    EXIT_LOCK,
    EXIT_SAID,
    EXIT_TABLE,
    FORGET,
    HOLD,
    LEFT,
    LEND,
    LENT,
    MISSED,
    NEXT,
    RAISE,
    RIGHT,
    Message,
    read_message,
    read_secret,
    read_word,
    write_message,
    write_secret,
)
from kanz_desktop.ui.shell.window_process import NextWindow

_LOOK_FOR_CALLS_S = 0.4
_SOON_S = 10.0
"""A window that breaks sooner than this after its start will do so again: no use in another try."""

Run = Callable[[Message], tuple[int, Message | None]]
_Said = Message | bytearray | None


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
    following, keeper = NextWindow(paths, first), PinKeeper()

    def run_window(message: Message) -> tuple[int, Message | None]:
        return _follow(following, message, lock, keeper)

    try:
        return _windows(run or run_window, keeper)
    finally:
        keeper.forget()
        following.end()
        lock.release()


def _is_ours(lock: InstanceLock) -> bool:
    """False when another one runs. Where no lock can be made the window itself says what is wrong there."""
    try:
        return lock.take()
    except EnvironmentRefused:
        return True


def _windows(run: Run, keeper: PinKeeper) -> int:
    message = Message()
    while True:
        started = time.monotonic()
        tries = keeper.tries_left
        code, left = run(replace(message, pin_tries=tries, pin_used_up=keeper.used_up))
        if code == EXIT_DONE:
            return EXIT_DONE
        if code in (EXIT_LOCK, EXIT_TABLE):
            message = left or message.without_secret()
            message = message if code == EXIT_TABLE else message.without_secret()
            continue
        keeper.forget()  # it did not end as it should: nobody knows what happened there
        if time.monotonic() - started < _SOON_S:
            _say_that_it_stopped(code)
            return code
        message = replace(message.without_secret(), crashed=True)


def _follow(
    following: NextWindow, message: Message, lock: InstanceLock, keeper: PinKeeper
) -> tuple[int, Message | None]:
    """One window to its end: its exit code, and the message that it left behind."""
    process = following.take()
    assert process.stdin is not None
    assert process.stdout is not None
    events: queue.Queue[tuple[bytes, _Said]] = queue.Queue()
    window, output = process.stdin.fileno(), process.stdout.fileno()
    threading.Thread(target=lambda: _hear(output, events), daemon=True).start()
    may_borrow = not message.secret  # the table has no lock screen of its own
    _send(window, message)
    message.wipe()
    left: Message | None = None
    while True:
        keeper.look()
        try:
            word, said = events.get(timeout=_LOOK_FOR_CALLS_S)
        except queue.Empty:
            if lock.called():
                _tell(lambda: os.write(window, RAISE))
            continue
        if not word:
            break
        if word == NEXT:
            following.prepare()
        elif word == LEND:
            _tell(lambda: write_secret(window, LENT, keeper.lend() if may_borrow else b""))
        elif isinstance(said, Message):
            left = said
        else:
            _heed(keeper, word, said)
    keeper.missed()
    code = process.wait()
    process.stdin.close()
    process.stdout.close()
    return code, left


def _heed(keeper: PinKeeper, word: bytes, held: bytearray | None) -> None:
    """What a window says about the pincode."""
    if word == HOLD and held:
        keeper.hold(held)
    elif word == RIGHT:
        keeper.right()
    elif word == MISSED:
        keeper.missed()
    elif word == FORGET:
        keeper.forget()


def _say_that_it_stopped(code: int) -> None:
    """For who started it from a terminal; there is no window to say it in."""
    from kanz_desktop.services.error_text import explain

    if code != EXIT_SAID:
        sys.stderr.write(f"{explain(WindowStopped(exit=code))}\n")


def _hear(descriptor: int, events: queue.Queue[tuple[bytes, _Said]]) -> None:
    """Every word of the window with what belongs to it; an empty word when it has closed its end."""
    while word := read_word(descriptor):
        said = read_message(descriptor) if word == LEFT else None
        events.put((word, read_secret(descriptor) if word == HOLD else said))
    events.put((b"", None))


def _send(descriptor: int, message: Message) -> None:
    _tell(lambda: write_message(descriptor, message))


def _tell(say: Callable[[], object]) -> None:
    """Say it to a window that may have ended; its exit code says the rest."""
    try:
        say()
    except BrokenPipeError:
        return
