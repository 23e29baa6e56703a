"""Gezinnen that a colleague made and of which no record has come yet: nothing may be written in them here."""

from __future__ import annotations

from kanz_desktop.domain.values import Id
from kanz_desktop.storage.vault import Vault

SETTING = "onderweg"
"""In the vault: their ids in hex."""


def is_coming(vault: Vault, gezin: Id) -> bool:
    return gezin.hex() in _all(vault)


def begins(vault: Vault, gezin: Id) -> None:
    """Before anything of it is made here. Raises what the disk refuses."""
    if not is_coming(vault, gezin):
        vault.set_setting(SETTING, [*_all(vault), gezin.hex()])


def has_come(vault: Vault, gezin: Id) -> None:
    """Its own record is here; no error when it was known already."""
    if is_coming(vault, gezin):
        vault.set_setting(SETTING, [other for other in _all(vault) if other != gezin.hex()])


def _all(vault: Vault) -> list[str]:
    nothing: list[str] = []
    return vault.setting(SETTING, nothing)
