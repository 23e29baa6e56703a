"""Everything that lies in the office folder, read to the last byte: one verdict a file. Changes nothing.

A sync looks at what is new, and at a thirtieth of the rest a day; this looks at all of the streams whose keys
are here. What lies there of others is counted, since nobody here can say more of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.card import read_card
from kanz_desktop.sync.frame import peek
from kanz_desktop.sync.head import read_head
from kanz_desktop.sync.layout import (
    BOUNDS,
    REPLACED_BY_ITS_WRITER,
    Area,
    Type,
    file_name,
    head_folder,
    stream_folder,
)
from kanz_desktop.sync.mailbox import Mailbox, canonical
from kanz_desktop.sync.office import Office
from kanz_desktop.sync.pack import read_pack
from kanz_desktop.sync.paper import FRAME_SIZE, read_paper, read_paper_frame
from kanz_desktop.sync.ports import Absent, FolderBusy, InPieces, NotFetched, OfficeFolder, TooLarge
from kanz_desktop.sync.run import read_segment
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.statement import read_statement
from kanz_desktop.sync.verdict import Reading, Verdict
from kanz_desktop.sync.watch import Step, Watch
from kanz_desktop.sync.wrap import read_wrap

_AREAS = (Area.WRAPS, Area.SEGMENTS, Area.PACKS, Area.PAPERS)
_LARGEST = 1 << 40
_NOT_MINE = "recipient"
"""A wrap or card for a colleague: right as far as anybody but its recipient can say."""


class _Judged(Protocol):
    @property
    def verdict(self) -> Verdict: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Wrong:
    """A file that is not right; `path` is relative to the folder and names nobody."""

    path: str
    verdict: Verdict
    reason: str


@dataclass(slots=True)
class Findings:
    """What was found."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    wrong: list[Wrong] = field(default_factory=list)
    lost: Counter[Id] = field(default_factory=Counter)
    """By stream: objects that stood there and do not any more, or not whole. A sync writes them again."""
    files: int = 0
    size: int = 0
    """Bytes read."""
    foreign: int = 0
    """Streams and devices of which no key is here; their files were not read."""

    @property
    def ok(self) -> bool:
        return not self.wrong and not self.lost


class Inspection:
    """One look at all of it. Raises NotOurs, SyncStopped, and what the folder port raises."""

    def __init__(self, office: Office, folder: OfficeFolder, watch: Watch) -> None:
        self._office, self._sight, self._watch = office, Sight(office), watch
        self._mailbox = Mailbox(folder, self._sight.root, watch)
        self._found = Findings()

    def run(self) -> Findings:
        self._mailbox.check()
        mine = {self._sight.root, *self._sight.streams()}
        for stream in sorted(mine):
            self._lost(stream, {area: self._area(stream, area) for area in _AREAS})
        self._heads()
        others = [entry.name for entry in self._mailbox.entries("s") if entry.folder]
        self._found.foreign += sum(name not in {stream.hex() for stream in mine} for name in others)
        return self._found

    def _area(self, stream: Id, area: Area) -> set[str]:
        """Names of the objects that lie there whole."""
        folder, whole = stream_folder(stream, area), set[str]()
        for name in self._mailbox.names(folder):
            if area is Area.PAPERS:
                reading, true_name = self._paper(stream, name), canonical(name)
            else:
                data = self._mailbox.file(folder, name, BOUNDS[area])
                if data is None:
                    continue
                reading, true_name = self._object(stream, area, data), file_name(data)
                self._found.size += len(data)
            if self._tell(f"{folder}/{name}", reading):
                whole.add(true_name)
        return whole

    def _lost(self, stream: Id, whole: Mapping[Area, set[str]]) -> None:
        """What a colleague took away after it was packed or replaced is no loss."""
        gone = {(area, name) for one, area, name in self._office.doomed() if one == stream}
        packs = self._office.known(stream, Area.PACKS)
        packed = {run for name, pack in packs.items() if name in whole[Area.PACKS] for run in pack.runs}
        lost = 0
        for area in _AREAS:
            for name, known in self._office.known(stream, area).items():
                theirs = known.kind in REPLACED_BY_ITS_WRITER and not known.own
                retired = known.kind is Type.SEGMENT and packed.issuperset(known.runs)
                there = name in whole[area] or (area, name) in gone
                lost += known.written and not (there or theirs or retired)
        if lost:
            self._found.lost[stream] = lost

    def _object(self, stream: Id, area: Area, data: bytes) -> _Judged:
        clear = peek(data, stream, area)
        if not clear.ok:
            return clear
        ring, devices = self._sight.ring(stream), self._sight.team.devices
        me, purged = self._office.me.recipient, self._sight.purged(stream)
        match clear.content.type:
            case Type.STATEMENT:
                return read_statement(data, stream, ring, devices)
            case Type.SEGMENT:
                return read_segment(data, stream, ring, devices, purged)
            case Type.PACK:
                return read_pack(data, stream, ring, devices, purged)
            case Type.WRAP:
                return read_wrap(data, stream, me, devices)
            case Type.CARD:
                return read_card(data, stream, me, devices)
        return clear

    def _paper(self, stream: Id, name: str) -> _Judged:
        folder, ring, devices = (
            stream_folder(stream, Area.PAPERS),
            self._sight.ring(stream),
            self._sight.team.devices,
        )
        try:
            begin = next(self._pieces(folder, name), b"")[:FRAME_SIZE]
            frame = read_paper_frame(begin, stream, ring, devices)
            if not frame.ok:
                return frame
            if frame.content.hash.hex()[: len(canonical(name))] != canonical(name):
                return Reading[object](Verdict.CORRUPT, "object")
            file = InPieces(self._pieces(folder, name))
            self._found.size += FRAME_SIZE + frame.content.size
            return read_paper(file, stream, ring, devices, expected=frame.content.hash)
        except (Absent, TooLarge, NotFetched, FolderBusy):
            return Reading[object](Verdict.INCOMPLETE, "absent")

    def _pieces(self, folder: str, name: str) -> Iterator[bytes]:
        return self._mailbox.pieces(folder, name, _LARGEST)

    def _heads(self) -> None:
        root, devices = self._sight.root, self._sight.team.devices
        for entry in self._mailbox.entries("h"):
            known = next((one for one in devices if one.hex() == entry.name), None)
            if known is None or not entry.folder:
                self._found.foreign += 1
                continue
            folder = head_folder(known)
            for name in self._mailbox.names(folder):
                data = self._mailbox.file(folder, name, BOUNDS[Area.HEADS])
                if data is not None:
                    self._found.size += len(data)
                    self._tell(f"{folder}/{name}", read_head(data, root, self._sight.ring(root), devices))

    def _tell(self, path: str, reading: _Judged) -> bool:
        """True when it is right."""
        self._watch.at(Step.OBJECT_READ)
        self._found.files += 1
        right = reading.verdict is Verdict.OK or reading.reason == _NOT_MINE
        self._found.verdicts[Verdict.OK if right else reading.verdict] += 1
        if not right:
            self._found.wrong.append(Wrong(path, reading.verdict, reading.reason))
        return right
