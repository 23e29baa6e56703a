"""The open format and forms from the command line."""

from __future__ import annotations

import json

import pytest
from pypdf import PdfReader

from kanz_desktop.services import export


def _changes(path, *changes):
    path.write_text(json.dumps({"format": "kanz-changes", "version": 1, "changes": changes}))
    return path


def test_changes_go_in_and_stand_in_the_dump(kanz, tmp_path):
    made = _changes(
        tmp_path / "c.json", {"record": "new:1", "kind": "actie", "set": {"wat": "School bellen"}}
    )
    assert kanz("apply", "De Vries", made).code == 0
    rows = kanz("dump", "De Vries").json["records"]
    assert [row["fields"]["wat"] for row in rows if row["kind"] == "actie"] == ["School bellen"]


def test_a_dump_with_history_holds_every_operation(kanz):
    dumped = kanz("dump", "De Vries", "--history").json
    written = sum(len(row["fields"]) + sum(map(len, row["sets"].values())) for row in dumped["records"])
    lines = sum(1 for op in dumped["history"] if op["kind"] == "registerregel")
    assert len(dumped["history"]) == written + lines


def test_a_dump_holds_the_inzageregister_and_making_it_stands_there_too(kanz):
    lines = [kanz("dump", "De Vries").json["register"] for _ in range(2)][1]
    assert [line["wat"] for line in lines if line["wat"] != "geopend"] == ["uitvoer", "uitvoer"]
    assert all(line["at"] and line["person"] for line in lines)


def test_a_line_of_the_register_cannot_be_made_up(kanz, tmp_path):
    made = _changes(
        tmp_path / "c.json", {"record": "new:1", "kind": "registerregel", "set": {"wat": "kopie"}}
    )
    said = kanz("--json", "apply", "De Vries", made)
    assert (said.code, said.json["error"]["code"]) == (1, "wijziging-geweigerd")


def test_changes_that_are_not_allowed_are_named_by_their_place(kanz, tmp_path):
    made = _changes(tmp_path / "c.json", {"record": "new:1", "kind": "fiets"})
    said = kanz("--json", "apply", "De Vries", made)
    assert (said.code, said.json["error"]["data"]) == (1, {"entry": 1, "reason": "soort"})


def test_a_birth_date_in_the_future_is_refused_here_too(kanz, tmp_path):
    made = _changes(
        tmp_path / "c.json", {"record": "new:1", "kind": "gezinslid", "set": {"geboortedatum": "2199-01-01"}}
    )
    assert kanz("--json", "apply", "De Vries", made).json["error"]["code"] == "geboortedatum-toekomst"


def test_changes_in_a_file_that_is_not_there_are_a_sentence(kanz, tmp_path):
    assert kanz("--json", "apply", "De Vries", tmp_path / "weg").json["error"]["code"] == "invoer-onleesbaar"


def test_the_list_of_forms_needs_no_gezin_and_no_passphrase(empty):
    said = empty("--json", "export", "--list", file=False)
    assert {row["form"] for row in said.json["forms"]} == {form.id for form in export.forms()}


@pytest.mark.parametrize("form", [form.id for form in export.forms()])
def test_every_form_becomes_a_pdf_that_another_reader_opens(kanz, tmp_path, form):
    out = tmp_path / "formulier.pdf"
    said = kanz("--json", "export", "De Vries", form, "--out", out)
    assert said.code == 0
    assert len(PdfReader(out).pages) == said.json["pages"] > 0


def test_a_form_for_an_organisation_without_toestemming_is_made_with_a_warning(kanz, tmp_path):
    said = kanz("export", "De Vries", "koelkast", "--out", tmp_path / "x.pdf", "--voor", "Politie")
    assert said.code == 0
    assert "Er is geen toestemming opgeschreven om iets aan Politie te geven." in said.text
    again = kanz("--json", "export", "De Vries", "koelkast", "--out", tmp_path / "y.pdf", "--voor", "Politie")
    assert "Politie" in again.json["warning"]
    assert (
        kanz("--json", "export", "De Vries", "koelkast", "--out", tmp_path / "z.pdf").json["warning"] is None
    )


def test_a_form_that_does_not_exist_is_a_sentence(kanz, tmp_path):
    said = kanz("--json", "export", "De Vries", "fiets", "--out", tmp_path / "x.pdf")
    assert said.json["error"]["code"] == "formulier-onbekend"
    assert not (tmp_path / "x.pdf").exists()


def test_a_target_in_a_folder_that_is_not_there_is_a_sentence_and_leaves_nothing(kanz, tmp_path):
    said = kanz("--json", "export", "De Vries", "koelkast", "--out", tmp_path / "weg" / "x.pdf")
    assert said.code == 1
    assert said.json["error"]["what"]


def test_a_piece_of_the_dossier_goes_in_and_out_and_says_where_it_lies(kanz, tmp_path):
    piece = {"soort": "aanmelding", "datum": "2026-12-11", "titel": "Aangemeld", "tekst": "Noor kwam te laat"}
    made = _changes(tmp_path / "c.json", {"record": "new:1", "kind": "dossierstuk", "set": piece})
    assert kanz("apply", "De Vries", made).code == 0
    (row,) = [row for row in kanz("dump", "De Vries").json["records"] if row["kind"] == "dossierstuk"]
    assert (row["place"], row["for"]) == ("dossier", "medewerkers")
    assert row["fields"]["tekst"] == "Noor kwam te laat"
    assert "traject" in row["fields"]


def test_a_piece_that_was_fixed_takes_no_more_words(kanz, tmp_path):
    piece = {"tekst": "zo was het", "vastgesteld": "2026-12-11"}
    made = _changes(tmp_path / "c.json", {"record": "new:1", "kind": "dossierstuk", "set": piece})
    assert kanz("apply", "De Vries", made).code == 0
    (row,) = [row for row in kanz("dump", "De Vries").json["records"] if row["kind"] == "dossierstuk"]
    again = _changes(tmp_path / "c.json", {"record": row["id"], "set": {"tekst": "anders"}})
    said = kanz("--json", "apply", "De Vries", again)
    assert (said.code, said.json["error"]["code"]) == (1, "stuk-vastgesteld")


def test_a_note_or_a_card_does_not_get_into_the_gezin_from_a_file(kanz, tmp_path):
    for kind in ("aantekening", "reflectie"):
        made = _changes(tmp_path / "c.json", {"record": "new:1", "kind": kind, "set": {"titel": "x"}})
        assert kanz("apply", "De Vries", made).code == 1
    card = _changes(
        tmp_path / "c.json", {"record": "new:1", "kind": "overdrachtskaart", "set": {"reden": "x"}}
    )
    assert kanz("apply", "De Vries", card).code == 1


def test_the_dossier_on_paper_is_for_the_workers_unless_it_was_chosen(kanz, tmp_path):
    made = _changes(
        tmp_path / "c.json", {"record": "new:1", "kind": "dossierstuk", "set": {"tekst": "kanariestuk"}}
    )
    assert kanz("apply", "De Vries", made).code == 0
    for workers, out in ((False, tmp_path / "gezin.pdf"), (True, tmp_path / "medewerkers.pdf")):
        asked = ["--workers"] if workers else []
        assert kanz("export", "De Vries", "dossier", "--out", out, *asked).code == 0
        assert ("kanariestuk" in PdfReader(out).pages[0].extract_text()) is workers


def test_no_form_of_the_notes_can_be_asked_for(kanz, tmp_path):
    for form in ("overdrachtskaart", "reflectie"):
        said = kanz("--json", "export", "De Vries", form, "--out", tmp_path / "x.pdf", "--workers")
        assert (said.code, said.json["error"]["code"]) == (1, "formulier-onbekend")
