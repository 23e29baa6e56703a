"""The gezinsmap: a shelf that takes papers in by hand, by key and by dropping, and opens each in the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.access import place_of
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services import papieren, previews
from kanz_desktop.services.edits import delete
from kanz_desktop.services.papieren import TakeInReport
from kanz_desktop.services.sources import Source, sources
from kanz_desktop.ui.gezinsmap.card_delegate import thumbnail_box
from kanz_desktop.ui.gezinsmap.filter_chips import FilterChips
from kanz_desktop.ui.gezinsmap.intake import offered, takes
from kanz_desktop.ui.gezinsmap.paper_page import PaperPage
from kanz_desktop.ui.gezinsmap.pictures import Thumbnailer, thumbnail
from kanz_desktop.ui.gezinsmap.presenter import ALL, ShelfCards, filters, in_map, lies_here, narrowed
from kanz_desktop.ui.gezinsmap.report import ReportLines
from kanz_desktop.ui.gezinsmap.shelf import Shelf
from kanz_desktop.ui.gezinsmap.taken_in import new_papers, report_lines
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.shell.tasks import Progress
from kanz_desktop.ui.theme import holder
from kanz_desktop.ui.widgets.buttons import PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.file_choice import ask_files
from kanz_desktop.ui.widgets.gone_line import GoneLine
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.surfaces import EmptyState, restyle

SCREEN, DOSSIER = "gezinsmap", "dossier"
KINDS_SHOWN = frozenset({"document", "gezinslid"})
LEAST_OF_CARD = 0.3
"""Part of a card that has to be seen: enough for its picture."""
LET_GO = "Laat maar los: het komt in de map."
EMPTY_WORKER = "De map is nog leeg. Sleep er brieven, foto’s en tekeningen in, of druk op Toevoegen."
EMPTY_TABLE = "Onze map is nog leeg. Welke brief of tekening mag er als eerste in?"


class GezinsmapScreen(Screen):
    """Two pages: the shelf, and one paper."""

    id = SCREEN
    title = "Gezinsmap"
    title_table = "Onze map"
    lead = "Van jullie samen. Sleep papieren, foto’s en tekeningen hierheen."
    lead_table = "Van ons samen. Een tekening telt net zo goed als een brief."
    icon = "map"
    deel = "gezinsmap"
    help_text = (
        "Sleep bestanden, mappen of foto’s op de bladzijde, of plak ze met Ctrl+V.\n"
        "Ctrl+O: bestanden kiezen.\n"
        "Pijltjes: lopen over de kaarten. Enter: openen. Delete: naar de prullenbak.\n"
        "In een papier: + en - groter en kleiner, 0 passend, R draaien, Page Up en Page Down bladeren.\n"
        "Esc: terug naar de map. Alt+pijl: naar het vorige of volgende papier."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.add_button = PrimaryButton("Toevoegen", self.choose_files, hint="Ctrl O")
        self.paste_button = TouchButton("Plakken", self.paste)
        self.head.addWidget(self.paste_button)
        self.head.addWidget(self.add_button)
        self.chips = FilterChips(self._narrow)
        self.report = ReportLines(self.open_paper)
        self.shelf = Shelf()
        self.empty = EmptyState(
            EMPTY_TABLE if context.table else EMPTY_WORKER, "Toevoegen", self.choose_files, icon_name="map"
        )
        self.paper = PaperPage(context, screen=SCREEN)
        self.gone = GoneLine(context, SCREEN)
        self._group = ALL
        self._cards = ShelfCards(context.methode, tafel=context.table)
        self._thumbnails = Thumbnailer(context.tasks, partial(thumbnail, context.sessie), self._box(), self)
        self._compose()
        self._connect()
        self._show_shelf()

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind in KINDS_SHOWN for record in changes.records):
            self._show_shelf()
        if any(record.id == self.paper.record and not lies_here(record) for record in changes.records):
            self.close_paper()

    @classmethod
    def badge(cls, context: GezinContext) -> str:
        count = len(in_map(context.snapshot))
        return str(count) if count else ""

    def focus_first(self) -> None:
        (self.shelf if self.shelf.cards.rows else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record_id: Id) -> None:
        record = self.context.snapshot.get(record_id)
        if record is not None and place_of(record) is Place.DOSSIER:
            self.context.navigate(DOSSIER, record_id)
        else:
            self.open_paper(record_id)

    def leave(self) -> None:
        """A paper that lay open is not left in memory."""
        self.close_paper()

    def open_paper(self, record_id: Id) -> None:
        record = self.context.snapshot.get(record_id)
        if record is None or record.deleted:
            return
        self.shelf.choose(record_id)
        self._show_page(paper=True)
        self.paper.show_paper(record)

    def close_paper(self) -> None:
        self.paper.forget()
        self._show_page(paper=False)
        self.focus_first()

    def choose_files(self) -> None:
        chosen = ask_files(self, "Papieren toevoegen")
        if chosen:
            self.take_in(sources(chosen))

    def paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        self._take(data)

    def take_in(self, papers: Sequence[Source]) -> None:
        """Off the GUI thread, with a line that shows how far it is and can stop it."""
        sessie = self.context.sessie

        def work(progress: Progress) -> TakeInReport:
            return papieren.take_in(
                sessie,
                papers,
                progress=progress.report,
                cancelled=progress.cancelled,
                process=previews.shown_process(),
            )

        self.context.tasks.run_long("Papieren toevoegen", work, self._taken_in, self._failed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if takes(event.mimeData()):
            event.acceptProposedAction()
            self._say_lead(dropping=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._say_lead()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._say_lead()
        event.setDropAction(Qt.DropAction.CopyAction)  # the original stays where it is
        event.accept()
        self._take(event.mimeData())

    def _take(self, data: QMimeData) -> None:
        papers = offered(data, datetime.now().astimezone())
        if papers:
            self.take_in(papers)
        else:
            self.report.say("Hier staat niets dat in de map kan.")

    def _taken_in(self, report: TakeInReport) -> None:
        self.report.show_lines(report_lines(report, self.context.snapshot), new_papers(report))
        fresh = new_papers(report)
        if fresh:
            self.context.say("Opgeslagen")
            self.shelf.choose(fresh[0])
        # what was said stands above the shelf, and the new card may be far below it
        QTimer.singleShot(0, self, lambda: self.scroll_area.verticalScrollBar().setValue(0))

    def _failed(self, error: BaseException) -> None:
        self.context.show_error(error, SCREEN)

    def _show_shelf(self) -> None:
        cards = self._cards.of(self.context.snapshot, self.context.sessie.today())
        offers = filters(cards)
        if self._group not in {chip.id for chip in offers}:
            self._group = ALL
        self.chips.show_filters(offers, self._group)
        self.shelf.set_cards(narrowed(cards, self._group))
        self.chips.setVisible(bool(cards))
        self.shelf.setVisible(bool(cards))
        self.empty.setVisible(not cards)

    def _narrow(self, group: str) -> None:
        self._group = group
        self._show_shelf()

    def _throw_away(self, record_id: Id) -> None:
        self.gone.offer(record_id)
        self.context.apply([delete(self.context.snapshot, record_id)], SCREEN)
        self.close_paper()

    def _step(self, by: int) -> None:
        """To the paper before or behind the open one, in the order of the shelf."""
        rows = self.shelf.cards.rows
        chosen = self.shelf.chosen()
        place = next((i for i, row in enumerate(rows) if row.id == chosen), None)
        if place is not None and 0 <= place + by < len(rows):
            self.open_paper(rows[place + by].id)

    def _show_page(self, *, paper: bool) -> None:
        """The shelf or the open paper; the heading says where one is."""
        self.paper.setVisible(paper)
        self._shelf_page.setVisible(not paper)
        self.add_button.setVisible(not paper)
        self.paste_button.setVisible(not paper)
        self._say_lead()
        self.scroll_area.verticalScrollBar().setValue(0)
        if not paper:
            self._follow(self.shelf.visualRect(self.shelf.currentIndex()))

    def _follow(self, card: QRect) -> None:
        """The page scrolls, not the shelf: keep the card with the keyboard in sight.

        With a card of the first line the heading above it comes into sight too, where both have room.
        """
        bar = self.scroll_area.verticalScrollBar()
        top = self.shelf.mapTo(self, card.topLeft()).y() + bar.value()
        room = self.scroll_area.viewport().height() - top
        if card.top() < card.height() and room > card.height() * LEAST_OF_CARD:
            bar.setValue(0)
            return
        self.scroll_area.ensureVisible(0, top + card.height() // 2, 0, card.height() // 2 + 12)

    def _say_lead(self, dropping: bool = False) -> None:
        """While something is held above the page, in words and in colour: it may be let go here."""
        lead = self.lead_table if self.context.table else self.lead
        shown = "" if self.paper.isVisible() else LET_GO if dropping else lead
        self.set_heading(self.name(table=self.context.table), shown)
        self._shelf_page.setProperty("dropping", dropping)
        restyle(self._shelf_page)

    def _box(self) -> QSize:
        return thumbnail_box() * self.devicePixelRatioF()

    def _zoomed(self) -> None:
        self._thumbnails.resize(self._box())
        self.shelf.look()

    def _compose(self) -> None:
        self._shelf_page = QWidget()
        self._shelf_page.setProperty("role", "shelf-page")
        body = column(self._shelf_page, gap=10)
        for part in (self.report, self.chips, self.empty, self.shelf):
            body.addWidget(part)
        body.addStretch(1)
        self.column.addWidget(self._shelf_page)
        self.fill(self.paper)
        self.paper.hide()
        self.add_below(self.gone)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.shelf.opened.connect(self.open_paper)
        self.shelf.walked.connect(self._follow)
        self.scroll_area.verticalScrollBar().valueChanged.connect(self.shelf.look)
        self.shelf.thrown_away.connect(self._throw_away)
        self.shelf.in_sight.connect(self._thumbnails.want)
        self._thumbnails.ready.connect(self.shelf.cards.set_thumbnail)
        self.paper.closed.connect(self.close_paper)
        self.paper.stepped.connect(self._step)
        self.paper.thrown_away.connect(self._throw_away)
        holder().changed.connect(self._zoomed)
        for key, do in (
            (QKeySequence.StandardKey.Open, self.choose_files),
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Copy, self.paper.copy),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)
