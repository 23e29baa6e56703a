"""One document of the gezinsmap, open for reading."""

from __future__ import annotations

from types import TracebackType
from typing import BinaryIO

from kanz_desktop.crypto.stream import StreamReader


class OpenObject:
    """One document open for reading; plain bytes exist only in memory."""

    def __init__(self, key: bytes, file: BinaryIO) -> None:
        self._file = file
        self._reader = StreamReader(key, file)

    @property
    def size(self) -> int:
        """Plain bytes."""
        return self._reader.size

    def read(self, offset: int, size: int) -> bytes:
        return self._reader.read(offset, size)

    def read_all(self) -> bytes:
        return b"".join(self._reader.chunks())

    def copy_to(self, sink: BinaryIO) -> None:
        """All plain bytes, with one chunk of them in memory."""
        for chunk in self._reader.chunks():
            sink.write(chunk)

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> OpenObject:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
