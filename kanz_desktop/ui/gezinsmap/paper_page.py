"""One paper, opened: to look at, to say what it is, and to let a copy go."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id
from kanz_desktop.ui.gezinsmap.details import Details
from kanz_desktop.ui.gezinsmap.leaving import LeavingPanel
from kanz_desktop.ui.gezinsmap.other_place import GOES_TO, OtherPlacePanel, other_place
from kanz_desktop.ui.gezinsmap.wrong_family import WrongFamilyPanel
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.viewer.papers import StoredPaper
from kanz_desktop.ui.viewer.viewer import Viewer
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import column, scale_layout, size
from kanz_desktop.ui.widgets.side_by_side import SideBySide
from kanz_desktop.ui.widgets.surfaces import Chip, Note

BACK = "Terug naar de map"
COPIED = "Gekopieerd, een halve minuut lang. Elk programma op deze laptop kan het zo lang lezen."
NO_COPY = "Van dit papier is hier geen beeld of tekst. Een kopie bewaren kan wel."


class PaperPage(QWidget):
    """`closed` goes back to the shelf, `stepped` to the paper before or behind this one."""

    closed = Signal()
    stepped = Signal(int)
    thrown_away = Signal(bytes)

    def __init__(self, context: GezinContext, *, screen: str, back: str = BACK) -> None:
        super().__init__()
        self._context, self._screen, self._back_words = context, screen, back
        self._paper: Record | None = None
        self.viewer = Viewer(context.tasks)
        self.details: Details | None = None
        self.note = Note("", "attention", icon_name="let-op")
        self.note.hide()
        self.panel: LeavingPanel | OtherPlacePanel | WrongFamilyPanel | None = None
        sheet = QFrame()
        sheet.setProperty("role", "card")
        column(sheet, margins=(10, 10, 10, 10)).addWidget(self.viewer)
        size(sheet, min_height=300)
        self._beside = SideBySide(sheet)
        self._body = column(self, gap=10)
        self._body.addWidget(self._bar())
        self._body.addWidget(self.note)
        self._body.addWidget(self._beside, 1)

    @property
    def record(self) -> Id | None:
        """The paper that is open."""
        return self._paper.id if self._paper is not None else None

    def show_paper(self, paper: Record) -> None:
        """Open a paper. The one that is open already stays as it is: its fields follow by themselves."""
        if self._paper is not None and self._paper.id == paper.id:
            return
        self.forget()
        self._paper = paper
        file = paper.file("bestand")
        media_type = file.media_type if file is not None else ""
        self.viewer.show_paper(StoredPaper(self._context.sessie, paper.id, media_type))
        self.details = Details(self._context, paper, screen=self._screen)
        self._beside.set_side(self.details)
        self._show_safety()
        elsewhere = f"{GOES_TO[other_place(paper)]} …"
        self.other_place.setText(elsewhere)
        self.other_place.setAccessibleName(elsewhere)
        if paper.choice("soort"):
            self.back.setFocus()
        else:
            self.details.ask_title()

    def forget(self) -> None:
        """Nothing of a paper stays in memory once it is closed."""
        self.viewer.clear()
        self.note.hide()
        self._close_panel()
        self._paper = None
        self._beside.set_side(None)
        self.details = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Ctrl+C: the page as a picture or the words as text."""
        image, words = self.viewer.shown_image(), self.viewer.shown_words()
        data = QMimeData()
        if words:
            data.setText(words)
        elif image is not None:
            data.setImageData(image)
        else:
            self._say(NO_COPY)
            return
        QGuiApplication.clipboard().setMimeData(data)
        self._say(COPIED)

    def open_leaving(self) -> None:
        """The warning stands in the page before a copy leaves the map."""
        if self._paper is not None:
            self._open_panel(LeavingPanel(self._context, self._paper, screen=self._screen))

    def open_other_place(self) -> None:
        """Who can read it from then on stands in the page before it changes place."""
        if self._paper is not None:
            self._open_panel(OtherPlacePanel(self._context, self._paper))

    def open_wrong_family(self) -> None:
        """Only at the desk: at the table there is no other gezin."""
        if self._paper is not None and self._context.werkplek is not None:
            panel = WrongFamilyPanel(self._context, self._context.werkplek, self._paper.id)
            panel.moved.connect(self.closed)
            self._open_panel(panel)

    def _open_panel(self, panel: LeavingPanel | OtherPlacePanel | WrongFamilyPanel) -> None:
        self._close_panel()
        self.panel = panel
        panel.closed.connect(self._close_panel)
        self._body.insertWidget(1, panel)
        panel.focus_first()

    def _close_panel(self) -> None:
        if self.panel is not None:
            self._body.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None

    def _say(self, words: str) -> None:
        self.note.set_text(words)
        self.note.show()

    def _show_safety(self) -> None:
        """Whether the office has it too; nothing at the table, and without an office folder."""
        file = self._paper.file("bestand") if self._paper is not None else None
        self.safety.setText(self._context.paper_safety(file.object) if file is not None else "")
        self.safety.setVisible(bool(self.safety.text()))

    def _ask_who_saw(self) -> None:
        """The lines of the inzageregister about this paper."""
        if self._paper is not None:
            self._context.navigate("inzage", self._paper.id)

    def _throw_away(self) -> None:
        if self._paper is not None:
            self.thrown_away.emit(self._paper.id)

    def _bar(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        scale_layout(flow, gap=8)
        self.back = TouchButton(self._back_words, self.closed.emit, icon_name="pijl-links", hint="Esc")
        self.previous = GhostButton(
            "Vorig papier",
            lambda: self.stepped.emit(-1),
            icon_name="pijl-links",
            tip="Het papier ervoor (Alt+←)",
        )
        self.next = GhostButton(
            "Volgend papier",
            lambda: self.stepped.emit(1),
            icon_name="pijl-rechts",
            tip="Het papier erna (Alt+→)",
        )
        self.copy_button = GhostButton("Kopiëren", self.copy, tip="Naar het klembord (Ctrl+C)")
        export = "Kopie bewaren …" if self._context.table else "Exporteren …"
        self.leave_button = GhostButton(export, self.open_leaving, icon_name="opslaan")
        self.away = GhostButton(
            "Weg ermee", self._throw_away, icon_name="prullenbak", tip="Naar de prullenbak"
        )
        self.seen_by = GhostButton("Wie zag dit?", self._ask_who_saw, icon_name="geschiedenis")
        self.elsewhere = GhostButton("Verkeerd gezin …", self.open_wrong_family, icon_name="verplaatsen")
        self.other_place = GhostButton(GOES_TO[Place.DOSSIER], self.open_other_place, icon_name="boek")
        self.safety = Chip("")
        self.safety.hide()
        self._context.office_known.connect(self._show_safety)
        parts: list[QWidget] = [
            self.back,
            self.previous,
            self.next,
            self.copy_button,
            self.leave_button,
            self.seen_by,
            self.other_place,
            self.elsewhere,
            self.away,
            self.safety,
        ]
        if self._context.werkplek is None:
            parts = [part for part in parts if part not in (self.other_place, self.elsewhere)]
        for part in parts:
            flow.addWidget(part)
        return holder
