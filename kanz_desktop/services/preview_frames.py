"""How the program and its child that shows papers talk: frames over a pipe.

A frame is 4 bytes header length, 4 bytes payload length (big endian), a JSON header, the payload.
No pickle: what comes from the child is data, never code.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

FRAME = struct.Struct(">II")


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


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """The next frame, or None when the other side has gone."""
    start = read_exactly(stream, FRAME.size)
    if len(start) < FRAME.size:
        return None
    header_size, payload_size = FRAME.unpack(start)
    header = json.loads(read_exactly(stream, header_size))
    return header, read_exactly(stream, payload_size)
