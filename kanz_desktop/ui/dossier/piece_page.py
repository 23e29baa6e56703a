"""One piece of the dossier: to write in until it is fixed, and to read ever after."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes, Record
from kanz_desktop.domain.wording import day_words, people, person_name
from kanz_desktop.services.dossier import PIECE, corrections_of
from kanz_desktop.ui.dossier import presenter
from kanz_desktop.ui.dossier.piece_papers import PiecePapers
from kanz_desktop.ui.gezinsmap.wrong_family import WrongFamilyPanel
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, labelled, question
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.buttons import GhostButton, LinkButton, PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, Note, Words

SCREEN = "dossier"
_READ = ("soort", "datum", "met_wie", "over_wie", "tekst", "besluit")


class PiecePage(QWidget):
    """`opened` carries another piece, the one that this corrects or that corrects this."""

    closed = Signal()
    fixed = Signal()
    corrected = Signal()
    thrown_away = Signal(bytes)
    opened = Signal(bytes)
    paper_opened = Signal(bytes)
    add_files = Signal()

    def __init__(self, context: GezinContext, piece: Record) -> None:
        super().__init__()
        self._context, self.piece = context, piece.id
        self._stands = piece.date("vastgesteld") is not None
        self.panel: WrongFamilyPanel | None = None
        self._body = column(self, gap=12)
        self._build(piece)
        context.changed.connect(self._on_changed)

    def focus_first(self) -> None:
        self.first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def open_wrong_family(self) -> None:
        """It belongs to another gezin: the one thing about a fixed piece that can still be put right."""
        werkplek = self._context.werkplek
        if werkplek is None or self.panel is not None:
            return
        self.panel = WrongFamilyPanel(self._context, werkplek, self.piece)
        self.panel.moved.connect(self.closed)
        self.panel.closed.connect(self._close_panel)
        self._body.insertWidget(1, self.panel)
        self.panel.focus_first()

    def _close_panel(self) -> None:
        if self.panel is not None:
            self._body.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None

    def _on_changed(self, changes: Changes) -> None:
        piece = self._context.snapshot.get(self.piece)
        if piece is None or piece.deleted:
            return
        stands = piece.date("vastgesteld") is not None
        if stands is not self._stands:
            self._stands = stands
            self._build(piece)
        elif any(record.id == self.piece for record in changes.records):
            self._say_hint(piece)

    def _build(self, piece: Record) -> None:
        self.panel = None
        clear(self._body)
        self._body.addWidget(self._bar())
        words = presenter.standing_words(piece, self._context.sessie.today())
        if self._stands:
            self._body.addWidget(Note(words, "good", icon_name="vinkje"))
        for line in self._links(piece):
            self._body.addWidget(line)
        card = self._to_read(piece) if self._stands else self._to_write(piece)
        self._body.addWidget(card)
        if not self._stands or piece.members("papieren"):
            self._body.addWidget(self._papers())
        if not self._stands:
            self._body.addWidget(Words(words, "small"))
        self._body.addStretch(1)

    def _papers(self) -> PiecePapers:
        papers = PiecePapers(self._context, self.piece, may_change=not self._stands)
        papers.opened.connect(self.paper_opened)
        papers.add_files.connect(self.add_files)
        return papers

    def _bar(self) -> QWidget:
        self.back = TouchButton(
            "Terug naar het dossier", self.closed.emit, icon_name="pijl-links", hint="Esc"
        )
        elsewhere = GhostButton("Verkeerd gezin …", self.open_wrong_family, icon_name="verplaatsen")
        if self._stands:
            self.first: QWidget = self.back
            correct = PrimaryButton("Verbetering maken", self.corrected.emit, icon_name="potlood")
            return flowing(self.back, correct, elsewhere)
        fix = PrimaryButton("Vaststellen", self.fixed.emit, icon_name="vinkje")
        away = GhostButton("Weg ermee", self._throw_away, icon_name="prullenbak", tip="Naar de prullenbak")
        return flowing(self.back, fix, elsewhere, away)

    def _throw_away(self) -> None:
        self.thrown_away.emit(self.piece)

    def _links(self, piece: Record) -> list[QWidget]:
        """To the piece that this one corrects, and to those which correct it."""
        earlier = piece.ref("verbetert")
        links = [("Dit verbetert een eerder stuk", earlier)] if earlier is not None else []
        snapshot, today = self._context.snapshot, self._context.sessie.today()
        for row in corrections_of(snapshot, self.piece):
            day = row.date("datum")
            links.append((f"Verbeterd{f' op {day_words(day, today)}' if day else ''}", row.id))
        there = [(words, other) for words, other in links if snapshot.get(other) is not None]
        return [flowing(LinkButton(words, partial(self.opened.emit, other))) for words, other in there]

    def _to_write(self, piece: Record) -> Card:
        card = Card()
        self.first = self._asked("soort")
        self._hint = Words("", "quiet")
        card.body.addWidget(Pairs([self.first, self._asked("datum")], most=2))
        card.body.addWidget(self._hint)
        card.body.addWidget(Pairs([self._asked("titel"), self._asked("met_wie")], most=2))
        card.body.addWidget(self._people())
        card.body.addWidget(self._asked("tekst"))
        card.body.addWidget(self._asked("besluit"))
        self._say_hint(piece)
        return card

    def _say_hint(self, piece: Record) -> None:
        if not self._stands:
            words = presenter.hint(piece.choice("soort"))
            self._hint.setText(words)
            self._hint.setVisible(bool(words))

    def _to_read(self, piece: Record) -> Card:
        card = Card(piece.text("titel").strip())
        for field in _READ:
            words = self._read(piece, field)
            if words:
                card.body.addWidget(labelled(question(self._context, PIECE, field), Words(words)))
        return card

    def _read(self, piece: Record, field: str) -> str:
        if field == "over_wie":
            return ", ".join(people(self._context.snapshot, piece.members(field), tafel=False))
        if field == "datum":
            day = piece.date(field)
            return day_words(day, self._context.sessie.today()) if day is not None else ""
        return piece.text(field).strip()

    def _asked(self, field: str) -> Asked:
        return Asked(self._context, self.piece, PIECE, field, screen=SCREEN)

    def _people(self) -> QWidget:
        words = question(self._context, PIECE, "over_wie")
        picker = MemberPicker(words)
        rows = self._context.snapshot.of("gezinslid")
        picker.set_people([(row.id, person_name(row, tafel=False)) for row in rows])
        bind(picker, self._context, self.piece, PIECE, "over_wie", screen=SCREEN)
        return labelled(words, picker)
