"""The gezin, its people, and a run of the method with it."""

from __future__ import annotations

from kanz_desktop.domain.fields import KIN, ORDER, TWINS, choice, date, line, members, number, text
from kanz_desktop.domain.kinds import Kind, Place

GEZIN = Kind("gezin", "Gezin", Place.GEZINSMAP, keyed=True, fields=(
    line("naam", "Naam van het gezin"),
    line("adres", "Adres", "Waar we wonen"),
    line("telefoon", "Telefoon"),
    text("taal", "Taal en uitleg", "Wat helpt ons bij praten en lezen"),
    text("goed_om_te_weten", "Goed om te weten"),
))  # fmt: skip

GEZINSLID = Kind("gezinslid", "Gezinslid", Place.GEZINSMAP, fields=(
    line("naam", "Naam"),
    line("roepnaam", "Zo noemen de anderen deze persoon", "Zo noemen we deze persoon"),
    choice("rol", "Rol", "rol"),
    date("geboortedatum", "Geboortedatum", "Jarig op"),
    date("uitgerekend", "Uitgerekende datum"),
    choice("geslacht", "Geslacht", "geslacht"),
    choice("woont_thuis", "Woont thuis", "woont_thuis"),
    members("gezag_door", "Gezag door", "Wie beslist over dit kind (gezag)", review=True),
    line("dagbesteding", "School, werk of dagbesteding", "School of werk"),
    line("maatregelen", "Maatregelen (OTS, voogdij)"),
    line("telefoon", "Telefoon"),
    line("email", "E-mail"),
    line("zorgverzekering", "Zorgverzekering en polisnummer"),
    line("huisarts", "Huisarts"),
    line("apotheek", "Apotheek"),
    text("bijzonder", "Bijzonderheden", "Goed om te weten"),
    TWINS,
    *KIN,
    ORDER,
))  # fmt: skip

MEDEWERKER = Kind("medewerker", "Medewerker", Place.GEZINSMAP, keyed=True, fields=(
    line("naam", "Naam"),
    line("voornaam", "Voornaam"),
    choice("rol", "Rol in dit gezin", "medewerkerrol"),
    line("telefoon", "Telefoon"),
))  # fmt: skip

TRAJECT = Kind("traject", "Traject", Place.GEZINSMAP, fields=(
    number("nummer", "Nummer"),
    date("begin", "Begin van het traject"),
    date("toegewezen", "Toegewezen op"),
    date("kennismaking", "Kennismakingsgesprek"),
    date("uitvoering", "Begin van de uitvoering"),
    choice("fase", "Fase", "fase"),
    choice("stap", "Stap", "stap"),
    date("einde", "Afgesloten op"),
))  # fmt: skip

GEZIN_KINDS = (
    GEZIN, GEZINSLID, MEDEWERKER, TRAJECT,
)  # fmt: skip
