"""The cards of one meeting: its head, what is agreed in it, and how the agreements before it went."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain import meetings
from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words, person_name
from kanz_desktop.services import overleg
from kanz_desktop.services.edits import set_field
from kanz_desktop.ui.gezinsplan.task_list import TaskList
from kanz_desktop.ui.overleg.meeting_presenter import MeetingPresenter
from kanz_desktop.ui.overleg.presenter import SCREEN, OverlegPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, labelled, question
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, Note, Words
from kanz_desktop.ui.widgets.ticks import Tick
from kanz_desktop.ui.widgets.traced import trace
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton

_EFFORT_TEXTS = ("wat", "doel")
_EFFORT_FACTS = ("wie_anders", "wanneer", "evaluatie", "mandaat")
NEW_MDO = "Het plan verandert en niet iedereen kan zich erin vinden: plan een nieuw MDO+."


class HeadCard(Card):
    """When and where, what must at least be reached, and whether the parents are there."""

    thrown_away = Signal()
    wanted = Signal(str)

    def __init__(self, context: GezinContext, presenter: OverlegPresenter, meeting: Id) -> None:
        super().__init__(" ", icon_name="kalender")
        self._context, self._presenter, self.record = context, presenter, meeting
        asked = [self._asked(field) for field in ("datum", "waar", "status")]
        self.day = asked[0].field
        self.body.addWidget(Pairs(asked, most=3))
        self.body.addWidget(self._asked("minstens"))
        self.folds = Folds()
        parents = "Zijn we er zelf bij?" if context.table else "Ouders erbij"
        self.folds.add(parents, partial(self._fields, ("ouders", "ouders_waarom", "namens")))
        self.folds.add(question(context, meetings.MEETING, "plan"), partial(self._fields, ("plan",)))
        self.body.addWidget(self.folds)
        self.again = Note(NEW_MDO, "attention", icon_name="let-op")
        self.again.row.addWidget(TouchButton("MDO+ plannen", lambda: self.wanted.emit(meetings.MDO)))
        self.body.addWidget(self.again)
        self.end = TouchButton("", self._plan_end, icon_name="kalender")
        self.printing = GhostButton("Afdrukken …", self._print, icon_name="afdrukken")
        away = GhostButton("naar de prullenbak", self.thrown_away.emit, icon_name="prullenbak")
        voor_wie = VoorWieButton(context, meeting, screen=SCREEN, choose=self._choose_readers)
        self.body.addWidget(flowing(self.end, voor_wie, self.printing, away))
        self.refresh()

    def refresh(self) -> None:
        row = self._context.snapshot.get(self.record)
        if row is None:
            return
        self.title.setText(self._presenter.title(row))
        self.setAccessibleName(self.title.text())
        self.printing.setVisible(row.choice("soort") != meetings.FAMILY_TALK)
        self.again.setVisible(row.choice("plan") in meetings.NEW_MDO)
        day = self._presenter.end_evaluation_day(row)
        self.end.setVisible(day is not None)
        if day is not None:
            words = f"Eindevaluatie plannen: {day_words(day, self._context.sessie.today())}"
            self.end.setText(words)
            self.end.setAccessibleName(words)

    def _choose_readers(self, rule: str, persons: Iterable[Id]) -> list[Edit]:
        context = self._context
        return overleg.set_meeting_audience(context.snapshot, context.pen, self.record, rule, persons)

    def _print(self) -> None:
        """The agenda of one that comes, the report of one that was."""
        self._context.navigate("afdrukken", self.record)

    def _plan_end(self) -> None:
        self.wanted.emit(meetings.MDO_END)

    def _asked(self, field: str) -> Asked:
        return Asked(self._context, self.record, meetings.MEETING, field, screen=SCREEN)

    def _fields(self, fields: Iterable[str]) -> QWidget:
        return Pairs([self._asked(field) for field in fields], most=3)


class AgreementsCard(Card):
    """What is agreed goes into the gezinsplan: the rows here are the acties themselves."""

    thrown_away = Signal(bytes)

    def __init__(self, context: GezinContext, presenter: MeetingPresenter) -> None:
        super().__init__("Wie doet wat, en wanneer?" if context.table else "Afspraken", icon_name="vinkje")
        self._context, self._presenter = context, presenter
        self.tasks = TaskList(
            context,
            "actie",
            screen=SCREEN,
            asks="wie, wat, wanneer",
            make=presenter.agree,
            read=presenter.read,
        )
        self.tasks.thrown_away.connect(self.thrown_away.emit)
        self.tasks.add.setAccessibleName("Nieuwe afspraak: wie, wat, wanneer")
        self.tasks.add.textChanged.connect(self._preview)
        self.body.addWidget(self.tasks)
        self.preview = Words("", "quiet")
        self.preview.hide()
        self.body.addWidget(self.preview)
        context.changed.connect(self._on_changed)
        self._show()

    def _preview(self, words: str) -> None:
        """While somebody types: what it is read as, so that Enter holds no surprise."""
        self.preview.setVisible(bool(words.strip()))
        if words.strip():
            self.preview.setText(self._presenter.understood(self._presenter.read(words)))

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind == "actie" for record in changes.records):
            self._show()

    def _show(self) -> None:
        self.tasks.set_ids(self._presenter.agreed())


class LastCard(Card):
    """The agreements of the last report, and what is still open from before: how did it go?"""

    thrown_away = Signal(bytes)

    def __init__(self, context: GezinContext, presenter: MeetingPresenter) -> None:
        super().__init__("Hoe ging het?" if context.table else "Vorige afspraken", icon_name="terug")
        self._context, self._presenter = context, presenter
        self._none = Words("Er zijn geen afspraken van een eerder overleg.", "quiet")
        self.body.addWidget(self._none)
        self.tasks = TaskList(
            context, "actie", screen=SCREEN, asks="", make=presenter.agree, read=presenter.read
        )
        self.tasks.add.hide()
        self.tasks.thrown_away.connect(self.thrown_away.emit)
        self.body.addWidget(self.tasks)
        context.changed.connect(self._on_changed)
        self._show()

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind in ("actie", meetings.MEETING) for record in changes.records):
            self._show()

    def _show(self) -> None:
        found = self._presenter.last_agreed()
        self._none.setVisible(not found)
        self.tasks.set_ids(found)


class EffortFields(QWidget):
    """Everything about one line of the broad plan."""

    def __init__(self, context: GezinContext, effort: Id) -> None:
        super().__init__()
        self._context, self._effort = context, effort
        body = column(self, gap=8)
        body.addWidget(Pairs([self._asked(field) for field in _EFFORT_TEXTS], most=2))
        words = question(context, meetings.EFFORT, "wie")
        picker = MemberPicker(words)
        rows = (*context.snapshot.of("gezinslid"), *context.snapshot.of("medewerker"))
        picker.set_people([(row.id, person_name(row, tafel=context.table)) for row in rows])
        bind(picker, context, effort, meetings.EFFORT, "wie", screen=SCREEN)
        body.addWidget(labelled(words, picker))
        body.addWidget(Pairs([self._asked(field) for field in _EFFORT_FACTS], most=4))
        self.promised = Tick(question(context, meetings.EFFORT, "toegezegd"))
        self.promised.clicked.connect(lambda on=False: self._write(on=on))
        trace(self.promised, context, effort, meetings.EFFORT, "toegezegd", screen=SCREEN)
        body.addWidget(self.promised)
        context.changed.connect(self._on_changed)
        self._refresh()

    def _asked(self, field: str) -> Asked:
        return Asked(self._context, self._effort, meetings.EFFORT, field, screen=SCREEN)

    def _write(self, *, on: bool) -> None:
        edit = set_field(self._context.snapshot, self._effort, meetings.EFFORT, "toegezegd", on)
        self._context.apply([edit], SCREEN)

    def _on_changed(self, changes: Changes) -> None:
        if any(record.id == self._effort for record in changes.records):
            self._refresh()

    def _refresh(self) -> None:
        row = self._context.snapshot.get(self._effort)
        self.promised.setChecked(row is not None and row.flag("toegezegd"))
