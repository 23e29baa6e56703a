"""What was before, why it is so, and what to do: tijdlijn, interview, analyse and dialoog (method §10).

An agreement that is made in a dialooggesprek is an `actie` of the gezinsplan that points to it: one record.
"""

from __future__ import annotations

from kanz_desktop.domain.fields import ORDER, choice, date, line, members, ref, text
from kanz_desktop.domain.kinds import Kind, Place

GEBEURTENIS = Kind("gebeurtenis", "Regel op de tijdlijn", Place.GEZINSMAP, fields=(
    choice("soort", "Hulp of gebeurtenis", "historiesoort", "Wat was het?"),
    line("wanneer", "Wanneer (van-tot)", "Wanneer was het?"),
    text("wat", "Wat", "Wat gebeurde er, of welke hulp was er?"),
    members("wie", "Over wie (niemand gekozen: het hele gezin)", "Over wie gaat het?"),
    line("door", "Door wie", "Wie hielp er?"),
    choice("hielp", "Hielp het?", "hielp", "Hielp het?"),
    text("waarom", "Waarom wel of niet", "Waardoor hielp het wel of niet?"),
    choice("bron", "Bron", "historiebron", "Hoe weten we dit?"),
    line("bron_wie", "Welk stuk, of wie vertelde het", "Uit welk papier, of wie vertelde het?"),
    members("toestemming", "Toestemming voor dit stuk", "Wie zei dat dit papier mocht?"),
    ORDER,
))  # fmt: skip

INTERVIEW = Kind("interview", "Interview", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    date("datum", "Datum", "Wanneer praatten we?"),
    line("met_wie", "Met wie", "Wie waren erbij?"),
    text("krachten", "Krachten", "Wat gaat goed? Waar zijn jullie trots op?"),
    text("verwachtingen", "Verwachtingen", "Wat verwachten jullie van ons?"),
    text("behoeften", "Behoeften", "Wat hebben jullie nodig?"),
    text("netwerk", "Sociaal netwerk", "Bij wie kunnen jullie terecht?"),
    text("hielp", "Wat eerder hielp, en waarom", "Wat hielp eerder, en waardoor?"),
    text("hielp_niet", "Wat eerder niet hielp, en waarom", "Wat hielp niet, en waardoor?"),
))  # fmt: skip

INTERVIEWGEBIED = Kind("interviewgebied", "Stand per leefgebied", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    choice("leefgebied", "Leefgebied", "leefgebied"),
    text("stand", "Hoe het er nu voor staat", "Hoe is het nu?"),
))  # fmt: skip

VRAGENLIJST = Kind("vragenlijst", "Uitkomst van een vragenlijst", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    line("naam", "Vragenlijst", "Welke vragenlijst?"),
    members("wie", "Over wie", "Over wie gaat het?"),
    date("datum", "Datum", "Wanneer?"),
    line("door", "Afgenomen door", "Wie deed dit met jullie?"),
    text("uitkomst", "Uitkomst", "Wat kwam eruit?"),
    ORDER,
))  # fmt: skip

ANALYSE = Kind("analyse", "Verloop in de analyse", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    ref("over", "Over wie (leeg: het gezin)", "Over wie?"),
    text("begon", "Wat het deed ontstaan", "Waardoor begon het?"),
    text("houdt_in_stand", "Wat het in stand houdt", "Waardoor gaat het maar door?"),
    text("erger", "Wat het erger maakt", "Wat maakt het erger?"),
    text("minder", "Wat het vermindert", "Wat maakt het minder?"),
))  # fmt: skip

ANALYSEFACTOR = Kind("analysefactor", "Factor in de analyse", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    ref("over", "Over wie (leeg: het gezin)", "Over wie?"),
    choice("factor", "Factor", "analysefactor"),
    text("krachten", "Krachten", "Wat gaat goed?"),
    text("problemen", "Problemen", "Wat is lastig?"),
    text("beschermt", "Beschermend", "Wat geeft steun?"),
    text("risico", "Risico", "Waar maken we ons zorgen over?"),
))  # fmt: skip

VERKLARING = Kind("verklaring", "Verklaring in gewone woorden", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    text("verklaring", "Zo hangt het samen", "Zo is het gekomen, in onze woorden"),
    choice("klopt", "Herkent iedereen dit?", "klopt", "Herkennen jullie dit?"),
    text("klopt_woorden", "In eigen woorden"),
    date("datum", "Besproken op"),
))  # fmt: skip

MEEKIJKER = Kind("meekijker", "Deskundige die meekijkt", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    line("naam", "Wie", "Wie kijkt mee?"),
    line("functie", "Functie en organisatie", "Wat doet deze persoon?"),
    date("datum", "Wanneer"),
    text("ziet", "Wat deze deskundige ziet", "Wat ziet deze persoon?"),
    ORDER,
))  # fmt: skip

WENSDOEL = Kind("wensdoel", "Gewenst doel", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    text("wat", "Gewenst doel", "Wat willen we bereiken?"),
    members("wie", "Van wie", "Wie wil dit?"),
    ref("probleem", "In het plan bij"),
    ORDER,
))  # fmt: skip

DIALOOG = Kind("dialoog", "Dialooggesprek", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    date("datum", "Datum", "Wanneer?"),
    line("voorzitter", "Onafhankelijk voorzitter", "Wie leidt het gesprek?"),
    members("aanwezig", "Aanwezig", "Wie zijn erbij?"),
    line("aanwezig_anders", "Aanwezig uit netwerk en organisaties", "Wie nog meer?"),
    text("krachten", "Krachten", "Wat gaat goed?"),
    text("besproken", "Tijdlijn en analyse: wat werd gezegd", "Wat zeiden we over ons verhaal?"),
    text("netwerk", "Wat het netwerk doet", "Wat doen onze mensen?"),
    date("evaluatie", "Evaluatie op", "Wanneer kijken we hoe het gaat?"),
    line("evaluatie_met", "Evaluatie met", "Met wie?"),
    ORDER,
))  # fmt: skip

DIALOOGOPTIE = Kind("dialoogoptie", "Mogelijkheid in het dialooggesprek", Place.GEZINSMAP, fields=(
    ref("dialoog", "Gesprek"),
    text("wat", "Mogelijkheid", "Wat kan er?"),
    text("obstakels", "Obstakels", "Wat zit er in de weg?"),
    choice("voorrang", "Voorrang", "voorrang", "Wat eerst?"),
    ORDER,
))  # fmt: skip

DIALOOGEVALUATIE = Kind("dialoogevaluatie", "Evaluatie na het dialooggesprek", Place.GEZINSMAP, fields=(
    ref("dialoog", "Gesprek"),
    date("datum", "Datum", "Wanneer?"),
    members("aanwezig", "Aanwezig", "Wie zijn erbij?"),
    line("aanwezig_anders", "Aanwezig uit netwerk en organisaties", "Wie nog meer?"),
    choice("besluit", "Besluit van iedereen samen", "evaluatiebesluit", "Hoe gaan we samen verder?"),
    text("hoe_gaat_het", "Hoe het gaat", "Hoe gaat het nu?"),
    text("anders", "Wie er anders over denkt", "Denkt iemand er anders over?"),
    ORDER,
))  # fmt: skip

HISTORIE_KINDS = (
    GEBEURTENIS, INTERVIEW, INTERVIEWGEBIED, VRAGENLIJST, ANALYSE, ANALYSEFACTOR, VERKLARING, MEEKIJKER,
    WENSDOEL, DIALOOG, DIALOOGOPTIE, DIALOOGEVALUATIE,
)  # fmt: skip
