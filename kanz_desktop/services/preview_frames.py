"""How the program and its child that shows papers talk: frames over a pipe.

A frame is 4 bytes header length, 4 bytes payload length (big endian), a JSON header, the payload.
No pickle: what comes from the child is data, never code.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

FRAME = struct.Struct(">II")
HEADER_LIMIT = 4096
"""Bytes: a header holds a few short words and numbers."""
PAYLOAD_LIMIT = 2**32 - 1
"""Bytes: what the length can say. Who reads from the child names a tighter one."""


def read_exactly(stream: IO[bytes], size: int) -> bytes:
    """`size` bytes, or fewer at the end of the stream."""
    parts = []
    while size and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def write_frame(stream: IO[bytes], header: dict[str, Any], payload: bytes = b"") -> None:
    encoded = json.dumps(header).encode()
    stream.write(FRAME.pack(len(encoded), len(payload)))
    stream.write(encoded)
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes], payload_limit: int = PAYLOAD_LIMIT) -> tuple[dict[str, Any], bytes] | None:
    """The next frame, or None when the other side has gone. ValueError before more is read than fits."""
    start = read_exactly(stream, FRAME.size)
    if len(start) < FRAME.size:
        return None
    header_size, payload_size = FRAME.unpack(start)
    if header_size > HEADER_LIMIT or payload_size > payload_limit:
        raise ValueError("a frame larger than was asked for")
    try:
        header = json.loads(read_exactly(stream, header_size))
    except RecursionError:
        raise ValueError("a header that is nested too deep") from None
    if not isinstance(header, dict):
        raise ValueError("a header that is no object")
    return header, read_exactly(stream, payload_size)
