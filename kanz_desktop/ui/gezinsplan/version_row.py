"""One kept version of the plan: when, who answered what, signed by hand on the screen or on paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.wording import record_title
from kanz_desktop.ui.gezinsplan.versions import Antwoord, Papier, Versie
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import question
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.figure_view import FigureView
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import column, row, size
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.surfaces import Words

KIND, FIELD = "planversie", "papieren"
NO_PAPERS = "Leg eerst een foto van het ondertekende papier in de map."
_SIGNATURE = 150
"""Pixels at 100 %."""


class VersionRow(QWidget):
    """`opened` carries the id of the version, `answering` the version that somebody answers later."""

    opened = Signal(bytes)
    answering = Signal(object)

    def __init__(self, context: GezinContext, version: Versie, *, screen: str) -> None:
        super().__init__()
        self._context, self._version, self._screen = context, version, screen
        body = column(self, gap=4)
        line = row(gap=12)
        words = column(gap=2)
        words.addWidget(Words(version.titel, "strong"))
        words.addWidget(Words(version.regel, "quiet"))
        for answer in version.antwoorden:
            words.addWidget(_answer(answer))
        line.addLayout(words, 1)
        button = TouchButton("Bekijken", partial(self.opened.emit, version.id), icon_name="oog")
        button.setAccessibleName(f"{version.titel} bekijken")
        line.addWidget(button)
        body.addLayout(line)
        if version.agreed:
            body.addWidget(self._more())

    def _more(self) -> QWidget:
        """Who was not there answers later, and a paper that was signed by hand is pointed at."""
        holder = QWidget()
        body = column(holder, gap=4)
        later = GhostButton("+ antwoord", partial(self.answering.emit, self._version))
        later.setAccessibleName(f"{self._version.titel}: antwoord erbij")
        signed = [self._paper(paper) for paper in self._version.papieren]
        body.addWidget(flowing(later, *signed))
        folds = Folds()
        folds.add(question(self._context, KIND, FIELD), self._papers)
        body.addWidget(folds)
        return holder

    def _paper(self, paper: Papier) -> GhostButton:
        button = GhostButton(
            paper.titel, partial(self._context.navigate, "gezinsmap", paper.id), icon_name="map"
        )
        button.setAccessibleName(f"{self._version.titel}, ondertekend: {paper.titel}")
        return button

    def _papers(self) -> QWidget:
        context = self._context
        papers = context.snapshot.of("document")
        if not papers:
            return Words(NO_PAPERS, "quiet")
        picker = MemberPicker(question(context, KIND, FIELD), everyone="")
        picker.set_people(
            [(paper.id, record_title(paper, context.methode, tafel=context.table)) for paper in papers]
        )
        bind(picker, context, self._version.id, KIND, FIELD, screen=self._screen)
        return picker


def _answer(answer: Antwoord) -> QWidget:
    said = f": “{answer.woorden}”" if answer.woorden else ""
    words = Words(f"{answer.naam}, {answer.antwoord.lower()}{said}", "small")
    if answer.getekend is None:
        return words
    holder = QWidget()
    body = column(holder, gap=0)
    body.addWidget(words)
    drawn = FigureView(answer.getekend, about="Handtekening")
    size(drawn, max_width=_SIGNATURE)
    body.addWidget(drawn)
    return holder
