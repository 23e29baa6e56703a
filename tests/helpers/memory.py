"""What stands in the memory of another process, on Linux."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_BLOCK = 1 << 24
_PAGE = 4096
_NOTHING = bytes(_PAGE)


def memory_of(pid: int) -> bytes:
    """Every page that the process wrote in, one after another; it stands still meanwhile."""
    found = bytearray()
    with standing_still(pid), Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _written(pid):
            memory.seek(start)
            while start < end and (block := memory.read(min(_BLOCK, end - start))):
                start += len(block)
                found += block if len(block) < 1 << 16 else _used(block)
    return bytes(found)


@contextmanager
def standing_still(pid: int) -> Iterator[None]:
    """A process of our own; what it maps would else change while it is read."""
    os.kill(pid, signal.SIGSTOP)
    try:
        while Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "T":
            time.sleep(0.001)
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def family_of(pid: int) -> list[int]:
    """A process and all that descend from it, but those that end meanwhile."""
    try:
        found = [(task / "children").read_text() for task in Path(f"/proc/{pid}/task").iterdir()]
    except (FileNotFoundError, ProcessLookupError):
        return []
    children = [int(child) for some in found for child in some.split()]
    return [pid, *(each for child in children for each in family_of(child))]


def spellings(secret: str | bytes) -> dict[str, bytes]:
    """The shapes in which a secret could lie in memory: as bytes, as Qt keeps text, and in hex."""
    if isinstance(secret, str):
        return {"utf-8": secret.encode(), "utf-16": secret.encode("utf-16-le")}
    return {"bytes": secret, "hex": secret.hex().encode()}


def found_in(pids: Iterable[int], secrets: dict[str, str | bytes]) -> list[str]:
    """Each secret that lies somewhere, by its name."""
    found = []
    for number, pid in enumerate(pids):
        memory = memory_of(pid)
        found += [
            f"{name} as {how} in process {number}"
            for name, secret in secrets.items()
            for how, form in spellings(secret).items()
            if form in memory
        ]
    return found


def _written(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        span, rights, *rest = line.split()
        if rights.startswith("rw") and not rest[-1].startswith("[v"):
            start, end = (int(side, 16) for side in span.split("-"))
            yield start, end


def _used(block: bytes) -> bytes:
    """Without the pages that are empty; a secret that lies across two pages stays whole."""
    pages = (block[at : at + _PAGE] for at in range(0, len(block), _PAGE))
    return b"".join(page for page in pages if page != _NOTHING)
