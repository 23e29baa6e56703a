"""The dialooggesprek: gezin, network and professionals together, and each time how it goes on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.meetings import agreements
from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.services import dialoog
from kanz_desktop.services.dialoog import OPTION, REVIEW, TALK
from kanz_desktop.services.overleg import new_agreement
from kanz_desktop.ui.gezinsplan.task_list import TaskList
from kanz_desktop.ui.gezinsplan.typed import Said
from kanz_desktop.ui.historie import part_presenter
from kanz_desktop.ui.historie.fields import fields, people_picker
from kanz_desktop.ui.historie.presenter import SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.asked import question
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.part_rows import PartRows
from kanz_desktop.ui.widgets.rows_card import RowsCard
from kanz_desktop.ui.widgets.surfaces import Words

_READ = frozenset({TALK, REVIEW, "actie"})


class DialoguePage(QWidget):
    """`thrown_away` carries a talk that goes to the Prullenbak, `thrown` an agreement that went there."""

    thrown_away = Signal(bytes)
    thrown = Signal(bytes)

    def __init__(self, context: GezinContext) -> None:
        super().__init__()
        self._context = context
        self.rows = RowsCard(
            context,
            "Met iedereen samen" if context.table else "Dialooggesprek",
            "samen",
            empty="Er is nog geen gesprek opgeschreven.",
            asks="wanneer, en wie leidt het gesprek?",
            kind=TALK,
            field="voorzitter",
            lines=lambda: part_presenter.dialogues(context),
            build=self._talk,
            screen=SCREEN,
            add_first=True,
            readers=self._for_whom,
        )
        self.rows.add.setPlaceholderText("+ 12 mei, Karin van het wijkteam")
        self.rows.add.entered.connect(self._add)
        self.rows.thrown_away.connect(self.thrown_away.emit)
        column(self, gap=12).addWidget(self.rows)

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind in _READ for record in changes.records):
            self.rows.refresh()

    def show_record(self, record_id: Id) -> QWidget | None:
        """A talk, or the one that this part belongs to."""
        row = self._context.snapshot.get(record_id)
        return self.rows.show_record((row.ref("dialoog") if row is not None else None) or record_id)

    def _add(self, words: str) -> None:
        context = self._context
        day, leads = part_presenter.read_talk(words, context.sessie.today())
        edits = dialoog.new_talk(context.snapshot, context.pen, voorzitter=leads, datum=day)
        context.apply(edits, SCREEN)

    def _for_whom(self, talk: Id, rule: str, persons: Iterable[Id]) -> list[Edit]:
        return dialoog.set_talk_audience(self._context.snapshot, self._context.pen, talk, rule, persons)

    def _talk(self, talk: Id) -> QWidget:
        made = TalkFields(self._context, talk)
        made.agreements.thrown_away.connect(self.thrown.emit)
        return made


class TalkFields(QWidget):
    """Everything about one talk, in the order in which it goes."""

    def __init__(self, context: GezinContext, talk: Id) -> None:
        super().__init__()
        self._context, self._talk = context, talk
        self._body = column(self, gap=8)
        self._fields("datum", "voorzitter")
        self._body.addWidget(
            people_picker(context, talk, TALK, "aanwezig", workers=True, everyone="iedereen")
        )
        self._fields("aanwezig_anders")
        self._fields("krachten", "besproken")
        self._body.addWidget(Words("Wat er kan, en wat in de weg zit", "strong"))
        self._body.addWidget(self._options())
        self._body.addWidget(Words("Wat we afspreken", "strong"))
        self.agreements = TaskList(
            context, "actie", screen=SCREEN, asks="afspraak, wie, wanneer", make=self._agreed
        )
        self._body.addWidget(self.agreements)
        self._fields("netwerk")
        self._fields("evaluatie", "evaluatie_met")
        self._body.addWidget(Words("Hoe het daarna ging", "strong"))
        self._body.addWidget(self._reviews())
        context.changed.connect(self._on_changed)
        self._show()

    def _fields(self, *names: str) -> None:
        self._body.addWidget(fields(self._context, self._talk, TALK, *names))

    def _options(self) -> PartRows:
        context = self._context
        add = AddLine(
            context, question(context, OPTION, "wat").lower(), kind=OPTION, field="wat", screen=SCREEN
        )
        add.entered.connect(lambda words: self._new(OPTION, words))
        return PartRows(
            context, OPTION, add, ids=lambda: self._ids(OPTION), build=self._option, screen=SCREEN
        )

    def _option(self, record: Id) -> QWidget:
        return fields(self._context, record, OPTION, "wat", "obstakels", "voorrang", most=3)

    def _reviews(self) -> PartRows:
        add = TouchButton("Evaluatie van vandaag opschrijven", lambda: self._new(REVIEW))
        return PartRows(
            self._context,
            REVIEW,
            flowing(add),
            ids=lambda: self._ids(REVIEW),
            build=self._review,
            screen=SCREEN,
        )

    def _review(self, record: Id) -> QWidget:
        context = self._context
        holder = QWidget()
        body = column(holder, gap=8)
        body.addWidget(fields(context, record, REVIEW, "datum", "besluit"))
        who = people_picker(context, record, REVIEW, "aanwezig", workers=True, everyone="iedereen")
        body.addWidget(who)
        said = ("aanwezig_anders", "hoe_gaat_het", "anders")
        body.addWidget(fields(context, record, REVIEW, *said, most=3))
        return holder

    def _new(self, kind: str, words: str = "") -> None:
        context = self._context
        day = context.sessie.today()
        values = {"wat": words} if kind == OPTION else {"datum": day}
        context.apply(dialoog.new_part(context.snapshot, context.pen, kind, self._talk, {**values}), SCREEN)

    def _agreed(self, said: Said) -> list[Edit]:
        context = self._context
        return new_agreement(context.snapshot, context.pen, self._talk, today=context.sessie.today(), **said)

    def _ids(self, kind: str) -> tuple[Id, ...]:
        return tuple(row.id for row in dialoog.parts(self._context.snapshot, kind, self._talk))

    def _show(self) -> None:
        self.agreements.set_ids([row.id for row in agreements(self._context.snapshot, self._talk)])

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind == "actie" for record in changes.records):
            self._show()
