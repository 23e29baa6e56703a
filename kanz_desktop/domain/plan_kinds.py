"""What is made at the table: the leefgebieden, the gezinsplan and its versions, and the marks."""

from __future__ import annotations

from kanz_desktop.domain.fields import ORDER, TWINS, choice, date, fixed, flag, line, members, ref, text
from kanz_desktop.domain.kinds import Field, Kind, Merge, Place, Type

LEEFGEBIED = Kind("leefgebied", "Leefgebied", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    choice("leefgebied", "Leefgebied", "leefgebied"),
    text("krachten", "Krachten", "Wat goed gaat"),
    text("kansen", "Kansen", "Wat zou kunnen helpen"),
    choice("klopt", "Klopt dit beeld?", "klopt", "Klopt dit beeld met hoe jullie het zien?"),
    text("klopt_woorden", "In eigen woorden"),
))  # fmt: skip

PROBLEEM = Kind("probleem", "Probleem", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    choice("leefgebied", "Leefgebied", "leefgebied"),
    choice("keuze", "Probleem uit de lijst", "probleem"),
    text("woorden", "In eigen woorden", "In onze eigen woorden"),
    Field("ernst", Type.CHOICE, Merge.LATEST, "Hoe ernstig", "Hoe zwaar", review=True, choices="ernst"),
    text("wanneer", "Wanneer", "Wanneer"),
    members("bij_wie", "Bij wie", "Bij wie", review=True),
    text("sinds", "Sinds", "Sinds wanneer"),
    choice("bron", "Bron", "bron"),
    line("bron_wie", "Gezien of gehoord door of van wie"),
    text("doel", "Doel (SMART)", "Wat willen we bereiken?"),
    text("minstens", "Minstens bereikt", "Wat moet dan minstens bereikt zijn?"),
    text("waaraan", "Waaraan zien we dat", "Waaraan zien we dat?"),
    date("doel_datum", "Doel bereikt op", "Wanneer willen we dat bereiken?"),
    flag("twintig_weken", "Doel voor de komende 20 weken", "Hier werken we nu aan"),
    flag("observatie", "Observatiedoel: eerst samen kijken", "Eerst samen kijken hoe het zit"),
    text("oorzaken", "Mogelijke oorzaken", "Hoe komt het, denken we?"),
    text("in_stand", "Instandhoudende factoren", "Waardoor gaat het maar door?"),
    text("gevolgen_ouders", "Gevolgen voor de ouders", "Wat merken de ouders ervan?"),
    text("gevolgen_kinderen", "Gevolgen voor de kinderen", "Wat merken de kinderen ervan?"),
    ORDER,
))  # fmt: skip

VERBAND = Kind("verband", "Verband tussen twee problemen", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    ref("van", "Dit werkt door"),
    ref("naar", "op dit"),
    line("hoe", "Hoe dan", "Hoe dan?"),
))  # fmt: skip

GEZINSPLAN = Kind("gezinsplan", "Gezinsplan", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    text("sterke_punten", "Sterke punten", "Waar zijn we goed in?"),
    text("situatie", "Situatie van het gezin", "Zo is het nu bij ons"),
    text("samenhang", "Samenhang van de problemen", "Hoe hangt het samen?"),
    text("centrale_lijn", "Centrale lijn", "Wat komt eerst?"),
    text("lijn_daarna", "Daarna", "Wat komt daarna?"),
    text("lijn_voorwaarde", "Voorwaarde", "Wat hangt waarvan af?"),
    date("begin", "Begin", "Vanaf"),
    date("einde", "Afgesproken einde", "Tot"),
    date("verlengd_tot", "Verlengd tot"),
    line("intensiteit", "Intensiteit (uren per week)", "Hoeveel uur per week"),
    date("zes_weken_vanaf", "De zes weken van nu beginnen op", "Onze zes weken beginnen op"),
    text("niet_nagekomen", "Als afspraken niet worden nagekomen", "Wat als een afspraak niet lukt?"),
    text("gevolgen", "Gevolgen als het gezin niet meewerkt", "Wat kan er gebeuren als we niet meedoen?"),
    text("te_veel", "Als het te veel wordt", "Wat doen we als het ons te veel wordt? Wie bellen we?"),
))  # fmt: skip

AANDACHTSPUNT = Kind("aandachtspunt", "Aandachtspunt", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    choice("aandachtspunt", "Aandachtspunt", "aandachtspunt"),
    flag("in_plan", "Hoort bij het plan"),
    members("leefgebieden", "Hoort bij deze leefgebieden"),
    text("toelichting", "Toelichting", "Hier gaat het ons om"),
))  # fmt: skip

ACTIE = Kind("actie", "Actie", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    choice("aandachtspunt", "Aandachtspunt", "aandachtspunt"),
    members("problemen", "Bij welke problemen", "Waar helpt dit bij?"),
    text("wat", "Wat", "Wat gaan we doen?"),
    members("wie", "Wie", "Wie doet het?", review=True),
    line("wie_anders", "Netwerk of organisatie", "Wie nog meer?"),
    line("wanneer", "Wanneer", "Wanneer"),
    date("voor", "Klaar vóór", "Klaar vóór"),
    date("evaluatie", "Evaluatie op", "Wanneer kijken we hoe het ging?"),
    choice("status", "Status", "actiestatus"),
    text("hoe_ging_het", "Hoe ging het", "Hoe ging het?"),
    flag("brandje", "Eerste brandje", "Dit eerst"),
    date("zes_weken", "Voor de zes weken vanaf", "Hoort bij onze zes weken vanaf"),
    flag("koelkast", "Op het koelkastblad"),
    ref("overleg", "Afgesproken in dit overleg"),
    TWINS,
    ORDER,
))  # fmt: skip

AFSPRAAK = Kind("afspraak", "Afspraak", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    text("wat", "Afspraak", "Wat spreken we af?"),
    members("wie", "Wie", "Wie doet het?", review=True),
    line("wie_anders", "Netwerk of organisatie", "Wie nog meer?"),
    line("wanneer", "Wanneer", "Wanneer"),
    date("voor", "Klaar vóór", "Klaar vóór"),
    choice("status", "Status", "actiestatus"),
    flag("koelkast", "Op het koelkastblad"),
    TWINS,
    ORDER,
))  # fmt: skip

PLANVERSIE = Kind("planversie", "Versie van het gezinsplan", Place.GEZINSMAP, fields=(
    fixed("traject", Type.REF, "Traject"),
    fixed("nummer", Type.INT, "Versie"),
    fixed("soort", Type.CHOICE, "Soort", "planversie"),
    fixed("datum", Type.DATE, "Datum"),
    fixed("momentopname", Type.FILE, "Volledige momentopname"),
    fixed("document", Type.REF, "Afgedrukte versie in de map"),
    members("papieren", "Ondertekend papier in de map", "Het papier met onze handtekeningen"),
))  # fmt: skip

AKKOORD = Kind("akkoord", "Antwoord op het plan", Place.GEZINSMAP, fields=(
    Field("versie", Type.REF, Merge.APPEND, "Versie"),
    Field("wie", Type.REF, Merge.APPEND, "Wie"),
    Field("naam", Type.TEXT, Merge.APPEND, "Naam"),
    Field("antwoord", Type.CHOICE, Merge.APPEND, "Antwoord", choices="akkoord"),
    Field("woorden", Type.TEXT, Merge.APPEND, "In eigen woorden"),
    Field("datum", Type.DATE, Merge.APPEND, "Datum"),
    Field("handtekening", Type.DRAWING, Merge.APPEND, "Handtekening"),
))  # fmt: skip

METING = Kind("meting", "Moment van cijfers geven", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    choice("moment", "Moment", "meetmoment"),
    ref("balans", "Bij welke balans"),
    date("datum", "Datum"),
))  # fmt: skip

CIJFER = Kind("cijfer", "Rapportcijfer", Place.GEZINSMAP, keyed=True, fields=(
    ref("meting", "Moment"),
    choice("punt", "Waarover", "meetpunt"),
    ref("wie", "Wie (leeg: samen)", "Wie gaf dit cijfer?"),
    Field("cijfer", Type.MARK, Merge.LATEST, "Cijfer", "Ons cijfer", review=True),
    text("waarom", "Waarom dit cijfer", "Waarom dit cijfer?"),
))  # fmt: skip

PLAN_KINDS = (
    LEEFGEBIED, PROBLEEM, VERBAND, GEZINSPLAN, AANDACHTSPUNT, ACTIE, AFSPRAAK, PLANVERSIE, AKKOORD, METING,
    CIJFER,
)  # fmt: skip
