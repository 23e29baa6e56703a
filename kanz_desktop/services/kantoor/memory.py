"""`sync.office.Office` over kantoor.db and the identity in the vault.

What is asked for again and again (names of objects, notes, counts) is read once and kept in step; the bytes
of files stay in the database.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace

from kanz_desktop.domain.encoding import Cursor
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.storage.office_objects import HeldRow, ObjectRow, RunRow
from kanz_desktop.storage.office_store import OfficeStore
from kanz_desktop.storage.vault import Vault
from kanz_desktop.sync.head import RECENT_LIMIT, Made, Recent
from kanz_desktop.sync.identity import Signer
from kanz_desktop.sync.layout import Area, Type
from kanz_desktop.sync.marker import Marker, read_marker
from kanz_desktop.sync.office import Extent, Hand, Held, Known, Me, Note
from kanz_desktop.sync.ring import Ring, take_entry
from kanz_desktop.sync.verdict import Verdict

_MADE = {Area.SEGMENTS: "segments", Area.PACKS: "packs", Area.PAPERS: "papers", Area.WRAPS: "wraps"}


class OfficeMemory:
    """What this laptop remembers of its office folder. Belongs to one thread at a time."""

    def __init__(self, store: OfficeStore, vault: Vault) -> None:
        self._store = store
        self._vault = vault
        self._me: Me | None = None
        self._objects: dict[Id, dict[Area, dict[str, Known]]] = {}
        self._runs: dict[Id, set[Extent]] = {}
        self.marker: Marker = read_marker(store.marker).content
        self._gezinnen = store.streams()
        self._rings: dict[Id, Ring] = {}
        entries: dict[Id, list[bytes]] = {stream: [] for stream in self._gezinnen}
        for stream, entry in store.ring_entries():
            entries[stream].append(entry)
        for stream, found in entries.items():
            self._rings[stream] = Ring(stream, (take_entry(Cursor(entry)) for entry in found))
        self._erased = frozenset(store.erased())
        self._doomed = {(stream, Area(area), name.hex()) for stream, area, name in store.doomed()}
        self._apart: dict[Id, dict[tuple[Area, str], set[Held]]] = {}
        for stream, area, name, *columns in store.objects.apart():
            files = self._apart.setdefault(stream, {})
            files.setdefault((Area(area), name.hex()), set()).add(Held(*columns))
        self._made = {row[0]: Made(*row) for row in store.objects.made()}
        self._recent = [Recent(stream, Area(area), name) for stream, area, name in store.objects.recent()]
        self._notes: dict[str, dict[str, Note]] = {}
        for folder, name, verdict, reason, basis in store.notes():
            self._notes.setdefault(folder, {})[name] = Note(Verdict(verdict), reason, _numbers(basis))
        self._heads = store.heads()
        self._own_heads: dict[Id, dict[int, bytes]] = {}
        self._counted = {(device, stream, Area(area)): n for device, stream, area, n in store.counted()}
        self._done = set(store.done())

    def together(self) -> AbstractContextManager[None]:
        return self._store.together()

    @property
    def me(self) -> Me:
        if self._me is None:
            self._me = me_of(self._vault)
        return self._me

    def renew(self) -> None:
        self._vault.become_another_device()
        self._me = None
        for entry in self._vault.gezinnen():
            with suppress(KanzError):  # made again at the next unlock (vault.md §10)
                self._vault.name_device(entry.id)

    def rings(self) -> Mapping[Id, Ring]:
        return self._rings

    def keep_ring(self, ring: Ring, gezin: Id) -> None:
        if ring.stream in self._erased:
            return
        self._store.add_ring(ring.stream, gezin, [entry.to_bytes() for entry in ring.entries])
        self._rings[ring.stream] = self._rings.get(ring.stream, Ring(ring.stream)).merged(ring)
        self._gezinnen[ring.stream] = gezin

    def gezin(self, stream: Id) -> Id:
        return self._gezinnen[stream]

    def known(self, stream: Id, area: Area) -> Mapping[str, Known]:
        return self._stream(stream)[area]

    def keep(self, known: Known, data: bytes | None = None) -> None:
        self._store.objects.put(_row(known), data)
        self._stream(known.stream)[known.area][known.name] = known
        self._held(known.stream).update(known.runs)

    def runs(self, stream: Id) -> Collection[Extent]:
        return self._held(stream)

    def keep_run(self, stream: Id, extent: Extent) -> None:
        if extent not in self._held(stream):
            self._store.objects.add_run(stream, _run_row(extent))
            self._held(stream).add(extent)

    def apart(self, stream: Id) -> Collection[Held]:
        return frozenset().union(*self._apart.get(stream, {}).values())

    def keep_apart(self, stream: Id, area: Area, name: str, held: Collection[Held]) -> None:
        files = self._apart.setdefault(stream, {})
        if files.get((area, name), set()) != set(held):
            rows = [HeldRow(one.device, one.incarnation, one.first, one.last, one.id) for one in held]
            self._store.objects.put_apart(stream, area, bytes.fromhex(name), rows)
            files[area, name] = set(held)

    def data(self, stream: Id, area: Area, name: str) -> bytes | None:
        return self._store.objects.data(stream, area, bytes.fromhex(name))

    def drop_data(self, stream: Id, area: Area, name: str) -> None:
        self._store.objects.drop_data(stream, area, bytes.fromhex(name))

    def forget(self, stream: Id, area: Area, name: str) -> None:
        known = self.known(stream, area).get(name)
        released: tuple[Extent, ...] = ()
        if known is not None and known.kind is Type.SEGMENT and not known.written:
            released = known.runs
        self._store.objects.drop(stream, area, bytes.fromhex(name), [_run_row(one) for one in released])
        self._stream(stream)[area].pop(name, None)
        self._held(stream).difference_update(released)
        self._recent = [
            one for one in self._recent if (one.stream, one.area, one.name.hex()) != (stream, area, name)
        ]

    def doomed(self) -> Collection[tuple[Id, Area, str]]:
        return frozenset(self._doomed)

    def doom(self, stream: Id, area: Area, name: str) -> None:
        self._store.doom(stream, area, bytes.fromhex(name))
        self._doomed.add((stream, area, name))

    def undoom(self, stream: Id, area: Area, name: str) -> None:
        self._store.undoom(stream, area, bytes.fromhex(name))
        self._doomed.discard((stream, area, name))

    def published(self, known: Known) -> None:
        stands = replace(known, written=True)
        made = self._made.get(known.stream, Made(known.stream, 0, 0, 0, 0))
        made = replace(made, **{_MADE[known.area]: getattr(made, _MADE[known.area]) + 1})
        counts = made.segments, made.packs, made.papers, made.wraps
        self._store.objects.publish(_row(stands), counts, RECENT_LIMIT)
        self._stream(known.stream)[known.area][known.name] = stands
        self._made[known.stream] = made
        recent = Recent(known.stream, known.area, bytes.fromhex(known.name))
        self._recent = [*(one for one in self._recent if one != recent), recent][-RECENT_LIMIT:]

    def made(self) -> Mapping[Id, Made]:
        return self._made

    def recent(self) -> Sequence[Recent]:
        return self._recent

    def notes(self, folder: str) -> Mapping[str, Note]:
        return self._notes.get(folder, {})

    def note(self, folder: str, name: str, note: Note | None) -> None:
        notes = self._notes.setdefault(folder, {})
        if notes.get(name) == note:
            return
        if note is None:
            self._store.drop_note(folder, name)
            del notes[name]
        else:
            basis = b"".join(number.to_bytes(8, "big") for number in note.basis)
            self._store.put_note(folder, name, note.verdict, note.reason, basis)
            notes[name] = note

    def heads(self) -> Mapping[Id, bytes]:
        return self._heads

    def keep_head(self, device: Id, data: bytes) -> None:
        self._store.put_head(device, data)
        self._heads[device] = data

    def own_heads(self) -> Mapping[int, bytes]:
        device = self.me.hand.signer.device
        if device not in self._own_heads:
            self._own_heads[device] = self._store.own_heads(device)
        return self._own_heads[device]

    def keep_own_head(self, counter: int, data: bytes) -> None:
        self.own_heads()
        device = self.me.hand.signer.device
        self._store.put_own_head(device, counter, data)
        self._own_heads[device][counter] = data

    def forget_own_head(self, counter: int) -> None:
        self.own_heads()
        device = self.me.hand.signer.device
        self._store.drop_own_head(device, counter)
        self._own_heads[device].pop(counter, None)

    def counted(self) -> Mapping[tuple[Id, Id, Area], int]:
        return self._counted

    def keep_count(self, device: Id, stream: Id, area: Area, count: int) -> None:
        if self._counted.get((device, stream, area)) != count:
            self._store.put_count(device, stream, area, count)
            self._counted[device, stream, area] = count

    def done(self) -> Collection[bytes]:
        return self._done

    def mark_done(self, what: bytes) -> None:
        if what not in self._done:
            self._store.mark_done(what)
            self._done.add(what)

    def erased(self) -> Collection[Id]:
        return self._erased

    def erase(self, stream: Id) -> None:
        self._store.erase(stream)
        self._erased |= {stream}
        self._rings.pop(stream, None)
        self._objects.pop(stream, None)
        self._runs.pop(stream, None)
        self._apart.pop(stream, None)
        self._recent = [one for one in self._recent if one.stream != stream]

    def _stream(self, stream: Id) -> dict[Area, dict[str, Known]]:
        if stream not in self._objects:
            areas: dict[Area, dict[str, Known]] = {area: {} for area in Area}
            for row in self._store.objects.of(stream):
                known = _known(row)
                areas[known.area][known.name] = known
            self._objects[stream] = areas
        return self._objects[stream]

    def _held(self, stream: Id) -> set[Extent]:
        if stream not in self._runs:
            self._runs[stream] = {Extent(*run.columns) for run in self._store.objects.runs(stream)}
        return self._runs[stream]


def me_of(vault: Vault) -> Me:
    """The worker by keys, with every device that this laptop ever was."""
    identity = vault.identity
    devices = [*vault.former_devices(), (identity.device, identity.device_seed)]
    hands = tuple(Hand(device, Signer.of(seed)) for device, seed in devices)
    return Me(identity.person, identity.sign_seed, identity.box_secret, hands)


def _row(known: Known) -> ObjectRow:
    runs = tuple(map(_run_row, known.runs))
    name = bytes.fromhex(known.name)
    return ObjectRow(
        known.stream, known.area, name, known.kind, known.own, known.written, known.tag, runs
    )  # fmt: skip


def _known(row: ObjectRow) -> Known:
    runs = tuple(Extent(*run.columns) for run in row.runs)
    return Known(
        row.stream, Area(row.area), row.name.hex(), Type(row.kind), row.own, row.written, runs, row.tag
    )  # fmt: skip


def _run_row(one: Extent) -> RunRow:
    return RunRow(one.device, one.signature, one.incarnation, one.first, one.last, one.id)


def _numbers(basis: bytes) -> tuple[int, ...]:
    return tuple(int.from_bytes(basis[at : at + 8], "big") for at in range(0, len(basis), 8))
