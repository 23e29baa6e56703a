"""The forms of the end measurement: four lists, no mark of before, and the worker's list apart."""

from __future__ import annotations

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, seen_by
from kanz_desktop.domain.records import Snapshot
from kanz_desktop.method.load import load_methode
from kanz_desktop.reports.pdf.render import render
from tests.helpers import second_reader as reader
from tests.helpers.printed_gezin import FAMILY_NAME, TODAY, everything, report
from tests.helpers.records import record, snapshot

METHODE = load_methode()


def pdf_of(form: str, whole: Snapshot) -> bytes:
    family = "medewerker" not in form
    seen = seen_by(whole, TABLE_VIEW if family else WORKER_VIEW)
    return render(form, report(seen, wording="tafel" if family else "vak")).pdf


def with_end_marks() -> list[object]:
    return [
        record("meting", "meting-eind", moment="eind", datum=TODAY),
        record("cijfer", meting="meting-eind", punt="leefgebied-1", cijfer=8.5, waarom="We zijn er trots op"),
        record("cijfer", meting="meting-eind", punt="leefgebied-2", cijfer=None),
        record("cijfer", meting="meting-eind", punt="leefgebied-2", wie="sem", cijfer=6),
        record("cijfer", meting="meting-eind", punt="leefgebied-2", wie="weg", cijfer=4),
    ]


def test_the_four_lists_stand_there_with_what_was_answered() -> None:
    text = reader.words_of(pdf_of("eindmeting", snapshot(*everything().records.values(), *with_end_marks())))
    for words in (
        "Petra Smit",
        "We zijn er trots op",
        "Elke vrijdag is de post open en opgeborgen.",
        "Alles is open",
        "Het ging niet te snel en niet te langzaam",
        "Te snel",
        "We werden met respect behandeld",
    ):
        assert words in text
    assert "Sem: 6" in text


@pytest.mark.parametrize("form", ["eindmeting", "eindmeting-leeg"])
def test_no_mark_of_before_is_anywhere_on_it(form: str) -> None:
    """The same bytes with and without the marks of the start, of now and of a balans."""
    rows = [*everything().records.values(), *with_end_marks()]
    earlier = {"meting-start", "meting-nu"}
    metings = {row.id for row in rows if row.kind == "meting" and row.choice("moment") != "eind"}
    assert len(metings) == len(earlier)
    without = [
        row
        for row in rows
        if row.id not in metings and (row.kind != "cijfer" or row.ref("meting") not in metings)
    ]
    assert len(without) < len(rows) - 10
    assert pdf_of(form, snapshot(*rows)) == pdf_of(form, snapshot(*without))


def test_the_blank_form_asks_every_question_and_names_nobody() -> None:
    text = reader.words_of(pdf_of("eindmeting-leeg", everything()))
    for list_id in ("tevredenheid", "kwaliteit", "leefgebied", "aandachtspunt"):
        for entry in METHODE.list(list_id):
            assert entry.tafel in text
    for words in (FAMILY_NAME, "Petra", "Sanne", "post open"):
        assert words not in text


def test_the_list_of_the_worker_is_a_form_of_its_own() -> None:
    assert "Sem gaat weer elke dag" in reader.words_of(pdf_of("eindmeting-medewerker", everything()))
    for form in ("eindmeting", "kopie", "balans"):
        assert "Sem gaat weer elke dag" not in reader.words_of(pdf_of(form, everything()))
    text = reader.words_of(pdf_of("eindmeting-medewerker-leeg", everything()))
    for list_id in ("effectgezin", "effectsamenleving"):
        for entry in METHODE.list(list_id):
            assert entry.label in text
    assert FAMILY_NAME not in text


def test_the_copy_does_not_say_of_an_answer_that_the_eindmeting_is_the_eindmeting() -> None:
    text = reader.words_of(pdf_of("kopie", everything()))
    assert "Onze eindmeting" in text
    assert "Eindmeting: Eindmeting" not in text


def test_before_it_began_the_form_says_so() -> None:
    assert "nog niet begonnen" in reader.words_of(pdf_of("eindmeting", snapshot()))
