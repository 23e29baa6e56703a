"""How long this gezin is kept, and erasing it: the one real question of the program, so its name is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit

from kanz_desktop.services.bewaren import KIND, YEARS_CHOICES, YEARS_SETTING, keep_years
from kanz_desktop.services.oude_kluis import kept_aside
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import EXAMPLE, JOINED, same_name
from kanz_desktop.ui.rechten.presenter import keeping_words
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, labelled
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.drop_down import DropDown
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import Card, Note, Words

SCREEN = "rechten"
LONGER = "Langer bewaren mag met een reden. Zonder reden telt de dag niet."
WHAT = (
    "Alles van dit gezin gaat weg: plan, papieren, dossier en je werkaantekeningen. Niemand haalt het terug. "
    "Er blijft een bewijs over, zonder naam. Dat vind je bij Kluis."
)
ASIDE = (
    "Op deze laptop ligt nog een kopie van een kluis die beschadigd was. Daar kunnen sleutels van dit gezin "
    "in staan. Na het wissen haal je die weg bij Kluis."
)
BUSY = (
    "Staat dit gezin ook bij collega's? Als jij de primaire werker bent, gaat het daar ook weg, zodra jij en "
    "daarna zij bijwerken."
)
BACKUPS = "In reservekopieën van eerder staat het gezin nog, op slot. Het bewijs noemt ze: vernietig die ook."


class KeepingCard(Card):
    """The term, the organisation's own number of years, and a reason to keep longer."""

    def __init__(self, context: GezinContext, werkplek: Werkplek) -> None:
        super().__init__("Bewaartermijn", icon_name="kalender")
        self._context, self._werkplek = context, werkplek
        self.words = Words("", "strong")
        self.body.addWidget(self.words)
        self.years = DropDown("Jaren bewaren in onze organisatie")
        for years in YEARS_CHOICES:
            self.years.addItem(f"{years} jaar" + (" (de wet)" if years == YEARS_CHOICES[0] else ""), years)
        self.years.setCurrentIndex(max(self.years.findData(self._kept()), 0))
        self.years.activated.connect(lambda _place: self._keep_years())
        line = row(gap=12)
        line.addWidget(labelled("Wij bewaren", self.years))
        record = context.pen.once(KIND, KIND)
        self.until = Asked(context, record, KIND, "langer_tot", screen=SCREEN)
        self.why = Asked(context, record, KIND, "reden", screen=SCREEN)
        line.addWidget(self.until, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.why)
        self.body.addWidget(Words(LONGER, "small"))
        self.refresh()

    def refresh(self) -> None:
        self.words.setText(keeping_words(self._context.snapshot, self._kept()))

    def _kept(self) -> int:
        return keep_years(self._werkplek.setting(YEARS_SETTING, 0))

    def _keep_years(self) -> None:
        werkplek, years = self._werkplek, self.years.currentData()
        self._context.tasks.run(
            lambda: werkplek.set_setting(YEARS_SETTING, years), lambda _none: self.refresh()
        )


class EraseCard(Card):
    """`erase` is called with the typed name and the reason."""

    def __init__(
        self, context: GezinContext, werkplek: Werkplek, erase: Callable[[str, str], object]
    ) -> None:
        super().__init__("Dit gezin wissen", icon_name="prullenbak")
        self._context, self._werkplek, self._erase = context, werkplek, erase
        self.body.addWidget(Words(WHAT))
        self._team = column(gap=4)
        self.body.addLayout(self._team)
        self.body.addWidget(Words(BACKUPS, "small"))
        self._aside = Words(ASIDE, "small")
        self.body.addWidget(self._aside)
        entries = [entry for entry in context.methode.list("wisreden") if entry.id not in (EXAMPLE, JOINED)]
        self.reason = ChoiceField(entries, name="Waarom wordt het gewist")
        self.body.addWidget(labelled("Waarom?", self.reason))
        self.name = QLineEdit()
        asks = "Typ de naam van het gezin om het te wissen"
        self.name.setPlaceholderText(context.sessie.naam)
        self.body.addWidget(labelled(asks, self.name))
        self.name.setAccessibleName(asks)
        self.go = TouchButton("Voorgoed wissen", self._go)
        self.warning = Note("Dit kan niet ongedaan.", "attention", icon_name="let-op")
        self.warning.row.addWidget(self.go)
        self.body.addWidget(self.warning)
        self.name.textChanged.connect(lambda _text: self._enable())
        self.reason.edited.connect(lambda _entry: self._enable())
        self._enable()
        self.refresh()

    def refresh(self) -> None:
        """Who else has this gezin may have changed, and a vault may have been mended."""
        werkplek, gezin = self._werkplek, self._context.sessie.id
        self._aside.setVisible(bool(kept_aside(werkplek)))
        if werkplek.kantoor.joined:
            from kanz_desktop.services.kantoor.wiszinnen import erase_ahead  # most laptops need none of it

            self._context.tasks.run(
                lambda: erase_ahead(werkplek, gezin), self._tell_team, lambda _error: self._tell_team((BUSY,))
            )

    def _tell_team(self, sentences: Sequence[str]) -> None:
        clear(self._team)
        for words in sentences:
            self._team.addWidget(Words(words))

    def focus_first(self) -> None:
        self.reason.setFocus()

    def leave(self) -> None:
        """A name that was half typed does not lie ready for the next person."""
        self.name.clear()
        self.reason.set_value("")
        self._enable()

    def _enable(self) -> None:
        ready = bool(self.reason.value()) and same_name(self.name.text(), self._context.sessie.naam)
        self.go.setEnabled(ready)

    def _go(self) -> None:
        self.go.setEnabled(False)
        self._erase(self.name.text(), self.reason.value())
