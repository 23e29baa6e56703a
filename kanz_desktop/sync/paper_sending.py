"""Papers on their way out: several at a time, where the folder allows it (docs/format/folder.md §6.4, §9).

What a paper waits for is the disk at the other end, which flushes several files nearly as fast as one. Only
the bytes move in other threads: what is asked of the laptop is asked before, in the thread of the sync.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from kanz_desktop.crypto.keys import derive_key
from kanz_desktop.errors import KanzError
from kanz_desktop.sync.labels import Purpose
from kanz_desktop.sync.layout import stream_folder
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.mailbox import Mailbox
from kanz_desktop.sync.office import Known
from kanz_desktop.sync.paper import FRAME_SIZE, pad_size
from kanz_desktop.sync.ports import PIECE, Absent, FolderBusy, NotFetched, TooLarge

Sent = tuple[Known, KanzError | None]
"""A paper, and why the folder did not take it well."""


class PaperSender:
    """Writes papers, at most `beside` at a time; with 1 in the thread of the sync itself."""

    def __init__(self, local: Local, mailbox: Mailbox, beside: int) -> None:
        self._local, self._mailbox, self._beside = local, mailbox, beside

    def size(self, known: Known) -> int:
        """Bytes of its file; 0 when the paper is not here."""
        log = self._local.log(known.stream)
        here = log.paper(known.name) if log is not None else None
        return FRAME_SIZE + here[1] + pad_size(here[1]) if here is not None else 0

    def lies(self, known: Known, frame: bytes) -> bool:
        """Whether a file with exactly its bytes is there; true when the paper is not here to be compared."""
        folder, pieces = stream_folder(known.stream, known.area), self._pieces(known, frame)
        if pieces is None:
            return True
        size, mine = self.size(known), _digest(pieces())

        def same(name: str) -> bool:
            try:
                return _digest(self._mailbox.pieces(folder, name, size)) == mine
            except (Absent, TooLarge, NotFetched, FolderBusy):
                return False

        return any(map(same, self._mailbox.candidates(folder, known.name)))

    def send(self, papers: Sequence[tuple[Known, bytes]]) -> list[Sent]:
        """All of these papers, with their frozen frames; what a watch raises comes after all were tried."""
        if self._beside == 1 or len(papers) == 1:
            return [
                (known, _tried(partial(self._put, known, self._pieces(known, frame))))
                for known, frame in papers
            ]
        with ThreadPoolExecutor(self._beside, "kanz-papier") as pool:
            going: list[tuple[Known, Future[KanzError | None]]] = [
                (known, pool.submit(_tried, partial(self._put, known, self._pieces(known, frame))))
                for known, frame in papers
            ]
        return [(known, future.result()) for known, future in going]

    def _put(self, known: Known, pieces: _Pieces | None) -> None:
        """A paper that the laptop itself cannot read waits, and keeps no word from going out."""
        if pieces is None:
            raise FolderBusy
        try:
            self._mailbox.put(stream_folder(known.stream, known.area), known.name, pieces)
        except KanzError:
            if pieces.lost:
                raise FolderBusy from None
            raise

    def _pieces(self, known: Known, frame: bytes) -> _Pieces | None:
        """What its file holds; None when the paper is not here (now)."""
        log = self._local.log(known.stream)
        here = log.paper(known.name) if log is not None else None
        if log is None or here is None:
            return None
        object_hash, size = here
        seed = derive_key(log.paper_key(object_hash), Purpose.PADDING, frame)
        return _Pieces(frame, partial(log.paper_pieces, object_hash), seed, pad_size(size))


class _Pieces:
    """The same bytes whenever they are asked for."""

    def __init__(self, frame: bytes, cipher: partial[Iterable[bytes]], seed: bytes, pad: int) -> None:
        self._frame, self._cipher, self._seed, self._pad = frame, cipher, seed, pad
        self.lost = False
        """The laptop could not read its own copy."""

    def __call__(self) -> Iterator[bytes]:
        yield self._frame
        try:
            yield from self._cipher()
        except KanzError:
            self.lost = True
            raise
        yield from _noise(self._seed, self._pad)


def _tried(put: partial[None]) -> KanzError | None:
    try:
        put()
    except KanzError as error:
        return error
    return None


def _digest(pieces: Iterable[bytes]) -> bytes:
    whole = hashlib.sha256()
    for piece in pieces:
        whole.update(piece)
    return whole.digest()


def _noise(seed: bytes, size: int) -> Iterator[bytes]:
    """The pad of a paper: the same whenever it is written, random for who has no key of it."""
    for start in range(0, size, PIECE):
        yield hashlib.shake_256(seed + start.to_bytes(8, "big")).digest(min(PIECE, size - start))
