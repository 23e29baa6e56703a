"""What belongs to all meetings together, folded away: how long the period is, and the overview beforehand."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain import meetings
from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services import overleg
from kanz_desktop.ui.overleg.presenter import BEGUN, SCREEN, OverlegPresenter
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, Divider, SectionTitle, Words

OVERVIEW_FIELDS = ("diagnostiek", "hulp", "wonen_geld")
_DECISION = ("loopt_weer", "kijk_problemen", "kijk_samenhang", "kijk_aanpak")
_KNOWN = (
    "Wie er in het gezin zijn, wat ieder overdag doet en wie erbij betrokken is, komt vanzelf op het papier."
)


class PagesCard(Card):
    """Built when they are opened; made anew when another traject begins."""

    def __init__(self, context: GezinContext, presenter: OverlegPresenter) -> None:
        title = "Hoe lang en hoe verder" if context.table else "Periode en overzicht"
        super().__init__(title, icon_name="boek")
        self._context, self._presenter = context, presenter
        self._traject: Id | None = None
        self.folds = Folds()
        self._place = column(gap=8)
        self.body.addLayout(self._place)
        self._numbers: dict[str, int] = {}
        self._show()
        context.changed.connect(self._on_changed)

    def open_for(self, kind: str) -> bool:
        """Open the page where records of this kind stand; False when none does."""
        number = self._numbers.get(kind)
        if number is not None and not self.folds.is_open(number):
            self.folds.toggle(number)
        return number is not None

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind == "traject" for record in changes.records):
            self._show()

    def _show(self) -> None:
        traject = self._presenter.traject
        if traject == self._traject:
            return
        clear(self._place)
        self._traject = traject
        self.folds = Folds()
        period = "Deze periode" if self._context.table else "MPG-periode, verlengen en advies"
        before = "Wat er al bekend is" if self._context.table else "Overzicht vooraf"
        self._numbers = {
            meetings.PERIOD: self.folds.add(period, partial(PeriodPage, self._context, self._presenter)),
            meetings.OVERVIEW: self.folds.add(
                before,
                partial(OverviewPage, self._context, before, overleg.overview_id(self._context.pen, traject)),
            ),
        }
        self._place.addWidget(self.folds)


class PeriodPage(QWidget):
    """How long, from when, extended or not and why, and how it ends."""

    def __init__(self, context: GezinContext, presenter: OverlegPresenter) -> None:
        super().__init__()
        self._context, self._presenter = context, presenter
        context.apply(overleg.page_edits(context.snapshot, context.pen), BEGUN)
        self.record = overleg.period_id(context.pen, presenter.traject)
        body = column(self, gap=8)
        body.addWidget(SectionTitle("Deze periode" if context.table else "MPG-periode"))
        body.addWidget(self._fields("vorm", "begin", most=2))
        self.start = Words("", "quiet")
        body.addWidget(self.start)
        body.addWidget(Divider())
        body.addWidget(self._fields(*_DECISION, most=2))
        body.addWidget(self._fields("verlengd_tot", "verlengd_waarom", most=2))
        body.addWidget(Divider())
        body.addWidget(self._fields("advies", "behoud", most=2))
        body.addWidget(self._fields("einde", most=2))
        context.changed.connect(self._on_changed)
        self._refresh()

    def _fields(self, *fields: str, most: int) -> Pairs:
        asked = [Asked(self._context, self.record, meetings.PERIOD, field, screen=SCREEN) for field in fields]
        return Pairs(asked, most=most)

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind in (meetings.PERIOD, meetings.MEETING) for record in changes.records):
            self._refresh()

    def _refresh(self) -> None:
        words = self._presenter.start_words()
        self.start.setText(words)
        self.start.setVisible(bool(words))


class OverviewPage(QWidget):
    """What nobody else in the map says: the rest of the overview is known already."""

    def __init__(self, context: GezinContext, title: str, record: Id) -> None:
        super().__init__()
        context.apply(overleg.page_edits(context.snapshot, context.pen), BEGUN)
        body = column(self, gap=8)
        body.addWidget(SectionTitle(title))
        body.addWidget(Words(_KNOWN, "quiet"))
        asked = [Asked(context, record, meetings.OVERVIEW, field, screen=SCREEN) for field in OVERVIEW_FIELDS]
        body.addWidget(Pairs(asked, most=3))
        printing = GhostButton("Afdrukken …", lambda: context.navigate("afdrukken"), icon_name="afdrukken")
        body.addWidget(flowing(printing))
