"""A second reading of docs/format/{vault,document}.md that shares no line with the program.

`python tests/vectors/reference.py` writes the vectors again; the tests check that the program and
this file agree byte for byte. Randomness is replaced by counting bytes, so that the files never change.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as aead
from nacl.bindings import crypto_scalarmult_base
from nacl.pwhash import argon2id
from nacl.signing import SigningKey

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


def derive(root: bytes, purpose: str, context: bytes) -> bytes:
    """docs/format/vault.md §3."""
    return hashlib.blake2b(context, digest_size=32, key=root, person=purpose.encode()).digest()


def seal(key: bytes, nonce: bytes, plain: bytes, context: bytes) -> bytes:
    return b"\x01" + nonce + aead(plain, b"\x01" + context, nonce, key)


def slot_context(
    vault: bytes, scope: int, kind: int, ops: int, mem: int, salt: bytes, secret_id: bytes
) -> bytes:
    """docs/format/vault.md §5.1."""
    numbers = bytes([scope, kind]) + ops.to_bytes(4, "big") + mem.to_bytes(8, "big")
    return b"kanz-slot\x01" + vault + numbers + salt + secret_id


ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def times(a: int, b: int) -> int:
    """Multiplication in GF(32) with x^5 + x^2 + 1."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a, b = (a << 1) ^ (37 if a & 16 else 0), b >> 1
    return product


def code_text(bits: bytes) -> str:
    """docs/format/vault.md §5.3."""
    number = int.from_bytes(bits, "big")
    values = [number >> (155 - 5 * i) & 31 for i in range(32)]
    groups = []
    for g in range(8):
        four = values[4 * g : 4 * g + 4]
        check = g
        for weight, value in zip((2, 4, 8, 16), four, strict=True):
            check ^= times(weight, value)
        groups.append("".join(ALPHABET[v] for v in [*four, check]))
    return " ".join(groups)


def header(generation: int, vault: bytes, slots: list[object], notes: list[object]) -> bytes:
    """docs/format/vault.md §4."""
    content = {"format": "kanz-kluis", "version": 1, "generation": generation, "vault": vault.hex()}
    body = json.dumps({**content, "slots": slots, "notes": notes}, separators=(",", ":")).encode()[:-1]
    checksum = hashlib.blake2b(body, digest_size=32, person=b"kanz-kluis-som").hexdigest()
    return body + f',"checksum":"{checksum}"}}\n'.encode()


def vault_vectors() -> None:
    passphrase = "Vier\u00a0paarse olifanten dansen bij caf\u0065\u0301"
    as_bytes = "Vier paarse olifanten dansen bij caf\u00e9".encode()
    ops, mem, salt = 1, 8192, counting(30, 16)
    pk = argon2id.kdf(32, as_bytes, salt, opslimit=ops, memlimit=mem)
    vault, root, notes_root = counting(200, 16), counting(60, 32), counting(90, 32)
    secret, code = counting(130, 32), counting(170, 20)
    secret_id, none = derive(secret, "kluis-toestel", b"")[:16], bytes(16)

    def passphrase_slot(
        scope: int, device: bytes, id_: bytes, sealed: bytes, nonce: bytes
    ) -> dict[str, object]:
        context = slot_context(vault, scope, 1, ops, mem, salt, id_)
        purpose = {1: "kluis-wachtzin", 2: "aant-wachtzin"}[scope]
        box = seal(derive(pk + device, purpose, context), nonce, sealed, context)
        numbers = {"kind": "wachtzin", "opslimit": ops, "memlimit": mem, "salt": salt.hex()}
        return {**numbers, **({"device": id_.hex()} if device else {}), "sealed": box.hex()}

    def recovery_slot(scope: int, sealed: bytes, nonce: bytes) -> dict[str, object]:
        context = slot_context(vault, scope, 2, 0, 0, counting(50, 16), none)
        purpose = {1: "kluis-herstel", 2: "aant-herstel"}[scope]
        box = seal(derive(code, purpose, context), nonce, sealed, context)
        return {"kind": "herstel", "salt": counting(50, 16).hex(), "sealed": box.hex()}

    nonce = counting(7, 24)
    recovery = recovery_slot(1, root, nonce)
    notes = [passphrase_slot(2, secret, secret_id, notes_root, nonce), recovery_slot(2, notes_root, nonce)]
    with_device = header(1, vault, [passphrase_slot(1, secret, secret_id, root, nonce), recovery], [])
    alone = header(2, vault, [passphrase_slot(1, b"", none, root, nonce), recovery], [])
    with_notes = header(3, vault, [passphrase_slot(1, secret, secret_id, root, nonce), recovery], notes)

    gezin = counting(11, 16)
    fields = gezin + counting(20, 32) + counting(21, 16) + counting(22, 32) + counting(23, 32)
    keys = b"\x01" + fields + counting(24, 16) + counting(25, 16)
    entry = {"keys": keys.hex(), "naam": "De Vries \u015f", "person": counting(26, 16).hex()}
    entry |= {"device": counting(27, 16).hex(), "worker": "Sanne"}
    plain = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    plain += b" " * (-len(plain) % 512)
    key_file = b"KZK\x01" + seal(
        derive(root, "gezin-sleutels", gezin), nonce, plain, b"kanz-gezin\x01" + gezin
    )

    notes_file = b"KZA\x01" + seal(
        derive(notes_root, "aant-sleutels", gezin), nonce, keys, b"kanz-aant\x01" + gezin
    )

    pin, pin_salt, half = "402817", counting(40, 16), counting(140, 32)
    pin_numbers = ops.to_bytes(4, "big") + mem.to_bytes(8, "big") + pin_salt
    pin_context = b"kanz-pin\x01" + vault + pin_numbers
    pin_key = derive(
        argon2id.kdf(32, pin.encode(), pin_salt, opslimit=ops, memlimit=mem) + half,
        "kluis-pincode",
        pin_context,
    )
    held = b"KZP\x01" + half + pin_numbers + seal(pin_key, nonce, root, pin_context)
    write(
        "vault/pincode.json",
        {
            "pin": pin,
            "opslimit": ops,
            "memlimit": mem,
            "salt": pin_salt.hex(),
            "half": half.hex(),
            "nonce": nonce.hex(),
            "vault": vault.hex(),
            "root": root.hex(),
            "held": held.hex(),
        },
    )

    write(
        "vault/kdf.json",
        {"passphrase": passphrase, "opslimit": ops, "memlimit": mem, "salt": salt.hex(), "pk": pk.hex()},
    )
    write(
        "vault/derive.json",
        {
            "root": root.hex(),
            "purpose": "kluis-db",
            "context": vault.hex(),
            "key": derive(root, "kluis-db", vault).hex(),
        },
    )
    write(
        "vault/seal.json",
        {
            "key": root.hex(),
            "nonce": nonce.hex(),
            "plain": b"Kanz".hex(),
            "context": vault.hex(),
            "sealed": seal(root, nonce, b"Kanz", vault).hex(),
        },
    )
    ways_in = {
        "passphrase": passphrase,
        "device_secret": secret.hex(),
        "device_secret_id": secret_id.hex(),
        "recovery_code": code_text(code),
    }
    files = {"with_device": with_device.decode(), "alone": alone.decode(), "with_notes": with_notes.decode()}
    write(
        "vault/header.json", {**ways_in, "root": root.hex(), "notes_root": notes_root.hex(), "files": files}
    )
    codes = [{"bits": bits.hex(), "text": code_text(bits)} for bits in (code, bytes(20), b"\xff" * 20)]
    write("vault/recovery_code.json", {"cases": codes})
    write(
        "vault/key_file.json",
        {"root": root.hex(), "gezin": gezin.hex(), "file": key_file.hex(), "entry": entry},
    )
    write(
        "vault/notes_key_file.json",
        {"notes_root": notes_root.hex(), "gezin": gezin.hex(), "file": notes_file.hex(), "keys": keys.hex()},
    )


def selftest_vectors() -> None:
    """What kanz_desktop/crypto/selftest.py has to find at every start."""
    key = counting(0, 32)
    words = argon2id.kdf(32, "Kanz \u00e9".encode(), counting(0, 16), opslimit=1, memlimit=8192)
    object_ = document(key, counting(0, 16), bytes(CHUNK + 1))
    answers = {
        "derive": derive(key, "zelftest", b"Kanz").hex(),
        "seal": seal(key, counting(0, 24), b"Kanz", b"zelftest").hex(),
        "stream": hashlib.blake2b(object_, digest_size=32).hexdigest(),
        "argon2id": words.hex(),
        "code": code_text(counting(0, 20)),
        "sign": SigningKey(key).sign(b"zelftest").signature.hex(),
        "box": crypto_scalarmult_base(key).hex(),
    }
    write("vault/selftest.json", answers)


def write(name: str, content: object) -> None:
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=True) + "\n", encoding="ascii")


if __name__ == "__main__":
    document_vectors()
    vault_vectors()
    selftest_vectors()
