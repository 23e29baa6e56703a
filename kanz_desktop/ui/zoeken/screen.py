"""Zoeken: one field, results while typing, Enter opens."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView

from kanz_desktop.services.sessie import Hit
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.layout import row, size
from kanz_desktop.ui.widgets.surfaces import Words
from kanz_desktop.ui.zoeken.presenter import SHORTEST, results
from kanz_desktop.ui.zoeken.result_delegate import ResultDelegate
from kanz_desktop.ui.zoeken.results_model import RESULT, ResultsModel

PAUSE_MS = 60
"""Between the last key and the search: short enough to feel like while typing."""
ASKS = "Typ een woord: een naam, een afspraak, iets uit een brief …"
NOTHING = "Niets gevonden met “{words}”. Probeer een korter woord."


class ZoekenScreen(Screen):
    """Reached by Ctrl+F; Escape goes back to where one was. What was looked for is forgotten on leaving."""

    id = "zoeken"
    title = "Zoeken"
    lead = "In alles van dit gezin: wat jullie schreven en wat er in de papieren staat."
    lead_table = "In alles van ons: wat we schreven en wat er in de papieren staat."
    icon = "zoeken"
    in_navigation = False
    help_text = (
        "Typ een deel van een woord; accenten en hoofdletters maken niet uit.\n"
        "Enter opent het eerste resultaat, pijl omlaag loopt door de lijst.\n"
        "Esc gaat terug naar waar je was."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.field = QLineEdit()
        self.field.setPlaceholderText(ASKS)
        self.field.setAccessibleName("Zoeken")
        self.clear_button = GhostButton("Leegmaken", self._clear, icon_name="kruis")
        self.clear_button.hide()
        self.field.installEventFilter(self)
        self.count = Words("", "quiet")
        self.results = ResultsModel(self)
        self.list = QListView()
        self.list.setProperty("role", "shelf")
        self.list.setModel(self.results)
        self.list.setItemDelegate(ResultDelegate(self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(3)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("Gevonden")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # until there is something to walk through
        size(self.list, min_height=100)
        line = row(gap=8)
        line.addWidget(self.field, 1)
        line.addWidget(self.clear_button)
        self.column.addLayout(line)
        self.column.addWidget(self.count)
        self.fill(self.list)
        self._turn = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(self._pause.start)
        self.field.textChanged.connect(lambda text: self.clear_button.setVisible(bool(text)))
        self.field.returnPressed.connect(self._open_first)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)

    def focus_first(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def leave(self) -> None:
        """What somebody looked for is nobody's business later."""
        self.field.clear()
        self._show("", [])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self.list.setFocus()
            self.list.setCurrentIndex(self.results.first())
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.context.navigate("")
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        self.field.clear()
        self.field.setFocus()

    def _search(self) -> None:
        words = self.field.text().strip()
        self._turn += 1
        if len(words) < SHORTEST:
            self._show("", [])
            return
        found = self.context.sessie.search(words, self.context.audience)
        self.context.tasks.follow(found, partial(self._found, self._turn, words), self._failed)

    def _found(self, turn: int, words: str, hits: list[Hit]) -> None:
        if turn == self._turn:
            self._show(words, hits)

    def _show(self, words: str, hits: list[Hit]) -> None:
        tafel = self.context.table
        groups = results(hits, self.context.snapshot, self.context.methode, words, tafel=tafel)
        self.results.set_groups(groups)
        number = sum(len(group.resultaten) for group in groups)
        said = "" if not words else NOTHING.format(words=words) if not number else _counted(number)
        self.count.setText(said)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number else Qt.FocusPolicy.NoFocus)

    def _failed(self, error: BaseException) -> None:
        self.context.show_error(error, self.id)

    def _open_first(self) -> None:
        if self._pause.isActive():  # Enter came before the results: look now, open when asked again
            self._pause.stop()
            self._search()
            return
        self._open(self.results.first())

    def _open(self, index: QModelIndex) -> None:
        result = index.data(RESULT)
        if result is not None:
            self.context.navigate(result.screen, result.record)


def _counted(number: int) -> str:
    return "1 gevonden" if number == 1 else f"{number} gevonden"
