"""Keyrings for tests: in memory, also one that misbehaves, and in files."""

from __future__ import annotations

from pathlib import Path

from kanz_desktop.storage.keyring_store import KeyringSilent


class MemorySecrets:
    """A keyring in memory. `wipe` is what reinstalling the laptop does; `silent` what a locked one does."""

    def __init__(self) -> None:
        self.kept: dict[bytes, bytes] = {}
        self.silent = False

    def available(self) -> bool:
        return not self.silent

    def load(self, secret_id: bytes) -> bytes | None:
        self._answer()
        return self.kept.get(secret_id)

    def save(self, secret_id: bytes, secret: bytes) -> None:
        self._answer()
        self.kept[secret_id] = secret

    def delete(self, secret_id: bytes) -> None:
        self.kept.pop(secret_id, None)

    def wipe(self) -> None:
        self.kept.clear()

    def _answer(self) -> None:
        if self.silent:
            raise KeyringSilent()


class FileSecrets:
    """A keyring that outlives the process that dies."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder

    def available(self) -> bool:
        return True

    def load(self, secret_id: bytes) -> bytes | None:
        path = self.folder / secret_id.hex()
        return path.read_bytes() if path.exists() else None

    def save(self, secret_id: bytes, secret: bytes) -> None:
        (self.folder / secret_id.hex()).write_bytes(secret)

    def delete(self, secret_id: bytes) -> None:
        (self.folder / secret_id.hex()).unlink(missing_ok=True)

    def count(self) -> int:
        return len(list(self.folder.iterdir()))
