"""Whatever a family writes, in whatever script: it stands on paper, and the paper holds."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.reports.forms import FORMS, Form
from kanz_desktop.reports.pdf.render import render
from tests.helpers import second_reader as reader
from tests.helpers.printed_gezin import report
from tests.helpers.records import record, snapshot

WITHOUT_WORDS = ("rapportcijfers", "inzageregister")
"""Marks have no words, and the register is written from the log alone."""
WITH_DATA = pytest.mark.parametrize(
    "form",
    [form for form in FORMS if not form.blank and not form.id.startswith(WITHOUT_WORDS)],
    ids=lambda form: form.id,
)
LONG_CELL = " ".join(f"woord{i:04d}" for i in range(500))
"""5,000 characters, each word another one."""
LONG_NAME = " ".join(["Van der Wolkenstein-Achterhuizen"] * 4)[:120]


def family_that_writes(text: str) -> Snapshot:
    """The same text in every place where somebody can write."""
    return snapshot(
        record("gezinslid", "mama", naam=text, roepnaam=text, rol="moeder"),
        record("medewerker", "anouk", naam=text, telefoon=text),
        record(
            "leefgebied",
            leefgebied="leefgebied-1",
            krachten=text,
            kansen=text,
            klopt="ja",
            klopt_woorden=text,
        ),
        record("probleem", "dat", leefgebied="leefgebied-2", woorden=text, twintig_weken=True, doel=text),
        record(
            "probleem",
            "dit",
            leefgebied="leefgebied-1",
            woorden=text,
            wanneer=text,
            sinds=text,
            ernst="ernst-3",
            doel=text,
            bij_wie=["mama"],
            bron="derden",
            bron_wie=text,
            minstens=text,
            waaraan=text,
            oorzaken=text,
            in_stand=text,
        ),
        record(
            "gezinsplan",
            sterke_punten=text,
            situatie=text,
            samenhang=text,
            centrale_lijn=text,
            lijn_daarna=text,
            lijn_voorwaarde=text,
            gevolgen=text,
            niet_nagekomen=text,
            te_veel=text,
            intensiteit=text,
        ),
        record("verband", van="dit", naar="dat", hoe=text),
        record("intensiteit", vanaf=date(2026, 12, 1), uren=text),
        record("aandachtspunt", aandachtspunt="netwerk", toelichting=text, in_plan=True),
        record(
            "actie",
            aandachtspunt="netwerk",
            wat=text,
            wie=["mama"],
            wanneer=text,
            hoe_ging_het=text,
            koelkast=True,
        ),
        record("afspraak", wat=text, wie_anders=text, koelkast=True),
        record("startbudget", bedrag=text),
        record("uitgave", wat=text, bedrag=text),
        record("dossierstuk", titel=text, met_wie=text, tekst=text, besluit=text, over_wie=["mama"]),
        record("toestemming", organisatie=text, gegevens=text, doel=text, privacyreglement=text),
        record("familielid", naam=text, geboren=text, overleden=text),
        record("contact", naam=text, rol=text, telefoon=text, email=text, wat=text, sinds=text, mandaat=text),
        record(
            "gebeurtenis", wat=text, wanneer="zomer 2019", door=text, hielp="ja", waarom=text, bron_wie=text
        ),
        record("analysefactor", factor="ouders", krachten=text, problemen=text, beschermt=text, risico=text),
        record("analyse", begon=text, houdt_in_stand=text, erger=text, minder=text),
        record("verklaring", verklaring=text, klopt="ja", klopt_woorden=text),
        record("meekijker", naam=text, functie=text, ziet=text),
        record("wensdoel", wat=text),
        record(
            "dialoog",
            "dialoog",
            voorzitter=text,
            aanwezig_anders=text,
            krachten=text,
            besproken=text,
            netwerk=text,
            evaluatie_met=text,
        ),
        record("dialoogoptie", dialoog="dialoog", wat=text, obstakels=text),
        record("dialoogevaluatie", dialoog="dialoog", aanwezig_anders=text, hoe_gaat_het=text, anders=text),
        record("gebeurtenis", wat=text, wanneer=text, wie=["mama"]),
        *meetings_that_say(text),
        record("nazorg", waarom=text, als_het_misgaat=text, afgesproken_met=text),
        record("nazorgafspraak", wat=text, wie_anders=text, waarover=text, hoe_vaak=text, kosten=text),
        record("eindmeting", "einde", door=text, organisatie=text, begonnen=date(2026, 12, 11)),
        record("meetantwoord", eindmeting="einde", vraag="tev-tempo", antwoord="soms", woorden=text),
        record("effect", effect="eff-school", bereikt=True, toelichting=text),
        record("balans", "terug", goed=text, verandert=text, beloning=text, wie_anders=text),
        record("balansdoel", balans="terug", hoe=text),
        record("buitenbalans", met_wie=text, goed=text, loopt=text, anders=text, verandert=text),
        record("document", titel=text, woorden=text, ontvangen_van=text, papier_waar=text, gevoel="trots"),
    )


def meetings_that_say(text: str) -> list[Record]:
    """A MDO+ and a uitvoerdersoverleg after it, so that the second looks back at the first."""
    found: list[Record] = []
    for soort, day in (("mdo", date(2026, 10, 1)), ("uitvoerders", date(2026, 11, 1))):
        found += [
            record(
                "overleg", soort, soort=soort, datum=day, status="geweest", waar=text, minstens=text,
                ouders="namens", namens=text,
            ),
            record("agendapunt", overleg=soort, onderwerp=text, minuten=text, besproken=text),
            record("deelnemer", overleg=soort, naam=text, organisatie=text, aanwezig="erbij", kernteam=True),
            record("inzet", overleg=soort, wat=text, doel=text, wie_anders=text, wanneer=text, mandaat=text),
            record("parkeervraag", overleg=soort, vraag=text, wie=text),
            record(
                "actie", overleg=soort, wat=text, wie_anders=text, wanneer=text, hoe_ging_het=text,
                status="bezig",
            ),
        ]  # fmt: skip
    found.append(record("mpg", verlengd_waarom=text, advies=text, behoud=text))
    return [*found, record("overzicht", diagnostiek=text, hulp=text, wonen_geld=text)]


def printed(form: Form, text: str, naam: str = "De Vries") -> bytes:
    return render(form.id, report(family_that_writes(text), wording=form.wording, naam=naam)).pdf


@WITH_DATA
@pytest.mark.parametrize(
    "text", ["é ë ï ş ł ğ €", "Мама каже: добре", "7½ van de 10", "Łódź, İzmir, Çorum", "ሰላም ቤተሰብ", "குடும்பம்"]
)
def test_letters_of_the_languages_at_dutch_tables_are_found_in_the_text(form: Form, text: str) -> None:
    assert text in reader.words_of(printed(form, text))


@WITH_DATA
@pytest.mark.parametrize("text", ["السلام عليكم", "خانواده خوب", "نعم"])
def test_arabic_is_found_in_the_text_as_it_is_typed(form: Form, text: str) -> None:
    found = reader.words_of(printed(form, text))
    assert all(word in found for word in text.split())


def test_arabic_letters_are_joined_and_not_drawn_one_by_one() -> None:
    from kanz_desktop.reports.pdf.glyphs import shape

    apart = sum(shape(letter, "Kanz-Arabic", right_to_left=True).width for letter in "بيت")
    assert shape("بيت", "Kanz-Arabic", right_to_left=True).width < apart


@WITH_DATA
def test_an_emoji_is_there_in_words(form: Form) -> None:
    assert "goed zo [emoji: duim omhoog]" in reader.words_of(printed(form, "goed zo 👍🏽"))


@WITH_DATA
def test_a_cell_of_five_thousand_characters_goes_on_over_pages_without_losing_a_word(form: Form) -> None:
    pdf = printed(form, LONG_CELL)
    text = reader.words_of(pdf)
    assert [word for word in LONG_CELL.split() if word not in text] == []
    assert reader.outside(pdf) == []
    assert reader.page_count(pdf) > 1


@WITH_DATA
@pytest.mark.parametrize("word", ["x" * 5000, "ي" * 2000, "W" * 120])
def test_a_word_without_an_end_is_cut_and_stays_on_the_page(form: Form, word: str) -> None:
    pdf = printed(form, word)
    assert reader.outside(pdf) == []
    assert reader.bare(reader.text_of(pdf)).count(word[0]) >= len(word)


@WITH_DATA
def test_a_name_of_120_characters_fits(form: Form) -> None:
    pdf = printed(form, LONG_NAME, naam=LONG_NAME)
    assert reader.bare(LONG_NAME) in reader.bare(reader.text_of(pdf))
    assert reader.outside(pdf) == []


@pytest.mark.parametrize("form_id", ["gezinsplan-gezin", "inhoud-gezinsmap", "koelkast"])
@given(text=st.text(st.characters(codec="utf-8"), max_size=400) | st.text("ab شل मि\n\t-👍", max_size=400))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_at_all_can_keep_a_form_from_being_printed(form_id: str, text: str) -> None:
    form = next(form for form in FORMS if form.id == form_id)
    pdf = printed(form, text)
    assert reader.page_count(pdf) >= 1
    assert reader.outside(pdf) == []


@given(count=st.integers(0, 60), size=st.integers(0, 900))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_number_of_acties_of_any_length_can_be_printed(count: int, size: int) -> None:
    rows = [
        record("actie", aandachtspunt="netwerk", wat=f"{i} {'lang ' * size}", koelkast=True)
        for i in range(count)
    ]
    for form_id in ("gezinsplan-gezin", "koelkast"):
        pdf = render(form_id, report(snapshot(*rows))).pdf
        assert reader.outside(pdf) == []
