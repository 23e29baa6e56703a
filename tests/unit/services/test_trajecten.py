"""What a closed traject leaves behind, who it counts for, and that it goes with its gezin."""

from __future__ import annotations

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from kanz_desktop.domain.kinds import Type
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.trajectsom import TrajectSom, read_sums
from kanz_desktop.domain.values import Mark
from kanz_desktop.reports.trajecten.kosten import balance
from kanz_desktop.services import opening, pad, trajecten, wissen
from kanz_desktop.services.cijfers import set_mark
from kanz_desktop.services.contact import Contact, contact_edits
from kanz_desktop.services.trajectsom import sums
from tests.helpers import second_reader as reader
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.records import record, snapshot

CANARY = "Kanariewoord"
CLOSED = date(2026, 11, 30)


def closed(werkplek, naam, start=6, end=12, day=CLOSED):
    """A gezin of which the traject is over, with an hour of contact and a mark for one leefgebied."""
    gezin = werkplek.new_gezin(naam).id
    sessie = werkplek.open_gezin(gezin)
    pen = sessie.pen()
    for moment, halves in (("start", start), ("eind", end)):
        edits = set_mark(sessie.snapshot, pen, moment, "leefgebied-2", None, Mark(halves), day)
        sessie.apply(edits, "t").result()
    said = Contact(day, "huisbezoek", (), "", 60, CANARY)
    sessie.apply(contact_edits(sessie.snapshot, pen, said), "t").result()
    sessie.apply(pad.close(sessie.snapshot, pen, day), "t").result()
    werkplek.close_gezin(gezin)
    return gezin


def test_a_traject_leaves_its_sums_when_it_is_closed_and_takes_them_back_when_it_is_opened_again(werkplek):
    gezin = closed(werkplek, "De Vries")
    (row,) = werkplek.gezinnen()
    (left,) = row.sommen
    assert (left.jaar, left.minuten, dict(left.cijfers)) == (2026, 60, {"leefgebied-2": (6, 12)})
    sessie = werkplek.open_gezin(gezin)
    sessie.apply(pad.close(sessie.snapshot, sessie.pen(), None), "t").result()
    werkplek.close_gezin(gezin)
    assert werkplek.gezinnen()[0].sommen == ()


def test_the_sums_of_five_gezinnen_are_there_after_a_lock_without_opening_any(werkplek):
    for n in range(5):
        closed(werkplek, f"Gezin {n}", end=8 + n)
    werkplek.close()
    again = opening.unlock(werkplek.paths, TEST_PASSPHRASE)
    overview = trajecten.trajecten(again).overview()
    assert (overview.n, overview.hours) == (5, 5)
    assert overview.points["leefgebied-2"].start == 3
    again.close()


def test_an_erased_gezin_takes_its_sums_along(werkplek):
    gezinnen = [closed(werkplek, f"Gezin {n}") for n in range(6)]
    assert trajecten.trajecten(werkplek).overview().n == 6
    wissen.erase(werkplek, gezinnen[0], "Gezin 0", wissen.REQUESTED)
    assert trajecten.trajecten(werkplek).overview().n == 5
    assert werkplek.vault.cache(gezinnen[0]) is None
    wissen.erase(werkplek, gezinnen[1], "Gezin 1", wissen.TERM_OVER)
    assert trajecten.trajecten(werkplek).overview().n is None


def test_an_example_does_not_count(werkplek):
    gezinnen = [closed(werkplek, f"Gezin {n}") for n in range(5)]
    wissen.mark_example(werkplek, gezinnen[0])
    assert trajecten.trajecten(werkplek).overview().n is None


def test_there_is_no_word_no_day_and_no_id_in_the_sums():
    """The same word in every text of every kind, for a traject with all that can be counted."""
    rows = [record("traject", "t", nummer=1, begin=date(2025, 10, 31), einde=CLOSED)]
    for kind in KINDS.values():
        texts = {field.id: CANARY for field in kind.fields if field.type is Type.TEXT}
        refs = {"traject": "t"} if any(field.id == "traject" for field in kind.fields) else {}
        if kind.id != "traject":
            rows.append(record(kind.id, **texts, **refs))
    rows += [record("meting", f"m-{moment}", traject="t", moment=moment) for moment in ("start", "eind")]
    rows += [record("cijfer", meting=f"m-{m}", punt="leefgebied-1", cijfer=7) for m in ("start", "eind")]
    (left,) = sums(snapshot(*rows))
    kept = json.dumps(left.to_json())
    assert CANARY not in kept
    assert "-11-" not in kept
    assert {type(value) for value in left.to_json().values()} == {int, str, dict}
    assert left.einde == ""
    assert left.cijfers == {"leefgebied-1": (14, 14)}
    assert read_sums([left.to_json()]) == (left,)


@pytest.mark.parametrize(
    ("begin", "end", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 31), date(2026, 3, 31), 2),
        (date(2028, 2, 29), date(2029, 2, 28), 11),
        (date(2028, 2, 29), date(2029, 3, 1), 12),
        (date(2026, 3, 28), date(2026, 10, 26), 6),
        (date(2026, 5, 1), date(2026, 4, 1), 0),
    ],
)
def test_months_are_whole_months_also_at_their_ends_and_over_a_leap_day(begin, end, months):
    (left,) = sums(snapshot(record("traject", "t", nummer=1, begin=begin, einde=end)))
    assert left.maanden == months


def test_only_joint_numbers_of_both_moments_count():
    rows = [
        record("traject", "t", nummer=1, einde=CLOSED),
        *(record("meting", f"m-{moment}", traject="t", moment=moment) for moment in ("start", "nu", "eind")),
        record("cijfer", meting="m-start", punt="leefgebied-1", cijfer=4),
        record("cijfer", meting="m-eind", punt="leefgebied-1", cijfer=Mark(None)),
        record("cijfer", meting="m-start", punt="leefgebied-2", cijfer=4.5),
        record("cijfer", meting="m-eind", punt="leefgebied-2", cijfer=7),
        record("cijfer", meting="m-eind", punt="leefgebied-2", wie="sem", cijfer=1),
        record("cijfer", meting="m-nu", punt="leefgebied-3", cijfer=7),
    ]
    (left,) = sums(snapshot(*rows))
    assert left.cijfers == {"leefgebied-2": (9, 14)}


def test_each_traject_of_a_gezin_leaves_its_own():
    rows = [
        record("traject", "t", nummer=1, begin=date(2024, 1, 1), einde=date(2025, 1, 1)),
        record("traject", "u", nummer=2, begin=date(2025, 6, 1), einde=CLOSED),
        record("traject", "v", nummer=3, begin=date(2027, 1, 1)),
        record("einde", traject="u", soort="voortijdig"),
        record("contactmoment", "eerst", traject="t", minuten=60),
        record("contactmoment", traject="t", minuten=90, verbetert="eerst"),
    ]
    left = sorted(sums(snapshot(*rows)), key=lambda one: one.jaar)
    assert [(one.jaar, one.einde, one.minuten) for one in left] == [(2025, "", 90), (2026, "voortijdig", 0)]


@pytest.mark.parametrize("broken", [None, "x", [1], [{"jaar": "nu"}], [{"cijfers": {"a": [1, 99]}}]])
def test_a_line_of_another_shape_counts_for_nothing(broken):
    assert read_sums(broken) == ()


def test_what_is_kept_on_disk_are_the_figures_of_the_screen(werkplek, tmp_path):
    for n in range(6):
        closed(werkplek, f"Gezin {n}", end=8 + n)
    overview = trajecten.trajecten(werkplek).overview()
    trajecten.save_csv(tmp_path / "o.csv", werkplek, overview)
    text = (tmp_path / "o.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    house = next(row for row in rows if row and row[0] == "Het voeren van de huishouding")
    assert house[1:] == ["6", "3,0", "5,2", "+2,2", "0,9", "100%"]
    other = next(row for row in rows if row and row[0] == "Partnerrelatie")
    assert other[1] == "te weinig trajecten om te laten zien"
    trajecten.save_paper(tmp_path / "o.pdf", trajecten.paper(werkplek, overview))
    pdf = reader.words_of((tmp_path / "o.pdf").read_bytes())
    for words in (
        "Overzicht over trajecten",
        "+2,2",
        "40.000 euro",
        "75.000 euro",
        "Groepen van minder dan vijf",
    ):
        assert words in pdf
    for secret in ("Gezin 0", CANARY, "Anouk"):
        assert secret not in text + pdf


def test_assumptions_are_those_of_the_literature_until_somebody_writes_others(werkplek):
    assert trajecten.assumed(werkplek) == {
        "jaar-laag": 40000, "jaar-hoog": 75000, "deel": None, "jaren": 1, "uur": None,
    }  # fmt: skip
    for aanname, waarde in (("deel", 20), ("uur", 100), ("jaren", 2)):
        trajecten.assume(werkplek, aanname, waarde)
    for n in range(5):
        closed(werkplek, f"Gezin {n}")
    found = balance(trajecten.trajecten(werkplek).overview(), trajecten.assumed(werkplek))
    assert found is not None
    assert (found.cost, found.saved_low, found.saved_high) == (500, 80_000, 150_000)
    trajecten.assume(werkplek, "uur", None)
    assert balance(trajecten.trajecten(werkplek).overview(), trajecten.assumed(werkplek)) is None


def test_the_sums_of_a_closed_gezin_cost_no_opening_of_it(werkplek, monkeypatch):
    closed(werkplek, "De Vries")
    monkeypatch.setattr(werkplek, "open_gezin", lambda _gezin: pytest.fail("opened"))
    trajecten.trajecten(werkplek)


def test_a_som_is_numbers_alone():
    assert TrajectSom(2026, 3).to_json() == {
        "jaar": 2026, "maanden": 3, "einde": "", "minuten": 0, "cijfers": {},
    }  # fmt: skip


def test_of_two_assumptions_that_are_changed_at_once_both_stay(werkplek):
    places = [one.id for one in trajecten.aannames()][:2]
    for number in range(20):
        values = {place: 10 * number + place_number for place_number, place in enumerate(places)}
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(trajecten.assume, [werkplek, werkplek], values.keys(), values.values()))
        now = trajecten.assumed(werkplek)
        assert {place: now[place] for place in places} == values
