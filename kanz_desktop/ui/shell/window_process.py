"""The start of a window process. Loads next to nothing: the window loads while its parent still does."""

from __future__ import annotations

import os
import subprocess

from kanz_desktop.own_process import Part, own_command
from kanz_desktop.paths import PROFILE_VARIABLE, AppPaths


def start_window(paths: AppPaths) -> subprocess.Popen[bytes]:
    """A window that shows nothing until it gets its Message; it ends when that never comes."""
    return subprocess.Popen(
        own_command(Part.WINDOW),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, PROFILE_VARIABLE: str(paths.data)},
    )
