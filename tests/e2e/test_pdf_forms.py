"""Every form, as another program reads it back."""

import io

import pypdf
import pytest

from kanz_desktop.domain.records import Snapshot
from kanz_desktop.reports.forms import FORMS, Form
from kanz_desktop.reports.model import Options
from kanz_desktop.reports.pdf.render import render
from tests.helpers import second_reader as reader
from tests.helpers.printed_gezin import FAMILY_NAME, PROBLEM_WORDS, everything, report
from tests.helpers.records import ident, record, snapshot

EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
NAMED_FORM = pytest.mark.parametrize("form", [form for form in FORMS if form.named], ids=lambda form: form.id)
PEOPLE = ("Mama", "Papa", "Sem", "Noor", "Sanne", "Emre", "Anouk")


def printed(form_id: str, rows: Snapshot | None = None, **changes: object) -> bytes:
    form = next(form for form in FORMS if form.id == form_id)
    return render(form_id, report(rows, wording=form.wording, **changes)).pdf  # type: ignore[arg-type]


@EVERY_FORM
def test_a_form_opens_in_a_second_reader_with_the_pages_it_says(form: Form) -> None:
    result = render(form.id, report(wording=form.wording))
    assert reader.page_count(result.pdf) == result.pages >= 1
    assert f"bladzijde {result.pages} van {result.pages}" in reader.words_of(result.pdf)


@EVERY_FORM
def test_every_font_is_embedded(form: Form) -> None:
    assert reader.fonts_without_file(printed(form.id)) == set()


@EVERY_FORM
def test_nothing_stands_outside_the_page(form: Form) -> None:
    assert reader.outside(printed(form.id)) == []


@EVERY_FORM
def test_the_same_input_gives_the_same_bytes(form: Form) -> None:
    assert printed(form.id) == printed(form.id)


@EVERY_FORM
def test_the_file_says_its_title_and_language_and_names_nobody(form: Form) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(printed(form.id)))
    assert pdf.trailer["/Root"]["/Lang"] == "nl-NL"  # type: ignore[index]
    described = " ".join(str(value) for value in (pdf.metadata or {}).values())
    assert form.title in described
    assert FAMILY_NAME not in described
    assert not any(name in described for name in PEOPLE)


@EVERY_FORM
def test_a_form_of_a_gezin_with_nothing_in_it_can_be_printed(form: Form) -> None:
    assert reader.page_count(printed(form.id, snapshot())) >= 1


@NAMED_FORM
def test_a_page_says_whose_it_is_of_which_day_and_for_whom(form: Form) -> None:
    text = reader.words_of(printed(form.id, reader="Sanne", options=Options(version="versie 3")))
    assert f"Gezin {FAMILY_NAME}" in text
    assert "vr 11 dec 2026" in text
    assert "versie 3 · Kopie voor Sanne" in text


@pytest.mark.parametrize("form", [form for form in FORMS if form.blank], ids=lambda form: form.id)
def test_an_empty_form_holds_nothing_of_the_family(form: Form) -> None:
    assert reader.text_of(printed(form.id)) == reader.text_of(printed(form.id, snapshot(), naam="Anders"))


@pytest.mark.parametrize("form_id", ["gezinsplan-gezin", "gezinsplan-professional"])
def test_the_plan_shows_every_text_that_was_written(form_id: str) -> None:
    rows = everything()
    text = reader.words_of(printed(form_id, rows))
    texts = [
        record.text(field)
        for kind, fields in {
            "gezinsplan": (
                "sterke_punten",
                "situatie",
                "samenhang",
                "centrale_lijn",
                "lijn_daarna",
                "lijn_voorwaarde",
                "gevolgen",
                "niet_nagekomen",
                "te_veel",
            ),
            "probleem": ("woorden", "doel", "minstens", "waaraan", "oorzaken", "gevolgen_ouders", "wanneer"),
            "verband": ("hoe",),
            "actie": ("wat", "wanneer", "hoe_ging_het"),
            "afspraak": ("wat", "wie_anders"),
            "aandachtspunt": ("toelichting",),
            "leefgebied": ("krachten",),
        }.items()
        for record in rows.of(kind)
        for field in fields
    ]
    assert [missing for missing in texts if reader.squeeze(missing) not in text] == []


def test_what_goes_well_comes_before_what_is_hard() -> None:
    for form_id in ("gezinsplan-gezin", "leefgebieden"):
        text = reader.words_of(printed(form_id))
        assert text.index("We eten elke avond samen") < text.index(PROBLEM_WORDS)


def test_the_family_reads_its_own_words_and_the_professional_the_vakterm_beside_them() -> None:
    family, professional = (
        reader.words_of(printed(f"gezinsplan-{who}")) for who in ("gezin", "professional")
    )
    assert "Administratie niet op orde" not in family
    assert "Administratie niet op orde" in professional
    assert f"“{PROBLEM_WORDS}”" in professional


def test_how_heavy_it_is_stands_there_in_words() -> None:
    text = reader.words_of(printed("leefgebieden"))
    assert all(words in text for words in ("valt mee", "lastig", "zwaar", "heel zwaar"))


def test_the_leefgebieden_of_an_ordinary_family_fit_on_one_page() -> None:
    assert reader.page_count(printed("leefgebieden")) == 1


def test_own_marks_stand_beside_the_joint_one_and_are_never_summed_up() -> None:
    text = reader.words_of(printed("rapportcijfers"))
    assert "Mama: 5. Ik heb het druk." in text
    assert "Sem: 6½" in text
    assert "gemiddeld" not in text.lower()


def test_own_marks_can_be_left_off() -> None:
    assert "Sem: 6½" not in reader.words_of(printed("rapportcijfers", options=Options(own_marks=False)))


def test_the_first_marks_do_not_stand_on_the_form_of_the_end() -> None:
    rows = (
        record("meting", "eind", moment="eind"),
        record("cijfer", meting="eind", punt="leefgebied-1", cijfer=8),
    )
    shown = snapshot(*everything().records.values(), *rows)
    assert "streepjesrand" not in reader.words_of(printed("rapportcijfers", shown))
    assert "streepjesrand" in reader.words_of(printed("rapportcijfers", options=Options(moment="nu")))


def test_the_fridge_page_holds_no_problem_no_vakterm_and_no_family_name() -> None:
    shown = report()
    text = reader.words_of(printed("koelkast")).lower()
    assert "woensdag eten we bij oma riet" in text
    forbidden = [
        FAMILY_NAME,
        "Öztürk",
        "de Vries",
        "Bakker",
        PROBLEM_WORDS,
        "gezinsplan",
        "probleem",
        "zwaar",
    ]
    forbidden += [problem.vakterm for problem in shown.methode.problemen]
    forbidden += [problem.tafel for problem in shown.methode.problemen]
    forbidden += [gebied.vakterm for gebied in shown.methode.leefgebieden]
    forbidden += [punt.vakterm for punt in shown.methode.aandachtspunten]
    assert [words for words in forbidden if words.lower() in text] == []


def test_a_line_that_is_left_off_is_not_on_the_fridge_page() -> None:
    options = Options(leave_off=frozenset({ident("oma")}))
    assert "oma Riet" not in reader.words_of(printed("koelkast", options=options))


def test_the_list_of_papers_says_where_the_paper_is_and_what_is_due() -> None:
    text = reader.words_of(printed("inhoud-gezinsmap"))
    for words in (
        "Aanmaning energiebedrijf",
        "van Vattenfall",
        "bij ons thuis",
        "betalen vóór za 26 dec 2026",
    ):
        assert words in text
    assert text.index("Beschikking gemeente") < text.index("Aanmaning energiebedrijf"), (
        "what is due first comes first"
    )


def test_an_answer_to_the_plan_stands_in_the_place_of_the_signature() -> None:
    answers = (
        record("planversie", "v1", nummer=1),
        record("planversie", "v2", nummer=2),
        record("akkoord", versie="v1", naam="Oud antwoord", antwoord="akkoord"),
        record("akkoord", versie="v2", wie="mama", antwoord="deels", woorden="Behalve de vrijdag."),
    )
    text = reader.words_of(printed("gezinsplan-gezin", snapshot(*everything().records.values(), *answers)))
    assert "ik ben het er deels mee eens" in text
    assert "Behalve de vrijdag." in text
    assert "Oud antwoord" not in text
    assert "Handtekening" not in text


def test_a_signature_that_was_drawn_stands_beside_its_answer_and_as_lines_not_as_words() -> None:
    drawn = "1 600 200 110,60 90,50 70,70; 120,125 128,101"
    answers = (
        record("planversie", "v1", nummer=1),
        record("akkoord", versie="v1", wie="mama", antwoord="akkoord", handtekening=drawn),
    )
    pages = printed("gezinsplan-gezin", snapshot(*everything().records.values(), *answers))
    text = reader.words_of(pages)
    assert "Handtekening" in text
    assert "110,60" not in text


def test_the_leefgebieden_in_the_terms_of_the_trade_quote_the_family() -> None:
    text = reader.words_of(render("leefgebieden", report(wording="vak")).pdf)
    assert "Administratie niet op orde" in text
    assert f"“{PROBLEM_WORDS}”" in text


def test_the_dossier_shows_each_piece_with_whether_it_stands_and_what_it_corrects() -> None:
    text = reader.words_of(printed("dossier"))
    assert "Gebeld met school" in text
    assert "Contact met een organisatie" in text
    assert "Vastgesteld op do 3 dec 2026" in text
    assert "Nog niet vastgesteld. Verbetert het stuk van do 3 dec 2026" in text
