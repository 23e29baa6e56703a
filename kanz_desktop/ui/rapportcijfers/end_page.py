"""The measurement at the end: who leads it, four lists for the gezin, at the desk the worker's own list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.domain.moments import END
from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.wording import day_words, person_name
from kanz_desktop.errors import InputRefused
from kanz_desktop.services import eindmeting
from kanz_desktop.services.cijfers import marks
from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.rapportcijfers.effects_card import EffectsCard
from kanz_desktop.ui.rapportcijfers.end_lists import AnswersCard, ReachedCard
from kanz_desktop.ui.rapportcijfers.presenter import SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import labelled, question
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, Note, Words

WHO = (
    "Een collega die niets met dit gezin te maken had, stelt de vragen. De medewerkers van het gezin zijn "
    "er niet bij: dan antwoordt het gezin vrijuit. Zolang de meting loopt, staan eerdere cijfers nergens."
)
WHO_TABLE = (
    "Iemand die ons niet heeft geholpen, stelt de vragen. Er is geen goed of fout. "
    "De eerste cijfers staan er niet bij, dan kies je vrijer."
)
Build = Callable[[], Sequence[QWidget]]


class EndPage(QWidget):
    """`marks` makes the cards with the marks of the end; they come once the measurement has begun."""

    def __init__(self, context: GezinContext, marks: Build) -> None:
        super().__init__()
        self._context, self._marks = context, marks
        self._body = column(self, gap=12)
        self.begin_card = BeginCard(context)
        self._body.addWidget(self.begin_card)
        self._note = Note("", "note", icon_name="cijfers")
        self.again = GhostButton("Nog iets aanpassen", lambda: self._finish(over=False))
        self._note.row.addWidget(self.again)
        self._body.addWidget(self._note)
        self._lists = column(gap=12)
        self._body.addLayout(self._lists)
        self.reached: ReachedCard | None = None
        self.done = PrimaryButton(
            "Klaar met de eindmeting", lambda: self._finish(over=True), icon_name="vinkje"
        )
        self._body.addWidget(flowing(self.done))
        self.effects = None if context.table else EffectsCard(context)
        if self.effects is not None:
            self._body.addWidget(self.effects)
        self.refresh()

    def on_changes(self, changes: Changes) -> None:
        kinds = {record.kind for record in changes.records}
        if kinds & {eindmeting.SHEET, "traject"}:
            self.refresh()
        if self.reached is not None and "probleem" in kinds:
            self.reached.refresh()

    def refresh(self) -> None:
        context = self._context
        sheet = eindmeting.sheet(context.snapshot, context.pen)
        over = sheet.date("klaar") if sheet is not None else None
        self.begin_card.setVisible(sheet is None)
        self._note.setVisible(sheet is not None)
        self.done.setVisible(sheet is not None and over is None)
        self.again.setVisible(over is not None)
        if sheet is not None or END in marks(context.snapshot, context.pen).moments:
            self._build()
        if sheet is not None:
            door, today = sheet.text("door"), context.sessie.today()
            asks = f"{door} stelt de vragen." if context.table else f"Afgenomen door {door}."
            self._note.set_text(f"{asks} Klaar op {day_words(over, today)}." if over is not None else asks)

    def _build(self) -> None:
        if self.reached is not None:
            return
        self.reached = ReachedCard(self._context)
        self._lists.addWidget(self._there())
        for card in self._marks():
            self._lists.addWidget(card)
        self._lists.addWidget(self.reached)
        table = self._context.table
        names = {
            eindmeting.SATISFACTION: "Hoe tevreden zijn we?" if table else "Tevredenheid",
            eindmeting.QUALITY: "Hoe goed was de hulp?" if table else "Kwaliteit van de hulp",
        }
        for list_id, name in names.items():
            self._lists.addWidget(AnswersCard(self._context, name, list_id))

    def _there(self) -> Card:
        """Who of the gezin answers; the workers are not among those that can be chosen."""
        context = self._context
        card = Card(question(context, eindmeting.SHEET, "wie"), icon_name="mensen")
        picker = MemberPicker(question(context, eindmeting.SHEET, "wie"))
        family = context.snapshot.of("gezinslid")
        picker.set_people([(lid.id, person_name(lid, tafel=context.table)) for lid in family])
        sheet = eindmeting.sheet_id(context.snapshot, context.pen)
        bind(picker, context, sheet, eindmeting.SHEET, "wie", screen=SCREEN)
        card.body.addWidget(picker)
        return card

    def _finish(self, *, over: bool) -> None:
        context = self._context
        day = context.sessie.today() if over else None
        context.apply(eindmeting.finish(context.snapshot, context.pen, day), SCREEN)


class BeginCard(Card):
    """Who asks the questions: never one of the workers of this gezin, and the reason is said."""

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Aan het eind" if context.table else "Eindmeting", icon_name="vlag")
        self._context = context
        self.body.addWidget(Words(WHO_TABLE if context.table else WHO))
        self.name, self.organisation = QLineEdit(), QLineEdit()
        fields = {"door": self.name, "organisatie": self.organisation}
        asked = []
        for field, line in fields.items():
            words = question(context, eindmeting.SHEET, field)
            line.setAccessibleName(words)
            line.setMaxLength(200)
            line.returnPressed.connect(self._begin)
            asked.append(labelled(words, line))
        self.body.addWidget(Pairs(asked, most=2))
        self.trouble = Words("", "error")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.begin = PrimaryButton("Beginnen", self._begin)
        self.body.addWidget(flowing(self.begin))

    def _begin(self) -> None:
        context = self._context
        edits: list[Edit] = []
        try:
            edits = eindmeting.begin(
                context.snapshot,
                context.pen,
                self.name.text(),
                context.sessie.today(),
                self.organisation.text(),
            )
        except InputRefused as refused:
            self.trouble.setText(str(explain(refused)))
            self.name.setFocus()
        self.trouble.setVisible(not edits)
        context.apply(edits, SCREEN)
