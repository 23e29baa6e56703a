"""What has to go for good: what an opschoning names, and gezinnen that were erased (folder.md §12)."""

from __future__ import annotations

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.days import its_turn
from kanz_desktop.sync.gezin_bodies import Opschoning
from kanz_desktop.sync.judgement import Standing
from kanz_desktop.sync.layout import Area, Type, paper_name, stream_folder
from kanz_desktop.sync.local import GezinLog, Local
from kanz_desktop.sync.mailbox import Mailbox, canonical
from kanz_desktop.sync.office import Known
from kanz_desktop.sync.publishing import Publisher
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.statement import Statement, erasure_holds
from kanz_desktop.sync.team_bodies import Bevestigd, Gewist
from kanz_desktop.sync.watch import Step, Watch

_AT_ONCE = 2_000
"""Ids of each kind in one opschoning: half of what fits into the file of a statement."""


class Endings:
    """Does on this laptop what statements demand, and says so."""

    def __init__(self, local: Local, sight: Sight, publisher: Publisher, watch: Watch) -> None:
        self._local, self._office, self._sight = local, local.office, sight
        self._publisher, self._watch = publisher, watch
        self._held: set[Id] = set()
        """Streams of which this laptop still holds the gezin."""

    def erase(self) -> None:
        """Gezinnen whose erasure a key of theirs proves. A member without it cannot, and need not."""
        for statement in self._sight.team.gewist:
            body = statement.body
            assert isinstance(body, Gewist)
            ring = self._sight.ring(body.stream)
            if body.stream in self._office.erased():
                self._destroy(body.stream)
            elif erasure_holds(body, self._sight.root, ring) and self._by_a_reader(statement, body.stream):
                self._office.erase(body.stream)
                self._watch.at(Step.ERASED)
                self._destroy(body.stream)
                self._sight.changed(body.stream)

    def _by_a_reader(self, statement: Statement, stream: Id) -> bool:
        """A reader said so, or did it: what made the one who said so a reader may be gone from the folder."""
        team = self._sight.team
        confirmed = (
            one.signed.device
            for one in self._sight.said(self._sight.root)
            if isinstance(one.body, Bevestigd)
            and one.body.gewist == statement.id
            and team.standing[one.id] is Standing.COUNTS
        )
        return any(self._sight.may_erase(stream, one) for one in (statement.signed.device, *confirmed))

    def _destroy(self, stream: Id) -> None:
        if not self._local.erase_log(stream):
            self._held.add(stream)

    def confirm(self, day: int, now_ms: int, backups: int) -> None:
        """Say that this device erased what it erased, once."""
        confirmed = {
            one.body.gewist
            for one in self._sight.said(self._sight.root)
            if isinstance(one.body, Bevestigd) and one.signed.device == self._sight.device
        }
        for statement in self._sight.team.gewist:
            body = statement.body
            assert isinstance(body, Gewist)
            mine = statement.signed.device == self._sight.device
            gone = body.stream in self._office.erased() and body.stream not in self._held
            if gone and statement.id not in confirmed and not mine:
                self._sight.say(self._sight.root, Bevestigd(statement.id, day, backups), now_ms)
                self._watch.at(Step.FROZEN)

    def tell(self, stream: Id, log: GezinLog, now_ms: int) -> None:
        """What a person had purged on this laptop alone goes everywhere: without this nobody knew of it."""
        said = [one.body for one in self._sight.readers(stream).purges if isinstance(one.body, Opschoning)]
        values, papers = log.dropped()
        values = sorted(set(values).difference(*(body.operations for body in said)))
        papers = sorted(set(papers).difference(*(body.papers for body in said)))
        for first in range(0, max(len(values), len(papers)), _AT_ONCE):
            part = slice(first, first + _AT_ONCE)
            self._sight.say(stream, Opschoning(tuple(values[part]), tuple(papers[part])), now_ms)
            self._watch.at(Step.FROZEN)

    def purge(self, stream: Id, log: GezinLog) -> None:
        """Drop what an opschoning names, here and in the bytes that were frozen."""
        for statement in self._fresh(stream):
            body = statement.body
            assert isinstance(body, Opschoning)
            log.purge(body.operations, body.papers)
            self._watch.at(Step.PURGED)
            for known in self._concerned(stream, log, body):
                self._drop_frozen(known, log)

    def returned(self, mailbox: Mailbox, day: int, *, everywhere: bool) -> None:
        """Papers that were purged and lie there again go again, by their name: nobody reads them.

        `everywhere`: an old copy of the folder came back. Else a thirtieth of the streams each day.
        """
        done = b"purged papers" + day.to_bytes(8, "big")
        begun = done in self._office.done()
        for stream in self._sight.streams():
            turn = everywhere or (not begun and its_turn(stream[0], day))
            if not (turn and self._sight.reads(stream)):
                continue
            bodies = [one.body for one in self._sight.readers(stream).purges]
            gone = {paper_name(one) for body in bodies if isinstance(body, Opschoning) for one in body.papers}
            there = mailbox.names(stream_folder(stream, Area.PAPERS)) if gone else ()
            for name in gone & set(map(canonical, there)):
                self._office.doom(stream, Area.PAPERS, name)
        if not begun:
            self._office.mark_done(done)

    def repack(self, stream: Id, log: GezinLog) -> None:
        """Write what is left of the files concerned into packs, and doom those files and papers."""
        self.purge(stream, log)
        for statement in self._fresh(stream):
            body = statement.body
            assert isinstance(body, Opschoning)
            concerned = self._concerned(stream, log, body)
            if any(not log.has(run.id) for known in concerned for run in known.runs):
                continue  # something in there still waits for its predecessor: it would be lost to others
            papers = [paper_name(one) for one in body.papers]
            for area, name in [
                *((one.area, one.name) for one in concerned),
                *((Area.PAPERS, one) for one in papers),
            ]:
                self._office.doom(stream, area, name)
            self._office.mark_done(_name(statement))
        self._pack_doomed(stream, log)

    def _pack_doomed(self, stream: Id, log: GezinLog) -> None:
        """What stands in a file that goes has to stand in a pack that stays."""
        doomed = self._office.doomed()
        known = {area: self._office.known(stream, area) for area in (Area.SEGMENTS, Area.PACKS)}
        staying = {
            run
            for one in known[Area.PACKS].values()
            if (stream, Area.PACKS, one.name) not in doomed
            for run in one.runs
        }
        going = {
            run
            for where, area, name in doomed
            if where == stream and area in known and name in known[area]
            for run in known[area][name].runs
        }
        if going - staying:
            self._publisher.pack(stream, log, going - staying)

    def _fresh(self, stream: Id) -> list[Statement]:
        done = self._office.done()
        return [one for one in self._sight.readers(stream).purges if _name(one) not in done]

    def _concerned(self, stream: Id, log: GezinLog, body: Opschoning) -> list[Known]:
        """Objects that may still hold a value that goes."""
        places = [op.header for one in body.operations if (op := log.find(one)) is not None]
        return [
            known
            for area in (Area.SEGMENTS, Area.PACKS)
            for known in self._office.known(stream, area).values()
            if any(
                run.incarnation == place.incarnation and run.first <= place.seq <= run.last
                for run in known.runs
                for place in places
            )
        ]

    def _drop_frozen(self, known: Known, log: GezinLog) -> None:
        """Its bytes hold what has to go. What was not written yet is frozen anew, without."""
        if known.written:
            self._office.drop_data(known.stream, known.area, known.name)
            return
        if known.kind is Type.PACK:
            self._publisher.pack(known.stream, log, known.runs)
        self._office.forget(known.stream, known.area, known.name)


def _name(statement: Statement) -> bytes:
    return b"purge" + statement.id
