"""The werkaantekeningen of a laptop before this one: back from the office folder, with the code on paper.

The code is the one that opened those notes: the recovery code of that laptop, or a code of their own. It
stays the code of the notes here.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kanz_desktop.crypto import recovery_code
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.crypto.slots import RecoveryCodeWrong, Scope, open_recovery_slot
from kanz_desktop.domain.values import Id
from kanz_desktop.services import aantekening_stromen
from kanz_desktop.services.aantekening_sessie import NotesSession
from kanz_desktop.services.kantoor import notities
from kanz_desktop.services.kantoor.overbrengen import bring
from kanz_desktop.services.kantoor.refusals import GeenKantoormap
from kanz_desktop.services.kantoor.toegang import Open
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage import atomic_file, notes_vault
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.keyring_store import DeviceSecretStore, NoKeyring, OsKeyring
from kanz_desktop.storage.notes_vault import OpenNotes
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
    """All notes that this code opens on the office folder; about how many gezinnen there were any.

    On a laptop without notes they become its notes, behind `passphrase`. Else `passphrase` is that of the
    notes of now, and what comes is written into these: a worker may have had two laptops.

    Raises RecoveryCodeRefused, RecoveryCodeWrong when it opens no notes there, PassphraseTooWeak, what
    opening the notes raises, ReplayUncertain, JoinUnverified, GeenKantoormap, and what the folder and the
    disk refuse.
    """
    parsed = recovery_code.parse(code)
    secrets = secrets or (NoKeyring() if werkplek.vault.ways.alone else OsKeyring())
    paths, vault = werkplek.paths, werkplek.vault
    with werkplek.kantoor.opened() as here:
        data, root = _root_key(here, parsed)
        first = vault.ways.notes is None
        if first:
            opened = notes_vault.adopt_notes(
                paths, vault, root, passphrase, secrets, code=code, profile=profile
            )
        else:
            opened = notes_vault.open_notes(paths, vault, passphrase, secrets)
        try:
            if first:
                adopt_backup(here.office, data)
            return _Fetch(werkplek, here, opened, own=first).all(root)
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


class _Fetch:
    """Brings notes in, gezin by gezin; once more brings only what was not here."""

    def __init__(self, werkplek: Werkplek, here: Open, opened: OpenNotes, *, own: bool) -> None:
        """`own`: the root key of what comes is that of the notes here."""
        self._werkplek, self._here, self._opened, self._own = werkplek, here, opened, own

    def all(self, root: bytes) -> int:
        """Everything under this root key; about how many gezinnen."""
        assert self._here.folder is not None
        found: dict[Id, dict[Id, Ring]] = {}
        gone = aantekening_stromen.destroyed(self._werkplek)
        for data, wrap in find_notes(self._here.office, self._here.folder, root):
            if wrap.ring.stream in gone:
                continue
            if self._own:
                keep_own_wrap(self._here.office, wrap.ring.stream, data, written=True)
            streams = found.setdefault(wrap.gezin, {})
            before = streams.get(wrap.ring.stream)
            streams[wrap.ring.stream] = wrap.ring if before is None else before.merged(wrap.ring)
        for gezin, rings in found.items():
            self._gezin(gezin, [rings[stream] for stream in sorted(rings)])
        return len(found)

    def _gezin(self, gezin: Id, rings: list[Ring]) -> None:
        """On an empty laptop the first of them goes on; what the others hold is written into it."""
        folder = self._opened.folder(gezin)
        if self._own:
            self._receive(gezin, rings[0])
            rings = rings[1:]
        elif not folder.confirmed:
            keys = folder.keys()
            FamilyStore.create(folder.path, keys, self._werkplek.author).close()
            folder.confirm(keys)
        here = folder.keys().stream
        with self._session(gezin) as notes:
            for ring in rings:
                if ring.stream == here:
                    self._read(notes, ring)
                else:
                    self._bring(gezin, ring, notes)

    def _receive(self, gezin: Id, ring: Ring) -> None:
        """A stream as it stands, into a store of its own on this laptop."""
        folder = self._opened.folder(gezin)
        keys = folder.receive(ring.stream)
        FamilyStore.create(folder.path, keys, self._werkplek.author).close()
        folder.confirm(keys)
        with self._session(gezin) as notes:
            self._read(notes, ring)
        aantekening_stromen.remember(self._werkplek, gezin, ring.stream)

    def _bring(self, gezin: Id, ring: Ring, notes: NotesSession) -> None:
        """A stream beside the one that goes on: read into a store that goes again, and written from there."""
        paths, author = self._werkplek.paths, self._werkplek.author
        path = paths.data / f"{atomic_file.PREFIX}{ring.stream.hex()}{atomic_file.SUFFIX}"
        keys = GezinKeys.coming(gezin, ring.stream)
        shutil.rmtree(path, ignore_errors=True)
        try:
            FamilyStore.create(path, keys, author).close()
            with closing(self._notes(path, keys)) as beside:
                self._read(beside, ring)
                with closing(beside.log_reader()) as reader:
                    bring(reader, gezin, notes, late=True)
        finally:
            shutil.rmtree(path, ignore_errors=True)
        aantekening_stromen.remember_brought(self._werkplek, gezin, ring.stream)

    def _read(self, notes: NotesSession, ring: Ring) -> None:
        assert self._here.folder is not None
        with closing(notities.log_of(self._werkplek, notes, ring.stream)) as log:
            read_notes(self._here.office, self._here.folder, log, ring)

    @contextmanager
    def _session(self, gezin: Id) -> Iterator[NotesSession]:
        """The notes about a gezin here: those of a window, where it has them open."""
        beside = self._werkplek.beside(gezin)
        if isinstance(beside, NotesSession) and not beside.closed:
            yield beside
            return
        folder = self._opened.folder(gezin)
        with closing(self._notes(folder.path, folder.keys())) as notes:
            yield notes

    def _notes(self, path: Path, keys: GezinKeys) -> NotesSession:
        place = self._werkplek
        return NotesSession(path, keys, place.author, "", place.methode, clock=place.now)
