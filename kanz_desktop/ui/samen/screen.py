"""Samen bekijken: whatever two people wrote without seeing each other's, with nothing chosen for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.services.dubbel import Twins
from kanz_desktop.services.samen import Point
from kanz_desktop.ui.samen.cards import QuestionCard
from kanz_desktop.ui.samen.presenter import NOTHING, page
from kanz_desktop.ui.samen.questions import Key, Question
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.surfaces import Divider, EmptyState, Words

SHOWN = 20
"""Questions at once; the others come as these are answered."""


class SamenScreen(Screen):
    """For workers: a colleague's name and words never come between a family and its screen."""

    id = "samen"
    title = "Samen bekijken"
    icon = "samen"
    deel = "samen"
    table = False
    when_needed = True
    help_text = (
        "Hier staat wat jullie schreven zonder het van elkaar te zien. Er is niets verloren.\n"
        "Wat verschilt, is onderstreept en gekleurd. Kies er een, houd ze allebei of maak er één tekst van.\n"
        "Het voorstel wordt nooit vanzelf gekozen. Ctrl+Z neemt je keuze terug.\n"
        "Bekijk het het liefst samen met je collega. Het kan wachten."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.empty = EmptyState(NOTHING, icon_name="samen")
        self.rest = Words("", "quiet")
        self._rows = column(gap=20)
        self.column.addWidget(self.empty)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.rest)
        self._points: tuple[Point, ...] | None = None
        self._cards: dict[Key, QuestionCard] = {}
        self._show()

    @classmethod
    def badge(cls, context: GezinContext) -> str:
        count = len(context.together.points(context.snapshot))
        return str(count) if count else ""

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind == "medewerker" for record in changes.records):
            self._points = None
        self._show()

    def show_record(self, record_id: Id) -> None:
        card = next((c for c in self._cards.values() if c.question.record == record_id), None)
        if card is not None:
            self.reveal(card)

    def cards(self) -> Sequence[QuestionCard]:
        """Those on the screen, from top to bottom."""
        return tuple(self._cards.values())

    def leave(self) -> None:
        for card in self.cards():
            card.leave()

    def _show(self) -> None:
        context = self.context
        points = context.together.points(context.snapshot)
        joins = any(isinstance(point, Twins) for point in points)
        if points == self._points and not joins:
            return
        self._points = points
        said = page(context, context.sessie.author.person, context.sessie.today(), points, SHOWN)
        self.set_heading(self.title, said.lead)
        self._fill(said.questions)
        self.empty.setVisible(not self._cards)
        self.rest.setVisible(bool(said.more))
        self.rest.setText(f"En nog {said.more}. Die komen als deze bekeken zijn.")

    def _fill(self, questions: Sequence[Question]) -> None:
        """Cards of which nothing changed stay; one in which somebody writes stays whatever changed."""
        before, self._cards = self._cards, {}
        for place, question in enumerate(questions):
            known = before.get(question.key)
            same = known is not None and known.question == question and known.first == (place == 0)
            if known is not None and (same or known.in_hand):
                self._cards[question.key] = known
            else:
                self._cards[question.key] = QuestionCard(
                    self.context, question, self._solve, self.id, first=place == 0
                )
        self._cards |= {key: card for key, card in before.items() if card.in_hand and key not in self._cards}
        self._place([card for card in before.values() if card not in self._cards.values()])

    def _place(self, gone: Sequence[QuestionCard]) -> None:
        now = QApplication.focusWidget()
        had_keyboard = now is not None and any(card.isAncestorOf(now) for card in gone)
        for card in gone:
            card.hide()
            card.deleteLater()
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, Divider):
                widget.hide()
                widget.deleteLater()
        for place, card in enumerate(self.cards()):
            if place:
                self._rows.addWidget(Divider())
            self._rows.addWidget(card)
        if had_keyboard:
            self.focus_first()  # on no button: a second Enter must not answer the next question

    def _solve(self, edits: Sequence[Edit]) -> None:
        self.context.apply(edits, self.id)
