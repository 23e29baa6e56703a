"""Who reads one gezin: a role for every colleague, and whether the kantoorsleutel opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.leden import GezinReaders, Role
from kanz_desktop.services.kantoor.ledenlijst import Team
from kanz_desktop.services.kantoor.opvolgzinnen import TAKE_OVER
from kanz_desktop.ui.leden import texts
from kanz_desktop.ui.leden.presenter import ROLES, ReaderLine, key_reads, own_role, reader_lines
from kanz_desktop.ui.shell.page import Page
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.drop_down import DropDown
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import row
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Words
from kanz_desktop.ui.widgets.ticks import Tick


class ReadersPage(Page):
    """Calls `give` with a member and a role."""

    def __init__(
        self,
        gezin: GezinReaders,
        team: Team,
        give: Callable[[Id, Role], object],
        twice: Callable[[], object] | None,
        back: Callable[[], object],
    ) -> None:
        """`twice` is called when this family stands there twice; None when there is no other gezin."""
        super().__init__(f"Wie leest {gezin.name}?", texts.READERS)
        self._give = give
        self.choices: dict[Id, DropDown] = {}
        self.back = GhostButton("Terug", back)
        if gezin.my_turn and team.me is not None:
            self.column.addWidget(self._take_over(team.me.id))
        card = Card("Collega's", icon_name="mensen")
        card.body.addWidget(self._line("jij", Words(ROLES[own_role(gezin)], wrap=False)))
        for line in reader_lines(gezin, team):
            card.body.addWidget(Divider())
            card.body.addWidget(self._line(line.name, self._role(line)))
        if not team.colleagues:
            card.body.addWidget(Words("Er zijn nog geen collega's in het team.", "quiet"))
        if self.choices:
            card.body.addWidget(Words(texts.TAKING_AWAY, "small"))
        self.column.addWidget(card)
        key = team.kantoorsleutel
        if key is not None:
            self.column.addWidget(self._key(key.id, gezin))
        if gezin.card:
            self.column.addWidget(self._card(gezin.card))
        ways = [self.back, *([GhostButton(texts.TWICE, twice)] if twice is not None else [])]
        self.column.addWidget(flowing(*ways))

    def focus_first(self) -> None:
        next(iter(self.choices.values()), self.back).setFocus()

    def _take_over(self, me: Id) -> Card:
        card = Card("Primaire werker", icon_name="mensen")
        card.body.addWidget(Words(TAKE_OVER))
        card.body.addWidget(Words(texts.TAKE_OVER_WHAT, "small"))
        self.take_over = TouchButton(texts.TAKE_OVER, lambda: self._give(me, Role.PRIMAIR))
        card.body.addWidget(flowing(self.take_over))
        return card

    def _line(self, name: str, beside: QWidget) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=12)
        line.addWidget(Words(name, "strong"), 1)
        line.addWidget(beside)
        return holder

    def _role(self, line: ReaderLine) -> QWidget:
        """What there is to choose; words where there is nothing."""
        return self._choice(line) if len(line.offered) > 1 else Words(ROLES[line.role], wrap=False)

    def _choice(self, line: ReaderLine) -> DropDown:
        choice = DropDown(f"Rol van {line.name}")
        for role in line.offered:
            choice.addItem(ROLES[role], role)
        choice.setCurrentIndex(line.offered.index(line.role))
        choice.activated.connect(lambda _place: self._changed(line, choice.currentData()))
        self.choices[line.member] = choice
        return choice

    def _changed(self, line: ReaderLine, role: Role) -> None:
        if role is not line.role:
            self._give(line.member, role)

    def _card(self, text: str) -> Card:
        card = Card("Overdrachtskaart voor jou", icon_name="brief")
        card.body.addWidget(Words(texts.CARD_WHAT, "small"))
        card.body.addWidget(Words(text))
        return card

    def _key(self, key: Id, gezin: GezinReaders) -> Card:
        card = Card("Kantoorsleutel", icon_name="sleutel")
        self.key = Tick(texts.KEY_READS)
        self.key.setChecked(key_reads(gezin))
        mine = own_role(gezin)
        self.key.setEnabled(mine is Role.PRIMAIR or (mine is not Role.NONE and not key_reads(gezin)))
        self.key.toggled.connect(lambda on: self._give(key, Role.KANTOOR if on else Role.NONE))
        card.body.addWidget(self.key)
        return card
