"""An office folder in memory: what simulations run on. It does what the contract says and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kanz_desktop.sync.names import is_temporary, written
from kanz_desktop.sync.ports import PIECE, Absent, Entry, Taken, TooLarge


class MemoryFolder:
    """Files by path; a folder is there when a file stands in it."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def entries(self, path: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self._names(path) if not is_temporary(entry.name))

    def pieces(self, path: str, limit: int) -> Iterator[bytes]:
        content = self.files.get(path)
        if content is None:
            raise Absent
        if len(content) > limit:
            raise TooLarge
        for start in range(0, len(content), PIECE):
            yield content[start : start + PIECE]

    def write_once(self, path: str, source: Callable[[], Iterable[bytes]]) -> None:
        content = b"".join(source())
        if self.files.setdefault(written(path), content) != content:
            raise Taken

    def remove(self, path: str) -> None:
        self.files.pop(path, None)

    def leftovers(self, path: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self._names(path) if is_temporary(entry.name))

    def _names(self, path: str) -> list[Entry]:
        prefix = f"{path}/" if path else ""
        found: dict[str, Entry] = {}
        for name in self.files:
            if name.startswith(prefix):
                word, slash, _ = name.removeprefix(prefix).partition("/")
                found[word] = Entry(word, folder=bool(slash))
        return sorted(found.values())
