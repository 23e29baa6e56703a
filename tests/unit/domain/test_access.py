"""Place and *voor wie*: who sees a record, in every combination (method §3)."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from kanz_desktop.domain.access import (
    NOTES_VIEW,
    TABLE_VIEW,
    WORKER_VIEW,
    Audience,
    audience_of,
    place_of,
    seen_by,
    visible,
)
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Choice
from tests.helpers.records import cell, ident, record, snapshot, version

MAMA, PAPA, SEM = ident("mama"), ident("papa"), ident("sem")
PLACES = ("", "gezinsmap", "dossier", "werkaantekeningen", "plaats-van-later")
RULES = ("", "iedereen", "personen", "medewerkers", "regel-van-later")


def paper(place: str = "", rule: str = "", persons: tuple[str, ...] = (), kind: str = "document") -> Record:
    fields: dict[str, object] = {"_voor_personen": persons} if persons else {}
    fields |= {"_plaats": place} if place else {}
    fields |= {"_voor": rule} if rule else {}
    return record(kind, "papier", **fields)


@pytest.mark.parametrize(("place", "rule"), list(itertools.product(PLACES, RULES)))
def test_a_paper_is_seen_by_nobody_but_those_it_is_for(place: str, rule: str) -> None:
    shown = paper(place, rule, ("mama", "sem"))
    in_map, for_all = place in ("", "gezinsmap"), rule in ("", "iedereen")
    named = in_map and rule == "personen"
    everyone = in_map and for_all
    assert visible(shown, TABLE_VIEW) is everyone, "who sits at the table is not known"
    assert visible(shown, at_table(MAMA)) is (everyone or named)
    assert visible(shown, at_table(MAMA, SEM)) is (everyone or named)
    assert visible(shown, at_table(PAPA)) is everyone
    assert visible(shown, at_table(MAMA, PAPA)) is everyone, "one at the table may not read it"
    assert visible(shown, WORKER_VIEW) is (place in ("", "gezinsmap", "dossier"))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_without_a_word_the_place_of_the_kind_decides(kind: str) -> None:
    shown = record(kind, "papier")
    family = KINDS[kind].place is Place.GEZINSMAP
    assert place_of(shown) is KINDS[kind].place
    assert audience_of(shown) == ("iedereen" if family else "medewerkers")
    assert visible(shown, TABLE_VIEW) is family
    note = KINDS[kind].place is Place.WERKAANTEKENINGEN
    assert visible(shown, WORKER_VIEW) is not note
    assert visible(shown, NOTES_VIEW) is note


def test_the_three_places_are_never_seen_together() -> None:
    assert not NOTES_VIEW.places & WORKER_VIEW.places
    assert Place.WERKAANTEKENINGEN not in TABLE_VIEW.places


def test_a_kind_that_we_do_not_know_is_in_the_dossier() -> None:
    stranger = Record(ident("wens"), "wens")
    assert place_of(stranger) is Place.DOSSIER
    assert not visible(stranger, TABLE_VIEW)
    assert visible(stranger, WORKER_VIEW)


def test_taken_out_of_the_map_it_is_for_the_workers_until_somebody_says_otherwise() -> None:
    assert audience_of(paper("dossier")) == "medewerkers"
    assert audience_of(paper("dossier", "iedereen")) == "iedereen"
    assert not visible(paper("dossier", "iedereen"), TABLE_VIEW), "the dossier never lies on the table"


def test_named_without_anybody_is_for_nobody() -> None:
    assert not visible(paper("gezinsmap", "personen"), at_table(MAMA))


def test_an_emptied_choice_is_the_default_again() -> None:
    shown = record("document", "papier", _plaats=cell(None), _voor=cell(None))
    assert visible(shown, TABLE_VIEW)


def test_what_only_a_newer_program_can_read_is_shown_to_the_fewest() -> None:
    newer = dataclasses.replace(version(None), newer=True)
    hidden = dataclasses.replace(cell(None), versions=(newer,))
    assert place_of(record("document", "papier", _plaats=hidden)) is Place.WERKAANTEKENINGEN
    assert audience_of(record("document", "papier", _voor=hidden)) == "medewerkers"


def test_a_person_whom_one_worker_took_out_does_not_read_it_any_more() -> None:
    shown = paper("gezinsmap", "personen", ("mama",))
    differ = {**shown.sets["_voor_personen"], PAPA: cell(True, False)}
    shown = dataclasses.replace(shown, sets={"_voor_personen": differ})
    assert PAPA in shown.members("_voor_personen")
    assert not visible(shown, at_table(PAPA))
    assert visible(shown, at_table(MAMA))


def test_persons_chosen_by_two_who_did_not_know_of_each_other_are_for_the_workers_first() -> None:
    chosen = Choice("personen", "Alleen bepaalde personen")
    shown = dataclasses.replace(
        paper("gezinsmap", "", ("mama", "papa")), cells={"_voor": cell(chosen, chosen)}
    )
    assert audience_of(shown) == "medewerkers"
    assert not visible(shown, at_table(MAMA))


def test_what_is_left_of_a_gezin_is_what_may_be_seen() -> None:
    gezin = snapshot(
        record("gezin", "gezin", naam="De Vries"),
        record("document", "brief", titel="Brief"),
        record("document", "adres", titel="Geheim adres", _voor="medewerkers"),
        record("document", "weg", titel="Weg", deleted=True, _voor="medewerkers"),
        record("registerregel", "regel", aantal=1),
    )
    assert set(seen_by(gezin, TABLE_VIEW).records) == {ident("gezin"), ident("brief")}
    assert seen_by(gezin, TABLE_VIEW).get(ident("adres")) is None
    assert set(seen_by(gezin, WORKER_VIEW).records) == set(gezin.records)


def at_table(*persons: bytes) -> Audience:
    return Audience(workers=False, persons=frozenset(persons))
