"""A card with a row for each thing of a list, everything about one under its row, and a line to add one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.add_line import AddLine
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.later import Later
from kanz_desktop.ui.widgets.layout import column, keep_only, row, scale_layout
from kanz_desktop.ui.widgets.regel import Regel
from kanz_desktop.ui.widgets.surfaces import Card, Chip, Divider, Words
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton

Build = Callable[[Id], QWidget]
Readers = Callable[[Id, str, Iterable[Id]], list[Edit]]
"""The edits that say who may see a record, and with it what goes along with it."""
MADE_AT_ONCE = 25
"""In a longer list a row is made when it comes into sight."""
_TALL = 50
"""Pixels at 100 % of a row that is closed: the page stays as it was when it is made."""


class Row(QWidget):
    """One row. What `build` makes of it stands below, made when it is opened for the first time."""

    thrown_away = Signal(bytes)
    closed = Signal()

    def __init__(
        self, context: GezinContext, line: Regel, build: Build, *, screen: str, readers: Readers | None
    ) -> None:
        super().__init__()
        self._context, self._build, self._screen = context, build, screen
        self._choose = partial(readers, line.id) if readers is not None else None
        self.record, self._stays = line.id, line.stays
        self.inside: QWidget | None = None
        self._body = column(self, gap=8)
        self._body.addWidget(Divider())
        beside = row(gap=12)
        words = column(gap=0)
        self._title, self._under, self._badge = Words("", "strong"), Words("", "quiet"), Chip("")
        words.addWidget(self._title)
        words.addWidget(self._under)
        beside.addLayout(words, 1)
        beside.addWidget(self._badge)
        self.button = GhostButton("wijzig", self.toggle)
        beside.addWidget(self.button)
        self._body.addLayout(beside)
        self.setFocusProxy(self.button)
        self.show_line(line)

    def show_line(self, line: Regel) -> None:
        self._title.setText(line.title)
        self._under.setText(line.under)
        self._under.setVisible(bool(line.under))
        self._badge.setText(line.badge)
        self._badge.setVisible(bool(line.badge))
        self.button.setAccessibleName(f"Wijzig: {line.title}")

    def is_open(self) -> bool:
        return self.inside is not None and not self.inside.isHidden()

    def toggle(self) -> None:
        opened = not self.is_open()
        if self.inside is None:
            self.inside = QWidget()
            body = column(self.inside, margins=(0, 0, 0, 8), gap=8)
            body.addWidget(self._build(self.record))
            if not self._stays:
                body.addWidget(self._foot())
            self._body.addWidget(self.inside)
        self.inside.setVisible(opened)
        self.button.setText("klaar" if opened else "wijzig")
        if not opened:
            self.closed.emit()

    def _foot(self) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot)
        scale_layout(flow, gap=8)
        if not self._context.table:
            flow.addWidget(
                VoorWieButton(self._context, self.record, screen=self._screen, choose=self._choose)
            )
        away = GhostButton(
            "naar de prullenbak", lambda: self.thrown_away.emit(self.record), icon_name="prullenbak"
        )
        flow.addWidget(away)
        return foot


class RowsCard(Card):
    """Shows `lines()`; rows that are still there stay as they are, with cursor and focus.

    `asks` stands in the line with which one is added, above the rows with `add_first`; `kind` and `field` are
    what is typed there. `readers` is for a kind with parts of its own. Rows change places only while none of
    them is open: somebody is typing there.
    """

    thrown_away = Signal(bytes)

    def __init__(
        self,
        context: GezinContext,
        title: str,
        icon_name: str,
        *,
        empty: str,
        asks: str,
        kind: str,
        field: str,
        lines: Callable[[], Sequence[Regel]],
        build: Build,
        screen: str,
        add_first: bool = False,
        readers: Readers | None = None,
    ) -> None:
        super().__init__(title, icon_name=icon_name)
        self._context, self._lines, self._build, self._screen = context, lines, build, screen
        self._readers = readers
        self._rows: dict[Id, Later[Row]] = {}
        self._shown: dict[Id, Regel] = {}
        self.add = AddLine(context, asks, kind=kind, field=field, screen=screen)
        if add_first:
            self.body.addWidget(self.add)
        self._empty = Words(empty, "quiet")
        self.body.addWidget(self._empty)
        self._list = column(gap=4)
        self.body.addLayout(self._list)
        if not add_first:
            self.body.addWidget(Divider())
            self.body.addWidget(self.add)
        self.refresh()

    def refresh(self) -> None:
        lines = self._lines()
        self._shown = {line.id: line for line in lines}
        self._empty.setVisible(not lines)
        keep_only(self._list, self._rows, (line.id for line in lines))
        for place, line in enumerate(lines):
            known = self._rows.get(line.id)
            if known is None:
                self._list.insertWidget(place, self._new_place(line.id, at_once=len(lines) <= MADE_AT_ONCE))
            elif known.made is not None:
                known.made.show_line(line)
        if not any(row.made is not None and row.made.is_open() for row in self._rows.values()):
            self._in_order([line.id for line in lines])

    def show_record(self, record_id: Id) -> Row | None:
        """Open the row of this record, with the keyboard on it; None when it is not on this card."""
        place = self._rows.get(record_id)
        if place is None:
            return None
        found = place.now()
        if not found.is_open():
            found.toggle()
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    def _in_order(self, ids: Sequence[Id]) -> None:
        for place, record_id in enumerate(ids):
            if self._list.indexOf(self._rows[record_id]) != place:
                self._list.insertWidget(place, self._rows[record_id])

    def _new_place(self, record_id: Id, *, at_once: bool) -> Later[Row]:
        place = self._rows[record_id] = Later(
            lambda: self._new_row(self._shown[record_id]),
            height=self._context.theme.px(_TALL),
            name=self._shown[record_id].title,
        )
        if at_once:
            place.now()
        return place

    def _new_row(self, line: Regel) -> Row:
        made = Row(self._context, line, self._build, screen=self._screen, readers=self._readers)
        made.thrown_away.connect(self.thrown_away.emit)
        made.closed.connect(self.refresh)
        return made
