"""What opens below an actie or afspraak: who, when, looking back, where it is shown, and away with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Edit, Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import WORDLESS, first_line, person_name, problem_words
from kanz_desktop.services.edits import set_field
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, question
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.date_words import clear_day
from kanz_desktop.ui.widgets.flag_chip import FlagChip
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import column, scale_layout
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Words
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton

_SHORT_TITLE = 40


class TaskDetails(QWidget):
    """Built when it is opened for the first time."""

    thrown_away = Signal()
    moved = Signal(int)

    def __init__(self, context: GezinContext, record: Id, kind: str, *, screen: str) -> None:
        super().__init__()
        self._context, self._record, self._kind, self._screen = context, record, kind, screen
        self._fields: dict[str, QWidget] = {}
        self._body = column(self, margins=(18, 2, 8, 10), gap=10)
        self._who()
        self._when()
        if kind == "actie":
            self._body.addWidget(self._asked("hoe_ging_het"))
            self._problems()
        self._foot()

    def focus_field(self, field: str) -> None:
        self._fields[field].setFocus()

    def _who(self) -> None:
        picker = MemberPicker(question(self._context, self._kind, "wie"))
        family = self._context.snapshot.of("gezinslid")
        picker.set_people([(row.id, person_name(row, tafel=self._context.table)) for row in family])
        bind(picker, self._context, self._record, self._kind, "wie", screen=self._screen)
        self._fields["wie"] = picker
        self._body.addWidget(Words(question(self._context, self._kind, "wie"), "small"))
        self._body.addWidget(picker)

    def _when(self) -> None:
        names = ["wie_anders", "wanneer", "voor"] + (["evaluatie"] if self._kind == "actie" else [])
        self._body.addWidget(Pairs([self._asked(name) for name in names]))
        when = self._fields["wanneer"]
        if isinstance(when, AutosaveEditor):
            when.along = self._deadline

    def _deadline(self, words: str) -> list[Edit]:
        """A day that is named sets *klaar vóór*; a deadline that somebody chose for itself stays as it is."""
        snapshot = self._context.snapshot
        record = snapshot.get(self._record)
        if record is None:
            return []
        today = self._context.sessie.today()
        now, day = record.date("voor"), clear_day(words, today)
        named = now is None or now == clear_day(record.text("wanneer"), today)
        if day == now or not named:
            return []
        return [set_field(snapshot, self._record, self._kind, "voor", day)]

    def _problems(self) -> None:
        """Folded away: nobody who says what he will do needs to read all that is hard again."""
        if self._context.snapshot.of("probleem"):
            folds = Folds()
            folds.add(question(self._context, "actie", "problemen"), self._problem_picker)
            self._body.addWidget(folds)

    def _problem_picker(self) -> MemberPicker:
        """Problems of the table that this actie is meant for; only those that the reader may see."""
        picker = MemberPicker(question(self._context, "actie", "problemen"), everyone="")
        rows = self._context.snapshot.of("probleem")
        picker.set_people([(row.id, self._problem(row)) for row in rows])
        bind(picker, self._context, self._record, "actie", "problemen", screen=self._screen)
        return picker

    def _problem(self, row: Record) -> str:
        words = problem_words(row, self._context.methode, tafel=self._context.table)
        return first_line(words, _SHORT_TITLE) or WORDLESS

    def _foot(self) -> None:
        foot = QWidget()
        flow = FlowLayout(foot)
        scale_layout(flow, gap=8)
        for field in ("koelkast", "brandje") if self._kind == "actie" else ("koelkast",):
            flow.addWidget(FlagChip(self._context, self._record, self._kind, field, screen=self._screen))
        flow.addWidget(VoorWieButton(self._context, self._record, screen=self._screen))
        flow.addWidget(self._step("Omhoog", "pijl-omhoog", -1, "Alt+↑"))
        flow.addWidget(self._step("Omlaag", "pijl-omlaag", 1, "Alt+↓"))
        away = GhostButton(
            "Weg ermee", self.thrown_away.emit, icon_name="prullenbak", tip="Naar de prullenbak (Alt+Delete)"
        )
        flow.addWidget(away)
        self._body.addWidget(foot)

    def _step(self, words: str, icon_name: str, step: int, key: str) -> GhostButton:
        return GhostButton(words, lambda: self.moved.emit(step), icon_name=icon_name, tip=key)

    def _asked(self, field: str) -> Asked:
        asked = Asked(self._context, self._record, self._kind, field, screen=self._screen)
        self._fields[field] = asked.field
        return asked
