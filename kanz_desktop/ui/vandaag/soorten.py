"""What each sort of due thing is called, and on which screen it is dealt with."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Soort:
    """`words` stand before what the gezin itself called it; empty where that says enough."""

    short: str
    """On the chip of a gezin."""
    screen: str
    words: str = ""


SOORTEN = MappingProxyType(
    {
        "eerste-acties": Soort("eerste acties", "pad", "eerste acties na de toewijzing"),
        "tweede-afspraak": Soort("tweede afspraak", "pad", "tweede afspraak na het kennismakingsgesprek"),
        "tweede-poging": Soort("tweede poging", "pad", "opnieuw gaan na de weigering"),
        "gezinsplan": Soort("gezinsplan", "gezinsplan", "gezinsplan samen afmaken"),
        "balans": Soort("balans", "balans", "balans opmaken met het gezin"),
        "buitenstaander": Soort("buitenstaander", "balans", "balans met een buitenstaander erbij"),
        "verlenging": Soort("verlenging", "gezinsplan", "bespreken of verlengen nodig is"),
        "einde": Soort("einde", "gezinsplan", "afgesproken einde"),
        "eerste-overleg": Soort("eerste overleg", "overleg", "eerste uitvoerdersoverleg houden"),
        "volgend-overleg": Soort("volgend overleg", "overleg", "volgend uitvoerdersoverleg plannen"),
        "mdo-besluit": Soort("besluit MDO+", "overleg", "MDO+ besluit: afsluiten of verlengen"),
        "mpg-einde": Soort("einde MPG", "overleg", "einde van de MPG-periode"),
        "overleg": Soort("overleg", "overleg"),
        "termijn": Soort("termijn", "gezinsmap"),
        "actie": Soort("actie", "gezinsplan"),
        "afspraak": Soort("afspraak", "gezinsplan"),
        "evaluatie": Soort("terugkijken", "gezinsplan", "terugkijken"),
        "dialoog": Soort("terugkijken", "historie", "terugkijken op het dialooggesprek"),
        "verzoek": Soort("verzoek", "rechten", "antwoord op een verzoek van het gezin"),
        "bewaren": Soort("wissen", "rechten", "de bewaartermijn is voorbij: wissen"),
    }
)
"""By `DueItem.soort`."""
