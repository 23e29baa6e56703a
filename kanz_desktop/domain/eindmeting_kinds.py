"""The measurement at the end: what the gezin answers to a colleague, and the worker's list (method §7)."""

from __future__ import annotations

from kanz_desktop.domain.fields import choice, date, flag, line, members, ref, text
from kanz_desktop.domain.kinds import Field, Kind, Merge, Place, Type

EINDMETING = Kind("eindmeting", "Eindmeting", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    line("door", "Wie neemt de eindmeting af", "Wie stelt de vragen?"),
    line("organisatie", "Van welke organisatie"),
    members("wie", "Aanwezig", "Wie geven antwoord?"),
    date("begonnen", "Begonnen op"),
    date("klaar", "Klaar op"),
))  # fmt: skip

DOELBEREIK = Kind("doelbereik", "Doel bereikt", Place.GEZINSMAP, keyed=True, fields=(
    ref("eindmeting", "Eindmeting"),
    ref("probleem", "Doel"),
    Field("cijfer", Type.MARK, Merge.LATEST, "Hoe ver is het doel bereikt", "Hoe goed is het gelukt?",
          review=True),
    text("waarom", "Waarom dit cijfer", "Waarom dit cijfer?"),
))  # fmt: skip

MEETANTWOORD = Kind("meetantwoord", "Antwoord bij de eindmeting", Place.GEZINSMAP, keyed=True, fields=(
    ref("eindmeting", "Eindmeting"),
    choice("vraag", "Vraag", "meetvraag"),
    choice("antwoord", "Antwoord", "meetantwoord", "Ons antwoord"),
    text("woorden", "In eigen woorden"),
))  # fmt: skip

EFFECT = Kind("effect", "Positief effect", Place.DOSSIER, keyed=True, fields=(
    ref("traject", "Traject"),
    choice("effect", "Effect", "effect"),
    flag("bereikt", "Bereikt"),
    text("toelichting", "Toelichting"),
))  # fmt: skip

EINDMETING_KINDS = (EINDMETING, DOELBEREIK, MEETANTWOORD, EFFECT)
