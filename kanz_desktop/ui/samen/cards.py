"""One thing to look at together: its place, the versions beside each other, and what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.ui.samen.marked_words import MarkedWords
from kanz_desktop.ui.samen.proposal import Proposal, Solve
from kanz_desktop.ui.samen.questions import Question, Side, TextQuestion
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column, size
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, Chip, SectionTitle, Words

KEEP = "Deze houden"
BESIDE = 2
"""Versions on one line; a third one stands below them."""
_LEVEL = 26
"""Height of a name, so that the words of two versions begin level, also where one has a chip."""
_HUES = ("teal", "amber")


class QuestionCard(QWidget):
    """`solve` writes what was chosen. `first`: this one has the filled button of the screen."""

    def __init__(
        self, context: GezinContext, question: Question, solve: Solve, screen: str, *, first: bool
    ) -> None:
        super().__init__()
        self.question, self.first = question, first
        self._solve = solve
        self.proposal: Proposal | None = None
        self.setAccessibleName(question.where)
        body = column(self, gap=8)
        body.addWidget(SectionTitle(question.where))
        body.addWidget(Words(question.said, "quiet"))
        if question.sides:
            sides = [self._side(side, _HUES[place > 0]) for place, side in enumerate(question.sides)]
            body.addWidget(Pairs(sides, most=BESIDE))
        if isinstance(question, TextQuestion):
            self.proposal = Proposal(context, question, solve, screen, first=first)
            body.addWidget(self.proposal)
        elif question.answers:
            body.addWidget(flowing(*map(self._answer, range(len(question.answers)))))

    @property
    def in_hand(self) -> bool:
        """Somebody is writing here: it stays as it is until that is done."""
        return self.proposal is not None and self.proposal.is_open

    def leave(self) -> None:
        if self.proposal is not None:
            self.proposal.leave()

    def _side(self, side: Side, hue: str) -> Card:
        card = Card()
        card.setAccessibleName(side.spoken)
        head = [Words(side.who, "strong", wrap=False), Words(f"· {side.when}", "quiet", wrap=False)]
        for words in head:
            size(words, min_height=_LEVEL)
        if side.badge:
            head.append(Chip(side.badge))
        card.body.addWidget(flowing(*head))
        said = MarkedWords(side.words, hue)
        said.setAccessibleName(side.spoken)
        card.body.addWidget(said)
        card.body.addStretch(1)
        if side.edits:
            keep = TouchButton(KEEP, partial(self._solve, side.edits))
            keep.setAccessibleName(f"{KEEP}: {side.who}, {side.text}")
            card.body.addWidget(flowing(keep))
        return card

    def _answer(self, place: int) -> TouchButton:
        answer = self.question.answers[place]
        button = TouchButton(answer.words, partial(self._solve, answer.edits))
        button.setAccessibleName(f"{answer.words}: {self.question.where}")
        return button
