from __future__ import annotations

from datetime import date, timedelta

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, seen_by
from kanz_desktop.domain.records import Record
from kanz_desktop.method.load import load_methode
from kanz_desktop.ui.gezinsmap.presenter import Kaart, ShelfCards, Tint, card, filters, narrowed
from tests.helpers.records import record, snapshot

METHODE = load_methode()
TODAY = date(2026, 11, 23)
SHELF = ShelfCards(METHODE, tafel=True)


def document(name: str = "paper", /, **fields: object) -> Record:
    return record("document", name, **{"titel": name, **fields})


def seen(row: Record, *others: Record) -> Kaart:
    return card(row, snapshot(row, *others), METHODE, TODAY, tafel=True)


@pytest.mark.parametrize(
    ("days", "kind"),
    [(-1, "brick"), (0, "brick"), (3, "brick"), (4, "amber"), (14, "amber"), (15, "neutral")],
)
def test_a_deadline_is_coloured_by_how_near_it_is(days: int, kind: str) -> None:
    chip = seen(document(termijn=TODAY + timedelta(days), termijn_soort="betalen")).termijn
    assert chip is not None
    assert chip.kind == kind


def test_a_deadline_says_in_words_what_its_colour_says() -> None:
    ahead = seen(document(termijn=date(2026, 11, 26), termijn_soort="betalen")).termijn
    past = seen(document(termijn=date(2026, 11, 20), termijn_soort="bezwaar")).termijn
    assert ahead is not None
    assert ahead.words == "betalen vóór do 26 nov"
    assert past is not None
    assert past.words == "bezwaar vóór vr 20 nov, dat is voorbij"


def test_a_drawing_tells_whose_it_is_how_old_the_child_was_and_what_it_says() -> None:
    noor = record("gezinslid", "noor", naam="Noor", geboortedatum=date(2020, 5, 1))
    kaart = seen(
        document(soort="tekening", datum=TODAY, over_wie=["noor"], woorden="Hier wonen we allemaal"), noor
    )
    assert kaart.regel == "tekening Noor (6) · ma 23 nov"
    assert kaart.quote == "“Hier wonen we allemaal”"
    assert kaart.tint is Tint.DRAWING


def test_a_paper_without_a_title_shows_its_file_name() -> None:
    assert seen(record("document", bestandsnaam="scan 3.pdf")).titel == "scan 3.pdf"
    assert seen(record("document")).titel == "Nog zonder titel"


def test_what_presses_comes_first_then_the_newest() -> None:
    rows = snapshot(
        document("reageren", datum=TODAY, termijn=TODAY + timedelta(9)),
        document("oud", datum=date(2019, 1, 1)),
        document("nieuw", datum=TODAY),
        document("betalen", datum=date(2020, 1, 1), termijn=TODAY + timedelta(2)),
        document("later", datum=date(2018, 1, 1), termijn=TODAY + timedelta(90)),
    )
    assert [k.titel for k in SHELF.of(rows, TODAY)] == [
        "betalen", "reageren", "nieuw", "oud", "later",
    ]  # fmt: skip


def test_chips_count_and_a_group_without_papers_has_none() -> None:
    rows = snapshot(
        document("a", soort="brief"), document("b", soort="tekening"), document("c", termijn=TODAY)
    )
    cards = SHELF.of(rows, TODAY)
    assert {chip.id: chip.count for chip in filters(cards)} == {
        "alles": 3, "brieven": 1, "tekeningen": 1, "overig": 1, "met-termijn": 1,
    }  # fmt: skip
    assert [k.titel for k in narrowed(cards, "tekeningen")] == ["b"]


def test_an_empty_map_still_has_the_chip_for_everything() -> None:
    assert [(c.id, c.count) for c in filters(())] == [("alles", 0)]


def test_every_kind_of_paper_of_the_method_has_a_chip() -> None:
    for entry in METHODE.list("documentsoort"):
        assert len(seen(document(soort=entry.id)).groups) >= 2


def test_a_paper_for_the_workers_does_not_stand_on_the_family_shelf() -> None:
    rows = seen_by(snapshot(document("stil", _voor="medewerkers"), document("open")), TABLE_VIEW)
    assert [k.titel for k in SHELF.of(rows, TODAY)] == ["open"]


def test_the_worker_sees_for_whom_a_paper_is() -> None:
    assert seen(document(_voor="medewerkers")).voor_wie.startswith("voor: ")
    assert seen(document()).voor_wie == ""


def test_a_screen_reader_hears_the_whole_card() -> None:
    kaart = seen(document("Energie", soort="aanmaning", termijn=date(2026, 11, 26), termijn_soort="betalen"))
    assert kaart.spoken == "Energie, aanmaning, betalen vóór do 26 nov"


def test_where_the_paper_is_reads_as_a_sentence_and_is_silent_when_nobody_knows() -> None:
    assert (
        seen(document(papier="ingeleverd", papier_waar="de gemeente")).papier
        == "papier: ingeleverd bij de gemeente"
    )
    assert seen(document(papier="onbekend")).papier == ""


def test_only_a_paper_that_changed_is_worked_out_again() -> None:
    shelf, quiet, changed = ShelfCards(METHODE, tafel=True), document("stil"), document("oud")
    before = {kaart.id: kaart for kaart in shelf.of(snapshot(quiet, changed), TODAY)}
    after = {
        kaart.id: kaart
        for kaart in shelf.of(snapshot(quiet, record("document", "oud", titel="nieuw")), TODAY)
    }
    assert after[quiet.id] is before[quiet.id]
    assert after[changed.id].titel == "nieuw"


def test_a_new_name_in_the_family_reaches_every_drawing() -> None:
    shelf, drawing = ShelfCards(METHODE, tafel=True), document(soort="tekening", over_wie=["noor"])
    assert shelf.of(snapshot(drawing, record("gezinslid", "noor", naam="N")), TODAY)[0].regel == "tekening N"
    assert (
        shelf.of(snapshot(drawing, record("gezinslid", "noor", naam="Noor")), TODAY)[0].regel
        == "tekening Noor"
    )
