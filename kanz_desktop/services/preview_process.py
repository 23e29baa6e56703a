"""The one child process that shows papers: started when needed, reused, and started again after a crash."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kanz_desktop.errors import KanzError
from kanz_desktop.own_process import Part, own_command
from kanz_desktop.services.paper_errors import (
    PaperBroken,
    PaperLocked,
    PaperNotShown,
    PaperTooLargeToShow,
    PreviewFailed,
)
from kanz_desktop.services.preview_frames import read_frame, write_frame

MAX_PAPER = 400_000_000
"""Bytes: a larger paper is kept but not shown."""
SECONDS_FOR_ONE = 20.0
_MAX_PICTURE_SIDE = 4096
_MAX_PICTURE = 4 * _MAX_PICTURE_SIDE**2
_MAX_WORDS = 16_000_000
"""Bytes: four for each character that the child gives at most."""
_MAX_PAGES = 1_000_000
_MORE_BARE = 1024
"""Bytes by which a bare photo may be larger: its orientation is written anew."""

_ERRORS: dict[str, type[KanzError]] = {
    error.code: error
    for error in (PaperBroken, PaperLocked, PaperNotShown, PaperTooLargeToShow, PreviewFailed)
}


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of RGBA, 8 bits each, top row first; `len(rgba) == 4 * width * height`."""

    width: int
    height: int
    rgba: bytes


class PreviewProcess:
    """Asks the child; every method blocks, from any thread, one question at a time."""

    def __init__(self, seconds: float = SECONDS_FOR_ONE, command: tuple[str, ...] | None = None) -> None:
        self._seconds = seconds
        self._command = command or own_command(Part.PAPERS)
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._loaded: bytes | None = None
        self._pages = 0
        self._whole = True

    def pages(self, key: bytes, media_type: str, content: Callable[[], bytes]) -> int:
        """Number of pages that can be shown, 0 for text only. `key` names the content, read when needed."""
        with self._lock:
            self._load(key, media_type, content)
            return self._pages

    def whole(self, key: bytes, media_type: str, content: Callable[[], bytes]) -> bool:
        """False for a picture of which a part did not come across."""
        with self._lock:
            self._load(key, media_type, content)
            return self._whole

    def text(self, key: bytes, media_type: str, content: Callable[[], bytes]) -> str:
        """The words on the paper; empty for a picture."""
        with self._lock:
            self._load(key, media_type, content)
            return self._ask({"do": "text"}, answer_limit=_MAX_WORDS)[1].decode("utf-8", "replace")

    def picture(
        self, key: bytes, media_type: str, content: Callable[[], bytes], page: int, width: int, height: int
    ) -> Picture:
        """One page (from 0) as large as fits in a box of pixels."""
        with self._lock:
            self._load(key, media_type, content)
            wanted = {"do": "picture", "page": page, "width": width, "height": height}
            header, rgba = self._ask(wanted, answer_limit=_MAX_PICTURE)
            return _checked(header, rgba)

    def bare(self, media_type: str, content: bytes) -> bytes:
        """A photo without data of place and device (`services.bare_photo`)."""
        if len(content) > MAX_PAPER:
            raise PaperTooLargeToShow
        with self._lock:
            wanted = {"do": "bare", "media_type": media_type}
            return self._ask(wanted, content, answer_limit=len(content) + _MORE_BARE)[1]

    def close(self) -> None:
        """End the child; the next question starts a new one."""
        with self._lock:
            self._end()

    def _load(self, key: bytes, media_type: str, content: Callable[[], bytes]) -> None:
        if self._child is not None and self._loaded == key and self._child.poll() is None:
            return
        data = content()
        if len(data) > MAX_PAPER:
            raise PaperTooLargeToShow
        self._loaded = None
        header, _ = self._ask({"do": "load", "media_type": media_type}, data)
        pages = header.get("pages")
        if not isinstance(pages, int) or not 0 <= pages <= _MAX_PAGES:
            raise PreviewFailed
        self._loaded, self._pages, self._whole = key, pages, header.get("whole") is not False

    def _ask(
        self, header: dict[str, Any], payload: bytes = b"", answer_limit: int = 0
    ) -> tuple[dict[str, Any], bytes]:
        """The child saw hostile bytes: what it says is bounded, and is data until it was looked at."""
        child = self._started()
        assert child.stdin is not None
        assert child.stdout is not None
        alarm = threading.Timer(self._seconds, child.kill)
        alarm.start()
        try:
            write_frame(child.stdin, header, payload)
            answer = read_frame(child.stdout, answer_limit)
        except (OSError, ValueError):
            answer = None
        finally:
            alarm.cancel()
        if answer is None:
            self._end()
            raise PreviewFailed
        if "error" in answer[0]:
            raise _ERRORS.get(str(answer[0]["error"]), PreviewFailed)
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._end()
            self._child = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._child

    def _end(self) -> None:
        child, self._child, self._loaded = self._child, None, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                _close_quietly(pipe.close)
        child.wait()


def _checked(header: dict[str, Any], rgba: bytes) -> Picture:
    """Not believed before it is measured."""
    width, height = header.get("width"), header.get("height")
    if not isinstance(width, int) or not isinstance(height, int):
        raise PreviewFailed
    if (
        not (0 < width <= _MAX_PICTURE_SIDE and 0 < height <= _MAX_PICTURE_SIDE)
        or len(rgba) != 4 * width * height
    ):
        raise PreviewFailed
    return Picture(width, height, rgba)


def _close_quietly(close: Callable[[], None]) -> None:
    try:
        close()
    except OSError:
        return
