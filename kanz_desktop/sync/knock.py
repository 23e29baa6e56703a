"""A knock: somebody who wants to join shows keys, and no name (docs/format/folder.md §6.8, §14)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.crypto.signing import SIGNATURE_SIZE
from kanz_desktop.domain.encoding import Cursor
from kanz_desktop.domain.values import Id
from kanz_desktop.sync import labels
from kanz_desktop.sync.frame import Signed, check_signature, sign_content
from kanz_desktop.sync.identity import Signer
from kanz_desktop.sync.labels import Person
from kanz_desktop.sync.layout import Type
from kanz_desktop.sync.newcomer import Newcomer, take_newcomer
from kanz_desktop.sync.open_frame import read_open, write_open
from kanz_desktop.sync.verdict import Reading, Unreadable, Verdict, attempt
from kanz_desktop.sync.wire import parse, take_hash

CODE_WORDS = 8
_WORD_BITS = 10


@dataclass(frozen=True, slots=True)
class Knock:
    """A newcomer at the door; `nonce` is 32 random bytes, made after the marker was pinned."""

    newcomer: Newcomer
    nonce: bytes

    def to_bytes(self) -> bytes:
        return self.newcomer.to_bytes() + self.nonce


def write_knock(knock: Knock, root: Id, signer: Signer) -> bytes:
    """The file, signed by the newcomer's device."""
    content = knock.to_bytes()
    return write_open(Type.KNOCK, root, content + sign_content(Type.KNOCK, root, content, signer).signature)


def read_knock(data: bytes, root: Id) -> Reading[Knock]:
    """A knock; anybody can make one, so only the veiligheidscode says whose it is."""

    def read() -> Knock:
        knock, signature = parse(read_open(data, Type.KNOCK, root), _take)
        device = knock.newcomer.device
        check_signature(Type.KNOCK, root, Signed(device.id, signature, knock.to_bytes()), device.key)
        if not knock.newcomer.holds(root):
            raise Unreadable(Verdict.FORGED, "author")
        return knock

    return attempt(read)


def safety_code(root: Id, knock: Knock) -> tuple[int, ...]:
    """The veiligheidscode: 8 numbers below 1,024, each a line of the word list."""
    digest = labels.hash_of(Person.CODE, root + knock.to_bytes())
    bits = int.from_bytes(digest[: CODE_WORDS * _WORD_BITS // 8], "big")
    shifts = range((CODE_WORDS - 1) * _WORD_BITS, -1, -_WORD_BITS)
    return tuple(bits >> shift & (1 << _WORD_BITS) - 1 for shift in shifts)


def _take(cursor: Cursor) -> tuple[Knock, bytes]:
    return Knock(take_newcomer(cursor), take_hash(cursor)), cursor.take(SIGNATURE_SIZE)
