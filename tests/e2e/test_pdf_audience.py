"""What somebody may not see is not in the file, neither on the page nor behind it."""

import io
from datetime import date

import pypdf
import pytest

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience, seen_by
from kanz_desktop.domain.records import Snapshot
from kanz_desktop.reports.forms import FORMS, Form
from kanz_desktop.reports.pdf.render import render
from tests.helpers import second_reader as reader
from tests.helpers.printed_gezin import everything, report
from tests.helpers.records import ident, record, snapshot

EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
SECRET = "Kanarievogel"


def with_secrets(**hidden: object) -> Snapshot:
    """The family, and in every kind of record one more that holds the secret word."""
    rows = [
        record("gezinslid", "kind", naam=SECRET, roepnaam=SECRET, rol="kind", **hidden),
        record("leefgebied", leefgebied="leefgebied-1", krachten=SECRET, **hidden),
        record("probleem", leefgebied="leefgebied-2", woorden=SECRET, doel=SECRET, ernst="ernst-2", **hidden),
        record("gezinsplan", situatie=SECRET, **hidden),
        record("medewerker", naam=SECRET, telefoon="06 1234 5678", **hidden),
        record("actie", wat=SECRET, koelkast=True, **hidden),
        record("afspraak", wat=SECRET, koelkast=True, **hidden),
        record("document", titel=SECRET, **hidden),
        record("toestemming", organisatie=SECRET, doel=SECRET, **hidden),
        record("contact", naam=SECRET, **hidden),
        *(
            record("deelnemer", overleg=meeting, naam=SECRET, aanwezig="erbij", **hidden)
            for meeting in ("mdo", "uitvoerders", "later")
        ),
        record("nazorgafspraak", wat=SECRET, **hidden),
        record("wensdoel", wat=SECRET, **hidden),
        record("dialoog", voorzitter=SECRET, **hidden),
        record("gebeurtenis", wat=SECRET, wanneer="2019", hielp="ja", **hidden),
        record("balans", datum=date(2026, 12, 11), goed=SECRET, verandert=SECRET, **hidden),
        record("buitenbalans", anders=SECRET, **hidden),
        record("meetantwoord", eindmeting="einde", vraag="kwa-samen", woorden=SECRET, **hidden),
        record("effect", effect="eff-werk", bereikt=True, toelichting=SECRET, **hidden),
        record("contactmoment", regel=SECRET, **hidden),
        record("dossierstuk", titel=SECRET, tekst=SECRET, **hidden),
        record(
            "cijfer", meting="meting-nu", punt="leefgebied-1", wie="mama", cijfer=3, waarom=SECRET, **hidden
        ),
    ]
    return snapshot(*everything().records.values(), *rows)


def everything_in(pdf: bytes) -> str:
    """The text on the pages and every readable string of the file's objects."""
    objects = pypdf.PdfReader(io.BytesIO(pdf))
    described = " ".join(str(value) for value in (objects.metadata or {}).values())
    return reader.text_of(pdf) + described + pdf.decode("latin-1")


def printed_for(form: Form, audience: Audience, rows: Snapshot) -> str:
    return everything_in(render(form.id, report(seen_by(rows, audience), wording=form.wording)).pdf)


def test_the_secret_is_seen_where_nothing_hides_it() -> None:
    shown = {form.id for form in FORMS if SECRET in printed_for(form, TABLE_VIEW, with_secrets())}
    hidden = {
        "rapportcijfers-verandering", "dossier", "inzageregister", "inzageregister-volledig",
        "eindmeting-medewerker",
    }  # fmt: skip
    assert shown == {form.id for form in FORMS if not form.blank and form.id not in hidden}
    dossier = next(form for form in FORMS if form.id == "dossier")
    assert SECRET in printed_for(dossier, WORKER_VIEW, with_secrets())


@EVERY_FORM
def test_what_is_for_the_workers_only_is_in_no_form_for_the_family(form: Form) -> None:
    assert SECRET not in printed_for(form, TABLE_VIEW, with_secrets(_voor="medewerkers"))


@EVERY_FORM
def test_what_lies_in_the_dossier_is_in_no_form_for_the_family(form: Form) -> None:
    assert SECRET not in printed_for(form, TABLE_VIEW, with_secrets(_plaats="dossier"))


@EVERY_FORM
def test_what_is_for_one_person_is_not_in_the_copy_of_another(form: Form) -> None:
    rows = with_secrets(_voor="personen", _voor_personen=["mama"])
    assert SECRET not in printed_for(form, Audience(workers=False, persons=frozenset({ident("papa")})), rows)
    both = Audience(workers=False, persons=frozenset({ident("mama"), ident("papa")}))
    assert SECRET not in printed_for(form, both, rows)


def test_what_is_for_one_person_is_in_the_copy_of_that_person() -> None:
    rows = with_secrets(_voor="personen", _voor_personen=["mama"])
    plan = next(form for form in FORMS if form.id == "gezinsplan-gezin")
    assert SECRET in printed_for(plan, Audience(workers=False, persons=frozenset({ident("mama")})), rows)


@EVERY_FORM
def test_what_is_in_the_prullenbak_is_in_no_form(form: Form) -> None:
    rows = everything().records.values()
    gone = [
        record(kind, deleted=True, **{field: SECRET})
        for kind, field in (("actie", "wat"), ("document", "titel"))
    ]
    assert SECRET not in printed_for(form, TABLE_VIEW, snapshot(*rows, *gone))
