"""Where files live: the data folder of a profile, and the only reader of resources/."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROFILE_VARIABLE = "KANZ_PROFILE"

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_resources"  # in a wheel or a bundle
_CHECKOUT = _PACKAGE.parent / "resources"  # in a checkout


@dataclass(frozen=True, slots=True)
class AppPaths:
    """The folders of one profile (docs/format/vault.md §2). Nothing else is written anywhere."""

    data: Path

    @property
    def vault_header(self) -> Path:
        return self.data / "kluis.json"

    @property
    def vault_header_copy(self) -> Path:
        return self.data / "kluis.kopie.json"

    @property
    def vault_header_new(self) -> Path:
        """Only while a vault is being made (docs/format/vault.md §8)."""
        return self.data / "kluis.nieuw.json"

    @property
    def vault_attempts(self) -> Path:
        return self.data / "kluis.pogingen"

    @property
    def code_attempts(self) -> Path:
        return self.data / "herstelcode.pogingen"

    @property
    def vault_database(self) -> Path:
        return self.data / "kluis.db"

    @property
    def office_database(self) -> Path:
        return self.data / "kantoor.db"

    @property
    def office_database_before(self) -> Path:
        """Only until this laptop belongs to another team (docs/format/vault.md §7.1)."""
        return self.data / "kantoor.vorig.db"

    @property
    def instance_lock(self) -> Path:
        return self.data / "in-gebruik.lock"

    @property
    def log(self) -> Path:
        return self.data / "logboek.txt"

    @property
    def gezinnen(self) -> Path:
        return self.data / "gezinnen"

    def gezin(self, gezin: bytes) -> Path:
        return self.gezinnen / gezin.hex()

    @property
    def notes_root(self) -> Path:
        return self.data / "aantekeningen"

    @property
    def notes_attempts(self) -> Path:
        return self.data / "aantekeningen.pogingen"

    def notes(self, gezin: bytes) -> Path:
        return self.notes_root / gezin.hex()


def profile_paths(profile: Path | None = None) -> AppPaths:
    """The profile that was asked for, else `KANZ_PROFILE`, else the platform's own data folder."""
    chosen = profile or os.environ.get(PROFILE_VARIABLE)
    if chosen:
        return AppPaths(Path(chosen).expanduser().absolute())
    import platformdirs  # here, because most starts of a process are told where to look

    return AppPaths(Path(platformdirs.user_data_dir("kanz-desktop", appauthor=False)))


def resource(name: str) -> Path:
    """A file of resources/, by its name with forward slashes."""
    root = _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT
    return root.joinpath(*name.split("/"))


def resource_text(name: str) -> str:
    return resource(name).read_text(encoding="utf-8")
