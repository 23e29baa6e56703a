"""Flushing to disk: the only functions that call fsync, so that one recorder in a test sees them all.

Callers use them as `durable.flush_file(...)`: the recorder of tests/helpers/recorder.py takes their
place and proves that a file and its folder were flushed before the commit that names it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO


def flush_file(file: IO[bytes]) -> None:
    """All bytes of an open file are on the disk when this returns. Raises OSError."""
    file.flush()
    os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """The names in a folder are on the disk when this returns. Raises OSError."""
    if sys.platform == "win32":
        return  # NTFS keeps names in its journal, and a folder cannot be opened for flushing
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
