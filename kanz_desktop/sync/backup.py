"""A member's identity, or the notes' root, under the recovery code on paper (docs/format/folder.md §6.9)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.crypto.envelope import SealBroken, open_sealed, seal
from kanz_desktop.crypto.keys import KEY_SIZE, derive_key
from kanz_desktop.crypto.passphrase import SALT_SIZE
from kanz_desktop.crypto.slots import SEALED_SIZE, RecoverySlot, Scope
from kanz_desktop.domain.encoding import Cursor
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.labels import Purpose
from kanz_desktop.sync.layout import Type
from kanz_desktop.sync.open_frame import read_open, write_open
from kanz_desktop.sync.verdict import Reading, Unreadable, Verdict, attempt
from kanz_desktop.sync.wire import parse, take_id, u8, u16

_CONTEXT = b"kanz-map-backup\x01"
_PLAIN_SIZE = 512


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """Who somebody is: an Ed25519 seed and an X25519 secret of 32 bytes; a name of at most 200 bytes."""

    person: Id
    sign_seed: bytes
    box_secret: bytes
    name: str

    def to_bytes(self) -> bytes:
        name = self.name.encode("utf-8")
        return self.person + self.sign_seed + self.box_secret + u16(len(name)) + name


@dataclass(frozen=True, slots=True)
class Backup:
    """The recovery slot of a vault as it lies in kluis.json, and a box under the root key that it seals."""

    scope: Scope
    vault: Id
    slot: RecoverySlot
    box: bytes


def backup_key(root_key: bytes, root: Id, vault: Id) -> bytes:
    """The key of the box in a backup; `root_key` is what the slot seals."""
    return derive_key(root_key, Purpose.IDENTITY, backup_context(root, vault))


def backup_context(root: Id, vault: Id) -> bytes:
    """Of which team and vault the key with `Purpose.IDENTITY` is."""
    return root + vault


def write_backup(
    root: Id, scope: Scope, vault: Id, slot: RecoverySlot, box_key: bytes, identity: Identity | None = None
) -> bytes:
    """The file; `box_key` as `backup_key` gives. The identity belongs to the scope of the vault alone."""
    plain = b"" if identity is None else identity.to_bytes()
    padded = plain + bytes(_PLAIN_SIZE - len(plain))
    box = seal(box_key, padded, _context(root, scope, vault))
    return write_open(Type.BACKUP, root, u8(scope) + vault + slot.salt + slot.sealed + box)


def read_backup(data: bytes, root: Id) -> Reading[Backup]:
    """A backup of anybody; whose it is, only a recovery code can tell (`crypto.slots.open_recovery_slot`)."""
    return attempt(lambda: parse(read_open(data, Type.BACKUP, root), _take))


def open_identity(backup: Backup, root: Id, box_key: bytes) -> Reading[Identity]:
    """Who the backup is of, with the key that follows from what its slot gave."""

    def read() -> Identity:
        context = _context(root, backup.scope, backup.vault)
        try:
            plain = open_sealed(box_key, backup.box, context)
        except SealBroken:
            raise Unreadable(Verdict.CORRUPT, "seal") from None
        return parse(plain, _take_identity)

    return attempt(read)


def _context(root: Id, scope: Scope, vault: Id) -> bytes:
    return _CONTEXT + u8(scope) + root + vault


def _take(cursor: Cursor) -> Backup:
    scope, vault = Scope(cursor.number(1)), take_id(cursor)
    slot = RecoverySlot(cursor.take(SALT_SIZE), cursor.take(SEALED_SIZE))
    return Backup(scope, vault, slot, cursor.take(cursor.left))


def _take_identity(cursor: Cursor) -> Identity:
    person, sign_seed, box_secret = take_id(cursor), cursor.take(KEY_SIZE), cursor.take(KEY_SIZE)
    name = cursor.take(cursor.number(2)).decode("utf-8")
    cursor.take(cursor.left)
    return Identity(person, sign_seed, box_secret, name)
