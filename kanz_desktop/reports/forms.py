"""The forms that can be printed: one line each. `pdf.render` knows how each one is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
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


def _blank(filled: Form, by_hand: str = "in te vullen") -> Form:
    """The same form for a pen; `by_hand` is what one does with it."""
    return replace(
        filled,
        id=f"{filled.id}-leeg",
        title=f"{filled.title}, leeg formulier",
        title_table=f"{filled.title_table or filled.title}, om zelf {by_hand}" if filled.family else "",
        blank=True,
        named=False,
    )


def _both(form_id: str, title: str, title_table: str = "", *, by_hand: str = "in te vullen") -> list[Form]:
    """A form of the family that is printed filled, and empty."""
    filled = Form(form_id, title, family=True, title_table=title_table)
    return [filled, _blank(filled, by_hand)]


_PLAN = Form("gezinsplan", "Gezinsplan", family=True, title_table="Ons gezinsplan")
_MARKS = Form("rapportcijfers", "Rapportcijfers", family=True, title_table="Onze cijfers")
_WORKERS_LIST = Form(
    "eindmeting-medewerker", "Eindmeting, lijst van de medewerker", family=False, place=Place.DOSSIER
)

FORMS: tuple[Form, ...] = (
    replace(_PLAN, id="gezinsplan-gezin"),
    Form("gezinsplan-professional", "Gezinsplan voor professionals", family=False),
    _blank(_PLAN),
    Form(COMPARED, "Wat is er anders in het plan", family=True, title_table="Wat er anders is in ons plan"),
    *_both("niet-gelukt", "Wat als het niet lukt"),
    *_both("leefgebieden", "Leefgebieden", "Zo gaat het nu"),
    _MARKS,
    Form(
        "rapportcijfers-verandering",
        "Rapportcijfers: verandering",
        family=True,
        title_table="Zo veranderen onze cijfers",
    ),
    _blank(_MARKS),
    Form(
        "koelkast",
        "Afspraken voor op de koelkast",
        family=True,
        named=False,
        title_table="Onze afspraken voor op de koelkast",
    ),
    *_both("sociale-kaart", "Sociale kaart", "Wie er om ons heen staat"),
    *_both("kennismaking", "Kennismaking", "We maken kennis"),
    *_both("nazorgplan", "Nazorgplan", "Zo gaan we verder"),
    *_both("tijdlijn", "Tijdlijn", "Ons verhaal"),
    *_both("balans", "Balans", "Samen terugkijken"),
    *_both("analyse", "Verklarende analyse", "Waardoor het zo is"),
    Form("dialoog", "Verslag dialooggesprek", family=True, title_table="Met iedereen samen"),
    _blank(Form("dialoog", "Dialooggesprek", family=True, title_table="Met iedereen samen")),
    *_both("eindmeting", "Eindmeting", "Aan het eind"),
    _WORKERS_LIST,
    _blank(_WORKERS_LIST),
    *_both("genogram", "Genogram", "Onze familie", by_hand="te tekenen"),
    *_both("ecogram", "Ecogram", "Onze mensen", by_hand="te tekenen"),
    *_both("toestemming", "Toestemmingsverklaring", "Wat gedeeld mag worden"),
    *_both("mdo-agenda", "Agenda MDO+", "Agenda van het groot overleg (MDO+)"),
    *_both("mdo-verslag", "Verslag MDO+", "Verslag van het groot overleg (MDO+)"),
    *_both("uitvoerders-agenda", "Agenda uitvoerdersoverleg", "Agenda van het overleg"),
    *_both("uitvoerders-verslag", "Verslag uitvoerdersoverleg", "Verslag van het overleg"),
    *_both("overzicht", "Overzicht voor het uitvoerdersoverleg", "Wat er al bekend is"),
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
