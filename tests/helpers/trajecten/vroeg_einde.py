"""A gezin that stops: half a year on the path, everything tried, and an end before its time."""

from __future__ import annotations

from datetime import date

from tests.helpers.trajecten import later_screens as later
from tests.helpers.trajecten import screens as at
from tests.helpers.trajecten.calendar import Calendar
from tests.helpers.trajecten.hands import Hands

NAAM = "Van Rietdijk"
BEGIN = date(2025, 1, 13)
OPVOEDING, HUIS, WELZIJN = (
    "De opvoeding van de kinderen",
    "Het voeren van de huishouding",
    "Individueel welzijn van gezinsleden",
)
POST = "De post blijft weken dicht"
NACHT = "Daan is 's nachts buiten en wij weten niet waar"
OCHTEND = "De ochtend loopt uit de hand"


def play(hands: Hands, calendar: Calendar) -> None:
    _begin(hands)
    _at_the_table(hands, calendar)
    _plan(hands, calendar)
    _on_the_way(hands, calendar)
    _end(hands, calendar)


def _begin(hands: Hands) -> None:
    at.members(
        hands,
        "Marit van Rietdijk, moeder, 3-4-1986",
        "Ruben Oosterlo, stiefvader, 12-9-1983",
        "Daan, zoon, 30-11-2009",
        "Lotte, dochter, 29-2-2016",
    )
    for kind in ("Daan", "Lotte"):
        at.about_member(
            hands,
            kind,
            gezag_door=["Marit van Rietdijk"],
            dagbesteding="De Zandkamp",
            woont_thuis="Woont thuis",
        )
    at.about_member(
        hands, "Daan", maatregelen="Ondertoezichtstelling wordt onderzocht", huisarts="Praktijk De Brink"
    )
    traject = {"begin": BEGIN, "toegewezen": date(2025, 1, 14)}
    at.head(
        hands,
        "Yasmina",
        traject,
        adres="Kraanvogelstraat 14, Waterhoven",
        telefoon="06 0000 0214",
        goed_om_te_weten="Liever appen dan bellen. Marit werkt op dinsdag en donderdag.",
    )
    hands.go("pad")
    at.fold(hands, "Instroom")
    at.tick(
        hands,
        "Het gezin woont in Nederland",
        "Minstens één kind",
        "Ernstige problemen op minstens twee",
        "Een maatregel is bijna zeker",
        "Het gezin staat aan het einde",
    )
    hands.fill(
        "instroom",
        partij_1="Buurtteam Waterhoven-Noord",
        partij_1_ziet="Drie keer begonnen met hulp, drie keer gestopt.",
        partij_2="Leerplicht",
        partij_2_ziet="Daan was 41 dagen niet op school.",
        met_wie="Teamoverleg",
        besloten_op=date(2025, 1, 14),
        besluit="Het gezin komt in aanmerking.",
        categorie="2: met geïndiceerde hulp",
    )
    later.piece(
        hands,
        "Reden van aanmelding",
        "Leerplicht en buurtteam melden samen: school loopt vast, huurschuld van vier maanden.",
        met_wie="Leerplicht",
    )


def _at_the_table(hands: Hands, calendar: Calendar) -> None:
    calendar.later(days=4)
    at.onward(hands, 2)
    at.onward(hands, 3)
    at.fold(hands, "Kennismaking")
    at.tick(hands, "De aanmelder stelt je voor", "De ouders vertellen het", "Uitgelegd")
    hands.fill(
        "kennismaking",
        erbij="Marit, Ruben, Fenna van het buurtteam",
        volgende=date(2025, 1, 23),
        verhaal="Het moet rustig worden thuis. Zonder elke week iemand anders op de stoep.",
        vragen="Gaat dit naar de rechter als het niet lukt?",
        noodcontact="Tante Joke, 06 0000 0377",
    )
    at.contact(
        hands,
        "1u30 huisbezoek Marit, Ruben: kennisgemaakt, koffie en de eerste zorgen",
        "gister 20 min gebeld school: wie is de mentor van Daan",
        "gister 1u huisbezoek Marit: post gesorteerd",
    )
    at.network(
        hands,
        {
            "Tante Joke, familie, 06 0000 0377": {
                "band": "Sterk",
                "energie": "Naar het gezin toe",
                "wat": "Vangt Lotte op na school.",
            },
            "Fenna Brandsma, buurtteam": {"soort": "Gemeente", "band": "Gespannen", "verder": "Verandert"},
            "De Zandkamp, school": {
                "rol": "mentor van Daan",
                "band": "Zwak",
                "wat": "Belt als Daan er niet is.",
            },
            "Woonstede Waterhoven, woningcorporatie": {
                "mandaat": "Mag de uitzetting twee maanden stilzetten",
                "band": "Gespannen",
            },
        },
    )
    at.relatives(hands, "Opa Gerrit, opa, 1951", "Pim Verhulst, vader, 1984")
    at.kin(
        hands,
        "Marit van Rietdijk",
        {"Ruben Oosterlo": "Samen", "Pim Verhulst": "Gescheiden"},
        ouders=["Opa Gerrit"],
    )
    for kind in ("Daan", "Lotte"):
        at.kin(hands, kind, ouders=["Marit van Rietdijk", "Pim Verhulst"])
    at.consent(
        hands,
        "De Zandkamp",
        richting="Beide kanten op",
        gegevens="Verzuim en hoe het gaat in de klas",
        doel="Samen zorgen dat Daan weer naar school gaat",
        over_wie=["Daan"],
        gegeven_door=["Marit van Rietdijk", "Daan"],
        datum=date(2025, 1, 20),
        tot=date(2025, 12, 31),
    )
    later.timeline(
        hands,
        "2011 uit elkaar gegaan",
        "2014-2016 opvoedcursus, door het buurtteam, hielp even",
        "zomer 2019 Daan: gesprekken op school, door de schoolmaatschappelijk werker, hielp niet",
        "2022 schuldhulp, door de gemeente, hielp niet",
        "sinds 2023 Ruben woont bij ons",
    )
    at.leefgebied(
        hands,
        OPVOEDING,
        krachten="Marit leest elke avond voor. Lotte en Ruben koken samen.",
        problems={NACHT: "Heel zwaar"},
        chosen=["Schoolverzuim"],
        klopt="Deels",
    )
    at.leefgebied(
        hands,
        HUIS,
        krachten="Het huis is schoon.",
        kansen="Ruben kan goed met de computer.",
        problems={POST: "Zwaar", OCHTEND: "Lastig"},
        klopt="Ja",
    )
    at.leefgebied(hands, WELZIJN, problems={"Ruben is vaak somber": "Zwaar"}, klopt="Weet ik niet")
    at.problem(hands, NACHT, ["Daan"], wanneer="In het weekend", sinds="de zomer van 2024")
    at.problem(hands, POST, ["Marit van Rietdijk", "Ruben Oosterlo"], sinds="de schuldhulp stopte")


def _plan(hands: Hands, calendar: Calendar) -> None:
    calendar.later(weeks=3)
    at.onward(hands, 4)
    at.marks(
        hands,
        "start",
        {
            OPVOEDING: "4",
            HUIS: "5½",
            WELZIJN: "5",
            "Partnerrelatie": "7",
            "Handhaving in de maatschappij": "4",
        },
        {OPVOEDING: "Omdat we niet weten waar Daan is."},
    )
    at.own_mark(hands, OPVOEDING, "Daan", "6")
    at.own_mark(hands, OPVOEDING, "Ruben Oosterlo", "3½")
    at.plan(
        hands,
        ["Huur van deze maand betalen, Marit, 28-2-2025"],
        ["Daan appt als hij later is dan tien uur"],
        sterke_punten="We houden van elkaar en we kunnen lachen.",
        centrale_lijn="Eerst de huur, dan de nachten van Daan.",
        lijn_voorwaarde="De uitzetting gaat niet door zolang we de huur op tijd betalen.",
        situatie="We wonen met zijn vieren. Ruben is sinds de herfst thuis van zijn werk.",
        begin=date(2025, 2, 10),
        einde=date(2026, 2, 10),
        intensiteit="5 uur per week",
        te_veel="Bel Anouk: 06 0000 0101. Is het avond? Bel tante Joke.",
        niet_nagekomen="Dan praten we er binnen een week over.",
        gevolgen="De rechter kan een ondertoezichtstelling uitspreken.",
    )
    at.goal(
        hands,
        NACHT,
        "Daan is op schooldagen om tien uur thuis.",
        now=True,
        waaraan="Vier van de vijf avonden is hij er.",
        minstens="We weten waar hij is.",
        doel_datum=date(2025, 5, 1),
        oorzaken="Thuis is er ruzie over geld.",
    )
    at.goal(hands, POST, "Elke vrijdag is de post open.", waaraan="De stapel op de trap is weg.")
    at.link(hands, POST, NACHT, "ruzie over geld jaagt Daan de deur uit")
    at.acties(
        hands,
        "Hulp bij administratie en financieel beheer",
        "Post openen op vrijdag, Ruben",
        "Regeling vragen bij Woonstede, Marit, 7-3-2025",
    )
    at.acties(
        hands,
        "Opvoedingsondersteuning",
        "Met Daan praten over de avonden, Marit",
        "Elke zondag samen eten, iedereen",
    )
    at.onward(hands, 5)
    at.agree(
        hands,
        {
            "Marit van Rietdijk": "Akkoord",
            "Ruben Oosterlo": "Deels akkoord",
            "Daan": "Wil geen antwoord geven",
            "Lotte": "Akkoord",
        },
    )


def _on_the_way(hands: Hands, calendar: Calendar) -> None:
    calendar.later(weeks=6)
    at.onward(hands, 6)
    at.contact(
        hands,
        "2u huisbezoek Marit, Daan: de avonden besproken",
        "gister 15 min app Ruben: post gedaan, foto gestuurd",
    )
    calendar.later(weeks=7)
    later.balans(
        hands,
        {"Daan is op schooldagen": "Het ging drie weken goed. Daarna niet meer."},
        goed="De huur is drie keer op tijd betaald.",
        verandert="We stoppen met de zondagen.",
        beloning="Samen naar het zwembad",
        wie_anders="Tante Joke",
        volgende=date(2025, 8, 11),
    )
    later.done(
        hands,
        {
            "Post openen op vrijdag": "Gedaan",
            "Met Daan praten": "Bezig",
            "Elke zondag samen eten": "Vervallen",
        },
    )
    later.outsider(
        hands,
        rol="Gedrag",
        met_wie="Hanna Postma",
        goed="De toon blijft rustig.",
        loopt="Het gezin belt af als het moeilijk wordt.",
        anders="Vaker met Daan alleen, minder aan de keukentafel.",
    )


def _end(hands: Hands, calendar: Calendar) -> None:
    calendar.later(weeks=8)
    hands.go("pad")
    for step in (7, 8, 9):
        at.onward(hands, step)
    at.fold(hands, "Einde")
    hands.fill("einde", soort="Voortijdig einde", besloten_op=date(2025, 7, 2))
    at.tick(
        hands,
        "Signalen van problemen nemen toe",
        "Het gezin kan of wil niet meedoen",
        "Alles is geprobeerd",
        "Samen met collega's besloten",
        "Wie het moet weten",
    )
    hands.fill(
        "einde",
        geprobeerd="Andere uitvoerder voorop, een gesprek zonder de kinderen, tante Joke erbij, een pauze.",
        besluit="We stoppen. De zorgen om Daan gaan naar de jeugdbescherming.",
        met_wie="Yasmina, Hanna Postma en de teamleider",
        wie_weten="Jeugdbescherming, De Zandkamp, huisarts",
        gevolgen="Het verzoek tot ondertoezichtstelling gaat door.",
    )
    later.piece(
        hands,
        "Besluit over een voortijdig einde",
        "Drie weken geen contact mogelijk. Besloten in het teamoverleg van 2 juli.",
        met_wie="Teamoverleg",
    )
    at.onward(hands, 10)
    at.fold(hands, "Nazorg")
    hands.fill(
        "nazorg",
        waarom="De deur blijft open, ook nu we stoppen.",
        als_het_misgaat="Bel tante Joke of het buurtteam.",
        afgesproken_op=date(2025, 7, 3),
        afgesproken_met="Marit",
    )
    hands.add("wie kijkt mee", "Tante Joke drinkt elke week koffie met Marit")
    hands.fill("nazorgafspraak", wie_anders="Tante Joke", hoe_vaak="elke week", tot=date(2026, 1, 10))
    at.fold(hands, "Einde")
    hands.fill("traject", einde=date(2025, 7, 4))
