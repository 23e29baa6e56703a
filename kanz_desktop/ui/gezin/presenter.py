"""Decisions of the screen with the gezin: who stands there, in which words, and what adding one means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.ages import age_words, next_birthday
from kanz_desktop.domain.kinds import Field
from kanz_desktop.domain.records import Edit, Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id, Value
from kanz_desktop.domain.wording import NAMELESS, day_words, people, person_name
from kanz_desktop.services import edits
from kanz_desktop.services.checks import BornInFuture
from kanz_desktop.services.gezin import current_traject, gezin_record_id, new_gezinslid
from kanz_desktop.ui.gezin.typed import UNBORN, NewMember, read_line
from kanz_desktop.ui.port import GezinPort

SCREEN = "gezin"
RELEVANT = frozenset({"gezin", "gezinslid", "medewerker", "traject"})
"""Kinds whose changes can alter this screen."""

MEMBER_FIELDS = (
    "naam", "roepnaam", "rol", "geslacht", "geboortedatum", "uitgerekend", "woont_thuis", "gezag_door",
    "dagbesteding", "telefoon", "email", "huisarts", "apotheek", "zorgverzekering", "maatregelen",
    "bijzonder",
)  # fmt: skip
"""Everything about a member, in the order in which people tell it."""
GEZIN_FIELDS = ("adres", "telefoon", "taal", "goed_om_te_weten")
TRAJECT_FIELDS = ("begin", "toegewezen", "kennismaking", "uitvoering", "fase", "stap")
WORKER_FIELDS = ("naam", "voornaam", "rol", "telefoon")
_ONLY_FOR_CHILDREN = frozenset({"gezag_door", "uitgerekend", "maatregelen"})
_SOON_DAYS = 60
"""A birthday within two months is worth a line: it is good to know before a visit."""


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One gezinslid as the closed row says it."""

    id: Id
    name: str
    initial: str
    role: str
    age: str
    """`6 jaar`, or `wordt verwacht rond wo 3 mrt` for a child that is not born yet."""
    birthday: str
    """`jarig op wo 3 mrt` when that is soon."""
    home: str
    authority: str
    """`gezag: Mama`, for a child; at the table in the family's words."""
    day: str
    child: bool


class GezinPresenter:
    """Reads the gezin through a port, and says every wish as edits."""

    def __init__(self, port: GezinPort, today: Callable[[], date]) -> None:
        self._port = port
        self._clock = today

    @property
    def _today(self) -> date:
        return self._clock()

    @property
    def _children(self) -> frozenset[str]:
        return self._port.methode.rollen.kinderen

    @property
    def gezin(self) -> Id:
        return gezin_record_id(self._port.pen)

    @property
    def traject(self) -> Id:
        return current_traject(self._port.snapshot, self._port.pen)

    def members(self) -> tuple[MemberLine, ...]:
        return tuple(self._line(lid) for lid in self._port.snapshot.of("gezinslid"))

    def workers(self) -> tuple[Id, ...]:
        return tuple(row.id for row in self._port.snapshot.of("medewerker"))

    def worker_words(self, worker: Id) -> tuple[str, str, str]:
        """Name, what this worker does here, and the number to call."""
        record = self._port.snapshot.records[worker]
        entry = self._port.methode.entry("medewerkerrol", record.choice("rol"))
        role = entry.words(tafel=self._port.table) if entry else record.text("rol")
        return record.text("naam") or record.text("voornaam"), role, record.text("telefoon")

    def fields(self, kind: str, ids: Sequence[str]) -> tuple[Field, ...]:
        return tuple(KINDS[kind].field(field) for field in ids)

    def member_fields(self, lid: Id) -> tuple[Field, ...]:
        """What is asked about this person: gezag only about a child, an expected date until it is born."""
        record = self._port.snapshot.get(lid)
        child = record is None or record.choice("rol") in self._children or not record.choice("rol")
        left_out = set() if child else set(_ONLY_FOR_CHILDREN)
        if self.is_born(lid):
            left_out.add("uitgerekend")
        return self.fields("gezinslid", [field for field in MEMBER_FIELDS if field not in left_out])

    def is_born(self, lid: Id) -> bool:
        """True for who has a birthday, and for who is no child; nobody is still expected then."""
        record = self._port.snapshot.get(lid)
        role = record.choice("rol") if record is not None else ""
        return self.birthday(lid) is not None or (role not in ("", *self._children))

    def roles(self) -> tuple[tuple[str, str], ...]:
        entries = self._port.methode.list("rol")
        return tuple((entry.id, entry.words(tafel=self._port.table)) for entry in entries)

    def read_line(self, text: str) -> NewMember:
        return read_line(text, self._port.methode, self._today)

    def in_future(self, day: date) -> bool:
        """True for a day that cannot be a birthday yet: is it the day on which a child is expected?"""
        return day > self._today

    def add(self, new: NewMember) -> bool:
        """Put somebody on the list; False when there is no name yet to put there.

        BornInFuture when the day is still to come and was not said to be the expected date.
        """
        if not (new.name.strip() or new.role or new.due):
            return False
        if new.day is not None and self.in_future(new.day) and not new.due:
            raise BornInFuture
        self._apply(
            new_gezinslid(
                self._port.snapshot,
                self._port.pen,
                naam=new.name.strip(),
                rol=new.role or (UNBORN if new.due else ""),
                geslacht=new.gender,
                geboortedatum=None if new.due else new.day,
                uitgerekend=new.day if new.due else None,
                woont_thuis="ja",
            )
        )
        return True

    def expect(self, lid: Id, day: date) -> None:
        """The day is when this child is expected, not a birthday."""
        values: dict[str, Value] = {"uitgerekend": day, "geboortedatum": None}
        self._apply(edits.set_fields(self._port.snapshot, lid, "gezinslid", values))

    def add_worker(self, first_name: str) -> None:
        if first_name.strip():
            values: dict[str, Value] = {
                "voornaam": first_name.strip(),
                "rol": self._port.pen.choice("medewerkerrol", "secundair"),
            }
            self._apply(edits.new_record("medewerker", values))

    def may_decide(self, child: Id) -> tuple[tuple[Id, str], ...]:
        """Who can have gezag over this child: everybody on the list who is not a child."""
        table = self._port.table
        return tuple(
            (lid.id, person_name(lid, tafel=table) or NAMELESS)
            for lid in self._port.snapshot.of("gezinslid")
            if lid.id != child and lid.choice("rol") not in self._children
        )

    def set_birthday(self, lid: Id, day: date | None) -> None:
        """BornInFuture for a day that is still to come: then nothing is written."""
        if day is not None and self.in_future(day):
            raise BornInFuture
        self._apply([edits.set_field(self._port.snapshot, lid, "gezinslid", "geboortedatum", day)])

    def birthday(self, lid: Id) -> date | None:
        record = self._port.snapshot.get(lid)
        return record.date("geboortedatum") if record is not None else None

    def delete(self, record: Id) -> None:
        self._apply([edits.delete(self._port.snapshot, record)])

    def _line(self, lid: Record) -> MemberLine:
        table = self._port.table
        name = person_name(lid, tafel=table) or NAMELESS
        child = lid.choice("rol") in self._children
        holders = people(self._port.snapshot, lid.members("gezag_door"), tafel=table)
        return MemberLine(
            id=lid.id,
            name=name,
            initial=name[0].upper() if name != NAMELESS else "?",
            role=self._role(lid),
            age=self._age(lid),
            birthday=self._birthday(lid),
            home=self._home(lid),
            authority=self._authority(holders) if child else "",
            day=lid.text("dagbesteding").strip(),
            child=child,
        )

    def _role(self, lid: Record) -> str:
        entry = self._port.methode.entry("rol", lid.choice("rol"))
        return entry.words(tafel=self._port.table) if entry else lid.text("rol")

    def _age(self, lid: Record) -> str:
        born, due = lid.date("geboortedatum"), lid.date("uitgerekend")
        if born is not None:
            return age_words(born, self._today)
        if due is not None:
            return f"wordt verwacht rond {day_words(due, self._today)}"
        return ""

    def _birthday(self, lid: Record) -> str:
        born = lid.date("geboortedatum")
        if born is None or born > self._today:
            return ""
        day = next_birthday(born, self._today)
        if day == self._today:
            return "vandaag jarig"
        soon = (day - self._today).days <= _SOON_DAYS
        return f"jarig op {day_words(day, self._today)}" if soon else ""

    def _home(self, lid: Record) -> str:
        entry = self._port.methode.entry("woont_thuis", lid.choice("woont_thuis"))
        return entry.words(tafel=self._port.table) if entry else lid.text("woont_thuis")

    def _authority(self, holders: tuple[str, ...]) -> str:
        if not holders:
            return ""
        return ("wie beslist: " if self._port.table else "gezag: ") + ", ".join(holders)

    def _apply(self, wanted: Sequence[Edit]) -> None:
        if wanted:
            self._port.apply(wanted, SCREEN)
