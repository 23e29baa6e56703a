"""The screen with the people of the gezin, what is good to know, and who helps."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.checks import BornInFuture
from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.gezin.around import GezinCard, TrajectCard, WorkersCard
from kanz_desktop.ui.gezin.example import ExampleCard, shows_example
from kanz_desktop.ui.gezin.member_row import MemberRow
from kanz_desktop.ui.gezin.presenter import RELEVANT, SCREEN, GezinPresenter, MemberLine
from kanz_desktop.ui.gezin.typed import NewMember
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.buttons import LinkButton
from kanz_desktop.ui.widgets.gone_line import GoneLine
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Note, Words


class GezinScreen(Screen):
    """Members first; the rest below it."""

    id = SCREEN
    title = "Gezin"
    title_table = "Ons gezin"
    lead = "Wie horen erbij, en wat is goed om te weten."
    lead_table = "Wie horen erbij, en hoe noemen jullie elkaar?"
    icon = "mensen"
    deel = "gezin"
    help_text = (
        "Iemand erbij zetten gaat op één regel, bijvoorbeeld: Sem, zoon, 12-12-2015.\n"
        "Achter elke naam staat “wijzig”: daar vul je de rest in.\n"
        "Voor een baby die nog komt: baby, baby op komst, en de dag waarop die wordt verwacht.\n"
        "Alles is bewaard zodra je verder gaat. Ctrl+Z zet de laatste verandering terug."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self._presenter = GezinPresenter(context, context.sessie.today)
        self._rows: dict[Id, MemberRow] = {}
        self._awaiting: str = ""
        self._opened: Id | None = None
        self.column.addWidget(self._members_card())
        self._gone = GoneLine(context, SCREEN)
        self.column.addWidget(self._gone)
        self.column.addWidget(GezinCard(context, self._presenter))
        if not context.table:
            self._traject = TrajectCard(context, self._presenter)
            self.column.addWidget(self._traject)
        self._workers = WorkersCard(context, self._presenter)
        self.column.addWidget(self._workers)
        if shows_example(context):
            self.column.addWidget(ExampleCard(context))
        self._show_members()

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind in RELEVANT for record in changes.records):
            self._show_members()
            self._workers.refresh()

    def show_record(self, record_id: Id) -> None:
        found = self._rows.get(record_id)
        if found is not None:
            found.set_open(True)
            found.focus_first()
            self.reveal(found)
        elif record_id == self._presenter.traject and not self.context.table:
            self._traject.focus_first()
            self.reveal(self._traject)
        else:
            self.focus_first()

    def focus_first(self) -> None:
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _members_card(self) -> Card:
        card = Card("Wie horen erbij", icon_name="mensen")
        self._nobody = Words("Hier staat nog niemand. Begin met een naam en druk op Enter.", "quiet")
        card.body.addWidget(self._nobody)
        self._list = column(gap=0)
        card.body.addLayout(self._list)
        card.body.addWidget(Divider())
        self._add = AddLine(
            self.context,
            "wie hoort er nog bij? naam, rol, geboortedatum",
            kind="gezinslid",
            field="naam",
            screen=SCREEN,
        )
        self._add.entered.connect(self._entered)
        card.body.addWidget(self._add)
        card.body.addWidget(self._future_line())
        return card

    def _future_line(self) -> Note:
        self._future = Note("", "attention", icon_name="kalender")
        self._pending: NewMember | None = None
        self._future.row.addWidget(LinkButton("Ja, uitgerekende datum", self._is_expected))
        self._future.row.addWidget(LinkButton("Nee, ik pas het aan", self._type_again))
        self._future.hide()
        return self._future

    def _entered(self, text: str) -> None:
        new = self._presenter.read_line(text)
        try:
            self._awaiting = new.name if self._presenter.add(new) else ""
            self._future.hide()
        except BornInFuture as refused:
            self._pending, self._typed = new, text
            said = explain(refused)
            self._future.set_text(f"{said.what} {said.safe} Is dit de dag waarop de baby wordt verwacht?")
            self._future.show()

    def _is_expected(self) -> None:
        if self._pending is not None:
            self._presenter.add(replace(self._pending, due=True))
        self._future.hide()
        self.focus_first()

    def _type_again(self) -> None:
        self._future.hide()
        self._add.setText(self._typed)
        self.focus_first()

    def _show_members(self) -> None:
        """Keep the rows that are still there, so that the keyboard stays where it is."""
        lines = self._presenter.members()
        self._nobody.setVisible(not lines)
        for gone in self._rows.keys() - {line.id for line in lines}:
            widget = self._rows.pop(gone)
            widget.hide()
            self._list.removeWidget(widget)
            widget.deleteLater()
        for place, line in enumerate(lines):
            known = self._rows.get(line.id)
            if known is None:
                self._list.insertWidget(place, self._new_row(line))
            else:
                known.show_line(line)

    def _new_row(self, line: MemberLine) -> MemberRow:
        made = MemberRow(self.context, self._presenter, line)
        made.deleted.connect(self._delete)
        self._rows[line.id] = made
        if self._awaiting and not line.role:
            self._open_new(made, line.id)
        self._awaiting = ""
        return made

    def _open_new(self, made: MemberRow, member: Id) -> None:
        """The last one only, with the line for the next name in sight: somebody may be typing on."""
        if self._opened in self._rows:
            self._rows[self._opened].set_open(False)
        self._opened = member
        made.set_open(True)
        if self._add.hasFocus():
            self.reveal(self._add)

    def _delete(self, member: bytes) -> None:
        self._gone.offer(member)
        self._presenter.delete(member)
