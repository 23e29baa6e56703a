"""How it hangs together: in words, on a map on which problems are joined, and link by link below it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.samenhang.figure import ProblemMap, link_words, problem_map, verbanden
from kanz_desktop.services.edits import delete
from kanz_desktop.services.gezinsplan import new_verband
from kanz_desktop.ui.gezinsplan.link_map import LinkMap
from kanz_desktop.ui.port import GezinPort
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, editor
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.layout import clear, column, size
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Words

HOW = "Sleep van het ene naar het andere, of tik ze na elkaar aan. De pijl zegt: dit werkt door op dat."
NOTHING = "Zodra er iets bij de leefgebieden staat, teken je hier hoe het samenhangt."
_WIDEST = 760
"""Pixels at 100 %: wider than this, small words grow too large to oversee."""
READ = frozenset({"probleem", "verband", "traject", "gezinslid"})
"""Kinds whose changes can alter the map."""


class Hanging:
    """What the map and the lines below it say. No Qt."""

    def __init__(self, port: GezinPort, today: Callable[[], date]) -> None:
        self._port, self._today = port, today

    def map(self) -> ProblemMap | None:
        return problem_map(self._report(), loose=True)

    def words(self) -> dict[Id, str]:
        """Each problem as it is said aloud."""
        report = self._report()
        return {row.id: report.problem(row) for row in report.rows("probleem")}

    def lines(self) -> tuple[tuple[Id, str], ...]:
        """Each link with its sentence."""
        report = self._report()
        return tuple((row.id, link_words(report, row)) for row in verbanden(report))

    def _report(self) -> ReportInput:
        port = self._port
        return ReportInput(port.snapshot, port.methode, self._today(), "", "tafel" if port.table else "vak")


class TogetherPart(QWidget):
    """Built when somebody opens it."""

    def __init__(self, context: GezinContext, plan: Id, *, screen: str) -> None:
        super().__init__()
        self._context, self._screen = context, screen
        self._hanging = Hanging(context, context.sessie.today)
        self._shown: tuple[tuple[Id, str], ...] | None = None
        body = column(self, gap=8)
        body.addWidget(Asked(context, plan, "gezinsplan", "samenhang", screen=screen))
        self.how = Words(HOW, "small")
        self.map = LinkMap()
        self.map.joined.connect(self._join)
        self._lines = column(gap=6)
        body.addWidget(self.how)
        size(self.map, max_width=_WIDEST)
        body.addWidget(self.map)
        body.addLayout(self._lines)
        context.changed.connect(self._on_changed)
        self._refresh()

    def _refresh(self) -> None:
        drawn, lines = self._hanging.map(), self._hanging.lines()
        self.how.setText(HOW if drawn is not None else NOTHING)
        self.map.show_map(drawn, self._hanging.words())
        self.map.setVisible(drawn is not None)
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._lines)
        for link, words in lines:
            self._lines.addWidget(self._line(link, words))

    def _line(self, link: Id, words: str) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=2)
        body.addWidget(Words(words))
        how = editor(
            self._context,
            link,
            "verband",
            "hoe",
            screen=self._screen,
            placeholder="hoe dan? …",
            name=f"{words}: hoe dan?",
        )
        away = GhostButton("Weg ermee", lambda: self._away(link), icon_name="prullenbak")
        away.setAccessibleName(f"Weg ermee: {words}")
        body.addWidget(Pairs([how, away], most=2))
        return holder

    def _join(self, start: bytes, end: bytes) -> None:
        context = self._context
        context.apply(new_verband(context.snapshot, context.pen, start, end), self._screen)

    def _away(self, link: Id) -> None:
        self.map.setFocus()
        self._context.apply([delete(self._context.snapshot, link)], self._screen)

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind in READ for record in changes.records):
            self._refresh()
