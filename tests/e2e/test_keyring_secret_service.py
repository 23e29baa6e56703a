"""A real Secret Service (gnome-keyring) on a session bus of its own, with a home folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")
MISSING = [program for program in PROGRAMS if shutil.which(program) is None]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

UNLOCKED = 'printf "%s" geheim | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; '


def in_session(folder: Path, script: str, what: str = "") -> dict[str, Any]:
    """What tests.helpers.keyring_child prints, run after `script` in a fresh session."""
    home = folder / "home"
    for name in ("run", "share/keyrings", "config", "cache"):
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "run").chmod(0o700)
    environment = {
        **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "XDG_DATA_HOME": str(home / "share"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    child = f'{script} exec "{sys.executable}" -m tests.helpers.keyring_child "{folder}" {what}'
    run = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", child],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def test_the_device_secret_and_a_vault_make_the_round_trip_through_a_real_keyring(tmp_path: Path) -> None:
    assert in_session(tmp_path, UNLOCKED) == {
        "backend": "keyring.backends.SecretService",
        "available": True,
        "round_trip": True,
        "deleted": True,
        "opened": True,
        "alone": False,
        "emptied": "sleutelbos-leeg",
        "recovered": True,
    }


def test_a_real_keyring_that_stops_answering_holds_nobody_up_and_the_code_opens(tmp_path: Path) -> None:
    assert in_session(tmp_path, UNLOCKED, "hang") == {
        "available": False,
        "refused": "sleutelbos-stil",
        "by_code": True,
        "in_time": True,
        "answers_again": True,
    }


def test_a_session_without_a_keyring_service_counts_as_none(tmp_path: Path) -> None:
    found = in_session(tmp_path, "")
    assert found["available"] is False
