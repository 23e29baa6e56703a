"""What one meeting says: who comes, its agenda, what is agreed in it. No window, no store, no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain import meetings
from kanz_desktop.domain.durations import minutes_of
from kanz_desktop.domain.records import Edit, Element, Record
from kanz_desktop.domain.values import Id, Value
from kanz_desktop.domain.wording import NAMELESS, WORDLESS, day_words, first_line, people, person_name
from kanz_desktop.services import overleg, overleg_mensen
from kanz_desktop.services.netwerk import CONTACT
from kanz_desktop.ui.gezinsplan.typed import Said
from kanz_desktop.ui.overleg.presenter import SCREEN
from kanz_desktop.ui.overleg.typed import read_agreement, read_person, read_question
from kanz_desktop.ui.port import GezinPort
from kanz_desktop.ui.widgets.regel import Regel


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody who was asked to come."""

    id: Id
    name: str
    absent: bool
    again: bool
    """Stayed away the last time too."""


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point of the agenda; an own one has no `title`, its subject is typed."""

    id: Id
    title: str


class MeetingPresenter:
    """Reads one meeting through a port, and says every wish as edits."""

    def __init__(self, port: GezinPort, today: Callable[[], date], meeting: Id) -> None:
        self._port, self._today, self.id = port, today, meeting

    def read(self, words: str) -> Said:
        """What a typed agreement means, among who is known in this gezin and at this meeting."""
        snapshot = self._port.snapshot
        rows = (*meetings.parts(snapshot, self.id, meetings.PERSON), *snapshot.of(CONTACT))
        others = [row.text("naam") for row in rows]
        others += [row.text("organisatie") for row in rows if row.kind == meetings.PERSON]
        others += [person_name(row, tafel=True) for row in snapshot.of("medewerker")]
        family = snapshot.of("gezinslid")
        return read_agreement(words, family, others, self._port.methode, self._today())

    def understood(self, said: Said) -> str:
        """`Wijkteam · “belt de school” · vóór vr 27 nov`: so that Enter holds no surprise."""
        port = self._port
        who = [*people(port.snapshot, said["wie"], tafel=port.table), said.get("wie_anders", "")]
        day = said["voor"]
        when = f"vóór {day_words(day, self._today())}" if day is not None else ""
        parts = (", ".join(name for name in who if name), f"“{said['wat']}”", when)
        return " · ".join(part for part in parts if part)

    def agree(self, said: Said) -> list[Edit]:
        port = self._port
        return overleg.new_agreement(port.snapshot, port.pen, self.id, **said, today=self._today())

    def agreed(self) -> tuple[Id, ...]:
        return tuple(row.id for row in meetings.agreements(self._port.snapshot, self.id))

    def last_agreed(self) -> tuple[Id, ...]:
        found = self._port.snapshot.get(self.id)
        rows = meetings.last_agreements(self._port.snapshot, found) if found is not None else ()
        return tuple(row.id for row in rows)

    def points(self) -> tuple[PointLine, ...]:
        """The agenda, with what the list calls each point now."""
        rows = meetings.parts(self._port.snapshot, self.id, meetings.POINT)
        return tuple(PointLine(row.id, self._entry("agendapunt", row, "punt")) for row in rows)

    def minutes(self) -> str:
        """`Samen 60 minuten`, as far as they are numbers."""
        rows = meetings.parts(self._port.snapshot, self.id, meetings.POINT)
        total = sum(minutes_of(row.text("minuten")) for row in rows)
        return f"Samen {total} minuten" if total else ""

    def add_point(self, words: str) -> None:
        self._add(meetings.POINT, {"onderwerp": words})

    def persons(self) -> tuple[PersonLine, ...]:
        snapshot, found = self._port.snapshot, []
        for row in meetings.parts(snapshot, self.id, meetings.PERSON):
            absent = row.choice("aanwezig") == meetings.ABSENT
            again = absent and overleg_mensen.absent_before(snapshot, row)
            found.append(PersonLine(row.id, meetings.called(row) or NAMELESS, absent, again))
        return tuple(found)

    def present_words(self) -> str:
        """`9 van 12`; nothing while nobody was asked."""
        rows = meetings.parts(self._port.snapshot, self.id, meetings.PERSON)
        there = sum(row.choice("aanwezig") == meetings.PRESENT for row in rows)
        return f"{there} van {len(rows)}" if rows else ""

    def doubles_words(self) -> str:
        """The method asks for at most one of an organisation."""
        names = overleg_mensen.doubles(self._port.snapshot, self.id)
        return f"Liefst één van elke organisatie: {', '.join(names)}." if names else ""

    def word_to_words(self) -> str:
        """Who does not go on with the kernteam gets word; nobody as long as there is none."""
        _core, others = meetings.kernteam(self._port.snapshot, self.id)
        names = ", ".join(meetings.called(row) for row in others)
        return f"Krijgt bericht: {names}." if names else ""

    def add_person(self, words: str) -> None:
        naam, organisatie = read_person(words)
        port = self._port
        port.apply(overleg_mensen.new_person(port.snapshot, port.pen, self.id, naam, organisatie), SCREEN)

    def efforts(self) -> tuple[Regel, ...]:
        """The broad plan: that of this meeting, or the one of the MDO+ before it."""
        return tuple(self._effort(row) for row in meetings.efforts(self._port.snapshot, self.id))

    def add_effort(self, words: str) -> None:
        """Typed as an agreement is; the day is when one looks how it went."""
        said = self.read(words)
        values = {"wat": said["wat"], "wie_anders": said.get("wie_anders"), "evaluatie": said["voor"]}
        self._add(meetings.EFFORT, values, {"wie": said["wie"]})

    def questions(self) -> tuple[Regel, ...]:
        found = self._port.snapshot.get(self.id)
        rows = meetings.questions(self._port.snapshot, found) if found is not None else ()
        return tuple(
            Regel(
                row.id,
                first_line(row.text("vraag")) or WORDLESS,
                f"{row.text('wie').strip()} zoekt het uit" if row.text("wie").strip() else "",
                "klaar" if row.date("klaar") is not None else "",
            )
            for row in rows
        )

    def add_question(self, words: str) -> None:
        port, (vraag, wie) = self._port, read_question(words)
        port.apply(overleg.new_question(port.snapshot, port.pen, self.id, vraag, wie), SCREEN)

    def _add(
        self, kind: str, values: Mapping[str, Value], members: Mapping[str, Iterable[Element]] | None = None
    ) -> None:
        port = self._port
        port.apply(overleg.new_part(port.snapshot, port.pen, self.id, kind, values, members=members), SCREEN)

    def _effort(self, row: Record) -> Regel:
        names = (
            *people(self._port.snapshot, row.members("wie"), tafel=self._port.table),
            row.text("wie_anders"),
        )
        day = row.date("evaluatie")
        said = (
            ", ".join(name for name in names if name.strip()),
            row.text("wanneer").strip(),
            f"terugkijken {day_words(day, self._today())}" if day is not None else "",
            first_line(row.text("doel")),
        )
        badge = "toegezegd" if row.flag("toegezegd") else ""
        title = first_line(row.text("wat")) or WORDLESS
        return Regel(row.id, title, " · ".join(part for part in said if part), badge)

    def _entry(self, listed: str, row: Record, field: str) -> str:
        entry = self._port.methode.entry(listed, row.choice(field))
        return entry.words(tafel=self._port.table) if entry is not None else row.text(field)
