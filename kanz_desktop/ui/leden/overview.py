"""Collega's at a glance: the team, who reads which gezin, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.kantoor.leden import GezinReaders, Lid, Overview
from kanz_desktop.services.kantoor.ledenlijst import Apart, Dispute, Team, Teamlid
from kanz_desktop.ui.leden import texts
from kanz_desktop.ui.leden.presenter import apart_words, member_line, readers_words
from kanz_desktop.ui.shell.page import Page
from kanz_desktop.ui.widgets.buttons import GhostButton, PrimaryButton, TouchButton
from kanz_desktop.ui.widgets.eight_words import EightWords
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.long_dates import today
from kanz_desktop.ui.widgets.surfaces import Card, Chip, Divider, EmptyState, Note, Words


@dataclass(frozen=True, slots=True)
class LedenWays:
    """What can be done from the page."""

    sync: Callable[[], object]
    knock: Callable[[], object]
    door: Callable[[], object]
    member: Callable[[Teamlid], object]
    readers: Callable[[GezinReaders], object]
    make_key: Callable[[], object]
    drop_key: Callable[[Id], object]
    decide: Callable[[Dispute, bool], object]
    take_in: Callable[[Apart], object]


class LaterPage(Page):
    """Nothing is known of the team yet, and it cannot be read now."""

    def __init__(self, again: Callable[[], object]) -> None:
        super().__init__(texts.TITLE, texts.LEAD)
        empty = EmptyState(texts.NOT_NOW, "Nog eens kijken", again, icon_name="mensen")
        self._first = empty.button
        self.column.addWidget(empty)

    def focus_first(self) -> None:
        if self._first is not None:
            self._first.setFocus()


class LedenPage(Page):
    """Cards, each with what is so and what can be done about it."""

    def __init__(self, found: Overview, ways: LedenWays) -> None:
        super().__init__(texts.TITLE, texts.LEAD)
        self._ways = ways
        self.first: QWidget | None = None
        if found.lid is Lid.GEEN:
            self._alone()
        elif found.lid is Lid.LID:
            self._inside(found)
        else:
            self._outside(found)

    def focus_first(self) -> None:
        if self.first is not None:
            self.first.setFocus()

    def _alone(self) -> None:
        empty = EmptyState(texts.ALONE, "Naar Bijwerken", self._ways.sync, icon_name="mensen")
        self.first = empty.button
        self.column.addWidget(empty)

    def _outside(self, found: Overview) -> None:
        out = found.lid is Lid.WEG
        card = Card("Niet meer in het team" if out else "Je hebt aangeklopt", icon_name="deur")
        card.body.addWidget(Words(texts.OUT if out else texts.KNOCKED))
        if found.words:
            card.body.addWidget(EightWords(found.words))
            card.body.addWidget(Words(texts.DIFFERENT, "small"))
        words = "Opnieuw aankloppen" if out else "Bijwerken"
        self.first = TouchButton(words, self._ways.knock if out else self._ways.sync)
        card.body.addWidget(flowing(self.first))
        self.column.addWidget(card)

    def _inside(self, found: Overview) -> None:
        for dispute in found.team.disputes:
            self.column.addWidget(self._dispute(dispute))
        self.column.addWidget(self._team(found.team, found.apart))
        self.column.addWidget(self._gezinnen(found.gezinnen))
        self.column.addWidget(self._key(found.team))

    def _team(self, team: Team, apart: Sequence[Apart]) -> Card:
        card = Card("Team", icon_name="mensen")
        self.invite = PrimaryButton("Collega binnenlaten", self._ways.door, icon_name="deur")
        self.first = self.invite
        for place, member in enumerate(one for one in team.members if not one.kantoor):
            if place:
                card.body.addWidget(Divider())
            card.body.addWidget(self._member(member))
            for one in apart:
                if one.member == member.id:
                    card.body.addWidget(self._apart(one))
        card.body.addWidget(flowing(self.invite))
        return card

    def _member(self, member: Teamlid) -> QWidget:
        line = member_line(member, today())
        chips = [Chip(words, "teal") for words in line.chips]
        more = GhostButton("Meer …", partial(self._ways.member, member))
        more.setAccessibleName(f"Meer over {line.title}")
        return _line(line.title, line.under, *chips, *([] if line.gone else [more]))

    def _apart(self, apart: Apart) -> Note:
        note = Note(apart_words(apart), "attention", icon_name="let-op")
        ask = TouchButton(f"{texts.RELEASE} …", partial(self._ways.take_in, apart))
        ask.setAccessibleName(f"{texts.RELEASE}: {apart_words(apart)}")
        note.row.addWidget(ask)
        return note

    def _gezinnen(self, gezinnen: Sequence[GezinReaders]) -> Card:
        card = Card("Wie leest welk gezin", icon_name="oog")
        if not gezinnen:
            card.body.addWidget(Words("Er staan nog geen gezinnen op deze laptop.", "quiet"))
        for place, gezin in enumerate(gezinnen):
            if place:
                card.body.addWidget(Divider())
            change = GhostButton("Wijzigen …", partial(self._ways.readers, gezin))
            change.setAccessibleName(f"Wie leest gezin {gezin.name}")
            card.body.addWidget(_line(gezin.name, readers_words(gezin.readers), change))
        return card

    def _key(self, team: Team) -> Card:
        card = Card("Kantoorsleutel", icon_name="sleutel")
        card.body.addWidget(Words(texts.KEY_WHAT))
        key = team.kantoorsleutel
        if key is not None:
            card.body.addWidget(Words(texts.KEY_THERE, "strong"))
        if not team.beheerder:
            card.body.addWidget(Words("Een teambeheerder maakt hem of haalt hem weg.", "small"))
        elif key is not None:
            drop = TouchButton(texts.DROP_KEY, partial(self._ways.drop_key, key.id))
            card.body.addWidget(flowing(drop))
        else:
            card.body.addWidget(flowing(TouchButton("Kantoorsleutel maken", self._ways.make_key)))
        return card

    def _dispute(self, dispute: Dispute) -> Note:
        note = Note(
            texts.DISPUTE.format(by=dispute.by, target=dispute.target), "attention", icon_name="let-op"
        )
        if dispute.mine:
            for words, stands in ((f"{dispute.target} is weg …", True), ("Dit geldt niet", False)):
                note.row.addWidget(TouchButton(words, partial(self._ways.decide, dispute, stands)))
        return note


def _line(title: str, under: str, *beside: QWidget) -> QWidget:
    holder = QWidget()
    line = row(holder, gap=12)
    words = column(gap=0)
    words.addWidget(Words(title, "strong"))
    words.addWidget(Words(under, "quiet"))
    line.addLayout(words, 1)
    for widget in beside:
        line.addWidget(widget)
    return holder
