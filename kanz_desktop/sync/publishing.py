"""What this laptop puts into the folder: frozen first, then written and read back (folder.md §9)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.budget import Budget
from kanz_desktop.sync.frame import recipient_tag
from kanz_desktop.sync.layout import Area, Type, file_name, paper_name, stream_folder
from kanz_desktop.sync.local import GezinLog, Local
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.office import Extent, Known
from kanz_desktop.sync.pack import PACK_SIZE, write_pack
from kanz_desktop.sync.paper import write_paper_frame
from kanz_desktop.sync.paper_sending import PaperSender, Sent
from kanz_desktop.sync.ports import FolderBusy, FolderFull, NotFetched, WrittenBadly
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.run import (
    OPERATIONS_LIMIT,
    SEGMENT_OPERATIONS,
    SEGMENT_SIZE,
    Run,
    operation_bytes,
    sign_run,
    write_segment,
)
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Report, Step, Watch
from kanz_desktop.sync.wrap import write_wrap

_NOT_NOW = (WrittenBadly, FolderBusy, NotFetched)
"""Of one object: the next sync tries again, and the others go on. Not fetched: what holds its name is there
by name only, so nobody can say whether it is this object."""
_TOGETHER = 32
_TOGETHER_SIZE = 32 * 1024 * 1024
"""So many files and bytes of papers at most are remembered as written by one commit."""


class Publisher:
    """Writes own objects. Every one is frozen before its first byte goes out, so a repeat writes the same."""

    def __init__(
        self, local: Local, sight: Sight, mailbox: Mailbox, watch: Watch, report: Report, budget: Budget,
        beside: int = 1,
    ) -> None:  # fmt: skip
        self._local, self._office, self._sight = local, local.office, sight
        self._mailbox, self._watch, self._report = mailbox, watch, report
        self._budget = budget
        self._full: FolderFull | None = None
        """A paper had no room in this sync: those behind it are not tried."""
        self._papers = PaperSender(local, mailbox, beside)

    def papers(self, stream: Id, log: GezinLog) -> None:
        """Every paper that is here and not known to be there."""
        with self._office.together():
            for object_hash in sorted(log.papers()):
                if paper_name(object_hash) not in self._office.known(stream, Area.PAPERS):
                    self.freeze_paper(stream, log, object_hash)

    def freeze_paper(self, stream: Id, log: GezinLog, object_hash: bytes) -> None:
        key = self._sight.key(stream)
        here = log.paper(paper_name(object_hash))
        if key is None or here is None:
            return
        _, size = here
        frame = write_paper_frame(
            stream, key, self._office.me.hand.signer, object_hash=object_hash,
            object_size=size, document_key=log.paper_key(object_hash),
        )  # fmt: skip
        self._freeze(Known(stream, Area.PAPERS, paper_name(object_hash), Type.PAPER), frame)

    def wraps(self, stream: Id) -> None:
        """The ring for every reader who has no wrap, or none with a key that this laptop made.

        For oneself too: a new laptop finds its keys there, and so does a clone.
        """
        ring = self._sight.ring(stream)
        made = self._made_here(ring)
        tags = {known.tag for known in self._office.known(stream, Area.WRAPS).values()}
        for member in sorted(self._sight.members(stream)):
            box_key = self._sight.team.members[member].box_key
            handed = {b"wrap" + stream + member + key_id for key_id in made}
            if recipient_tag(box_key, stream, Type.WRAP) in tags and handed <= set(self._office.done()):
                continue
            self._wrap(stream, member)
            for what in sorted(handed):
                self._office.mark_done(what)

    def hand_on(self, stream: Id, tags: Collection[Id]) -> None:
        """A wrap by somebody else is gone, perhaps the last with these keys: one more, for whom it was."""
        for member in sorted(self._sight.members(stream)) if tags else ():
            if recipient_tag(self._sight.team.members[member].box_key, stream, Type.WRAP) in tags:
                self.wrap_again(stream, member)

    def wrap_again(self, stream: Id, member: Id) -> None:
        """All keys that are here for a reader who stays behind: once for each key that comes."""
        keys = sorted(entry.key_id(stream) for entry in self._sight.ring(stream).entries)
        given = b"ring" + stream + member + b"".join(keys)
        if given not in self._office.done():
            self._wrap(stream, member)
            self._office.mark_done(given)

    def _wrap(self, stream: Id, member: Id) -> None:
        box_key = self._sight.team.members[member].box_key
        ring, gezin = self._sight.ring(stream), self._office.gezin(stream)
        data = write_wrap(ring, gezin, member, box_key, self._office.me.hand.signer)
        tag = recipient_tag(box_key, stream, Type.WRAP)
        self._freeze(Known(stream, Area.WRAPS, file_name(data), Type.WRAP, tag=tag), data)

    def _made_here(self, ring: Ring) -> list[Id]:
        """Key ids of what this laptop made."""
        mine = {hand.signer.device for hand in self._office.me.hands}
        return [entry.key_id(ring.stream) for entry in ring.entries if entry.maker in mine]

    def segments(self, stream: Id, log: GezinLog) -> None:
        """Own operations of every chain, those of former devices of this laptop too, in runs."""
        key = self._sight.key(stream)
        if key is None:
            return
        for end in log.reach():
            last = log.find(end.id)
            signer = None if last is None else self._office.me.signer_of(last.header.device)
            first = covered(log, end, self._office.runs(stream)) + 1
            if signer is None or first > end.seq:
                continue
            for operations in _portions(log.run(end, first)):
                run = sign_run(operations, signer)
                data = write_segment(run, key)
                known = Known(stream, Area.SEGMENTS, file_name(data), Type.SEGMENT, runs=(Extent.of(run),))
                self._freeze(known, data)

    def pack(self, stream: Id, log: GezinLog, extents: Iterable[Extent]) -> None:
        """These runs once more, with the signatures of their writers, as the log has them now."""
        key = self._sight.key(stream)
        runs = [
            _run_of(log, stream, extent) for extent in sorted(_in_log(log, extents), key=lambda one: one.id)
        ]
        if key is None:
            return
        for portion in _packs(runs):
            data = write_pack(portion, key, self._office.me.hand.signer)
            extents = tuple(Extent.of(run) for run in portion)
            self._freeze(Known(stream, Area.PACKS, file_name(data), Type.PACK, runs=extents), data)

    def send(self, stream: Id) -> None:
        """Write all that is frozen in a stream and not there yet: papers, wraps, segments, packs.

        Papers that the budget leaves wait for another sync, and no head counts them before.
        """
        for area in (Area.PAPERS, Area.WRAPS, Area.SEGMENTS, Area.PACKS):
            frozen = [one for one in self._office.known(stream, area).values() if one.own and not one.written]
            for few in self._few(frozen):
                with self._office.together():
                    if area is Area.PAPERS:
                        self._send_papers(few)
                    else:
                        for known in few:
                            self.write(known)

    def farewell(self, stream: Id) -> None:
        """Own statements in a gezin that this worker reads no more: the last of them says that."""
        for known in list(self._office.known(stream, Area.SEGMENTS).values()):
            if known.own and not known.written and known.kind is Type.STATEMENT:
                self.write(known)

    def _few(self, frozen: Iterable[Known]) -> Iterator[list[Known]]:
        """Objects that are remembered together as written: a crash writes the same few once more."""
        few: list[Known] = []
        size = 0
        for known in frozen:
            more = self._papers.size(known) if known.area is Area.PAPERS else 0
            if few and (len(few) == _TOGETHER or size + more > _TOGETHER_SIZE):
                yield few
                few, size = [], 0
            few.append(known)
            size += more
        if few:
            yield few

    def write(self, known: Known) -> bool:
        """Write a frozen object. False when the folder did not take it well: the next sync tries again."""
        data = self._office.data(known.stream, known.area, known.name)
        if data is None:
            self._office.forget(known.stream, known.area, known.name)
            return False
        if known.area is Area.PAPERS:
            return self._sent(self._papers.send([(known, data)]))
        try:
            self._mailbox.put(stream_folder(known.stream, known.area), known.name, lambda: [data])
        except _NOT_NOW:
            return False
        self._lies(known)
        return True

    def _send_papers(self, few: Iterable[Known]) -> None:
        going: list[tuple[Known, bytes]] = []
        for known in few:
            data = self._office.data(known.stream, known.area, known.name)
            if not self._budget.left or self._full is not None:
                self._report.left += 1
            elif data is None:
                self._office.forget(known.stream, known.area, known.name)
            else:
                self._budget.spend(self._papers.size(known))
                going.append((known, data))
        if going:
            self._sent(self._papers.send(going))

    def _sent(self, sent: Sequence[Sent]) -> bool:
        """Remember those that stand there, then raise what was no refusal of one paper. True: all do.

        Where a paper has no room words may have: that is said when they went.
        """
        refused = [error for known, error in sent if error is not None]
        for known, error in sent:
            if error is None:
                self._lies(known)
        for error in refused:
            if isinstance(error, FolderFull):
                self._full = error
            elif not isinstance(error, _NOT_NOW):
                raise error
        return not refused

    def say_full(self) -> None:
        """Raises FolderFull when a paper of this sync had no room there."""
        if self._full is not None:
            raise self._full

    def _lies(self, known: Known) -> None:
        self._watch.at(Step.WRITTEN)
        self.stands(known)
        self._report.written += 1
        self._watch.at(Step.PUBLISHED)

    def stands(self, known: Known) -> None:
        """It lies on the folder and was read back: the next head tells so."""
        self._office.published(known)

    def _freeze(self, known: Known, data: bytes) -> None:
        self._office.keep(
            Known(
                known.stream, known.area, known.name, known.kind,
                own=True, written=False, runs=known.runs, tag=known.tag,
            ),
            data,
        )  # fmt: skip
        self._watch.at(Step.FROZEN)


def _portions(operations: Sequence[Operation]) -> Iterator[list[Operation]]:
    """Runs that fit into a segment."""
    portion: list[Operation] = []
    size = 0
    for op in operations:
        more = len(operation_bytes(op))
        if portion and (len(portion) == SEGMENT_OPERATIONS or size + more > SEGMENT_SIZE - 64):
            yield portion
            portion, size = [], 0
        portion.append(op)
        size += more
    if portion:
        yield portion


def _packs(runs: Iterable[Run]) -> Iterator[list[Run]]:
    portion: list[Run] = []
    size = count = 0
    for run in runs:
        more = len(run.content()) + 96
        full = size + more > PACK_SIZE or count + len(run.operations) > OPERATIONS_LIMIT
        if portion and full:
            yield portion
            portion, size, count = [], 0, 0
        portion.append(run)
        size, count = size + more, count + len(run.operations)
    if portion:
        yield portion


def covered(log: GezinLog, end: Reach, runs: Iterable[Extent]) -> int:
    """Up to which operation of this branch these runs go from its first on, with nothing left out; 0: none.

    One that was frozen and dropped before it was written leaves a gap, for what came after it may lie there.
    """
    here = [one for one in runs if one.incarnation == end.incarnation and one.last <= end.seq]
    whole = _without_gap(here)
    for extent in sorted(here, key=lambda one: -one.last):
        if extent.last <= whole and log.run(end, extent.last)[0].id == extent.id:
            return extent.last
    return 0


def _without_gap(runs: Iterable[Extent]) -> int:
    """The last number up to which every number stands in one of these runs, of one chain."""
    last = 0
    for extent in sorted(runs, key=lambda one: one.first):
        if extent.first > last + 1:
            break
        last = max(last, extent.last)
    return last


def _in_log(log: GezinLog, extents: Iterable[Extent]) -> set[Extent]:
    """Without what waits for its predecessor."""
    return {extent for extent in extents if log.has(extent.id)}


def _run_of(log: GezinLog, stream: Id, extent: Extent) -> Run:
    return Run(extent.device, extent.signature, tuple(log.run(extent.end(stream), extent.first)))
