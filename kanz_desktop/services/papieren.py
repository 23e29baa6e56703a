"""Papers into the map and out of it again: kept byte for byte, each bad one on its own, the rest goes on.

A paper is safe before it is looked into: first all papers are encrypted, flushed and committed in
groups, then the child process reads their words for search and says which ones cannot be shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from kanz_desktop.crypto.keys import random_id
from kanz_desktop.domain.records import Changes, Edit, Record
from kanz_desktop.domain.values import FileRef, Id, Value
from kanz_desktop.errors import InputRefused, KanzError
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.filetypes import EXTENSIONS, WITH_PAGES, WITH_TEXT
from kanz_desktop.services.preview_process import PreviewProcess
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import PaperStream, Source
from kanz_desktop.storage.atomic_file import write_atomic
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.objects import StoredObject

SCREEN = "gezinsmap"
"""Undo of a take-in belongs to this screen."""
GROUP_FILES = 32
GROUP_BYTES = 64_000_000
"""A group is committed at once: few commits for many small papers, and not too much to lose."""
TITLE_LIMIT = 120

KEPT, ALREADY, REFUSED, STOPPED = "bewaard", "al-aanwezig", "geweigerd", "gestopt"
Progress = Callable[[int, int, str], None]
"""Called with how many papers are done, how many there are, and the name of the next one."""


class NoPaper(InputRefused):
    """The record is not a paper, or its file was wiped."""

    code = "geen-papier"


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


def take_in(
    sessie: GezinSessie,
    sources: Sequence[Source],
    *,
    progress: Progress = lambda _done, _all, _name: None,
    cancelled: Callable[[], bool] = lambda: False,
    process: PreviewProcess | None = None,
) -> TakeInReport:
    """Put papers into the map; raises only what stops them all (a full disk). Blocks; any thread.

    With `process` the new papers are then read for search; without it `read_words` can do so later.
    """
    items: list[TakeInItem] = []
    made: dict[bytes, Id] = {}
    commit: Future[Changes] | None = None
    for group in _groups(sources):
        if cancelled():
            items += [TakeInItem(source.name, STOPPED) for source in group]
            continue
        progress(len(items), len(sources), group[0].name)
        taken, edits = _take_group(sessie, group, made)
        items += taken
        if commit is not None:
            commit.result()
        commit = sessie.apply(edits, SCREEN)  # while the next group is encrypted
    if commit is not None:
        commit.result()
    if process is not None:
        items = read_words(sessie, items, process, cancelled=cancelled)
    progress(len(sources), len(sources), "")
    return TakeInReport(tuple(items))


def read_words(
    sessie: GezinSessie,
    items: Sequence[TakeInItem],
    process: PreviewProcess,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[TakeInItem]:
    """Make the words of kept papers findable; a paper that cannot be shown gets the reason as its error."""
    done: list[TakeInItem] = []
    for item in items:
        if item.outcome != KEPT or item.record is None or cancelled():
            done.append(item)
            continue
        try:
            _read_one(sessie, item.record, process)
        except KanzError as error:
            done.append(replace(item, error=error))
        else:
            done.append(item)
    return done


def read(sessie: GezinSessie, record_id: Id) -> bytes:
    """All bytes of a paper, exactly as they came in. Raises NoPaper, ObjectDamaged, ObjectMissing."""
    name = file_of(sessie, record_id).object

    def read_all(store: FamilyStore) -> bytes:
        with store.objects.open(name) as paper:
            return paper.read_all()

    return sessie.read(read_all).result()


def file_of(sessie: GezinSessie, record_id: Id) -> FileRef:
    """The file behind a record; raises NoPaper."""
    record = sessie.snapshot.get(record_id)
    file = record.file("bestand") if record is not None else None
    if file is None:
        raise NoPaper
    return file


def outside_name(record: Record) -> str:
    """A safe file name for a copy that leaves the map, with the extension that its content asks for."""
    file = record.file("bestand")
    title = record.text("titel") or record.text("bestandsnaam") or "papier"
    safe = "".join("-" if letter in '\\/:*?"<>|' or ord(letter) < 32 else letter for letter in title)
    own = PurePath(record.text("bestandsnaam")).suffix
    extension = EXTENSIONS.get(file.media_type, own) if file is not None else own
    return safe.strip(". ")[:TITLE_LIMIT] + extension


def save_copy(sessie: GezinSessie, record_id: Id, target: Path) -> None:
    """Write a paper outside the map, byte for byte. Raises NoPaper, DiskFull, ReadOnlyDisk, FileInUse."""
    write_atomic(target, read(sessie, record_id), private=False)


def _groups(sources: Sequence[Source]) -> Iterator[list[Source]]:
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


def _take_group(
    sessie: GezinSessie, group: Sequence[Source], made: dict[bytes, Id]
) -> tuple[list[TakeInItem], list[Edit]]:
    """Encrypt and flush a group; what became of each, and the edits that make them part of the map.

    `made` holds the records of this take-in by their content, also those that are not committed yet.
    """
    kinds: dict[int, str] = {}

    def opener(place: int, source: Source) -> Callable[[], BinaryIO]:
        def opened() -> BinaryIO:
            stream: PaperStream = source.open()
            kinds[place] = stream.media_type
            return cast(BinaryIO, stream)

        return opened

    outcomes = sessie.objects.add_all([opener(place, source) for place, source in enumerate(group)])
    edits: list[Edit] = []
    items: list[TakeInItem] = []
    for place, (source, outcome) in enumerate(zip(group, outcomes, strict=True)):
        if isinstance(outcome, KanzError):
            items.append(TakeInItem(source.name, REFUSED, error=outcome))
        elif (known := _in_map(sessie, outcome, made)) is not None:
            items.append(TakeInItem(source.name, ALREADY, known))
        else:
            record = made[outcome.hash] = random_id()
            edits += _document_edits(sessie, record, source.name, outcome, kinds[place])
            items.append(TakeInItem(source.name, KEPT, record))
    return items, edits


def _in_map(sessie: GezinSessie, stored: StoredObject, made: dict[bytes, Id]) -> Id | None:
    """The living record with this content; one in the Prullenbak does not count, its paper comes back."""
    if stored.hash in made:
        return made[stored.hash]
    if not stored.already_there:
        return None
    return next((row.id for row in sessie.snapshot.of("document") if _names(row, stored.hash)), None)


def _names(row: Record, name: bytes) -> bool:
    file = row.file("bestand")
    return file is not None and file.object == name


def _document_edits(
    sessie: GezinSessie, record: Id, name: str, stored: StoredObject, media_type: str
) -> list[Edit]:
    values: dict[str, Value] = {
        "titel": PurePath(name).stem[:TITLE_LIMIT],
        "bestandsnaam": name,
        "bestand": FileRef(stored.hash, stored.size, media_type),
        "ontvangen": sessie.today(),
    }
    return new_record("document", values, record_id=record)


def _read_one(sessie: GezinSessie, record_id: Id, process: PreviewProcess) -> None:
    file = file_of(sessie, record_id)

    def content() -> bytes:
        return read(sessie, record_id)

    if file.media_type in WITH_PAGES:
        process.pages(file.object, file.media_type, content)
    if file.media_type in WITH_TEXT:
        words = process.text(file.object, file.media_type, content)
        sessie.index_words(record_id, words).result()
