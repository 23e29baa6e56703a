"""Back in the team with a code on paper and the office folder (docs/format/folder.md §14).

The code is either somebody's recovery code, which opens that person's backup, or the kantoorsleutel, from
which the keys of a member follow. What it gives is who somebody is, and nothing of any gezin: the keys of
those come with the first sync, out of the wraps.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from kanz_desktop.crypto import capsule
from kanz_desktop.crypto.keys import derive_key
from kanz_desktop.crypto.slots import RecoveryCodeWrong, Scope, open_recovery_slot
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.backup import Backup, Identity, backup_key, open_identity, read_backup
from kanz_desktop.sync.identity import Signer
from kanz_desktop.sync.labels import Purpose, short_key
from kanz_desktop.sync.layout import BOUNDS, KINDS, Area, Type, stream_folder
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.office import Hand, Me
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.watch import Unwatched, Watch
from kanz_desktop.sync.wrap import is_for

KANTOOR_NAME = "Kantoorsleutel"


@dataclass(frozen=True, slots=True, repr=False)
class Recovered:
    """Whose code it was. `backup` is the file that it opened, None for the kantoorsleutel.

    `hand` is the one device that a kantoorsleutel writes with; a person gets a new one.
    """

    identity: Identity
    backup: bytes | None = None
    hand: Hand | None = None


def recover(folder: OfficeFolder, root: Id, code: bytes, watch: Watch | None = None) -> Recovered:
    """Who belongs to this code of 20 bytes. Raises RecoveryCodeWrong, NotOurs, and what the port raises."""
    mailbox = Mailbox(folder, root, watch or Unwatched())
    mailbox.check()
    for data, backup in backups(mailbox, root, Scope.KLUIS):
        root_key = _opened(backup, code)
        if root_key is not None:
            reading = open_identity(backup, root, backup_key(root_key, root, backup.vault))
            if reading.ok:
                return Recovered(reading.content, data)
    kantoor = kantoor_me(code, root)
    if _is_member(mailbox, root, kantoor):
        identity = Identity(kantoor.person, kantoor.sign_seed, kantoor.box_secret, KANTOOR_NAME)
        return Recovered(identity, hand=kantoor.hand)
    raise RecoveryCodeWrong


def kantoor_me(code: bytes, root: Id) -> Me:
    """The member that a kantoorsleutel of 20 bytes is, with its one device."""
    box, sign, device = (
        derive_key(code, purpose, root)
        for purpose in (Purpose.OFFICE_BOX, Purpose.OFFICE_SIGN, Purpose.OFFICE_DEVICE)
    )
    person = short_key(code, Purpose.OFFICE_PERSON, root)
    return Me(person, sign, box, (Hand(person, Signer.of(device)),))


def backups(mailbox: Mailbox, root: Id, scope: Scope) -> Iterator[tuple[bytes, Backup]]:
    """Every backup of this kind that lies there, with the bytes of its file."""
    bound = KINDS[Type.BACKUP].bound
    for data in _files(mailbox, root, bound):
        reading = read_backup(data, root)
        if reading.ok and reading.content.scope is scope:
            yield data, reading.content


def _files(mailbox: Mailbox, root: Id, bound: int) -> Iterator[bytes]:
    """In random order, so that a heap of junk does not always come first."""
    folder = stream_folder(root, Area.WRAPS)
    names = list(mailbox.names(folder))
    random.shuffle(names)
    for name in names:
        data = mailbox.file(folder, name, bound)
        if data is not None:
            yield data


def _opened(backup: Backup, code: bytes) -> bytes | None:
    try:
        return open_recovery_slot(backup.slot, code, vault=backup.vault, scope=backup.scope)
    except RecoveryCodeWrong:
        return None


def _is_member(mailbox: Mailbox, root: Id, me: Me) -> bool:
    """Somebody sealed the ring of the team to these keys."""
    box_key = capsule.box_public(me.box_secret)
    return any(is_for(data, root, box_key) for data in _files(mailbox, root, BOUNDS[Area.WRAPS]))
