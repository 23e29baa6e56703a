"""*Afspreken*: a day and each person's own answer; what is agreed is kept whole."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.gezinsplan.versions import AgreeForm, Stem
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import labelled
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.date_field import DateField
from kanz_desktop.ui.widgets.layout import column, row, size
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Note, Words

LEAD = "Ieder geeft een eigen antwoord. Het plan wordt bewaard zoals het nu is, met deze antwoorden erbij."


class AgreePanel(Card):
    """`agreed` carries the finished form; `left` says that nobody agreed to anything."""

    agreed = Signal(object)
    left = Signal()

    def __init__(self, context: GezinContext, form: AgreeForm) -> None:
        super().__init__("Dit plan afspreken", icon_name="vinkje")
        self._context, self.form = context, form
        self.body.addWidget(Words(LEAD, "quiet"))
        self.day = DateField(name="Afgesproken op", past=True, today=context.sessie.today)
        self.day.set_value(form.datum)
        self.day.edited.connect(lambda value: self._change(self.form.on(value or form.datum)))
        size(self.day, max_width=280)
        self.body.addWidget(labelled("Afgesproken op", self.day))
        self.answers: dict[Id, ChoiceField] = {}
        for stem in form.stemmen:
            self.body.addWidget(Divider())
            self.body.addWidget(self._person(stem))
        self.trouble = Note("", "attention")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.confirm = PrimaryButton("Zo afgesproken", self._confirm)
        foot = row(gap=8)
        foot.addWidget(self.confirm)
        foot.addWidget(GhostButton("Nog niet", self.left.emit))
        foot.addStretch(1)
        self.body.addLayout(foot)

    def _person(self, stem: Stem) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=4)
        body.addWidget(Words(stem.naam, "strong"))
        choice = ChoiceField(self._context.methode.list("akkoord"), name=stem.naam, tafel=self._context.table)
        choice.edited.connect(partial(self._answer, stem.id))
        self.answers[stem.id] = choice
        body.addWidget(choice)
        words = QLineEdit()
        words.setPlaceholderText("in eigen woorden …")
        words.setAccessibleName(f"{stem.naam}: in eigen woorden")
        words.setProperty("bare", True)
        words.textEdited.connect(lambda text: self._change(self.form.said(stem.id, text)))
        words.hide()  # asked only of who answered
        choice.edited.connect(lambda answer: words.setVisible(bool(answer)))
        body.addWidget(words)
        return holder

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
