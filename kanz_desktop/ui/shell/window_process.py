"""The start of a window process. Loads next to nothing: the window loads while its parent still does."""

from __future__ import annotations

import os
import subprocess

from kanz_desktop.own_process import Part, own_command

TYPE_CHECKING = False  # as in typing, which is one of the things not to be loaded here
if TYPE_CHECKING:
    from kanz_desktop.paths import AppPaths


def start_window(paths: AppPaths | None = None) -> subprocess.Popen[bytes]:
    """A window that shows nothing until it gets its Message; it ends when that never comes.

    `paths` None: the profile that the environment names, or the one of the platform.
    """
    environment = None
    if paths is not None:
        from kanz_desktop.paths import PROFILE_VARIABLE

        environment = {**os.environ, PROFILE_VARIABLE: str(paths.data)}
    return subprocess.Popen(
        own_command(Part.WINDOW), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )


class NextWindow:
    """Has a window loaded before the one of now ends: in between, what lies under it is on the screen.

    It waits for its Message without a key and without a vault, so that the old one can end as it always does.
    `waiting` was started already.
    """

    def __init__(self, paths: AppPaths, waiting: subprocess.Popen[bytes] | None) -> None:
        self._paths, self._waiting = paths, waiting

    def prepare(self) -> None:
        """Have one waiting from now on."""
        if self._waiting is not None and self._waiting.poll() is not None:
            self.end()  # it died while it waited
        if self._waiting is None:
            self._waiting = start_window(self._paths)

    def take(self) -> subprocess.Popen[bytes]:
        """A window, to be given its message."""
        self.prepare()
        taken, self._waiting = self._waiting, None
        assert taken is not None
        return taken

    def end(self) -> None:
        """None is needed any more."""
        if self._waiting is not None:
            self._waiting.communicate()  # it ends when the message cannot come
            self._waiting = None
