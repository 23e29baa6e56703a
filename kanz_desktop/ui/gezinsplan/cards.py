"""The fixed cards of the plan: what goes well, how it is now, how long, and what if it does not work out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import InputRefused
from kanz_desktop.services.checks import check
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.gezinsplan.presenter import Kracht
from kanz_desktop.ui.gezinsplan.together_card import TogetherPart
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, editor, labelled, question
from kanz_desktop.ui.widgets.date_field import DateField
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, Note, Words
from kanz_desktop.ui.widgets.traced import trace

KIND = "gezinsplan"
CONDITION = "bijvoorbeeld: we hoeven het huis niet uit zolang …"


class StrongCard(Card):
    """First on the page: what this family is good at, in its own words and from the leefgebieden."""

    def __init__(self, context: GezinContext, plan: Id, *, screen: str) -> None:
        super().__init__(question(context, KIND, "sterke_punten"), icon_name="kracht")
        self.strong = _text(context, plan, "sterke_punten", screen)
        self._krachten = column(gap=6)
        self._shown: tuple[Kracht, ...] | None = None
        self.body.addLayout(self._krachten)
        self.body.addWidget(self.strong)

    def show_krachten(self, krachten: Sequence[Kracht]) -> None:
        if tuple(krachten) == self._shown:
            return
        self._shown = tuple(krachten)
        clear(self._krachten)
        for kracht in krachten:
            self._krachten.addWidget(Note(f"{kracht.leefgebied}: {kracht.woorden}", "good"))


class NowCard(Card):
    """What comes first; what comes after, how it is now and how it hangs together wait folded."""

    def __init__(self, context: GezinContext, plan: Id, *, screen: str) -> None:
        super().__init__(question(context, KIND, "centrale_lijn"), icon_name="samen")
        self._context, self._plan, self._screen = context, plan, screen
        self.line = _text(context, plan, "centrale_lijn", screen)
        self.body.addWidget(self.line)
        self.folds = Folds()
        self.folds.add("Wat daarna komt", self._after)
        self.folds.add("Hoe het nu is", lambda: self._asked("situatie"))
        self.folds.add("Hoe het samenhangt", lambda: TogetherPart(context, plan, screen=screen))
        self.folds.add("Zo werken we", self._principles)
        self.body.addWidget(self.folds)

    def _after(self) -> QWidget:
        return Pairs([self._asked("lijn_daarna"), self._asked("lijn_voorwaarde", CONDITION)], 2)

    def _asked(self, field: str, placeholder: str = "") -> Asked:
        return Asked(self._context, self._plan, KIND, field, screen=self._screen, placeholder=placeholder)

    def _principles(self) -> QWidget:
        """A gentle reminder: there is nothing to fill in."""
        holder = QWidget()
        body = column(holder, gap=2)
        for entry in self._context.methode.list("principe"):
            body.addWidget(Words(f"•  {entry.words(tafel=self._context.table)}", "quiet"))
        return holder


class PeriodCard(Card):
    """From when until when, and how often. A day that cannot be right is said and not saved."""

    def __init__(self, context: GezinContext, plan: Id, *, screen: str) -> None:
        super().__init__(
            "Hoe lang en hoe vaak?" if context.table else "Duur en intensiteit", icon_name="kalender"
        )
        self._context, self._plan, self._screen = context, plan, screen
        self.days = {field: self._day(field) for field in ("begin", "einde", "verlengd_tot")}
        asked = [labelled(question(context, KIND, field), day) for field, day in self.days.items()]
        self.body.addWidget(Pairs([*asked, Asked(context, plan, KIND, "intensiteit", screen=screen)]))
        self.refresh()

    def refresh(self) -> None:
        record = self._context.snapshot.get(self._plan)
        for field, day in self.days.items():
            wanted = record.date(field) if record is not None else None
            if day.value() != wanted:
                day.set_value(wanted)

    def _day(self, field: str) -> DateField:
        day = DateField(
            name=question(self._context, KIND, field), past=True, today=self._context.sessie.today
        )
        day.edited.connect(lambda value: self._write(field, value))
        trace(day, self._context, self._plan, KIND, field, screen=self._screen)
        return day

    def _write(self, field: str, value: date | None) -> None:
        edits = [set_field(self._context.snapshot, self._plan, KIND, field, value)]
        sessie = self._context.sessie
        try:
            check(edits, self._context.snapshot, sessie.today(), sessie.places)
        except InputRefused as refused:
            self.refresh()
            self.days[field].say(str(explain(refused)))
            return
        self._context.apply(edits, self._screen)


class HardTimesCard(Card):
    """What we do when it gets too much comes first: it is the line that somebody looks for in a bad hour."""

    def __init__(self, context: GezinContext, plan: Id, *, screen: str) -> None:
        super().__init__(
            "Als het even niet gaat" if context.table else "Als het niet loopt", icon_name="telefoon"
        )
        self.too_much = Asked(context, plan, KIND, "te_veel", screen=screen)
        self.not_kept = Asked(context, plan, KIND, "niet_nagekomen", screen=screen)
        self.body.addWidget(Pairs([self.too_much, self.not_kept], 2))
        self.folds = Folds()
        self.folds.add(
            question(context, KIND, "gevolgen"),
            lambda: Asked(context, plan, KIND, "gevolgen", screen=screen),
        )
        self.body.addWidget(self.folds)


def _text(context: GezinContext, plan: Id, field: str, screen: str) -> QWidget:
    return editor(context, plan, KIND, field, screen=screen, placeholder="schrijf hier …")
