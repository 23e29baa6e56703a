"""The verklarende analyse: one page for the gezin and one for each child, then the one explanation."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.services import analyse
from kanz_desktop.services.analyse import ANALYSIS, FACTOR, FACTORS, ONLOOKER, STORY, WISH, Subject
from kanz_desktop.ui.historie import part_presenter
from kanz_desktop.ui.historie.fields import fields, kept_from, people_picker
from kanz_desktop.ui.historie.plan_choice import PlanChoice
from kanz_desktop.ui.historie.presenter import BEGUN, SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.later import Later
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.rows_card import RowsCard
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Words
from kanz_desktop.ui.widgets.tabs import Tabs
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton

_OF_FACTOR = ("krachten", "problemen", "beschermt", "risico")
_TALL = 66
"""Pixels at 100 % of a row of fields with little in them."""
_COURSE = ("begon", "houdt_in_stand", "erger", "minder")


class AnalysisPage(QWidget):
    """`thrown_away` carries a row that goes to the Prullenbak."""

    thrown_away = Signal(bytes)

    def __init__(self, context: GezinContext) -> None:
        super().__init__()
        self._context = context
        self._subjects: tuple[tuple[Subject, str], ...] = ()
        self._chosen: Subject = None
        self._pages: dict[Subject, SubjectPage] = {}
        body = column(self, gap=12)
        body.addWidget(self._factors())
        self.onlookers = self._rows(
            "Wie kijken er mee" if context.table else "Deskundigen die meekijken",
            "oog",
            empty="Er kijkt nog niemand van buiten mee.",
            asks="wie kijkt mee? naam, functie",
            kind=ONLOOKER,
            field="naam",
        )
        body.addWidget(self.onlookers)
        body.addWidget(self._story())
        self.wishes = self._rows(
            "Wat we willen bereiken" if context.table else "Gewenste doelen",
            "doel",
            empty="Er is nog geen doel opgeschreven.",
            asks="wat willen jullie bereiken?" if context.table else "wat wil het gezin bereiken?",
            kind=WISH,
            field="wat",
        )
        body.addWidget(self.wishes)

    def on_changes(self, changes: Changes) -> None:
        kinds = {record.kind for record in changes.records}
        if "gezinslid" in kinds:
            self._show_subjects()
        if kinds & {ONLOOKER, "gezinslid"}:
            self.onlookers.refresh()
        if kinds & {WISH, "probleem", "gezinslid"}:
            self.wishes.refresh()

    def show_record(self, record_id: Id) -> QWidget | None:
        """A row; of a factor the page of whom it is about."""
        row = self._context.snapshot.get(record_id)
        if row is not None and row.kind in (ANALYSIS, FACTOR):
            self.show_subject(row.ref("over"))
            return self._pages[self._chosen]
        return self.onlookers.show_record(record_id) or self.wishes.show_record(record_id) or self

    def show_subject(self, over: Subject) -> None:
        """The gezin (None) or a child; made when it is opened for the first time."""
        known = [subject for subject, _ in self._subjects]
        self._chosen = over if over in known else known[0]
        if self._chosen not in self._pages:
            self._pages[self._chosen] = SubjectPage(self._context, self._chosen)
            self._place.addWidget(self._pages[self._chosen])
        for subject, page in self._pages.items():
            page.setVisible(subject == self._chosen)
        self.tabs.choose(str(known.index(self._chosen)))

    def _factors(self) -> Card:
        card = Card("Waardoor het zo is" if self._context.table else "Verklarende analyse", icon_name="vraag")
        self._tabs_place = column()
        card.body.addLayout(self._tabs_place)
        self._place = column(gap=8)
        card.body.addLayout(self._place)
        self._show_subjects()
        return card

    def _show_subjects(self) -> None:
        """Tabs anew when there is another child, or one is called otherwise."""
        subjects = tuple(tab for tab in part_presenter.subject_tabs(self._context) if self._is_shown(tab[0]))
        if subjects == self._subjects:
            return
        self._subjects = subjects
        clear(self._tabs_place)
        if not subjects:
            return
        self.tabs = Tabs("Over wie", [(str(place), words) for place, (_, words) in enumerate(subjects)])
        self.tabs.chosen.connect(lambda place: self.show_subject(self._subjects[int(place)][0]))
        self._tabs_place.addWidget(self.tabs)
        self.show_subject(self._chosen)

    def _is_shown(self, over: Subject) -> bool:
        context = self._context
        return not kept_from(context, analyse.analysis_id(context.snapshot, context.pen, over))

    def _story(self) -> Card:
        context = self._context
        context.apply(analyse.story_edits(context.snapshot, context.pen), BEGUN)
        story = analyse.story_id(context.snapshot, context.pen)
        card = Card(
            "Zo is het gekomen" if context.table else "Verklaring in gewone woorden", icon_name="boek"
        )
        card.body.addWidget(Asked(context, story, STORY, "verklaring", screen=SCREEN))
        card.body.addWidget(fields(context, story, STORY, "klopt", "klopt_woorden", "datum", most=3))
        return card

    def _rows(self, title: str, icon_name: str, *, empty: str, asks: str, kind: str, field: str) -> RowsCard:
        context = self._context
        shown = part_presenter.onlookers if kind == ONLOOKER else part_presenter.wishes
        build = self._onlooker if kind == ONLOOKER else self._wish
        card = RowsCard(
            context,
            title,
            icon_name,
            empty=empty,
            asks=asks,
            kind=kind,
            field=field,
            lines=lambda: shown(context),
            build=build,
            screen=SCREEN,
        )
        card.add.entered.connect(partial(self._add, kind))
        card.thrown_away.connect(self.thrown_away.emit)
        return card

    def _onlooker(self, record: Id) -> QWidget:
        context = self._context
        holder = QWidget()
        body = column(holder, gap=8)
        body.addWidget(fields(context, record, ONLOOKER, "naam", "functie", "datum", most=3))
        body.addWidget(Asked(context, record, ONLOOKER, "ziet", screen=SCREEN))
        return holder

    def _wish(self, record: Id) -> QWidget:
        context = self._context
        holder = QWidget()
        body = column(holder, gap=8)
        body.addWidget(Asked(context, record, WISH, "wat", screen=SCREEN))
        body.addWidget(people_picker(context, record, WISH, "wie", everyone="iedereen"))
        body.addWidget(PlanChoice(context, record))
        return holder

    def _add(self, kind: str, words: str) -> None:
        """A name may have what somebody does behind a comma; a goal is what was typed."""
        context = self._context
        naam, _, functie = words.partition(",")
        values = {"naam": naam.strip(), "functie": functie.strip()} if kind == ONLOOKER else {"wat": words}
        context.apply(analyse.new_row(context.snapshot, context.pen, kind, {**values}), SCREEN)


class SubjectPage(QWidget):
    """Of a child or of the gezin: each factor with what goes well first, and how it came about."""

    def __init__(self, context: GezinContext, over: Subject) -> None:
        super().__init__()
        self._context, self._over = context, over
        snapshot, pen = context.snapshot, context.pen
        context.apply(analyse.analysis_edits(snapshot, pen, over), BEGUN)
        body = column(self, gap=8)
        for entry in context.methode.list(FACTORS):
            words = entry.words(tafel=context.table)
            body.addWidget(Words(words, "strong"))
            factor = analyse.factor_id(snapshot, pen, over, entry.id)
            made = partial(fields, context, factor, FACTOR, *_OF_FACTOR, most=4, about=words)
            body.addWidget(Later(made, height=context.theme.px(_TALL), name=words))
        body.addWidget(Divider())
        whole = analyse.analysis_id(snapshot, pen, over)
        body.addWidget(fields(context, whole, ANALYSIS, *_COURSE, most=4))
        if not context.table:
            body.addWidget(flowing(VoorWieButton(context, whole, screen=SCREEN, choose=self._for_whom)))

    def _for_whom(self, rule: str, persons: Iterable[Id]) -> list[Edit]:
        context = self._context
        return analyse.set_analysis_audience(context.snapshot, context.pen, self._over, rule, persons)
