"""What stands in the data folder, before anything is opened. Quick: the lock screen waits for this alone."""

from __future__ import annotations

from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.local_disk import refuse_remote
from kanz_desktop.storage.vault_state import VaultState, vault_state

__all__ = ["VaultState", "refuse_remote", "state"]


def state(paths: AppPaths) -> VaultState:
    """Never raises on damaged content."""
    return vault_state(paths)
