"""A second reading of docs/format/{vault,document}.md that shares no line with the program.

`python tests/vectors/reference.py` writes the vectors again; the tests check that the program and
this file agree byte for byte. Randomness is replaced by counting bytes, so that the files never change.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as aead

HERE = Path(__file__).parent
CHUNK = 65536


def counting(first: int, size: int) -> bytes:
    return bytes((first + i) % 256 for i in range(size))


def document(key: bytes, prefix: bytes, plain: bytes) -> bytes:
    """docs/format/document.md §2."""
    header = b"KZD\x01" + prefix
    chunks = [plain[i : i + CHUNK] for i in range(0, len(plain), CHUNK)] or [b""]
    out = header
    for i, chunk in enumerate(chunks):
        last = b"\x01" if i == len(chunks) - 1 else b"\x00"
        out += aead(chunk, header, prefix + i.to_bytes(7, "big") + last, key)
    return out


def document_vectors() -> None:
    key, prefix = counting(1, 32), counting(100, 16)
    cases = []
    for size in (0, 1, 17, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5):
        made = document(key, prefix, counting(0, size))
        case = {
            "plain_size": size,
            "object_size": len(made),
            "name": hashlib.blake2b(made, digest_size=32).hexdigest(),
        }
        if size <= 17:
            case["object"] = made.hex()
        cases.append(case)
    note = "plain byte i is i mod 256"
    write("document/stream.json", {"note": note, "key": key.hex(), "prefix": prefix.hex(), "cases": cases})


def write(name: str, content: object) -> None:
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=True) + "\n", encoding="ascii")


if __name__ == "__main__":
    document_vectors()
