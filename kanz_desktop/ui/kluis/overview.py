"""The lock at a glance: what opens it, what lies elsewhere, and when it shuts by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.wording import day_words
from kanz_desktop.services.kluisregister import Opening
from kanz_desktop.ui.kluis.backups_card import BackupsCard
from kanz_desktop.ui.kluis.erased_card import ErasedCard
from kanz_desktop.ui.shell.minutes import DESK_CHOICES, NOTES_CHOICES, TABLE_CHOICES, Minutes
from kanz_desktop.ui.shell.page import Page
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.drop_down import DropDown
from kanz_desktop.ui.widgets.layout import row
from kanz_desktop.ui.widgets.long_dates import today
from kanz_desktop.ui.widgets.surfaces import Card, Note, Words
from kanz_desktop.ui.widgets.ticks import Tick

TOGETHER = "Je opent de kluis met je wachtzin en deze laptop samen."
ALONE = "Je opent de kluis met alleen je wachtzin: hij is het hele slot."
CODE_THERE = "Je herstelcode is van papier teruggetypt. Met dat papier kom je er altijd weer in."
CODE_MISSING = (
    "Je herstelcode is nog nooit van papier teruggetypt. Misschien heb je hem niet. "
    "Zonder code kom je er niet meer in als je je wachtzin vergeet."
)
CODE_NEW = "Een nieuwe code maakt de oude meteen waardeloos."
PIN_WHAT = "Met een pincode ga je na een kort slot, en na de keukentafel, sneller weer verder."
PIN_ON = (
    "Je pincode staat aan. Na drie keer mis, na acht uur, en als de laptop heeft geslapen of uit was, "
    "vraagt Kanz je wachtzin."
)
PIN_LIMIT = (
    "Hij houdt iemand aan het toetsenbord tegen, niet iemand die het geheugen van de laptop kan lezen."
)
NOT_YOU = "Was jij dat niet? Kies dan een andere wachtzin, en zeg het op kantoor."
FIRST_TIME = "Dit is de eerste keer dat je kluis open is."
MOST_OPENINGS = 5
SMALL = "Ook als ik het venster klein maak"


@dataclass(frozen=True, slots=True)
class KluisState:
    """What the page shows."""

    alone: bool
    pin: bool
    code_missing: bool
    minutes: Minutes
    locks_small: bool = False
    openings: tuple[Opening, ...] = ()
    """The latest first."""


@dataclass(frozen=True, slots=True)
class KluisWays:
    """What can be done from the page."""

    passphrase: Callable[[], object]
    pin: Callable[[], object]
    no_pin: Callable[[], object]
    code: Callable[[], object]
    type_back: Callable[[], object]
    minutes: Callable[[Minutes], object]
    locks_small: Callable[[bool], object]


class KluisPage(Page):
    """Cards, each with what is so and what can be done about it."""

    def __init__(self, state: KluisState, ways: KluisWays, backups: BackupsCard, erased: ErasedCard) -> None:
        super().__init__("Kluis", "Wat je kluis opent, en wat je ergens anders bewaart.")
        self._ways = ways
        self.passphrase = TouchButton("Andere wachtzin kiezen", ways.passphrase, icon_name="sleutel")
        self.code = TouchButton("Nieuwe herstelcode maken", ways.code, icon_name="afdrukken")
        self.type_back = TouchButton("Ik heb hem: terugtypen", ways.type_back)
        self.desk = self._choice("Op slot aan het bureau", DESK_CHOICES, state.minutes.desk)
        self.table = self._choice("Op slot aan tafel", TABLE_CHOICES, state.minutes.table)
        self.notes = self._choice("Werkaantekeningen dicht", NOTES_CHOICES, state.minutes.notes)
        self._add("Wachtzin", [Words(ALONE if state.alone else TOGETHER)], [self.passphrase])
        self.pin = TouchButton("Andere pincode kiezen" if state.pin else "Pincode instellen", ways.pin)
        self.no_pin = TouchButton("Pincode uitzetten", ways.no_pin)
        pin_buttons = [self.pin, self.no_pin] if state.pin else [self.pin]
        self._add(
            "Pincode", [Words(PIN_ON if state.pin else PIN_WHAT), Words(PIN_LIMIT, "small")], pin_buttons
        )
        missing = Note(CODE_MISSING, "attention", icon_name="let-op")
        said: QWidget = missing if state.code_missing else Words(CODE_THERE)
        offered = [self.type_back, self.code] if state.code_missing else [self.code]
        self._add("Herstelcode", [said, Words(CODE_NEW, "small")], offered)
        self.column.addWidget(backups)
        self.small = Tick(SMALL)
        self.small.setChecked(state.locks_small)
        self.small.toggled.connect(ways.locks_small)
        self._add_minutes()
        self._add("Laatst geopend", _openings(state.openings), [])
        self.column.addWidget(erased)

    def focus_first(self) -> None:
        self.passphrase.setFocus()

    def _add(self, title: str, words: Sequence[QWidget], buttons: Sequence[TouchButton]) -> None:
        card = Card(title)
        for said in words:
            card.body.addWidget(said)
        line = row()
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        card.body.addLayout(line)
        self.column.addWidget(card)

    def _add_minutes(self) -> None:
        card = Card("Vanzelf op slot")
        card.body.addWidget(
            Words("Als je een tijd niets doet. Bij slapen of dichtklappen gaat hij meteen dicht.")
        )
        for words, choice in (
            ("Aan het bureau", self.desk),
            ("Aan de keukentafel", self.table),
            ("Je werkaantekeningen", self.notes),
        ):
            line = row(gap=12)
            line.addWidget(Words(words), 1)
            line.addWidget(choice)
            line.addStretch(2)
            card.body.addLayout(line)
        card.body.addWidget(self.small)
        self.column.addWidget(card)

    def _choice(self, name: str, offered: Sequence[int], chosen: int) -> DropDown:
        choice = DropDown(name)
        for count in offered:
            choice.addItem("na 1 minuut" if count == 1 else f"na {count} minuten", count)
        choice.setCurrentIndex(offered.index(chosen))
        choice.activated.connect(
            lambda _place: self._ways.minutes(
                Minutes(self.desk.currentData(), self.table.currentData(), self.notes.currentData())
            )
        )
        return choice


def _openings(openings: Sequence[Opening]) -> list[QWidget]:
    """When and how; somebody who was wrong before this time is called out."""
    if not openings:
        return [Words(FIRST_TIME)]
    lines: list[QWidget] = []
    if openings[0].failed:
        lines.append(Note(tried(openings[0].failed), "attention", icon_name="let-op"))
    lines += [Words(opening_words(opening, today())) for opening in openings[:MOST_OPENINGS]]
    return lines


def tried(failed: int) -> str:
    """What is said when somebody was wrong before this opening."""
    times = "één keer" if failed == 1 else f"{failed} keer"
    return f"Voordat de kluis nu openging, is er {times} iets verkeerds getypt. " + NOT_YOU


def opening_words(opening: Opening, day: date) -> str:
    """`vr 27 nov 10:12 met je wachtzin, na 2 keer mis`."""
    missed = f", na {opening.failed} keer mis" if opening.failed else ""
    when = f"{day_words(opening.at.date(), day)} {opening.at:%H:%M}"
    return f"{when} met je {opening.how}{missed}"
