"""Knocking at the office folder, and seeing who knocks (docs/format/folder.md §6.8, §14).

Anybody who can write in the folder can leave a knock, so nothing follows from one: people compare the
veiligheidscode, and only then is somebody let in (`sync.deeds`).
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.knock import Knock, read_knock, safety_code, write_knock
from kanz_desktop.sync.layout import KINDS, Area, Type, file_name, stream_folder
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.office import Known, Office
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.reading import Intake
from kanz_desktop.sync.safety_words import safety_words
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Report, Unwatched, Watch

SHOWN = 20
_READ = 1_000
"""Knocks that are looked at in one go, in random order: a heap of false ones hides no honest one for ever."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at the door: `words` are the eight of the veiligheidscode."""

    knock: Knock
    words: tuple[str, ...]

    @property
    def member(self) -> Id:
        return self.knock.newcomer.member


@dataclass(frozen=True, slots=True)
class Door:
    """Who knocks; `more` when there are more than are shown."""

    visitors: tuple[Visitor, ...]
    more: bool


def knock(office: Office, folder: OfficeFolder, watch: Watch | None = None) -> Visitor:
    """Leave one's knock, the same as before when this device knocked already; what its own screen shows.

    Raises NotOurs and what the folder port raises; then the next call writes it.
    """
    root = office.marker.root
    mailbox = Mailbox(folder, root, watch or Unwatched())
    mailbox.check()
    known, data = _own(office) or _fresh(office)
    if not (known.written and mailbox.holds(root, Area.WRAPS, known.name)):
        mailbox.put(stream_folder(root, Area.WRAPS), known.name, lambda: [data])
        office.keep(replace(known, written=True))
    return _visitor(root, read_knock(data, root).content)


def own_words(office: Office) -> tuple[str, ...]:
    """The eight words that this device shows since it knocked; none before."""
    own = _own(office)
    if own is None:
        return ()
    root = office.marker.root
    return _visitor(root, read_knock(own[1], root).content).words


def at_the_door(local: Local, folder: OfficeFolder, watch: Watch | None = None) -> Door:
    """Everybody who knocks and whose laptop is not in the team. Raises NotOurs and what the port raises."""
    watch, sight = watch or Unwatched(), Sight(local.office)
    mailbox = Mailbox(folder, sight.root, watch)
    mailbox.check()
    Intake(local, sight, mailbox, watch, Report()).read_listed(sight.root, Area.WRAPS)
    found: list[Visitor] = []
    for visitor in _knocks(local.office, sight.root, mailbox):
        if visitor.knock.newcomer.device.id in sight.team.devices:
            continue
        if len(found) == SHOWN:
            return Door(_in_order(found), more=True)
        found.append(visitor)
    return Door(_in_order(found), more=False)


def _knocks(office: Office, root: Id, mailbox: Mailbox) -> Iterator[Visitor]:
    names = [name for name, one in office.known(root, Area.WRAPS).items() if one.kind is Type.KNOCK]
    random.shuffle(names)
    folder, bound = stream_folder(root, Area.WRAPS), KINDS[Type.KNOCK].bound
    for name in names[:_READ]:
        data = mailbox.file(folder, name, bound)
        reading = None if data is None else read_knock(data, root)
        if reading is not None and reading.ok:
            yield _visitor(root, reading.content)


def _own(office: Office) -> tuple[Known, bytes] | None:
    """The knock of this device, when it knocked before."""
    root, device = office.marker.root, office.me.hand.signer.device
    for known in office.known(root, Area.WRAPS).values():
        data = office.data(root, Area.WRAPS, known.name) if known.kind is Type.KNOCK and known.own else None
        if data is None:
            continue
        reading = read_knock(data, root)
        if reading.ok and reading.content.newcomer.device.id == device:
            return known, data
    return None


def _fresh(office: Office) -> tuple[Known, bytes]:
    root, me = office.marker.root, office.me
    data = write_knock(Knock(me.introduction(root), os.urandom(32)), root, me.hand.signer)
    known = Known(root, Area.WRAPS, file_name(data), Type.KNOCK, own=True, written=False)
    office.keep(known, data)
    return known, data


def _visitor(root: Id, found: Knock) -> Visitor:
    return Visitor(found, safety_words(safety_code(root, found)))


def _in_order(found: list[Visitor]) -> tuple[Visitor, ...]:
    """The same every time, whatever the listing's order was."""
    return tuple(sorted(found, key=lambda visitor: visitor.words))
