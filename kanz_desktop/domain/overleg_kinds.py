"""Meetings with the organisations around a gezin (method §9): who was there, what was agreed, and the period.

An agreement that is made in a meeting is an `actie` of the gezinsplan that points to the meeting: one record.
Why somebody stayed away, and what was done about it, is contact with an organisation and lies in the dossier.
"""

from __future__ import annotations

from kanz_desktop.domain.fields import ORDER, choice, date, flag, line, members, ref, text
from kanz_desktop.domain.kinds import Kind, Place

MPG = Kind("mpg", "MPG-periode", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    choice("vorm", "Vorm", "mpgvorm", "Hoe lang en hoe vaak?"),
    date("begin", "Begin van de periode", "Vanaf"),
    date("verlengd_tot", "Verlengd tot"),
    text("verlengd_waarom", "Waarom verlengen", "Waarom gaan we nog even door?"),
    choice("loopt_weer", "De hulp loopt weer", "klopt", "Loopt de hulp weer?"),
    choice("kijk_problemen", "Gedeelde kijk op de problemen", "klopt", "Zien we samen wat er speelt?"),
    choice("kijk_samenhang", "Gedeelde kijk op de samenhang", "klopt", "Zien we samen hoe het samenhangt?"),
    choice("kijk_aanpak", "Gedeelde kijk op de aanpak", "klopt", "Zijn we het eens over de aanpak?"),
    text("advies", "Advies voor hierna", "Wat is er hierna nodig?"),
    text("behoud", "Hoe de resultaten behouden blijven", "Hoe houden we vast wat goed gaat?"),
    date("einde", "Afgesloten op", "Gestopt op"),
))  # fmt: skip

OVERLEG = Kind("overleg", "Overleg", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    choice("soort", "Soort", "overlegsoort", "Wat voor overleg?"),
    date("datum", "Dag"),
    line("waar", "Tijd en plaats", "Hoe laat en waar?"),
    choice("status", "Status", "overlegstatus", "Is het al geweest?"),
    text("minstens", "Wat moet er minstens bereikt zijn?"),
    choice("ouders", "Ouders erbij", "oudersbij", "Zijn we er zelf bij?"),
    choice("ouders_waarom", "Waarom niet zelf", "oudersnietbij", "Waarom niet?"),
    line("namens", "Wie spreekt namens de ouders", "Wie praat er namens ons?"),
    choice("plan", "Verandert het plan?", "planwijziging"),
))  # fmt: skip

AGENDAPUNT = Kind("agendapunt", "Agendapunt", Place.GEZINSMAP, fields=(
    ref("overleg", "Overleg"),
    choice("punt", "Punt", "agendapunt"),
    line("onderwerp", "Onderwerp", "Waar gaat het over?"),
    line("minuten", "Minuten", "Hoe lang (minuten)"),
    text("besproken", "Wat is er besproken?", "Wat is er gezegd?"),
    ORDER,
))  # fmt: skip

DEELNEMER = Kind("deelnemer", "Deelnemer aan een overleg", Place.GEZINSMAP, fields=(
    ref("overleg", "Overleg"),
    ref("wie", "Wie"),
    line("naam", "Naam", "Wie"),
    line("organisatie", "Organisatie", "Van welke organisatie?"),
    choice("aanwezig", "Aanwezig", "aanwezigheid", "Was die erbij?"),
    flag("kernteam", "In het kernteam", "Gaat mee verder (kernteam)"),
    ORDER,
))  # fmt: skip

AFWEZIG = Kind("afwezig", "Afwezig bij een overleg", Place.DOSSIER, keyed=True, fields=(
    ref("overleg", "Overleg"),
    ref("deelnemer", "Deelnemer"),
    line("wie", "Wie ontbrak"),
    text("reden", "Waarom afwezig (navragen)"),
    text("vervolg", "Volgende stap"),
    date("doorgegeven", "Belang en nieuwe dag doorgegeven op"),
))  # fmt: skip

INZET = Kind("inzet", "Inzet in het plan in grote lijnen", Place.GEZINSMAP, fields=(
    ref("overleg", "Overleg"),
    text("wat", "Welke inzet", "Wat gaat er gebeuren?"),
    text("doel", "Doel", "Wat willen we bereiken?"),
    members("wie", "Wie", "Wie doet het?", review=True),
    line("wie_anders", "Organisatie of netwerk", "Wie nog meer?"),
    line("wanneer", "Wanneer"),
    date("evaluatie", "Evaluatie op", "Wanneer kijken we hoe het ging?"),
    flag("toegezegd", "Toegezegd", "Is beloofd"),
    line("mandaat", "Mandaat", "Wat mag deze persoon zelf regelen?"),
    ORDER,
))  # fmt: skip

PARKEERVRAAG = Kind("parkeervraag", "Vraag op de parkeerlijst", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    ref("overleg", "Overleg"),
    text("vraag", "Vraag voor later"),
    line("wie", "Wie pakt het op", "Wie zoekt het uit?"),
    date("klaar", "Opgepakt op", "Uitgezocht op"),
    ORDER,
))  # fmt: skip

OPSCHALING = Kind("opschaling", "Stap op de opschaalladder", Place.DOSSIER, fields=(
    ref("traject", "Traject"),
    ref("contact", "Persoon of organisatie"),
    line("wie", "Bij wie"),
    choice("trede", "Trede", "opschaaltrede"),
    date("datum", "Datum"),
    text("reden", "Reden"),
    text("uitkomst", "Uitkomst"),
))  # fmt: skip

OVERZICHT = Kind("overzicht", "Overzicht voor het uitvoerdersoverleg", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    text(
        "diagnostiek",
        "Diagnostiek nu en eerder, met uitkomsten van vragenlijsten en risicotaxatie",
        "Welke onderzoeken zijn er geweest, en wat kwam eruit?",
    ),
    text("hulp", "Eerdere hulp aan ouders en kinderen", "Welke hulp hebben we al gehad?"),
    text("wonen_geld", "Wonen en geld", "Hoe wonen we, en hoe gaat het met geld?"),
))  # fmt: skip

OVERLEG_KINDS = (
    MPG, OVERLEG, AGENDAPUNT, DEELNEMER, AFWEZIG, INZET, PARKEERVRAAG, OPSCHALING, OVERZICHT,
)  # fmt: skip
PARTS = (AGENDAPUNT, DEELNEMER, INZET, PARKEERVRAAG)
"""What a meeting is made of: who may see the meeting may see these, and nobody else."""
