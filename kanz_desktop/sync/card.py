"""The overdrachtskaart on its way to the secundaire, and to nobody else (docs/format/folder.md §6.7)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.crypto.capsule import box_public
from kanz_desktop.domain.encoding import Cursor, clean_text
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.frame import author_of, open_with_box, sign_content, understand, write_to
from kanz_desktop.sync.identity import Device, Devices, Signer
from kanz_desktop.sync.layout import Type
from kanz_desktop.sync.verdict import Reading, Unreadable, Verdict, attempt
from kanz_desktop.sync.wire import take_id, u32, u64
from kanz_desktop.sync.wrap import Recipient


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """What a worker hands over about one gezin; of several, the one with the highest hlc is shown."""

    device: Device
    gezin: Id
    hlc: int
    text: str


def write_card(
    stream: Id, gezin: Id, member: Id, box_key: bytes, *, hlc: int, text: str, signer: Signer
) -> bytes:
    """The file of a card for one member. Raises BoxKeyRefused; ValueError for a text beyond the bound."""
    data = clean_text(text).encode("utf-8")
    content = member + gezin + u64(hlc) + u32(len(data)) + data
    return write_to(Type.CARD, stream, box_key, sign_content(Type.CARD, stream, content, signer))


def read_card(data: bytes, stream: Id, me: Recipient, devices: Devices) -> Reading[Card]:
    """A card that was sealed to me."""

    def read() -> Card:
        public = box_public(me.box_secret)
        signed = open_with_box(data, Type.CARD, stream, public, me.box_secret)
        device = author_of(signed, devices)
        member, gezin, hlc, text = understand(Type.CARD, stream, signed, device, _take)
        if member != me.member:
            raise Unreadable(Verdict.ALIEN, "recipient")
        return Card(device, gezin, hlc, text)

    return attempt(read)


def _take(cursor: Cursor) -> tuple[Id, Id, int, str]:
    member, gezin, hlc = take_id(cursor), take_id(cursor), cursor.number(8)
    return member, gezin, hlc, cursor.take(cursor.number(4)).decode("utf-8")
