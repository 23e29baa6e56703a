"""The canary rule, checked: no planted word stands readable in any file that was written.

A file that is written and removed again counts as well: `Graveyard` gives every new file below a
folder a second name (a hard link) the moment it appears, so that its bytes outlive its deletion.
"""

from __future__ import annotations

import base64
import contextlib
import ctypes
import os
import select
import struct
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

IN_CREATE, IN_MOVED_TO, IN_ISDIR = 0x100, 0x80, 0x40000000
_EVENT = struct.Struct("iIII")
_CHUNK = 1 << 20


def spellings(canary: str | bytes) -> dict[str, bytes]:
    """The shapes in which a word could leak: as bytes, in both UTF-16 orders, in hex and in base64.

    Of base64 there are three: a word in the middle of other bytes begins anywhere within a group of three.
    """
    plain = canary.encode() if isinstance(canary, str) else canary
    found = {"utf-8": plain, "hex": plain.hex().encode()}
    found |= {f"base64 from {before}": _base64_behind(before, plain) for before in range(3)}
    if isinstance(canary, str):
        found["utf-16-le"] = canary.encode("utf-16-le")
        found["utf-16-be"] = canary.encode("utf-16-be")
    return found


def _base64_behind(before: int, plain: bytes) -> bytes:
    """The signs that are the same whatever stands `before` bytes in front of it, and behind it."""
    signs = base64.b64encode(bytes(before) + plain)
    return signs[-(-before * 8 // 6) : (before + len(plain)) * 8 // 6]


def hits(folder: Path, canaries: Iterable[str | bytes]) -> list[str]:
    """Each place where a canary stands: in the bytes of a file, or in the name of one."""
    wanted = [(str(c)[:40], how, form) for c in canaries for how, form in spellings(c).items()]
    found = []
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder)).encode()
        found += [
            f"name of {path}: {label}" for label, how, form in wanted if how == "utf-8" and form in name
        ]
        if path.is_file() and not path.is_symlink():
            found += [f"{path}: {label} as {how}" for label, how, form in wanted if _stands_in(path, form)]
    return found


def _stands_in(path: Path, form: bytes) -> bool:
    tail = b""
    with path.open("rb") as file:
        while block := file.read(_CHUNK):
            if form in tail + block:
                return True
            tail = block[-len(form) :]
    return False


class Graveyard:
    """Keeps every file that appears below `watched`, also after it was removed."""

    def __init__(self, watched: Path, keep: Path) -> None:
        self._watched, self._keep = watched, keep
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._fd = self._libc.inotify_init1(os.O_CLOEXEC)
        self._folders: dict[int, Path] = {}
        self._count = 0
        self._stop, self._wake = os.pipe()
        keep.mkdir(parents=True)
        self._watch(watched)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def count(self) -> int:
        """How many files were seen to appear."""
        return self._count

    def _watch(self, folder: Path) -> None:
        handle = self._libc.inotify_add_watch(self._fd, os.fsencode(folder), IN_CREATE | IN_MOVED_TO)
        if handle < 0:
            return  # gone already
        self._folders[handle] = folder
        for entry in list(os.scandir(folder)):
            self._meet(Path(entry.path), entry.is_dir(follow_symlinks=False))

    def _meet(self, path: Path, is_folder: bool) -> None:
        if is_folder:
            self._watch(path)
            return
        with contextlib.suppress(OSError):  # a socket, or gone before we could reach it
            os.link(path, self._keep / f"{self._count:06d}", follow_symlinks=False)
            self._count += 1

    def _run(self) -> None:
        while True:
            ready, _, _ = select.select([self._fd, self._stop], [], [])
            if self._stop in ready:
                return
            self._read(os.read(self._fd, 1 << 16))

    def _read(self, data: bytes) -> None:
        at = 0
        while at < len(data):
            handle, mask, _, length = _EVENT.unpack_from(data, at)
            name = data[at + _EVENT.size : at + _EVENT.size + length].rstrip(b"\0")
            at += _EVENT.size + length
            if handle in self._folders and name:
                with contextlib.suppress(OSError):
                    self._meet(self._folders[handle] / os.fsdecode(name), bool(mask & IN_ISDIR))

    def close(self) -> None:
        os.write(self._wake, b"x")
        self._thread.join(timeout=5)
        for fd in (self._fd, self._stop, self._wake):
            os.close(fd)


@contextlib.contextmanager
def graveyard(watched: Path, keep: Path) -> Iterator[Graveyard]:
    yard = Graveyard(watched, keep)
    try:
        yield yard
    finally:
        yard.close()
