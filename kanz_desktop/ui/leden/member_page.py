"""One member: the laptops, and what a teambeheerder can do. What it means is told first, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from kanz_desktop.services.kantoor.ledenlijst import Apart, Dispute, GezinReaders, Laptop, Team, Teamlid
from kanz_desktop.services.kantoor.opvolgzinnen import removal_sentences
from kanz_desktop.ui.leden import texts
from kanz_desktop.ui.leden.presenter import apart_words, laptop_words, member_line, taking_in_words
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.shell.page import Page
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import row
from kanz_desktop.ui.widgets.long_dates import today
from kanz_desktop.ui.widgets.surfaces import Card, Divider, Words


class MemberPage(Page):
    """Calls `lost` with a laptop, `beheerder` and `remove` with the member."""

    def __init__(
        self,
        member: Teamlid,
        team: Team,
        *,
        lost: Callable[[Laptop], object],
        beheerder: Callable[[], object],
        remove: Callable[[], object],
        back: Callable[[], object],
    ) -> None:
        line = member_line(member, today())
        super().__init__(line.title, ", ".join(line.chips))
        self.back = GhostButton("Terug", back)
        self._laptops(member, lost if member.me or team.beheerder else None)
        if team.beheerder and not member.me:
            self._rights(member, beheerder, remove)
        self.column.addWidget(flowing(self.back))

    def focus_first(self) -> None:
        self.back.setFocus()

    def _laptops(self, member: Teamlid, lost: Callable[[Laptop], object] | None) -> None:
        card = Card("Laptops")
        for place, laptop in enumerate(member.laptops):
            if place:
                card.body.addWidget(Divider())
            line = row(gap=12)
            line.addWidget(Words(laptop_words(laptop, today())), 1)
            if lost is not None and laptop.present and not laptop.this:
                button = GhostButton("Kwijt of gestolen …", partial(lost, laptop))
                line.addWidget(button)
            card.body.addLayout(line)
        self.column.addWidget(card)

    def _rights(self, member: Teamlid, beheerder: Callable[[], object], remove: Callable[[], object]) -> None:
        if not member.beheerder:
            card = Card("Teambeheerder")
            card.body.addWidget(Words(texts.BEHEERDER_WHAT))
            card.body.addWidget(flowing(TouchButton("Ook teambeheerder maken", beheerder)))
            self.column.addWidget(card)
        card = Card("Weg uit het team")
        card.body.addWidget(Words(texts.REMOVE_MEMBER[0].format(name=member.name)))
        card.body.addWidget(flowing(TouchButton("Weghalen …", remove)))
        self.column.addWidget(card)


class GoingPage(OpeningPage):
    """What it means that somebody or a laptop goes, or that something is taken in; then the button for it."""

    def __init__(
        self,
        title: str,
        meaning: Sequence[str],
        words: str,
        do: Callable[[], object],
        back: Callable[[], object],
        *,
        lead: str = "Dit betekent het:",
        stay: str = "Terug",
    ) -> None:
        super().__init__(title, lead)
        for sentence in meaning:
            self.body.addWidget(Words(f"•  {sentence}"))
        self.back = GhostButton(stay, back)
        self.buttons.addWidget(self.back)
        self.buttons.addStretch(1)
        self.next = TouchButton(words, do)
        self.buttons.addWidget(self.next)

    def focus_first(self) -> None:
        self.back.setFocus()  # a bare Enter changes nothing


def member_goes(
    member: Teamlid,
    gezinnen: Sequence[GezinReaders],
    do: Callable[[], object],
    back: Callable[[], object],
) -> GoingPage:
    """`gezinnen` of this worker: of one the member may be the only primaire."""
    meaning = [*_going(member.name), *removal_sentences(member.id, member.name, gezinnen)]
    return GoingPage(f"{member.name} weghalen", meaning, "Weghalen uit het team", do, back)


def removal_stands(dispute: Dispute, do: Callable[[], object], back: Callable[[], object]) -> GoingPage:
    """Of two who removed each other, this one goes."""
    return GoingPage(f"{dispute.target} is weg", _going(dispute.target), "Weghalen uit het team", do, back)


def laptop_goes(member: Teamlid, do: Callable[[], object], back: Callable[[], object]) -> GoingPage:
    title = "Mijn laptop is kwijt" if member.me else f"De laptop van {member.name} is kwijt"
    meaning = (*texts.LOSE_LAPTOP, texts.LOST_OWN)
    return GoingPage(title, meaning, "Deze laptop weghalen", do, back)


def apart_comes(apart: Apart, do: Callable[[], object], back: Callable[[], object]) -> GoingPage:
    meaning = (*taking_in_words(apart), texts.LEAVING)
    lead = f"{apart_words(apart)} Neem je dat toch over, dan betekent het:"
    return GoingPage("Toch overnemen?", meaning, texts.RELEASE, do, back, lead=lead, stay=texts.LEAVE_IT)


def _going(name: str) -> tuple[str, ...]:
    return tuple(sentence.format(name=name) for sentence in texts.REMOVE_MEMBER)
