"""The two copies of the header: which one wins, and how both are written (docs/format/vault.md §6)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kanz_desktop.paths import AppPaths
from kanz_desktop.storage.atomic_file import write_atomic
from kanz_desktop.storage.failures import DiskFailed, disk_refusals
from kanz_desktop.storage.vault_header import SIZE_LIMIT, Header, Read, Verdict, decode, encode


@dataclass(frozen=True, slots=True)
class Copies:
    """Both files read. `winner` is None when neither is usable; `mend` says that one is behind."""

    main: Read
    copy: Read
    winner: Read | None
    mend: bool


def read_file(path: Path) -> Read:
    """A verdict on one file; never raises on content or on what the disk refuses."""
    try:
        with path.open("rb") as file:
            return decode(file.read(SIZE_LIMIT + 1))
    except FileNotFoundError:
        return Read(Verdict.MISSING)
    except OSError:
        return Read(Verdict.UNREADABLE)


def read_copies(paths: AppPaths) -> Copies:
    """Both copies, and the one to go by."""
    main, copy = read_file(paths.vault_header), read_file(paths.vault_header_copy)
    strangers = main.usable and copy.usable and main.vault != copy.vault
    if not main.usable and not copy.usable:
        return Copies(main, copy, None, mend=False)
    if strangers or not copy.usable or (main.usable and main.generation >= copy.generation):
        winner = main
    else:
        winner = copy
    behind = main.generation != copy.generation or main.verdict != copy.verdict
    return Copies(main, copy, winner, mend=behind and not strangers and winner.verdict is Verdict.OK)


def write_copies(paths: AppPaths, header: Header) -> None:
    """Both files hold `header`, each read back; the copy first. Raises as `write_atomic`, and DiskFailed."""
    content = encode(header)
    for path in (paths.vault_header_copy, paths.vault_header):
        write_verified(path, content)


def write_verified(path: Path, content: bytes) -> None:
    """`path` holds `content`, and gives it back when read. Raises as `write_atomic`, and DiskFailed."""
    write_atomic(path, content)
    with disk_refusals():
        kept = path.read_bytes()
    if kept != content:
        raise DiskFailed(errno=0)
