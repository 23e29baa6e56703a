"""One gezinslid: a line that says who this is, and under it everything that can be filled in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from kanz_desktop.domain.kinds import Type
from kanz_desktop.domain.records import Changes
from kanz_desktop.services.checks import BornInFuture
from kanz_desktop.ui.gezin.presenter import SCREEN, GezinPresenter, MemberLine
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, labelled, question
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.buttons import GhostButton, LinkButton
from kanz_desktop.ui.widgets.cells import CellButton, CellWords
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.date_field import DateField
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import column, row, scale_layout, size
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Chip, Divider, Note
from kanz_desktop.ui.widgets.traced import trace
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton

_COLUMNS = (230, 150, 216, 190, 80)
"""Name (at least), role, age, where and who decides, change: pixels at 100 %."""


class MemberRow(QWidget):
    """Bound to one gezinslid."""

    deleted = Signal(bytes)

    def __init__(self, context: GezinContext, presenter: GezinPresenter, line: MemberLine) -> None:
        super().__init__()
        self._context, self._presenter, self._line = context, presenter, line
        self._fields: MemberFields | None = None
        self._body = column(self, gap=0)
        self._body.addWidget(Divider())
        cells, holder = QWidget(), column(margins=(0, 3, 0, 3))
        holder.addWidget(cells)
        self._body.addLayout(holder)
        self._build(CellsLayout(cells))
        self.show_line(line)

    def show_line(self, line: MemberLine) -> None:
        before, self._line = self._line, line
        self.setAccessibleName(", ".join(part for part in (line.name, line.role, line.age) if part))
        self._initial.setText(line.initial)
        self._name.setText(line.name)
        self._role.setText(line.role)
        self._age.setText(line.age)
        self._birthday.setText(line.birthday)
        self._soon.setVisible(bool(line.birthday))
        self._home.setText("\n".join(part for part in (line.home, line.authority, line.day) if part))
        self._change.setAccessibleName(f"Wijzig: {line.name}")
        if self._fields is not None and before.child != line.child:
            self._rebuild_fields()

    def is_open(self) -> bool:
        return self._fields is not None and not self._fields.isHidden()

    def set_open(self, opened: bool) -> None:
        if opened and self._fields is None:
            self._rebuild_fields()
        if self._fields is not None:
            self._fields.setVisible(opened)
        self._change.setText("klaar" if opened else "wijzig")

    def focus_first(self) -> None:
        """The keyboard to the first answer that is asked about somebody new: the role."""
        if self._fields is not None and self.is_open():
            self._fields.focus_role()
        else:
            self._change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, cells: CellsLayout) -> None:
        who = QWidget()
        line = row(who, gap=10)
        self._initial = QLabel()
        self._initial.setProperty("role", "initial")
        self._initial.setAlignment(Qt.AlignmentFlag.AlignCenter)
        size(self._initial, width=34, height=34)
        line.addWidget(self._initial, 0, Qt.AlignmentFlag.AlignVCenter)
        self._name = CellWords()
        self._name.setProperty("role", "cell-label")
        line.addWidget(self._name, 1)
        self._role, self._age, self._home = CellWords(), CellWords(), CellWords()
        age = QWidget()
        lines = column(age, gap=0)
        lines.addWidget(self._age)
        self._birthday = Chip("", "leaf")
        self._soon = QWidget()
        row(self._soon, margins=(10, 0, 0, 6)).addWidget(self._birthday, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._soon)
        self._change = CellButton("Wijzig", "wijzig")
        self._change.setText("wijzig")
        self._change.clicked.connect(lambda _on=False: self.set_open(not self.is_open()))
        for widget, width, stretch in zip(
            (who, self._role, age, self._home, self._change), _COLUMNS, (1, 0, 0, 1, 0), strict=True
        ):
            cells.add_cell(widget, width, stretch)

    def _rebuild_fields(self) -> None:
        shown = self._fields is None or self.is_open()
        if self._fields is not None:
            self._fields.hide()
            self._fields.deleteLater()
        self._fields = MemberFields(self._context, self._presenter, self._line)
        self._fields.deleted.connect(lambda: self.deleted.emit(self._line.id))
        self._body.addWidget(self._fields)
        self._fields.setVisible(shown)


class MemberFields(QWidget):
    """Everything about one gezinslid, each answer saved when it is left."""

    deleted = Signal()

    def __init__(self, context: GezinContext, presenter: GezinPresenter, line: MemberLine) -> None:
        super().__init__()
        self._context, self._presenter, self._id = context, presenter, line.id
        body = column(self, margins=(0, 4, 0, 12), gap=10)
        self._asked: dict[str, QWidget] = {}
        for field in presenter.member_fields(line.id):
            if field.type is not Type.MEMBER and field.id != "geboortedatum":
                self._asked[field.id] = Asked(context, line.id, "gezinslid", field.id, screen=SCREEN)
            else:
                self._asked[field.id] = self._birthday() if field.id == "geboortedatum" else self._gezag()
        body.addWidget(Pairs(list(self._asked.values()), most=3))
        body.addWidget(self._future_line())
        body.addWidget(self._foot())
        context.changed.connect(self._on_changed)

    def focus_role(self) -> None:
        self._asked["rol"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _birthday(self) -> QWidget:
        words = question(self._context, "gezinslid", "geboortedatum")
        self._born = DateField(
            name=words, placeholder="bijv. 3-3-2016", past=True, today=self._context.sessie.today
        )
        self._born.set_value(self._presenter.birthday(self._id))
        self._born.edited.connect(self._birthday_given)
        trace(self._born, self._context, self._id, "gezinslid", "geboortedatum", screen=SCREEN)
        return labelled(words, self._born)

    def _gezag(self) -> QWidget:
        words = question(self._context, "gezinslid", "gezag_door")
        picker = MemberPicker(words, everyone="")
        picker.set_people(self._presenter.may_decide(self._id))
        bind(picker, self._context, self._id, "gezinslid", "gezag_door", screen=SCREEN)
        return labelled(words, picker)

    def _future_line(self) -> Note:
        self._future = Note(
            "Deze dag moet nog komen. Is dit de dag waarop de baby wordt verwacht?", "attention"
        )
        self._expected: date | None = None
        self._future.row.addWidget(LinkButton("Ja, uitgerekende datum", self._is_expected))
        self._future.hide()
        return self._future

    def _foot(self) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot)
        scale_layout(flow, gap=8)
        if not self._context.table:
            flow.addWidget(VoorWieButton(self._context, self._id, screen=SCREEN))
        flow.addWidget(GhostButton("naar de prullenbak", self.deleted.emit, icon_name="prullenbak"))
        return foot

    def _birthday_given(self, day: date | None) -> None:
        """A birthday that is still to come is not saved: the field asks what was meant."""
        try:
            self._presenter.set_birthday(self._id, day)
        except BornInFuture:
            self._expected = day
            self._born.set_value(self._presenter.birthday(self._id))
            self._born.say("Deze dag moet nog komen. Er is niets veranderd.")
            self._future.setVisible(not self._presenter.is_born(self._id))
            return
        self._future.hide()

    def _is_expected(self) -> None:
        self._future.hide()
        self._born.say("")
        if self._expected is not None:
            self._presenter.expect(self._id, self._expected)

    def _on_changed(self, changes: Changes) -> None:
        if any(record.id == self._id for record in changes.records) and self._future.isHidden():
            self._born.set_value(self._presenter.birthday(self._id))
