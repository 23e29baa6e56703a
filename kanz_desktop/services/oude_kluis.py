"""A kluis.db that was damaged once, kept aside: it may hold the keys of a gezin that is erased since.

Nothing can be taken out of a damaged database, and it may be the last that knows the key of a gezin that
does not open. So it goes by a worker's hand alone (docs/format/vault.md §9, §10).
"""

from __future__ import annotations

from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.vault_rescue import damaged_vaults, drop_damaged_vaults


def kept_aside(werkplek: Werkplek) -> tuple[str, ...]:
    """Names of the files that stand in the data folder."""
    return tuple(path.name for path in damaged_vaults(werkplek.paths))


def remove_kept_aside(werkplek: Werkplek) -> None:
    """They are gone, for good. Raises what the disk refuses."""
    drop_damaged_vaults(werkplek.paths)
