"""The Door on the real vault of a profile."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kanz_desktop.errors import KanzError
from kanz_desktop.paths import AppPaths, resource_text
from kanz_desktop.ui.opening.door import RestoreKey, Verdict

if TYPE_CHECKING:
    from kanz_desktop.crypto.profiles import KdfProfile
    from kanz_desktop.services.reservekopie import RestoreResult
    from kanz_desktop.services.werkplek import Werkplek


@dataclass(frozen=True, slots=True)
class Standing:
    """`new`: nothing is there yet. `refusal`: why nothing that is typed can open what is there."""

    new: bool = False
    refusal: KanzError | None = None


class VaultDoor:
    """`profile` is for tests: None measures this machine.

    What opens is imported at the first try: until then the lock screen needs none of it.
    """

    def __init__(self, paths: AppPaths, *, profile: KdfProfile | None = None) -> None:
        self._paths, self._profile = paths, profile

    def looks_closed(self) -> bool:
        """A header lies there, so a passphrase will most likely be asked; `standing` knows for sure."""
        return self._paths.vault_header.is_file()

    def standing(self) -> Standing:
        """What stands in the data folder. Touches nothing."""
        from kanz_desktop.services.vault_state import VaultState, refuse_remote, state

        try:
            refuse_remote(self._paths.data)
        except KanzError as error:
            return Standing(refusal=error)
        found = state(self._paths)
        if found in (VaultState.ABSENT, VaultState.PRESENT):
            return Standing(new=found is VaultState.ABSENT)
        from kanz_desktop.services import opening

        try:
            opening.unlock(self._paths, "")
        except KanzError as error:
            return Standing(refusal=error)
        return Standing()

    def keyring_available(self) -> bool:
        from kanz_desktop.services import opening

        return opening.keyring_works()

    def verdict(self, passphrase: str, *, alone: bool, name: str) -> Verdict:
        from kanz_desktop.services import opening

        found = opening.passphrase_strength(passphrase, use_keyring=not alone, name=name)
        words = _words()
        return Verdict(
            found.level, words["oordeel"][str(found.level)], words["advies"][found.advice], found.enough
        )

    def set_up(self, name: str, passphrase: str, *, use_keyring: bool) -> tuple[Werkplek, str]:
        from kanz_desktop.services import opening

        return opening.set_up(
            self._paths, name=name, passphrase=passphrase, use_keyring=use_keyring, profile=self._profile
        )

    def check_code(self, typed: str, code: str | None = None) -> None:
        from kanz_desktop.services import opening

        opening.confirm_code(typed, typed if code is None else code)

    def keep_confirmed(self, werkplek: Werkplek, typed: str) -> None:
        werkplek.confirm_code(typed)

    def restore(
        self, source: Path, key: RestoreKey, step: Callable[[str, int, int], None]
    ) -> tuple[Werkplek, RestoreResult]:
        from kanz_desktop.services import opening, reservekopie

        def enter(part: AppPaths) -> Werkplek:
            if not key.code:
                return opening.unlock(part, key.passphrase)
            keyring = opening.keyring_works()
            return opening.unlock_with_code(
                part, key.code, key.passphrase, use_keyring=keyring, profile=self._profile
            )

        result = reservekopie.restore(self._paths, source, enter, step)
        return opening.unlock(self._paths, key.passphrase), result

    def change(self, werkplek: Werkplek, old: str, new: str, *, use_keyring: bool) -> None:
        werkplek.check_passphrase(old)
        werkplek.change_passphrase(new, use_keyring=use_keyring, profile=self._profile)

    def unlock(self, passphrase: str) -> Werkplek:
        from kanz_desktop.services import opening

        return opening.unlock(self._paths, passphrase)

    def recover(self, code: str, new_passphrase: str) -> Werkplek:
        from kanz_desktop.services import opening

        return opening.unlock_with_code(
            self._paths, code, new_passphrase, use_keyring=opening.keyring_works(), profile=self._profile
        )


@cache
def _words() -> dict[str, dict[str, str]]:
    """Verdicts per level and advice, from resources/texts/wachtzin.toml."""
    words: dict[str, dict[str, str]] = tomllib.loads(resource_text("texts/wachtzin.toml"))
    return words
