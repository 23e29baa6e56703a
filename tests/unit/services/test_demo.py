"""The example gezin is whole, made up, and the same every time."""

from __future__ import annotations

import pytest

from kanz_desktop.domain.access import TABLE_VIEW, seen_by
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import filetypes, papieren
from kanz_desktop.services.demo.papieren import papers
from kanz_desktop.services.demo.steps import make_example
from kanz_desktop.services.preview_process import PreviewProcess
from kanz_desktop.services.samen import Together
from tests.helpers.laptops import new_laptop


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    paths = AppPaths(tmp_path_factory.mktemp("voorbeeld") / "profiel")
    werkplek, _ = new_laptop(paths, "Anouk Verzonnen")
    process = PreviewProcess()
    yield werkplek, make_example(werkplek, process)
    process.close()
    werkplek.close()


@pytest.fixture(scope="module")
def sessie(made):
    werkplek, example = made
    return werkplek.open_gezin(example.gezin)


def test_it_counts_what_was_promised(made):
    _, example = made
    assert (example.naam, example.members, example.problems, example.acties) == (
        "Voorbeeld",
        5,
        20,
        12 + 1 + 2,
    )  # one was agreed in a dialooggesprek, two in the MDO+
    assert (example.afspraken, example.versions) == (4, 2)
    assert example.papers == 10 + 1  # the printed plan lies in the map too
    assert example.marks == 40


def test_its_papers_are_of_ten_kinds_by_their_content(sessie):
    kinds = {row.file("bestand").media_type for row in sessie.snapshot.of("document")}
    assert kinds == {
        filetypes.JPEG, filetypes.PNG, filetypes.PDF, filetypes.EMAIL, filetypes.TEXT,
        filetypes.TIFF, filetypes.HEIC, filetypes.DOCX, filetypes.WEBP,
    }  # fmt: skip


def test_all_five_leefgebieden_have_problems_and_something_that_goes_well(sessie):
    cards = sessie.snapshot.of("leefgebied")
    assert all(card.text("krachten") for card in cards)
    assert {row.choice("leefgebied") for row in sessie.snapshot.of("probleem")} == {
        card.choice("leefgebied") for card in cards
    }


def test_everybody_answered_the_plan(sessie):
    assert len(sessie.snapshot.of("akkoord")) == 5


def test_one_paper_is_for_the_workers_only(sessie):
    table = seen_by(sessie.snapshot, TABLE_VIEW)
    assert len(sessie.snapshot.of("document")) - len(table.of("document")) == 1


def test_the_words_on_its_papers_are_found(sessie):
    found = sessie.search("oudergesprek", TABLE_VIEW).result()
    assert any(hit.kind == "document" for hit in found)


def test_it_verifies_to_the_last_byte(sessie):
    assert sessie.verify().ok


def test_the_papers_are_the_same_bytes_every_time(sessie):
    """What the fixture took into the map, made once more."""
    kept = {row.text("bestandsnaam"): row.file("bestand").size for row in sessie.snapshot.of("document")}
    again = {row.name: row for row in papers(sessie.today())}
    assert {name: len(row.data) for name, row in again.items()} == {name: kept[name] for name in again}
    by_name = {row.text("bestandsnaam"): row.id for row in sessie.snapshot.of("document")}
    assert all(papieren.read(sessie, by_name[name]) == row.data for name, row in again.items())
    assert len(again["IMG_0412.JPG"].data) > 1_000_000
    assert again["besluit gemeente.pdf"].data.count(b"/Type /Page ") == 3


def test_a_colleague_wrote_something_else_and_both_wait_to_be_looked_at(sessie):
    words, day = Together().points(sessie.snapshot)
    assert [point.field.id for point in (words, day)] == ["in_stand", "voor"]
    assert len({version.person for version in words.versions}) == 2
    shown = words.versions[0]
    assert shown.person == sessie.author.person
    assert shown.wall > words.versions[1].wall
