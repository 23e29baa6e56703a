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
