"""A form shows an audience what it may see, and a PDF is whole or was never there."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience
from kanz_desktop.domain.kinds import PLACE
from kanz_desktop.errors import EnvironmentRefused
from kanz_desktop.reports.model import PdfResult
from kanz_desktop.services import export, papieren, planversies
from kanz_desktop.services.edits import set_audience, set_field
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.inzage import BACKED_UP, COPIED, note_done
from kanz_desktop.services.sources import Source
from tests.helpers.records import ident

NOOR = ident("noor")


def _words(made) -> str:
    pages = PdfReader(BytesIO(made.pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def _actie(sessie, wat, rule="", persons=()):
    edits = new_actie(sessie.snapshot, sessie.pen(), wat=wat, koelkast=True)
    sessie.apply(edits, "gezinsplan").result()
    if rule:
        more = set_audience(sessie.snapshot, edits[0].record, "actie", sessie.pen(), rule, persons)
        sessie.apply(more, "gezinsplan").result()
    return edits[0].record


def test_a_form_says_what_stands_in_the_gezin(sessie):
    _actie(sessie, "energiebedrijf bellen")
    assert "energiebedrijf bellen" in _words(export.render(sessie, "gezinsplan-gezin", audience=TABLE_VIEW))


@pytest.mark.parametrize("form", [form.id for form in export.forms()])
def test_no_form_shows_the_family_what_is_for_the_workers_or_for_one_person(sessie, form):
    _actie(sessie, "werkersgeheim", "medewerkers")
    _actie(sessie, "noorsgeheim", "personen", [NOOR])
    made = _words(export.render(sessie, form, audience=TABLE_VIEW))
    assert "werkersgeheim" not in made
    assert "noorsgeheim" not in made


def test_a_copy_for_one_person_holds_what_is_for_that_person(sessie):
    _actie(sessie, "noorsgeheim", "personen", [NOOR])
    noor = Audience(workers=False, persons=frozenset({NOOR}))
    oma = Audience(workers=False, persons=frozenset({ident("oma")}))
    assert "noorsgeheim" in _words(export.render(sessie, "koelkast", audience=noor))
    assert "noorsgeheim" not in _words(export.render(sessie, "koelkast", audience=oma))


def test_an_old_version_is_printed_as_it_stood_then(sessie):
    actie = _actie(sessie, "bellen")
    planversies.agree(sessie, [])
    sessie.apply([set_field(sessie.snapshot, actie, "actie", "wat", "mailen")], "gezinsplan").result()
    (version,) = planversies.versions(sessie, WORKER_VIEW)
    made = _words(export.render_version(sessie, version.record, audience=TABLE_VIEW))
    assert "bellen" in made
    assert "mailen" not in made


def test_a_line_for_the_fridge_is_offered_to_be_left_off(sessie):
    _actie(sessie, "samen eten")
    (line,) = export.fridge_lines(sessie, audience=TABLE_VIEW)
    left_off = export.Options(leave_off=frozenset({line.id}))
    assert "samen eten" not in _words(
        export.render(sessie, "koelkast", audience=TABLE_VIEW, options=left_off)
    )


def test_a_pdf_that_cannot_be_written_leaves_the_old_one_as_it_was(sessie, tmp_path, monkeypatch):
    target = tmp_path / "uit" / "plan.pdf"
    target.parent.mkdir()
    old, new = (PdfResult(pdf, 1, "Koelkast", "koelkast") for pdf in (b"oud", b"nieuw"))
    export.save_pdf(sessie, target, old)

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("kanz_desktop.storage.atomic_file.flush_file", full)
    with pytest.raises(EnvironmentRefused):
        export.save_pdf(sessie, target, new)
    assert target.read_bytes() == b"oud"
    assert [path.name for path in target.parent.iterdir()] == ["plan.pdf"]


def test_the_inzageregister_on_paper_says_nothing_of_the_dossier_unless_it_is_the_full_one(sessie):
    (item,) = papieren.take_in(sessie, [Source.from_bytes("m.txt", b"x")]).items
    pen = sessie.pen()
    for field, value in (("titel", "Melding"), (PLACE, pen.choice("plaats", "dossier"))):
        sessie.apply([set_field(sessie.snapshot, item.record, "document", field, value)], "x").result()
    note_done(sessie, COPIED, over=item.record)
    note_done(sessie, BACKED_UP)
    for audience in (TABLE_VIEW, WORKER_VIEW):
        words = _words(export.render(sessie, "inzageregister", audience=audience))
        assert "heeft een reservekopie gemaakt" in words
        assert "Melding" not in words
        assert "ossier" not in words
    full = _words(export.render(sessie, "inzageregister-volledig", audience=WORKER_VIEW))
    assert "heeft een kopie van “Melding” buiten de map opgeslagen" in full
    assert "Melding" not in _words(export.render(sessie, "inzageregister-volledig", audience=TABLE_VIEW))
