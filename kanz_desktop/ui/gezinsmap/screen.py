"""The gezinsmap: a shelf that takes papers in by hand, by key and by dropping, and opens each in the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QMimeData, QRect, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)

from kanz_desktop.domain.access import place_of
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services.edits import delete
from kanz_desktop.services.papieren import TakeInReport
from kanz_desktop.services.sources import Source, sources
from kanz_desktop.ui.gezinsmap.intake import offered, take_in, takes
from kanz_desktop.ui.gezinsmap.paper_page import PaperPage
from kanz_desktop.ui.gezinsmap.presenter import in_map, lies_here
from kanz_desktop.ui.gezinsmap.shelf_page import ShelfPage
from kanz_desktop.ui.gezinsmap.taken_in import new_papers, report_lines
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.buttons import PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.file_choice import ask_files
from kanz_desktop.ui.widgets.gone_line import GoneLine
from kanz_desktop.ui.widgets.settled import once_settled

SCREEN, DOSSIER = "gezinsmap", "dossier"
KINDS_SHOWN = frozenset({"document", "gezinslid"})
LEAST_OF_CARD = 0.3
"""Part of a card that has to be seen: enough for its picture."""
LET_GO = "Laat maar los: het komt in de map."


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
        self._shelf_page = ShelfPage(context, self.open_paper, self.choose_files)
        part = self._shelf_page
        self.report, self.shelf, self.empty = part.report, part.shelf, part.empty
        self.paper = PaperPage(context, screen=SCREEN)
        self.gone = GoneLine(context, SCREEN)
        self._compose()
        self._connect()
        self._shelf_page.refresh()

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind in KINDS_SHOWN for record in changes.records):
            self._shelf_page.refresh()
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
        take_in(self.context, papers, Place.GEZINSMAP, self._taken_in)

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
            once_settled(self.shelf, lambda: self._follow(self.shelf.visualRect(self.shelf.currentIndex())))

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
        self._shelf_page.set_dropping(dropping)

    def _compose(self) -> None:
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
        self.paper.closed.connect(self.close_paper)
        self.paper.stepped.connect(self._step)
        self.paper.thrown_away.connect(self._throw_away)
        for key, do in (
            (QKeySequence.StandardKey.Open, self.choose_files),
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Copy, self.paper.copy),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)
