"""Programs that keep files elsewhere, to measure beside: borg, restic and rclone crypt, where installed.

All encrypt. None reads back what it wrote, and none knows of somebody else who writes there too: what they
need is a measure, not a contest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path


def peers(source: Path, folder: Path) -> dict[str, Callable[[], object]]:
    """By name, what brings `source` to an empty place made below `folder`; called again, nothing is new.

    Making that place is not counted, as it happens here.
    """
    os.environ |= {"BORG_PASSPHRASE": "x", "BORG_BASE_DIR": str(folder / "borg-home")}
    os.environ |= {"RESTIC_PASSWORD": "x", "RESTIC_CACHE_DIR": str(folder / "restic-cache")}
    makers = {"borg": _borg, "restic": _restic, "rclone": _rclone}
    return {
        name: maker(source, folder / name) for name, maker in makers.items() if shutil.which(name) is not None
    }


def _borg(source: Path, place: Path) -> Callable[[], object]:
    run(["borg", "init", "-e", "repokey-blake2", str(place)])
    number = count(1)
    return lambda: run(["borg", "create", f"{place}::{next(number)}", str(source)])


def _restic(source: Path, place: Path) -> Callable[[], object]:
    run(["restic", "-r", str(place), "init"])
    return partial(run, ["restic", "-r", str(place), "backup", str(source)])


def _rclone(source: Path, place: Path) -> Callable[[], object]:
    secret = subprocess.run(["rclone", "obscure", "x"], check=True, capture_output=True, text=True).stdout
    config = place.with_name("rclone.conf")
    config.write_text(f"[sealed]\ntype = crypt\nremote = {place}\npassword = {secret.strip()}\n")
    return partial(run, ["rclone", "--config", str(config), "copy", str(source), "sealed:"])


def run(command: list[str]) -> None:
    """Raises when the program says that it failed."""
    subprocess.run(command, check=True, capture_output=True)
