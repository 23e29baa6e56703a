"""What is kept: papers, what must be accounted for, and who has seen or done what."""

from __future__ import annotations

from kanz_desktop.domain.fields import choice, date, fixed, line, members, ref, text
from kanz_desktop.domain.kinds import Field, Kind, Merge, Place, Type

DOCUMENT = Kind("document", "Papier", Place.GEZINSMAP, fields=(
    line("titel", "Titel", "Hoe heet het?"),
    choice("soort", "Soort", "documentsoort"),
    fixed("bestand", Type.FILE, "Bestand"),
    line("bestandsnaam", "Naam van het bestand"),
    date("datum", "Datum op het papier"),
    date("ontvangen", "Ontvangen op"),
    line("ontvangen_van", "Ontvangen van", "Van wie?"),
    members("over_wie", "Over wie", "Over wie gaat het?"),
    members("leefgebieden", "Over welk leefgebied"),
    choice("papier", "Waar is het papier?", "papier"),
    line("papier_waar", "Papier: bij wie precies"),
    date("termijn", "Termijn", "Vóór wanneer?"),
    choice("termijn_soort", "Wat moet er vóór die dag", "termijnsoort"),
    choice("gevoel", "Trots of zorgen", "gevoel"),
    text("woorden", "Woorden erbij", "Wat zegt de maker erbij? Waarom zit het in de map?"),
    text("notitie", "Notitie"),
))  # fmt: skip

REGISTERREGEL = Kind("registerregel", "Regel in het inzageregister", Place.DOSSIER, logged=True, fields=(
    Field("wat", Type.CHOICE, Merge.APPEND, "Wat", choices="register"),
    Field("over", Type.REF, Merge.APPEND, "Over welk papier of welke regel"),
    Field("deel", Type.CHOICE, Merge.APPEND, "Welk deel van de map", choices="deel"),
    Field("vorm", Type.TEXT, Merge.APPEND, "Welk formulier (id)"),
    members("personen", "Voor wie, of wie er aan tafel zat"),
    Field("tafel", Type.BOOL, Merge.APPEND, "Aan tafel"),
    Field("aantal", Type.INT, Merge.APPEND, "Aantal"),
    Field("datum", Type.DATE, Merge.APPEND, "Datum"),
    Field("toelichting", Type.TEXT, Merge.APPEND, "Toelichting"),
))  # fmt: skip

DOSSIERSTUK = Kind("dossierstuk", "Stuk in het dossier", Place.DOSSIER, fields=(
    ref("traject", "Traject"),
    choice("soort", "Soort", "dossiersoort"),
    date("datum", "Datum"),
    line("titel", "Titel"),
    line("met_wie", "Met wie of van wie"),
    members("over_wie", "Over wie"),
    text("tekst", "Wat is er gebeurd of besproken?"),
    text("besluit", "Besluit of uitkomst"),
    members("papieren", "Papieren erbij"),
    date("vastgesteld", "Vastgesteld op"),
    fixed("verbetert", Type.REF, "Verbetert dit stuk"),
))  # fmt: skip

MAP_KINDS = (
    DOCUMENT, REGISTERREGEL, DOSSIERSTUK,
)  # fmt: skip
