"""Looking back together: a balans with the gezin, and one with an outsider for the workers (method §8)."""

from __future__ import annotations

from kanz_desktop.domain.fields import choice, date, line, members, ref, text
from kanz_desktop.domain.kinds import Kind, Place

BALANS = Kind("balans", "Balans met het gezin", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    date("datum", "Datum", "Wanneer"),
    members("wie", "Aanwezig", "Wie waren erbij?"),
    line("wie_anders", "Nog meer aanwezig", "Wie nog meer?"),
    text("goed", "Wat ging goed", "Waar zijn we trots op?"),
    text("verandert", "Wat verandert er in het plan", "Wat willen we anders doen?"),
    text("beloning", "Beloning die het gezin zichzelf geeft", "Hoe vieren we het?"),
    date("volgende", "Volgende balans", "Wanneer kijken we weer terug?"),
))  # fmt: skip

BALANSDOEL = Kind("balansdoel", "Doel bij een balans", Place.GEZINSMAP, keyed=True, fields=(
    ref("balans", "Balans"),
    ref("probleem", "Doel"),
    text("hoe", "Hoe gaat het met dit doel", "Hoe gaat het hiermee?"),
))  # fmt: skip

BUITENBALANS = Kind("buitenbalans", "Balans met een buitenstaander", Place.DOSSIER, fields=(
    ref("traject", "Traject"),
    date("datum", "Datum"),
    choice("rol", "Wie keek mee", "buitenstaander"),
    line("met_wie", "Naam"),
    text("goed", "Wat gaat goed"),
    text("loopt", "Hoe gaat het met de doelen en acties"),
    text("anders", "Wat doe jij zelf anders"),
    text("verandert", "Wat verandert er in het plan"),
    date("volgende", "Volgende keer"),
))  # fmt: skip

BALANS_KINDS = (BALANS, BALANSDOEL, BUITENBALANS)
