"""The one module that removes anything from the folder, and only this (docs/format/folder.md §12, §13)."""

from __future__ import annotations

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.days import its_turn
from kanz_desktop.sync.layout import Area, head_folder, head_name, stream_folder
from kanz_desktop.sync.mailbox import canonical
from kanz_desktop.sync.office import Note, Office
from kanz_desktop.sync.packing import in_packs
from kanz_desktop.sync.ports import FolderBusy, OfficeFolder
from kanz_desktop.sync.verdict import Verdict
from kanz_desktop.sync.watch import Step, Watch

KEPT_HEADS = 8


class Retire:
    """Removes what was replaced by something that was read back, and what a statement took away."""

    def __init__(self, office: Office, folder: OfficeFolder, watch: Watch) -> None:
        self._office, self._folder, self._watch = office, folder, watch

    def own_heads(self) -> None:
        """All but the last eight."""
        own = self._office.own_heads()
        device = self._office.me.hand.signer.device
        for counter in sorted(own)[:-KEPT_HEADS]:
            if self._remove(f"{head_folder(device)}/{head_name(counter, own[counter])}"):
                self._office.forget_own_head(counter)

    def doomed(self) -> None:
        """What was replaced, or holds a value that an opschoning took: all files that may be it.

        Operations go from the folder only when they stand in a pack there.
        """
        by_folder: dict[tuple[Id, Area], set[str]] = {}
        for stream, area, name in self._office.doomed():
            if self._replaced(stream, area, name):
                by_folder.setdefault((stream, area), set()).add(name)
        for (stream, area), names in sorted(by_folder.items()):
            folder = stream_folder(stream, area)
            held = {
                canonical(entry.name)
                for entry in self._folder.entries(folder)
                if canonical(entry.name) in names and not self._remove(f"{folder}/{entry.name}")
            }
            for name in sorted(names - held):
                self._office.forget(stream, area, name)
                self._office.undoom(stream, area, name)

    def _replaced(self, stream: Id, area: Area, name: str) -> bool:
        known = self._office.known(stream, area).get(name)
        return known is None or in_packs(self._office, stream).issuperset(known.runs)

    def leftovers(self, day: int) -> None:
        """Own files that were never finished, once they lay there on two days."""
        done = b"leftovers" + day.to_bytes(8, "big")
        if done in self._office.done():
            return
        self._office.mark_done(done)
        for stream in (self._office.marker.root, *self._office.rings()):
            for area in (Area.SEGMENTS, Area.PACKS, Area.PAPERS, Area.WRAPS):
                known = self._office.known(stream, area)
                own = {name for name, one in known.items() if one.own}
                self._unfinished(stream_folder(stream, area), own, day)
        device = self._office.me.hand.signer.device
        heads = {head_name(counter, data) for counter, data in self._office.own_heads().items()}
        self._unfinished(head_folder(device), heads, day)

    def _unfinished(self, folder: str, own: set[str], day: int) -> None:
        for entry in self._folder.leftovers(folder):
            if entry.name.partition(".~")[0] not in own:
                continue
            note = self._office.notes(folder).get(entry.name)
            if note is None:
                self._office.note(folder, entry.name, Note(Verdict.OK, "leftover", (day,)))
            elif note.basis != (day,) and self._remove(f"{folder}/{entry.name}"):
                self._office.note(folder, entry.name, None)

    def erased(self, day: int) -> None:
        """Everything of gezinnen that were erased here, until a listing shows nothing.

        A thirtieth of them is looked for again each day: an old copy of the folder may have come back.
        """
        for stream in sorted(self._office.erased()):
            if _swept(stream) in self._office.done() and not its_turn(stream[0], day):
                continue
            areas = [stream_folder(stream, area) for area in Area if area is not Area.HEADS]
            files = [f"{folder}/{entry.name}" for folder in areas for entry in self._folder.entries(folder)]
            for path in files:
                self._remove(path)
            if not files:
                self._office.mark_done(_swept(stream))

    def _remove(self, path: str) -> bool:
        """False when another program holds it: the next sync tries again, and nothing else waits for it."""
        try:
            self._folder.remove(path)
        except FolderBusy:
            return False
        self._watch.at(Step.REMOVED)
        return True


def _swept(stream: Id) -> bytes:
    return b"swept" + stream
