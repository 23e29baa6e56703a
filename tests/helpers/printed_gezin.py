"""A family that fills every form: what it is proud of, what is hard, its plan, its marks and its papers."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Choice, Mark
from kanz_desktop.method.load import load_methode
from kanz_desktop.reports.model import Earlier, Options, ReportInput, Wording
from tests.helpers.records import record, snapshot

TODAY = date(2026, 12, 11)
_OF_BEFORE = frozenset({"gezinslid", "medewerker", "traject"})
"""A plan in which nothing stood yet but whose it is."""
FAMILY_NAME = "De Vries-Öztürk"
FIRST = Choice("eerst", "Eerst")
PROBLEM_WORDS = "De post ligt op een stapel naast de magnetron"


def people() -> list[Record]:
    return [
        record(
            "gezinslid",
            "mama",
            naam="Sanne de Vries",
            roepnaam="Mama",
            rol="moeder",
            volgorde="a",
            woont_thuis="ja",
        ),
        record(
            "gezinslid",
            "papa",
            naam="Emre Öztürk",
            roepnaam="Papa",
            rol="vader",
            volgorde="b",
            woont_thuis="ja",
        ),
        record("gezinslid", "sem", naam="Sem", rol="kind", geboortedatum=date(2014, 3, 2), volgorde="c"),
        record("gezinslid", "noor", naam="Noor", rol="kind", geboortedatum=date(2020, 7, 9), volgorde="d"),
        record("medewerker", "anouk", naam="Anouk Bakker", voornaam="Anouk", telefoon="06 1234 5678"),
    ]


def leefgebieden() -> list[Record]:
    krachten = (
        "We lachen veel met de kinderen. Sem helpt Noor met lezen.",
        "We eten elke avond samen, en oma Riet helpt op woensdag.",
        "Noor slaapt weer door.",
        "We praten elke zondag met een kop thee.",
        "De buurvrouw past af en toe op.",
    )
    return [
        record("leefgebied", leefgebied=f"leefgebied-{i}", krachten=text, klopt="ja" if i == 2 else None)
        for i, text in enumerate(krachten, start=1)
    ]


def problems() -> list[Record]:
    return [
        record(
            "probleem",
            "post",
            leefgebied="leefgebied-2",
            keuze="huis-administratie",
            woorden=PROBLEM_WORDS,
            ernst="ernst-3",
            sinds="de scheiding",
            wanneer="vooral aan het eind van de maand",
            bij_wie=["mama"],
            bron="gezin",
            doel="Elke vrijdag is de post open en opgeborgen.",
            minstens="De rode brieven zijn open.",
            waaraan="De stapel naast de magnetron is weg.",
            doel_datum=date(2027, 3, 1),
            oorzaken="Er kwam te veel tegelijk.",
            gevolgen_ouders="We slapen er slecht van.",
        ),
        record(
            "probleem",
            "geld",
            leefgebied="leefgebied-2",
            keuze="huis-financien",
            ernst="ernst-4",
            sinds="altijd al",
            bij_wie=["mama", "papa", "sem", "noor"],
            bron="derden",
            bron_wie="de woningcorporatie",
            doel="We weten wat er elke week op kan.",
            twintig_weken=True,
        ),
        record(
            "probleem",
            leefgebied="leefgebied-2",
            keuze="huis-regelmaat",
            ernst="ernst-2",
            wanneer="vooral 's ochtends",
            bij_wie=["mama", "sem"],
            bron="waarneming",
            bron_wie="Anouk",
        ),
        record(
            "probleem",
            leefgebied="leefgebied-1",
            keuze="opv-een-lijn",
            ernst="ernst-1",
            bij_wie=["mama", "papa"],
        ),
        record("probleem", leefgebied="leefgebied-1", keuze="opv-school", ernst="ernst-2", bij_wie=["sem"]),
        record(
            "probleem",
            leefgebied="leefgebied-3",
            keuze="wel-zelfbeeld",
            ernst="ernst-2",
            bij_wie=["sem"],
            observatie=True,
        ),
        record(
            "probleem",
            leefgebied="leefgebied-5",
            keuze="maat-contact",
            ernst="ernst-2",
            sinds="de verhuizing",
        ),
    ]


def plan() -> list[Record]:
    return [
        record(
            "gezinsplan",
            sterke_punten="We geven niet op. We kunnen goed koken.",
            situatie="We wonen sinds mei in een nieuw huis. Papa zoekt werk. Mama werkt drie ochtenden.",
            samenhang="Door de geldzorgen slapen we slecht, en door het slechte slapen lukt de ochtend niet.",
            centrale_lijn="Eerst de post en het geld.",
            lijn_daarna="Daarna de ochtend.",
            lijn_voorwaarde="De uitzetting gaat niet door zolang we de huur op tijd betalen.",
            zes_weken_vanaf=date(2026, 12, 1),
            gevolgen="Dan komt er een maatregel.",
            begin=date(2026, 12, 1),
            einde=date(2027, 12, 1),
            intensiteit="6 uur per week",
            niet_nagekomen="Dan praten we er die week over, zonder ruzie.",
            te_veel="Bel Anouk: 06 1234 5678. Is het avond? Bel oma Riet.",
        ),
        record("verband", van="geld", naar="post", hoe="we durven hem niet open te maken"),
        record("intensiteit", vanaf=date(2026, 12, 1), uren="6"),
        record("intensiteit", vanaf=date(2027, 3, 1), uren="4"),
        record(
            "aandachtspunt", aandachtspunt="administratie", in_plan=True, toelichting="Weer grip op de post."
        ),
        record("aandachtspunt", aandachtspunt="huishouden", in_plan=True),
        record(
            "actie",
            "energie",
            aandachtspunt="administratie",
            wat="De energiemaatschappij bellen over de aanmaning",
            wie=["mama", "anouk"],
            voor=date(2026, 12, 14),
            status="te-doen",
            brandje=True,
        ),
        record(
            "actie",
            "ordner",
            aandachtspunt="administratie",
            wat="Samen de post openen en in de ordner doen",
            wie=["mama", "anouk"],
            wanneer="elke vrijdag om 10 uur",
            status="bezig",
            koelkast=True,
            evaluatie=date(2027, 1, 15),
            zes_weken=date(2026, 12, 1),
            hoe_ging_het="Twee keer gelukt.",
        ),
        record(
            "actie",
            "kleren",
            aandachtspunt="huishouden",
            wat="’s Avonds de kleren klaarleggen",
            wie=["papa", "sem"],
            wanneer="elke avond",
            status="te-doen",
            koelkast=True,
        ),
        record(
            "actie",
            "kast",
            aandachtspunt="huishouden",
            wat="De kast opruimen",
            status="gedaan",
            koelkast=True,
        ),
        record(
            "afspraak",
            "telefoons",
            wat="Aan tafel liggen de telefoons in de la",
            koelkast=True,
            wie=["mama", "papa", "sem", "noor"],
            status="te-doen",
        ),
        record("afspraak", "oma", wat="Woensdag eten we bij oma Riet", wie_anders="oma Riet", koelkast=True),
    ]


def marks() -> list[Record]:
    rows: list[Record] = []
    given = {
        "start": {
            "leefgebied-1": 5,
            "leefgebied-2": 3,
            "leefgebied-3": 4.5,
            "leefgebied-4": 6,
            "leefgebied-5": None,
            "punt-administratie": 2,
            "punt-huishouden": 4,
            "punt-netwerk": 5,
        },
        "nu": {
            "leefgebied-1": 6,
            "leefgebied-2": 5,
            "leefgebied-3": 4,
            "leefgebied-4": 6,
            "leefgebied-5": 5.5,
            "punt-administratie": 5,
            "punt-huishouden": 5.5,
        },
    }
    for moment, points in given.items():
        day = date(2026, 9, 1) if moment == "start" else date(2026, 12, 11)
        rows.append(record("meting", f"meting-{moment}", moment=moment, datum=day))
        for point, mark in points.items():
            value = Mark(None) if mark is None else Mark(int(mark * 2))
            rows.append(record("cijfer", meting=f"meting-{moment}", punt=point, cijfer=value))
    rows.append(
        record(
            "cijfer",
            meting="meting-nu",
            punt="leefgebied-2",
            wie="mama",
            cijfer=Mark(10),
            waarom="Ik heb het druk.",
        )
    )
    rows.append(record("cijfer", meting="meting-nu", punt="leefgebied-2", wie="sem", cijfer=Mark(13)))
    return rows


def papers() -> list[Record]:
    return [
        record(
            "document",
            titel="Aanmaning energiebedrijf",
            soort="aanmaning",
            datum=date(2026, 11, 18),
            papier="gezin",
            ontvangen=date(2026, 11, 20),
            ontvangen_van="Vattenfall",
            termijn=date(2026, 12, 26),
            termijn_soort="betalen",
        ),
        record(
            "document",
            titel="Ons huis",
            soort="tekening",
            datum=date(2026, 11, 23),
            over_wie=["noor"],
            gevoel="trots",
            woorden="Hier wonen we allemaal",
        ),
        record(
            "document",
            titel="Beschikking gemeente",
            soort="besluit",
            datum=date(2026, 11, 2),
            papier="kantoor",
            termijn=date(2026, 12, 14),
            termijn_soort="bezwaar",
        ),
        record(
            "document", titel="Schoolrapport Sem", soort="school", datum=date(2026, 7, 10), papier="gezin"
        ),
    ]


def dossier() -> list[Record]:
    """A piece that was fixed, and the one that corrects it."""
    day = date(2026, 12, 3)
    return [
        record(
            "dossierstuk",
            "contact",
            soort="contact",
            datum=day,
            titel="Gebeld met school",
            met_wie="juf Saskia",
            over_wie=["sem"],
            tekst="Sem was er twee dagen niet.",
            vastgesteld=day,
        ),
        record("dossierstuk", soort="contact", datum=TODAY, tekst="Het waren er drie.", verbetert="contact"),
    ]


def network() -> list[Record]:
    return [
        record(
            "contact",
            "saskia",
            naam="Juf Saskia",
            soort="school",
            rol="mentor van Sem",
            telefoon="030 123 4567",
            email="saskia@school.example",
            wat="Belt elke vrijdag over de week",
            sinds="september 2025",
            actief="ja",
            verder="door",
            mandaat="mag extra begeleiding geven",
            band=Choice("sterk", "Sterk"),
            energie=Choice("naar-ons", "Naar het gezin toe"),
        ),
        record(
            "toestemming",
            organisatie="School De Brug",
            richting=Choice("beide", "allebei"),
            gegevens="Hoe het met Sem in de klas gaat",
            doel="Samen dezelfde afspraken",
            over_wie=["sem"],
            gegeven_door=["mama", "papa"],
            privacyreglement="reglement van de school",
            datum=date(2026, 12, 1),
            tot=date(2027, 6, 30),
        ),
        record("familielid", "opa", naam="Opa Jaap", geslacht="man", geboren="1950", overleden="2019"),
        record("familielid", "ria", naam="Oma Ria", geslacht="vrouw", geboren="1952"),
        record("relatie", een="ria", ander="opa", soort="gescheiden"),
        record("contact", "riet", naam="Oma Riet", soort="familie", actief="ja"),
    ]


def path() -> list[Record]:
    """The kennismaking, the nazorg, and what of the path lies in the dossier."""
    day = date(2026, 11, 17)
    return [
        record("padpunt", punt="eigen-verhaal", gedaan=day),
        record("padpunt", punt="in-nederland", gedaan=day, toelichting="ingeschreven", _plaats="dossier"),
        record(
            "kennismaking",
            erbij="Sanne, Emre en de wijkcoach",
            verhaal="Het werd ons te veel",
            vragen="Wie leest dit?",
            volgende=date(2026, 11, 20),
            dan="Samen de post doen",
            noodcontact="oma Riet, 06 000",
        ),
        record(
            "nazorg",
            waarom="Om niet terug te vallen",
            als_het_misgaat="Eerst oma bellen",
            afgesproken_op=day,
            afgesproken_met="Sanne en Emre",
        ),
        record(
            "nazorgafspraak",
            wat="Koffie drinken",
            wie=["mama"],
            wie_anders="de buurvrouw",
            waarover="rust in huis",
            hoe_vaak="elke maand",
            tot=date(2027, 6, 1),
            kosten="niemand",
        ),
        record("nazorgafspraak", wat="Bellen met het CJG", open_einde=True),
        record(
            "balans",
            "terug",
            datum=day,
            wie=["mama", "papa", "anouk"],
            goed="Sem gaat elke dag naar school",
            verandert="De ochtend pakken we anders aan",
            beloning="Samen naar het zwembad",
            volgende=date(2027, 3, 11),
        ),
        record("balansdoel", balans="terug", probleem="post", hoe="De stapel is half zo hoog"),
        record("eindmeting", "einde", door="Petra Smit", begonnen=day, wie=["mama", "papa"]),
        record("doelbereik", eindmeting="einde", probleem="post", cijfer=8, waarom="Alles is open"),
        record("meetantwoord", eindmeting="einde", vraag="tev-tempo", antwoord="soms", woorden="Te snel"),
        record("effect", effect="eff-school", bereikt=True, toelichting="Sem gaat weer elke dag"),
        record("buitenbalans", datum=day, rol="collega", met_wie="Petra", anders="Ik kom later op de dag"),
        record(
            "instroom",
            partij_1="CJG",
            partij_2="school",
            besluit="komt in aanmerking",
            besloten_op=day,
            categorie="categorie-2",
        ),
        record(
            "contactmoment",
            "eerst",
            datum=day,
            hoe="huisbezoek",
            wie=["mama"],
            wie_anders="de mentor",
            minuten=60,
            regel="Post uitgezocht",
        ),
        record(
            "contactmoment", datum=day, hoe="huisbezoek", minuten=90, regel="Alle post", verbetert="eerst"
        ),
        record("startbudget", bedrag="250"),
        record("uitgave", wat="Luiers", bedrag="12,50", datum=day),
        record("uitgave", wat="Het slot van de deur", bedrag="64", datum=day),
        record("einde", soort="positief", met_wie="Karim en de teamleider", besloten_op=day),
    ]


def history() -> list[Record]:
    """What was before, with a time that cannot be drawn."""
    return [
        record(
            "gebeurtenis",
            wanneer="zomer 2019",
            wat="Speltherapie",
            soort="hulp",
            wie=["sem"],
            door="de GGZ",
            hielp=Choice("deels", "Deels"),
            waarom="De wachtlijst was lang",
            bron=Choice("stukken", "Uit stukken"),
            bron_wie="brief van de huisarts",
        ),
        record(
            "gebeurtenis", wanneer="sinds 2016", wat="Oma past op", soort="hulp", hielp=Choice("ja", "Ja")
        ),
        record("gebeurtenis", wanneer="12 mei 2021", wat="Verhuisd", soort="gebeurtenis"),
        record("gebeurtenis", wanneer="ooit", wat="Ruzie met de buren", soort="gebeurtenis"),
        record(
            "analysefactor",
            factor="ouders",
            krachten="Ze blijven praten",
            problemen="Ze slapen slecht",
            beschermt="Oma Riet",
            risico="Schulden",
        ),
        record("analysefactor", factor="kind-lichaam", over="sem", krachten="Sem voetbalt"),
        record("analyse", begon="De verhuizing", minder="Buiten spelen"),
        record("verklaring", verklaring="Eerst kwam het geld, toen de ruzie", klopt="ja"),
        record("meekijker", naam="Dr. Verzonnen", functie="gedragsdeskundige", ziet="Veel warmte"),
        record("wensdoel", wat="Weer samen op vakantie", wie=["mama", "papa"]),
        record(
            "dialoog",
            "dialoog",
            datum=date(2026, 12, 9),
            voorzitter="Karin van het wijkteam",
            aanwezig=["mama", "papa"],
            aanwezig_anders="oma Riet",
            krachten="Iedereen kwam",
            besproken="Het verhaal klopt",
            netwerk="Oma Riet kookt op woensdag",
            evaluatie=date(2027, 2, 1),
            evaluatie_met="iedereen die er was",
        ),
        record("dialoogoptie", dialoog="dialoog", wat="Hulp thuis", obstakels="Wachtlijst", voorrang=FIRST),
        record("actie", wat="Wijkteam bellen", wie=["papa"], overleg="dialoog", status="te-doen"),
        record(
            "dialoogevaluatie",
            dialoog="dialoog",
            datum=date(2027, 2, 1),
            besluit=Choice("doorgaan", "Doorgaan"),
            hoe_gaat_het="Het gaat beter",
            anders="Opa twijfelt",
        ),
    ]


def meetings() -> list[Record]:
    """A MDO+ with its plan, and a uitvoerdersoverleg that looked back and agreed."""
    day = date(2026, 10, 26)
    return [
        record(
            "overleg", "mdo", soort="mdo", datum=day, status="geweest", waar="10:00 gemeentehuis",
            minstens="Niemand praat langs elkaar heen", ouders="namens", namens="oma Riet",
            ouders_waarom="grote-groep",
        ),
        record("agendapunt", overleg="mdo", punt="mdo-wat-speelt", besproken="Er zijn schulden",
               volgorde="a"),
        record("agendapunt", overleg="mdo", punt="mdo-plan", minuten="20", volgorde="b"),
        record("deelnemer", overleg="mdo", naam="Karin Smit", organisatie="Wijkteam", aanwezig="erbij"),
        record("deelnemer", "weg", overleg="mdo", naam="Piet", organisatie="School", aanwezig="afwezig"),
        record("afwezig", overleg="mdo", deelnemer="weg", wie="Piet", reden="had geen vervanging"),
        record(
            "inzet", overleg="mdo", wat="Elke week thuis helpen", doel="Rust in huis", wie_anders="Wijkteam",
            wanneer="dinsdag", evaluatie=date(2026, 12, 1), toegezegd=True, mandaat="mag uren geven",
        ),
        record("actie", "belt", overleg="mdo", wat="Belt de school", wie=["mama"], status="gedaan",
               hoe_ging_het="Dat lukte meteen"),
        record("parkeervraag", overleg="mdo", vraag="Wie betaalt de taxi?", wie="Karin"),
        record("overleg", "uitvoerders", soort="uitvoerders", datum=date(2026, 12, 8), status="geweest"),
        record("agendapunt", overleg="uitvoerders", punt="volgend-terug", besproken="Goed nieuws",
               volgorde="c"),
        record("agendapunt", overleg="uitvoerders", onderwerp="De schuur", minuten="5", volgorde="d"),
        record("agendapunt", overleg="uitvoerders", punt="volgend-datum", volgorde="e"),
        record("deelnemer", overleg="uitvoerders", naam="Karin Smit", aanwezig="erbij", kernteam=True),
        record("deelnemer", overleg="uitvoerders", naam="Ans", aanwezig="erbij"),
        record("actie", "huur", overleg="uitvoerders", wat="Huurbrief meenemen", wie_anders="Woonstichting",
               voor=date(2026, 12, 15), status="te-doen"),
        record("overleg", "later", soort="uitvoerders", datum=date(2027, 1, 19), status="gepland"),
        record("opschaling", wie="School", trede="trede-2", datum=day, reden="kwam twee keer niet"),
        record("mpg", vorm="lang", begin=day, verlengd_waarom="De huur loopt nog", advies="Door met het CJG"),
        record("overzicht", diagnostiek="Onderzoek bij Sem in 2024", wonen_geld="Huurhuis, achterstand"),
    ]  # fmt: skip


def everything() -> Snapshot:
    return snapshot(
        *people(),
        *leefgebieden(),
        *problems(),
        *plan(),
        *marks(),
        *papers(),
        *network(),
        *dossier(),
        *path(),
        *history(),
        *meetings(),
    )


def report(
    rows: Snapshot | None = None,
    *,
    wording: Wording = "tafel",
    naam: str = FAMILY_NAME,
    reader: str | None = None,
    options: Options | None = None,
) -> ReportInput:
    """The input of a form for this family, or for another snapshot."""
    shown = everything() if rows is None else rows
    before = Earlier(
        snapshot(*(row for row in shown.records.values() if row.kind in _OF_BEFORE)), "versie 1", "nu"
    )
    chosen = options or Options()
    return ReportInput(shown, load_methode(), TODAY, naam, wording, reader, chosen, earlier=before)
