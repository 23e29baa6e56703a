"""What people decide about the office folder, as statements that the next sync publishes (folder.md §7)."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator

from kanz_desktop.crypto.keys import KEY_SIZE
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.gezin_bodies import Lezer, Role, Samengevoegd
from kanz_desktop.sync.judgement import Standing, place_of
from kanz_desktop.sync.layout import marker_name
from kanz_desktop.sync.marker import write_marker
from kanz_desktop.sync.newcomer import Newcomer
from kanz_desktop.sync.office import Office
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.recovery import KANTOOR_NAME, kantoor_me
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.statement import Statement, erasure_proof
from kanz_desktop.sync.team_bodies import (
    Beheerder,
    Besluit,
    Gewist,
    Lid,
    Reason,
    Target,
    Verwijderd,
    Vrijgave,
)


def found_team(office: Office, folder: OfficeFolder) -> None:
    """Make a folder the office folder of a new team: its marker, and the team's first key."""
    marker = office.marker
    data = write_marker(marker, office.me.sign_seed)
    folder.write_once(marker_name(marker.root), lambda: [data])
    Sight(office).renew_key(marker.root)


class Deeds:
    """One worker's decisions. `now_ms` is this laptop's clock: it orders statements for the eye."""

    def __init__(self, office: Office, now_ms: int) -> None:
        self._office, self._now_ms = office, now_ms
        self._sight = Sight(office)

    def admit(self, newcomer: Newcomer, name: str) -> None:
        """Let somebody into the team whose veiligheidscode was compared."""
        self._say_to_team(Lid(newcomer, name))

    def admit_kantoorsleutel(self, code: bytes) -> Id:
        """Make the keys that follow from a code of 20 bytes a member, by a beheerder. Its id."""
        root = self._sight.root
        me = kantoor_me(code, root)
        self._say_to_team(Lid(me.introduction(root), KANTOOR_NAME, kantoor=True))
        return me.member

    def make_beheerder(self, member: Id) -> None:
        self._say_to_team(Beheerder(member, on=True))

    def decide(self, removal: bytes, *, stands: bool) -> None:
        """Of two who removed each other: this removal stands, or does not."""
        self._say_to_team(Besluit(removal, stands))

    def remove(self, target: Target, target_id: Id, accepted: Collection[Reach]) -> None:
        """Take a member or a device away; `accepted` is what was taken in of its operations."""
        devices = self._sight.team.devices
        member = target_id if target is Target.MEMBER else devices[target_id].member
        theirs = tuple(sorted(one for one, device in devices.items() if device.member == member))
        said = tuple(self._said_by(theirs))
        self._say_to_team(Verwijderd(target, target_id, theirs, (*accepted, *said)))

    def release(self, device: Id, ends: Collection[Reach]) -> None:
        """Accept for everybody what a removed device wrote afterwards, up to these ends and no further."""
        held = tuple(end for end in ends if self._sight.team.quarantined(device, end))
        if held:
            self._say_to_team(Vrijgave(held))

    def share(self, stream: Id, gezin: Id) -> None:
        """Bring a gezin into the team: its first key, and oneself as primair."""
        if stream not in self._office.rings():
            signer = self._office.me.hand.signer
            makers = {signer.device}
            entry = Ring(stream).next_entry(
                os.urandom(KEY_SIZE), makers=makers, removals=self._sight.removals(stream), signer=signer
            )
            self._office.keep_ring(Ring(stream, [entry]), gezin)
            self._sight.changed(stream)
        me = self._office.me.member
        if me not in self._sight.members(stream):
            (first,) = self._sight.ring(stream).entries
            self._sight.say(stream, Lezer(me, Role.PRIMAIR), self._now_ms, first.key)

    def let_read(self, stream: Id, member: Id, role: Role) -> None:
        """Give a member a role in a gezin, or end it with NONE; replaces what was said before.

        Being sent away strikes all that the member said about readers: what has to stand is repeated first.
        """
        if role is Role.NONE:
            for statement, lezer in self._heads(stream):
                writer = self._sight.team.devices[statement.signed.device].member
                if writer == member != lezer.member and lezer.role is not Role.NONE:
                    again = Lezer(lezer.member, lezer.role, (statement.id,))
                    self._sight.say(stream, again, self._now_ms)
        self._sight.say(stream, Lezer(member, role, self._about(stream, member)), self._now_ms)

    def take_over(self, stream: Id) -> None:
        """Make oneself primair, when every primair was taken out of the team and it is one's turn."""
        heir, me = self._sight.readers(stream).heir, self._office.me.member
        if heir is None or heir.member != me:
            raise ValueError("somebody else goes on with this stream")
        replaces = tuple(sorted((*self._about(stream, me), *heir.follows)))
        self._sight.say(stream, Lezer(me, Role.PRIMAIR, replaces), self._now_ms)

    def erase(self, stream: Id, *, day: int, reason: Reason, backups: int) -> None:
        """Destroy a gezin everywhere; `day` as yyyymmdd. The next sync begins with this laptop.

        Proven with the oldest key: every reader has it, and after this nobody hands keys on.
        """
        root = self._sight.root
        ring = self._sight.ring(stream)
        key = min(ring.entries, key=lambda entry: (entry.generation, entry.key_id(stream)))
        proof = erasure_proof(key.key, root, stream, day)
        self._say_to_team(Gewist(stream, day, reason, backups, key.key_id(stream), proof))

    def _about(self, stream: Id, member: Id) -> tuple[bytes, ...]:
        """The ids of what is said about this member now."""
        return tuple(sorted(one.id for one, lezer in self._heads(stream) if lezer.member == member))

    def _heads(self, stream: Id) -> list[tuple[Statement, Lezer]]:
        """What is said about readers and counts, and was not replaced."""
        standing = self._sight.readers(stream).standing
        about = [
            (one, one.body)
            for one in self._sight.said(stream)
            if isinstance(one.body, Lezer) and standing[one.id] is Standing.COUNTS
        ]
        replaced = {old for _, lezer in about for old in lezer.replaces}
        return [(one, lezer) for one, lezer in about if one.id not in replaced]

    def _said_by(self, devices: Collection[Id]) -> Iterator[Reach]:
        """How far the statements of these devices go, in every stream that is here."""
        for stream in (self._sight.root, *self._sight.streams()):
            said = self._sight.said(stream)
            followed = {one.place.prev for one in said}
            for one in said:
                if one.signed.device in devices and one.id not in followed:
                    yield place_of(one)

    def joined(self, stream: Id, other: Id) -> None:
        """The gezin of another stream was replayed into this one."""
        self._sight.say(stream, Samengevoegd(other), self._now_ms)

    def _say_to_team(self, body: Lid | Beheerder | Verwijderd | Vrijgave | Gewist | Besluit) -> None:
        self._sight.say(self._sight.root, body, self._now_ms)
