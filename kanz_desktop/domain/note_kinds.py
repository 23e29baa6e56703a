"""The kinds of record of the werkaantekeningen: one worker's own, never among the records of a gezin.

They stand in a database of their own, under keys of their own (docs/format/vault.md §9.1); the texts of
notes and reflections are written in the markup of docs/format/aantekening.md, those of the card without it.
"""

from __future__ import annotations

from kanz_desktop.domain.kinds import Field, Kind, Merge, Place, Type

_DATE = Field("datum", Type.DATE, Merge.LATEST, "Datum", review=True)


def _text(field_id: str, label: str) -> Field:
    return Field(field_id, Type.TEXT, Merge.TEXT, label)


def _line(field_id: str, label: str) -> Field:
    return Field(field_id, Type.TEXT, Merge.LATEST, label)


AANTEKENING = Kind("aantekening", "Aantekening", Place.WERKAANTEKENINGEN, fields=(
    _DATE,
    _line("titel", "Titel"),
    _text("tekst", "Aantekening"),
))  # fmt: skip

BIJLAGE = Kind("bijlage", "Bijlage", Place.WERKAANTEKENINGEN, fields=(
    Field("aantekening", Type.REF, Merge.IMMUTABLE, "Hoort bij"),
    Field("bestand", Type.FILE, Merge.IMMUTABLE, "Bestand"),
    _line("bestandsnaam", "Naam van het bestand"),
))  # fmt: skip

REFLECTIE = Kind("reflectie", "Reflecterend team", Place.WERKAANTEKENINGEN, fields=(
    _DATE,
    _line("titel", "Waar gaat het over"),
    _line("team", "Wie zitten in het team"),
    _text("vraag", "Wat is mijn vraag?"),
    _text("probleem", "Wat is het probleem?"),
    _text("last", "Waar heb ik last van?"),
    _text("presenteren", "Wat heb ik verteld?"),
    _text("verhelderen", "Welke vragen kwamen er, en wat heb ik geantwoord?"),
    _text("bevestigen", "Welke complimenten kreeg ik?"),
    _text("reflecteren", "Welke ideeën kwamen er?"),
    _text("meenemen", "Wat neem ik mee?"),
    _text("volgende_stap", "Wat is mijn volgende stap?"),
    _text("afspraken", "Wat hebben we afgesproken?"),
))  # fmt: skip

OVERDRACHTSKAART = Kind("overdrachtskaart", "Overdrachtskaart", Place.WERKAANTEKENINGEN, keyed=True, fields=(
    _text("achtergrond", "Culturele achtergrond: spreekt het gezin Nederlands, waar let je op?"),
    _text("reden", "Reden van aanmelding"),
    _text("verslaving", "Verslaving"),
    _text("ziekte", "Ziekte of beperking"),
    _text("veiligheid", "Veiligheid"),
    _text("overig", "Wat je collega nog moet weten"),
))  # fmt: skip

NOTE_KINDS = (AANTEKENING, BIJLAGE, REFLECTIE, OVERDRACHTSKAART)
