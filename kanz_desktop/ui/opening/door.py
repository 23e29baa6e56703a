"""What the opening screens need from the services, so that they can be tested without a vault. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kanz_desktop.services.kantoor.terug import Found
    from kanz_desktop.services.reservekopie import RestoreResult
    from kanz_desktop.services.werkplek import Werkplek
    from kanz_desktop.sync.watch import Watch


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a passphrase is worth. `level` 0 (nothing) to 4; `enough` for this way of locking."""

    level: int
    words: str
    advice: str
    enough: bool


@dataclass(frozen=True, slots=True, repr=False)
class RestoreKey:
    """What opens a reservekopie. With a `code`, the passphrase is the new one."""

    passphrase: str
    code: str = ""


class Keeper(Protocol):
    """The parent process, which keeps what a pincode opens (docs/format/vault.md §5.6). Never raises."""

    def hold(self, held: bytearray) -> None:
        """Keep this, in the place of what was kept."""

    def lend(self) -> bytearray:
        """What is kept, for one try, to be overwritten after it; empty when there is nothing."""

    def right(self) -> None:
        """The try opened the vault."""

    def missed(self) -> None:
        """The try did not."""

    def forget(self) -> None:
        """Only the passphrase opens from here on."""


class NoKeeper:
    """A window that no parent keeps anything for: the passphrase opens, always."""

    def hold(self, held: bytearray) -> None:
        held[:] = bytes(len(held))

    def lend(self) -> bytearray:
        return bytearray()

    def right(self) -> None:
        return

    def missed(self) -> None:
        return

    def forget(self) -> None:
        return


class Door(Protocol):
    """Every call but `verdict` and `check_code` takes time and is run off the GUI thread."""

    def keyring_available(self) -> bool:
        """Whether this laptop has a place of its own to keep half of the lock."""

    def verdict(self, passphrase: str, *, alone: bool, name: str) -> Verdict:
        """Quick; `alone` is *alleen wachtzin*, `name` the worker's own, which is guessed first."""

    def set_up(self, name: str, passphrase: str, *, use_keyring: bool) -> tuple[Werkplek, str]:
        """A new vault, open, and its recovery code as it is printed."""

    def check_code(self, typed: str, code: str | None = None) -> None:
        """Quick. Raises an error with `group` when it is mistyped, or is not `code`."""

    def keep_confirmed(self, werkplek: Werkplek, typed: str) -> None:
        """The code was typed back from paper: it is not asked for again."""

    def restore(
        self, source: Path, key: RestoreKey, step: Callable[[str, int, int], None]
    ) -> tuple[Werkplek, RestoreResult]:
        """A new vault of a reservekopie, and open. What `step` raises stops it; then there is none."""

    def find_person(self, folder: Path, code: str) -> Found:
        """Who belongs to this code in this office folder. Raises RecoveryCodeWrong, NotOurs, and so on."""

    def come_back(self, found: Found, passphrase: str, *, use_keyring: bool) -> tuple[Werkplek, str]:
        """A new vault for this person, open, and its recovery code as it is printed."""

    def fetch(self, werkplek: Werkplek, watch: Watch) -> int:
        """Bring the gezinnen in from the office folder, text first; how many there are then.

        Raises SyncStopped and what the folder raises.
        """

    def change(self, werkplek: Werkplek, old: str, new: str, *, use_keyring: bool) -> None:
        """Another passphrase, when the old one is right. Raises AccessRefused; then nothing was changed."""

    def unlock(self, passphrase: str) -> Werkplek:
        """Raises AccessRefused, with `seconds` when it is too soon."""

    def unlock_with_pin(self, pin: str) -> Werkplek:
        """Raises PinWrong; PinGone when only the passphrase opens."""

    def set_pin(self, werkplek: Werkplek, passphrase: str, pin: str) -> None:
        """A pincode from now on. Raises AccessRefused and what `check_pin` raises."""

    def clear_pin(self, werkplek: Werkplek) -> None:
        """No pincode any more."""

    def check_pin(self, pin: str) -> None:
        """Quick. Raises PinMalformed, PinTooEasy."""

    def recover(self, code: str, new_passphrase: str) -> Werkplek:
        """In with the printed code; from now on the new passphrase holds."""
