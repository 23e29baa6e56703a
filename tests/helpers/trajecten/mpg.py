"""A gezin with a long MPG part: twelve organisations around one table, twenty weeks and six more."""

from __future__ import annotations

from datetime import date

from tests.helpers.trajecten import later_screens as later
from tests.helpers.trajecten import screens as at
from tests.helpers.trajecten.calendar import Calendar
from tests.helpers.trajecten.hands import Hands

NAAM = "Ten Hagelaar"
BEGIN = date(2024, 9, 2)
OPVOEDING, HUIS, WELZIJN, PARTNER, BUITEN = (
    "De opvoeding van de kinderen",
    "Het voeren van de huishouding",
    "Individueel welzijn van gezinsleden",
    "Partnerrelatie",
    "Handhaving in de maatschappij",
)
SCHULD = "Er zijn elf schuldeisers en we weten niet wie het eerst komt"
SCHOOL = "Jesse zit sinds de kerst thuis"
SLAAP = "Niemand slaapt door"
MEDICIJN = "Wendy vergeet haar medicijnen als het druk is"

ORGANISATIES = {
    "Karin Smit, jeugdbescherming, Jeugdhuis Oostermeer, 06 0000 0401": {
        "band": "Gespannen",
        "wat": "Gezinsvoogd van Jesse en Fien.",
        "verder": "Verandert",
    },
    "Bart Wolters, schuldhulp, schuldhulp, 06 0000 0402": {
        "band": "Zwak",
        "mandaat": "Mag de rekeningen drie maanden stilzetten",
    },
    "Woonkracht Oostermeer, woningcorporatie": {
        "band": "Gespannen",
        "mandaat": "Mag de ontruiming uitstellen",
        "energie": "Van het gezin af",
    },
    "Juf Noëlle, school, groep 7 van De Vlindertuin": {"band": "Sterk", "energie": "Naar het gezin toe"},
    "Dr. Pieterse, huisarts": {"band": "Sterk"},
    "Ilse Mulder, GGZ, behandelaar van Wendy": {"band": "Sterk", "wat": "Elke twee weken een gesprek."},
    "Tom Verkerk, verslavingszorg": {"soort": "GGZ", "band": "Zwak", "verder": "Kan stoppen"},
    "Wijkteam Oostermeer-West, gemeente": {"band": "Zwak", "mandaat": "Geeft de beschikkingen af"},
    "Leerplicht Oostermeer, gemeente": {"band": "Gespannen"},
    "Agent De Groot, politie, wijkagent": {"band": "Verbroken"},
    "Jeugdarts Amin, jeugdgezondheidszorg": {"band": "Zwak"},
    "Voetbalvereniging Oostermeer, vereniging": {"band": "Sterk", "energie": "Beide kanten op"},
}


def play(hands: Hands, calendar: Calendar) -> None:
    _begin(hands, calendar)
    _story(hands)
    _table_and_plan(hands, calendar)
    _first_mdo(hands, calendar)
    _uitvoerders(hands, calendar)
    _second_uitvoerders(hands, calendar)
    _end(hands, calendar)


def _begin(hands: Hands, calendar: Calendar) -> None:
    at.members(
        hands,
        "Wendy ten Hagelaar, moeder, 17-5-1987",
        "Mark Overdiep, vader, 2-2-1985",
        "Jesse, zoon, 9-6-2012",
        "Fien, dochter, 21-10-2016",
        "Baby, baby op komst, 14-12-2024",
    )
    for kind in ("Jesse", "Fien"):
        at.about_member(
            hands,
            kind,
            gezag_door=["Wendy ten Hagelaar", "Mark Overdiep"],
            dagbesteding="De Vlindertuin",
            maatregelen="Ondertoezichtstelling tot 1 maart 2025",
        )
    at.head(
        hands,
        "Sharda",
        {"begin": BEGIN, "toegewezen": date(2024, 9, 3)},
        adres="Lepelaarhof 88, Oostermeer",
        telefoon="06 0000 0400",
        taal="Rustig praten, één ding tegelijk. Mark leest liever niet.",
    )
    hands.go("pad")
    at.fold(hands, "Instroom")
    at.tick(hands, "Het gezin woont in Nederland", "Minstens één kind", "Ernstige problemen op minstens twee")
    at.tick(hands, "Een maatregel is bijna zeker", "Het gezin staat aan het einde")
    hands.fill(
        "instroom",
        partij_1="Jeugdhuis Oostermeer",
        partij_1_ziet="Zes organisaties werken langs elkaar heen.",
        partij_2="Wijkteam Oostermeer-West",
        partij_2_ziet="De ontruiming is aangezegd voor november.",
        besloten_op=date(2024, 9, 2),
        categorie="3: met een maatregel",
    )
    at.fold(hands, "Startbudget")
    hands.fill("startbudget", bedrag="500")
    hands.add("waaraan uitgegeven", "babybed tweedehands 65", "buskaart Mark 42,50")
    for step in (2, 3, 4):
        at.onward(hands, step)
    calendar.later(days=7)
    at.contact(
        hands,
        "1u45 huisbezoek Wendy, Mark: kennisgemaakt, brieven op tafel gelegd",
        "gister 30 min gebeld Karin Smit: hoe lang loopt de maatregel nog",
        "gister 1u op locatie Jesse: gewandeld bij het voetbalveld",
    )


def _story(hands: Hands) -> None:
    at.network(hands, ORGANISATIES)
    at.relatives(hands, "Oma Wil, oma, 1958", "Opa Henk, opa, 1955")
    at.kin(hands, "Wendy ten Hagelaar", {"Mark Overdiep": "Getrouwd"}, ouders=["Oma Wil", "Opa Henk"])
    at.kin(hands, "Opa Henk", {"Oma Wil": "Gescheiden"}, overleden="2019")
    for kind in ("Jesse", "Fien", "Baby"):
        at.kin(hands, kind, ouders=["Wendy ten Hagelaar", "Mark Overdiep"])
    at.consent(
        hands,
        "De Vlindertuin",
        richting="Beide kanten op",
        gegevens="Verzuim, en hoe het gaat in de klas",
        doel="Jesse weer naar school",
        over_wie=["Jesse"],
        gegeven_door=["Wendy ten Hagelaar", "Mark Overdiep", "Jesse"],
        datum=date(2024, 9, 9),
    )
    at.consent(
        hands,
        "Jeugdhuis Oostermeer",
        richting="Van de organisatie",
        gegevens="Verslagen van de maatregel",
        doel="Het overzicht voor het overleg",
        over_wie=["Jesse", "Fien"],
        gegeven_door=["Wendy ten Hagelaar"],
        datum=date(2024, 9, 9),
    )
    later.timeline(
        hands,
        "2008 getrouwd",
        "2010-2013 Mark: ploegendienst bij de drukkerij",
        "2014 schuldhulp, door de gemeente, hielp niet",
        "2015-2017 Wendy: gesprekken, door de GGZ, hielp een beetje",
        "zomer 2018 verhuisd naar Oostermeer",
        "2019 opa Henk overleden",
        "2019-2020 opvoedcursus, door het wijkteam, hielp niet",
        "2021 Mark: opname, door de verslavingszorg, hielp",
        "2022 Jesse: weerbaarheidstraining, door school, hielp een beetje",
        "sinds maart 2023 Jesse, Fien: ondertoezichtstelling, door Jeugdhuis Oostermeer",
        "december 2023 Jesse: thuis van school",
    )
    later.why_it_helped(
        hands, "opname", waarom="Hij was even uit de drukte, en Wendy wist waar hij was.", bron_wie="Mark"
    )
    later.interview(
        hands,
        datum=date(2024, 9, 9),
        met_wie="Wendy en Mark",
        krachten="We zijn al zestien jaar bij elkaar. Fien is vrolijk.",
        verwachtingen="Dat jullie met elkaar praten, en niet over ons.",
        hielp_niet="Elke keer opnieuw het verhaal vertellen.",
    )
    later.analysis(
        hands,
        {
            2: {
                "krachten": "Ze laten elkaar niet vallen",
                "problemen": "Allebei moe, allebei bang voor de brief",
            },
            3: {"krachten": "Elke avond samen eten", "beschermt": "Oma Wil komt op woensdag"},
            6: {
                "problemen": "Twaalf adressen, niemand die het geheel ziet",
                "risico": "Afspraken spreken elkaar tegen",
            },
        },
        {"verklaring": "Eerst kwamen de schulden, toen het drinken, toen bleef Jesse thuis.", "klopt": "Ja"},
        ["Dat we in dit huis kunnen blijven", "Dat Jesse weer een vriend heeft"],
        begon="Mark verloor zijn baan in 2014.",
        minder="Als er één iemand belt in plaats van zes.",
    )


def _table_and_plan(hands: Hands, calendar: Calendar) -> None:
    calendar.later(weeks=1)
    at.leefgebied(
        hands,
        OPVOEDING,
        krachten="Elke avond samen eten. Mark brengt Fien naar school.",
        problems={SCHOOL: "Heel zwaar"},
        chosen=["Ouders niet op één lijn"],
        klopt="Ja",
    )
    at.leefgebied(
        hands,
        HUIS,
        krachten="Het huis is warm en open.",
        problems={SCHULD: "Heel zwaar"},
        chosen=["Administratie niet op orde", "Geen regelmaat"],
        klopt="Ja",
    )
    at.leefgebied(hands, WELZIJN, problems={SLAAP: "Zwaar", MEDICIJN: "Zwaar"}, klopt="Deels")
    at.leefgebied(hands, BUITEN, chosen=["Destructieve contacten met hulpverleners"], klopt="Ja")
    at.problem(hands, SCHULD, ["Wendy ten Hagelaar", "Mark Overdiep"], sinds="2014")
    at.problem(hands, SCHOOL, ["Jesse"], sinds="de kerst van 2023")
    at.marks(
        hands,
        "start",
        {
            OPVOEDING: "5",
            HUIS: "3",
            WELZIJN: "4½",
            PARTNER: "7½",
            BUITEN: "3",
            "Hulp bij administratie en financieel beheer": "2",
        },
        {HUIS: "Omdat we de deur niet meer open doen."},
    )
    at.own_mark(hands, OPVOEDING, "Jesse", "4")
    at.own_mark(hands, OPVOEDING, "Mark Overdiep", "6½")
    at.plan(
        hands,
        ["Ontruiming laten uitstellen, Mark, 1-11-2024", "Bed voor de baby, Wendy, 1-12-2024"],
        ["Eén iemand belt het gezin: Anouk"],
        sterke_punten="Zestien jaar samen. We eten elke avond aan tafel.",
        centrale_lijn="Eerst het huis en de schulden.",
        lijn_daarna="Dan Jesse weer naar school, in kleine stappen.",
        lijn_voorwaarde="De ontruiming gaat niet door zolang de huur elke maand op tijd is.",
        situatie="We wonen met zijn vieren, in december met zijn vijven.",
        samenhang="Door de schulden slapen we niet, en wie niet slaapt komt niet uit bed voor school.",
        begin=date(2024, 9, 16),
        einde=date(2025, 9, 16),
        intensiteit="6 uur per week, en 2 uur voor het overleg",
        te_veel="Bel Anouk: 06 0000 0101. In het weekend oma Wil.",
        niet_nagekomen="Dan komt het op de agenda van het eerstvolgende overleg.",
        gevolgen="De kinderrechter kan de kinderen ergens anders laten wonen.",
    )
    at.goal(
        hands,
        SCHULD,
        "Er ligt één lijst van alle schulden, met een regeling per regel.",
        now=True,
        minstens="De huur is op tijd.",
        waaraan="Er komt geen deurwaarder meer.",
        doel_datum=date(2025, 2, 1),
    )
    at.goal(
        hands,
        SCHOOL,
        "Jesse is drie ochtenden per week op school.",
        now=True,
        waaraan="Juf Noëlle ziet hem.",
        oorzaken="Hij schaamt zich voor thuis.",
    )
    at.goal(hands, SLAAP, "We slapen vijf van de zeven nachten door.")
    at.link(hands, SCHULD, SLAAP, "we liggen te piekeren over de brieven")
    at.link(hands, SLAAP, SCHOOL, "wie niet slaapt komt niet uit bed")
    at.link(hands, SLAAP, MEDICIJN, "moe vergeet je het")
    at.acties(
        hands,
        "Hulp bij administratie en financieel beheer",
        "Lijst van schulden maken, Wendy en Mark, 1-10-2024",
    )
    at.acties(hands, "Educatie", "Eén ochtend meelopen op school, Jesse, Mark")
    for step in (5, 6):
        at.onward(hands, step)
    at.agree(
        hands,
        {
            "Wendy ten Hagelaar": "Akkoord",
            "Mark Overdiep": "Akkoord",
            "Jesse": "Niet akkoord",
            "Fien": "Akkoord",
        },
    )


def _first_mdo(hands: Hands, calendar: Calendar) -> None:
    day = calendar.later(weeks=2)
    page = later.meeting(
        hands,
        "MDO+",
        day,
        everybody=True,
        waar="13.00 uur, wijkcentrum De Kamer",
        minstens="Eén plan, en wie de baas is over het plan.",
    )
    at.fold(hands, "MPG-periode, verlengen en advies")
    hands.fill("mpg", vorm="20 weken", begin=day)
    at.fold(hands, "Overzicht vooraf")
    hands.fill(
        "overzicht",
        diagnostiek="Wendy: somberheid (GGZ, 2016). Jesse: geen onderzoek gedaan.",
        wonen_geld="Huurschuld 2.900 euro, elf schuldeisers, bewind aangevraagd.",
    )
    later.held(
        hands,
        page,
        notes={
            "Wat is er aan de hand": "Schulden, slapen en school hangen aan elkaar. Iedereen ziet een stuk.",
            "Welke diagnostiek": "Alleen van Wendy. De jeugdarts kijkt naar Jesse.",
            "Welke hulp": "De opname hielp. Drie cursussen hielpen niet.",
            "Waarom lukte hulp niet": "Er was nooit iemand die het geheel had.",
        },
        agreed=[
            "Woonkracht Oostermeer, stelt de ontruiming uit tot 1 maart, 11-10-2024",
            "Bart Wolters, zet de rekeningen drie maanden stil, 14-10-2024",
            "Jeugdarts Amin, ziet Jesse, 28-10-2024",
        ],
        efforts=[
            "Ilse Mulder, gesprekken met Wendy en Mark samen, 27-1-2025",
            "Karin Smit, trekt zich terug uit het huisbezoek, 27-1-2025",
        ],
        parked=["Wie betaalt de bus naar school? Leerplicht Oostermeer"],
        absent=["Tom Verkerk", "Agent De Groot"],
    )
    later.meeting(hands, "Gezinsgesprek", calendar.later(weeks=1), waar="Thuis, 10.00 uur", status="Geweest")


def _uitvoerders(hands: Hands, calendar: Calendar) -> None:
    day = calendar.later(weeks=4)
    page = later.meeting(
        hands,
        "Uitvoerdersoverleg",
        day,
        everybody=True,
        waar="De Vlindertuin, 15.30 uur",
        ouders="Ouders zijn erbij",
    )
    later.held(
        hands,
        page,
        notes={"Afspraken uitwerken": "De ontruiming is van de baan tot maart."},
        agreed=[
            "Juf Noëlle, spreekt elke maandag af met Jesse, 25-11-2024",
            "Wendy, lijst van schulden naar Bart, 2-12-2024",
        ],
        absent=["Agent De Groot"],
    )
    hands.add("bij wie schaal je op", "Agent De Groot")
    row = next(r for r in hands.screen.ladder.findChildren(later.Row) if r.isVisible())  # type: ignore[attr-defined]
    row.button.click()
    hands.settle()
    hands.fill(
        "opschaling",
        row,
        trede="De persoon zelf",
        datum=day,
        reden="Voor de tweede keer niet gekomen.",
        uitkomst="Komt de volgende keer, stuurt anders een collega.",
    )


def _second_uitvoerders(hands: Hands, calendar: Calendar) -> None:
    day = calendar.later(weeks=6)
    page = later.meeting(hands, "Uitvoerdersoverleg", day, everybody=True, waar="Online, 9.30 uur")
    at.about_member(hands, "Baby", rol="Kind", geboortedatum=date(2024, 12, 11), naam="Lieve")
    later.held(
        hands,
        page,
        notes={
            "Hoe gingen de afspraken": "Twee van de drie gedaan.",
            "Stand van zaken": "De baby is er: Lieve. Jesse is twee ochtenden op school.",
        },
        agreed=["Tom Verkerk, sluit af en schrijft een brief, 20-1-2025"],
    )
    later.balans(
        hands,
        {
            "Er ligt één lijst": "De lijst is er. Zeven regelingen lopen.",
            "Jesse is drie": "Twee ochtenden, en hij vraagt om meer.",
        },
        goed="Lieve is geboren en we zijn in ons huis.",
        beloning="Friet van de kraam met zijn vijven",
        verandert="Het slapen komt nu eerst.",
        volgende=date(2025, 3, 24),
    )
    at.marks(hands, "balans", {OPVOEDING: "6", HUIS: "5½", WELZIJN: "5½", PARTNER: "7½", BUITEN: "5"})
    later.dialogue(
        hands,
        f"{day.day}-{day.month}-{day.year}, Karin Smit van Jeugdhuis Oostermeer",
        ["Oma Wil slaapt in het weekend bij de kinderen", "Een buddy voor Jesse bij het voetbal"],
        ["Trainer vragen of Jesse mag helpen, Mark, 24-1-2025"],
        krachten="Iedereen kwam.",
        besproken="Wat Jesse nodig heeft.",
    )


def _end(hands: Hands, calendar: Calendar) -> None:
    day = calendar.later(weeks=6)
    page = later.meeting(hands, "MDO+, eindevaluatie", day, everybody=True, waar="Wijkcentrum De Kamer")
    later.held(hands, page, notes={"Advies voor hierna": "Zes weken langer, dan gewone hulp."})
    at.fold(hands, "MPG-periode, verlengen en advies")
    hands.fill(
        "mpg",
        loopt_weer="Deels",
        kijk_problemen="Ja",
        kijk_samenhang="Ja",
        kijk_aanpak="Ja",
        verlengd_tot=date(2025, 3, 31),
        verlengd_waarom="De regelingen zijn nog niet allemaal rond.",
        advies="Wijkteam houdt het overzicht, GGZ gaat door.",
        behoud="Eén nummer om te bellen, ook na april.",
    )
    calendar.later(weeks=7)
    hands.go("overleg")
    at.fold(hands, "MPG-periode, verlengen en advies")
    hands.fill("mpg", einde=date(2025, 3, 31))
    for step in (7, 8, 9):
        at.onward(hands, step)
    later.end_measured(
        hands,
        "Petra Dijkman",
        "Team Zuid",
        {OPVOEDING: "7", HUIS: "6½", WELZIJN: "6", PARTNER: "8", BUITEN: "6"},
        "8",
    )
    hands.go("pad")
    at.fold(hands, "Einde")
    hands.fill(
        "einde",
        soort="Positief einde",
        besloten_op=calendar.day,
        met_wie="Sharda en de teamleider",
        besluit="Het gezin kan verder met gewone hulp.",
    )
    at.tick(hands, "Duidelijk minder signalen", "Staat open voor gewone hulp", "Redt het naar verwachting")
    at.onward(hands, 10)
    at.fold(hands, "Nazorg")
    hands.fill(
        "nazorg",
        waarom="Tegen terugval als de regelingen aflopen.",
        als_het_misgaat="Bel het wijkteam, en anders Anouk.",
    )
    hands.add("wie kijkt mee", "Wijkteam komt elke maand langs")
    hands.fill(
        "nazorgafspraak", wie_anders="Wijkteam Oostermeer-West", hoe_vaak="elke maand", tot=date(2026, 4, 1)
    )
