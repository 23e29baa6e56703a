"""The line of each gezin of the caseload; of a gezin that is not open, as it was when it was open last."""

from __future__ import annotations

from contextlib import suppress

from kanz_desktop.domain.records import Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.method.model import Methode
from kanz_desktop.services.bewaren import YEARS_SETTING, keep_years
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.vandaag import GezinRegel, from_cache, regel, to_cache
from kanz_desktop.storage.vault import GezinEntry, Vault


class CaseloadLines:
    """Read from an open gezin, or from what kluis.db remembers of it."""

    def __init__(self, vault: Vault, methode: Methode) -> None:
        self._vault, self._methode = vault, methode

    def of(self, entry: GezinEntry, sessie: GezinSessie | None) -> GezinRegel:
        """`sessie` is the gezin itself while it is open."""
        if sessie is None:
            return from_cache(entry.id, entry.naam, self._vault.cache(entry.id))
        return self._line(entry.id, entry.naam, sessie.snapshot)

    def keep(self, sessie: GezinSessie) -> None:
        """For when it is not open."""
        self.keep_snapshot(sessie.id, sessie.naam, sessie.snapshot)

    def keep_snapshot(self, gezin: Id, naam: str, snapshot: Snapshot) -> None:
        """A line that cannot be written is no reason to stop: it is made again at the next opening."""
        if not self._vault.read_only:
            with suppress(KanzError):
                self._vault.set_cache(gezin, to_cache(self._line(gezin, naam, snapshot)))

    def _line(self, gezin: Id, naam: str, snapshot: Snapshot) -> GezinRegel:
        years = keep_years(self._vault.setting(YEARS_SETTING, None))
        return regel(snapshot, Pen(gezin, self._methode), naam, keep_years=years)
