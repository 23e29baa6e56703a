"""The Door on the real vault of a profile."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kanz_desktop.errors import AccessRefused, KanzError
from kanz_desktop.paths import AppPaths, resource_text
from kanz_desktop.ui.opening.door import Keeper, NoKeeper, RestoreKey, Verdict

if TYPE_CHECKING:
    from kanz_desktop.crypto.profiles import KdfProfile
    from kanz_desktop.services.kantoor.terug import Found
    from kanz_desktop.services.reservekopie import RestoreResult
    from kanz_desktop.services.werkplek import Werkplek
    from kanz_desktop.sync.watch import Watch


class PinGone(AccessRefused):
    """Nothing is kept for the pincode any more: the passphrase opens."""

    code = "pincode-weg"


@dataclass(frozen=True, slots=True)
class Standing:
    """`new`: nothing is there yet. `refusal`: why nothing that is typed can open what is there."""

    new: bool = False
    refusal: KanzError | None = None


class VaultDoor:
    """`keeper` is the parent process. `profile` is for tests: None measures this machine.

    What opens is imported at the first try: until then the lock screen needs none of it.
    """

    def __init__(
        self, paths: AppPaths, keeper: Keeper | None = None, *, profile: KdfProfile | None = None
    ) -> None:
        self._paths, self._keeper, self._profile = paths, keeper or NoKeeper(), profile

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
        from kanz_desktop.services import wachtzin

        wachtzin.confirm_code(werkplek, typed)

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
        return self._held(opening.unlock(self._paths, key.passphrase)), result

    def find_person(self, folder: Path, code: str) -> Found:
        from kanz_desktop.services.kantoor import terug

        return terug.find_person(folder, code)

    def come_back(self, found: Found, passphrase: str, *, use_keyring: bool) -> tuple[Werkplek, str]:
        from kanz_desktop.services.kantoor import terug

        return terug.come_back(self._paths, found, passphrase, use_keyring=use_keyring, profile=self._profile)

    def fetch(self, werkplek: Werkplek, watch: Watch) -> int:
        werkplek.kantoor.bijwerken(watch, alleen_tekst=True)
        return len(werkplek.gezinnen())

    def change(self, werkplek: Werkplek, old: str, new: str, *, use_keyring: bool) -> None:
        from kanz_desktop.services import wachtzin

        wachtzin.check_passphrase(werkplek, old)
        wachtzin.change_passphrase(werkplek, new, use_keyring=use_keyring, profile=self._profile)

    def unlock(self, passphrase: str) -> Werkplek:
        from kanz_desktop.services import opening

        return self._held(opening.unlock(self._paths, passphrase))

    def unlock_with_pin(self, pin: str) -> Werkplek:
        from kanz_desktop.services import pincode

        lent = self._keeper.lend()
        if not lent:
            raise PinGone()
        try:
            werkplek = pincode.unlock(self._paths, pin, lent)
        except pincode.PinWrong:
            self._keeper.missed()
            raise
        self._keeper.right()
        return werkplek

    def set_pin(self, werkplek: Werkplek, passphrase: str, pin: str) -> None:
        from kanz_desktop.services import pincode

        self._keeper.hold(pincode.set_up(werkplek, passphrase, pin))

    def clear_pin(self, werkplek: Werkplek) -> None:
        from kanz_desktop.services import pincode

        self._keeper.forget()
        pincode.clear(werkplek)

    def check_pin(self, pin: str) -> None:
        from kanz_desktop.services import pincode

        pincode.check_pin(pin)

    def recover(self, code: str, new_passphrase: str) -> Werkplek:
        from kanz_desktop.services import opening

        return self._held(
            opening.unlock_with_code(
                self._paths, code, new_passphrase, use_keyring=opening.keyring_works(), profile=self._profile
            )
        )

    def _held(self, werkplek: Werkplek) -> Werkplek:
        """Opened with all that is asked for: from here on a pincode, where there is one, is enough."""
        from kanz_desktop.services import pincode

        if (held := pincode.held(werkplek)) is not None:
            self._keeper.hold(held)
        return werkplek


@cache
def _words() -> dict[str, dict[str, str]]:
    """Verdicts per level and advice, from resources/texts/wachtzin.toml."""
    words: dict[str, dict[str, str]] = tomllib.loads(resource_text("texts/wachtzin.toml"))
    return words
