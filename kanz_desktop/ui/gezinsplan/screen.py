"""The gezinsplan: strong points first, then what cannot wait, goals, who does what, what was agreed."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.services.gezinsplan import new_actie, new_afspraak
from kanz_desktop.ui.gezinsplan.agreeing import AgreePanel, keep
from kanz_desktop.ui.gezinsplan.cards import HardTimesCard, NowCard, PeriodCard, StrongCard
from kanz_desktop.ui.gezinsplan.goals import GebiedCard
from kanz_desktop.ui.gezinsplan.points import PointsCard
from kanz_desktop.ui.gezinsplan.presenter import PlanPage, PlanPages, growing
from kanz_desktop.ui.gezinsplan.task_list import TaskList
from kanz_desktop.ui.gezinsplan.typed import Said
from kanz_desktop.ui.gezinsplan.versions import AgreeForm, Versie, agree_form, answer_form, versies
from kanz_desktop.ui.gezinsplan.versions_card import VersionsCard
from kanz_desktop.ui.gezinsplan.weeks_card import WeeksCard
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.autosave_fields import AutosaveLine, AutosaveText
from kanz_desktop.ui.widgets.buttons import PrimaryButton
from kanz_desktop.ui.widgets.gone_line import GoneLine
from kanz_desktop.ui.widgets.layout import column, keep_only
from kanz_desktop.ui.widgets.safety_note import SafetyNote
from kanz_desktop.ui.widgets.surfaces import Card, EmptyState
from kanz_desktop.ui.widgets.turns import Turns

PAGE_KINDS = frozenset({
    "gezinsplan", "probleem", "aandachtspunt", "actie", "afspraak", "leefgebied", "gezinslid", "traject",
})  # fmt: skip
"""Kinds whose changes can alter this page; fields follow their own record by themselves."""
VERSION_KINDS = frozenset({"planversie", "akkoord", "document", "traject"})
HELP = """Enter in een lege regel: voegt toe wat je typte.
“Stroom bellen, Mama, vr”: wie en wanneer staan dan meteen goed.
Alt+pijl omhoog of omlaag: verplaatst een actie of afspraak.
Alt+Delete: legt een actie of afspraak in de prullenbak; Ctrl+Z haalt hem terug.
Afspreken bewaart het plan zoals het nu is, met ieders antwoord erbij.
Alles wordt vanzelf opgeslagen."""


class GezinsplanScreen(Screen):
    """One column; every field saves itself."""

    id = "gezinsplan"
    title = "Gezinsplan"
    title_table = "Ons plan"
    lead = "Eerst wat goed gaat. Dan wat niet kan wachten, de doelen, en wie wat doet."
    lead_table = "Eerst waar we goed in zijn. Dan wat we willen bereiken, en wie wat doet."
    icon = "plan"
    deel = "gezinsplan"
    help_text = HELP

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self._pages = PlanPages(context.pen)
        page = self._pages.of(context.snapshot)
        self.agree_button = PrimaryButton("Afspreken", self.open_agreement, icon_name="vinkje")
        self.head.addWidget(self.agree_button)
        self.strong = StrongCard(context, page.plan, screen=self.id)
        self.fires = self._fires()
        self.weeks = WeeksCard(context, screen=self.id)
        self.now = NowCard(context, page.plan, screen=self.id)
        self.goal_cards: dict[str, GebiedCard] = {}
        self.goals = column(gap=12)
        self.safety = SafetyNote()
        self.no_goals = self._no_goals()
        self.points = PointsCard(context, screen=self.id)
        self.promises = TaskList(
            context, "afspraak", screen=self.id, asks="schrijf een afspraak", make=self._new_afspraak
        )
        self.period = PeriodCard(context, page.plan, screen=self.id)
        self.hard_times = HardTimesCard(context, page.plan, screen=self.id)
        self.versions = VersionsCard(context, screen=self.id)
        self.gone = GoneLine(context, self.id)
        self.agreement: AgreePanel | None = None
        self._compose()
        first, *others = growing(page)
        self._show(first)
        self._turns = Turns([*(partial(self._show, more) for more in others), self._show_versions], self)

    def complete(self) -> None:
        self._turns.finish()

    def _compose(self) -> None:
        self.add_below(self.gone)
        fires = Card("Dit eerst" if self.context.table else "Eerste brandjes", icon_name="vlag")
        fires.body.addWidget(self.fires)
        promises = Card("Afspraken", icon_name="samen")
        promises.body.addWidget(self.promises)
        for part in (self.strong, fires, self.weeks, self.now):
            self.column.addWidget(part)
        self.column.addLayout(self.goals)
        self.column.addWidget(self.safety)
        for part in (
            self.no_goals,
            self.points,
            promises,
            self.hard_times,
            self.period,
            self.versions,
        ):
            self.column.addWidget(part)
        for tasks in (self.fires, self.promises):
            tasks.thrown_away.connect(self.gone.offer)
        self.points.thrown_away.connect(self.gone.offer)
        self.versions.opened.connect(self._open_version)
        self.versions.answering.connect(self._answer_later)
        self.weeks.opened.connect(self.show_record)

    def on_changes(self, changes: Changes) -> None:
        kinds = {record.kind for record in changes.records}
        self.complete()
        if kinds & PAGE_KINDS:
            self._show(self._pages.of(self.context.snapshot))
        if kinds & VERSION_KINDS:
            self._show_versions()

    def show_record(self, record_id: Id) -> None:
        """Bring an actie, afspraak, problem or version into view, with the keyboard on it."""
        self.complete()
        found = self._widget_of(record_id)
        if found is not None:
            self.reveal(found)
            found.setFocus()
        else:
            self.focus_first()

    def focus_first(self) -> None:
        self.strong.strong.setFocus()

    def _show(self, page: PlanPage) -> None:
        self.strong.show_krachten(page.krachten)
        self.fires.set_ids(page.brandjes)
        self.weeks.show_weeks(page.weken)
        self._show_goals(page)
        self.safety.setVisible(page.veiligheid)
        self.points.show_page(page)
        self.promises.set_ids(page.afspraken)
        self.period.refresh()

    def _show_versions(self) -> None:
        today = self.context.sessie.today()
        self.versions.show_versions(versies(self.context.snapshot, self.context.pen, today))

    def _show_goals(self, page: PlanPage) -> None:
        self.no_goals.setVisible(not page.gebieden)
        wanted = {gebied.id for gebied in page.gebieden}
        keep_only(self.goals, self.goal_cards, wanted)
        for place, gebied in enumerate(page.gebieden):
            if gebied.id in self.goal_cards:
                self.goal_cards[gebied.id].show_gebied(gebied)
            else:
                self.goal_cards[gebied.id] = GebiedCard(self.context, gebied, screen=self.id)
                self.goals.insertWidget(place, self.goal_cards[gebied.id])

    def _widget_of(self, record_id: Id) -> QWidget | None:
        for tasks in (self.fires, self.promises, *self.points.lists()):
            if (row := tasks.row(record_id)) is not None:
                return row
        for card in self.goal_cards.values():
            if (goal := card.row(record_id)) is not None:
                return goal
        if record_id in self.points.sections:
            return self.points.sections[record_id]
        return self.versions if record_id in self.context.snapshot.records else None

    def _fires(self) -> TaskList:
        def make(said: Said) -> list[Edit]:
            return new_actie(self.context.snapshot, self.context.pen, **said, brandje=True)

        return TaskList(self.context, "actie", screen=self.id, asks="schrijf wat niet kan wachten", make=make)

    def _no_goals(self) -> Card:
        """Goals grow out of the leefgebieden table: without it there is nothing to aim at yet."""
        card = Card("Doelen", icon_name="doel")
        words = "Doelen komen uit wat er speelt. Begin bij de leefgebieden."
        table = "Eerst kijken we hoe het nu gaat. Daarna zeggen we wat we willen bereiken."
        go = "Zo gaat het nu" if self.context.table else "Naar leefgebieden"
        card.body.addWidget(
            EmptyState(
                table if self.context.table else words, go, lambda: self.context.navigate("leefgebieden")
            )
        )
        return card

    def _new_afspraak(self, said: Said) -> list[Edit]:
        return new_afspraak(self.context.snapshot, self.context.pen, **said)

    def open_agreement(self) -> None:
        """The page's one filled button moves into the panel while it is open."""
        context = self.context
        self._open_panel(agree_form(context.snapshot, context.pen, context.sessie.today()))

    def _answer_later(self, version: Versie) -> None:
        context = self.context
        self._open_panel(answer_form(context.snapshot, context.pen, context.sessie.today(), version))

    def _open_panel(self, form: AgreeForm) -> None:
        if self.agreement is not None:
            return
        self.agreement = AgreePanel(self.context, form)
        self.agreement.agreed.connect(self._agree)
        self.agreement.left.connect(self._close_agreement)
        self.column.insertWidget(0, self.agreement)
        self.agreement.show()
        self.agree_button.hide()
        self.scroll_area.verticalScrollBar().setValue(0)
        self.agreement.day.setFocus()

    def _close_agreement(self) -> None:
        if self.agreement is not None:
            self.column.removeWidget(self.agreement)
            self.agreement.hide()
            self.agreement.deleteLater()
            self.agreement = None
        self.agree_button.show()
        self.agree_button.setFocus()

    def _agree(self, form: AgreeForm) -> None:
        """The whole plan is kept as it stands; what is still in an editor goes first."""
        for editor in (*self.findChildren(AutosaveText), *self.findChildren(AutosaveLine)):
            editor.commit()  # what is still being written belongs to the plan
        sessie = self.context.sessie
        said = "Antwoord bewaard" if form.versie is not None else "Afgesproken en bewaard"
        self.context.tasks.run(
            lambda: keep(sessie, form), lambda _changes: self._agreed(said), self._not_agreed
        )

    def _agreed(self, said: str) -> None:
        self._close_agreement()
        self.context.say(said)
        self.reveal(self.versions)

    def _not_agreed(self, error: BaseException) -> None:
        if self.agreement is not None:
            self.agreement.confirm.setEnabled(True)
        self.context.show_error(error, self.id)

    def _open_version(self, version: Id) -> None:
        """A printed one lies in the map; an agreed one is made into pages from what was kept."""
        record = self.context.snapshot.get(version)
        paper = record.ref("document") if record is not None else None
        if paper is not None and self.context.snapshot.get(paper) is not None:
            self.context.navigate("gezinsmap", paper)
        else:
            self.context.navigate("afdrukken", version)
