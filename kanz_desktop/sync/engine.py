"""One sync: read what others wrote, do what statements demand, publish what is here (folder.md §9-§13).

It may stop between any two steps, by choice, by a folder that goes away or by a dying battery: everything
that was done is durable and in an order that holds, and the next sync goes on from there. One thread.
"""

from __future__ import annotations

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.ahead import Ahead
from kanz_desktop.sync.apart import look_for_more
from kanz_desktop.sync.budget import Budget
from kanz_desktop.sync.cards import retire_cards
from kanz_desktop.sync.endings import Endings
from kanz_desktop.sync.farewell import taken_before
from kanz_desktop.sync.heads import Heads
from kanz_desktop.sync.healing import Healer
from kanz_desktop.sync.joining import Joining
from kanz_desktop.sync.lateness import Lateness
from kanz_desktop.sync.layout import Area, stream_folder
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.missing import Missing
from kanz_desktop.sync.own_devices import OwnDevices
from kanz_desktop.sync.own_head import OwnHead
from kanz_desktop.sync.packing import PACE, Pace, Packing
from kanz_desktop.sync.papers import Papers
from kanz_desktop.sync.plan import looks, made_in, named_streams
from kanz_desktop.sync.ports import OfficeFolder
from kanz_desktop.sync.publishing import Publisher
from kanz_desktop.sync.reading import Intake
from kanz_desktop.sync.retire import Retire
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Vrijgave
from kanz_desktop.sync.watch import Alarm, Report, Step, Unwatched, Watch

_TEXT = (Area.WRAPS, Area.SEGMENTS, Area.PACKS)


class Sync:
    """A sync of one laptop with one folder; made anew for each.

    `now_ms` (since 1970, UTC) and `day` (yyyymmdd) are this laptop's own clock: nothing depends on another's.
    `backups` are the registered backups that may hold an erased gezin. `papers` is how many bytes of papers
    this sync moves, as `Budget` has it; `beside` how many of them are written or read at a time, where the
    folder takes calls of several threads.
    """

    def __init__(
        self, local: Local, folder: OfficeFolder, *, now_ms: int, day: int, backups: int = 0,
        watch: Watch | None = None, papers: int | None = None, pace: Pace = PACE, beside: int = 1,
    ) -> None:  # fmt: skip
        watch = watch or Unwatched()
        self.report = Report()
        self._local, self._office, self._watch = local, local.office, watch
        self._now_ms, self._day, self._backups = now_ms, day, backups
        self._sight = sight = Sight(local.office)
        self._mailbox = mailbox = Mailbox(folder, sight.root, watch)
        self._intake = Intake(local, sight, mailbox, watch, self.report)
        self._joining = Joining(local, sight, mailbox, watch)
        self._heads = Heads(local, sight, mailbox, watch, self.report)
        budget = Budget(papers)
        self._ahead = Ahead(local, sight, budget, watch)
        self._devices = OwnDevices(local, sight, self._heads, watch, self.report, now_ms)
        self._lateness = Lateness(local.office, self._heads, self.report)
        self._missing = Missing(local, sight, self._heads)
        self._papers = Papers(local, sight, mailbox, watch, self.report, budget, beside)
        self._publisher = Publisher(local, sight, mailbox, watch, self.report, budget, beside)
        self._healer = Healer(local, sight, mailbox, self._publisher, self._papers, self.report)
        self._endings = Endings(local, sight, self._publisher, watch)
        self._own_head = OwnHead(local, sight, mailbox, watch)
        self._packing = Packing(local, sight, mailbox, self._publisher, pace)
        self._retire = Retire(local.office, folder, watch)

    def run(self) -> Report:
        """All of it. Raises NotOurs, what the folder port raises, and SyncStopped."""
        self._mailbox.check()
        if self._read_team():
            self._devices.settle()
            self._endings.erase()
            self._read_streams()
            if self._sight.counts():
                self._publish()
            elif self._sight.device in self._sight.team.devices:
                self.report.alarms.add((Alarm.REMOVED, self._sight.device))
        return self.report

    def _read_team(self) -> bool:
        """Heads and the team's stream. False while nobody let this member in."""
        root = self._sight.root
        wraps = stream_folder(root, Area.WRAPS)
        if not self._sight.ring(root).entries:
            self._joining.stream(root)
            if not self._sight.ring(root).entries:
                return False
            for area in (Area.SEGMENTS, Area.WRAPS):
                self._intake.read_listed(root, area)
        self._heads.fetch()
        self._read_stream(root, (Area.WRAPS, Area.SEGMENTS))
        if self._heads.unread(self._day):
            self._intake.read_listed(root, Area.WRAPS)
            self._intake.read_listed(root, Area.SEGMENTS)
            self._apply(root)
            if any(note.reason == "signer" for note in self._office.notes(wraps).values()):
                self._joining.stream(root)
                self._apply(root)
        self._heads.read()
        self._read_stream(root, (Area.WRAPS, Area.SEGMENTS))
        look_for_more(self._intake, self._office, root, self._heads.gone(), self._day)
        self._apply(root)
        self._heads.check_seen()
        self._lateness.check(self._day)
        return True

    def _read_streams(self) -> None:
        heads = self._heads.now()
        for stream in sorted(named_streams(heads.values()) - {self._sight.root}):
            if stream not in self._office.rings() and stream not in self._office.erased():
                self._join(stream)
        for stream in self._sight.streams():
            self._local.make_log(stream, self._office.gezin(stream))
            self._read_stream(stream, _TEXT)
            look_for_more(self._intake, self._office, stream, self._heads.gone(), self._day)
            log = self._local.log(stream)
            if log is not None:
                log.settle()
        self._ahead.both_ways()
        for stream in self._sight.streams():
            log = self._local.log(stream)
            if log is not None:
                self._papers.fetch(stream, log, heads)

    def _join(self, stream: Id) -> None:
        heads = self._heads.now()
        for look in looks(stream, (Area.WRAPS,), heads, self._office.counted(), ()):
            there = self._joining.stream(stream, look.names)
            notes = self._office.notes(stream_folder(stream, Area.WRAPS))
            others = {name for name, note in notes.items() if note.reason == "recipient"}
            if look.names <= set(there) <= others:  # what could not be read today may be for this worker
                self._settle(stream, Area.WRAPS)

    def _read_stream(self, stream: Id, areas: tuple[Area, ...]) -> None:
        """Wraps, statements, then what they allow; listings only where heads show that something lacks."""
        heads = self._heads.now()
        for area in areas:
            known = self._office.known(stream, area)
            for look in looks(stream, (area,), heads, self._office.counted(), known):
                if not self._intake.look(look):
                    self._settle(stream, area)
            self._apply(stream)
        if self._missing.lacks(stream):
            for area in (Area.SEGMENTS, Area.PACKS):
                self._intake.read_listed(stream, area)
            self._apply(stream)

    def _apply(self, stream: Id) -> None:
        """What was said takes effect, and what waited for it is read again."""
        while True:
            log = self._local.log(stream)
            if log is not None:
                self._endings.purge(stream, log)
            if not self._intake.read_again(stream):
                return

    def _settle(self, stream: Id, area: Area) -> None:
        for device, head in self._heads.now().items():
            self._office.keep_count(device, stream, area, made_in(head, stream, area))

    def _publish(self) -> None:
        """Team first, then every gezin: papers, wraps, segments, packs; the head when all lies there."""
        root = self._sight.root
        for stream in (root, *self._sight.streams()):
            self._sight.renew_key(stream)  # first: what is healed needs one that counts
        self._ahead.out()
        for stream in self._sight.streams():
            retire_cards(self._office, stream)
        self._endings.confirm(self._day, self._now_ms, self._backups)
        self._release()
        self._healer.answer(self._heads, self._day)
        self._healer.newcomers(self._heads, self._day)
        self._healer.look_again(self._day)
        lost = self._own_head.lost(self._heads)
        if lost:
            self._healer.look_at_all()
        self._endings.returned(self._mailbox, self._day, everywhere=lost)
        for stream in (root, *self._sight.streams()):
            if self._sight.reads(stream):
                self._publisher.wraps(stream)
                log = self._local.log(stream)
                if log is not None:
                    self._endings.tell(stream, log, self._now_ms)
                    self._endings.repack(stream, log)
                    self._publisher.papers(stream, log)
                    self._publisher.segments(stream, log)
                    self._packing.pack(stream, log)
                self._publisher.send(stream)
            else:
                self._publisher.farewell(stream)
        for stream in self._sight.streams():
            log = self._local.log(stream)
            if log is not None and self._sight.reads(stream):
                self._packing.retire(stream, log, self._heads.now(), self._day)
        broken = self._missing.broken()
        missing = bool(broken) or any(map(self._missing.lacks, (root, *self._sight.streams())))
        self._own_head.heal(self._heads, self._day)
        self._own_head.write(self._heads, broken, lacking=missing, now_ms=self._now_ms)
        self._retire.own_heads()
        self._retire.doomed()
        self._retire.erased(self._day)
        self._retire.leftovers(self._day)
        self._healer.look_at_papers(self._day)
        self._publisher.say_full()

    def _release(self) -> None:
        """Accept for everybody what was taken in before its writer was removed: no two laptops differ."""
        taken = taken_before(self._local, self._sight)
        if taken:
            self._sight.say(self._sight.root, Vrijgave(taken), self._now_ms)
            self._watch.at(Step.FROZEN)
