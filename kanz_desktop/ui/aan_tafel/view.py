"""Who sits at the table? Asked in the page at F9; what is shown there is for exactly these persons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import person_name
from kanz_desktop.ui.shell.face import Action, Face, lock_action
from kanz_desktop.ui.shell.notices import Notices
from kanz_desktop.ui.shell.page import Page
from kanz_desktop.ui.widgets.buttons import ChipButton, GhostButton, PrimaryButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import column, row, scale_layout
from kanz_desktop.ui.widgets.surfaces import Card, Words

TITLE = "Wie zit er aan tafel?"
UNKNOWN = "weet ik niet"
FOR_EVERYONE = "Je ziet straks alleen wat voor iedereen in het gezin is."
FOR_THESE = "Je ziet straks wat voor iedereen is, en wat al deze mensen samen mogen lezen."

Sit = Callable[[frozenset[Id]], object]


def family(snapshot: Snapshot) -> tuple[tuple[Id, str], ...]:
    """Who can be chosen, in the order in which the family stands on the page."""
    named = ((member.id, person_name(member, tafel=True)) for member in snapshot.of("gezinslid"))
    return tuple((member, name) for member, name in named if name)


class AanTafelFace(Face):
    """`sit` is called with who was chosen; nobody: it is not known who is there.

    `at_table`: the laptop stands there already, since it was opened there.
    """

    def __init__(
        self,
        title: str,
        people: Sequence[tuple[Id, str]],
        sit: Sit,
        back: Callable[[], object],
        lock: Callable[[], object],
        *,
        at_table: bool = False,
    ) -> None:
        super().__init__()
        self.at_table = at_table
        self._title, self._sit, self._back, self._lock = title, sit, back, lock
        self.page = Page(TITLE, "Zo komt er niets op het scherm dat iemand aan tafel niet mag lezen.")
        self.notices = Notices()
        outer = column(self, gap=0)
        outer.addWidget(self.page, 1)
        outer.addWidget(self.notices)
        self.chips = {person: ChipButton(name, self._changed) for person, name in people}
        self.unknown = ChipButton(UNKNOWN, self._nobody_known)
        self.meaning = Words("", "quiet")
        self.start = PrimaryButton("Aan tafel", self._start, hint="F9")
        self.page.column.addWidget(self._card())
        self._show()

    def title(self) -> str:
        return self._title

    def offers(self) -> Sequence[Action]:
        start = Action("Aan tafel", self._start, "F9", shown=False)
        lock = lock_action(self._lock)
        if self.at_table:  # back is where all gezinnen stand: not one slip of a finger away
            return (start, lock)
        return (start, Action("Toch niet", self._back, "Esc", "terug", first=True), lock)

    def help_text(self) -> str:
        return (
            "Tik aan wie er aan tafel zit. Wat één van hen niet mag lezen, blijft dan weg.\n"
            "Weet je het niet, druk dan meteen nog een keer op F9.\n"
            "Komt er iemand bij: F12 dekt het scherm af."
        )

    def focus_first(self) -> None:
        next(iter(self.chips.values()), self.start).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.start.click()
        else:
            super().keyPressEvent(event)

    def show_error(self, error: BaseException) -> None:
        self.notices.show_error(error)

    def persons(self) -> frozenset[Id]:
        return frozenset(person for person, chip in self.chips.items() if chip.isChecked())

    def _card(self) -> QWidget:
        card = Card()
        choices = QWidget()
        flow = FlowLayout(choices)
        scale_layout(flow, gap=8)
        for chip in (*self.chips.values(), self.unknown):
            chip.setProperty("table", True)  # large: the laptop may stand on the table already
            chip.setAutoDefault(False)  # Enter goes on: it would take away who was tapped last
            chip.setAccessibleName(f"{TITLE} {chip.text()}")
            flow.addWidget(chip)
        card.body.addWidget(choices)
        card.body.addWidget(self.meaning)
        buttons = row(gap=12)
        self.back = GhostButton("Naar mijn gezinnen" if self.at_table else "Toch niet", self._back)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.start)
        card.body.addLayout(buttons)
        return card

    def _changed(self) -> None:
        self._show()

    def _nobody_known(self) -> None:
        for chip in self.chips.values():
            chip.setChecked(False)
        self._show()

    def _show(self) -> None:
        chosen = self.persons()
        self.unknown.setChecked(not chosen)
        self.meaning.setText(FOR_THESE if chosen else FOR_EVERYONE)

    def _start(self) -> None:
        self.start.setEnabled(False)
        self._sit(self.persons())
