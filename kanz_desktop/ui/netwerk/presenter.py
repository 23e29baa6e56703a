"""What the screen of the network says. No window, no store, no clock."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.services.netwerk import CONTACT, new_contact
from kanz_desktop.ui.netwerk.typed import read_contact
from kanz_desktop.ui.port import GezinPort

SCREEN = "netwerk"
CONTACT_FIELDS = ("naam", "soort", "rol", "telefoon", "email", "sinds", "actief", "verder", "mandaat", "wat")
NAMELESS = "nog geen naam"


@dataclass(frozen=True, slots=True)
class Regel:
    """One row of a list on this screen."""

    id: Id
    title: str
    under: str
    """`huisarts · 06 1234 5678`."""
    badge: str = ""


class NetwerkPresenter:
    """Reads the network through a port, and says every wish as edits."""

    def __init__(self, port: GezinPort) -> None:
        self._port = port

    def contacts(self) -> tuple[Regel, ...]:
        """Everybody on the sociale kaart, in the order in which they were put there."""
        return tuple(self._contact(row) for row in self._port.snapshot.of(CONTACT))

    def add_contact(self, text: str) -> None:
        """Put somebody on the sociale kaart as typed; nothing without a name."""
        new = read_contact(text, self._port.methode)
        if new.naam:
            self._port.apply(new_contact(self._port.snapshot, self._port.pen, new), SCREEN)

    def _contact(self, row: Record) -> Regel:
        facts = (self._words(row, "soort", "netwerksoort"), row.text("rol"), row.text("telefoon"))
        verder = self._words(row, "verder", "netwerkverder")
        gone = row.choice("actief") == "nee"
        badge = self._words(row, "actief", "netwerkactief") if gone and not self._port.table else verder
        if gone and self._port.table:
            badge = "helpt nu niet meer"
        return Regel(row.id, row.text("naam") or NAMELESS, " · ".join(filter(None, facts)), badge)

    def _words(self, row: Record, field: str, listed: str) -> str:
        entry = self._port.methode.entry(listed, row.choice(field))
        return entry.words(tafel=self._port.table) if entry else row.text(field)
