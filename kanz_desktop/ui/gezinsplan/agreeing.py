"""*Afspreken*: a day and each person's own answer, signed or not; what is agreed is kept whole."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.planversies import Answer, add_answers, agree
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.ui.gezinsplan.versions import AgreeForm, Stem, if_it_fails
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import labelled
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.date_field import DateField
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import column, row, size
from kanz_desktop.ui.widgets.signature_pad import SignaturePad
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Note, Words

LEAD = "Ieder geeft een eigen antwoord. Het plan wordt bewaard zoals het nu is, met deze antwoorden erbij."
LATER = "Wat iemand eerder zei, blijft bewaard. Het laatste antwoord telt."
UNSIGNED = frozenset({"", "afwezig", "liever-niet"})
"""Answers that nobody signs."""
FAILING = "Wat als het niet lukt"
NOTHING_YET = (
    "Dat staat nog niet in het plan. Schrijf het op onder het kopje daarover, verderop op deze bladzijde."
)


class PersonAnswer(QWidget):
    """One person: an answer, own words, and a place to sign for who wants to."""

    answered = Signal(str)
    said = Signal(str)
    signed = Signal(str)

    def __init__(self, context: GezinContext, stem: Stem) -> None:
        super().__init__()
        self._naam = stem.naam
        self._body = column(self, gap=4)
        self._body.addWidget(Words(stem.naam, "strong"))
        entries = context.methode.list("akkoord")
        self.choice = ChoiceField(entries, name=stem.naam, tafel=context.table)
        self.choice.edited.connect(self._answered)
        self._body.addWidget(self.choice)
        self.words = QLineEdit()
        self.words.setPlaceholderText("in eigen woorden …")
        self.words.setAccessibleName(f"{stem.naam}: in eigen woorden")
        self.words.setProperty("bare", True)
        self.words.textEdited.connect(self.said)
        self._body.addWidget(self.words)
        self.pad: SignaturePad | None = None
        self.sign = GhostButton("+ handtekening", self._sign, icon_name="potlood")
        self.sign.setAccessibleName(f"{stem.naam}: handtekening zetten")
        self.wipe = GhostButton("Opnieuw", self._wipe, icon_name="opnieuw")
        self.wipe.setAccessibleName(f"{stem.naam}: handtekening opnieuw")
        self._foot = flowing(self.sign, self.wipe)
        self._body.addWidget(self._foot)
        for part in (self.words, self._foot, self.wipe):
            part.hide()  # asked only of who answered

    def _answered(self, answer: str) -> None:
        self.words.setVisible(bool(answer))
        signs = answer not in UNSIGNED
        self._foot.setVisible(signs)
        if not signs and self.pad is not None:
            self._wipe()
            self.pad.hide()
            self._offer(drawing=False)
        self.answered.emit(answer)

    def _sign(self) -> None:
        if self.pad is None:
            self.pad = SignaturePad(f"{self._naam}: handtekening")
            self.pad.drawn.connect(self.signed)
            self._body.insertWidget(self._body.indexOf(self._foot), self.pad)
        self.pad.show()
        self._offer(drawing=True)
        self.pad.setFocus()

    def _wipe(self) -> None:
        if self.pad is not None:
            self.pad.wipe()
            self.pad.setFocus()

    def _offer(self, *, drawing: bool) -> None:
        self.sign.setHidden(drawing)
        self.wipe.setVisible(drawing)


class AgreePanel(Card):
    """`agreed` carries the finished form; `left` says that nobody agreed to anything."""

    agreed = Signal(object)
    left = Signal()

    def __init__(self, context: GezinContext, form: AgreeForm) -> None:
        super().__init__(form.titel, icon_name="vinkje")
        self._context, self.form = context, form
        self.body.addWidget(Words(LATER if form.versie else LEAD, "quiet"))
        self.folds = Folds()
        self.folds.add(FAILING, self._failing)
        self.body.addWidget(self.folds)
        self.day = DateField(name="Afgesproken op", past=True, today=context.sessie.today)
        self.day.set_value(form.datum)
        self.day.edited.connect(lambda value: self._change(self.form.on(value or form.datum)))
        size(self.day, max_width=280)
        self.body.addWidget(labelled("Afgesproken op", self.day))
        self.answers: dict[Id, ChoiceField] = {}
        self.persons: dict[Id, PersonAnswer] = {}
        for stem in form.stemmen:
            self.body.addWidget(Divider())
            self.body.addWidget(self._person(stem))
        self.trouble = Note("", "attention")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        words = "Bewaar deze antwoorden" if form.versie else "Zo afgesproken"
        self.confirm = PrimaryButton(words, self._confirm)
        foot = row(gap=8)
        foot.addWidget(self.confirm)
        foot.addWidget(GhostButton("Nog niet", self.left.emit))
        foot.addStretch(1)
        self.body.addLayout(foot)

    def _failing(self) -> QWidget:
        """Plain to read for everybody before they answer; the same stands on a page of its own on paper."""
        holder = QWidget()
        body = column(holder, gap=2)
        said = if_it_fails(self._context.snapshot, self._context.pen)
        for asks, words in said:
            body.addWidget(Words(asks, "strong"))
            body.addWidget(Words(words))
        if not said:
            body.addWidget(Words(NOTHING_YET, "quiet"))
        return holder

    def _person(self, stem: Stem) -> QWidget:
        made = PersonAnswer(self._context, stem)
        made.answered.connect(partial(self._answer, stem.id))
        made.said.connect(lambda text: self._change(self.form.said(stem.id, text)))
        made.signed.connect(lambda drawing: self._change(self.form.signed(stem.id, drawing)))
        self.answers[stem.id] = made.choice
        self.persons[stem.id] = made
        return made

    def _answer(self, person: Id, antwoord: str) -> None:
        self._change(self.form.answered(person, antwoord))

    def _change(self, form: AgreeForm) -> None:
        self.form = form
        if not form.refused:
            self.trouble.hide()

    def _confirm(self) -> None:
        if self.form.refused:
            self.trouble.set_text(self.form.refused)
            self.trouble.show()
            return
        self.confirm.setEnabled(False)
        self.agreed.emit(self.form)


def keep(sessie: GezinSessie, form: AgreeForm) -> Changes:
    """Keep the plan of now with these answers, or the answers to a version of before. Blocks."""
    given = [
        Answer(stem.id, stem.naam, stem.antwoord, stem.woorden.strip(), stem.handtekening)
        for stem in form.stemmen
        if stem.antwoord
    ]
    if form.versie is not None:
        return add_answers(sessie, form.versie, given, datum=form.datum)
    sessie.commit_drafts().result()
    return agree(sessie, given, datum=form.datum)
