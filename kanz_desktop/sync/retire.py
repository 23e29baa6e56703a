"""The one module that removes anything from the folder, and only this (docs/format/folder.md §12, §13)."""

from __future__ import annotations

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.layout import Area, head_folder, head_name, stream_folder
from kanz_desktop.sync.office import Office
from kanz_desktop.sync.ports import OfficeFolder
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
            self._remove(f"{head_folder(device)}/{head_name(counter, own[counter])}")
            self._office.forget_own_head(counter)

    def doomed(self) -> None:
        """Files with values that an opschoning took; what is left of them stands in packs."""
        for stream, area, name in sorted(self._office.doomed()):
            folder = stream_folder(stream, area)
            for entry in self._folder.entries(folder):
                if entry.name.startswith(name):
                    self._remove(f"{folder}/{entry.name}")
            self._office.forget(stream, area, name)
            self._office.undoom(stream, area, name)

    def erased(self) -> None:
        """Everything of gezinnen that were erased here, until a listing shows nothing."""
        for stream in sorted(self._office.erased()):
            if _swept(stream) in self._office.done():
                continue
            areas = [stream_folder(stream, area) for area in Area if area is not Area.HEADS]
            files = [f"{folder}/{entry.name}" for folder in areas for entry in self._folder.entries(folder)]
            for path in files:
                self._remove(path)
            if not files:
                self._office.mark_done(_swept(stream))

    def _remove(self, path: str) -> None:
        self._folder.remove(path)
        self._watch.at(Step.REMOVED)


def _swept(stream: Id) -> bytes:
    return b"swept" + stream
