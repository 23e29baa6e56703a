"""Known answers, computed again at every start: a library that counts wrong may not touch a vault.

The answers come from tests/vectors/reference.py, which shares no code with this program. The big KDF is
left out; its smallest setting runs through the same code.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from kanz_desktop.crypto import capsule, envelope, keys, passphrase, recovery_code, signing, stream
from kanz_desktop.crypto.profiles import MIN_MEMLIMIT, MIN_OPSLIMIT, KdfProfile
from kanz_desktop.errors import EnvironmentRefused

_KEY = bytes(range(32))
_PREFIX = bytes(range(16))
_CONTEXT = b"zelftest"
_SEALED = bytes.fromhex(
    "01000102030405060708090a0b0c0d0e0f1011121314151617d5a36105983f1de0cdc89b80877941079bc1ea39"
)


class SelfTestFailed(EnvironmentRefused):
    """A known answer came out differently; data `part`. Nothing may be opened or written."""

    code = "zelftest-mislukt"


def run() -> None:
    """Takes a few milliseconds. Raises SelfTestFailed."""
    for part, (compute, answer) in KNOWN_ANSWERS.items():
        try:
            right = compute() == answer
        except Exception:  # noqa: BLE001  whatever a broken library raises means the same
            right = False
        if not right:
            raise SelfTestFailed(part=part)


def _derived() -> str:
    return keys.derive_key(_KEY, "zelftest", b"Kanz").hex()


def _unsealed() -> bytes:
    return envelope.open_sealed(_KEY, _SEALED, _CONTEXT)


def _forgery_refused() -> bool:
    forged = _SEALED[:-1] + bytes([_SEALED[-1] ^ 1])
    try:
        envelope.open_sealed(_KEY, forged, _CONTEXT)
    except envelope.SealBroken:
        return True
    return False


def _object_name() -> str:
    sink = io.BytesIO()
    name, _ = stream.encrypt_with_prefix(_KEY, _PREFIX, io.BytesIO(bytes(stream.CHUNK_SIZE + 1)), sink)
    return name.hex() if stream.decrypt_all(_KEY, sink) == bytes(stream.CHUNK_SIZE + 1) else ""


def _stretched() -> str:
    return passphrase.stretch("Kanz é", _PREFIX, KdfProfile(MIN_OPSLIMIT, MIN_MEMLIMIT)).hex()


def _code() -> str:
    text = recovery_code.format_code(bytes(range(20)))
    return text if recovery_code.parse(text) == bytes(range(20)) else ""


def _signed() -> str:
    signature, key = signing.sign(_KEY, _CONTEXT), signing.public_key(_KEY)
    forgery = signing.verifies(key, signature, _CONTEXT + b"?")
    return signature.hex() if signing.verifies(key, signature, _CONTEXT) and not forgery else ""


def _box() -> str:
    public = capsule.box_public(_KEY)
    key, sealed = capsule.make_capsule(public)
    return public.hex() if capsule.open_capsule(_KEY, sealed) == key else ""


KNOWN_ANSWERS: dict[str, tuple[Callable[[], object], object]] = {
    "derive": (_derived, "7cc6e5a7f327e4b3a42d3f2f14e9313a1ef5c467beaa0c9fa56b514daa5d9ce4"),
    "seal": (_unsealed, b"Kanz"),
    "forgery": (_forgery_refused, True),
    "stream": (_object_name, "ce39e92b5235f9ea8a93ec84447076c6acd43faa436a9285e709e545b99edafe"),
    "argon2id": (_stretched, "e650df28a55b991d5ce8c3586eac3fdd57cbd6bf08cfe799e49b011140c5155e"),
    "code": (_code, "000GD 40R4X 0M300 E209K 185G3 R38ED 1W811 24GKZ"),
    "sign": (
        _signed,
        "b771f3a0618564c1f8b2f82ce2b9481352f335c8d8dd7c13ee8356c8ab3382f3"
        "9c85c061ea787972cb0d4c8a481c5ec9752bf783c6b35fa5ee03031a162f8a0d",
    ),
    "box": (_box, "8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f"),
}
