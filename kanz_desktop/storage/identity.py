"""Who signs and receives here: the secrets of a person and of a device (docs/format/vault.md §7)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nacl.public import PrivateKey
from nacl.signing import SigningKey

from kanz_desktop.crypto.keys import random_id
from kanz_desktop.domain.values import Id


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """Who signs and receives: ids of 16 bytes, secrets of 32."""

    vault: bytes
    person: Id
    device: Id
    name: str
    sign_seed: bytes
    box_secret: bytes
    device_seed: bytes

    @classmethod
    def new(cls, vault: bytes, name: str, person: Id | None = None, device: Id | None = None) -> Identity:
        """Fresh secrets; the ids too, unless they are known."""
        seeds = bytes(SigningKey.generate()), bytes(PrivateKey.generate()), bytes(SigningKey.generate())
        return cls(vault, person or random_id(), device or random_id(), name, *seeds)


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """Somebody who was there before this vault was made: the keys of a person, and of a device if it is one
    and the same on every laptop. Ids of 16 bytes, secrets of 32."""

    person: Id
    sign_seed: bytes
    box_secret: bytes
    device: Id | None = None
    device_seed: bytes | None = None

    def in_vault(self, vault: bytes, name: str) -> Identity:
        fresh = Identity.new(vault, name, self.person, self.device)
        seed = self.device_seed or fresh.device_seed
        return replace(fresh, sign_seed=self.sign_seed, box_secret=self.box_secret, device_seed=seed)
