"""The page with the shelf: what was said about papers that came in, what is shown of them, and the cards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.gezinsmap.card_delegate import thumbnail_box
from kanz_desktop.ui.gezinsmap.filter_chips import FilterChips
from kanz_desktop.ui.gezinsmap.pictures import Thumbnailer, thumbnail
from kanz_desktop.ui.gezinsmap.presenter import ALL, ShelfCards, filters, narrowed
from kanz_desktop.ui.gezinsmap.report import ReportLines
from kanz_desktop.ui.gezinsmap.shelf import Shelf
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.theme import holder
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.surfaces import EmptyState, restyle

EMPTY_WORKER = "De map is nog leeg. Sleep er brieven, foto’s en tekeningen in, of druk op Toevoegen."
EMPTY_TABLE = "Onze map is nog leeg. Welke brief of tekening mag er als eerste in?"


class ShelfPage(QWidget):
    """`report` and `shelf` are for the screen around it; `refresh` shows what is in the map now."""

    def __init__(
        self, context: GezinContext, open_paper: Callable[[Id], object], choose_files: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setProperty("role", "shelf-page")
        self._context = context
        self.report = ReportLines(open_paper)
        self.chips = FilterChips(self._narrow)
        self.shelf = Shelf()
        self.empty = EmptyState(
            EMPTY_TABLE if context.table else EMPTY_WORKER, "Toevoegen", choose_files, icon_name="map"
        )
        self._group = ALL
        self._cards = ShelfCards(context.methode, tafel=context.table)
        self._thumbnails = Thumbnailer(context.tasks, partial(thumbnail, context.sessie), self._box(), self)
        body = column(self, gap=10)
        for part in (self.report, self.chips, self.empty, self.shelf):
            body.addWidget(part)
        body.addStretch(1)
        self.shelf.in_sight.connect(self._thumbnails.want)
        self._thumbnails.ready.connect(self.shelf.cards.set_thumbnail)
        holder().changed.connect(self._zoomed)

    def refresh(self) -> None:
        cards = self._cards.of(self._context.snapshot, self._context.sessie.today())
        offers = filters(cards)
        if self._group not in {chip.id for chip in offers}:
            self._group = ALL
        self.chips.show_filters(offers, self._group)
        self.shelf.set_cards(narrowed(cards, self._group))
        self.chips.setVisible(bool(cards))
        self.shelf.setVisible(bool(cards))
        self.empty.setVisible(not cards)

    def set_dropping(self, dropping: bool) -> None:
        """Something is held above the page and may be let go."""
        self.setProperty("dropping", dropping)
        restyle(self)

    def _narrow(self, group: str) -> None:
        self._group = group
        self.refresh()

    def _box(self) -> QSize:
        return thumbnail_box() * self.devicePixelRatioF()

    def _zoomed(self) -> None:
        self._thumbnails.resize(self._box())
        self.shelf.look()
