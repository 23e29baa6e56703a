"""The path of a traject: what was done at each step, contact moments, terms that moved, begin and end."""

from __future__ import annotations

from kanz_desktop.domain.fields import ORDER, choice, date, flag, line, members, ref, text
from kanz_desktop.domain.kinds import Field, Kind, Merge, Place, Type

PADPUNT = Kind("padpunt", "Punt op het pad", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    choice("punt", "Punt", "padpunt"),
    date("gedaan", "Gedaan op"),
    text("toelichting", "Waar blijkt dat uit?", "In eigen woorden"),
))  # fmt: skip

CONTACTMOMENT = Kind("contactmoment", "Contactmoment", Place.DOSSIER, fields=(
    Field("traject", Type.REF, Merge.APPEND, "Traject"),
    Field("datum", Type.DATE, Merge.APPEND, "Dag"),
    Field("hoe", Type.CHOICE, Merge.APPEND, "Hoe", choices="contactvorm"),
    members("wie", "Met wie"),
    Field("wie_anders", Type.TEXT, Merge.APPEND, "Met wie nog meer"),
    Field("minuten", Type.INT, Merge.APPEND, "Hoe lang (minuten)"),
    Field("regel", Type.TEXT, Merge.APPEND, "Waar ging het over?"),
    Field("verbetert", Type.REF, Merge.APPEND, "Verbetert deze regel"),
))  # fmt: skip

INTENSITEIT = Kind("intensiteit", "Uren per week in een periode", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    date("vanaf", "Vanaf"),
    line("uren", "Uren per week", "Hoeveel uur per week"),
))  # fmt: skip

TERMIJNVERZET = Kind("termijnverzet", "Verzette termijn", Place.GEZINSMAP, fields=(
    Field("traject", Type.REF, Merge.APPEND, "Traject"),
    Field("termijn", Type.CHOICE, Merge.APPEND, "Termijn", choices="padtermijn"),
    Field("was", Type.DATE, Merge.APPEND, "Was"),
    Field("naar", Type.DATE, Merge.APPEND, "Wordt"),
    Field("reden", Type.TEXT, Merge.APPEND, "Waarom (het gezin leest dit mee)", "Waarom"),
))  # fmt: skip

PAUZE = Kind("pauze", "Pauze in het traject", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    date("van", "Stil vanaf"),
    date("tot", "Weer verder vanaf"),
    text("reden", "Waarom (het gezin leest dit mee)", "Waarom"),
))  # fmt: skip

INSTROOM = Kind("instroom", "Instroom", Place.DOSSIER, keyed=True, fields=(
    ref("traject", "Traject"),
    line("partij_1", "Eerste partij"),
    text("partij_1_ziet", "Wat ziet de eerste partij?"),
    line("partij_2", "Tweede partij"),
    text("partij_2_ziet", "Wat ziet de tweede partij?"),
    text("contra", "Contra-indicaties"),
    text("besluit", "Besluit"),
    line("met_wie", "Besloten met"),
    date("besloten_op", "Besloten op"),
    choice("categorie", "Gezinscategorie voor de gemeente", "gezinscategorie"),
    date("geweigerd", "Ouders weigeren, gezegd op"),
    text("na_weigering", "Wat is er uitgelegd, en hoe proberen we het opnieuw?"),
))  # fmt: skip

KENNISMAKING = Kind("kennismaking", "Kennismaking", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    line("erbij", "Wie waren erbij"),
    text("verhaal", "Het verhaal van de ouders", "Ons verhaal, in eigen woorden"),
    text("vragen", "Vragen en twijfels", "Wat we nog willen weten, of waar we over twijfelen"),
    date("volgende", "Volgende afspraak"),
    text("dan", "Wat er dan gebeurt"),
    line("noodcontact", "Wie bellen in nood", "Wie bellen we als er iets is?"),
))  # fmt: skip

EINDE = Kind("einde", "Einde van het traject", Place.DOSSIER, keyed=True, fields=(
    ref("traject", "Traject"),
    choice("soort", "Hoe het eindigt", "eindsoort"),
    text("geprobeerd", "Wat is er geprobeerd?"),
    text("besluit", "Besluit"),
    line("met_wie", "Besloten met (nooit alleen)"),
    date("besloten_op", "Besloten op"),
    text("wie_weten", "Wie moet het weten?"),
    text("gevolgen", "Welke gevolgen gaan in?"),
))  # fmt: skip

NAZORG = Kind("nazorg", "Nazorgplan", Place.GEZINSMAP, keyed=True, fields=(
    ref("traject", "Traject"),
    text("waarom", "Waarom nazorg", "Waarom willen we dit?"),
    text("als_het_misgaat", "Als het misgaat", "Wat doen we als het misgaat? Wie bellen we?"),
    date("afgesproken_op", "Afgesproken op"),
    line("afgesproken_met", "Afgesproken met", "Met wie afgesproken"),
))  # fmt: skip

NAZORGAFSPRAAK = Kind("nazorgafspraak", "Afspraak voor de nazorg", Place.GEZINSMAP, fields=(
    ref("traject", "Traject"),
    text("wat", "Wat", "Wat spreken we af?"),
    members("wie", "Wie", "Wie doet het?"),
    line("wie_anders", "Netwerk of organisatie", "Wie nog meer?"),
    text("waarover", "Op welke punten", "Waar helpt dit bij?"),
    line("hoe_vaak", "Hoe vaak"),
    date("tot", "Tot"),
    flag("open_einde", "Zonder einddatum", "Zo lang als het nodig is"),
    line("kosten", "Wie betaalt, als het iets kost", "Wie betaalt, als het iets kost?"),
    ORDER,
))  # fmt: skip

PAD_KINDS = (
    PADPUNT, CONTACTMOMENT, INTENSITEIT, TERMIJNVERZET, PAUZE, INSTROOM, KENNISMAKING, EINDE, NAZORG,
    NAZORGAFSPRAAK,
)  # fmt: skip
