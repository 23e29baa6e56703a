"""The child process that parses papers of unknown origin, so that a hostile one can hurt only this process.

It is started by `services.preview_process`, knows no keys, opens no file, and talks over its
standard input and output (`services.preview_frames`). One request, one answer. Only raw RGBA
pixels, text, or a photo without its data go back.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from typing import Any

from kanz_desktop.services.bare_photo import bare_photo
from kanz_desktop.services.preview_frames import read_frame, write_frame
from kanz_desktop.services.preview_parsers import Refusal, Shown, open_paper

MEMORY_LIMIT = 1536 * 1024 * 1024
"""Bytes of address space: room for MAX_PIXELS unpacked twice, and for the libraries themselves."""
CPU_SECONDS_IN_ALL = 3600


def limit_myself() -> None:
    """Bounded memory, no core dump, no file ever written. Windows has none of this; time bounds it there."""
    with contextlib.suppress(ImportError):
        import resource  # POSIX only

        for which, bound in (
            (resource.RLIMIT_AS, MEMORY_LIMIT),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CPU, CPU_SECONDS_IN_ALL),
        ):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(which, (bound, bound))


class Worker:
    """Holds the paper that was loaded last, so that turning a page does not send it again."""

    def __init__(self) -> None:
        self._paper: Shown | None = None

    def answer(self, header: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
        """The answer to one request; a paper that cannot be shown answers with the code of the reason."""
        try:
            return self._do(header, payload)
        except Refusal as refusal:
            return {"error": refusal.code}, b""
        except MemoryError:
            return {"error": "papier-te-groot-om-te-tonen"}, b""
        except Exception as error:  # noqa: BLE001 - whatever a parser throws at hostile bytes, is one answer
            return {"error": "papier-kapot", "kind": type(error).__name__}, b""

    def _do(self, header: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
        if header["do"] == "bare":
            return {}, bare_photo(header["media_type"], payload)
        if header["do"] == "load":
            self._paper = None
            self._paper = open_paper(header["media_type"], payload)
            return {"pages": self._paper.pages, "whole": self._paper.whole}, b""
        if self._paper is None:
            return {"error": "voorbeeld-mislukt"}, b""
        if header["do"] == "text":
            return {}, self._paper.text().encode("utf-8", "replace")
        picture = self._paper.picture(header["page"], header["width"], header["height"])
        return {"width": picture.width, "height": picture.height}, picture.rgba


def main(_arguments: Sequence[str] = ()) -> int:
    """Answer until the other side closes; started as `Part.PAPERS`."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    limit_myself()
    worker = Worker()
    while (request := read_frame(source)) is not None:
        write_frame(sink, *worker.answer(*request))
    return 0
