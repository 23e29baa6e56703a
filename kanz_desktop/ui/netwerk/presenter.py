"""What the screen of the network says. No window, no store, no clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kanz_desktop.domain.consent import Standing, State, standing
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import NAMELESS, people, person_name
from kanz_desktop.reports.ecogram import ecogram_figure
from kanz_desktop.reports.figure import Figure
from kanz_desktop.reports.genogram.figure import Genogram, genogram
from kanz_desktop.reports.genogram.read import family_tree
from kanz_desktop.reports.genogram.tree import Tree
from kanz_desktop.reports.model import ReportInput, in_words
from kanz_desktop.services.netwerk import CONSENT, CONTACT, new_consent, new_contact
from kanz_desktop.services.verwanten import RELATION, RELATIVE, kin, new_relative, put, put_back, relations_of
from kanz_desktop.ui.netwerk.typed import read_contact, read_relative
from kanz_desktop.ui.port import GezinPort
from kanz_desktop.ui.widgets.regel import Regel

SCREEN = "netwerk"
CONTACT_FIELDS = (
    "naam", "soort", "rol", "telefoon", "email", "sinds", "actief", "verder", "mandaat", "band",
    "energie", "wat",
)  # fmt: skip
_STATES = {
    State.HOLDS: "geldig", State.INCOMPLETE: "nog niet compleet", State.NOT_YET: "gaat nog in",
    State.ENDED: "verlopen", State.WITHDRAWN: "ingetrokken",
}  # fmt: skip
GENOGRAM = frozenset({"gezinslid", RELATIVE, RELATION})
"""Kinds whose changes can alter the genogram."""


class NetwerkPresenter:
    """Reads the network through a port, and says every wish as edits."""

    def __init__(self, port: GezinPort, today: Callable[[], date]) -> None:
        self._port, self._today = port, today
        self._drawn: tuple[Tree, Genogram | None] | None = None

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

    def consents(self) -> tuple[Regel, ...]:
        """Every toestemming, with how it stands today."""
        return tuple(self._consent(row) for row in self._port.snapshot.of(CONSENT))

    def add_consent(self, organisatie: str) -> None:
        if organisatie.strip():
            self._port.apply(new_consent(self._port.snapshot, organisatie.strip()), SCREEN)

    def still_needed(self, consent: Id) -> str:
        """Who still has to say yes, in a sentence; empty when nobody does."""
        row = self._port.snapshot.get(consent)
        if row is None:
            return ""
        found = self._standing(row)
        said = []
        if found.missing:
            said.append(f"Nog nodig: {self._names(found.missing)}.")
        if found.unknown:
            said.append(f"Vul bij Gezin in wie het gezag heeft over {self._names(found.unknown)}.")
        return " ".join(said)

    def _consent(self, row: Record) -> Regel:
        over = self._names(frozenset(row.members("over_wie")))
        said = (f"over {over}" if over else "", row.text("doel").strip().partition("\n")[0])
        badge = _STATES[self._standing(row).state]
        return Regel(row.id, row.text("organisatie") or NAMELESS, " · ".join(filter(None, said)), badge)

    def _standing(self, row: Record) -> Standing:
        port = self._port
        return standing(row, port.snapshot, port.methode.rollen.kinderen, self._today())

    def _names(self, ids: frozenset[Id]) -> str:
        return in_words([*people(self._port.snapshot, ids, tafel=self._port.table)])

    def genogram(self) -> Genogram | None:
        """The picture; drawn anew only when something in it changed."""
        tree = family_tree(self._report())
        if self._drawn is None or self._drawn[0] != tree:
            self._drawn = tree, genogram(tree)
        return self._drawn[1]

    def names(self) -> dict[Id, str]:
        """Everybody in the genogram, as they are called here."""
        table = self._port.table
        return {row.id: person_name(row, tafel=table) or NAMELESS for row in kin(self._port.snapshot)}

    def put(self, person: Id, place: int) -> None:
        """Somebody was put elsewhere in the row."""
        self._port.apply(put(self._port.snapshot, person, place), SCREEN)

    def put_back(self) -> None:
        """Everybody finds their own place again."""
        self._port.apply(put_back(self._port.snapshot), SCREEN)

    def by_hand(self) -> bool:
        """Whether somebody was put somewhere."""
        return bool(put_back(self._port.snapshot))

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
                sort = self._words(relation, "soort", "relatiesoort").lower()
                said.append(f"{sort or 'partner of ex'}: {names[other]}")
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
