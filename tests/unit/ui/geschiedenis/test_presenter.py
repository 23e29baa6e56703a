"""What the panel says about the history of a field, in the words of who reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from kanz_desktop.domain.values import Choice, Id, Mark, Value
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.geschiedenis import Stand
from kanz_desktop.ui.geschiedenis.presenter import NOTHING, ONLY, YOU, HistoryPage, page
from kanz_desktop.ui.widgets.version_words import EMPTY, NOBODY, PURGED, UNKNOWN_WRITER
from tests.helpers.fake_sessie import ANOUK, WALL
from tests.helpers.port import TODAY, FakePort, begun_gezin

SOMEBODY = b"somebody-else--1"


@pytest.fixture
def port() -> Iterator[FakePort]:
    with begun_gezin() as made:
        yield made


def stand(value: Value = None, *, days: int = 0, person: Id = ANOUK, **more: object) -> Stand:
    return Stand(person, WALL - timedelta(days=days), 1, value, **more)  # type: ignore[arg-type]


def problem(port: FakePort) -> Id:
    edits = new_record("probleem", {"woorden": "de post ligt op een stapel"})
    port.apply(edits, "test")
    return edits[0].record


def shown(port: FakePort, field: str, *stands: Stand, today: date = TODAY) -> HistoryPage:
    return page(port, ANOUK, today, problem(port), field, stands)


def test_it_says_which_field_of_what_it_is_about(port: FakePort) -> None:
    said = shown(port, "ernst")
    assert (said.about, said.whose) == ("Hoe ernstig", "de post ligt op een stapel")
    assert shown(port.at_table(), "ernst").about == "Hoe zwaar"


def test_it_names_who_wrote_it_and_the_day_as_people_say_it(port: FakePort) -> None:
    said = shown(port, "woorden", stand("b"), stand("a", days=1), stand("a", days=3, person=SOMEBODY))
    assert [(line.who, line.when) for line in said.lines] == [
        ("Anouk Jansen", "vandaag, 9:00"),
        ("Anouk Jansen", "gisteren, 9:00"),
        (UNKNOWN_WRITER, "vr 20 nov, 9:00"),
    ]


def test_in_a_store_without_names_what_you_wrote_is_yours(port: FakePort) -> None:
    said = page(port, SOMEBODY, TODAY, problem(port), "woorden", [stand("a", person=SOMEBODY)])
    assert said.lines[0].who == YOU


def test_a_choice_is_said_in_the_words_of_who_reads_now(port: FakePort) -> None:
    entry = port.methode.list("bron")[0]
    written = stand(Choice(entry.id, "words of then"))
    assert shown(port, "bron", written).lines[0].words == entry.label
    assert shown(port.at_table(), "bron", written).lines[0].words == entry.tafel


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("woorden", "", EMPTY),
        ("ernst", None, EMPTY),
        ("ernst", Choice("no-longer-listed", "erg zwaar"), "erg zwaar"),
        ("doel_datum", date(2026, 12, 12), "za 12 dec 2026"),
        ("minstens", Mark(13), "6½"),
    ],
)
def test_every_kind_of_value_has_words(port: FakePort, field: str, value: Value, words: str) -> None:
    assert shown(port, field, stand(value)).lines[0].words == words


def test_people_in_a_set_are_named_and_those_who_may_not_be_seen_are_not(port: FakePort) -> None:
    mama, sem = port.member("Mama"), port.member("Sem")
    said = shown(port, "bij_wie", stand(members=frozenset({mama, sem, SOMEBODY})), stand(members=frozenset()))
    assert [line.words for line in said.lines] == ["Mama, Sem", NOBODY]


def test_what_was_purged_says_so_and_cannot_be_put_back(port: FakePort) -> None:
    (line,) = shown(port, "woorden", stand(purged=True)).lines
    assert (line.words, line.said, line.can_return) == (PURGED, False, False)


def test_what_stands_there_already_is_not_offered(port: FakePort) -> None:
    said = shown(port, "woorden", stand("a", current=True), stand("b"), stand("a"))
    assert [line.can_return for line in said.lines] == [False, True, False]


def test_a_long_text_begins_short(port: FakePort) -> None:
    (line,) = shown(port, "woorden", stand("woord " * 200)).lines
    assert len(line.short) < len(line.words)
    assert line.short.endswith("woord …")


def test_one_version_and_none_are_said_plainly(port: FakePort) -> None:
    assert shown(port, "woorden", stand("a", current=True)).remark == ONLY
    assert shown(port, "woorden").remark == NOTHING


def test_the_time_of_day_is_that_of_the_place_where_it_was_written(port: FakePort) -> None:
    early = Stand(ANOUK, datetime(2026, 11, 23, 8, 5).astimezone(), 1, "a")
    assert shown(port, "woorden", early).lines[0].when.endswith("8:05")
