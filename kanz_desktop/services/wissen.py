"""Erasing a whole gezin for good: the one path, for a real gezin and for one that was made up.

Order, so that a crash leaves nothing readable and nothing half: the intent stands in the vault first, then
the keys are destroyed, then the files go. What a crash left half done is finished at the next unlock. That
it happened stays known by number, day and reason, without a name: the list is asked before a gezin is found
again or restored (docs/format/vault.md §9).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import InputRefused, KanzError
from kanz_desktop.services.aantekening_stromen import let_go
from kanz_desktop.services.intents import Intent, Intents
from kanz_desktop.services.reservekopie import KeptBackup, backups_with
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.erased import ERASED, Erased, erased
from kanz_desktop.storage.vault_database import Json

EXAMPLES = "voorbeelden"
"""Setting in the vault: the gezinnen that were made as an example, in hex."""
INTENTS = "weghalen"
"""Setting in the vault: [gezin, reason] of every erasure that has begun."""
REQUESTED, TERM_OVER, MISTAKE, EXAMPLE = "verzoek", "termijn", "vergissing", "voorbeeld"
JOINED = "samengevoegd"
"""Why: entries of the list `wisreden`."""
KEYS = "wissleutels"
"""Setting in the vault: by gezin in hex, keys of its stream that prove an erasure (folder.md §12)."""
_PROOF_DIGITS = 12


class NoExample(InputRefused):
    """This gezin was not made as an example."""

    code = "geen-voorbeeld"


class NameDiffers(InputRefused):
    """What was typed is not the name of this gezin, so nothing is erased."""

    code = "naam-anders"


class NoErasure(InputRefused):
    """No gezin here has the number of this proof."""

    code = "geen-wisbewijs"


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is left of an erased gezin: a number, a day, a reason, and where it may still lie."""

    gezin: Id
    number: str
    day: date
    reason: str
    backups: tuple[KeptBackup, ...]
    """Reservekopieën of before, that nobody has said to be destroyed."""


def mark_example(werkplek: Werkplek, gezin: Id) -> None:
    """This gezin exists to look around with, and may be removed again."""
    werkplek.set_setting(EXAMPLES, [*_examples(werkplek), gezin.hex()])


def is_example(werkplek: Werkplek, gezin: Id) -> bool:
    return gezin.hex() in _examples(werkplek)


def remove_example(werkplek: Werkplek, gezin: Id) -> None:
    """The example is gone. Raises NoExample; else as `erase`, without a name to type."""
    if not is_example(werkplek, gezin):
        raise NoExample
    _begin(werkplek, gezin, EXAMPLE)


def erase(werkplek: Werkplek, gezin: Id, typed: str, reason: str) -> Erasure:
    """The gezin is gone, its keys before its files; nothing brings it back. `typed` is its name, by hand.

    Blocks. Raises GezinUnknown, NameDiffers, and what the disk refuses: what was begun is then finished at
    the next unlock.
    """
    if not same_name(typed, werkplek.naam(gezin)):
        raise NameDiffers
    _begin(werkplek, gezin, reason)
    return next(one for one in erasures(werkplek) if one.number == proof_number(gezin))


def erase_by_proof(werkplek: Werkplek, number: str) -> Erasure:
    """A gezin that came back out of an old reservekopie goes again, by the number on the proof.

    Raises NoErasure when no gezin here has that number; else as `erase`.
    """
    wanted = _digits(number)
    for entry in werkplek.vault.gezinnen():
        if _digits(proof_number(entry.id)) == wanted:
            _begin(werkplek, entry.id, REQUESTED)
            return next(one for one in erasures(werkplek) if one.number == proof_number(entry.id))
    raise NoErasure


def erase_as_said(werkplek: Werkplek, gezin: Id, reason: str) -> None:
    """It goes without its name being typed: a colleague erased it everywhere, or it lives on in another.

    Raises what the disk refuses.
    """
    _begin(werkplek, gezin, reason)


def keep_wiskeys(werkplek: Werkplek, keys: Mapping[Id, Sequence[bytes]]) -> None:
    """The keys by which a laptop that lost the rest can test that a gezin was erased; of others none stays
    but of what is in the caseload."""
    here = {entry.id.hex() for entry in werkplek.vault.gezinnen()}
    before = _wiskeys(werkplek)
    kept = {**before, **{gezin.hex(): [key.hex() for key in found] for gezin, found in keys.items()}}
    kept = {gezin: found for gezin, found in kept.items() if gezin in here}
    if kept != before:
        werkplek.set_setting(KEYS, kept)


def wiskeys(werkplek: Werkplek, gezin: Id) -> tuple[bytes, ...]:
    return tuple(map(bytes.fromhex, _wiskeys(werkplek).get(gezin.hex(), ())))


def was_erased(werkplek: Werkplek, gezin: Id) -> bool:
    return any(one.gezin == gezin for one in _erased(werkplek))


def erased_here(werkplek: Werkplek) -> tuple[Erased, ...]:
    """Every line of the list of what was erased, examples too, oldest first."""
    return _erased(werkplek)


def same_name(typed: str, naam: str) -> bool:
    """Case, spaces and the word *gezin* in front do not count."""
    plain = [" ".join(words.casefold().split()).removeprefix("gezin ") for words in (typed, naam)]
    return bool(plain[0]) and plain[0] == plain[1]


def finish_removals(werkplek: Werkplek) -> int:
    """Finish what a crash left half done; how many removals that were. One that is refused waits."""
    done = 0
    for intent in Intents(werkplek, INTENTS).all():
        with suppress(KanzError):
            _finish(werkplek, intent)
            done += 1
    return done


def erasures(werkplek: Werkplek) -> tuple[Erasure, ...]:
    """Every real gezin that was erased, the latest first."""
    gone = [one for one in _erased(werkplek) if one.reason != EXAMPLE]
    return tuple(
        Erasure(
            one.gezin,
            proof_number(one.gezin),
            one.day,
            one.reason,
            backups_with(werkplek, one.gezin, one.wall_ms),
        )
        for one in reversed(gone)
    )


def proof_number(gezin: Id) -> str:
    """`3F2A-91C0-77B4`: it follows from the random id of the gezin, so it says nothing about anybody."""
    digits = gezin.hex()[:_PROOF_DIGITS].upper()
    return "-".join(digits[start : start + 4] for start in range(0, _PROOF_DIGITS, 4))


def _begin(werkplek: Werkplek, gezin: Id, reason: str) -> None:
    intents = Intents(werkplek, INTENTS)
    intent = next((kept for kept in intents.all() if kept[0] == gezin.hex()), None)
    if intent is None:
        intent = (gezin.hex(), reason)
        intents.add(intent)
    _finish(werkplek, intent)


def _finish(werkplek: Werkplek, intent: Intent) -> None:
    gezin, reason = bytes.fromhex(intent[0]), intent[1]
    kept = _wiskeys(werkplek)
    if kept.pop(gezin.hex(), None) is not None:
        werkplek.set_setting(KEYS, kept)
    let_go(werkplek, gezin)
    werkplek.remove_gezin(gezin)
    lines: list[Json] = [one.to_json() for one in _erased(werkplek) if one.gezin != gezin]
    gone = Erased(gezin, werkplek.today(), reason, werkplek.now().wall_ms)
    werkplek.set_setting(ERASED, [*lines, gone.to_json()])
    werkplek.set_setting(EXAMPLES, [other for other in _examples(werkplek) if other != gezin.hex()])
    Intents(werkplek, INTENTS).forget(intent)


def _erased(werkplek: Werkplek) -> tuple[Erased, ...]:
    nothing: Json = []
    return erased(werkplek.setting(ERASED, nothing))


def _wiskeys(werkplek: Werkplek) -> dict[str, list[str]]:
    nothing: dict[str, list[str]] = {}
    return dict(werkplek.setting(KEYS, nothing))


def _examples(werkplek: Werkplek) -> list[str]:
    nothing: list[str] = []
    return werkplek.setting(EXAMPLES, nothing)


def _digits(number: str) -> str:
    return "".join(sign for sign in number.upper() if sign.isalnum())
