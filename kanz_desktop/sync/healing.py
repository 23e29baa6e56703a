"""What is gone or broken on the folder is written again by whoever holds it (docs/format/folder.md §11).

Nothing here is a reason to change anything on the laptop, and nothing that was purged or erased comes back:
operations are taken from the log, which has dropped what had to go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.days import its_turn
from kanz_desktop.sync.head import Head
from kanz_desktop.sync.heads import Heads
from kanz_desktop.sync.layout import REPLACED_BY_ITS_WRITER, Area, Type, stream_folder
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.mailbox import Mailbox, canonical
from kanz_desktop.sync.office import Known
from kanz_desktop.sync.papers import Papers
from kanz_desktop.sync.plan import behind
from kanz_desktop.sync.publishing import Publisher
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Report


class Healer:
    """Finds what others miss, and writes it."""

    def __init__(
        self,
        local: Local,
        sight: Sight,
        mailbox: Mailbox,
        publisher: Publisher,
        papers: Papers,
        report: Report,
    ) -> None:
        self._local, self._office, self._sight = local, local.office, sight
        self._mailbox, self._publisher, self._papers, self._report = mailbox, publisher, papers, report
        self._packs: dict[str, bool] = {}

    def answer(self, heads: Heads, day: int) -> None:
        """What heads call broken, and what readers lack of what my last head showed.

        Who saw that head is helped at once, who did not (for want of a key, perhaps) once a day.
        """
        mine = heads.mine()
        for device, head in heads.now().items():
            for broken in head.broken:
                self.heal(broken.stream, broken.area, [broken.name.hex()])
            if mine is None:
                continue
            saw = any(
                seen.device == self._sight.device and seen.counter >= mine.counter for seen in head.seen
            )
            once = b"helped" + device + day.to_bytes(8, "big")
            if saw or once not in self._office.done():
                self._catch_up(device, head, mine)
                self._office.mark_done(once)

    def newcomers(self, heads: Heads, day: int) -> None:
        """Somebody was let in and says nothing: once a day the team's stream has to lie there whole."""
        silent = self._sight.team.present - set(heads.now()) - {self._sight.device}
        done = b"newcomers" + day.to_bytes(8, "big")
        if silent and done not in self._office.done():
            for area in (Area.SEGMENTS, Area.WRAPS):
                self.heal(self._sight.root, area, list(self._office.known(self._sight.root, area)))
            self._office.mark_done(done)

    def look_again(self, day: int) -> None:
        """One thirtieth of all objects but papers, once a day by the own clock."""
        self._look_again(b"looked", (Area.SEGMENTS, Area.PACKS, Area.WRAPS), day)

    def look_at_papers(self, day: int) -> None:
        """The same of papers: each is read to its end, so when all else of a sync is done."""
        self._look_again(b"looked at papers", (Area.PAPERS,), day)

    def _look_again(self, what: bytes, areas: Sequence[Area], day: int) -> None:
        done = what + day.to_bytes(8, "big")
        if done in self._office.done():
            return
        for stream in (self._sight.root, *self._sight.streams()):
            for area in areas:
                names = [name for name in self._office.known(stream, area) if its_turn(int(name, 16), day)]
                self.heal(stream, area, names)
        self._office.mark_done(done)

    def look_at_all(self) -> None:
        """Every object has to stand in a listing: the folder was emptied, or an old copy was put back."""
        for stream in (self._sight.root, *self._sight.streams()):
            for area in (Area.SEGMENTS, Area.PACKS, Area.PAPERS, Area.WRAPS):
                self._absent(stream, area)

    def heal(self, stream: Id, area: Area, names: Iterable[str]) -> None:
        """Write again those of these objects that do not lie there whole."""
        if not self._may(stream):
            return
        known = self._office.known(stream, area)
        absent = [known[name] for name in names if name in known and not self._there(known[name])]
        lost = [one for one in absent if not self._replaced(one)]
        gone = [one for one in lost if not self._again(one)]
        log = self._local.log(stream)
        runs = {extent for one in gone for extent in one.runs}
        if runs and log is not None:
            self._publisher.pack(stream, log, runs)
        self._publisher.hand_on(stream, {one.tag for one in gone if one.kind is Type.WRAP})
        for one in (*gone, *(one for one in absent if one not in lost)):
            self._office.forget(stream, area, one.name)
        self._report.healed += len(lost)

    def _catch_up(self, device: Id, head: Head, mine: Head) -> None:
        member = self._sight.team.devices[device].member
        streams = [
            stream
            for stream in (self._sight.root, *self._sight.streams())
            if member in self._sight.members(stream)
        ]
        late = {reach.stream for reach in behind(head, mine, streams)}
        for stream in sorted(late | {self._sight.root} if late else late):
            self._publisher.wrap_again(stream, member)
            self.heal(stream, Area.WRAPS, list(self._office.known(stream, Area.WRAPS)))
            if not any(reach.stream == stream for reach in head.reach):
                self._for_joining(stream)
            for area in (Area.SEGMENTS, Area.PACKS):
                self._absent(stream, area)
            self._loose(stream)

    def _absent(self, stream: Id, area: Area) -> None:
        """Known objects that a listing does not show."""
        there = set(map(canonical, self._mailbox.names(stream_folder(stream, area))))
        known = self._office.known(stream, area)
        self.heal(stream, area, [name for name, one in known.items() if one.written and name not in there])

    def _loose(self, stream: Id) -> None:
        """Runs of which the file was gone before it could be remembered here."""
        log = self._local.log(stream)
        known = [self._office.known(stream, area).values() for area in (Area.SEGMENTS, Area.PACKS)]
        loose = set(self._office.runs(stream)).difference(*(one.runs for some in known for one in some))
        if loose and log is not None and self._may(stream):
            self._publisher.pack(stream, log, loose)

    def _for_joining(self, stream: Id) -> None:
        """Who holds nothing of a stream cannot name what is broken: what was said there is read by us."""
        known = self._office.known(stream, Area.SEGMENTS).values()
        self.heal(stream, Area.SEGMENTS, [one.name for one in known if one.kind is Type.STATEMENT])

    def _may(self, stream: Id) -> bool:
        here = stream in self._office.rings() and stream not in self._office.erased()
        return here and self._sight.reads(stream) and self._sight.key(stream) is not None

    def _replaced(self, known: Known) -> bool:
        """Its writer took it away, or it is gone and no loss: all of it stands in packs that lie there."""
        if known.kind is not Type.SEGMENT:
            return False
        packs = [
            one
            for one in self._office.known(known.stream, Area.PACKS).values()
            if one.written and not set(one.runs).isdisjoint(known.runs) and self._lies(one)
        ]
        return {run for one in packs for run in one.runs}.issuperset(known.runs)

    def _lies(self, pack: Known) -> bool:
        """Looked at once in a sync."""
        if pack.name not in self._packs:
            self._packs[pack.name] = self._there(pack)
        return self._packs[pack.name]

    def _there(self, known: Known) -> bool:
        if not known.written or (known.kind in REPLACED_BY_ITS_WRITER and not known.own):
            return True
        if known.area is Area.PAPERS:
            return self._papers.there(known)
        return self._mailbox.holds(known.stream, known.area, known.name)

    def _again(self, known: Known) -> bool:
        """Try to write the exact bytes. False: they are not here, what was in it goes out in another file."""
        log = self._local.log(known.stream)
        data = self._office.data(known.stream, known.area, known.name)
        if known.area is Area.PAPERS:
            if log is not None:
                here = log.paper(known.name)
                if here is not None:
                    self._publisher.freeze_paper(known.stream, log, here[0])
            return True
        if data is not None:
            self._publisher.write(known)
        return data is not None
