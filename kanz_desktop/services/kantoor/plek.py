"""What a folder is that a worker points at as office folder. Looks, and writes nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kanz_desktop.errors import EnvironmentRefused, KanzError
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.mailbox import CANDIDATES
from kanz_desktop.sync.marker import SIZE, Marker, read_marker
from kanz_desktop.sync.ports import OfficeFolder, read

MARK = "kanz-"
"""With what the name of a marker begins (docs/format/folder.md §2)."""


class Soort(StrEnum):
    """What stands there, seen from this laptop."""

    LEEG = "leeg"
    ANDERE_BESTANDEN = "andere-bestanden"
    ONZE = "onze"
    ANDER_TEAM = "ander-team"
    VREEMD = "vreemd"
    ALLEEN_LEZEN = "alleen-lezen"
    ONBEREIKBAAR = "onbereikbaar"


@dataclass(frozen=True, slots=True)
class Plek:
    """A folder, and what it is. `marker` is the signed file of the team that has its folder there."""

    path: Path
    soort: Soort
    marker: bytes = b""


def look(path: Path, *, pinned: Marker | None, mine: bytes) -> Plek:
    """`pinned` is the team that this laptop belongs to, `mine` the worker's own public signing key.

    Of several markers the pinned one counts, then one that the worker made; else the first that is right.
    """
    folder = SystemFolder(path)
    try:
        names = [entry.name for entry in folder.entries("")]
    except EnvironmentRefused:
        return Plek(path, Soort.ONBEREIKBAAR)
    claims = [name for name in names if name.startswith(MARK)]
    found = [data for name in claims[:CANDIDATES] if (data := right_marker(folder, name))]
    for data in found:
        marker = read_marker(data).content
        if marker.root == pinned.root if pinned is not None else marker.sign_key == mine:
            return Plek(path, Soort.ONZE, data)
    if found:
        return Plek(path, Soort.ANDER_TEAM, found[0])
    if claims:
        return Plek(path, Soort.VREEMD)
    if not os.access(path, os.W_OK):
        return Plek(path, Soort.ALLEEN_LEZEN)
    return Plek(path, Soort.ANDERE_BESTANDEN if names else Soort.LEEG)


def right_marker(folder: OfficeFolder, name: str) -> bytes:
    """The bytes of a marker that is right; nothing when it is not."""
    try:
        data = read(folder, name, SIZE)
    except KanzError:
        return b""
    return data if read_marker(data).ok else b""
