"""A pincode for a short lock: the root key under it, for the memory of the parent process alone.

It stops a person at the keyboard, not someone who reads memory: six digits are a million guesses. So what it
opens is never written down, and the process that keeps it forgets it soon (docs/format/vault.md §5.6).
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from kanz_desktop.crypto.envelope import SealBroken, open_sealed, seal
from kanz_desktop.crypto.keys import KEY_SIZE, derive_key
from kanz_desktop.crypto.passphrase import SALT_SIZE, stretch
from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.crypto.slots import SEALED_SIZE
from kanz_desktop.errors import AccessRefused, InputRefused

SHORTEST, LONGEST = 6, 12
HELD_SIZE = 4 + KEY_SIZE + 4 + 8 + SALT_SIZE + SEALED_SIZE
_MAGIC = b"KZP\x01"
_PURPOSE = "kluis-pincode"
_ROWS = ("01234567890", "09876543210", "147258369", "159753", "246810", "135790")
_DAY, _MONTH, _YEAR = "(0[1-9]|[12][0-9]|3[01])", "(0[1-9]|1[0-2])", "((19|20)?[0-9]{2})"
_DATE = re.compile(f"{_DAY}{_MONTH}{_YEAR}|{_YEAR}{_MONTH}{_DAY}")


class PinMalformed(InputRefused):
    """Not 6 to 12 digits; data `shortest` and `longest`."""

    code = "pincode-vorm"


class PinTooEasy(InputRefused):
    """A row, a repetition or a date: what anybody tries first."""

    code = "pincode-te-makkelijk"


class PinWrong(AccessRefused):
    """Other digits than those it was held under."""

    code = "pincode-fout"


@dataclass(frozen=True, slots=True, repr=False)
class StretchedPin:
    """What one Argon2id run made of a pincode: `key` is 32 bytes, `salt` 16."""

    profile: KdfProfile
    salt: bytes
    key: bytes

    @classmethod
    def of(cls, pin: str, profile: KdfProfile) -> StretchedPin:
        """With a new salt. Raises MemoryShort."""
        salt = os.urandom(SALT_SIZE)
        return cls(profile, salt, stretch(pin, salt, profile))

    @property
    def numbers(self) -> bytes:
        return self.profile.opslimit.to_bytes(4, "big") + self.profile.memlimit_bytes.to_bytes(8, "big")


def require(pin: str) -> None:
    """Raises PinMalformed, PinTooEasy."""
    if not re.fullmatch(f"[0-9]{{{SHORTEST},{LONGEST}}}", pin):
        raise PinMalformed(shortest=SHORTEST, longest=LONGEST)
    if _is_easy(pin):
        raise PinTooEasy()


def hold(root: bytes, pin: StretchedPin, vault: bytes) -> bytearray:
    """The root key under this pincode and a new random half: 137 bytes that open with the digits alone."""
    half = os.urandom(KEY_SIZE)
    box = seal(_key(pin, half, vault), root, _context(pin, vault))
    return bytearray(_MAGIC + half + pin.numbers + pin.salt + box)


def open_held(held: bytes | bytearray, pin: str, vault: bytes) -> bytes:
    """The root key. Takes one Argon2id run. Raises PinWrong, MemoryShort; ValueError on other bytes."""
    if len(held) != HELD_SIZE or not held.startswith(_MAGIC):
        raise ValueError("this was not held for a pincode")
    rest = memoryview(held)[len(_MAGIC) :]
    half, passes, memory, salt, box = (bytes(part) for part in _cut(rest, KEY_SIZE, 4, 8, SALT_SIZE))
    profile = KdfProfile(int.from_bytes(passes, "big"), int.from_bytes(memory, "big"))
    stretched = StretchedPin(profile, salt, stretch(pin, salt, profile))
    try:
        return open_sealed(_key(stretched, half, vault), box, _context(stretched, vault))
    except SealBroken:
        raise PinWrong() from None


def _cut(data: memoryview, *sizes: int) -> list[memoryview]:
    """Parts of these sizes, and the rest."""
    parts = []
    for size in sizes:
        parts.append(data[:size])
        data = data[size:]
    return [*parts, data]


def _key(pin: StretchedPin, half: bytes, vault: bytes) -> bytes:
    return derive_key(pin.key + half, _PURPOSE, _context(pin, vault))


def _context(pin: StretchedPin, vault: bytes) -> bytes:
    return b"kanz-pin\x01" + vault + pin.numbers + pin.salt


def _is_easy(pin: str) -> bool:
    """Few different digits, a row of the keys, the same group again, or a date."""
    repeated = any(pin == (pin[:size] * len(pin))[: len(pin)] for size in range(1, len(pin) // 2 + 1))
    row = any(pin in line * 2 or pin[::-1] in line * 2 for line in _ROWS)
    pairs = all(pin[at] == pin[at - 1] for at in range(1, len(pin), 2))
    return len(set(pin)) < 3 or repeated or row or pairs or _DATE.fullmatch(pin) is not None
