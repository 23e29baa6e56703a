"""Who comes to a meeting: a row for each, who was there, and what to do about who was not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain import meetings
from kanz_desktop.domain.meetings import MEETING, PERSON, PRESENT, parts
from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services import overleg_mensen
from kanz_desktop.services.edits import delete, set_field
from kanz_desktop.services.overleg_mensen import ABSENCE
from kanz_desktop.ui.overleg.meeting_presenter import MeetingPresenter, PersonLine
from kanz_desktop.ui.overleg.presenter import BEGUN, SCREEN, OverlegPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.asked import Asked, question
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.buttons import ChipButton, GhostButton, TouchButton
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column, keep_only
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Note, Words
from kanz_desktop.ui.widgets.traced import trace

_WIDTHS = (240, 230, 120, 44)
AGAIN = "Was de vorige keer ook afwezig. De methode schaalt dan op, en zegt dat erbij."
FIRST_TIME = (
    "Vraag waarom, zeg hoe belangrijk het is en geef de nieuwe dag door. "
    "Blijft iemand nog een keer weg, dan schaal je op."
)


class PeopleCard(Card):
    """Rows that stay keep their widgets, with cursor and focus."""

    def __init__(self, context: GezinContext, presenter: MeetingPresenter, ladder: OverlegPresenter) -> None:
        super().__init__("Wie zijn erbij?" if context.table else "Wie is erbij", icon_name="mensen")
        self._context, self._presenter, self._ladder = context, presenter, ladder
        self._rows: dict[Id, PersonRow] = {}
        self._list = column(gap=6)
        self.body.addLayout(self._list)
        asks = "wie komt er nog? naam, organisatie"
        self.add = AddLine(context, asks, kind=PERSON, field="naam", screen=SCREEN)
        self.add.entered.connect(presenter.add_person)
        self.body.addWidget(self.add)
        self.doubles, self.word_to = Words("", "quiet"), Words("", "quiet")
        self.body.addWidget(self.doubles)
        self.body.addWidget(self.word_to)
        everybody = "Iedereen die ons helpt erbij" if context.table else "Iedereen van de sociale kaart"
        self.network = TouchButton(everybody, self._invite, icon_name="plus")
        self.all_there = TouchButton("Iedereen was er", self._all_there, icon_name="vinkje")
        self.body.addWidget(flowing(self.network, self.all_there))
        context.changed.connect(self._on_changed)
        self._show()

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind in (PERSON, MEETING) for record in changes.records):
            self._show()

    def _show(self) -> None:
        lines = self._presenter.persons()
        keep_only(self._list, self._rows, (line.id for line in lines))
        for place, line in enumerate(lines):
            if line.id not in self._rows:
                self._rows[line.id] = PersonRow(self._context, line, self._ladder)
                self._list.insertWidget(place, self._rows[line.id])
            self._rows[line.id].show_line(line)
        for said, words in (
            (self.doubles, self._presenter.doubles_words()),
            (self.word_to, self._presenter.word_to_words()),
        ):
            said.setText(words)
            said.setVisible(bool(words))
        self.all_there.setVisible(bool(lines))

    def _invite(self) -> None:
        context = self._context
        edits = overleg_mensen.invite_network(context.snapshot, context.pen, self._presenter.id)
        context.apply(edits, SCREEN)

    def _all_there(self) -> None:
        """Who was said to be absent stays so."""
        snapshot, there = self._context.snapshot, self._context.pen.choice("aanwezigheid", PRESENT)
        rows = [row for row in parts(snapshot, self._presenter.id, PERSON) if not row.choice("aanwezig")]
        edits = [set_field(snapshot, row.id, PERSON, "aanwezig", there) for row in rows]
        self._context.apply(edits, SCREEN)


class PersonRow(QWidget):
    """One who was asked. Why somebody stayed away is of the workers, and asked at the desk alone."""

    def __init__(self, context: GezinContext, line: PersonLine, ladder: OverlegPresenter) -> None:
        super().__init__()
        self._context, self.record, self._ladder = context, line.id, ladder
        self.absence: AbsenceFields | None = None
        self.name = Words(line.name, "strong")
        self.there = ChoiceField(context.methode.list("aanwezigheid"), name=line.name, tafel=context.table)
        bind(self.there, context, line.id, PERSON, "aanwezig", screen=SCREEN)
        self.core = ChipButton("kernteam", self._write_core)
        trace(self.core, context, line.id, PERSON, "kernteam", screen=SCREEN)
        away = GhostButton("", self._throw_away, icon_name="kruis", tip="Van de lijst af")
        away.setAccessibleName(f"Van de lijst af: {line.name}")
        cells = QWidget()
        layout = CellsLayout(cells)
        for place, widget in enumerate((self.name, self.there, self.core, away)):
            layout.add_cell(widget, _WIDTHS[place], stretch=0 if place else 1)
        self._body = column(self, gap=6)
        self._body.addWidget(cells)

    def show_line(self, line: PersonLine) -> None:
        row = self._context.snapshot.get(self.record)
        self.name.setText(line.name)
        self.core.setChecked(row is not None and row.flag("kernteam"))
        self.core.setAccessibleName(f"{line.name}: {question(self._context, PERSON, 'kernteam')}")
        if line.absent and not self._context.table and self.absence is None:
            self.absence = AbsenceFields(self._context, self.record, self._go_up)
            self._body.addWidget(self.absence)
        if self.absence is not None:
            self.absence.setVisible(line.absent)
            self.absence.say(again=line.again)

    def _write_core(self) -> None:
        snapshot, on = self._context.snapshot, self.core.isChecked()
        self._context.apply([set_field(snapshot, self.record, PERSON, "kernteam", on)], SCREEN)

    def _throw_away(self) -> None:
        self._context.apply([delete(self._context.snapshot, self.record)], SCREEN)

    def _go_up(self) -> None:
        """Where the organisation is known, the ladder is hers; else that of who stayed away."""
        row = self._context.snapshot.get(self.record)
        if row is not None:
            self._ladder.go_up(row.text("organisatie").strip() or meetings.called(row), row.ref("wie"))
            self._context.say("Opgeschreven bij Opschalen")


class AbsenceFields(QWidget):
    """Contact with an organisation: it lies in the dossier."""

    def __init__(self, context: GezinContext, person: Id, go_up: Callable[[], None]) -> None:
        super().__init__()
        row = context.snapshot.get(person)
        record = overleg_mensen.absence_id(context.pen, person)
        if row is not None:
            context.apply(overleg_mensen.start_absence(context.snapshot, context.pen, row), BEGUN)
        body = column(self, margins=(18, 0, 0, 6), gap=8)
        self.note = Note("", "attention", icon_name="let-op")
        body.addWidget(self.note)
        fields = ("reden", "vervolg", "doorgegeven")
        body.addWidget(
            Pairs([Asked(context, record, ABSENCE, field, screen=SCREEN) for field in fields], most=3)
        )
        self.up = TouchButton("Opschalen", go_up)
        body.addWidget(flowing(self.up))
        body.addWidget(Divider())

    def say(self, *, again: bool) -> None:
        self.note.set_text(AGAIN if again else FIRST_TIME)
        self.up.setVisible(again)
