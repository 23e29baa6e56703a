"""The inzageregister in plain Dutch, for the eyes of who reads it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience
from kanz_desktop.domain.inzage import DOSSIER, PARTS, SORTS, part_of
from kanz_desktop.domain.kinds import PLACE, Place
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.method.load import load_methode
from kanz_desktop.services import inzage, inzageregister, papieren
from kanz_desktop.services.edits import delete, set_audience, set_field
from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.inzage import note_done, note_seen
from kanz_desktop.services.inzage_zinnen import templates
from kanz_desktop.services.inzageregister import Filter
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.sources import Source
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.gezin_keys import GezinKeys
from kanz_desktop.storage.moment import Moment
from tests.unit.services.conftest import AUTHOR, MOMENT
from tests.unit.services.test_inzage import flush

MINUTE = 60_000


class Clock:
    """Noon on Thursday 11 December 2025, and later when somebody says so."""

    def __init__(self) -> None:
        self.ms = MOMENT.wall_ms

    def __call__(self) -> Moment:
        return Moment(self.ms, 60)

    def later(self, minutes: int) -> None:
        self.ms += minutes * MINUTE


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def sessie(make_sessie, clock):
    made = make_sessie("De Vries", clock=clock)
    clock.later(24 * 60)
    return made


def paper(sessie, title="Indicatie"):
    (item,) = papieren.take_in(sessie, [Source.from_bytes(f"{title}.txt", title.encode())]).items
    return item.record


def member(sessie, naam):
    edits = new_gezinslid(sessie.snapshot, sessie.pen(), naam=naam)
    sessie.apply(edits, "gezin").result()
    return edits[0].record


def read(sessie, audience=WORKER_VIEW, chosen=inzageregister.ALLES):
    flush(sessie)
    return [f"{z.tijd} {z.zin}" for z in inzageregister.page(sessie, audience, chosen).result().zinnen]


def to_dossier(sessie, record):
    pen = sessie.pen()
    edit = set_field(sessie.snapshot, record, "document", PLACE, pen.choice("plaats", "dossier"))
    sessie.apply([edit], "x").result()


def test_every_word_of_the_register_has_a_sentence_and_every_part_a_name():
    methode = load_methode()
    assert set(templates()) == {entry.id for entry in methode.list("register")}
    assert {template.soort for template in templates().values()} <= set(SORTS)
    assert {*PARTS, DOSSIER} <= {entry.id for entry in methode.list("deel")}


def test_every_kind_that_lies_on_the_table_stands_in_a_part_of_the_map():
    unnamed = [k for k, kind in KINDS.items() if kind.place is Place.GEZINSMAP and part_of(k) == DOSSIER]
    assert unnamed == []


def test_a_visit_reads_as_one_line(sessie, clock):
    note_seen(sessie, inzage.OPENED)
    note_seen(sessie, inzage.LOOKED, deel="gezin")
    clock.later(10)
    note_seen(sessie, inzage.LOOKED, deel="gezinsplan")
    assert read(sessie)[0] == "12:00-12:10 Anouk heeft de map geopend en gekeken bij “Gezin” en “Gezinsplan”"


def test_changes_of_one_visit_are_counted_by_what_they_touch(sessie, clock):
    for wat in ("bellen", "mailen"):
        sessie.apply(new_actie(sessie.snapshot, sessie.pen(), wat=wat), "gezinsplan").result()
        clock.later(5)
    member(sessie, "Noor")
    clock.later(40)
    sessie.apply(new_actie(sessie.snapshot, sessie.pen(), wat="eten"), "gezinsplan").result()
    assert read(sessie, chosen=Filter(soort="veranderd"))[:3] == [
        "12:50 Anouk heeft iets veranderd bij “Gezinsplan”",
        "12:10 Anouk heeft iets veranderd bij “Gezin”",
        "12:00-12:05 Anouk heeft 2 dingen veranderd bij “Gezinsplan”",
    ]


def test_papers_are_named_and_many_are_counted(sessie, clock):
    record = paper(sessie)
    clock.later(60)
    sessie.apply([delete(sessie.snapshot, record)], "x").result()
    clock.later(60)
    for number in range(4):
        paper(sessie, f"brief {number}")
    assert read(sessie)[:3] == [
        "14:00 Anouk heeft 4 papieren in de map gelegd",
        "13:00 Anouk heeft “Indicatie” naar de prullenbak gebracht",
        "12:00 Anouk heeft “Indicatie” in de map gelegd",
    ]


def test_what_leaves_the_map_says_what_and_for_whom(sessie, clock):
    noor = member(sessie, "Noor")
    clock.later(60)
    note_done(sessie, inzage.PRINTED, vorm="gezinsplan-gezin", personen=[noor])
    clock.later(1)
    note_done(sessie, inzage.COPIED, over=paper(sessie))
    note_done(sessie, inzage.HANDED_OUT, personen=[noor])
    said = read(sessie, chosen=Filter(soort="meegegeven"))
    assert said == [
        "13:01 Anouk heeft een kopie van de gegevens gemaakt voor Noor",
        "13:01 Anouk heeft een kopie van “Indicatie” buiten de map opgeslagen",
        "13:00 Anouk heeft “Gezinsplan” afgedrukt voor Noor",
    ]


def test_at_the_table_the_line_says_so(sessie):
    sessie.table = True
    note_seen(sessie, inzage.AT_TABLE)
    note_seen(sessie, inzage.LOOKED, deel="gezinsplan")
    assert "12:00 Anouk heeft de map aan tafel geopend" in read(sessie)
    assert "12:00 Anouk heeft gekeken bij “Ons plan” (aan tafel)" in read(sessie, TABLE_VIEW)


# For whose eyes.


def test_the_family_reads_nothing_about_the_dossier_and_the_worker_does(sessie, clock):
    secret = paper(sessie, "Melding")
    to_dossier(sessie, secret)
    clock.later(60)
    note_seen(sessie, inzage.READ, over=secret)
    note_seen(sessie, inzage.LOOKED, deel="dossier")
    note_done(sessie, inzage.COPIED, over=secret)
    note_done(sessie, inzage.NOTES_ERASED, aantal=2)
    note_done(sessie, inzage.PRINTED, vorm="overdrachtskaart")
    note_done(sessie, inzage.MOVED, aantal=1)
    family, worker = read(sessie, TABLE_VIEW), read(sessie)
    assert not any("Melding" in line or "ossier" in line or "13:00" in line for line in family)
    assert "13:00 Anouk heeft “Overdrachtskaart” afgedrukt" in worker
    assert any("heeft “Melding” geopend" in line for line in worker)
    assert any("kopie van “Melding”" in line for line in worker)
    assert any("“Dossier”" in line for line in worker)


def test_what_is_for_one_parent_is_not_in_the_register_of_the_other(sessie, clock):
    mama, papa = member(sessie, "Mama"), member(sessie, "Papa")
    clock.later(60)
    letter = paper(sessie, "Brief van mama")
    sessie.apply(
        set_audience(sessie.snapshot, letter, "document", sessie.pen(), "personen", [mama]), "x"
    ).result()
    note_seen(sessie, inzage.READ, over=letter)
    note_done(sessie, inzage.HANDED_OUT, personen=[mama])
    hers, his = (read(sessie, Audience(workers=False, persons=frozenset({p}))) for p in (mama, papa))
    assert any("Brief van mama" in line for line in hers)
    assert any("voor Mama" in line for line in hers)
    assert not any("13:00" in line for line in his)
    assert not any("13:00" in line for line in read(sessie, TABLE_VIEW))


def test_what_was_purged_has_no_title_any_more(sessie):
    record = paper(sessie, "Geheim")
    note_seen(sessie, inzage.READ, over=record)
    flush(sessie)
    sessie.apply([delete(sessie.snapshot, record)], "x").result()
    sessie.write(lambda store: store.purge_record(record)).result()
    assert not any("Geheim" in line for line in read(sessie))
    assert any("heeft iets dat er niet meer is geopend" in line for line in read(sessie))
    assert not any("niet meer is" in line for line in read(sessie, TABLE_VIEW))


def test_one_paper_has_a_register_of_its_own(sessie, clock):
    one, other = paper(sessie, "een"), paper(sessie, "ander")
    clock.later(60)
    note_seen(sessie, inzage.READ, over=one)
    note_seen(sessie, inzage.READ, over=other)
    assert read(sessie, chosen=Filter(over=one)) == [
        "13:00 Anouk heeft “een” geopend",
        "12:00 Anouk heeft “een” in de map gelegd",
    ]


def test_a_person_and_a_sort_can_be_chosen(sessie):
    note_done(sessie, inzage.BACKED_UP)
    assert read(sessie, chosen=Filter(soort="beheer")) == ["12:00 Anouk heeft een reservekopie gemaakt"]
    assert read(sessie, chosen=Filter(person=b"x" * 16)) == []


# Many lines.


def test_pages_hold_every_day_once_and_together_everything(sessie, clock, monkeypatch):
    monkeypatch.setattr("kanz_desktop.services.inzage_lezen.PAGE", 40)
    for day in range(30):
        for _ in range(3):
            sessie.apply(new_actie(sessie.snapshot, sessie.pen(), wat=f"{day}"), "gezinsplan").result()
            clock.later(1)
        note_done(sessie, inzage.BACKED_UP)
        clock.later(24 * 60)
    days, before, pages = [], None, 0
    while True:
        read = inzageregister.page(sessie, WORKER_VIEW, before=before).result()
        pages += 1
        days += [zin.dag for zin in read.zinnen]
        before = read.next
        if before is None:
            break
    assert pages > 5
    assert all(later >= earlier for later, earlier in pairwise(days))
    assert len(set(days)) == 31
    assert [days.count(day) for day in sorted(set(days))[1:]] == [2] * 30  # the first day began the gezin


WHAT = st.sampled_from(["geopend", "bekeken", "papier", "dossierpapier", "kopie", "wijziging", "wacht"])


@settings(max_examples=15, deadline=None)
@given(steps=st.lists(WHAT, max_size=14))
def test_the_family_never_reads_a_line_that_a_worker_does_not_read_and_never_a_secret_title(
    tmp_path_factory, methode, steps
):
    folder, keys, clock = tmp_path_factory.mktemp("gezin"), GezinKeys.new(), Clock()
    FamilyStore.create(folder, keys, AUTHOR).close()
    sessie = GezinSessie(folder, keys, AUTHOR, "g", methode, clock=clock)
    try:
        secret, known = paper(sessie, "Geheim"), paper(sessie, "Bekend")
        to_dossier(sessie, secret)
        does = {
            "geopend": lambda: note_seen(sessie, inzage.OPENED),
            "bekeken": lambda: note_seen(sessie, inzage.LOOKED, deel="dossier"),
            "papier": lambda: note_seen(sessie, inzage.READ, over=known),
            "dossierpapier": lambda: note_seen(sessie, inzage.READ, over=secret),
            "kopie": lambda: note_done(sessie, inzage.COPIED, over=secret),
            "wijziging": lambda: sessie.apply(
                [set_field(sessie.snapshot, secret, "document", "notitie", str(clock.ms))], "x"
            ).result(),
            "wacht": lambda: clock.later(45),
        }
        for step in steps:
            does[step]()
        flush(sessie)
        worker, family = (
            inzageregister.page(sessie, audience).result().zinnen for audience in (WORKER_VIEW, TABLE_VIEW)
        )
        assert not any("Geheim" in zin.wat or "ossier" in zin.wat for zin in family)
        assert {(zin.soort, zin.eind) for zin in family} <= {(zin.soort, zin.eind) for zin in worker}
        assert list(worker) == sorted(worker, key=lambda zin: zin.eind, reverse=True)
    finally:
        sessie.close()
