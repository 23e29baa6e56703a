"""The lists of the method, frozen here by id: an id is never renamed, reused or lost (method §2-§7)."""

from __future__ import annotations

import re

import pytest

from kanz_desktop.method.load import load_methode
from kanz_desktop.method.model import PUNTGROEPEN
from kanz_desktop.paths import resource

METHODE = load_methode()

PROBLEMEN = {
    "leefgebied-1": (
        "opv-vaardigheden", "opv-aandacht", "opv-leeftijd", "opv-rollen", "opv-communicatie", "opv-onmacht",
        "opv-mishandeling", "opv-een-lijn", "opv-consequent", "opv-school",
    ),
    "leefgebied-2": (
        "huis-regelmaat", "huis-samen", "huis-hygiene", "huis-smetvrees", "huis-administratie",
        "huis-financien", "huis-voeding",
    ),
    "leefgebied-3": (
        "wel-psychosomatisch", "wel-zelfbeeld", "wel-intelligentie", "wel-sociaal", "wel-gedrag",
        "wel-psychiatrisch", "wel-verslaving", "wel-zelfzorg", "wel-onveilig",
    ),
    "leefgebied-4": (
        "part-relatie", "part-ex", "part-scheiding", "part-intimiteit", "part-geweld",
    ),
    "leefgebied-5": (
        "maat-contact", "maat-vijandig", "maat-afsluiten", "maat-hulpverlening", "maat-netwerk",
        "maat-werkloos", "maat-uitkering", "maat-overlast",
    ),
}  # fmt: skip

AANDACHTSPUNTEN = {
    "huishouden": (2,), "administratie": (2, 5), "verzorging": (2, 3), "opvoeding": (1,), "educatie": (1, 3),
    "daginvulling": (3, 5), "orthopedagogisch": (1, 3), "psychisch": (3, 4), "netwerk": (4, 5),
    "gedrag": (1, 3, 5),
}  # fmt: skip

LIJSTEN = {
    "plaats": "gezinsmap dossier werkaantekeningen",
    "voor_wie": "iedereen personen medewerkers",
    "rol": "moeder vader ouder stiefmoeder stiefvader stiefouder verzorger partner kind stiefkind pleegkind "
    "ongeboren grootouder familie anders",
    "geslacht": "vrouw man anders onbekend",
    "woont_thuis": "ja deels nee",
    "medewerkerrol": "primair secundair",
    "fase": "voorbereiding uitvoering afsluiting",
    "stap": "stap-1 stap-2 stap-3 stap-4 stap-5 stap-6 stap-7 stap-8 stap-9 stap-10",
    "leefgebied": "leefgebied-1 leefgebied-2 leefgebied-3 leefgebied-4 leefgebied-5",
    "klopt": "ja deels nee weet-niet",
    "ernst": "ernst-1 ernst-2 ernst-3 ernst-4 ernst-weet-niet",
    "bron": "gezin waarneming derden",
    "aandachtspunt": " ".join(AANDACHTSPUNTEN),
    "actiestatus": "te-doen bezig gedaan vervallen",
    "planversie": "afgesproken afgedrukt",
    "akkoord": "akkoord deels niet-eens afwezig liever-niet",
    "meetmoment": "start nu eind",
    "meetpunt": "leefgebied-1 leefgebied-2 leefgebied-3 leefgebied-4 leefgebied-5 "
    + " ".join(f"punt-{punt}" for punt in AANDACHTSPUNTEN),
    "documentsoort": "brief aanmaning besluit indicatie contract identiteit rekening school medisch tekening "
    "foto plan afspraak overig",
    "papier": "gezin kantoor ingeleverd geen onbekend",
    "termijnsoort": "betalen bezwaar reageren anders",
    "gevoel": "trots zorgen allebei",
    "register": "geopend aan-tafel bekeken papier-geopend afgedrukt pdf kopie aantekeningen-gewist"
    " register-gewist verkeerd-gezin samengevoegd gewist back-up hersteld uitvoer gestuurd",
    "deel": "gezin pad netwerk historie leefgebieden gezinsplan rapportcijfers overleg balans gezinsmap"
    " samen rechten dossier inzage",
    "dossiersoort": "aanmelding weging melding balans-buitenstaander escalatie contact voortijdig-einde"
    " overig",
    "verzoeksoort": "kopie verbeteren wissen",
    "verzoekbesluit": "toegewezen deels geweigerd ingetrokken",
    "uitzondering": "belang-ander wettelijke-plicht klopt-wel",
    "wisreden": "verzoek termijn vergissing samengevoegd voorbeeld",
    "netwerksoort": "familie vrienden buren geloof vereniging school huisarts ggz gemeente politie"
    " woningcorporatie schuldhulp anders",
    "historiesoort": "hulp gebeurtenis",
    "hielp": "ja deels nee weet-niet",
    "historiebron": "stukken interview",
    "analysefactor": "kind-lichaam kind-ontwikkeling ouders gezin school-werk netwerk hulpverlening",
    "voorrang": "eerst later niet",
    "evaluatiebesluit": "afronden aanpassen doorgaan",
    "netwerkactief": "ja nee",
    "netwerkband": "sterk zwak gespannen verbroken",
    "netwerkenergie": "naar-ons van-ons beide",
    "toestemmingrichting": "aan van beide",
    "relatiesoort": "getrouwd samen uit-elkaar gescheiden",
    "netwerkverder": "door verandert stopt",
    "contactvorm": "huisbezoek telefoon bericht op-locatie",
    "padtermijn": "eerste-acties tweede-afspraak tweede-poging gezinsplan balans"
    " buitenstaander verlenging einde eerste-overleg volgend-overleg mdo-besluit mpg-einde",
    "overlegsoort": "mdo gezinsgesprek uitvoerders mdo-eind",
    "overlegstatus": "gepland geweest afgezegd",
    "mpgvorm": "lang kort",
    "oudersbij": "erbij namens",
    "oudersnietbij": "strijd grote-groep niet-volgen anders",
    "planwijziging": "zelfde eens niet-eens te-weinig",
    "aanwezigheid": "erbij afwezig",
    "opschaaltrede": "trede-1 trede-2 trede-3 trede-4 trede-5",
    "agendapunt": "mdo-wat-speelt mdo-diagnostiek mdo-hulp mdo-nodig mdo-plan mdo-toezeggen"
    " mdo-eindevaluatie gezin-kennismaken gezin-aanpak gezin-ontbreekt gezin-plan gezin-voogd"
    " eerste-opening eerste-plan eerste-afspraken eerste-datum eerste-terugblik eerste-rondvraag"
    " volgend-opening volgend-verslag volgend-terug volgend-nieuws volgend-afspraken volgend-datum"
    " volgend-terugblik volgend-rondvraag eind-terug eind-besluit eind-advies eind-afspraken",
    "tevredenheid": "tev-geluisterd tev-belangrijk tev-tempo tev-verder tev-aanraden",
    "kwaliteit": "kwa-duidelijk kwa-bereikbaar kwa-afspraken kwa-samen kwa-respect",
    "meetvraag": "tev-geluisterd tev-belangrijk tev-tempo tev-verder tev-aanraden"
    " kwa-duidelijk kwa-bereikbaar kwa-afspraken kwa-samen kwa-respect",
    "meetantwoord": "ja meestal soms nee weet-niet liever-niet",
    "effectgezin": "eff-school eff-werk eff-schulden eff-gezin-anders",
    "effectsamenleving": "eff-geen-ots eff-uitzetting eff-overlast eff-samenleving-anders",
    "effect": "eff-school eff-werk eff-schulden eff-gezin-anders"
    " eff-geen-ots eff-uitzetting eff-overlast eff-samenleving-anders",
    "buitenstaander": "teamleider procesbegeleider gedragswetenschapper collega",
    "eindsoort": "positief voortijdig",
    "gezinscategorie": "categorie-0 categorie-1 categorie-2 categorie-3 categorie-4",
    "subdoel_jeugdige": "gedrag ontwikkeling school-vrije-tijd geen-maatregel",
    "subdoel_ouders": "opvoedklimaat opvoedvaardig geldzaken weerbaar",
    "subdoel_omgeving": "steun geen-overlast goede-hulp",
    "principe": "outreachend langdurig meervoudig systeemgericht hier-en-nu vraaggericht",
    "padpunt": "in-nederland kind-thuis twee-leefgebieden maatregel-dreigt einde-hulpketen twee-partijen"
    " geen-contra twee-medewerkers alleen-nodig concrete-reden geen-navraag map-begonnen collega-gesproken"
    " wie-vroeg eigen-verhaal uitleg vragen-twijfels noodgegevens nieuwe-afspraak inzage-gevraagd"
    " eerst-brandjes"
    " drie-bronnen ouders-erbij doelen-gekozen samen-akkoord gevolgen-bekend eerste-cijfers helpen-waar-nodig"
    " samen-hulp-zoeken hulp-regelen eigen-kracht netwerk-sterker balans-gezin balans-buiten beloning"
    " minder-bezoek niet-inspringen eigen-resultaat terug-en-vooruit nog-te-verwachten eindmeting"
    " signalen-minder open-voor-hulp houdt-stand signalen-meer niet-meedoen alles-geprobeerd samen-besloten"
    " afgebouwd anderen-weten-het gevolgen-begonnen wie-houdt-oog hoe-vaak bij-terugval",
}

SAFETY = {"opv-mishandeling", "opv-onmacht", "wel-onveilig", "part-geweld"}

ONE_PARENT = {
    "opv-vaardigheden", "opv-aandacht", "opv-leeftijd", "opv-rollen", "opv-onmacht", "opv-een-lijn",
    "huis-financien", "part-relatie", "maat-contact", "maat-vijandig", "maat-afsluiten", "maat-netwerk",
    "maat-uitkering",
}  # fmt: skip

JUDGING = re.compile(
    r"\b(slechte?|ontoereikend|problematiek|falen|onwillig|asociaal|verwaarloz\w*)\b", re.IGNORECASE
)


def test_all_39_problems_are_there_each_at_its_leefgebied() -> None:
    assert sum(len(ids) for ids in PROBLEMEN.values()) == 39
    for leefgebied, ids in PROBLEMEN.items():
        assert tuple(probleem.id for probleem in METHODE.problemen_van(leefgebied)) == ids


def test_all_ten_aandachtspunten_are_there_with_their_usual_leefgebieden() -> None:
    found = {
        punt.id: tuple(int(leefgebied[-1]) for leefgebied in punt.leefgebieden)
        for punt in METHODE.aandachtspunten
    }
    assert found == AANDACHTSPUNTEN
    assert list(found) == list(AANDACHTSPUNTEN)


@pytest.mark.parametrize("list_id", sorted(LIJSTEN))
def test_a_list_holds_its_ids_in_this_order(list_id: str) -> None:
    assert [entry.id for entry in METHODE.list(list_id)] == LIJSTEN[list_id].split()


def test_there_is_no_list_that_this_test_does_not_know() -> None:
    assert set(METHODE.lists) == {*LIJSTEN, "probleem"}
    assert [entry.id for entry in METHODE.list("probleem")] == [probleem.id for probleem in METHODE.problemen]


def test_the_five_leefgebieden_have_both_wordings_and_a_pictogram_of_their_own() -> None:
    assert [(item.vakterm, item.tafel) for item in METHODE.leefgebieden] == [
        ("De opvoeding van de kinderen", "Onze kinderen opvoeden"),
        ("Het voeren van de huishouding", "Ons huishouden en geld"),
        ("Individueel welzijn van gezinsleden", "Hoe het met ieder van ons gaat"),
        ("Partnerrelatie", "Wij als partners, of met een ex"),
        ("Handhaving in de maatschappij", "Wij en de buitenwereld"),
    ]
    assert len({item.icon for item in METHODE.leefgebieden}) == 5
    for item in METHODE.leefgebieden:
        assert resource(f"icons/{item.icon}.svg").is_file()


def test_danger_reminds_the_worker_and_is_never_suggested_at_the_table() -> None:
    assert {probleem.id for probleem in METHODE.problemen if probleem.safety} == SAFETY
    assert {probleem.id for probleem in METHODE.problemen if not probleem.suggest} == {
        *SAFETY,
        "part-intimiteit",
    }


def test_a_wording_with_we_has_one_with_ik_for_a_family_with_one_parent() -> None:
    assert {
        probleem.id for probleem in METHODE.problemen if probleem.tafel_ik != probleem.tafel
    } == ONE_PARENT
    for probleem in METHODE.problemen:
        alone = probleem.words(tafel=True, one_parent=True)
        if probleem.id in ONE_PARENT:
            assert re.search(r"\b([Ii]k|mij|[Mm]ijn)\b", alone), probleem.id
            assert not re.search(r"\b([Ww]e|[Ww]ij|ons|onze)\b", alone), probleem.id
        assert probleem.words(tafel=False, one_parent=True) == probleem.vakterm


def test_nobody_is_both_parent_and_child_and_a_word_with_a_gender_says_a_person() -> None:
    rollen = METHODE.rollen
    assert not rollen.ouders & rollen.kinderen
    assert {"moeder", "vader", "ouder", "verzorger"} <= rollen.ouders
    assert {"kind", "ongeboren"} <= rollen.kinderen
    assert {word: (meant.rol, meant.geslacht) for word, meant in rollen.woorden.items()}.items() >= {
        "zoon": ("kind", "man"), "dochter": ("kind", "vrouw"), "mama": ("moeder", "vrouw"),
        "papa": ("vader", "man"), "oma": ("grootouder", "vrouw"), "opa": ("grootouder", "man"),
        "kind": ("kind", ""),
    }.items()  # fmt: skip


def test_wordings_of_how_it_goes_with_each_stand_beside_a_name() -> None:
    for probleem in METHODE.problemen_van("leefgebied-3"):
        assert not re.search(r"\b([Ii]k|[Ww]e|[Ww]ij|ons|onze|mijn)\b", probleem.tafel), probleem.id


def test_nobody_is_judged_by_the_words_at_the_table() -> None:
    words = [probleem.tafel for probleem in METHODE.problemen]
    words += [probleem.tafel_ik for probleem in METHODE.problemen]
    words += [punt.name for punt in METHODE.aandachtspunten] + [
        punt.about for punt in METHODE.aandachtspunten
    ]
    words += [entry.tafel for entries in METHODE.lists.values() for entry in entries]
    assert [line for line in words if JUDGING.search(line)] == []


def test_words_are_written_as_dutch_is() -> None:
    for entries in METHODE.lists.values():
        for entry in entries:
            for words in (entry.label, entry.tafel):
                assert words == words.strip()
                assert "  " not in words
                assert not words.endswith("."), entry.id


def test_words_are_looked_up_by_id() -> None:
    entry = METHODE.entry("ernst", "ernst-3")
    assert entry is not None
    assert (entry.words(tafel=True), entry.words(tafel=False)) == ("zwaar", "Zwaar")
    assert METHODE.entry("ernst", "ernst-9") is METHODE.entry("van-later", "x") is None
    assert METHODE.leefgebied("leefgebied-2").words(tafel=True) == "Ons huishouden en geld"
    assert METHODE.leefgebied("leefgebied-2").words(tafel=False) == "Het voeren van de huishouding"
    probleem, punt = METHODE.probleem("huis-administratie"), METHODE.aandachtspunt("netwerk")
    assert probleem is not None
    assert probleem.words(tafel=True) == "De post en papieren liggen op een stapel"
    assert punt is not None
    assert (punt.words(tafel=True), punt.words(tafel=False)) == ("Mensen om ons heen", "Netwerkversterking")
    assert METHODE.probleem("van-later") is METHODE.aandachtspunt("van-later") is None


def test_the_ten_steps_run_through_the_three_phases() -> None:
    assert [(stap.number, stap.fase) for stap in METHODE.stappen] == [
        *((number, "voorbereiding") for number in range(1, 6)),
        *((number, "uitvoering") for number in (6, 7)),
        *((number, "afsluiting") for number in (8, 9, 10)),
    ]
    assert all(stap.punten for stap in METHODE.stappen)


def test_five_conditions_seven_points_and_the_criteria_of_both_ends_are_there() -> None:
    counts = {groep: len(METHODE.puntgroep(groep)) for groep in PUNTGROEPEN}
    assert counts == {"voorwaarde": 5, "kennismaking": 7, "positief": 3, "voortijdig": 7}


def test_why_a_gezin_was_taken_in_or_let_go_never_lies_on_the_table() -> None:
    of_dossier = {punt.id for stap in METHODE.stappen for punt in stap.punten if punt.dossier}
    for groep in ("voorwaarde", "positief", "voortijdig"):
        assert {punt.id for punt in METHODE.puntgroep(groep)} <= of_dossier
    assert {punt.id for stap in METHODE.stappen[:2] for punt in stap.punten} <= of_dossier
    assert not of_dossier & {punt.id for punt in METHODE.puntgroep("kennismaking")}


def test_the_agendas_of_the_meetings_have_their_points_in_order() -> None:
    first, following = METHODE.agenda("uitvoerders-eerste"), METHODE.agenda("uitvoerders-volgende")
    assert [punt.label.split(":")[0] for punt in first.punten] == [
        "Opening en doel", "Plan van het MDO+", "Afspraken uitwerken", "Volgende datum",
        "Terugkijken op dit overleg", "Rondvraag",
    ]  # fmt: skip
    assert [punt.label for punt in following.punten] == [
        "Opening", "Vorig verslag", "Hoe gingen de afspraken?", "Stand van zaken en nieuws",
        "Nieuwe afspraken", "Volgende datum", "Terugkijken op dit overleg", "Rondvraag",
    ]  # fmt: skip
    assert len(METHODE.agenda("mdo").punten) == 7
    assert len(METHODE.agenda("gezinsgesprek").punten) == 5


def test_what_a_point_of_the_agenda_brings_along_is_known() -> None:
    blocks = {punt.id: punt.blok for agenda in METHODE.agendas for punt in agenda.punten if punt.blok}
    assert blocks == {
        "mdo-plan": "plan", "mdo-toezeggen": "afspraken", "mdo-eindevaluatie": "datum", "gezin-plan": "plan",
        "eerste-plan": "plan", "eerste-afspraken": "afspraken", "eerste-datum": "datum",
        "volgend-terug": "terug", "volgend-afspraken": "afspraken", "volgend-datum": "datum",
        "eind-terug": "terug", "eind-besluit": "periode", "eind-afspraken": "afspraken",
    }  # fmt: skip
