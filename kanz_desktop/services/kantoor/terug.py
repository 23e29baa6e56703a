"""An empty laptop, the office folder and a code on paper: the same worker again (docs/format/folder.md §14).

The new laptop gets a vault of its own, with another passphrase and another recovery code. The gezinnen come
with the first syncs, out of the folder; what is in them is not asked for here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kanz_desktop.crypto import recovery_code
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.crypto.slots import RecoveryCodeWrong
from kanz_desktop.errors import KanzError
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.kantoor.pin import Pin
from kanz_desktop.services.kantoor.plek import MARK, right_marker
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.vault import Person
from kanz_desktop.sync.far_folder import FarFolder, Patience
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.mailbox import CANDIDATES, NotOurs
from kanz_desktop.sync.marker import read_marker
from kanz_desktop.sync.own_backup import adopt_backup
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.recovery import Recovered, recover
from kanz_desktop.sync.watch import Unwatched


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """Whose code it is, in which team. `name` is what the worker was called."""

    path: Path
    marker: bytes
    who: Recovered

    @property
    def name(self) -> str:
        return self.who.identity.name

    @property
    def kantoor(self) -> bool:
        """It is the kantoorsleutel, and nobody's own code."""
        return self.who.hand is not None


def find_person(path: Path, typed: str) -> Found:
    """Who belongs to this code in this folder; nothing is written.

    Raises RecoveryCodeRefused with the mistyped group, RecoveryCodeWrong, NotOurs where no team has its
    folder, and what the folder raises.
    """
    code = recovery_code.parse(typed)
    folder = FarFolder(SystemFolder(path), Patience(path, Unwatched().waiting))
    wrong: KanzError = NotOurs()
    for marker in _markers(folder):
        try:
            return Found(path, marker, recover(folder, read_marker(marker).content.root, code))
        except RecoveryCodeWrong as error:
            wrong = error
    raise wrong


def come_back(
    paths: AppPaths,
    found: Found,
    passphrase: str,
    *,
    use_keyring: bool = True,
    profile: KdfProfile | None = None,
) -> tuple[Werkplek, str]:
    """A vault for this person on this empty laptop, joined to the team, and its new recovery code in words.

    Raises what `services.opening.set_up` raises; then there is none.
    """
    identity, hand = found.who.identity, found.who.hand
    person = Person(
        identity.person, identity.sign_seed, identity.box_secret,
        None if hand is None else hand.laptop, None if hand is None else hand.signer.seed,
    )  # fmt: skip
    werkplek, code = opening.set_up(
        paths, name=found.name, passphrase=passphrase, use_keyring=use_keyring, profile=profile, person=person
    )
    try:
        Pin(found.path, found.marker).keep(werkplek.vault)
        if found.who.backup is not None:
            with werkplek.kantoor.opened() as here:
                adopt_backup(here.office, found.who.backup)
    except BaseException:
        werkplek.close()
        raise
    return werkplek, code


def _markers(folder: OfficeFolder) -> Iterator[bytes]:
    names = [entry.name for entry in folder.entries("") if entry.name.startswith(MARK)]
    for name in names[:CANDIDATES]:
        if data := right_marker(folder, name):
            yield data
