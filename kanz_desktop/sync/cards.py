"""Overdrachtskaarten on their way to one colleague, and those that came (docs/format/folder.md §6.7, §13)."""

from __future__ import annotations

from kanz_desktop.domain.clock import tick
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.card import Card, read_card, write_card
from kanz_desktop.sync.frame import recipient_tag
from kanz_desktop.sync.layout import Area, Type, file_name, stream_folder
from kanz_desktop.sync.office import Known, Note, Office
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.verdict import Verdict

_LAST = "sent"
"""Notes, by member: the hlc of the last card, which is sealed to that member and closed to its sender."""


def send_card(office: Office, stream: Id, member: Id, text: str, now_ms: int) -> None:
    """Freeze a card for one member; the next sync writes it, and the one of before goes after that.

    Raises BoxKeyRefused; ValueError for somebody who does not read this gezin, or a text beyond the bound.
    """
    sight = Sight(office)
    if member not in sight.members(stream):
        raise ValueError("a card goes to a reader of the gezin")
    box_key = sight.team.members[member].box_key
    tag = recipient_tag(box_key, stream, Type.CARD)
    data = write_card(
        stream, office.gezin(stream), member, box_key,
        hlc=_next(office, stream, member, now_ms), text=text, signer=office.me.hand.signer,
    )  # fmt: skip
    for older in _sent(office, stream, tag):
        if older.written:
            office.mark_done(_outdated(older))
        else:
            office.forget(stream, Area.WRAPS, older.name)
    office.keep(Known(stream, Area.WRAPS, file_name(data), Type.CARD, own=True, written=False, tag=tag), data)


def retire_cards(office: Office, stream: Id) -> None:
    """Own cards of which a newer one stands on the folder may go from there."""
    sent = [one for one in office.known(stream, Area.WRAPS).values() if one.kind is Type.CARD and one.own]
    outdated = {one.name for one in sent if _outdated(one) in office.done()}
    fresh = {one.tag for one in sent if one.written and one.name not in outdated}
    for known in sent:
        if known.name in outdated and known.tag in fresh:
            office.doom(stream, Area.WRAPS, known.name)


def received_card(sight: Sight, stream: Id) -> Card | None:
    """The newest card that was sealed to this worker by somebody who reads this gezin, or once did."""
    office = sight.office
    readings = (
        read_card(data, stream, office.me.recipient, sight.team.devices)
        for known in office.known(stream, Area.WRAPS).values()
        if known.kind is Type.CARD
        and not known.own
        and (data := office.data(stream, Area.WRAPS, known.name)) is not None
    )
    wrote = sight.once_read(stream)
    cards = [one.content for one in readings if one.ok and one.content.device.member in wrote]
    return max(cards, key=lambda card: card.hlc, default=None)


def _next(office: Office, stream: Id, member: Id, now_ms: int) -> int:
    """Later than the card of before, whatever became of the clock: its recipient may hold both."""
    place = (f"{stream_folder(stream, Area.WRAPS)}/{_LAST}", member.hex())
    last = office.notes(place[0]).get(place[1])
    hlc = tick(0 if last is None else last.basis[0], now_ms)
    office.note(*place, Note(Verdict.OK, "card", (hlc,)))
    return hlc


def _sent(office: Office, stream: Id, tag: Id) -> list[Known]:
    return [
        known
        for known in office.known(stream, Area.WRAPS).values()
        if known.kind is Type.CARD and known.own and known.tag == tag
    ]


def _outdated(known: Known) -> bytes:
    return b"card" + known.stream + bytes.fromhex(known.name)
