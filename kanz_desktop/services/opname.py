"""Taking papers in, group by group: encrypted and flushed, then named by one commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, cast

from kanz_desktop.crypto.keys import random_id
from kanz_desktop.domain.access import WORKER_VIEW, Audience, place_of, visible
from kanz_desktop.domain.kinds import PLACE, Place
from kanz_desktop.domain.records import Changes, Edit, Record
from kanz_desktop.domain.values import FileRef, Id, Value
from kanz_desktop.errors import KanzError
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import PaperStream, Source
from kanz_desktop.storage.stored_object import StoredObject

SCREENS = {Place.GEZINSMAP: "gezinsmap", Place.DOSSIER: "dossier"}
"""Undo of a take-in belongs to the screen where the papers lie then."""
GROUP_FILES = 32
GROUP_BYTES = 64_000_000
"""A group is committed at once: few commits for many small papers, and not too much to lose."""
TITLE_LIMIT = 120

KEPT, ALREADY, REFUSED, STOPPED = "bewaard", "al-aanwezig", "geweigerd", "gestopt"


@dataclass(frozen=True, slots=True)
class TakeInItem:
    """What became of one paper. `error` with KEPT: it is safe, but cannot be shown here."""

    name: str
    outcome: str
    """`bewaard`, `al-aanwezig`, `geweigerd` or `gestopt` (cancelled before its turn)."""
    record: Id | None = None
    error: KanzError | None = None


@dataclass(frozen=True, slots=True)
class TakeInReport:
    """All papers that were offered, in the order in which they were."""

    items: tuple[TakeInItem, ...]

    def count(self, outcome: str) -> int:
        return sum(item.outcome == outcome for item in self.items)


class Opname:
    """One take-in. While a group is committed the next one is encrypted; `finish` gives all outcomes."""

    def __init__(
        self, sessie: GezinSessie, place: Place = Place.GEZINSMAP, audience: Audience = WORKER_VIEW
    ) -> None:
        self._sessie, self._place, self._audience = sessie, place, audience
        self._items: list[TakeInItem] = []
        self._made: dict[bytes, Id] = {}
        self._commit: Future[Changes] | None = None
        self._committing = range(0)

    def take(self, group: Sequence[Source]) -> None:
        """Take in a group; raises nothing that belongs to one paper or one group."""
        kinds: dict[int, str] = {}
        openers = [_opener(source, place, kinds) for place, source in enumerate(group)]
        outcomes = self._sessie.objects.add_all(openers)
        self._settle()
        first = len(self._items)
        edits: list[Edit] = []
        for place, (source, outcome) in enumerate(zip(group, outcomes, strict=True)):
            if isinstance(outcome, KanzError):
                self._items.append(TakeInItem(source.name, REFUSED, error=outcome))
            elif (known := self._in_map(outcome)) is not None:
                self._items.append(TakeInItem(source.name, ALREADY, known))
            else:
                record = self._made[outcome.hash] = random_id()
                edits += self._document(record, source.name, outcome, kinds[place])
                self._items.append(TakeInItem(source.name, KEPT, record))
        self._committing = range(first, len(self._items))
        self._commit = self._sessie.apply(edits, SCREENS[self._place]) if edits else None

    def leave(self, group: Sequence[Source]) -> None:
        """These were not looked at: somebody said stop."""
        self._items += [TakeInItem(source.name, STOPPED) for source in group]

    def finish(self) -> list[TakeInItem]:
        """What became of every paper, in the order in which they were offered."""
        self._settle()
        return self._items

    def _settle(self) -> None:
        """Wait for the last commit; when it was refused, none of its papers is in the map."""
        commit, self._commit = self._commit, None
        if commit is None:
            return
        try:
            commit.result()
        except KanzError as error:
            lost = {
                self._items[place].record for place in self._committing if self._items[place].outcome == KEPT
            }
            for place in self._committing:
                if (item := self._items[place]).record in lost:
                    self._items[place] = TakeInItem(item.name, REFUSED, error=error)
            self._made = {content: record for content, record in self._made.items() if record not in lost}

    def _in_map(self, stored: StoredObject) -> Id | None:
        """The living record with this content in this place.

        One in the Prullenbak does not count: its paper comes back. One in the other place, or one that this
        audience may not see, does not count either: nobody at the table hears that it is there.
        """
        if stored.hash in self._made:
            return self._made[stored.hash]
        if not stored.already_there:
            return None
        rows = (row for row in self._sessie.snapshot.of("document") if _names(row, stored.hash))
        known = (row.id for row in rows if place_of(row) is self._place and visible(row, self._audience))
        return next(known, None)

    def _document(self, record: Id, name: str, stored: StoredObject, media_type: str) -> list[Edit]:
        values: dict[str, Value] = {
            "titel": PurePath(name).stem[:TITLE_LIMIT],
            "bestandsnaam": name,
            "bestand": FileRef(stored.hash, stored.size, media_type),
            "ontvangen": self._sessie.today(),
        }
        if self._place is not Place.GEZINSMAP:
            values[PLACE] = self._sessie.pen().choice("plaats", self._place.value)
        return new_record("document", values, record_id=record)


def groups(sources: Sequence[Source]) -> Iterator[list[Source]]:
    """Papers that are committed together."""
    group: list[Source] = []
    size = 0
    for source in sources:
        if group and (len(group) == GROUP_FILES or size + source.size > GROUP_BYTES):
            yield group
            group, size = [], 0
        group.append(source)
        size += source.size
    if group:
        yield group


def _opener(source: Source, place: int, kinds: dict[int, str]) -> Callable[[], BinaryIO]:
    """Opens a paper when its turn comes, and remembers what its content says it is."""

    def opened() -> BinaryIO:
        stream: PaperStream = source.open()
        kinds[place] = stream.media_type
        return cast(BinaryIO, stream)

    return opened


def _names(row: Record, name: bytes) -> bool:
    file = row.file("bestand")
    return file is not None and file.object == name
