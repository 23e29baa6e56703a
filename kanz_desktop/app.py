"""The composition root of a window process: makes the objects, wires them, and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kanz_desktop.crypto.process import forbid_core_dumps
from kanz_desktop.paths import AppPaths, profile_paths
from kanz_desktop.ui.dutch import speak_dutch
from kanz_desktop.ui.opening.vault_door import VaultDoor
from kanz_desktop.ui.shell import minutes
from kanz_desktop.ui.shell.capture import keep_out_of_captures
from kanz_desktop.ui.shell.channel import Channel
from kanz_desktop.ui.shell.entrance import READ_AHEAD_AFTER_MS, load_what_is_behind
from kanz_desktop.ui.shell.flow import Flow
from kanz_desktop.ui.shell.hands import Hands
from kanz_desktop.ui.shell.idle import IdleWatch
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.process import EXIT_DONE, Message
from kanz_desktop.ui.shell.surprise import Surprise
from kanz_desktop.ui.shell.sweep import Sweep
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder, as_mode

SWITCH_S = 0.001
"""How long another thread keeps Python to itself while the window waits for it: a fifth of what is usual."""


def main(_arguments: Sequence[str] = ()) -> NoReturn:
    """Started by the parent as `Part.WINDOW`, which names the profile in the environment."""
    run_window(profile_paths())


def run_window(paths: AppPaths) -> NoReturn:
    """One window from start to end. Ends the process: that wipes it."""
    forbid_core_dumps()
    channel = Channel.of_this_process()
    message = channel.receive(meanwhile=load_what_is_behind)
    if message is None:
        os._exit(EXIT_DONE)
    app, hands = make_application(message)
    tasks = Tasks()
    window = MainWindow()
    flow = Flow(window, tasks, paths, VaultDoor(paths, channel), message)
    idle = IdleWatch(message.minutes or (minutes.TABLE if message.secret else minutes.DESK), hands)
    flow.minutes_known.connect(idle.set_minutes)
    idle.idle.connect(flow.lock)
    window.minimised.connect(flow.lock_when_small)
    channel.raised.connect(window.come_forward)
    channel.orphaned.connect(flow.end)
    flow.followed.connect(channel.prepare_next)
    flow.ended.connect(app.exit)
    surprise = Surprise(flow.show_error)
    surprise.listen()
    window.stand(message.look.spot)
    surprise.try_to(flow.start)
    if message.look.spot.small:
        window.showMinimized()
    else:
        window.show()
    if message.secret:
        keep_out_of_captures(window.winId())
    channel.listen()
    QTimer.singleShot(READ_AHEAD_AFTER_MS, lambda: _watch(app, hands, flow, channel))
    code = app.exec()
    channel.leave(flow.left)
    sys.stderr.flush()
    os._exit(code)


def _watch(app: QApplication, hands: Hands, flow: Flow, channel: Channel) -> None:
    """What the first face need not wait for: hands, the session, the clipboard.

    Before an object of ours sees its first event of any kind, Qt's classes are all made known to Python.
    """
    from kanz_desktop.ui.shell.own_copies import OwnCopies

    hands.listen()
    copies = OwnCopies(app)
    copies.setParent(app)  # it lives as long
    flow.leaving.connect(copies.clear)
    if sys.platform.startswith("linux"):
        from kanz_desktop.ui.shell.session_watch import SessionWatch

        session = SessionWatch(app)
        session.sleeps.connect(channel.forget)
        session.away.connect(flow.lock)
        session.listen()


def make_application(message: Message) -> tuple[QApplication, Hands]:
    """Qt with our look, and who sees the hands; `message` says how large and how light it was before."""
    sys.setswitchinterval(SWITCH_S)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("kanz-desktop")
    app.setApplicationDisplayName("Kanz")
    app.setDesktopFileName("kanz-desktop")
    app.setQuitOnLastWindowClosed(False)
    speak_dutch(app)
    ThemeHolder(app, as_mode(message.look.mode), message.look.zoom, table=bool(message.secret))
    hands = Hands(app)
    Sweep(hands, app)
    return app, hands
