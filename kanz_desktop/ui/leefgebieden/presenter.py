"""Decisions of the leefgebieden screen: what each card shows, and what a tap or a word means as edits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.records import Changes, Edit, Element
from kanz_desktop.domain.values import Id, Mark, Ref, Value
from kanz_desktop.domain.wording import NAMELESS, person_name
from kanz_desktop.method.model import Leefgebied
from kanz_desktop.services import cijfers, edits, eindmeting
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.services.leefgebieden import leefgebied_id, new_probleem
from kanz_desktop.ui.leefgebieden import suggestions
from kanz_desktop.ui.leefgebieden.lines import (
    FAMILY,
    FIRST_CARD,
    HEARD,
    OBSERVED,
    ProbleemLine,
    Reader,
    bron_list_words,
    is_empty,
    problem_lines,
    summary,
)
from kanz_desktop.ui.leefgebieden.suggestions import Suggestion
from kanz_desktop.ui.port import GezinPort
from kanz_desktop.ui.rapportcijfers.moments import marking_moment

SCREEN = "leefgebieden"
RELEVANT = frozenset(
    {"probleem", "leefgebied", "gezinslid", "medewerker", "cijfer", "meting", "traject", "eindmeting"}
)
"""Kinds whose changes can alter this screen."""
_OF_ONE_CARD = {"probleem": "leefgebied", "leefgebied": "leefgebied", "cijfer": "punt"}
"""Kinds that belong to one card, and the field that says to which."""


@dataclass(frozen=True, slots=True)
class GebiedCard:
    """One leefgebied as it stands on the screen."""

    id: str
    record: Id
    number: int
    title: str
    icon: str
    lines: tuple[ProbleemLine, ...]
    mark_record: Id
    measuring: bool
    """The marks of before are nowhere in sight now: a colleague is asking for those of the end."""
    mark: Mark | None
    first_mark: Mark | None
    """The mark of the start, shown dashed once another moment is being marked."""
    klopt: str
    empty: bool
    summary: str
    safety: bool
    """A problem here reminds the worker of the duty to report danger; never True at the table."""


@dataclass(frozen=True, slots=True)
class BronChoice:
    """Where a problem was heard or seen. `asks`: who said it is typed after choosing."""

    bron: str
    by: str
    words: str
    asks: bool = False


class LeefgebiedenPresenter:
    """Reads the gezin through a port, and says every wish as edits."""

    def __init__(self, port: GezinPort, today: Callable[[], date]) -> None:
        self._port = port
        self._today = today

    @property
    def reader(self) -> Reader:
        return Reader.of(self._port.snapshot, self._port.methode, table=self._port.table)

    def cards(self) -> tuple[GebiedCard, ...]:
        reader = self.reader
        return tuple(self._card(gebied, reader) for gebied in self._port.methode.leefgebieden)

    def cards_after(self, changes: Changes, shown: Sequence[GebiedCard]) -> tuple[GebiedCard, ...]:
        """The cards that these changes can have altered, as they are now; `shown` is what stands there."""
        relevant = [record for record in changes.records if record.kind in RELEVANT]
        if any(record.kind not in _OF_ONE_CARD for record in relevant):
            return self.cards()
        touched = {record.choice(_OF_ONE_CARD[record.kind]) for record in relevant}
        ids = {record.id for record in relevant}
        reader = self.reader
        return tuple(
            self._card(self._port.methode.leefgebied(card.id), reader)
            for card in shown
            if card.id in touched or any(line.id in ids for line in card.lines) or _is_homeless(touched, card)
        )

    def suggestions(self, gebied: str, query: str = "") -> tuple[Suggestion, ...]:
        """The list behind "meer …"; with a query, the full list as far as it matches."""
        port = self._port
        if query.strip():
            return suggestions.find(query, port.snapshot, port.methode, gebied, self.reader)
        return suggestions.suggestions(port.snapshot, port.methode, gebied, self.reader)

    def bron_choices(self) -> tuple[BronChoice, ...]:
        """From ourselves, seen by each worker, heard from somebody."""
        methode, table = self._port.methode, self._port.table
        seen = bron_list_words(methode, OBSERVED, table=table)
        workers = [row.text("voornaam") or row.text("naam") for row in self._port.snapshot.of("medewerker")]
        return (
            BronChoice(FAMILY, "", bron_list_words(methode, FAMILY, table=table)),
            *(
                BronChoice(OBSERVED, name, f"{seen} {name}" if table else f"{seen}: {name}")
                for name in workers
                if name
            ),
            BronChoice(HEARD, "", f"{bron_list_words(methode, HEARD, table=table)} …", asks=True),
        )

    def people(self) -> tuple[tuple[Id, str], ...]:
        """Everybody in the gezin with the name that this reader uses."""
        table = self._port.table
        members = self._port.snapshot.of("gezinslid")
        return tuple((lid.id, person_name(lid, tafel=table) or NAMELESS) for lid in members)

    def who(self, problem: Id) -> tuple[Element, ...]:
        record = self._port.snapshot.get(problem)
        return record.members("bij_wie") if record is not None else ()

    def write_own(self, gebied: str, words: str) -> None:
        """What the family says itself becomes a problem at once; nothing happens without words."""
        if words.strip():
            self._apply(new_probleem(self._port.snapshot, self._port.pen, gebied, woorden=words.strip()))

    def choose(self, probleem: str) -> None:
        """A wording of the list, put on the card where it belongs."""
        known = self._port.methode.probleem(probleem)
        if known is not None:
            self._apply(new_probleem(self._port.snapshot, self._port.pen, known.leefgebied, keuze=probleem))

    def set_ernst(self, problem: Id, ernst: str) -> None:
        self._set_choice(problem, "probleem", "ernst", "ernst", ernst)

    def set_bron(self, problem: Id, chosen: BronChoice) -> None:
        values: dict[str, Value] = {"bron": self._port.pen.choice("bron", chosen.bron)}
        if not chosen.asks or self._bron(problem) != chosen.bron:
            values["bron_wie"] = chosen.by
        self._apply(edits.set_fields(self._port.snapshot, problem, "probleem", values))

    def set_who(self, problem: Id, members: Sequence[Element]) -> None:
        """Exactly these gezinsleden; only what differs is written."""
        self._apply(edits.set_members(self._port.snapshot, problem, "probleem", "bij_wie", members))

    def set_klopt(self, gebied: str, answer: str) -> None:
        record = leefgebied_id(self._port.snapshot, self._port.pen, gebied)
        self._set_choice(record, "leefgebied", "klopt", "klopt", answer)

    def set_mark(self, gebied: str, mark: Mark | None) -> None:
        snapshot, pen = self._port.snapshot, self._port.pen
        moment = marking_moment(snapshot, pen)
        self._apply(cijfers.set_mark(snapshot, pen, moment, gebied, None, mark, self._today()))

    def move(self, problem: Id, lines: Sequence[ProbleemLine], step: int) -> None:
        """Up (-1) or down (+1) within its card; nothing happens at the edge."""
        ids = [line.id for line in lines]
        place = ids.index(problem)
        target = place + step
        if not 0 <= target < len(ids):
            return
        behind = ids[target] if step > 0 else (ids[target - 1] if target else None)
        if behind is None:
            behind = self._just_before(ids[0])
        self._apply([edits.move(self._port.snapshot, problem, behind)])

    def gebieden(self) -> tuple[tuple[str, str], ...]:
        """The five leefgebieden as (id, name)."""
        table = self._port.table
        return tuple((gebied.id, gebied.words(tafel=table)) for gebied in self._port.methode.leefgebieden)

    def place(self, problem: Id, gebied: str) -> None:
        """Put a problem on the card where it belongs."""
        snapshot, pen = self._port.snapshot, self._port.pen
        home: dict[str, Value] = {"leefgebied": pen.choice("leefgebied", gebied)}
        begun = edits.ensure(snapshot, problem, "probleem", {"traject": Ref(current_traject(snapshot, pen))})
        self._apply([*begun, *edits.set_fields(snapshot, problem, "probleem", home)])

    def delete(self, problem: Id) -> None:
        self._apply([edits.delete(self._port.snapshot, problem)])

    def restore(self, problem: Id) -> None:
        self._apply([edits.restore(self._port.snapshot, problem)])

    def _card(self, gebied: Leefgebied, reader: Reader) -> GebiedCard:
        port = self._port
        record_id = leefgebied_id(port.snapshot, self._port.pen, gebied.id)
        record = port.snapshot.get(record_id)
        lines = problem_lines(port.snapshot, port.methode, gebied, reader)
        mark, first = self._marks(gebied.id)
        empty = is_empty(record, lines, marked=mark is not None or first is not None)
        strengths = record is not None and bool(record.text("krachten").strip())
        return GebiedCard(
            id=gebied.id,
            record=record_id,
            number=gebied.number,
            title=gebied.words(tafel=reader.table),
            icon=gebied.icon,
            lines=lines,
            mark_record=cijfers.cijfer_id(
                port.snapshot, port.pen, marking_moment(port.snapshot, port.pen), gebied.id
            ),
            measuring=eindmeting.running(port.snapshot, port.pen),
            mark=mark,
            first_mark=first,
            klopt=record.choice("klopt") if record is not None else "",
            empty=empty,
            summary=summary(lines, empty=empty, strengths=strengths),
            safety=any(line.safety for line in lines),
        )

    def _marks(self, gebied: str) -> tuple[Mark | None, Mark | None]:
        if eindmeting.running(self._port.snapshot, self._port.pen):
            return None, None
        table = cijfers.marks(self._port.snapshot, self._port.pen, gebied)
        moment = marking_moment(self._port.snapshot, self._port.pen)
        first = table.mark(cijfers.START, gebied) if moment != cijfers.START else None
        return table.mark(moment, gebied), first

    def _just_before(self, first: Id) -> Id | None:
        """The row, of whatever card, that stands before this one in the family's order."""
        ids = [row.id for row in self._port.snapshot.of("probleem")]
        place = ids.index(first)
        return ids[place - 1] if place else None

    def _bron(self, problem: Id) -> str:
        record = self._port.snapshot.get(problem)
        return record.choice("bron") if record is not None else ""

    def _set_choice(self, record: Id, kind: str, field: str, list_id: str, entry: str) -> None:
        value = self._port.pen.choice(list_id, entry) if entry else None
        self._apply([edits.set_field(self._port.snapshot, record, kind, field, value)])

    def _apply(self, wanted: Sequence[Edit]) -> None:
        if wanted:
            self._port.apply(wanted, SCREEN)


def _is_homeless(touched: set[str], card: GebiedCard) -> bool:
    return "" in touched and card.number == FIRST_CARD
