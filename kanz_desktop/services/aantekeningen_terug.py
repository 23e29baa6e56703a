"""The werkaantekeningen of a laptop before this one: back from the office folder, with the code on paper.

The code is the one that opened those notes: the recovery code of that laptop, or a code of their own. It
stays the code of the notes here.
"""

from __future__ import annotations

from contextlib import closing

from kanz_desktop.crypto import recovery_code
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.crypto.slots import RecoveryCodeWrong, Scope, open_recovery_slot
from kanz_desktop.domain.values import Id
from kanz_desktop.services import aantekening_stromen
from kanz_desktop.services.aantekening_sessie import NotesSession
from kanz_desktop.services.kantoor import notities
from kanz_desktop.services.kantoor.toegang import GeenKantoormap, Open
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage import notes_vault
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.keyring_store import DeviceSecretStore, NoKeyring, OsKeyring
from kanz_desktop.storage.notes_vault import NotesExist, OpenNotes
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.notes_stream import find_notes, keep_own_wrap, read_notes
from kanz_desktop.sync.own_backup import adopt_backup
from kanz_desktop.sync.recovery import backups
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.watch import Unwatched


def bring_back(
    werkplek: Werkplek,
    code: str,
    passphrase: str,
    *,
    secrets: DeviceSecretStore | None = None,
    profile: KdfProfile | None = None,
) -> int:
    """Set up the notes here with what stands on the office folder; about how many gezinnen there were any.

    Raises RecoveryCodeRefused, RecoveryCodeWrong when it opens no notes there, NotesExist, PassphraseTooWeak,
    GeenKantoormap, and what the folder and the disk refuse.
    """
    parsed = recovery_code.parse(code)
    secrets = secrets or (NoKeyring() if werkplek.vault.ways.alone else OsKeyring())
    if werkplek.vault.ways.notes is not None:
        raise NotesExist
    with werkplek.kantoor.opened() as here:
        data, root = _root_key(here, parsed)
        opened = notes_vault.adopt_notes(
            werkplek.paths, werkplek.vault, root, passphrase, secrets, code=code, profile=profile
        )
        try:
            adopt_backup(here.office, data)
            return _fetch(werkplek, here, opened, root)
        finally:
            opened.close()


def _root_key(here: Open, code: bytes) -> tuple[bytes, bytes]:
    """The backup that this code opens, and the root key in it."""
    if here.folder is None:
        raise GeenKantoormap
    mailbox = Mailbox(here.folder, here.sight.root, Unwatched())
    mailbox.check()
    for data, backup in backups(mailbox, here.sight.root, Scope.NOTES):
        try:
            return data, open_recovery_slot(backup.slot, code, vault=backup.vault, scope=Scope.NOTES)
        except RecoveryCodeWrong:
            continue
    raise RecoveryCodeWrong


def _fetch(werkplek: Werkplek, here: Open, opened: OpenNotes, root: bytes) -> int:
    assert here.folder is not None
    found: set[Id] = set()
    for data, wrap in find_notes(here.office, here.folder, root):
        keep_own_wrap(here.office, wrap.ring.stream, data, written=True)
        if wrap.gezin not in found:
            _read(werkplek, here, opened, wrap.gezin, wrap.ring)
            found.add(wrap.gezin)
    return len(found)


def _read(werkplek: Werkplek, here: Open, opened: OpenNotes, gezin: Id, ring: Ring) -> None:
    """The notes about one gezin, into a store of their own on this laptop."""
    assert here.folder is not None
    folder = opened.folder(gezin)
    keys = folder.receive(ring.stream)
    FamilyStore.create(folder.path, keys, werkplek.author).close()
    folder.confirm(keys)
    session = NotesSession(folder.path, keys, werkplek.author, "", werkplek.methode, clock=werkplek.now)
    try:
        with closing(notities.log_of(werkplek, session, ring.stream)) as log:
            read_notes(here.office, here.folder, log, ring)
        aantekening_stromen.remember(werkplek, gezin, ring.stream)
    finally:
        session.close()
