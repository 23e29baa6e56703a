"""A folder that a cloud service keeps in step: late, in any order, by halves, with conflict copies.

What the services do, and what is played here: files go up and down one at a time, whenever it suits
(OneDrive, Nextcloud, Syncthing); a download grows under its own name or under a temporary one
(`.syncthing.<name>.tmp`, Syncthing's documentation on temporary files); a file that is there already is kept
beside the new one as a conflict copy (`name-LAPTOP.ext` of OneDrive, `(conflicted copy …)` of Nextcloud,
`.sync-conflict-…` of Syncthing); what is removed in one place goes everywhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BESIDE = (
    "{name}-LAPTOP7",
    "{name} (conflicted copy 2026-11-22 051500)",
    "{name}.sync-conflict-20261122-051500-AB7",
)


@dataclass
class Cloud:
    """What the service holds, by path below the folder."""

    files: dict[str, bytes] = field(default_factory=dict)


class Copier:
    """The service's program on one laptop. `haste`: how likely it gets to a file in a turn."""

    def __init__(self, folder: Path, cloud: Cloud, chance: random.Random, haste: float = 0.4) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._cloud, self._chance, self.haste = folder, cloud, chance, haste
        self._known: set[str] = set()
        """Paths that were the same here and there."""
        self._half: set[str] = set()
        self.odd = 0
        """Halves, temporary names and conflict copies so far."""

    def turn(self) -> bool:
        """Get to some of what differs. False: nothing differs any more."""
        here = set(self._files())
        there = set(self._cloud.files)
        self._known &= here | there
        todo = [
            *((self._take_away_there, path) for path in sorted(self._known - here)),
            *((self._take_away_here, path) for path in sorted((self._known | self._half) - there)),
            *((self._upload, path) for path in sorted(here - there - self._known - self._half)),
            *((self._download, path) for path in sorted(there - here - self._known)),
            *((self._finish, path) for path in sorted(self._half & there)),
        ]
        self._known |= here & there - self._half
        self._chance.shuffle(todo)
        for act, path in todo:
            if self._chance.random() < self.haste:
                act(path)
        return bool(todo)

    def _files(self) -> Iterator[str]:
        """By path below the folder; not what the service itself is still bringing."""
        for path in self._folder.rglob("*"):
            if path.is_file() and not path.name.startswith(".syncthing."):
                yield path.relative_to(self._folder).as_posix()

    def _upload(self, path: str) -> None:
        self._cloud.files[path] = (self._folder / path).read_bytes()
        self._known.add(path)

    def _take_away_there(self, path: str) -> None:
        self._cloud.files.pop(path, None)
        self._known.discard(path)

    def _take_away_here(self, path: str) -> None:
        (self._folder / path).unlink(missing_ok=True)
        self._known.discard(path)
        self._half.discard(path)

    def _download(self, path: str) -> None:
        content, luck = self._cloud.files[path], self._chance.random() if self.haste < 1 else 1.0
        name = Path(path).name
        if luck < 0.25:
            self._write(path, content[: self._chance.randrange(len(content) + 1)])
            self._half.add(path)
        elif luck < 0.35:
            self._write(str(Path(path).with_name(f".syncthing.{name}.tmp")), content[: len(content) // 2])
        elif luck < 0.45:
            self._write(str(Path(path).with_name(self._chance.choice(BESIDE).format(name=name))), content)
        else:
            self._finish(path)
            return
        self.odd += 1

    def _finish(self, path: str) -> None:
        self._write(path, self._cloud.files[path])
        self._half.discard(path)
        self._known.add(path)

    def _write(self, path: str, content: bytes) -> None:
        place = self._folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
