"""Removing a whole gezin for good: only one that was made up, to look around with.

Order, so that a crash leaves nothing readable and nothing half: the intent stands in the vault first, then
the keys are destroyed, then the files go. What a crash left half done is finished at the next unlock. That
it happened stays known by number and day, without a name.
"""

from __future__ import annotations

from contextlib import suppress

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import InputRefused, KanzError
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.vault_database import Json

EXAMPLES = "voorbeelden"
"""Setting in the vault: the gezinnen that were made as an example, in hex."""
INTENTS = "weghalen"
"""Setting in the vault: gezinnen whose removal has begun."""
REGISTER = "weggehaald"
"""Setting in the vault: [gezin, day] of every removal."""


class NoExample(InputRefused):
    """This gezin was not made as an example: nobody removes it from a screen."""

    code = "geen-voorbeeld"


def mark_example(werkplek: Werkplek, gezin: Id) -> None:
    """This gezin exists to look around with, and may be removed again."""
    werkplek.set_setting(EXAMPLES, [*_kept(werkplek, EXAMPLES), gezin.hex()])


def is_example(werkplek: Werkplek, gezin: Id) -> bool:
    return gezin.hex() in _kept(werkplek, EXAMPLES)


def remove_example(werkplek: Werkplek, gezin: Id) -> None:
    """The example is gone, its keys before its files; nothing brings it back.

    Blocks. Raises NoExample, and what the disk refuses: what was begun is then finished at the next unlock.
    """
    if not is_example(werkplek, gezin):
        raise NoExample
    if gezin.hex() not in _kept(werkplek, INTENTS):
        werkplek.set_setting(INTENTS, [*_kept(werkplek, INTENTS), gezin.hex()])
    _remove(werkplek, gezin)


def finish_removals(werkplek: Werkplek) -> int:
    """Finish what a crash left half done; how many removals that were. One that is refused waits."""
    done = 0
    for gezin in _kept(werkplek, INTENTS):
        with suppress(KanzError):
            _remove(werkplek, bytes.fromhex(gezin))
            done += 1
    return done


def _remove(werkplek: Werkplek, gezin: Id) -> None:
    werkplek.remove_gezin(gezin)
    done: Json = [gezin.hex(), werkplek.today().isoformat()]
    werkplek.set_setting(REGISTER, [*_kept(werkplek, REGISTER), done])
    for key in (EXAMPLES, INTENTS):
        werkplek.set_setting(key, [other for other in _kept(werkplek, key) if other != gezin.hex()])


def _kept(werkplek: Werkplek, key: str) -> list[str]:
    nothing: list[str] = []
    return werkplek.setting(key, nothing)
