"""Every kind of record of this release, declared once. Ids are never renamed, reused or retyped."""

from __future__ import annotations

from kanz_desktop.domain.kinds import Field, Kind, Merge, Place, Type
from kanz_desktop.domain.note_kinds import NOTE_KINDS

SCHEMA_VERSION = 1


def _text(field_id: str, label: str, tafel: str = "") -> Field:
    return Field(field_id, Type.TEXT, Merge.TEXT, label, tafel)


def _line(field_id: str, label: str, tafel: str = "") -> Field:
    """A short fact (a name, a number to call): the latest is shown, the other one click away."""
    return Field(field_id, Type.TEXT, Merge.LATEST, label, tafel)


def _date(field_id: str, label: str, tafel: str = "") -> Field:
    return Field(field_id, Type.DATE, Merge.LATEST, label, tafel, review=True)


def _choice(field_id: str, label: str, choices: str, tafel: str = "") -> Field:
    return Field(field_id, Type.CHOICE, Merge.LATEST, label, tafel, choices=choices)


def _set(field_id: str, label: str, tafel: str = "") -> Field:
    return Field(field_id, Type.MEMBER, Merge.SET, label, tafel)


def _ref(field_id: str, label: str) -> Field:
    return Field(field_id, Type.REF, Merge.LATEST, label)


def _flag(field_id: str, label: str, tafel: str = "") -> Field:
    return Field(field_id, Type.BOOL, Merge.LATEST, label, tafel)


def _number(field_id: str, label: str) -> Field:
    return Field(field_id, Type.INT, Merge.LATEST, label)


def _fixed(field_id: str, kind: Type, label: str, choices: str = "") -> Field:
    return Field(field_id, kind, Merge.IMMUTABLE, label, choices=choices)


ORDER = Field("volgorde", Type.TEXT, Merge.ORDER, "Volgorde")

GEZIN = Kind("gezin", "Gezin", Place.GEZINSMAP, keyed=True, fields=(
    _line("naam", "Naam van het gezin"),
    _line("adres", "Adres", "Waar we wonen"),
    _line("telefoon", "Telefoon"),
    _text("taal", "Taal en uitleg", "Wat helpt ons bij praten en lezen"),
    _text("goed_om_te_weten", "Goed om te weten"),
))  # fmt: skip

GEZINSLID = Kind("gezinslid", "Gezinslid", Place.GEZINSMAP, fields=(
    _line("naam", "Naam"),
    _line("roepnaam", "Zo noemen de anderen deze persoon", "Zo noemen we deze persoon"),
    _choice("rol", "Rol", "rol"),
    _date("geboortedatum", "Geboortedatum", "Jarig op"),
    _date("uitgerekend", "Uitgerekende datum"),
    _choice("geslacht", "Geslacht", "geslacht"),
    _choice("woont_thuis", "Woont thuis", "woont_thuis"),
    _set("gezag_door", "Gezag door", "Wie beslist over dit kind (gezag)"),
    _line("dagbesteding", "School, werk of dagbesteding", "School of werk"),
    _line("maatregelen", "Maatregelen (OTS, voogdij)"),
    _line("telefoon", "Telefoon"),
    _line("email", "E-mail"),
    _line("zorgverzekering", "Zorgverzekering en polisnummer"),
    _line("huisarts", "Huisarts"),
    _line("apotheek", "Apotheek"),
    _text("bijzonder", "Bijzonderheden", "Goed om te weten"),
    ORDER,
))  # fmt: skip

MEDEWERKER = Kind("medewerker", "Medewerker", Place.GEZINSMAP, keyed=True, fields=(
    _line("naam", "Naam"),
    _line("voornaam", "Voornaam"),
    _choice("rol", "Rol in dit gezin", "medewerkerrol"),
    _line("telefoon", "Telefoon"),
))  # fmt: skip

TRAJECT = Kind("traject", "Traject", Place.GEZINSMAP, fields=(
    _number("nummer", "Nummer"),
    _date("begin", "Begin van het traject"),
    _date("toegewezen", "Toegewezen op"),
    _date("kennismaking", "Kennismakingsgesprek"),
    _date("uitvoering", "Begin van de uitvoering"),
    _choice("fase", "Fase", "fase"),
    _choice("stap", "Stap", "stap"),
))  # fmt: skip

LEEFGEBIED = Kind("leefgebied", "Leefgebied", Place.GEZINSMAP, keyed=True, fields=(
    _ref("traject", "Traject"),
    _choice("leefgebied", "Leefgebied", "leefgebied"),
    _text("krachten", "Krachten", "Wat goed gaat"),
    _text("kansen", "Kansen", "Wat zou kunnen helpen"),
    _choice("klopt", "Klopt dit beeld?", "klopt", "Klopt dit beeld met hoe jullie het zien?"),
    _text("klopt_woorden", "In eigen woorden"),
))  # fmt: skip

PROBLEEM = Kind("probleem", "Probleem", Place.GEZINSMAP, fields=(
    _ref("traject", "Traject"),
    _choice("leefgebied", "Leefgebied", "leefgebied"),
    _choice("keuze", "Probleem uit de lijst", "probleem"),
    _text("woorden", "In eigen woorden", "In onze eigen woorden"),
    Field("ernst", Type.CHOICE, Merge.LATEST, "Hoe ernstig", "Hoe zwaar", review=True, choices="ernst"),
    _text("wanneer", "Wanneer", "Wanneer"),
    _set("bij_wie", "Bij wie", "Bij wie"),
    _text("sinds", "Sinds", "Sinds wanneer"),
    _choice("bron", "Bron", "bron"),
    _line("bron_wie", "Gezien of gehoord door of van wie"),
    _text("doel", "Doel (SMART)", "Wat willen we bereiken?"),
    _text("minstens", "Minstens bereikt", "Wat moet dan minstens bereikt zijn?"),
    _text("waaraan", "Waaraan zien we dat", "Waaraan zien we dat?"),
    _date("doel_datum", "Doel bereikt op", "Wanneer willen we dat bereiken?"),
    _text("oorzaken", "Mogelijke oorzaken", "Hoe komt het, denken we?"),
    _text("in_stand", "Instandhoudende factoren", "Waardoor gaat het maar door?"),
    _text("gevolgen_ouders", "Gevolgen voor de ouders", "Wat merken de ouders ervan?"),
    _text("gevolgen_kinderen", "Gevolgen voor de kinderen", "Wat merken de kinderen ervan?"),
    ORDER,
))  # fmt: skip

GEZINSPLAN = Kind("gezinsplan", "Gezinsplan", Place.GEZINSMAP, keyed=True, fields=(
    _ref("traject", "Traject"),
    _text("sterke_punten", "Sterke punten", "Waar zijn we goed in?"),
    _text("situatie", "Situatie van het gezin", "Zo is het nu bij ons"),
    _text("samenhang", "Samenhang van de problemen", "Hoe hangt het samen?"),
    _text("centrale_lijn", "Centrale lijn", "Wat komt eerst, wat daarna?"),
    _date("begin", "Begin", "Vanaf"),
    _date("einde", "Afgesproken einde", "Tot"),
    _date("verlengd_tot", "Verlengd tot"),
    _line("intensiteit", "Intensiteit (uren per week)", "Hoeveel uur per week"),
    _text("niet_nagekomen", "Als afspraken niet worden nagekomen", "Wat als een afspraak niet lukt?"),
    _text("te_veel", "Als het te veel wordt", "Wat doen we als het ons te veel wordt? Wie bellen we?"),
))  # fmt: skip

AANDACHTSPUNT = Kind("aandachtspunt", "Aandachtspunt", Place.GEZINSMAP, keyed=True, fields=(
    _ref("traject", "Traject"),
    _choice("aandachtspunt", "Aandachtspunt", "aandachtspunt"),
    _flag("in_plan", "Hoort bij het plan"),
    _set("leefgebieden", "Hoort bij deze leefgebieden"),
    _text("toelichting", "Toelichting", "Hier gaat het ons om"),
))  # fmt: skip

ACTIE = Kind("actie", "Actie", Place.GEZINSMAP, fields=(
    _ref("traject", "Traject"),
    _choice("aandachtspunt", "Aandachtspunt", "aandachtspunt"),
    _set("problemen", "Bij welke problemen", "Waar helpt dit bij?"),
    _text("wat", "Wat", "Wat gaan we doen?"),
    _set("wie", "Wie", "Wie doet het?"),
    _line("wie_anders", "Netwerk of organisatie", "Wie nog meer?"),
    _line("wanneer", "Wanneer", "Wanneer"),
    _date("voor", "Klaar vóór", "Klaar vóór"),
    _date("evaluatie", "Evaluatie op", "Wanneer kijken we hoe het ging?"),
    _choice("status", "Status", "actiestatus"),
    _text("hoe_ging_het", "Hoe ging het", "Hoe ging het?"),
    _flag("brandje", "Eerste brandje", "Dit eerst"),
    _flag("koelkast", "Op het koelkastblad"),
    ORDER,
))  # fmt: skip

AFSPRAAK = Kind("afspraak", "Afspraak", Place.GEZINSMAP, fields=(
    _ref("traject", "Traject"),
    _text("wat", "Afspraak", "Wat spreken we af?"),
    _set("wie", "Wie", "Wie doet het?"),
    _line("wie_anders", "Netwerk of organisatie", "Wie nog meer?"),
    _line("wanneer", "Wanneer", "Wanneer"),
    _date("voor", "Klaar vóór", "Klaar vóór"),
    _choice("status", "Status", "actiestatus"),
    _flag("koelkast", "Op het koelkastblad"),
    ORDER,
))  # fmt: skip

PLANVERSIE = Kind("planversie", "Versie van het gezinsplan", Place.GEZINSMAP, fields=(
    _fixed("traject", Type.REF, "Traject"),
    _fixed("nummer", Type.INT, "Versie"),
    _fixed("soort", Type.CHOICE, "Soort", "planversie"),
    _fixed("datum", Type.DATE, "Datum"),
    _fixed("momentopname", Type.FILE, "Volledige momentopname"),
    _fixed("document", Type.REF, "Afgedrukte versie in de map"),
))  # fmt: skip

AKKOORD = Kind("akkoord", "Antwoord op het plan", Place.GEZINSMAP, fields=(
    Field("versie", Type.REF, Merge.APPEND, "Versie"),
    Field("wie", Type.REF, Merge.APPEND, "Wie"),
    Field("naam", Type.TEXT, Merge.APPEND, "Naam"),
    Field("antwoord", Type.CHOICE, Merge.APPEND, "Antwoord", choices="akkoord"),
    Field("woorden", Type.TEXT, Merge.APPEND, "In eigen woorden"),
    Field("datum", Type.DATE, Merge.APPEND, "Datum"),
))  # fmt: skip

METING = Kind("meting", "Moment van cijfers geven", Place.GEZINSMAP, keyed=True, fields=(
    _ref("traject", "Traject"),
    _choice("moment", "Moment", "meetmoment"),
    _date("datum", "Datum"),
))  # fmt: skip

CIJFER = Kind("cijfer", "Rapportcijfer", Place.GEZINSMAP, keyed=True, fields=(
    _ref("meting", "Moment"),
    _choice("punt", "Waarover", "meetpunt"),
    _ref("wie", "Wie (leeg: samen)"),
    Field("cijfer", Type.MARK, Merge.LATEST, "Cijfer", "Ons cijfer", review=True),
    _text("waarom", "Waarom dit cijfer", "Waarom dit cijfer?"),
))  # fmt: skip

DOCUMENT = Kind("document", "Papier", Place.GEZINSMAP, fields=(
    _line("titel", "Titel", "Hoe heet het?"),
    _choice("soort", "Soort", "documentsoort"),
    Field("bestand", Type.FILE, Merge.IMMUTABLE, "Bestand"),
    _line("bestandsnaam", "Naam van het bestand"),
    _date("datum", "Datum op het papier"),
    _date("ontvangen", "Ontvangen op"),
    _line("ontvangen_van", "Ontvangen van", "Van wie?"),
    _set("over_wie", "Over wie", "Over wie gaat het?"),
    _set("leefgebieden", "Over welk leefgebied"),
    _choice("papier", "Waar is het papier?", "papier"),
    _line("papier_waar", "Papier: bij wie precies"),
    _date("termijn", "Termijn", "Vóór wanneer?"),
    _choice("termijn_soort", "Wat moet er vóór die dag", "termijnsoort"),
    _choice("gevoel", "Trots of zorgen", "gevoel"),
    _text("woorden", "Woorden erbij", "Wat zegt de maker erbij? Waarom zit het in de map?"),
    _text("notitie", "Notitie"),
))  # fmt: skip

REGISTERREGEL = Kind("registerregel", "Regel in het inzageregister", Place.DOSSIER, logged=True, fields=(
    Field("wat", Type.CHOICE, Merge.APPEND, "Wat", choices="register"),
    Field("over", Type.REF, Merge.APPEND, "Over welk papier of welke regel"),
    Field("deel", Type.CHOICE, Merge.APPEND, "Welk deel van de map", choices="deel"),
    Field("vorm", Type.TEXT, Merge.APPEND, "Welk formulier (id)"),
    _set("personen", "Voor wie, of wie er aan tafel zat"),
    Field("tafel", Type.BOOL, Merge.APPEND, "Aan tafel"),
    Field("aantal", Type.INT, Merge.APPEND, "Aantal"),
    Field("datum", Type.DATE, Merge.APPEND, "Datum"),
    Field("toelichting", Type.TEXT, Merge.APPEND, "Toelichting"),
))  # fmt: skip

DOSSIERSTUK = Kind("dossierstuk", "Stuk in het dossier", Place.DOSSIER, fields=(
    _ref("traject", "Traject"),
    _choice("soort", "Soort", "dossiersoort"),
    _date("datum", "Datum"),
    _line("titel", "Titel"),
    _line("met_wie", "Met wie of van wie"),
    _set("over_wie", "Over wie"),
    _text("tekst", "Wat is er gebeurd of besproken?"),
    _text("besluit", "Besluit of uitkomst"),
    _set("papieren", "Papieren erbij"),
    _date("vastgesteld", "Vastgesteld op"),
    Field("verbetert", Type.REF, Merge.IMMUTABLE, "Verbetert dit stuk"),
))  # fmt: skip

_ALL = (
    GEZIN, GEZINSLID, MEDEWERKER, TRAJECT, LEEFGEBIED, PROBLEEM, GEZINSPLAN, AANDACHTSPUNT, ACTIE,
    AFSPRAAK, PLANVERSIE, AKKOORD, METING, CIJFER, DOCUMENT, REGISTERREGEL, DOSSIERSTUK, *NOTE_KINDS,
)  # fmt: skip

KINDS: dict[str, Kind] = {kind.id: kind for kind in _ALL}
LOGGED: frozenset[str] = frozenset(kind.id for kind in _ALL if kind.logged)
"""Kinds that are read from the log alone."""
