"""Nothing of the dossier reaches the family by itself: every form, every reader, search, the Prullenbak."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience, place_of, seen_by
from kanz_desktop.domain.kinds import PLACE, Place, Type
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Choice, Value
from kanz_desktop.services import dossier, export
from kanz_desktop.services.edits import delete, new_record, set_audience
from kanz_desktop.services.export import Options
from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.services.gezinskopie import CopyOrder, copied
from kanz_desktop.ui.afdrukken.presenter import PrintChoice, dossier_choices
from kanz_desktop.ui.prullenbak.presenter import thrown_away
from kanz_desktop.ui.wie_kan_lezen.presenter import WieKanLezenPresenter
from kanz_desktop.ui.zoeken.presenter import results
from tests.helpers.second_reader import text_of

CANARY = "kanariedossier"
DAY = date(2025, 12, 11)
FORMS = [form.id for form in export.forms()]
OF_THE_FAMILY = [form.id for form in export.forms() if form.family]
IN_GEZIN = [k.id for k in KINDS.values() if k.place is not Place.WERKAANTEKENINGEN and not k.logged]


def filled(sessie, kind: str):
    """A record of the kind, in the dossier, with the canary wherever words fit."""
    values: dict[str, Value] = {}
    for field in KINDS[kind].fields:
        if field.type is Type.TEXT:
            values[field.id] = f"{CANARY} {kind}" if field.id != "volgorde" else "a"
        elif field.type is Type.CHOICE:
            values[field.id] = Choice(sessie.methode.list(field.choices)[0].id, CANARY)
        elif field.type is Type.DATE:
            values[field.id] = DAY
        elif field.type is Type.BOOL:
            values[field.id] = True
    if KINDS[kind].place is not Place.DOSSIER:
        values[PLACE] = sessie.pen().choice("plaats", "dossier")
    return new_record(kind, values)


@pytest.fixture
def full(sessie):
    """A gezin that has one record of every kind in its dossier, and Mama."""
    sessie.apply([edit for kind in IN_GEZIN for edit in filled(sessie, kind)], "dossier").result()
    sessie.apply(new_gezinslid(sessie.snapshot, sessie.pen(), naam="Mama"), "gezin").result()
    return sessie


def mama(sessie):
    (found,) = [row for row in sessie.snapshot.of("gezinslid") if row.text("naam") == "Mama"]
    return Audience(workers=False, persons=frozenset({found.id}))


@pytest.mark.parametrize("form", FORMS)
def test_no_form_for_the_family_holds_the_dossier(full, form):
    for audience in (TABLE_VIEW, mama(full)):
        assert CANARY not in text_of(export.render(full, form, audience=audience).pdf)


@pytest.mark.parametrize("form", OF_THE_FAMILY)
def test_a_form_made_for_the_family_does_not_hold_it_either_when_a_worker_prints_it(full, form):
    assert CANARY not in text_of(export.render(full, form, audience=WORKER_VIEW).pdf)


def test_the_fridge_offers_no_line_of_the_dossier_to_anybody(full):
    for audience in (TABLE_VIEW, mama(full), WORKER_VIEW):
        assert all(CANARY not in line.what for line in export.fridge_lines(full, audience=audience))


def test_the_canary_is_there_for_the_workers(full):
    assert CANARY in text_of(export.render(full, "dossier", audience=WORKER_VIEW).pdf)
    assert full.search(CANARY, WORKER_VIEW).result() != []


def test_search_at_the_table_finds_nothing_of_it(full):
    assert full.search(CANARY, TABLE_VIEW).result() == []
    every = full.search(CANARY, WORKER_VIEW).result()
    seen = seen_by(full.snapshot, mama(full))
    assert results(every, seen, full.methode, CANARY, tafel=True) == ()


def test_what_is_thrown_away_in_the_dossier_is_in_no_prullenbak_of_the_table(full):
    for row in [row for row in full.snapshot.records.values() if place_of(row) is Place.DOSSIER]:
        full.apply([delete(full.snapshot, row.id)], "dossier").result()
    seen = seen_by(full.snapshot, TABLE_VIEW)
    assert thrown_away(seen, full.methode, DAY, lambda _person: "", tafel=True) == ()


def test_the_page_about_readers_counts_nothing_of_it(full):
    class Port:
        table, methode, pen = True, full.methode, full.pen()
        snapshot = seen_by(full.snapshot, TABLE_VIEW)

        def apply(self, edits, screen):
            raise AssertionError

    said = WieKanLezenPresenter(Port())
    assert CANARY not in repr(said.parts())
    assert CANARY not in said.everyone()


def test_the_copy_for_a_person_holds_only_what_was_ticked(full):
    reader = next(iter(mama(full).persons))
    of_dossier = {row.id for row in full.snapshot.records.values() if place_of(row) is Place.DOSSIER}
    assert not of_dossier & set(copied(full.snapshot, CopyOrder(reader)).records)


def test_on_paper_the_family_gets_what_was_ticked_and_no_more(full):
    piece, other = full.snapshot.of("dossierstuk")[0], dossier.papers(full.snapshot)[0]
    chosen = Options(chosen=frozenset({piece.id}))
    made = text_of(export.render(full, "dossier", audience=mama(full), options=chosen).pdf)
    assert CANARY in made
    assert "Papieren" not in made, "the paper was not ticked"
    nothing = Options(chosen=frozenset())
    for ticked in (nothing, None):
        assert CANARY not in text_of(export.render(full, "dossier", audience=mama(full), options=ticked).pdf)
    everyone_ticked = Options(chosen=frozenset({piece.id, other.id}))
    for form in OF_THE_FAMILY:
        made = export.render(full, form, audience=mama(full), options=everyone_ticked)
        assert CANARY not in text_of(made.pdf)


def test_what_is_meant_for_somebody_else_cannot_be_ticked(full):
    paper = dossier.papers(full.snapshot)[0].id
    papa = new_gezinslid(full.snapshot, full.pen(), naam="Papa")
    full.apply(papa, "gezin").result()
    only = set_audience(full.snapshot, paper, "document", full.pen(), "personen", [papa[0].record])
    full.apply(only, "dossier").result()
    offered = {row.id for row in dossier_choices(full.snapshot, full.methode, DAY, mama(full))}
    assert paper not in offered
    ticked = Options(chosen=frozenset({paper}))
    assert CANARY not in text_of(export.render(full, "dossier", audience=mama(full), options=ticked).pdf)


def test_another_reader_or_form_begins_without_ticks():
    ticked = PrintChoice("dossier", "mama").with_piece(b"stuk")
    assert ticked.chosen == {b"stuk"}
    assert ticked.with_reader("papa").chosen == frozenset()
    assert ticked.with_form("dossier").chosen == frozenset()
    assert ticked.with_piece(b"stuk").chosen == frozenset()
    assert ticked.with_reader("medewerkers").chosen is None
