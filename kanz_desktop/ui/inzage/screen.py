"""Wie zag wat?: the inzageregister by day, with what one wants to see of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from kanz_desktop.domain.inzage import Zin
from kanz_desktop.domain.values import Id
from kanz_desktop.method.model import Entry
from kanz_desktop.services import inzageregister
from kanz_desktop.services.inzageregister import Filter, Keten, Pagina, Spot
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.ui.inzage.day_list import DayList
from kanz_desktop.ui.inzage.presenter import SORTS, about, by_day, verdict
from kanz_desktop.ui.inzage.retention_card import RetentionCard
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.shell.tasks import Progress, Stopped
from kanz_desktop.ui.widgets.buttons import ChipButton, LinkButton, TouchButton
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import EmptyState, Note, Words

HEADING = "Wie zag wat?"
CHECKING = "De keten van het register wordt nagekeken"
NOTHING = "Hier is nog niets over te lezen."


class InzageScreen(Screen):
    """Nothing can be changed here. Pages are read when somebody looks, and go when one leaves."""

    id = "inzage"
    title = HEADING
    lead = "Wie de map opende, veranderde of meegaf. Is er een regel uit gehaald, dan zegt Nakijken dat."
    lead_table = "Dit is jullie map. Hier staat wie erin keek, iets veranderde of meenam."
    icon = "geschiedenis"
    deel = "inzage"
    at_bottom = True
    help_text = (
        "Kies bovenaan wat je wilt zien: bekeken, veranderd, afgedrukt of gewist.\n"
        "Kijken wordt een keer per dag opgeschreven, alles wat de map uit gaat elke keer.\n"
        "“Nakijken” leest de hele lijst na en zegt het als er iets is veranderd of weggehaald.\n"
        "Op papier: Afdrukken, en kies Inzageregister."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.set_heading(HEADING, self.lead_table if context.table else self.lead)
        self.check_button = TouchButton("Nakijken", self.check, icon_name="vinkje")
        self.print_button = TouchButton(
            "Afdrukken …", partial(context.navigate, "afdrukken"), icon_name="afdrukken"
        )
        if not context.table:
            self.head.addWidget(self.check_button)
        self.head.addWidget(self.print_button)
        self.sorts = ChoiceField(SORTS, name="Wat", tafel=context.table)
        self.sorts.edited.connect(lambda _sort: self._read())
        self.only = ChipButton("", self._all_records)
        self.only.hide()
        self._verdict = column()
        self.days = DayList()
        self.more = LinkButton("Verder terug", self._more)
        self.more.hide()
        self.empty = EmptyState(NOTHING, icon_name="geschiedenis")
        self.empty.hide()
        self._who = row()
        self._people: dict[Id, str] = {}
        self._chosen = Filter()
        self._next: Spot | None = None
        self._zinnen: tuple[Zin, ...] = ()
        self._turn = 0
        self._build()

    def focus_first(self) -> None:
        """What was done meanwhile has to stand here, so it is read anew."""
        self._all_records(read=False)
        self._read()
        super().focus_first()

    def show_record(self, record_id: Id) -> None:
        """What was done with one paper or row."""
        self._chosen = Filter(over=record_id)
        self.sorts.set_value("")
        self.only.setText(f"{about(self.context, record_id)}  ×")
        self.only.setAccessibleName(f"{about(self.context, record_id)}: alles tonen")
        self.only.setChecked(True)
        self.only.show()
        self._read()
        self.only.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """What was read does not stay in memory."""
        self._turn += 1
        self._zinnen, self._next = (), None
        self.days.show_days(())
        clear(self._verdict)

    def check(self) -> None:
        """Read the whole log and say whether it is as it was written."""
        self.check_button.setEnabled(False)
        clear(self._verdict)
        sessie = self.context.sessie
        self.context.tasks.run_long(CHECKING, partial(_check, sessie), self._checked, self._failed)

    def _checked(self, keten: Keten | None) -> None:
        self.check_button.setEnabled(True)
        if keten is None:
            return
        role, icon = ("trouble", "let-op") if keten.breuken else ("good", "vinkje")
        self._verdict.addWidget(Note(verdict(keten), role, icon_name=icon))

    def _failed(self, error: BaseException) -> None:
        self.check_button.setEnabled(True)
        self.context.show_error(error, self.id)

    def _read(self) -> None:
        """The first page of what is chosen now; what is on its way for another choice is dropped."""
        self._chosen = Filter(self._chosen.person, self.sorts.value(), self._chosen.over)
        self._zinnen, self._next = (), None
        self._ask()

    def _more(self) -> None:
        if self.days.more() or self._next is None:
            self._show_more()
        else:
            self._ask()

    def _ask(self) -> None:
        self._turn += 1
        context = self.context
        future = inzageregister.page(context.sessie, context.audience, self._chosen, self._next)
        context.tasks.follow(future, partial(self._arrived, self._turn), self._failed)

    def _arrived(self, turn: int, page: Pagina) -> None:
        if turn != self._turn:
            return
        first = not self._zinnen
        self._zinnen += page.zinnen
        self._next = page.next
        days = by_day(self._zinnen, self.context.sessie.today())
        self.days.show_days(days, from_top=first)
        self._show_more()
        self.empty.setVisible(not self._zinnen)
        self._meet(page.zinnen)

    def _show_more(self) -> None:
        self.more.setVisible(self.days.hidden or self._next is not None)

    def _meet(self, zinnen: tuple[Zin, ...]) -> None:
        """Who can be chosen: everybody who was met in what was read."""
        known = len(self._people)
        self._people |= {zin.person: zin.wie for zin in zinnen}
        if len(self._people) == known or len(self._people) < 2:
            return
        clear(self._who)
        entries = [Entry(person.hex(), name, name) for person, name in self._people.items()]
        choice = ChoiceField(entries, name="Wie", as_menu=True, empty="iedereen")
        choice.edited.connect(self._choose_person)
        self._who.addWidget(Words("Wie", "label"))
        self._who.addWidget(choice)

    def _choose_person(self, person: str) -> None:
        chosen = bytes.fromhex(person) or None
        self._chosen = Filter(chosen, self._chosen.soort, self._chosen.over)
        self._read()

    def _all_records(self, *, read: bool = True) -> None:
        self._chosen = Filter(self._chosen.person, self._chosen.soort)
        self.only.hide()
        if read:
            self._read()

    def _build(self) -> None:
        filters = row(gap=12)
        filters.addWidget(self.sorts, 1)
        filters.addLayout(self._who)
        self.column.addLayout(filters)
        holder = row()
        holder.addWidget(self.only)
        holder.addStretch(1)
        self.column.addLayout(holder)
        self.column.addLayout(self._verdict)
        self.column.addWidget(self.days)
        body = column()
        body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addLayout(body)
        self.column.addWidget(self.empty)
        if self.context.werkplek is not None:
            self.column.addWidget(RetentionCard(self.context.werkplek, self.context.tasks))


def _check(sessie: GezinSessie, progress: Progress) -> Keten | None:
    """None when somebody asked to stop."""
    try:
        return inzageregister.check_chain(sessie, lambda done: progress.step(f"{done} nagekeken", 0, 0))
    except Stopped:
        return None
