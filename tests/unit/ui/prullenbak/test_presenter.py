from __future__ import annotations

from datetime import date

from kanz_desktop.method.load import load_methode
from kanz_desktop.ui.prullenbak.presenter import thrown_away
from tests.helpers.records import cell, ident, record, snapshot

METHODE = load_methode()


def test_only_what_was_deleted_is_listed_with_who_did_it_and_when() -> None:
    gone = record("actie", "weg", deleted=True, wat="Bellen", _deleted=cell(True))
    rows = thrown_away(
        snapshot(gone, record("actie", wat="Blijft")),
        METHODE,
        date(2026, 12, 11),
        lambda person: "Anouk" if person == ident("anouk") else "",
        tafel=False,
    )
    assert [(row.titel, row.regel) for row in rows] == [("Bellen", "Actie · weggegooid vr 11 dec door Anouk")]


def test_an_unknown_hand_is_left_out() -> None:
    gone = record("actie", deleted=True, wat="Bellen", _deleted=cell(True))
    (row,) = thrown_away(snapshot(gone), METHODE, date(2026, 12, 11), lambda _person: "", tafel=False)
    assert row.regel == "Actie · weggegooid vr 11 dec"
