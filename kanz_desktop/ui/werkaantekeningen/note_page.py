"""One note, or one reflection of the reflecterend team: its fields, its files, and where it can go."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.note_kinds import REFLECTION_STEPS
from kanz_desktop.domain.records import Changes, Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.services.aantekening_sessie import REFLECTION, attachments_of
from kanz_desktop.services.aantekening_verplaatsen import TARGETS
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.werkaantekeningen import presenter
from kanz_desktop.ui.werkaantekeningen.marked_field import MarkedField
from kanz_desktop.ui.werkaantekeningen.night import NightButton, NightNote, NightSheet
from kanz_desktop.ui.widgets.asked import Asked
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.in_sight import bring_in_sight
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.surfaces import SectionTitle, Words

SCREEN = "werkaantekeningen"
_LINES, _STEP_LINES = 10, 3


class NotePage(QWidget):
    """Everything saves itself. `moved` carries where the note must go, after it was asked and answered."""

    back = Signal()
    add_files = Signal()
    show_file = Signal(object)
    thrown = Signal()
    moved = Signal(object)
    on_paper = Signal()
    """Show this reflection as it goes on paper."""
    asks = Signal(object)
    """Carries what must be seen now: it came up below what stands on the screen."""

    def __init__(self, inner: GezinContext, note: Record) -> None:
        super().__init__()
        self._inner, self.note, self.kind = inner, note.id, note.kind
        body = column(self, gap=12)
        body.addWidget(self._way_back())
        sheet = NightSheet("Reflecterend team" if note.kind == REFLECTION else "")
        body.addWidget(sheet)
        self.title = self._asked("titel")
        self.day = self._asked("datum")
        sheet.body.addWidget(self.title)
        sheet.body.addWidget(self.day)
        self.texts: dict[str, MarkedField] = {}
        if note.kind == REFLECTION:
            sheet.body.addWidget(self._asked("team"))
            self._add_steps(sheet)
        else:
            sheet.body.addWidget(self._text("tekst", _LINES))
        self._files = column(gap=4)
        sheet.body.addLayout(self._files)
        sheet.body.addWidget(self._actions())
        self._asking = column(gap=8)
        body.addLayout(self._asking)
        inner.changed.connect(self._on_changed)
        self._show_files()

    def focus_first(self) -> None:
        """A new note begins with its text, one that is there with its title."""
        first = next(iter(self.texts.values()))
        first.setFocus()

    def ask(self, place: Place) -> None:
        """Say plainly who can read it from then on, and that there is no way back."""
        clear(self._asking)
        self._asking.addWidget(NightNote(presenter.READERS[place], "oog"))
        self._asking.addWidget(Words(presenter.NO_WAY_BACK))
        self.sure = NightButton(presenter.GOES_TO[place], partial(self.moved.emit, place))
        answers = flowing(self.sure, TouchButton("Toch niet", partial(clear, self._asking)))
        self._asking.addWidget(answers)
        bring_in_sight(answers)
        self.sure.setFocus()
        QTimer.singleShot(0, self.sure, lambda: self.asks.emit(self.sure))

    def _way_back(self) -> QWidget:
        return flowing(GhostButton("Alle aantekeningen", self.back.emit, icon_name="pijl-links"))

    def _asked(self, field: str) -> Asked:
        return Asked(self._inner, self.note, self.kind, field, screen=SCREEN)

    def _text(self, field: str, lines: int) -> MarkedField:
        words = KINDS[self.kind].field(field).label
        made = MarkedField(
            self._inner,
            self.note,
            self.kind,
            field,
            screen=SCREEN,
            name=words,
            lines=lines,
            bar=self.kind != REFLECTION,
        )
        self.texts[field] = made
        return made

    def _add_steps(self, sheet: NightSheet) -> None:
        for title, said, fields in REFLECTION_STEPS:
            sheet.body.addWidget(SectionTitle(title))
            sheet.body.addWidget(Words(said, "quiet"))
            for field in fields:
                sheet.body.addWidget(Words(KINDS[self.kind].field(field).label, "small"))
                sheet.body.addWidget(self._text(field, _STEP_LINES))

    def _actions(self) -> QWidget:
        moves = [
            TouchButton(
                f"Verplaats {presenter.GOES_TO[place].lower()} …",
                partial(self.ask, place),
                icon_name="verplaatsen",
            )
            for place in TARGETS
        ]
        paper = [TouchButton("Op papier …", self.on_paper.emit, icon_name="afdrukken")]
        return flowing(
            TouchButton("Bestand erbij …", self.add_files.emit, icon_name="plus"),
            *(paper if self.kind == REFLECTION else ()),
            *moves,
            TouchButton("Weggooien", self.thrown.emit, icon_name="prullenbak"),
        )

    def _on_changed(self, _changes: Changes) -> None:
        self._show_files()

    def _show_files(self) -> None:
        clear(self._files)
        for file in attachments_of(self._inner.snapshot, self.note):
            name = file.text("bestandsnaam")
            button = GhostButton(
                name.replace("&", "&&"), partial(self._show_file, file.id), icon_name="document"
            )
            button.setAccessibleName(f"Bestand {name}: bekijken")
            self._files.addWidget(flowing(button))

    def _show_file(self, file: Id) -> None:
        self.show_file.emit(file)
