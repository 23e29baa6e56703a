"""Names in the office folder: what we write, and what we dare to open (docs/format/folder.md)."""

from __future__ import annotations

import re

LONGEST = 116
"""Characters of a path below the folder (folder.md §2)."""
_WORD = re.compile(r"[0-9a-z][0-9a-z._-]{0,119}")
_TEMPORARY = re.compile(r".+\.~[0-9a-f]{16}\.tmp")
_NEVER = re.compile(r'[\x00-\x1f/\\:*?"<>|]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def written(path: str) -> str:
    """`path`, which we are about to write. Raises ValueError: a bug of ours, for we make these names."""
    if len(path) > LONGEST or not all(_WORD.fullmatch(word) for word in path.split("/")):
        raise ValueError("no path of an office folder")
    return path


def may_open(path: str) -> bool:
    """A name that was found, conflict copies included, stays inside the folder on any system."""
    words = path.split("/")
    return all(
        0 < len(word) <= 255 and word.strip(". ") and not _NEVER.search(word) and not _DEVICES.fullmatch(word)
        for word in words
    )


def temporary(name: str, chance: bytes) -> str:
    """The name under which a file is written first; `chance` is 8 random bytes."""
    return f"{name}.~{chance.hex()}.tmp"


def is_temporary(name: str) -> bool:
    return _TEMPORARY.fullmatch(name) is not None
