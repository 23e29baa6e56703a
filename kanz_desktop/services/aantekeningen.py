"""The werkaantekeningen about one gezin: opened with words of their own, and closed by themselves.

A session holds the keys of these notes and of nothing else, and no session of a gezin holds those of its
notes. At the table there is no way in at all: it needs the opened vault, which the table does not get.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum

from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.domain.values import Id
from kanz_desktop.services.aantekening_sessie import NotesSession, Outbox
from kanz_desktop.services.aantekening_verplaatsen import finish_moves
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage import notes_vault
from kanz_desktop.storage.backup import begin_incarnation
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.gezin_keys import MAP_DATABASE, GezinKeys
from kanz_desktop.storage.keyring_store import DeviceSecretStore, NoKeyring, OsKeyring


class NotesState(StrEnum):
    """Whether there are notes to open."""

    ABSENT = "niet-ingesteld"
    CLOSED = "dicht"
    OPEN = "open"


def state(werkplek: Werkplek, gezin: Id) -> NotesState:
    """What the navigation says about the notes of this gezin."""
    if open_now(werkplek, gezin) is not None:
        return NotesState.OPEN
    return NotesState.ABSENT if werkplek.vault.ways.notes is None else NotesState.CLOSED


def open_now(werkplek: Werkplek, gezin: Id) -> NotesSession | None:
    """The open notes about this gezin, unless they closed."""
    beside = werkplek.beside(gezin)
    return beside if isinstance(beside, NotesSession) and not beside.closed else None


def set_up(
    werkplek: Werkplek,
    gezin: Id,
    passphrase: str,
    *,
    code: str | None,
    secrets: DeviceSecretStore | None = None,
    profile: KdfProfile | None = None,
) -> tuple[NotesSession, str]:
    """The first time: a passphrase for the notes, and the recovery code in words that opens them too.

    `code` is the vault's, typed again; None makes one for the notes alone, to be printed. Raises what
    `storage.notes_vault.create_notes` names. `profile` is for tests.
    """
    secrets = secrets or _secrets(werkplek)
    opened, words = notes_vault.create_notes(
        werkplek.paths, werkplek.vault, passphrase, secrets, code=code, profile=profile
    )
    return _enter(werkplek, gezin, opened), words


def open_notes(
    werkplek: Werkplek,
    gezin: Id,
    passphrase: str,
    *,
    secrets: DeviceSecretStore | None = None,
    steady: Callable[[], float] = time.monotonic,
) -> NotesSession:
    """Takes about a second. Raises PassphraseWrong, TryAgainLater, DeviceSecretMissing, KeyringSilent,
    NotesAbsent, NotesKeyDamaged, DatabaseDamaged."""
    secrets = secrets or _secrets(werkplek)
    opened = notes_vault.open_notes(werkplek.paths, werkplek.vault, passphrase, secrets)
    return _enter(werkplek, gezin, opened, steady)


def open_with_code(
    werkplek: Werkplek,
    gezin: Id,
    code: str,
    new_passphrase: str,
    *,
    secrets: DeviceSecretStore | None = None,
    profile: KdfProfile | None = None,
) -> NotesSession:
    """In with the code on paper, with a new passphrase from now on; the code stays valid.

    Raises RecoveryCodeRefused, RecoveryCodeWrong, PassphraseTooWeak; then nothing was changed.
    """
    opened = notes_vault.open_notes_with_code(werkplek.paths, werkplek.vault, code)
    opened.change_passphrase(new_passphrase, secrets or _secrets(werkplek), profile=profile)
    return _enter(werkplek, gezin, opened)


def new_code(werkplek: Werkplek, passphrase: str, *, secrets: DeviceSecretStore | None = None) -> str:
    """The words of a new recovery code; the one of before opens the notes no more. Takes about a second.

    Needs the passphrase again: what is open holds the keys of one gezin's notes, not that of all. Raises as
    `open_notes`.
    """
    secrets = secrets or _secrets(werkplek)
    opened = notes_vault.open_notes(werkplek.paths, werkplek.vault, passphrase, secrets)
    try:
        return opened.new_recovery_code()
    finally:
        opened.close()


def close_notes(werkplek: Werkplek, gezin: Id) -> None:
    """Commit drafts and let go of the keys; no error when they are closed."""
    werkplek.close_beside(gezin)


def _enter(
    werkplek: Werkplek,
    gezin: Id,
    opened: notes_vault.OpenNotes,
    steady: Callable[[], float] = time.monotonic,
) -> NotesSession:
    """The session of one gezin; a move that was cut is finished. The key of all notes is let go of."""
    werkplek.close_beside(gezin)
    try:
        folder = opened.folder(gezin)
        keys = folder.keys()
        if not folder.confirmed:
            FamilyStore.create(folder.path, keys, werkplek.author).close()
        folder.confirm(keys)
        if folder.restored:
            begin_incarnation(folder.path / MAP_DATABASE, keys)
            folder.settle()
        session = NotesSession(
            folder.path, keys, werkplek.author, "", werkplek.methode, clock=werkplek.now, steady=steady
        )
        session.outbox = _outbox(werkplek, opened, keys)
    finally:
        opened.close()
    werkplek.keep_beside(gezin, session)
    finish_moves(werkplek, session)
    return session


def _outbox(werkplek: Werkplek, opened: notes_vault.OpenNotes, keys: GezinKeys) -> Outbox | None:
    """To the office folder, while the key of all notes is at hand; None without one."""
    if not werkplek.kantoor.joined:
        return None
    from kanz_desktop.services.kantoor.notities import NotesOutbox  # most laptops open notes without it

    return NotesOutbox(werkplek, opened, keys)


def _secrets(werkplek: Werkplek) -> DeviceSecretStore:
    return NoKeyring() if werkplek.vault.ways.alone else OsKeyring()
