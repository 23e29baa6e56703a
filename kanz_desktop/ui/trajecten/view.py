"""The face with the overview over trajecten: what to count, the figures, the sheet, and both to keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kanz_desktop.reports.trajecten.figures import ALL, Overview, Trajecten
from kanz_desktop.reports.trajecten.kosten import balance
from kanz_desktop.services import trajecten
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.face import Action, Face, home_action, lock_action
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.page import Page
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.trajecten import presenter
from kanz_desktop.ui.trajecten.cost_card import CostCard
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.cells import CellWords
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.file_choice import ask_target
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Words
from kanz_desktop.ui.widgets.tabs import Tabs

TITLE = "Overzicht over trajecten"
LEAD = "Wat jouw afgesloten trajecten samen laten zien. Zonder namen, en nooit over minder dan vijf."
SAVED = "Opgeslagen. Wat in dit bestand staat, is niet meer op slot."
_NAME, _FIGURES = 300, 420
"""Least widths in pixels at 100 %."""


class TrajectenFace(Face):
    """Counts anew every time that it is opened."""

    def __init__(
        self, werkplek: Werkplek, tasks: Tasks, leave: Callable[[], object], lock: Callable[[], object]
    ) -> None:
        super().__init__()
        self._werkplek, self._tasks, self._leave, self._lock = werkplek, tasks, leave, lock
        self._found: Trajecten | None = None
        self._asked = ALL
        self._tabs: list[Tabs] = []
        outer = column(self, gap=0)
        self.page = Page(TITLE, LEAD)
        outer.addWidget(self.page, 1)
        self.notices = Notices()
        outer.addWidget(self.notices)
        self._build()
        tasks.run(lambda: trajecten.trajecten(werkplek), self.show_found, self.notices.show_error)

    def title(self) -> str:
        return TITLE

    def offers(self) -> Sequence[Action]:
        return (
            home_action(self._leave),
            lock_action(self._lock),
        )

    def help_text(self) -> str:
        return (
            "Kies welke trajecten meetellen. Alleen wat is afgesloten telt mee.\n"
            "Een groep van minder dan vijf staat er nooit, ook niet als je twee keuzes van elkaar aftrekt.\n"
            "Kosten en baten rekenen met aannames die je zelf verandert.\n"
            "CSV is voor een rekenblad, pdf om te laten zien."
        )

    def show_error(self, error: BaseException) -> None:
        self.notices.show_error(error)

    def focus_first(self) -> None:
        (self._tabs[0] if self._tabs else self.csv).setFocus()

    @property
    def overview(self) -> Overview | None:
        """What is on the screen; None until it was counted."""
        return self._found.overview(self._asked) if self._found is not None else None

    def show_found(self, found: Trajecten) -> None:
        """Everything that was left, with what can be chosen in it."""
        self._found = found
        clear(self._choices)
        self._tabs = []
        for place, choice in enumerate(presenter.choices(found, self._werkplek.methode)):
            self._choices.addWidget(Words(choice.name, "small"))
            tabs = Tabs(choice.name, choice.values)
            tabs.choose(self._asked[place])
            tabs.chosen.connect(partial(self._choose, place))
            self._choices.addWidget(tabs)
            self._tabs.append(tabs)
        self._show()

    def _build(self) -> None:
        which = Card("Welke trajecten", icon_name="zoeken")
        self._choices = column(gap=6)
        which.body.addLayout(self._choices)
        which.body.addWidget(Words(presenter.RULE, "quiet"))
        self.page.column.addWidget(which)
        card = Card("Samen", icon_name="samen")
        self.head = Words("", "strong")
        card.body.addWidget(self.head)
        self._figures = column(gap=4)
        card.body.addLayout(self._figures)
        self.csv = TouchButton("Opslaan als CSV …", self._save_csv, icon_name="opslaan")
        self.pdf = TouchButton("Opslaan als pdf …", self._save_pdf, icon_name="document")
        card.body.addWidget(flowing(self.csv, self.pdf))
        self.page.column.addWidget(card)
        self.costs = CostCard(trajecten.aannames(), self._assume)
        self.page.column.addWidget(self.costs)

    def _choose(self, place: int, value: str) -> None:
        asked = list(self._asked)
        asked[place] = value
        self._asked = tuple(asked)
        self._tabs[place].choose(value)
        self._show()

    def _show(self) -> None:
        overview, found = self.overview, self._found
        if overview is None or found is None:
            return
        self.head.setText(presenter.head(overview, closed=found.closed))
        clear(self._figures)
        for name, list_id, prefix in (
            ("Leefgebieden", "leefgebied", ""),
            ("Aandachtspunten", "aandachtspunt", "punt-"),
        ):
            self._figures.addWidget(Words(name, "small"))
            for line in presenter.lines(overview, self._werkplek.methode, list_id, prefix):
                self._figures.addWidget(Divider())
                self._figures.addWidget(_row(line))
        for button in (self.csv, self.pdf):
            button.setEnabled(overview.n is not None)
        self._show_costs()

    def _show_costs(self) -> None:
        overview = self.overview
        if overview is not None:
            values = trajecten.assumed(self._werkplek)
            self.costs.show_values(values, presenter.cost_words(balance(overview, values)))

    def _assume(self, aanname: str, value: int | None) -> None:
        place = self._werkplek
        self._tasks.run(
            lambda: trajecten.assume(place, aanname, value),
            lambda _none: self._show_costs(),
            self.notices.show_error,
        )

    def _save_csv(self) -> None:
        overview, place = self.overview, self._werkplek
        target = ask_target(self, "Overzicht opslaan", "Overzicht trajecten.csv")
        if target is not None and overview is not None:
            self._save(lambda: trajecten.save_csv(target, place, overview))

    def _save_pdf(self) -> None:
        overview, place = self.overview, self._werkplek
        target = ask_target(self, "Overzicht opslaan", "Overzicht trajecten.pdf")
        if target is not None and overview is not None:
            self._save(lambda: _write_pdf(target, place, overview))

    def _save(self, work: Callable[[], object]) -> None:
        self._tasks.run(work, lambda _none: self.notices.show_good(SAVED), self.notices.show_error)


def _write_pdf(target: Path, place: Werkplek, overview: Overview) -> None:
    trajecten.save_paper(target, trajecten.paper(place, overview))


def _row(line: presenter.Line) -> QWidget:
    holder = QWidget()
    cells = CellsLayout(holder)
    cells.add_cell(CellWords(line.name), _NAME)
    cells.add_cell(CellWords(line.words), _FIGURES, stretch=1)
    return holder
