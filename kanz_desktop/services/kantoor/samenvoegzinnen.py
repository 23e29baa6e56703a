"""What joining two gezinnen means, in sentences, for a screen and for the command line."""

from __future__ import annotations

from collections.abc import Sequence

from kanz_desktop.services.kantoor.samenvoegen import Vooruitzicht

TOGETHER = "Alles komt in één gezin: tekst met wat er eerder stond, papieren, plaats en voor wie."
DIFFER = "Waar de twee verschillen, staat allebei in Samen bekijken. Daar kies je zelf."
GONE = "Het andere gezin wordt gewist, hier en na het bijwerken ook bij collega's. Dat kan niet ongedaan."
NAMES = (
    "Wat een ander in het gezin schreef dat weggaat, staat daarna op jouw naam, met de dag van toen. Regels "
    "van anderen in dat inzageregister gaan niet mee."
)


def join_sentences(ahead: Vooruitzicht) -> tuple[str, ...]:
    """Always the same first; then who reads more or less, and what is not on this laptop."""
    said = [TOGETHER, DIFFER, GONE, NAMES]
    if ahead.gain:
        said.append(f"Daarna ook te lezen voor {_people(ahead.gain)}: wat in het gezin stond dat weggaat.")
    if ahead.lose:
        said.append(
            f"Niets meer te lezen voor {_people(ahead.lose)}: het gezin gaat ook daar weg; wat daar nog niet "
            "gestuurd is, blijft op die laptop. Is dat niet de bedoeling, geef dan eerst een rol in het "
            "gezin dat blijft."
        )
    if ahead.others:
        said.append(
            f"Wat nog niet op kantoor staat van {_people(ahead.others)}, komt er bij het bijwerken daar "
            "alsnog bij, voor wie het gezin leest dat blijft. Werkaantekeningen van een collega bij dit "
            "gezin blijven op de eigen laptop tot die zelf kiest."
        )
    if ahead.missing:
        said.append(
            "Van deze papieren staat het bestand niet op deze laptop; alleen de naam komt mee: "
            f"{', '.join(ahead.missing)}. Werk eerst bij als je ze wilt houden."
        )
    return tuple(said)


def _people(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
