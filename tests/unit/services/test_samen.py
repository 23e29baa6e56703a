"""What two laptops wrote apart is listed on both, and solved by one of them for both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kanz_desktop.domain.kinds import AUDIENCE
from kanz_desktop.domain.records import Edit, Record, Snapshot
from kanz_desktop.domain.values import Choice, Mark, Value
from kanz_desktop.method.load import load_methode
from kanz_desktop.services.dubbel import Twins, apart, differences, join
from kanz_desktop.services.pen import Pen
from kanz_desktop.services.samen import (
    Membership,
    Point,
    Revived,
    Together,
    Versions,
    keep,
    points_of,
    settle,
    stay,
    throw_away,
    write,
)
from tests.helpers.family import Family, ident
from tests.helpers.records import cell, record, snapshot, version

METHODE = load_methode()
SCREEN = "samen"


class Laptops:
    """Anouk and Bram, each with a laptop, and a folder between them."""

    def __init__(self, folder: Path) -> None:
        self.anouk = Family(folder / "anouk", "anouk")
        self.bram = Family(folder / "bram", "bram")
        self.bram.clock.wall_ms += 60_000
        self.pen = Pen(self.anouk.keys.gezin, METHODE)

    def exchange(self) -> None:
        ops = [op for family in (self.anouk, self.bram) for op in family.store.operations()]
        for family in (self.anouk, self.bram):
            assert not family.store.receive(ops).refused

    def both_write(
        self, field: str, mine: Value, theirs: Value, kind: str = "probleem", **more: object
    ) -> None:
        """After this both have it."""
        self.exchange()
        record = "post" if kind == "probleem" else kind
        self.anouk.write(record, mine, field_id=field, kind=kind, **more)  # type: ignore[arg-type]
        self.bram.write(record, theirs, field_id=field, kind=kind, **more)  # type: ignore[arg-type]
        self.exchange()

    def make(self, who: Family, name: str, kind: str = "actie", **fields: Value) -> None:
        edits = [Edit(ident(name), kind, field, value) for field, value in fields.items()]
        self.solve(who, edits)

    def solve(self, who: Family, edits: Sequence[Edit]) -> None:
        who.store.apply(edits, screen=SCREEN, now=who.clock())
        self.exchange()

    def points(self, who: Family | None = None) -> tuple[Point, ...]:
        return Together().points((who or self.anouk).store.snapshot())


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    made = Laptops(tmp_path)
    made.anouk.write("post", "De post ligt op een stapel")
    made.exchange()
    yield made
    made.anouk.store.close()
    made.bram.store.close()


def test_two_versions_of_a_text_are_listed_on_both_laptops(laptops: Laptops) -> None:
    laptops.both_write("woorden", "In de kast", "Op de trap")
    (mine,), (theirs,) = laptops.points(laptops.anouk), laptops.points(laptops.bram)
    assert isinstance(mine, Versions)
    assert mine == theirs
    assert mine.is_text
    assert [v.value for v in mine.versions] == ["Op de trap", "In de kast"]


def test_what_one_chooses_is_chosen_on_both_and_undo_brings_the_question_back(laptops: Laptops) -> None:
    laptops.both_write("woorden", "In de kast", "Op de trap")
    (point,) = laptops.points()
    assert isinstance(point, Versions)
    laptops.solve(laptops.bram, keep(point, point.versions[1]))
    assert laptops.points(laptops.anouk) == laptops.points(laptops.bram) == ()
    assert laptops.anouk.text("post") == "In de kast"
    laptops.bram.store.undo(SCREEN, laptops.bram.clock())
    laptops.exchange()
    (again,) = laptops.points(laptops.anouk)
    assert isinstance(again, Versions)
    assert {version.value for version in again.versions} == {"In de kast", "Op de trap"}


def test_a_version_that_came_in_meanwhile_is_not_replaced_by_who_did_not_see_it(laptops: Laptops) -> None:
    laptops.both_write("woorden", "In de kast", "Op de trap")
    (point,) = laptops.points(laptops.anouk)
    assert isinstance(point, Versions)
    laptops.bram.write("post", "Op de trap, en een stapel in de gang")
    laptops.exchange()
    laptops.solve(laptops.anouk, write(point, "In de kast en op de trap"))
    (again,) = laptops.points(laptops.anouk)
    assert isinstance(again, Versions)
    assert {v.value for v in again.versions} == {
        "In de kast en op de trap",
        "Op de trap, en een stapel in de gang",
    }


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "kind", "listed"),
    [
        ("doel_datum", date(2026, 12, 1), date(2026, 12, 8), "probleem", True),
        ("doel", "Alle post open", "De post in drie bakjes", "probleem", True),
        ("ernst", Choice("ernst-2", "lastig"), Choice("ernst-3", "zwaar"), "probleem", True),
        ("cijfer", Mark(10), Mark(14), "cijfer", True),
        (AUDIENCE, Choice("iedereen", "iedereen"), Choice("medewerkers", "medewerkers"), "probleem", True),
        ("status", Choice("bezig", "bezig"), Choice("gedaan", "gedaan"), "actie", False),
        ("volgorde", "1V", "2V", "actie", False),
        ("woorden", "Op de trap", "Op de trap", "probleem", False),
    ],
)
def test_texts_marks_goals_dates_and_readers_are_listed_and_what_stands_beside_its_field_is_not(
    laptops: Laptops, field: str, mine: Value, theirs: Value, kind: str, listed: bool
) -> None:
    laptops.both_write(field, mine, theirs, kind)
    assert bool(laptops.points()) is listed


def test_who_does_it_is_asked_when_one_put_somebody_in_and_another_took_them_out(laptops: Laptops) -> None:
    laptops.anouk.write("post", True, field_id="bij_wie", element=ident("mama"))
    laptops.both_write("bij_wie", False, None, element=ident("mama"))
    assert laptops.points() == ()  # emptied is out as well
    laptops.bram.write("post", True, field_id="bij_wie", element=ident("mama"))
    laptops.exchange()
    laptops.anouk.write("post", False, field_id="bij_wie", element=ident("mama"))
    laptops.bram.write("post", False, field_id="bij_wie", element=ident("mama"))
    laptops.bram.write("post", True, field_id="bij_wie", element=ident("mama"))
    laptops.exchange()
    (point,) = laptops.points()
    assert isinstance(point, Membership)
    laptops.solve(laptops.bram, settle(point, present=False))
    assert laptops.points() == ()
    shown = laptops.anouk.store.record(ident("post"))
    assert shown is not None
    assert shown.members("bij_wie") == ()


def test_what_came_back_says_who_threw_it_away_and_what_they_had_not_seen(laptops: Laptops) -> None:
    laptops.anouk.write("post", "altijd", field_id="sinds")
    laptops.exchange()
    laptops.bram.write("post", "Bram schreef er nog in")
    laptops.anouk.delete("post")
    laptops.exchange()
    (point,) = laptops.points()
    assert isinstance(point, Revived)
    assert point.removed.person == ident("anouk")
    assert [(v.person, v.value) for v in point.written] == [(ident("bram"), "Bram schreef er nog in")]
    laptops.solve(laptops.anouk, stay(point))
    assert laptops.points() == ()
    assert len(laptops.bram.store.snapshot().of("probleem")) == 1


def test_what_came_back_can_go_after_all(laptops: Laptops) -> None:
    laptops.bram.write("post", "Bram schreef er nog in")
    laptops.anouk.delete("post")
    laptops.exchange()
    (point,) = laptops.points(laptops.bram)
    assert isinstance(point, Revived)
    laptops.solve(laptops.bram, throw_away(point))
    assert laptops.points() == ()
    assert [row.id for row in laptops.anouk.store.snapshot().deleted()] == [ident("post")]


def test_the_same_actie_of_two_people_can_become_one_and_nothing_is_erased(laptops: Laptops) -> None:
    laptops.make(laptops.anouk, "een", wat="Energiebedrijf bellen", hoe_ging_het="Anouk belde", volgorde="9V")
    laptops.make(
        laptops.bram, "ander", wat="energiebedrijf  bellen.", hoe_ging_het="Bram belde ook",
        voor=date(2026, 12, 1),
    )  # fmt: skip
    (pair,) = laptops.points()
    assert isinstance(pair, Twins)
    assert pair.record.id == ident("een")
    assert [field.id for field, _, _ in differences(pair)] == ["hoe_ging_het"]
    laptops.solve(laptops.anouk, join(laptops.anouk.store.snapshot(), laptops.pen, pair))
    after = laptops.bram.store.snapshot()
    (row,) = after.of("actie")
    assert row.text("hoe_ging_het") == "Anouk belde\nBram belde ook"
    assert row.date("voor") == date(2026, 12, 1)
    assert [gone.text("hoe_ging_het") for gone in after.deleted()] == ["Bram belde ook"]
    laptops.anouk.store.undo(SCREEN, laptops.anouk.clock())
    laptops.exchange()
    assert len(laptops.bram.store.snapshot().of("actie")) == 2


def test_two_acties_that_only_sound_the_same_are_left_alone_from_then_on(laptops: Laptops) -> None:
    laptops.make(laptops.anouk, "een", wat="Bellen")
    laptops.make(laptops.bram, "ander", wat="Bellen")
    (pair,) = laptops.points()
    assert isinstance(pair, Twins)
    laptops.solve(laptops.bram, apart(pair))
    assert laptops.points(laptops.anouk) == laptops.points(laptops.bram) == ()


def test_who_wrote_the_same_twice_meant_it(laptops: Laptops) -> None:
    laptops.make(laptops.anouk, "een", wat="Bellen")
    laptops.make(laptops.anouk, "ander", wat="Bellen")
    assert laptops.points() == ()


def test_one_person_entered_twice_is_one_after_joining_also_where_others_refer_to_them(
    laptops: Laptops,
) -> None:
    born = date(1990, 2, 3)
    laptops.make(laptops.anouk, "mama", "gezinslid", naam="Sanne", geboortedatum=born, rol=None)
    laptops.make(laptops.bram, "sanne", "gezinslid", naam="Sanne", geboortedatum=born, huisarts="De Linde")
    laptops.solve(laptops.bram, [Edit(ident("post"), "probleem", "bij_wie", True, ident("sanne"))])
    (pair,) = laptops.points()
    assert isinstance(pair, Twins)
    laptops.solve(laptops.anouk, join(laptops.anouk.store.snapshot(), laptops.pen, pair))
    after = laptops.bram.store.snapshot()
    (member,) = after.of("gezinslid")
    assert member.text("huisarts") == "De Linde"
    assert after.of("probleem")[0].members("bij_wie") == (member.id,)


def test_two_with_other_readers_are_no_twins() -> None:
    hidden = Choice("medewerkers", "medewerkers")
    one = record("actie", "een", wat=cell("Bellen", person="anouk"))
    other = record("actie", "ander", wat=cell("Bellen", person="bram"), _voor=cell(hidden))
    assert Together().points(snapshot(one, other)) == ()


def test_two_of_one_name_who_were_not_born_on_one_day_are_two() -> None:
    one = record("gezinslid", "een", naam=cell("Jan", person="anouk"), geboortedatum=date(2000, 1, 1))
    other = record("gezinslid", "ander", naam=cell("Jan", person="bram"), geboortedatum=date(2001, 1, 1))
    nobody = record("gezinslid", "niemand", naam=cell("Jan", person="carla"))
    assert Together().points(snapshot(one, other, nobody)) == ()


def test_what_cannot_be_read_or_written_here_is_not_asked() -> None:
    newer = replace(cell("een", "twee"), versions=(version("een"), replace(version(None), newer=True)))
    fixed = record("dossierstuk", tekst=cell("een", "twee"), vastgesteld=date(2026, 1, 1))
    assert Together().points(snapshot(record("probleem", woorden=newer), fixed)) == ()


def test_a_record_of_a_kind_that_a_newer_program_made_is_left_for_who_knows_it() -> None:
    unknown = Record(ident("boom"), "stamboom", {"woorden": cell("een", "twee")})
    assert list(points_of(unknown)) == []


def test_only_what_changed_is_looked_at_again() -> None:
    same = record("probleem", woorden=cell("een", "twee"))
    together = Together()
    (before,) = together.points(Snapshot((same,)))
    (after, _) = together.points(Snapshot((same, record("probleem", woorden=cell("drie", "vier")))))
    assert after is before
