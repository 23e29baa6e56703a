"""The page "Wie kan dit lezen?": plain words, and counts from what really stands in the map."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.cells import CellWords
from kanz_desktop.ui.widgets.cells_layout import CellsLayout
from kanz_desktop.ui.widgets.icons import IconTile
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import Card, Divider, SectionTitle, Words
from kanz_desktop.ui.wie_kan_lezen.presenter import Fact, Part, Shared, WieKanLezenPresenter

_NAME, _READERS = 220, 320
_MOST_TITLES = 8
"""How many titles are listed before "en nog …": the page stays one that can be read."""


class WieKanLezenScreen(Screen):
    """Nothing can be changed here; who may read what is changed at the thing itself."""

    id = "wie-kan-lezen"
    title = "Wie kan dit lezen?"
    title_table = "Wie kan dit lezen?"
    lead = "Geteld uit wat er nu in de gezinsmap staat."
    lead_table = "Dit is jullie map. Hier zie je wie wat kan lezen."
    icon = "oog"
    help_text = (
        "Hier staat wie kan lezen wat er nu in de map staat.\n"
        "Wie iets mag lezen verander je bij het stuk zelf, niet aan tafel."
    )
    at_bottom = True

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self._presenter = WieKanLezenPresenter(context)
        self._shown: tuple[str, tuple[Part, ...]] | None = None
        self._map = Card("In onze map" if context.table else "In de gezinsmap", icon_name="map")
        self.column.addWidget(self._map)
        self._refresh()
        facts = Card("Verder is het goed om te weten")
        for fact in self._presenter.facts():
            facts.body.addWidget(_fact(fact))
        self.column.addWidget(facts)

    def on_changes(self, _changes: Changes) -> None:
        if self.isVisible():
            self._refresh()

    def focus_first(self) -> None:
        self._refresh()
        super().focus_first()

    def _refresh(self) -> None:
        now = (self._presenter.everyone(), self._presenter.parts())
        if now == self._shown:
            return
        self._shown = now
        clear(self._map.body)
        self._map.body.addWidget(Words(f"Iedereen, dat zijn: {now[0]}.", "quiet"))
        for part in now[1]:
            self._map.body.addWidget(Divider())
            self._map.body.addWidget(_part(part))


def _part(part: Part) -> QWidget:
    line = QWidget()
    cells = CellsLayout(line)
    title = CellWords(part.title)
    title.setProperty("role", "cell-label")
    cells.add_cell(title, _NAME)
    inside = QWidget()
    body = column(inside, gap=0)
    if part.empty:
        body.addWidget(CellWords("nog leeg"))
    for shared in part.shared:
        body.addWidget(_shared(shared))
    cells.add_cell(inside, _READERS, stretch=1)
    return line


def _shared(shared: Shared) -> QWidget:
    holder = QWidget()
    body = column(holder, gap=0)
    body.addWidget(CellWords(f"{shared.what}: {shared.readers}"))
    if shared.titles:
        body.addWidget(Words(_listed(shared.titles), "about"))
    return holder


def _listed(titles: tuple[str, ...]) -> str:
    shown = " · ".join(titles[:_MOST_TITLES])
    more = len(titles) - _MOST_TITLES
    return f"{shown} · en nog {more}" if more > 0 else shown


def _fact(fact: Fact) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(f"{fact.title}: {fact.text}")
    line = row(holder, margins=(0, 4, 0, 4), gap=12)
    line.addWidget(IconTile(fact.icon))
    words = column(gap=2)
    words.addWidget(SectionTitle(fact.title))
    words.addWidget(Words(fact.text))
    line.addLayout(words, 1)
    return holder
