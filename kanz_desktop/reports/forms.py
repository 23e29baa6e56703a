"""The forms that can be printed: one line each. `pdf.render` knows how each one is made."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from kanz_desktop.domain.kinds import Place
from kanz_desktop.errors import InputRefused
from kanz_desktop.reports.model import Wording


class FormUnknown(InputRefused):
    """There is no form of that id. Data: `form`."""

    code = "formulier-onbekend"


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what it is called, for whom it is worded, and what it shows of the family."""

    id: str
    title: str
    """Also the title in the file's description, so it names nobody."""
    family: bool
    """Worded for the family (*aan tafel*); the others use the terms of the trade."""
    blank: bool = False
    """To fill in with a pen: it holds nothing of the family, not even its name."""
    named: bool = True
    """The family's name stands on it."""
    place: Place = Place.GEZINSMAP
    """Where a copy that is kept belongs."""
    title_table: str = ""
    """What a family calls it, in the list that it chooses from; `title` when empty."""

    @property
    def wording(self) -> Wording:
        return "tafel" if self.family else "vak"

    def name(self, *, table: bool) -> str:
        return self.title_table if table and self.title_table else self.title


COMPARED = "gezinsplan-anders"
"""The form that needs a plan of before: `ReportInput.earlier`."""
REGISTERS = frozenset({"inzageregister", "inzageregister-volledig"})
"""Forms that are not made from the records: `ReportInput.register` holds what stands on them."""

FORMS: tuple[Form, ...] = (
    Form("gezinsplan-gezin", "Gezinsplan", family=True, title_table="Ons gezinsplan"),
    Form("gezinsplan-professional", "Gezinsplan voor professionals", family=False),
    Form(
        "gezinsplan-leeg",
        "Gezinsplan, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Ons gezinsplan, om zelf in te vullen",
    ),
    Form(
        "gezinsplan-anders",
        "Wat is er anders in het plan",
        family=True,
        title_table="Wat er anders is in ons plan",
    ),
    Form("niet-gelukt", "Wat als het niet lukt", family=True),
    Form(
        "niet-gelukt-leeg",
        "Wat als het niet lukt, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Wat als het niet lukt, om zelf in te vullen",
    ),
    Form("leefgebieden", "Leefgebieden", family=True, title_table="Zo gaat het nu"),
    Form(
        "leefgebieden-leeg",
        "Leefgebieden, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Zo gaat het nu, om zelf in te vullen",
    ),
    Form("rapportcijfers", "Rapportcijfers", family=True, title_table="Onze cijfers"),
    Form(
        "rapportcijfers-verandering",
        "Rapportcijfers: verandering",
        family=True,
        title_table="Zo veranderen onze cijfers",
    ),
    Form(
        "rapportcijfers-leeg",
        "Rapportcijfers, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Onze cijfers, om zelf in te vullen",
    ),
    Form(
        "koelkast",
        "Afspraken voor op de koelkast",
        family=True,
        named=False,
        title_table="Onze afspraken voor op de koelkast",
    ),
    Form("sociale-kaart", "Sociale kaart", family=True, title_table="Wie er om ons heen staat"),
    Form(
        "sociale-kaart-leeg",
        "Sociale kaart, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Wie er om ons heen staat, om zelf in te vullen",
    ),
    Form("kennismaking", "Kennismaking", family=True, title_table="We maken kennis"),
    Form(
        "kennismaking-leeg",
        "Kennismaking, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="We maken kennis, om zelf in te vullen",
    ),
    Form("nazorgplan", "Nazorgplan", family=True, title_table="Zo gaan we verder"),
    Form(
        "nazorgplan-leeg",
        "Nazorgplan, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Zo gaan we verder, om zelf in te vullen",
    ),
    Form("tijdlijn", "Tijdlijn", family=True, title_table="Ons verhaal"),
    Form(
        "tijdlijn-leeg",
        "Tijdlijn, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Ons verhaal, om zelf in te vullen",
    ),
    Form("balans", "Balans", family=True, title_table="Samen terugkijken"),
    Form(
        "balans-leeg",
        "Balans, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Samen terugkijken, om zelf in te vullen",
    ),
    Form("analyse", "Verklarende analyse", family=True, title_table="Waardoor het zo is"),
    Form(
        "analyse-leeg",
        "Verklarende analyse, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Waardoor het zo is, om zelf in te vullen",
    ),
    Form("dialoog", "Verslag dialooggesprek", family=True, title_table="Met iedereen samen"),
    Form(
        "dialoog-leeg",
        "Dialooggesprek, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Met iedereen samen, om zelf in te vullen",
    ),
    Form("eindmeting", "Eindmeting", family=True, title_table="Aan het eind"),
    Form(
        "eindmeting-leeg",
        "Eindmeting, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Aan het eind, om zelf in te vullen",
    ),
    Form("eindmeting-medewerker", "Eindmeting, lijst van de medewerker", family=False, place=Place.DOSSIER),
    Form(
        "eindmeting-medewerker-leeg",
        "Eindmeting, lijst van de medewerker, leeg formulier",
        family=False,
        blank=True,
        named=False,
        place=Place.DOSSIER,
    ),
    Form("genogram", "Genogram", family=True, title_table="Onze familie"),
    Form(
        "genogram-leeg",
        "Genogram, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Onze familie, om zelf te tekenen",
    ),
    Form("ecogram", "Ecogram", family=True, title_table="Onze mensen"),
    Form(
        "ecogram-leeg",
        "Ecogram, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Onze mensen, om zelf te tekenen",
    ),
    Form("toestemming", "Toestemmingsverklaring", family=True, title_table="Wat gedeeld mag worden"),
    Form(
        "toestemming-leeg",
        "Toestemmingsverklaring, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Wat gedeeld mag worden, om zelf in te vullen",
    ),
    Form("mdo-agenda", "Agenda MDO+", family=True, title_table="Agenda van het groot overleg (MDO+)"),
    Form(
        "mdo-agenda-leeg",
        "Agenda MDO+, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Agenda van het groot overleg (MDO+), om zelf in te vullen",
    ),
    Form("mdo-verslag", "Verslag MDO+", family=True, title_table="Verslag van het groot overleg (MDO+)"),
    Form(
        "mdo-verslag-leeg",
        "Verslag MDO+, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Verslag van het groot overleg (MDO+), om zelf in te vullen",
    ),
    Form(
        "uitvoerders-agenda", "Agenda uitvoerdersoverleg", family=True, title_table="Agenda van het overleg"
    ),
    Form(
        "uitvoerders-agenda-leeg",
        "Agenda uitvoerdersoverleg, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Agenda van het overleg, om zelf in te vullen",
    ),
    Form(
        "uitvoerders-verslag",
        "Verslag uitvoerdersoverleg",
        family=True,
        title_table="Verslag van het overleg",
    ),
    Form(
        "uitvoerders-verslag-leeg",
        "Verslag uitvoerdersoverleg, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Verslag van het overleg, om zelf in te vullen",
    ),
    Form(
        "overzicht", "Overzicht voor het uitvoerdersoverleg", family=True, title_table="Wat er al bekend is"
    ),
    Form(
        "overzicht-leeg",
        "Overzicht voor het uitvoerdersoverleg, leeg formulier",
        family=True,
        blank=True,
        named=False,
        title_table="Wat er al bekend is, om zelf in te vullen",
    ),
    Form("inhoud-gezinsmap", "Inhoud van de gezinsmap", family=True, title_table="Dit zit in onze map"),
    Form("dossier", "Dossier", family=False, place=Place.DOSSIER),
    Form("inzageregister", "Inzageregister", family=True, title_table="Wie zag wat?"),
    Form("inzageregister-volledig", "Inzageregister, volledig", family=False, place=Place.DOSSIER),
    Form("kopie", "Alles bij elkaar", family=True),
)

_BY_ID = MappingProxyType({form.id: form for form in FORMS})


def form(form_id: str) -> Form:
    """The form of that id; FormUnknown when there is none."""
    found = _BY_ID.get(form_id)
    if found is None:
        raise FormUnknown(form=form_id)
    return found
