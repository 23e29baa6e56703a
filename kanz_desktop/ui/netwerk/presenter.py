"""What the screen of the network says. No window, no store, no clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import person_name
from kanz_desktop.reports.ecogram import ecogram_figure
from kanz_desktop.reports.figure import Figure
from kanz_desktop.reports.genogram.figure import genogram_figure
from kanz_desktop.reports.genogram.read import family_tree
from kanz_desktop.reports.genogram.tree import Tree
from kanz_desktop.reports.model import ReportInput, in_words
from kanz_desktop.services.netwerk import CONTACT, new_contact
from kanz_desktop.services.verwanten import RELATION, RELATIVE, kin, new_relative, relations_of
from kanz_desktop.ui.netwerk.typed import read_contact, read_relative
from kanz_desktop.ui.port import GezinPort

SCREEN = "netwerk"
CONTACT_FIELDS = (
    "naam", "soort", "rol", "telefoon", "email", "sinds", "actief", "verder", "mandaat", "band",
    "energie", "wat",
)  # fmt: skip
NAMELESS = "nog geen naam"
GENOGRAM = frozenset({"gezinslid", RELATIVE, RELATION})
"""Kinds whose changes can alter the genogram."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One row of a list on this screen."""

    id: Id
    title: str
    under: str
    """`huisarts · 06 1234 5678`."""
    badge: str = ""
    stays: bool = False
    """Cannot be thrown away here: it belongs to another screen."""


class NetwerkPresenter:
    """Reads the network through a port, and says every wish as edits."""

    def __init__(self, port: GezinPort, today: Callable[[], date]) -> None:
        self._port, self._today = port, today
        self._drawn: tuple[Tree, Figure | None] | None = None

    def contacts(self) -> tuple[Regel, ...]:
        """Everybody on the sociale kaart, in the order in which they were put there."""
        return tuple(self._contact(row) for row in self._port.snapshot.of(CONTACT))

    def add_contact(self, text: str) -> None:
        """Put somebody on the sociale kaart as typed; nothing without a name."""
        new = read_contact(text, self._port.methode)
        if new.naam:
            self._port.apply(new_contact(self._port.snapshot, self._port.pen, new), SCREEN)

    def relatives(self) -> tuple[Regel, ...]:
        """Everybody in the genogram: the gezinsleden, then the others."""
        return tuple(self._relative(row) for row in kin(self._port.snapshot))

    def add_relative(self, text: str) -> None:
        """Put somebody of the family in the genogram as typed; nothing without a name."""
        new = read_relative(text, self._port.methode)
        if new.naam:
            self._port.apply(new_relative(self._port.snapshot, self._port.pen, new), SCREEN)

    def genogram(self) -> Figure | None:
        """The picture; drawn anew only when something in it changed."""
        tree = family_tree(self._report())
        if self._drawn is None or self._drawn[0] != tree:
            self._drawn = tree, genogram_figure(tree)
        return self._drawn[1]

    def ecogram(self) -> Figure | None:
        """Who stands around the gezin, and what kind of tie there is."""
        return ecogram_figure(self._report())

    def _report(self) -> ReportInput:
        port = self._port
        return ReportInput(port.snapshot, port.methode, self._today(), "", "tafel" if port.table else "vak")

    def _relative(self, row: Record) -> Regel:
        names = {one.id: person_name(one, tafel=self._port.table) for one in kin(self._port.snapshot)}
        parents = [names[i] for i in names if i in row.members("ouders")]
        foster = [names[i] for i in names if i in row.members("pleegouders")]
        said = [f"kind van {in_words(parents)}"] if parents else []
        said += [f"pleegkind van {in_words(foster)}"] if foster else []
        for relation, other in relations_of(self._port.snapshot, row.id):
            if other in names:
                said.append(f"{self._words(relation, 'soort', 'relatiesoort').lower()}: {names[other]}")
        badge = "overleden" if row.text("overleden").strip() else ""
        return Regel(row.id, names[row.id] or NAMELESS, " · ".join(said), badge, stays=row.kind != RELATIVE)

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
