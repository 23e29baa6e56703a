"""The device secret in the keyring of the operating system (docs/format/vault.md §5.2).

A keyring is never the only way in, so everything that is not surely one of the four trusted ones, works
at once and gives back what it was given, counts as no keyring at all.
"""

from __future__ import annotations

import base64
import binascii
import os
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from kanz_desktop.errors import EnvironmentRefused

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

ALLOWED = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    }
)
"""Class names: these keep secrets encrypted under the account's own password."""

PROBE_SECONDS = 5.0
# A locked keyring asks the person for its password; that takes as long as typing takes.
USE_SECONDS = 60.0
_USER = "kanz-desktop"
_SECRET_SIZE = 32

_T = TypeVar("_T")


class KeyringSilent(EnvironmentRefused):
    """The keyring of this account does not answer, or refuses."""

    code = "sleutelbos-stil"


@runtime_checkable
class DeviceSecretStore(Protocol):
    """Where device secrets are kept; each 32 bytes, found by its 16-byte secret id."""

    def available(self) -> bool:
        """A secret that is saved now can surely be loaded later."""

    def load(self, secret_id: bytes) -> bytes | None:
        """The secret, or None when there is none (or not 32 bytes). Raises KeyringSilent."""

    def save(self, secret_id: bytes, secret: bytes) -> None:
        """Kept, and read back to be sure. Raises KeyringSilent."""

    def delete(self, secret_id: bytes) -> None:
        """Gone, as far as the store lets us; never raises."""


class NoKeyring:
    """*Alleen wachtzin*: no device secret at all."""

    def available(self) -> bool:
        return False

    def load(self, secret_id: bytes) -> bytes | None:  # noqa: ARG002
        return None

    def save(self, secret_id: bytes, secret: bytes) -> None:  # noqa: ARG002
        raise KeyringSilent()

    def delete(self, secret_id: bytes) -> None:
        """There is nothing to delete."""


class OsKeyring:
    """The trusted keyring of this account; all calls run in a thread of their own, with a limit of time."""

    def __init__(
        self,
        choose: Callable[[], KeyringBackend] | None = None,
        *,
        probe_seconds: float = PROBE_SECONDS,
        use_seconds: float = USE_SECONDS,
    ) -> None:
        self._choose = choose or _chosen_by_the_system
        self._probe_seconds = probe_seconds
        self._use_seconds = use_seconds

    def available(self) -> bool:
        try:
            return _within(self._probe_seconds, self._probe)
        except KeyringSilent:
            return False

    def get_ready(self) -> None:
        """Find the keyring before it is needed, which takes a tenth of a second; asks it for nothing."""
        with suppress(KeyringSilent):
            _within(self._probe_seconds, self._backend)

    def load(self, secret_id: bytes) -> bytes | None:
        kept = _within(self._use_seconds, lambda: self._backend().get_password(_service(secret_id), _USER))
        return _decoded(kept)

    def save(self, secret_id: bytes, secret: bytes) -> None:
        encoded = base64.b64encode(secret).decode("ascii")
        _within(self._use_seconds, lambda: self._backend().set_password(_service(secret_id), _USER, encoded))
        if self.load(secret_id) != secret:
            raise KeyringSilent()

    def delete(self, secret_id: bytes) -> None:
        with suppress(KeyringSilent):
            _within(self._use_seconds, lambda: _forget(self._backend(), secret_id))

    def _probe(self) -> bool:
        """Set, get, compare, delete, with a secret that is used for nothing."""
        backend = self._backend()
        trial, value = os.urandom(16), base64.b64encode(os.urandom(_SECRET_SIZE)).decode("ascii")
        backend.set_password(_service(trial), _USER, value)
        same = backend.get_password(_service(trial), _USER) == value
        _forget(backend, trial)
        return same and backend.get_password(_service(trial), _USER) is None

    def _backend(self) -> KeyringBackend:
        trusted = trusted_backend(self._choose())
        if trusted is None:
            raise KeyringSilent()
        return trusted


def _chosen_by_the_system() -> KeyringBackend:
    # Here and not at the top: looking for backends takes a tenth of a second that the lock screen has not.
    import keyring

    return keyring.get_keyring()


def trusted_backend(chosen: KeyringBackend) -> KeyringBackend | None:
    """`chosen`, or the first trusted one of a chain, or None for everything else."""
    from keyring.backends.chainer import ChainerBackend

    for backend in chosen.backends if isinstance(chosen, ChainerBackend) else (chosen,):
        kind = type(backend)
        if f"{kind.__module__}.{kind.__qualname__}" in ALLOWED:
            if hasattr(backend, "persist"):  # Windows: not to a roaming profile on a server
                backend.persist = "local machine"
            return backend
    return None


def _service(secret_id: bytes) -> str:
    # One service a secret: the Windows store moves things about when two share a service.
    return f"kanz-desktop {secret_id.hex()}"


def _forget(backend: KeyringBackend, secret_id: bytes) -> None:
    from keyring.errors import PasswordDeleteError

    with suppress(PasswordDeleteError):
        backend.delete_password(_service(secret_id), _USER)


def _decoded(kept: str | None) -> bytes | None:
    try:
        secret = base64.b64decode(kept or "", validate=True)
    except (binascii.Error, ValueError):
        return None
    return secret if len(secret) == _SECRET_SIZE else None


def _within(seconds: float, call: Callable[[], _T]) -> _T:
    """What `call` returns, made in a daemon thread. Raises KeyringSilent when it fails or takes too long."""
    answers: queue.SimpleQueue[tuple[_T] | None] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put((call(),))
        except Exception:  # noqa: BLE001  backends raise whatever their service library raises
            answers.put(None)

    threading.Thread(target=run, name="sleutelbos", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise KeyringSilent() from None
    if answer is None:
        raise KeyringSilent()
    return answer[0]
