"""A second reading of docs/format/folder.md that shares no line with the program.

It makes files, right ones and wrong ones, for `folder_cases`. Chance is replaced by counting bytes, so that
they never change.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Any

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_box,
    crypto_scalarmult_base,
)
from nacl.signing import SigningKey

HERE = Path(__file__).parent / "folder"
Case = dict[str, Any]


def counting(first: int, size: int = 16) -> bytes:
    return bytes((first + i) % 256 for i in range(size))


def u(number: int, size: int) -> bytes:
    return number.to_bytes(size, "big", signed=number < 0)


def many(*items: bytes) -> bytes:
    return u(len(items), 4) + b"".join(items)


def h(person: str, data: bytes) -> bytes:
    return blake2b(data, digest_size=32, person=person.encode()).digest()


def derive(root: bytes, purpose: str, context: bytes) -> bytes:
    return blake2b(context, digest_size=32, key=root, person=purpose.encode()).digest()


def sealed(key: bytes, plain: bytes, context: bytes) -> bytes:
    """vault.md §3, with a nonce that counts."""
    nonce = counting(0, 24)
    return b"\x01" + nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, b"\x01" + context, nonce, key)


def signature(seed: bytes, label: str, message: bytes) -> bytes:
    return SigningKey(seed).sign(label.encode() + b"\x01" + message).signature


def public(seed: bytes) -> bytes:
    return bytes(SigningKey(seed).verify_key)


class Person:
    """Somebody with one laptop; every secret counts from another byte."""

    def __init__(self, first: int) -> None:
        self.person, self.laptop = counting(first), counting(first + 1)
        self.sign, self.box, self.seed = (counting(first + n, 32) for n in (2, 3, 4))
        self.sign_key, self.box_key = public(self.sign), crypto_scalarmult_base(self.box)
        self.device_key = public(self.seed)
        self.device = h("kanz-map-laptop", self.device_key)[:16]
        self.member = h("kanz-map-lid", self.sign_key + self.box_key)[:16]

    @property
    def keys(self) -> bytes:
        return self.person + self.sign_key + self.box_key + self.laptop + self.device_key


ANNA, BRAM, STRANGER = Person(0x10), Person(0x50), Person(0x90)
SALT = counting(0x70, 32)
FOUNDED = b"KZM\x01" + ANNA.keys + SALT
ROOT = h("kanz-map-wortel", FOUNDED)[:16]
STREAM, OTHER, GEZIN = counting(0xA0), counting(0xB0), counting(0xC0)
KEY, NOTES_ROOT, ROOT_KEY = counting(0x20, 32), counting(0x21, 32), counting(0x22, 32)
WALL = 1_780_000_000_000
HLC = WALL << 16
FLOORS = {1: 4096, 2: 4096, 3: 4096, 4: 4096, 5: 4096, 6: 512, 7: 4096, 8: 4096}


def padme(size: int) -> int:
    e = size.bit_length() - 1
    b = e.bit_length()
    mask = (1 << (e - b)) - 1
    return (size + mask) & ~mask


def clear(
    kind: int,
    stream: bytes,
    key_id: bytes,
    length: int,
    version: int = 1,
    minimum: int = 1,
    magic: bytes = b"KZF",
) -> bytes:
    return magic + bytes([version, kind, minimum]) + stream + key_id + u(length, 4)


def frame(
    kind: int, content: bytes, *, by: Person = ANNA, stream: bytes = STREAM, key: bytes = KEY,
    to: Person | None = None, digest: bytes | None = None, signed_by: Person | None = None,
    junk: bytes = b"", blocks: int = 0, size: int | None = None, signed_kind: int | None = None, **front: Any,
) -> bytes:  # fmt: skip
    """One object. Everything after `to` is for making wrong ones."""
    message = u(signed_kind or kind, 1) + stream + (digest or h("kanz-map-inhoud", content))
    plain = by.device + signature((signed_by or by).seed, "kanz-map-object", message)
    plain += u(len(content) if size is None else size, 4) + content + junk
    plain += bytes(padme(max(len(plain), FLOORS[kind])) - len(plain) + blocks)
    capsule, key_id = b"", derive(key, "map-sleutelnr", stream)[:16]
    if to is not None:
        key, key_id = counting(0x33, 32), derive(to.box_key, "map-ontvanger", stream + u(kind, 1))[:16]
        once = counting(0x44, 32)
        once_public = crypto_scalarmult_base(once)
        nonce = blake2b(once_public + to.box_key, digest_size=24).digest()
        capsule = once_public + crypto_box(key, nonce, to.box_key, once)
    front_bytes = clear(kind, stream, key_id, len(capsule) + 41 + len(plain), **front)
    return (
        front_bytes
        + capsule
        + sealed(derive(key, "map-bericht", stream + u(kind, 1)), plain, front_bytes + capsule)
    )


def open_file(kind: int, content: bytes) -> bytes:
    data = clear(kind, ROOT, bytes(16), len(content) + 32) + content
    return data + h("kanz-map-som", data)


def operations(
    count: int = 3, *, who: Person = ANNA, first_prev: bytes = bytes(32), start: int = 1
) -> list[bytes]:
    """`count` operations of one chain: header, salt and value of record.md, each as (header, salt, value)."""
    made, prev = [], first_prev
    for seq in range(start, start + count):
        text = f"De post ligt op een stapel {seq}".encode()
        value, salt = b"\x03" + u(len(text), 4) + text, counting(seq)
        commitment = blake2b(salt + value, digest_size=32, person=b"kanz-value-1").digest()
        header = b"".join((
            u(1, 1), u(1, 2), STREAM, counting(0xD0), u(seq, 8), prev, counting(seq + 7), counting(0xE0),
            b"\x08probleem", b"\x07woorden", b"\x00", u(0, 2), u(0, 2), u(HLC + seq, 8), u(WALL, 8), u(60, 2),
            who.person, who.laptop, commitment,
        ))  # fmt: skip
        prev = blake2b(header, digest_size=32, person=b"kanz-op-1").digest()
        made.append((header, salt, value))
    return made


def op_id(op: Any) -> bytes:
    return blake2b(op[0], digest_size=32, person=b"kanz-op-1").digest()


def op_bytes(op: Any, *, value: bool = True) -> bytes:
    header, salt, data = op
    rest = b"\x01" + salt + u(len(data), 4) + data if value else b"\x00"
    return u(len(header), 4) + header + rest


def run_content(ops: list[Any], purged: tuple[int, ...] = (), start: int = 1) -> bytes:
    parts = [op_bytes(op, value=i not in purged) for i, op in enumerate(ops)]
    return counting(0xD0) + u(start, 8) + many(*parts)


def run_digest(ops: list[Any], start: int = 1) -> bytes:
    place = counting(0xD0) + u(start, 8) + u(len(ops), 4)
    return h("kanz-map-reeks", place + b"".join(op_id(op) for op in ops))


def segment(ops: list[Any], *, purged: tuple[int, ...] = (), start: int = 1, **how: Any) -> bytes:
    return frame(1, run_content(ops, purged, start), **{"digest": run_digest(ops, start), **how})


def run_in_pack(ops: list[Any], *, who: Person = ANNA, signer: Person | None = None, start: int = 1,
                purged: tuple[int, ...] = ()) -> bytes:  # fmt: skip
    message = u(1, 1) + STREAM + run_digest(ops, start)
    signed = signature((signer or who).seed, "kanz-map-object", message)
    return who.device + signed + run_content(ops, purged, start)


def ring_entry(maker: Person = ANNA, generation: int = 1, key: bytes = KEY, stream: bytes = STREAM) -> bytes:
    message = stream + u(generation, 4) + u(0, 4) + derive(key, "map-sleutelnr", stream)[:16]
    signed = signature(maker.seed, "kanz-map-sleutel", message)
    return u(generation, 4) + key + maker.device + u(0, 4) + signed


def reach(seq: int, stream: bytes = STREAM) -> bytes:
    return stream + counting(0xD0) + u(seq, 8) + counting(5, 32)


def head_content(counter: int = 7, lists: tuple[bytes, ...] = ()) -> bytes:
    lists = lists or (
        many(reach(3), reach(4, OTHER)),
        many(STREAM + u(1, 4) + u(2, 4) + u(3, 4) + u(4, 4)),
        many(BRAM.device + u(9, 8) + counting(6, 32)),
        many(STREAM + b"g" + counting(8)),
        many(STREAM + b"b" + counting(9) + u(2, 1)),
    )
    return u(counter, 8) + counting(3, 32) + u(1, 1) + u(HLC, 8) + b"".join(lists)


def statement_content(body: bytes, kind: int, seq: int = 1, prev: bytes = bytes(32)) -> bytes:
    return counting(0xF0) + u(seq, 8) + prev + u(HLC, 8) + u(kind, 1) + body


def statement_stream(kind: int) -> bytes:
    return ROOT if kind < 16 else STREAM


def statement(body: bytes, kind: int, *, seq: int = 1, prev: bytes = bytes(32), **how: Any) -> bytes:
    return frame(3, statement_content(body, kind, seq, prev), **{"stream": statement_stream(kind), **how})


def statement_id(body: bytes, kind: int, *, seq: int = 1, prev: bytes = bytes(32)) -> bytes:
    return h("kanz-map-uit", statement_stream(kind) + statement_content(body, kind, seq, prev))


def newcomer(who: Person, member: Person | None = None, device: Person | None = None) -> bytes:
    """Keys, and the signatures for them: of others when one is given."""
    message = ROOT + who.person + who.member + who.laptop + who.device_key
    by_member = signature((member or who).sign, "kanz-map-toelating", message)
    return who.keys + by_member + signature((device or who).seed, "kanz-map-toelating", message)


def lid_body(who: Person, name: str = "Anna", flags: int = 0) -> bytes:
    return newcomer(who) + u(flags, 1) + u(len(name.encode()), 2) + name.encode()


def toestel_body(member: Person, device: Person) -> bytes:
    message = ROOT + member.member + device.laptop + device.device_key
    signed = signature(member.sign, "kanz-map-toestel", message)
    return member.member + device.laptop + device.device_key + signed


def paper_file(size: int = 5000, *, broken: bool = False, cut: int = 0) -> tuple[bytes, bytes]:
    """The file, and the hash of its object."""
    data = b"KZD\x01" + counting(0, size - 4)
    name = blake2b(data, digest_size=32).digest()
    front = frame(6, name + u(size, 8) + counting(0x66, 32))
    body = data[:-1] + b"?" if broken else data
    whole = front + body + bytes(padme(max(size, 4096)) - size)
    return whole[: len(whole) - cut], name


def knock_content(who: Person = STRANGER, signer: Person | None = None, **how: Person) -> bytes:
    content = newcomer(who, **how) + counting(0x77, 32)
    message = u(9, 1) + ROOT + h("kanz-map-inhoud", content)
    return content + signature((signer or who).seed, "kanz-map-object", message)


def safety_code(content: bytes) -> list[int]:
    bits = int.from_bytes(h("kanz-map-code", ROOT + content[:-64])[:10], "big")
    return [bits >> 70 - 10 * i & 1023 for i in range(8)]


def backup_content() -> bytes:
    vault = counting(0x55)
    name = b"Anna"
    plain = ANNA.person + ANNA.sign + ANNA.box + u(len(name), 2) + name
    box_key = derive(ROOT_KEY, "map-identiteit", ROOT + vault)
    box = sealed(box_key, plain + bytes(512 - len(plain)), b"kanz-map-backup\x01" + b"\x01" + ROOT + vault)
    return b"\x01" + vault + counting(0x56) + counting(0x57, 73) + box
