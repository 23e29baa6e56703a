"""What a family asks: who may know of it, when it must have an answer, and that granting it erases."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience, visible
from kanz_desktop.services import papieren, planversies
from kanz_desktop.services.edits import delete, new_record, set_audience
from kanz_desktop.services.sources import Source
from kanz_desktop.services.vernietigen import NotGranted, carry_out, erasable
from kanz_desktop.services.verzoeken import (
    Asker,
    answer_by,
    decision_edits,
    is_done,
    pieces_edits,
    request_edits,
    requests,
    view_edits,
    views_beside,
)
from tests.helpers.inzage import lines

DAY = date(2025, 11, 30)
MAMA, PAPA = b"m" * 16, b"p" * 16


@pytest.fixture
def family(sessie):
    for person, naam in ((MAMA, "Mama"), (PAPA, "Papa")):
        sessie.apply(new_record("gezinslid", {"naam": naam}, record_id=person), "gezin").result()
    return sessie


def ask(sessie, soort="wissen", asker=None, **about):
    edits = request_edits(sessie.pen(), soort, asker or Asker(MAMA), DAY, **about)
    sessie.apply(edits, "rechten").result()
    return edits[0].record


def granted(sessie, **about):
    request = ask(sessie, **about)
    edits = decision_edits(sessie.snapshot, sessie.pen(), request, "toegewezen", DAY)
    sessie.apply(edits, "rechten").result()
    return request


def test_nothing_is_erased_before_it_was_granted(family):
    gone = paper(family, "weg.txt", b"gaat weg")
    request = ask(family, stukken=[gone])
    for besluit in ("", "geweigerd", "ingetrokken"):
        if besluit:
            edits = decision_edits(family.snapshot, family.pen(), request, besluit, DAY)
            family.apply(edits, "rechten").result()
        with pytest.raises(NotGranted):
            carry_out(family, request)
    assert [row.id for row in family.snapshot.of("document")] == [gone]


@pytest.mark.parametrize(
    ("soort", "day", "until"),
    [
        ("wissen", date(2025, 11, 30), date(2026, 2, 28)),
        ("wissen", date(2025, 1, 15), date(2025, 4, 15)),
        ("kopie", date(2025, 1, 31), date(2025, 2, 28)),
        ("verbeteren", date(2025, 12, 11), date(2026, 1, 11)),
    ],
)
def test_the_clock_runs_in_months_of_the_calendar(family, soort, day, until):
    edits = request_edits(family.pen(), soort, Asker(MAMA), day)
    family.apply(edits, "rechten").result()
    assert answer_by(family.snapshot.get(edits[0].record)) == until


def test_who_asks_may_read_it_and_another_may_not(family):
    asked = ask(family)
    row = family.snapshot.get(asked)
    assert visible(row, Audience(workers=False, persons=frozenset({MAMA})))
    assert not visible(row, Audience(workers=False, persons=frozenset({PAPA})))
    assert not visible(row, TABLE_VIEW)
    asked = ask(family, asker=Asker(naam="de advocaat"))
    outside = family.snapshot.get(asked)
    assert not visible(outside, Audience(workers=False, persons=frozenset({MAMA})))
    assert visible(outside, WORKER_VIEW)


def test_what_waits_comes_first_and_refused_with_a_reason_is_done(family):
    waiting, refused = ask(family, "kopie"), ask(family)
    edits = decision_edits(
        family.snapshot, family.pen(), refused, "geweigerd", DAY, uitzondering="belang-ander"
    )
    family.apply(edits, "rechten").result()
    assert [row.id for row in requests(family.snapshot)] == [waiting, refused]
    assert is_done(family.snapshot.get(refused))
    assert family.snapshot.get(refused).choice("uitzondering") == "belang-ander"
    granted = decision_edits(family.snapshot, family.pen(), waiting, "toegewezen", DAY)
    family.apply(granted, "rechten").result()
    assert not is_done(family.snapshot.get(waiting))


def paper(sessie, name, data):
    (item,) = papieren.take_in(sessie, [Source.from_bytes(name, data)]).items
    return item.record


def test_granting_erases_the_named_pieces_with_every_word_that_was_ever_written(family):
    gone, stays = paper(family, "weg.txt", b"gaat weg"), paper(family, "blijft.txt", b"blijft")
    request = granted(family, stukken=[gone])
    assert carry_out(family, request).pieces == 1
    assert [row.id for row in family.snapshot.of("document")] == [stays]
    assert all(version.value is None for version in family.history(gone, "titel").result())
    assert family.snapshot.get(request).date("uitgevoerd_op") == family.today()
    assert {"wat": "gewist", "aantal": 1} in lines(family)
    assert carry_out(family, request).pieces == 0


def test_undo_brings_nothing_back_that_was_erased(family):
    gone = paper(family, "weg.txt", b"gaat weg")
    carry_out(family, granted(family, stukken=[gone]))
    for screen in ("rechten", "gezinsmap"):
        while family.undo_state(screen).can_undo:
            family.undo(screen).result()
    assert family.snapshot.of("document") == ()


def test_what_lies_in_the_prullenbak_can_be_erased_too(family):
    gone = paper(family, "weg.txt", b"gaat weg")
    family.apply([delete(family.snapshot, gone)], "gezinsmap").result()
    request = granted(family)
    family.apply(pieces_edits(family.snapshot, request, [gone]), "rechten").result()
    assert carry_out(family, request).pieces == 1
    assert family.snapshot.deleted() == ()


def test_an_agreed_plan_in_which_an_erased_piece_stands_goes_with_it(family):
    edits = new_record("probleem", {"woorden": "Kanarie"})
    family.apply(edits, "leefgebieden").result()
    planversies.agree(family, [])
    later = new_record("probleem", {"woorden": "later"})
    family.apply(later, "leefgebieden").result()
    planversies.agree(family, [])
    assert carry_out(family, granted(family, stukken=[later[0].record])).versions == 1
    assert len(planversies.versions(family, WORKER_VIEW)) == 1
    assert carry_out(family, granted(family, stukken=[edits[0].record])).versions == 1
    assert planversies.versions(family, WORKER_VIEW) == ()


def test_the_gezin_itself_and_the_request_cannot_be_erased_piece_by_piece(family):
    ask(family)
    kinds = {row.kind for row in erasable(family.snapshot)}
    assert not kinds & {"gezin", "traject", "medewerker", "verzoek", "registerregel", "leefgebied"}
    assert "gezinslid" in kinds


def test_the_familys_own_words_are_read_by_those_who_may_read_what_they_stand_beside(family):
    about = new_record("probleem", {"woorden": "zwaar"})
    record = about[0].record
    about += set_audience(family.snapshot, record, "probleem", family.pen(), "personen", [MAMA])
    family.apply(about, "leefgebieden").result()
    words = view_edits(family.snapshot, family.pen(), Asker(MAMA), DAY, "zo was het niet", record)
    family.apply(words, "rechten").result()
    (beside,) = views_beside(family.snapshot, record)
    assert beside.text("woorden") == "zo was het niet"
    assert visible(beside, Audience(workers=False, persons=frozenset({MAMA})))
    assert not visible(beside, Audience(workers=False, persons=frozenset({PAPA})))
