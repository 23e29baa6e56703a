"""The kinds of record of the werkaantekeningen: one worker's own, never among the records of a gezin.

They stand in a database of their own, under keys of their own (docs/format/vault.md §9.1); the texts of
notes and reflections are written in the markup of docs/format/aantekening.md, those of the card without it.
"""

from __future__ import annotations

from kanz_desktop.domain.fields import date, fixed, line, text
from kanz_desktop.domain.kinds import Kind, Place, Type

AANTEKENING = Kind("aantekening", "Aantekening", Place.WERKAANTEKENINGEN, fields=(
    date("datum", "Datum"),
    line("titel", "Titel"),
    text("tekst", "Aantekening"),
))  # fmt: skip

BIJLAGE = Kind("bijlage", "Bijlage", Place.WERKAANTEKENINGEN, fields=(
    fixed("aantekening", Type.REF, "Hoort bij"),
    fixed("bestand", Type.FILE, "Bestand"),
    line("bestandsnaam", "Naam van het bestand"),
))  # fmt: skip

REFLECTIE = Kind("reflectie", "Reflecterend team", Place.WERKAANTEKENINGEN, fields=(
    date("datum", "Datum"),
    line("titel", "Waar gaat het over"),
    line("team", "Wie zitten in het team"),
    text("vraag", "Wat is mijn vraag?"),
    text("probleem", "Wat is het probleem?"),
    text("last", "Waar heb ik last van?"),
    text("presenteren", "Wat heb ik verteld?"),
    text("verhelderen", "Welke vragen kwamen er, en wat heb ik geantwoord?"),
    text("bevestigen", "Welke complimenten kreeg ik?"),
    text("reflecteren", "Welke ideeën kwamen er?"),
    text("meenemen", "Wat neem ik mee?"),
    text("volgende_stap", "Wat is mijn volgende stap?"),
    text("afspraken", "Wat hebben we afgesproken?"),
))  # fmt: skip

OVERDRACHTSKAART = Kind("overdrachtskaart", "Overdrachtskaart", Place.WERKAANTEKENINGEN, keyed=True, fields=(
    text("achtergrond", "Culturele achtergrond: spreekt het gezin Nederlands, waar let je op?"),
    text("reden", "Reden van aanmelding"),
    text("verslaving", "Verslaving"),
    text("ziekte", "Ziekte of beperking"),
    text("veiligheid", "Veiligheid"),
    text("overig", "Wat je collega nog moet weten"),
))  # fmt: skip

NOTE_KINDS = (AANTEKENING, BIJLAGE, REFLECTIE, OVERDRACHTSKAART)

REFLECTION_STEPS = (
    ("1 Voorbereiden", "Schrijf op voordat het team bij elkaar komt.", ("vraag", "probleem", "last")),
    ("2 Presenteren", "Jij vertelt. Het team luistert alleen.", ("presenteren",)),
    ("3 Verhelderen", "Het team vraagt alleen naar feiten.", ("verhelderen",)),
    ("4 Bevestigen", "Het team geeft alleen complimenten.", ("bevestigen",)),
    ("5 Reflecteren", "Om de beurt één idee; overslaan mag. Jij zegt nu niets.", ("reflecteren",)),
    ("6 Afsluiten", "Jij zegt wat je meeneemt.", ("meenemen", "volgende_stap", "afspraken")),
)
"""Reflecterend team (methode §9): title, what happens in this step, the fields."""
