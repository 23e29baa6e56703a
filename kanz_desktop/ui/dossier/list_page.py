"""Everything in the dossier: the pieces, narrowed by kind, and the papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.dossier import papers
from kanz_desktop.ui.dossier import presenter
from kanz_desktop.ui.dossier.presenter import Regel
from kanz_desktop.ui.gezinsmap.filter_chips import FilterChips
from kanz_desktop.ui.gezinsmap.presenter import ALL
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import Card, Divider, EmptyState, Words

SHOWN = 200
"""Rows at once; search finds the older ones."""


class ListPage(QWidget):
    """`opened` carries a piece, `paper_opened` a paper."""

    opened = Signal(bytes)
    paper_opened = Signal(bytes)

    def __init__(self, context: GezinContext, begin: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._soort = ALL
        self._shown: tuple[tuple[Regel, ...], ...] | None = None
        self.empty = EmptyState(presenter.EMPTY, "Nieuw stuk", begin, icon_name="boek")
        self.chips = FilterChips(self._narrow)
        self.chips.setAccessibleName("Welke stukken")
        self.pieces, self._piece_rows = _card("Stukken")
        self.papers, self._paper_rows = _card("Papieren")
        body = column(self, gap=12)
        for part in (self.empty, self.chips, self.pieces, self.papers):
            body.addWidget(part)
        self.refresh()

    def refresh(self) -> None:
        """What there is now."""
        context, today = self._context, self._context.sessie.today()
        offered = presenter.soorten(context.snapshot, context.methode)
        if self._soort not in {soort.id for soort in offered}:
            self._soort = ALL
        pieces = presenter.piece_lines(context.snapshot, context.methode, today, self._soort)
        lying = presenter.paper_lines(papers(context.snapshot), context.methode, today)
        self.chips.show_filters(offered, self._soort)
        if self._shown == (pieces, lying):
            return
        self._shown = (pieces, lying)
        self._fill(self._piece_rows, pieces, self.opened.emit)
        self._fill(self._paper_rows, lying, self.paper_opened.emit)
        self.empty.setVisible(not pieces and not lying)
        self.chips.setVisible(len(offered) > 2)
        self.pieces.setVisible(bool(pieces))
        self.papers.setVisible(bool(lying))

    def _narrow(self, soort: str) -> None:
        self._soort = soort
        self.refresh()

    def _fill(self, rows: QVBoxLayout, lines: Sequence[Regel], go: Callable[[Id], object]) -> None:
        clear(rows)
        for place, line in enumerate(lines[:SHOWN]):
            if place:
                rows.addWidget(Divider())
            rows.addWidget(_row(line, go))
        if len(lines) > SHOWN:
            rows.addWidget(Words(f"En nog {len(lines) - SHOWN} oudere: zoek ze met Ctrl F.", "quiet"))


def _card(title: str) -> tuple[Card, QVBoxLayout]:
    card, rows = Card(title), column(gap=6)
    card.body.addLayout(rows)
    return card, rows


def _row(line: Regel, go: Callable[[Id], object]) -> QWidget:
    holder = QWidget()
    beside = row(holder, gap=12)
    words = column(gap=2)
    words.addWidget(Words(line.titel, "strong"))
    words.addWidget(Words(line.onder, "small"))
    if line.begin:
        words.addWidget(Words(line.begin, "quiet"))
    beside.addLayout(words, 1)
    button = TouchButton("Openen", partial(go, line.id))
    button.setAccessibleName(f"{line.spoken}: openen")
    beside.addWidget(button)
    return holder
