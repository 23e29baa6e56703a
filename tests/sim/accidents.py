"""A share with bad luck: the faults that a laptop meets in the office folder, and what happens to the files.

Everything follows from a `random.Random`, so a seed gives the same accidents again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from kanz_desktop.sync.memory import MemoryFolder
from kanz_desktop.sync.ports import (
    Absent,
    Entry,
    FolderBusy,
    FolderFailed,
    FolderFull,
    FolderReadOnly,
    FolderUnreachable,
    NotFetched,
    WrittenBadly,
)
from kanz_desktop.sync.watch import Step, SyncStopped, Unwatched
from tests.sim.luck import CALLS, CRASH, START, Place

REFUSALS = (FolderUnreachable, FolderBusy, FolderFull, NotFetched, FolderFailed, FolderReadOnly)


class Share:
    """The files that all laptops share, and how many accidents of each kind there were."""

    def __init__(self, chance: random.Random) -> None:
        self.folder = MemoryFolder()
        self.chance = chance
        self.hits: Counter[tuple[str, str]] = Counter()
        self.met: Counter[Place] = Counter()
        """How often each call came after each step: where a fault could fall."""
        self.turn = 0
        self.rate = 0.0
        """How often one call goes wrong anywhere."""
        self.luck: Mapping[Place, float] = {}
        """And how often at least where there is more bad luck than elsewhere."""
        self.fate: Mapping[Place, str] = {}
        """Which fault comes where for certain."""
        self.hidden: dict[str, dict[str, int]] = {}
        """By path: at which turn a laptop gets to see it, when that is later than it was written."""
        self.views: dict[str, MemoryFolder] = {}
        """Laptops that see, and fill, a folder of their own for a while."""
        self._old: dict[str, bytes] | None = None

    def count(self, fault: str, step: str = "") -> None:
        self.hits[fault, step] += 1

    def calm(self) -> None:
        """No more faults, and everything has arrived everywhere."""
        self.rate, self.luck = 0.0, {}
        self.hidden.clear()
        for name in list(self.views):
            self.join(name)

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """No bad luck for a moment."""
        kept, self.rate, self.luck = (self.rate, self.luck), 0.0, {}
        yield
        self.rate, self.luck = kept

    def split(self, name: str) -> None:
        """From now on this laptop sees another folder than the others."""
        if name not in self.views:
            self.views[name] = MemoryFolder()
            self.views[name].files = dict(self.folder.files)

    def join(self, name: str) -> None:
        """The two folders become one again, with conflict copies."""
        for path, data in self.views.pop(name).files.items():
            if self.folder.files.setdefault(path, data) != data:
                self.folder.files[f"{path} (kopie van {name})"] = data

    def accident(self, step: str = "") -> bool:
        """Something happens to the files themselves; at a step perhaps not, and False: the laptop stops."""
        kinds = self.kinds()
        number = self.chance.randrange(len(kinds) + bool(step))
        if number < len(kinds):
            kinds[number]()
            self.count(kinds[number].__name__.strip("_"), step)
        return number < len(kinds)

    def kinds(self) -> tuple[Callable[[], None], ...]:
        return (
            self._delete, self._delete_area, self._cut, self._flip, self._copy, self._rename, self._swap,
            self._junk, self._keep, self._go_back,
        )  # fmt: skip

    def _pick(self) -> str | None:
        paths = list(self.folder.files)
        return self.chance.choice(paths) if paths else None

    def _delete(self) -> None:
        for _ in range(self.chance.choice([1, 1, 3, 10])):
            path = self._pick()
            if path is not None:
                del self.folder.files[path]

    def _delete_area(self) -> None:
        self.lose(self.chance.choice(["/g/", "/p/", "/b/", "/w/", "h/", "s/"]))

    def lose(self, word: str) -> None:
        """Every file with this in its path."""
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
        self.step = START
        """The last step that the engine named: where a fault falls."""
        self.gone = False
        """Unmounted: every call fails until the next sync."""

    @property
    def folder(self) -> MemoryFolder:
        return self.share.views.get(self.name, self.share.folder)

    def begin(self) -> None:
        """Somebody begins a sync."""
        self.step, self.gone = START, False

    def entries(self, path: str) -> tuple[Entry, ...]:
        fault = self._fault("list")
        found = self.folder.entries(path)
        if fault == "stale listing":
            found = tuple(entry for entry in found if self.share.chance.random() < 0.7)
        prefix = f"{path}/" if path else ""
        return tuple(entry for entry in found if entry.folder or self._visible(prefix + entry.name))

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        fault = self._fault("read")
        if fault == "late file" or not self._visible(path):
            raise Absent
        pieces = self.folder.pieces(path, limit)
        return iter([b"".join(pieces)[:-7]]) if fault == "half a file" else pieces

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        fault, chance = self._fault("write"), self.share.chance
        content = b"".join(source())
        if fault == "torn upload" and path not in self.folder.files:
            self.folder.files[path] = content[: chance.randrange(len(content))]
            raise FolderUnreachable
        if fault == "written badly":
            raise WrittenBadly
        self.folder.write_once(path, lambda: [content])
        if fault == "late for others":
            self.share.hidden[path] = {"": self.share.turn + chance.randrange(1, 12), self.name: 0}
        if fault == "written and refused":
            raise FolderUnreachable

    def remove(self, path: str) -> None:
        self._fault("remove")
        self.folder.remove(path)

    def leftovers(self, path: str) -> tuple[Entry, ...]:
        self._fault("list")
        return self.folder.leftovers(path)

    def _visible(self, path: str) -> bool:
        hidden = self.share.hidden.get(path)
        return hidden is None or hidden.get(self.name, hidden[""]) <= self.share.turn

    def _fault(self, call: str) -> str:
        """The fault of this call, counted; "" mostly. Raises what a refused call raises."""
        share = self.share
        if self.gone:
            raise FolderUnreachable
        share.met[call, self.step] += 1
        fault = share.fate.get((call, self.step), "")
        if not fault:
            if share.chance.random() >= max(share.rate, share.luck.get((call, self.step), 0.0)):
                return ""
            fault = share.chance.choice(CALLS[call])
        share.count(fault, self.step)
        self.gone = fault.startswith("unmounted")
        if self.gone:
            raise FolderUnreachable
        if fault.startswith("refused"):
            raise share.chance.choice(REFUSALS)
        return fault


class Clumsy(Unwatched):
    """Looks on, and lets the battery die after so many steps, or things happen at an unlucky one."""

    def __init__(self, folder: UnluckyFolder, left: int | None) -> None:
        self.folder, self.left = folder, left

    def at(self, step: Step) -> None:
        self.folder.step = step.value
        share = self.folder.share
        share.met[CRASH, step.value] += 1
        if self.left is not None:
            self.left -= 1
        bad_luck = share.chance.random() < share.luck.get((CRASH, step.value), 0.0)
        if self.left == 0 or (bad_luck and not share.accident(step.value)):
            share.count(CRASH, step.value)
            raise SyncStopped
