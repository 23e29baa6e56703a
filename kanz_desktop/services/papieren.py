"""Papers into the map: kept byte for byte, each bad one on its own, the rest goes on.

A paper is safe before it is looked into: first all papers are encrypted, flushed and committed in
groups, then the child process reads their words for search and says which ones cannot be shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kanz_desktop.domain.access import WORKER_VIEW, Audience
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.values import FileRef, Id
from kanz_desktop.errors import InputRefused, KanzError
from kanz_desktop.services.filetypes import IMAGES, WITH_PAGES, WITH_TEXT
from kanz_desktop.services.opname import (
    ALREADY,
    KEPT,
    REFUSED,
    STOPPED,
    Opname,
    TakeInItem,
    TakeInReport,
    groups,
)
from kanz_desktop.services.paper_errors import PaperIncomplete
from kanz_desktop.services.preview_process import PreviewProcess
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import Source
from kanz_desktop.storage.family_store import FamilyStore

__all__ = [
    "ALREADY",
    "KEPT",
    "REFUSED",
    "STOPPED",
    "NoPaper",
    "Progress",
    "TakeInItem",
    "TakeInReport",
    "file_of",
    "read",
    "read_words",
    "take_in",
]

Progress = Callable[[int, int, str], None]
"""Called with how many papers are done, how many there are, and the name of the next one."""


class NoPaper(InputRefused):
    """The record is not a paper, or its file was wiped."""

    code = "geen-papier"


def take_in(
    sessie: GezinSessie,
    sources: Sequence[Source],
    *,
    place: Place = Place.GEZINSMAP,
    audience: Audience = WORKER_VIEW,
    progress: Progress = lambda _done, _all, _name: None,
    cancelled: Callable[[], bool] = lambda: False,
    process: PreviewProcess | None = None,
) -> TakeInReport:
    """Put papers into the gezinsmap or the dossier, each with its own outcome. Blocks; any thread.

    `audience` is who hears the outcome: it is not told of a paper that it may not see. With `process` the
    new papers are then read for search; without it `read_words` can do so later.
    """
    opname = Opname(sessie, place, audience)
    done = 0
    for group in groups(sources):
        if cancelled():
            opname.leave(group)
        else:
            progress(done, len(sources), group[0].name)
            opname.take(group)
        done += len(group)
    items = opname.finish()
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
    """Make the words of kept papers findable; one that cannot be shown whole gets the reason as its error."""
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


def _read_one(sessie: GezinSessie, record_id: Id, process: PreviewProcess) -> None:
    file = file_of(sessie, record_id)

    def content() -> bytes:
        return read(sessie, record_id)

    if file.media_type in WITH_PAGES:
        process.pages(file.object, file.media_type, content)
    if file.media_type in IMAGES and not process.whole(file.object, file.media_type, content):
        raise PaperIncomplete
    if file.media_type in WITH_TEXT:
        words = process.text(file.object, file.media_type, content)
        sessie.index_words(record_id, words).result()
