"""A share with bad luck: the faults that a laptop meets in the office folder, and what happens to the files.

Everything follows from a `random.Random`, so a seed gives the same accidents again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.ports import (
    Absent,
    Entry,
    FolderBusy,
    FolderFull,
    FolderUnreachable,
    NotFetched,
    WrittenBadly,
)

REFUSALS = (FolderUnreachable, FolderBusy, FolderFull, NotFetched)


class Share:
    """The files that all laptops share, and how many accidents of each kind there were."""

    def __init__(self, chance: random.Random) -> None:
        self.folder = MemoryFolder()
        self.chance = chance
        self.hits: Counter[tuple[str, str]] = Counter()
        self.turn = 0
        self.rate = 0.0
        """How often one call goes wrong."""
        self.hidden: dict[str, dict[str, int]] = {}
        """By path: at which turn a laptop gets to see it, when that is later than it was written."""
        self._old: dict[str, bytes] | None = None

    def count(self, fault: str, step: str = "") -> None:
        self.hits[fault, step] += 1

    def calm(self) -> None:
        """No more faults, and everything has arrived everywhere."""
        self.rate = 0.0
        self.hidden.clear()

    def accident(self) -> None:
        """Something happens to the files themselves."""
        kind = self.chance.choice((
            self._delete, self._delete_area, self._cut, self._flip, self._copy, self._rename, self._swap,
            self._junk, self._keep, self._go_back,
        ))  # fmt: skip
        kind()
        self.count(kind.__name__.strip("_"))

    def _pick(self) -> str | None:
        paths = list(self.folder.files)
        return self.chance.choice(paths) if paths else None

    def _delete(self) -> None:
        for _ in range(self.chance.choice([1, 1, 3, 10])):
            path = self._pick()
            if path is not None:
                del self.folder.files[path]

    def _delete_area(self) -> None:
        word = self.chance.choice(["/g/", "/p/", "/b/", "/w/", "h/", "s/"])
        for path in [path for path in self.folder.files if word in path]:
            del self.folder.files[path]

    def _cut(self) -> None:
        path = self._pick()
        if path is not None:
            data = self.folder.files[path]
            self.folder.files[path] = data[: self.chance.randrange(len(data) or 1)]

    def _flip(self) -> None:
        path = self._pick()
        if path is not None and self.folder.files[path]:
            data = bytearray(self.folder.files[path])
            data[self.chance.randrange(len(data))] ^= 1 << self.chance.randrange(8)
            self.folder.files[path] = bytes(data)

    def _copy(self) -> None:
        path = self._pick()
        if path is not None:
            self.folder.files[f"{path} (kopie van LAPTOP-7)"] = self.folder.files[path]

    def _rename(self) -> None:
        path = self._pick()
        if path is not None:
            self.folder.files[f"{path}-DESKTOP-4"] = self.folder.files.pop(path)

    def _swap(self) -> None:
        """Two files change contents: somebody plays with names, perhaps across streams."""
        one, other = self._pick(), self._pick()
        if one is not None and other is not None:
            files = self.folder.files
            files[one], files[other] = files[other], files[one]

    def _junk(self) -> None:
        path = self._pick()
        if path is not None:
            name = self.chance.randbytes(16).hex()
            self.folder.files[f"{path.rpartition('/')[0]}/{name}".lstrip("/")] = self.chance.randbytes(300)

    def _keep(self) -> None:
        """The administrator makes a backup of the share."""
        self._old = dict(self.folder.files)

    def _go_back(self) -> None:
        """And puts it back."""
        if self._old is not None:
            self.folder.files.clear()
            self.folder.files.update(self._old)


class UnluckyFolder:
    """The share as one laptop sees it: late, refused, torn and half listed. An `OfficeFolder`."""

    def __init__(self, share: Share, name: str) -> None:
        self.share, self.name = share, name
        self.step = ""
        """The last step that the engine named: where a fault falls."""

    def entries(self, path: str) -> tuple[Entry, ...]:
        self._refuse("list")
        found = self.share.folder.entries(path)
        if self._chance(0.5):
            self.share.count("stale listing", self.step)
            found = tuple(entry for entry in found if self.share.chance.random() < 0.7)
        prefix = f"{path}/" if path else ""
        return tuple(entry for entry in found if entry.folder or self._visible(prefix + entry.name))

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        self._refuse("read")
        if not self._visible(path):
            self.share.count("late file", self.step)
            raise Absent
        return self.share.folder.pieces(path, limit)

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        self._refuse("write")
        chance = self.share.chance
        content = b"".join(source())
        if self._chance(0.5) and path not in self.share.folder.files:
            self.share.count("torn upload", self.step)
            self.share.folder.files[path] = content[: chance.randrange(len(content))]
            raise FolderUnreachable
        if self._chance(0.2):
            self.share.count("written badly", self.step)
            raise WrittenBadly
        self.share.folder.write_once(path, lambda: [content])
        if self._chance(2):
            self.share.count("late for others", self.step)
            self.share.hidden[path] = {"": self.share.turn + chance.randrange(1, 12), self.name: 0}
        if self._chance(0.5):
            self.share.count("written and refused", self.step)
            raise FolderUnreachable

    def remove(self, path: str) -> None:
        self._refuse("remove")
        self.share.folder.remove(path)

    def leftovers(self, path: str) -> tuple[Entry, ...]:
        return self.share.folder.leftovers(path)

    def _visible(self, path: str) -> bool:
        hidden = self.share.hidden.get(path)
        return hidden is None or hidden.get(self.name, hidden[""]) <= self.share.turn

    def _refuse(self, call: str) -> None:
        if self._chance(0.5):
            self.share.count(f"refused {call}", self.step)
            raise self.share.chance.choice(REFUSALS)

    def _chance(self, weight: float) -> bool:
        return self.share.chance.random() < self.share.rate * weight
