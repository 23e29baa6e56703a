"""One's own identity on the office folder, under the recovery code (docs/format/folder.md §6.9, §13).

Frozen here, written by the next sync. When the recovery code is another one, there is another slot, so
another backup; the one of before goes as soon as the new one stands there.
"""

from __future__ import annotations

from kanz_desktop.crypto.slots import RecoverySlot, Scope
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.backup import Identity, read_backup, write_backup
from kanz_desktop.sync.layout import Area, Type, file_name
from kanz_desktop.sync.office import Known, Office


def keep_backup(
    office: Office, scope: Scope, vault: Id, slot: RecoverySlot, box_key: bytes, identity: Identity | None
) -> bool:
    """See to it that the folder gets a backup under this slot, and that older ones of this scope go.

    `identity` as `write_backup` takes it. May be called before every sync: it does something only when a
    backup is missing or one is of no use any more. True when the next sync has
    something to do for it.
    """
    root = office.marker.root
    own = _own(office, scope)
    fits = [known for known, kept in own if kept == slot]
    if not fits:
        data = write_backup(root, scope, vault, slot, box_key, identity)
        office.keep(Known(root, Area.WRAPS, file_name(data), Type.BACKUP, own=True, written=False), data)
        return True
    old = [known for known, kept in own if kept != slot] if any(one.written for one in fits) else []
    for known in old:
        office.doom(root, Area.WRAPS, known.name)
    return bool(old)


def adopt_backup(office: Office, data: bytes) -> None:
    """The backup out of which somebody was recovered is an own one: it goes when there is a newer."""
    known = Known(office.marker.root, Area.WRAPS, file_name(data), Type.BACKUP, own=True)
    office.keep(known, data)


def _own(office: Office, scope: Scope) -> list[tuple[Known, RecoverySlot]]:
    """Own backups of this scope, each with the slot that opens it."""
    root = office.marker.root
    found: list[tuple[Known, RecoverySlot]] = []
    for known in office.known(root, Area.WRAPS).values():
        data = office.data(root, Area.WRAPS, known.name) if known.kind is Type.BACKUP and known.own else None
        reading = None if data is None else read_backup(data, root)
        if reading is not None and reading.ok and reading.content.scope is scope:
            found.append((known, reading.content.slot))
    return found
