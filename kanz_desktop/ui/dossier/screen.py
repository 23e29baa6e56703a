"""The dossier: a list of pieces and papers, one piece, or one paper. It does not exist at the table."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.access import place_of
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Changes, Edit, Record
from kanz_desktop.domain.values import Id
from kanz_desktop.services import dossier
from kanz_desktop.services.dossier import PAPER, PIECE
from kanz_desktop.services.edits import delete, set_member
from kanz_desktop.services.papieren import TakeInReport
from kanz_desktop.services.sources import sources
from kanz_desktop.ui.dossier import presenter
from kanz_desktop.ui.dossier.list_page import ListPage
from kanz_desktop.ui.dossier.piece_page import PiecePage
from kanz_desktop.ui.gezinsmap.intake import take_in
from kanz_desktop.ui.gezinsmap.paper_page import PaperPage
from kanz_desktop.ui.gezinsmap.report import ReportLines
from kanz_desktop.ui.gezinsmap.taken_in import new_papers, report_lines
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.buttons import PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.file_choice import ask_files
from kanz_desktop.ui.widgets.gone_line import GoneLine

SCREEN = "dossier"


class DossierScreen(Screen):
    """One page at a time."""

    id = SCREEN
    title = "Dossier"
    lead = (
        "Wat jullie moeten kunnen verantwoorden. Het ligt niet op tafel; het gezin mag vragen om het te zien."
    )
    icon = "boek"
    deel = "dossier"
    table = False
    at_bottom = True
    help_text = (
        "Hier staat waarom dit gezin is aangemeld, wat je hebt afgewogen en besloten, en met wie je sprak.\n"
        "Aan de keukentafel bestaat dit scherm niet, en op papier voor het gezin komt het alleen als jij een "
        "stuk aanvinkt.\n"
        "Vaststellen: het stuk verandert niet meer. Een verbetering is een nieuw stuk dat terugwijst.\n"
        "Een papier leg je in het dossier, of terug in de map, als je het opent.\n"
        "Esc: terug naar de lijst."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.add_button = TouchButton("Papier toevoegen", self.choose_files, icon_name="plus")
        self.new_button = PrimaryButton("Nieuw stuk", self.begin)
        self.head.addWidget(self.add_button)
        self.head.addWidget(self.new_button)
        self.report = ReportLines(self.show_record)
        self.list = ListPage(context, self.begin)
        self.list.opened.connect(self.show_record)
        self.list.paper_opened.connect(self.show_record)
        self.piece: PiecePage | None = None
        self.paper = PaperPage(context, screen=SCREEN, back="Terug naar het dossier")
        self.paper.closed.connect(self.show_list)
        self.paper.stepped.connect(self._step)
        self.paper.thrown_away.connect(self._throw_away)
        self.gone = GoneLine(context, SCREEN)
        self.column.addWidget(self.report)
        self.column.addWidget(self.list)
        self.fill(self.paper)
        self.paper.hide()
        self.column.addStretch(0)
        self.add_below(self.gone)

    @classmethod
    def badge(cls, context: GezinContext) -> str:
        count = len(dossier.pieces(context.snapshot)) + len(dossier.papers(context.snapshot))
        return str(count) if count else ""

    def focus_first(self) -> None:
        self.new_button.setFocus()

    def leave(self) -> None:
        """A paper that lay open is not left in memory."""
        self._commit()
        self.paper.forget()
        self.show_list()

    def on_changes(self, changes: Changes) -> None:
        if any(record.kind in (PIECE, PAPER) for record in changes.records):
            self.list.refresh()
        gone = {record.id for record in changes.records if not _lies_here(record)}
        if self.paper.record in gone or (self.piece is not None and self.piece.piece in gone):
            self.show_list()

    def show_record(self, record_id: Id) -> None:
        """A piece, or a paper; one that lies in the gezinsmap is shown there."""
        record = self.context.snapshot.get(record_id)
        if record is None or record.deleted:
            return
        if record.kind == PIECE:
            self._show_piece(record)
        elif record.kind == PAPER and _lies_here(record):
            self._show(self.paper)
            self.paper.show_paper(record)
        elif record.kind == PAPER:
            self.context.navigate("gezinsmap", record_id)

    def show_list(self) -> None:
        self.paper.forget()
        self._show(self.list)
        self._drop_piece()

    def begin(self) -> None:
        """A piece of today, to be written in at once."""
        edits = dossier.new_piece(self.context.snapshot, self.context.pen, self.context.sessie.today())
        self._write_and_open(edits[0].record, edits)

    def choose_files(self) -> None:
        self._take_in(None)

    def _show_piece(self, piece: Record) -> None:
        self._drop_piece()
        page = PiecePage(self.context, piece)
        page.closed.connect(self._close_piece)
        page.fixed.connect(partial(self._fix, piece.id))
        page.corrected.connect(partial(self._correct, piece.id))
        page.thrown_away.connect(self._throw_away)
        page.opened.connect(self.show_record)
        page.paper_opened.connect(self.show_record)
        page.add_files.connect(partial(self._take_in, piece.id))
        self.piece = page
        self.column.insertWidget(1, page)
        self._show(page)
        page.focus_first()

    def _close_piece(self) -> None:
        self._commit()
        self.show_list()
        self.focus_first()

    def _drop_piece(self) -> None:
        if self.piece is not None:
            self.column.removeWidget(self.piece)
            self.piece.hide()
            self.piece.deleteLater()
            self.piece = None

    def _fix(self, piece: Id) -> None:
        """What is still being typed is written first: afterwards nothing is."""
        self._commit()
        edits = dossier.fix(self.context.snapshot, piece, self.context.sessie.today())
        self.context.apply(edits, SCREEN, lambda _changes: self.context.say(presenter.FIXED))

    def _correct(self, piece: Id) -> None:
        record = self.context.snapshot.get(piece)
        if record is not None:
            edits = dossier.correction(record, self.context.sessie.today())
            self._write_and_open(edits[0].record, edits)

    def _write_and_open(self, record: Id, edits: list[Edit]) -> None:
        self.context.apply(edits, SCREEN, lambda _changes: self.show_record(record))

    def _take_in(self, piece: Id | None) -> None:
        """Papers into the dossier, and at this piece when it is given."""
        chosen = ask_files(self, "Papieren in het dossier")
        if chosen:
            take_in(self.context, sources(chosen), Place.DOSSIER, partial(self._taken_in, piece))

    def _taken_in(self, piece: Id | None, report: TakeInReport) -> None:
        lines = report_lines(report, self.context.snapshot, "in het dossier")
        self.report.show_lines(lines, new_papers(report))
        self.context.say("Opgeslagen")
        if piece is not None:
            found = [item.record for item in report.items if item.record is not None]
            snapshot = self.context.snapshot
            edits = [set_member(snapshot, piece, PIECE, "papieren", paper, True) for paper in found]
            self.context.apply(edits, SCREEN)

    def _throw_away(self, record_id: Id) -> None:
        """What is still on its way to the disk goes first: a delete must have seen all that it deletes."""
        self._commit()
        sessie = self.context.sessie

        def gone(_changes: Changes) -> None:
            self.gone.offer(record_id)
            self.context.apply([delete(sessie.snapshot, record_id)], SCREEN)
            self.show_list()

        self.context.tasks.follow(sessie.commit_drafts(), gone, self.context.show_error)

    def _step(self, by: int) -> None:
        """To the paper before or behind the open one, in the order of the list."""
        rows = [row.id for row in dossier.papers(self.context.snapshot)]
        place = rows.index(self.paper.record) + by if self.paper.record in rows else -1
        if 0 <= place < len(rows):
            self.show_record(rows[place])

    def _commit(self) -> None:
        for editor in self.findChildren(AutosaveEditor):
            editor.commit()

    def _show(self, page: QWidget) -> None:
        """One of the three; the buttons in the head belong to the list."""
        for other in (self.list, self.paper, *((self.piece,) if self.piece is not None else ())):
            other.setVisible(other is page)
        for button in (self.add_button, self.new_button):
            button.setVisible(page is self.list)
        self.scroll_area.verticalScrollBar().setValue(0)


def _lies_here(record: Record) -> bool:
    return not record.deleted and place_of(record) is Place.DOSSIER
