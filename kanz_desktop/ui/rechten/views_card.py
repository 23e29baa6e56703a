"""The family's own view, beside what we wrote: its words stay its words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.verzoeken import VIEW, Asker, view_edits
from kanz_desktop.ui.rechten.choices import OnePerson
from kanz_desktop.ui.rechten.presenter import ViewLine, beside, people, view_lines
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.autosave_fields import AutosaveText
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.drop_down import DropDown
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Words
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton

EMPTY = "Hier komen jullie eigen woorden te staan, als jullie iets anders zien dan wat er staat."
EMPTY_DESK = "Ziet het gezin iets anders dan wat er staat? Dan komen hun eigen woorden erbij te staan."
SCREEN = "rechten"


class ViewsCard(Card):
    """`thrown_away` carries own words that somebody took away; they can be put back."""

    thrown_away = Signal(object)

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Zo zien wij het" if context.table else "Eigen kijk van het gezin", icon_name="mond")
        self._context = context
        self._shown: tuple[ViewLine, ...] | None = None
        self._empty = Words(EMPTY if context.table else EMPTY_DESK, "quiet")
        self.body.addWidget(self._empty)
        self.rows = column(gap=8)
        self.body.addLayout(self.rows)
        self.body.addWidget(Divider())
        self.who = OnePerson("Wie zegt dit")
        self.about = DropDown("Waar gaat het over")
        self.add = AddLine(context, "zo zien wij het", kind=VIEW, field="woorden", screen=SCREEN)
        self.add.entered.connect(self._entered)
        self.body.addWidget(Words("Wie zegt dit, en waar gaat het over?", "small"))
        self.body.addWidget(self.who)
        self.body.addWidget(self.about)
        self.body.addWidget(self.add)
        self.refresh()

    def refresh(self) -> None:
        """Keep the lines as they are when nothing of them changed: somebody may be writing in one."""
        context, tafel = self._context, self._context.table
        self.who.offer(people(context.snapshot, context.audience))
        self._offer_pieces()
        lines = view_lines(context.snapshot, context.methode, context.sessie.today(), tafel=tafel)
        shape = tuple((line.id, line.about) for line in lines)
        if self._shown is not None and shape == tuple((line.id, line.about) for line in self._shown):
            return
        self._shown = lines
        clear(self.rows)
        for line in lines:
            self.rows.addWidget(self._row(line))
        self._empty.setVisible(not lines)

    def _row(self, line: ViewLine) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=2)
        context = self._context
        name = f"Eigen woorden, {line.about}" if line.about else "Eigen woorden"
        body.addWidget(AutosaveText(context, line.id, VIEW, "woorden", screen=SCREEN, name=name))
        foot = row(gap=6)
        foot.addWidget(Words(line.about, "quiet"), 1)
        foot.addWidget(VoorWieButton(context, line.id, screen=SCREEN))
        gone = GhostButton("Weghalen", partial(self.thrown_away.emit, line.id), icon_name="prullenbak")
        gone.setAccessibleName(f"Weghalen: {name}")
        foot.addWidget(gone)
        body.addLayout(foot)
        return holder

    def _offer_pieces(self) -> None:
        chosen = self.about.currentData()
        self.about.clear()
        self.about.addItem("over alles wat er staat", b"")
        for piece in beside(self._context.snapshot, self._context.methode, tafel=self._context.table):
            self.about.addItem(piece.words, piece.id)
        self.about.setCurrentIndex(max(self.about.findData(chosen), 0))

    def _entered(self, words: str) -> None:
        context, about = self._context, self.about.currentData()
        bij: Id | None = bytes(about) if about else None
        asker, today = Asker(self.who.value), context.sessie.today()
        context.apply(view_edits(context.snapshot, context.pen, asker, today, words, bij), SCREEN)
