"""The kinds of record of the family's rights: its own view beside ours, what it asks, how long we keep."""

from __future__ import annotations

from kanz_desktop.domain.fields import choice, date, line, members, ref, text
from kanz_desktop.domain.kinds import Kind, Place

ZIENSWIJZE = Kind("zienswijze", "Eigen kijk van het gezin", Place.GEZINSMAP, fields=(
    ref("bij", "Bij wat (leeg: bij alles)", "Waarover?"),
    ref("van", "Van wie"),
    line("naam", "Van wie (van buiten)", "Naam"),
    text("woorden", "In eigen woorden", "Zo zien wij het"),
    date("datum", "Datum"),
))  # fmt: skip

VERZOEK = Kind("verzoek", "Verzoek van het gezin", Place.GEZINSMAP, fields=(
    choice("soort", "Wat wordt gevraagd", "verzoeksoort", "Wat vragen we?"),
    date("datum", "Ontvangen op", "Gevraagd op"),
    ref("van", "Gevraagd door"),
    line("naam", "Gevraagd door (van buiten)", "Naam"),
    text("waarover", "Waarover", "Waar gaat het over?"),
    members("stukken", "Over deze stukken (leeg: over alles)", "Over deze stukken"),
    choice("besluit", "Besluit", "verzoekbesluit", "Wat is er besloten?"),
    choice("uitzondering", "Waarom niet (wet)", "uitzondering", "Waarom niet"),
    text("reden", "Toelichting op het besluit", "Uitleg"),
    date("besloten_op", "Besloten op"),
    date("uitgevoerd_op", "Uitgevoerd op", "Gedaan op"),
))  # fmt: skip

BEWAARTERMIJN = Kind("bewaartermijn", "Bewaartermijn", Place.DOSSIER, keyed=True, fields=(
    date("langer_tot", "Langer bewaren, tot"),
    text("reden", "Waarom langer"),
))  # fmt: skip

RIGHTS_KINDS = (ZIENSWIJZE, VERZOEK, BEWAARTERMIJN)
