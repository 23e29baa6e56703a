"""Who is to belong to a team: keys, for which member and device both signed (docs/format/folder.md §6.8)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.crypto import signing
from kanz_desktop.crypto.keys import KEY_SIZE
from kanz_desktop.crypto.signing import SIGNATURE_SIZE
from kanz_desktop.domain.encoding import Cursor
from kanz_desktop.domain.values import Id
from kanz_desktop.sync import labels
from kanz_desktop.sync.identity import Device, member_id
from kanz_desktop.sync.labels import Signs
from kanz_desktop.sync.wire import take_id


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A member with one device.

    Without both signatures anybody could bring a device of his own under the keys of another member, or
    another's device under his own.
    """

    person: Id
    sign_key: bytes
    box_key: bytes
    laptop: Id
    device_key: bytes
    by_member: bytes
    by_device: bytes

    @property
    def member(self) -> Id:
        return member_id(self.sign_key, self.box_key)

    @property
    def device(self) -> Device:
        return Device(self.device_key, self.member, self.person, self.laptop)

    def holds(self, root: Id) -> bool:
        """True when both signed for belonging together, in this team."""
        message = _message(root, self.device)
        return labels.verifies(self.sign_key, self.by_member, Signs.ADMISSION, message) and labels.verifies(
            self.device_key, self.by_device, Signs.ADMISSION, message
        )

    def to_bytes(self) -> bytes:
        """256 bytes."""
        keys = self.person + self.sign_key + self.box_key + self.laptop + self.device_key
        return keys + self.by_member + self.by_device


def introduce(
    root: Id, *, person: Id, sign_seed: bytes, box_key: bytes, laptop: Id, device_seed: bytes
) -> Newcomer:
    """Sign for a member and a device of whom both seeds (32 bytes) are at hand."""
    sign_key, device_key = signing.public_key(sign_seed), signing.public_key(device_seed)
    device = Device(device_key, member_id(sign_key, box_key), person, laptop)
    by_member, by_device = (
        labels.sign(seed, Signs.ADMISSION, _message(root, device)) for seed in (sign_seed, device_seed)
    )
    return Newcomer(person, sign_key, box_key, laptop, device_key, by_member, by_device)


def take_newcomer(cursor: Cursor) -> Newcomer:
    person, sign_key, box_key = take_id(cursor), cursor.take(KEY_SIZE), cursor.take(KEY_SIZE)
    laptop, device_key = take_id(cursor), cursor.take(KEY_SIZE)
    by_member, by_device = cursor.take(SIGNATURE_SIZE), cursor.take(SIGNATURE_SIZE)
    return Newcomer(person, sign_key, box_key, laptop, device_key, by_member, by_device)


def _message(root: Id, device: Device) -> bytes:
    return root + device.person + device.member + device.laptop + device.key
