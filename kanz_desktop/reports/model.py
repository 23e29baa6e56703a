"""What goes into a form and what comes out; and what every form reads the same way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kanz_desktop.domain import wording
from kanz_desktop.domain.inzage import Zin
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Methode
from kanz_desktop.reports.written import written

Wording = Literal["tafel", "vak"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the person who prints may choose."""

    leave_off: frozenset[Id] = frozenset()
    """Acties and afspraken that stay off the fridge page: visitors read it."""
    chosen: frozenset[Id] | None = None
    """Pieces and papers of the dossier that this reader gets; None: all that this reader may see anyway."""
    version: str = ""
    """Which version of the plan this is, as it stands on the page: `versie 3`."""
    moment: str = ""
    """Which marks the filled form shows (a key of `domain.moments`); empty for the latest that were given."""
    meeting: Id | None = None
    """Which meeting an agenda or report is of; None for the next one that comes, or the last one that was."""
    traject: Id | None = None
    """Which run of the method, when it is not the latest."""
    own_marks: bool = True
    """Whether each member's own mark stands beside the one that was given together."""


@dataclass(frozen=True, slots=True)
class Register:
    """Lines of the inzageregister, the latest first; `more` when there are older ones too."""

    zinnen: tuple[Zin, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """A plan of before, as the same reader may see it, and what both are called: `versie 1`, `nu`."""

    snapshot: Snapshot
    words: str
    now_words: str


@dataclass(frozen=True, slots=True)
class ReportInput:
    """A gezin as one reader may see it. `snapshot` has been through `access.seen_by` already."""

    snapshot: Snapshot
    methode: Methode
    today: date
    gezin_naam: str
    wording: Wording = "tafel"
    reader: str | None = None
    """For whom the copy is made; a copy is made for a person (method §3)."""
    options: Options = field(default_factory=Options)
    earlier: Earlier | None = None
    """For what changed in the plan: the plan that this one is laid beside."""
    register: Register | None = None
    """For the inzageregister: its lines, as far as this reader may see them."""

    @property
    def tafel(self) -> bool:
        return self.wording == "tafel"

    @property
    def gezin(self) -> str:
        """`Gezin De Vries`, also where the worker typed `Gezin` as part of the name."""
        naam = self.gezin_naam.strip()
        return naam if naam.lower().startswith("gezin ") else f"Gezin {naam}".strip()

    def label(self, kind: str, field_id: str) -> str:
        """What a field is called for this reader, from its one declaration."""
        declared = KINDS[kind].field(field_id)
        return declared.wording if self.tafel else declared.label

    def rows(self, kind: str) -> Iterator[Record]:
        """Living records of a kind in the current traject, in the order that people gave them."""
        traject = self.traject
        for row in self.snapshot.of(kind):
            belongs_to = row.ref("traject")
            if traject is None or belongs_to is None or belongs_to == traject.id:
                yield row

    @property
    def traject(self) -> Record | None:
        """The run of the method that is read: the latest, unless another one was chosen."""
        if self.options.traject is not None:
            return self.snapshot.get(self.options.traject)
        return max(self.snapshot.of("traject"), key=lambda row: row.number("nummer") or 0, default=None)

    def words(self, list_id: str, row: Record, field_id: str) -> str:
        """A choice in this reader's words; one that is no longer in the list keeps its own."""
        entry = self.methode.entry(list_id, row.choice(field_id))
        return entry.words(tafel=self.tafel) if entry else row.text(field_id)

    def problem(self, row: Record) -> str:
        """The problem in this reader's words; where the family wrote it in two versions, in both."""
        own = written(row, "woorden")
        if own and own != row.text("woorden").strip() and self.tafel:
            return own
        one = wording.one_parent(self.snapshot, self.methode)
        return wording.problem_words(row, self.methode, tafel=self.tafel, one_parent=one)

    def severity(self, row: Record) -> tuple[str, int]:
        """How heavy a problem is: the word, and 1 to 4; nothing and 0 when nobody said."""
        return self.words("ernst", row, "ernst"), wording.strength(row.choice("ernst"))

    def source(self, row: Record) -> str:
        """From whom it is known: `van onszelf`, `gezien door Anouk`, `bron: derden, de school`."""
        words, told = self.words("bron", row, "bron"), row.text("bron_wie").strip()
        if self.tafel:
            return f"{words} {told}".strip()
        known = ", ".join(part for part in (words.lower(), told) if part)
        return f"bron: {known}" if known else ""

    def names(self, row: Record, field_id: str, others: str = "") -> str:
        """Who: `Mama, Sem en oma Riet`, or `iedereen` where it is the whole gezin."""
        chosen = set(row.members(field_id))
        gezin = {lid.id for lid in self.snapshot.of("gezinslid")}
        known = list(wording.people(self.snapshot, chosen, tafel=self.tafel))
        if len(gezin) > 1 and chosen >= gezin:
            staff = chosen - gezin
            known = ["iedereen", *wording.people(self.snapshot, staff, tafel=self.tafel)]
        return in_words([*known, others.strip()])


def since(row: Record) -> str:
    """`sinds de scheiding`, also where only `de scheiding` was written."""
    words = written(row, "sinds")
    return words if not words or words.lower().startswith(("sinds", "altijd", "al ")) else f"sinds {words}"


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A finished form."""

    pdf: bytes
    pages: int
    title: str
    form: str
    """Id of the form in `reports.forms`."""


def in_words(parts: list[str]) -> str:
    """`a`, `a en b`, `a, b en c`; empty parts do not count."""
    real = [part for part in parts if part]
    return " en ".join([", ".join(real[:-1]), real[-1]] if len(real) > 1 else real)
