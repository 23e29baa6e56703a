"""The head of this device: what it holds, wrote, saw and misses (docs/format/folder.md §6.6, §9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from kanz_desktop.domain.clock import tick
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.head import (
    BROKEN_LIMIT,
    REACH_LIMIT,
    Broken,
    Head,
    Recent,
    head_hash,
    write_head,
)
from kanz_desktop.sync.heads import Heads, wrote
from kanz_desktop.sync.judgement import in_chain
from kanz_desktop.sync.layout import READER, Area, head_folder, head_name
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.mailbox import CANDIDATES, Mailbox
from kanz_desktop.sync.ports import NotFetched
from kanz_desktop.sync.publishing import covered
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Step, Watch

NO_HEAD = bytes(32)


class OwnHead:
    """Written last in a sync, and only when it says something else than the one before."""

    def __init__(self, local: Local, sight: Sight, mailbox: Mailbox, watch: Watch) -> None:
        self._local, self._office, self._sight = local, local.office, sight
        self._mailbox, self._watch = mailbox, watch

    def lost(self, heads: Heads) -> bool:
        """A listing does not show the last one written: the folder was emptied, or is an old copy."""
        last = self._last()
        return last is not None and not _candidates(heads, *last)

    def heal(self, heads: Heads, day: int) -> None:
        """Put the last one there again when a listing did not show it; its bytes are read once a day."""
        last = self._last()
        if last is None:
            return
        counter, data = last
        folder, name = head_folder(self._sight.device), head_name(counter, data)
        candidates = _candidates(heads, counter, data)
        looked = b"head looked" + day.to_bytes(8, "big")
        due = looked not in self._office.done()
        if not candidates or (due and not self._lies(folder, candidates, data)):
            with suppress(NotFetched):  # it lies there by name only: the cloud service will say more one day
                self._mailbox.put(folder, name, lambda: [data])
                self._watch.at(Step.HEAD_WRITTEN)
        if due:
            self._office.mark_done(looked)

    def _last(self) -> tuple[int, bytes] | None:
        """The last one that was written whole."""
        own = self._office.own_heads()
        if not own or _done(self._sight.device, max(own)) not in self._office.done():
            return None
        return max(own), own[max(own)]

    def _lies(self, folder: str, candidates: Sequence[str], data: bytes) -> bool:
        return any(self._mailbox.file(folder, name, len(data)) == data for name in candidates[:CANDIDATES])

    def write(self, heads: Heads, broken: Sequence[Broken], *, lacking: bool, now_ms: int) -> None:
        """`lacking`: something is missed, so that others have to know what was seen."""
        key = self._sight.key(self._sight.root)
        if key is None:
            return
        self._finish()
        own, last = self._office.own_heads(), heads.mine()
        head = Head(
            counter=max(own, default=0) + 1,
            previous=head_hash(own[max(own)]) if own else NO_HEAD,
            reader=READER,
            hlc=tick(last.hlc if last else 0, now_ms),
            reach=tuple(dict.fromkeys(self._reach()))[:REACH_LIMIT],
            made=tuple(
                made
                for stream, made in sorted(self._office.made().items())
                if stream not in self._office.erased()
            ),
            seen=heads.seen(),
            recent=self._recent(),
            broken=tuple(broken)[:BROKEN_LIMIT],
        )
        if last is not None and _says(head, lacking) == _says(last, lacking):
            return
        data = write_head(head, self._sight.root, key, self._office.me.hand.signer)
        self._office.mark_done(wrote(head_hash(data)))
        self._office.keep_own_head(head.counter, data)
        self._watch.at(Step.HEAD_FROZEN)
        self._finish()

    def _recent(self) -> tuple[Recent, ...]:
        """Without what goes: nobody has to look for it."""
        doomed = self._office.doomed()
        return tuple(
            one for one in self._office.recent() if (one.stream, one.area, one.name.hex()) not in doomed
        )

    def _finish(self) -> None:
        """Write the last frozen head when it does not stand there yet."""
        own = self._office.own_heads()
        if not own:
            return
        counter, data = max(own), own[max(own)]
        if _done(self._sight.device, counter) not in self._office.done():
            name = head_name(counter, data)
            self._mailbox.put(head_folder(self._sight.device), name, lambda: [data])
            self._office.mark_done(_done(self._sight.device, counter))
            self._watch.at(Step.HEAD_WRITTEN)

    def _reach(self) -> Iterator[Reach]:
        """Of every chain what is held; nothing of what is not on the folder yet.

        Twice the same where two branches have only their beginning there, or a statement two files.
        """
        for stream in (self._sight.root, *self._sight.streams()):
            if self._sight.reads(stream):
                yield from self._statements(stream)
                yield from self._operations(stream)

    def _statements(self, stream: Id) -> Iterator[Reach]:
        known = self._office.known(stream, Area.SEGMENTS)
        said = in_chain(
            one for name, one in self._sight.said_in(stream).items() if known[name].written
        ).values()
        followed = {one.place.prev for one in said}
        for one in said:
            if one.id not in followed:
                yield Reach(stream, one.place.incarnation, one.place.seq, one.id)

    def _operations(self, stream: Id) -> Iterator[Reach]:
        log = self._local.log(stream)
        if log is None:
            return
        objects = [
            known
            for area in (Area.SEGMENTS, Area.PACKS)
            for known in self._office.known(stream, area).values()
        ]
        there = {extent for known in objects if known.written for extent in known.runs}
        frozen = {extent for known in objects if not known.written for extent in known.runs} - there
        runs = set(self._office.runs(stream)) - frozen
        parts = {(held.incarnation, held.first - 1) for held in self._office.apart(stream)}
        for end in log.reach():
            # What was taken in of a run that a removal cut off stands in that file, for all to read.
            last = end.seq if (end.incarnation, end.seq) in parts else covered(log, end, runs)
            if last:
                yield Reach(stream, end.incarnation, last, log.run(end, last)[0].id)


def _done(device: Id, counter: int) -> bytes:
    return b"head" + device + counter.to_bytes(8, "big")


def _says(head: Head, lacking: bool) -> tuple[object, ...]:
    said = (head.reader, *map(frozenset, (head.reach, head.made, head.recent, head.broken)))
    return (*said, frozenset(head.seen)) if lacking else said


def _candidates(heads: Heads, counter: int, data: bytes) -> list[str]:
    """Files in the own directory that may be this head."""
    return [name for name in heads.own_names() if name.startswith(head_name(counter, data))]
