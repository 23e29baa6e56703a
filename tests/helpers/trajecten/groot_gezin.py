"""A family of fourteen over four households: two marriages that ended, a foster child, twins, and oma."""

from __future__ import annotations

from datetime import date

from tests.helpers.trajecten import later_screens as later
from tests.helpers.trajecten import screens as at
from tests.helpers.trajecten.calendar import Calendar
from tests.helpers.trajecten.hands import Hands

NAAM = "Zonderland-Marchena"
BEGIN = date(2025, 3, 3)
OPVOEDING, HUIS, WELZIJN, PARTNER = (
    "De opvoeding van de kinderen",
    "Het voeren van de huishouding",
    "Individueel welzijn van gezinsleden",
    "Partnerrelatie",
)
WISSEL = "Op wisseldagen is er altijd ruzie bij de deur"
BOODSCHAP = "Aan het eind van de maand is er geen eten genoeg voor iedereen"
KAMER = "De tweeling deelt een kamer met Shanice"


def play(hands: Hands, calendar: Calendar) -> None:
    _people(hands)
    _households(hands)
    _picture(hands, calendar)
    _plan(hands, calendar)
    _looking_back(hands, calendar)
    _end(hands, calendar)


def _people(hands: Hands) -> None:
    """The house of Gerda and Roy; the two who are half of the time elsewhere; and who lives elsewhere."""
    at.members(
        hands,
        "Gerda Zonderland, moeder, 8-1-1984",
        "Roy Marchena, stiefvader, 14-7-1981",
        "Shanice, dochter, 2-2-2008",
        "Kevin, zoon, 19-11-2010",
        "Milan, zoon, 5-5-2014",
        "Mila, dochter, 5-5-2014",
        "Angelo, zoon, 30-9-2019",
        "Noa, pleegkind, 12-12-2017",
        "Dewi, stiefkind, 23-3-2011",
        "Rico, stiefkind, 1-8-2013",
        "Harm Vonk, vader, 28-10-1980",
        "Chantal Maduro, iemand anders, 3-6-1985",
        "Oma Truus, oma, 11-4-1956",
        "Oom Sjaak, andere familie, 9-9-1979",
    )
    for kind in ("Shanice", "Kevin", "Milan", "Mila"):
        at.about_member(hands, kind, gezag_door=["Gerda Zonderland", "Harm Vonk"], dagbesteding="Het Kompas")
    at.about_member(
        hands, "Angelo", gezag_door=["Gerda Zonderland", "Roy Marchena"], dagbesteding="Peuterhof"
    )
    for kind in ("Dewi", "Rico"):
        at.about_member(
            hands, kind, gezag_door=["Roy Marchena", "Chantal Maduro"], woont_thuis="Woont deels thuis"
        )
    for kind, geslacht in (("Noa", "Vrouw"), ("Dewi", "Vrouw"), ("Rico", "Man"), ("Chantal Maduro", "Vrouw")):
        at.about_member(hands, kind, geslacht=geslacht)
    at.about_member(hands, "Oom Sjaak", geslacht="Man")
    at.about_member(hands, "Noa", maatregelen="Voogdij bij Pleegzorg Meerwold", dagbesteding="Het Kompas")
    for elsewhere in ("Harm Vonk", "Chantal Maduro", "Oma Truus", "Oom Sjaak"):
        at.about_member(hands, elsewhere, woont_thuis="Woont niet thuis")
    at.head(
        hands,
        "Bilal",
        {"begin": BEGIN, "toegewezen": date(2025, 3, 4), "kennismaking": date(2025, 3, 10)},
        adres="Vlasakker 3, Meerwold",
        telefoon="06 0000 0500",
        goed_om_te_weten="Vier huizen: hier, bij Harm, bij Chantal en bij oma Truus om de hoek.",
    )


def _households(hands: Hands) -> None:
    hands.go("pad")
    at.fold(hands, "Instroom")
    at.tick(hands, "Het gezin woont in Nederland", "Minstens één kind", "Ernstige problemen op minstens twee")
    hands.fill("instroom", partij_1="Het Kompas", partij_2="Pleegzorg Meerwold", besloten_op=date(2025, 3, 3))
    for step in (2, 3, 4):
        at.onward(hands, step)
    at.fold(hands, "Kennismaking")
    hands.fill(
        "kennismaking",
        erbij="Gerda, Roy, Shanice en oma Truus",
        verhaal="Het is een heksenketel, maar wel de onze.",
    )
    at.contact(
        hands,
        "2u huisbezoek Gerda, Roy, Shanice: wie woont waar, en wanneer",
        "gister 45 min huisbezoek Oma Truus: koffie, foto's van vroeger",
        "gister 30 min gebeld Harm Vonk: wisseldagen",
    )
    at.network(
        hands,
        {
            "Het Kompas, school": {"band": "Sterk", "wat": "Ziet zes van de kinderen."},
            "Pleegzorg Meerwold": {"soort": "Anders", "band": "Sterk", "mandaat": "Beslist over Noa"},
            "Buurvrouw Ellen, buren, 06 0000 0555": {"band": "Sterk", "energie": "Naar het gezin toe"},
            "Voedselbank Meerwold": {"soort": "Anders", "band": "Zwak"},
            "Mediator Van Loon": {"soort": "Anders", "band": "Gespannen"},
        },
    )
    at.relatives(hands, "Opa Klaas, opa, 1952", "Oma Ivonne, oma, 1957", "Opa Chico, opa, 1950")
    at.kin(hands, "Opa Klaas", {"Oma Truus": "Getrouwd"}, overleden="2020")
    at.kin(hands, "Oma Ivonne", {"Opa Chico": "Getrouwd"})
    at.kin(
        hands,
        "Gerda Zonderland",
        {"Harm Vonk": "Gescheiden", "Roy Marchena": "Getrouwd"},
        ouders=["Oma Truus", "Opa Klaas"],
    )
    at.kin(hands, "Oom Sjaak", ouders=["Oma Truus", "Opa Klaas"])
    at.kin(hands, "Roy Marchena", {"Chantal Maduro": "Gescheiden"}, ouders=["Oma Ivonne", "Opa Chico"])
    for kind in ("Shanice", "Kevin", "Milan", "Mila"):
        at.kin(hands, kind, ouders=["Gerda Zonderland", "Harm Vonk"])
    at.kin(hands, "Angelo", ouders=["Gerda Zonderland", "Roy Marchena"])
    for kind in ("Dewi", "Rico"):
        at.kin(hands, kind, ouders=["Roy Marchena", "Chantal Maduro"])
    at.kin_folded(hands, "Noa", "Pleegouders", ["Gerda Zonderland", "Roy Marchena"])
    at.kin_folded(hands, "Milan", "Tweeling of meerling met", ["Mila"])
    at.consent(
        hands,
        "Het Kompas",
        richting="Beide kanten op",
        gegevens="Hoe het gaat in de klas, van alle zes",
        doel="Eén lijn op school",
        over_wie=["Shanice", "Kevin", "Milan", "Mila"],
        gegeven_door=["Gerda Zonderland", "Harm Vonk"],
        datum=date(2025, 3, 10),
    )
    later.timeline(
        hands,
        "2006 Gerda, Harm: getrouwd",
        "zomer 2016 Gerda, Harm: uit elkaar",
        "2017-2018 mediation, door Van Loon, hielp niet",
        "sinds 2018 Roy woont bij ons",
        "2020 opa Klaas overleden",
        "sinds mei 2022 Noa: woont bij ons, door Pleegzorg Meerwold, hielp",
    )


def _picture(hands: Hands, calendar: Calendar) -> None:
    calendar.later(weeks=1)
    at.leefgebied(
        hands,
        OPVOEDING,
        krachten="Iedereen helpt. Kevin en Dewi zijn beste vrienden.",
        problems={WISSEL: "Heel zwaar"},
        chosen=["Ouders niet op één lijn"],
        klopt="Ja",
    )
    at.leefgebied(
        hands,
        HUIS,
        krachten="Er wordt elke dag gekookt, voor wie er is.",
        problems={BOODSCHAP: "Zwaar", KAMER: "Lastig"},
        klopt="Ja",
    )
    at.leefgebied(
        hands, WELZIJN, problems={"Rico zegt weinig sinds Chantal verhuisde": "Zwaar"}, klopt="Deels"
    )
    at.leefgebied(hands, PARTNER, chosen=["Problemen met ex-partners"], klopt="Ja")
    at.problem(
        hands,
        WISSEL,
        [
            "Gerda Zonderland",
            "Roy Marchena",
            "Shanice",
            "Kevin",
            "Milan",
            "Mila",
            "Dewi",
            "Rico",
            "Harm Vonk",
            "Chantal Maduro",
        ],
        sinds="2018",
        wanneer="Op vrijdag en zondag",
    )
    at.marks(
        hands,
        "start",
        {OPVOEDING: "6", HUIS: "5", WELZIJN: "6½", PARTNER: "4", "Handhaving in de maatschappij": "7"},
    )
    for name, mark in (
        ("Gerda Zonderland", "6"),
        ("Roy Marchena", "7"),
        ("Shanice", "4½"),
        ("Kevin", "6"),
        ("Milan", "8"),
        ("Mila", "8"),
        ("Angelo", "weet ik niet"),
        ("Noa", "9"),
        ("Dewi", "5"),
        ("Rico", "3"),
        ("Harm Vonk", "5"),
        ("Chantal Maduro", "4"),
        ("Oma Truus", "7"),
        ("Oom Sjaak", "7"),
    ):
        at.own_mark(hands, OPVOEDING, name, mark)


def _plan(hands: Hands, calendar: Calendar) -> None:
    calendar.later(weeks=2)
    at.plan(
        hands,
        ["Voedselpakket regelen, Roy, 28-3-2025"],
        ["Op wisseldagen wachten we buiten bij de auto, iedereen", "Oma Truus past op dinsdag op, Oma Truus"],
        sterke_punten="Er is altijd iemand thuis. We lachen hard en vaak.",
        centrale_lijn="Eerst rust bij de deur.",
        lijn_daarna="Dan elke maand genoeg in de koelkast.",
        situatie="Veertien mensen, vier huizen, één agenda aan de muur.",
        begin=date(2025, 3, 24),
        einde=date(2026, 3, 24),
        intensiteit="6 uur per week",
        te_veel="Bel oma Truus, dan Anouk: 06 0000 0101.",
    )
    at.goal(
        hands,
        WISSEL,
        "Vier wisseldagen achter elkaar zonder ruzie.",
        now=True,
        waaraan="Rico eet mee op vrijdag.",
    )
    at.goal(hands, BOODSCHAP, "Er is tot de 24e elke dag een warme maaltijd voor wie er is.")
    at.link(hands, BOODSCHAP, WISSEL, "op zondag is er niets meer te eten mee te geven")
    at.acties(
        hands,
        "Opvoedingsondersteuning",
        "Wisselschema maken voor vier huizen, Gerda, Roy, Harm, Chantal",
        "Rico kiest zelf wie hem haalt, Rico",
    )
    at.acties(
        hands, "Hulp bij administratie en financieel beheer", "Kindgebonden budget nakijken, Roy, 1-5-2025"
    )
    at.onward(hands, 5)
    at.agree(
        hands,
        {
            "Gerda Zonderland": "Akkoord",
            "Roy Marchena": "Akkoord",
            "Shanice": "Deels akkoord",
            "Kevin": "Akkoord",
            "Milan": "Akkoord",
            "Mila": "Akkoord",
            "Noa": "Akkoord",
            "Dewi": "Akkoord",
            "Rico": "Wil geen antwoord geven",
            "Harm Vonk": "Deels akkoord",
            "Chantal Maduro": "Was er niet bij",
            "Oma Truus": "Akkoord",
            "Oom Sjaak": "Was er niet bij",
        },
    )


def _looking_back(hands: Hands, calendar: Calendar) -> None:
    at.onward(hands, 6)
    calendar.later(weeks=12)
    later.balans(
        hands,
        {"Vier wisseldagen": "Drie op een rij. De vierde ging mis."},
        goed="Rico eet weer mee.",
        beloning="Met zijn allen naar het strand",
        verandert="Chantal doet mee.",
        volgende=date(2025, 9, 15),
        wie=["Gerda Zonderland", "Roy Marchena", "Oma Truus"],
    )
    at.marks(hands, "balans", {OPVOEDING: "7", HUIS: "6", WELZIJN: "7", PARTNER: "5½"})
    later.piece(
        hands,
        "Contact met een organisatie",
        "Pleegzorg blijft Noa bij dit gezin zien.",
        met_wie="Pleegzorg Meerwold",
    )
    page = later.meeting(hands, "Gezinsgesprek", calendar.day, everybody=True, waar="Vlasakker 3")
    later.held(hands, page, agreed=["Chantal Maduro, haalt op bij school, 1-7-2025"])


def _end(hands: Hands, calendar: Calendar) -> None:
    calendar.later(weeks=30)
    for step in (7, 8, 9):
        at.onward(hands, step)
    later.end_measured(
        hands, "Petra Dijkman", "Team Zuid", {OPVOEDING: "8", HUIS: "7", WELZIJN: "7½", PARTNER: "6½"}, "8"
    )
    hands.go("pad")
    at.fold(hands, "Einde")
    hands.fill("einde", soort="Positief einde", besloten_op=calendar.day, met_wie="Bilal en de teamleider")
    at.onward(hands, 10)
    at.fold(hands, "Nazorg")
    hands.fill(
        "nazorg",
        waarom="Om op te vangen als er weer iemand verhuist.",
        als_het_misgaat="Oma Truus belt Anouk.",
    )
    hands.add("wie kijkt mee", "Oma Truus houdt de agenda bij")
    hands.fill("nazorgafspraak", hoe_vaak="elke zondag")
