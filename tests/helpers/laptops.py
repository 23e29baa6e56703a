"""A laptop with a vault, made in milliseconds: with the words of the tests and what a try of them costs."""

from __future__ import annotations

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.keyring_store import NoKeyring
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE


def new_laptop(paths: AppPaths, name: str = "Anouk Jansen") -> tuple[Werkplek, str]:
    """A vault there, open, with its recovery code."""
    return opening.set_up(
        paths, name=name, passphrase=TEST_PASSPHRASE, use_keyring=False, profile=TEST_PROFILE
    )


def unlocked(paths: AppPaths) -> Werkplek:
    """The same one on another day."""
    return opening.unlock(paths, TEST_PASSPHRASE, NoKeyring())
