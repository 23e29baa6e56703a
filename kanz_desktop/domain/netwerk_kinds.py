"""Who stands around the gezin, how people belong together, and what may be shared about them (method §11)."""

from __future__ import annotations

from kanz_desktop.domain.fields import KIN, ORDER, choice, date, line, members, ref, text
from kanz_desktop.domain.kinds import Kind, Place

CONTACT = Kind("contact", "Persoon of organisatie", Place.GEZINSMAP, fields=(
    line("naam", "Naam", "Wie"),
    choice("soort", "Soort", "netwerksoort", "Wat voor iemand"),
    line("rol", "Rol"),
    line("telefoon", "Telefoon"),
    line("email", "E-mail"),
    text("wat", "Wat deze persoon of organisatie doet", "Wat doen zij voor ons?"),
    line("sinds", "Betrokken sinds", "Sinds wanneer"),
    choice("actief", "Nog actief", "netwerkactief", "Helpen ze nu nog?"),
    choice("verder", "Hoe verder", "netwerkverder", "Hoe gaat het verder?"),
    line("mandaat", "Mandaat", "Wat mag deze persoon zelf regelen?"),
    choice("band", "Band met het gezin", "netwerkband", "Hoe is onze band?"),
    choice("energie", "Waar gaat de energie heen", "netwerkenergie", "Geeft of kost het energie?"),
    ORDER,
))  # fmt: skip

FAMILIELID = Kind("familielid", "Familielid in het genogram", Place.GEZINSMAP, fields=(
    line("naam", "Naam"),
    choice("geslacht", "Geslacht", "geslacht"),
    line("geboren", "Geboren (jaar of dag)", "Geboren in"),
    *KIN,
    ORDER,
))  # fmt: skip

RELATIE = Kind("relatie", "Relatie tussen twee mensen", Place.GEZINSMAP, fields=(
    ref("een", "Wie"),
    ref("ander", "Met wie"),
    choice("soort", "Relatie", "relatiesoort"),
))  # fmt: skip

TOESTEMMING = Kind("toestemming", "Toestemming", Place.GEZINSMAP, fields=(
    line("organisatie", "Organisatie", "Met wie?"),
    choice("richting", "Aan of van deze organisatie", "toestemmingrichting", "Welke kant op?"),
    text("gegevens", "Welke gegevens", "Wat mag er gedeeld worden?"),
    text("doel", "Doel", "Waarvoor?"),
    members("over_wie", "Over wie", "Over wie gaat het?"),
    members("gegeven_door", "Gegeven door", "Wie zegt ja?"),
    line("privacyreglement", "Privacyreglement"),
    date("datum", "Gegeven op", "Ja gezegd op"),
    date("tot", "Geldig tot en met", "Tot wanneer"),
    date("ingetrokken", "Ingetrokken op", "Niet meer sinds"),
    members("papieren", "Ondertekend papier in de map", "Het papier met de handtekening"),
    ORDER,
))  # fmt: skip

NETWERK_KINDS = (CONTACT, FAMILIELID, RELATIE, TOESTEMMING)
