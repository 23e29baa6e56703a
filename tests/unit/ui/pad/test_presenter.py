"""What the screen of the path says, without a window."""

from __future__ import annotations

from datetime import timedelta

from kanz_desktop.services import pad
from kanz_desktop.services.contact import Contact, Hours, contact_edits
from kanz_desktop.services.edits import set_fields
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.ui.pad import presenter
from kanz_desktop.ui.pad.contact_presenter import contact_lines, hours_words
from tests.helpers.port import TODAY, FakePort


def write_traject(port: FakePort, **values) -> None:
    traject = current_traject(port.snapshot, port.pen)
    port.apply(set_fields(port.sessie.snapshot, traject, "traject", values), "test")


def test_what_was_is_now_and_comes_is_said_in_words(port: FakePort) -> None:
    port.apply(pad.go_to(port.snapshot, port.pen, port.methode.stap("stap-3"), TODAY), "test")
    steps = [step for phase in presenter.phases(port) for step in phase.steps]
    assert [step.where for step in steps[:4]] == ["geweest", "geweest", "nu", "later"]
    assert steps[2].spoken == "3 Kennismakingsgesprek, nu"
    family = presenter.phases(port.at_table())
    assert (family[0].words, family[0].steps[2].words) == ("We beginnen", "3 We maken kennis")


def test_the_family_sees_no_point_and_no_term_of_the_workers(port: FakePort) -> None:
    write_traject(port, begin=TODAY, toegewezen=TODAY)
    first = port.methode.stappen[0]
    assert len(presenter.step_points(port, first, TODAY)) == 8
    assert presenter.step_points(port.at_table(), first, TODAY) == ()
    assert [line.term.soort for line in presenter.terms(port, TODAY)] == ["eerste-acties", "gezinsplan"]
    assert [line.words for line in presenter.terms(port.at_table(), TODAY)] == ["Ons plan is klaar"]


def test_a_moved_term_says_the_day_that_it_had_and_why(port: FakePort) -> None:
    write_traject(port, begin=TODAY)
    counted = TODAY + timedelta(days=28)
    moved = pad.move_term(port.snapshot, port.pen, "gezinsplan", counted, counted + timedelta(days=7), "ziek")
    port.apply(moved, "test")
    (line,) = presenter.terms(port, TODAY)
    assert (line.when, line.why) == ("ma 28 dec", "eerst ma 21 dec: ziek")


def test_where_no_day_comes_it_says_why(port: FakePort) -> None:
    assert "wanneer het traject begon" in presenter.nothing_words(port)
    write_traject(port, begin=TODAY)
    assert presenter.nothing_words(port) == "Er staat nu niets op een dag."
    port.apply(pad.close(port.snapshot, port.pen, TODAY), "test")
    assert "afgesloten" in presenter.nothing_words(port)
    assert presenter.nothing_words(port.at_table()) == "Er staat nu niets op een dag."


def test_trajecten_are_named_once_there_is_something_to_tell_apart(port: FakePort) -> None:
    write_traject(port, begin=TODAY - timedelta(days=10))
    assert presenter.traject_lines(port, TODAY) == ()
    port.apply(pad.close(port.snapshot, port.pen, TODAY), "test")
    port.apply(pad.next_traject(port.snapshot, port.pen, TODAY), "test")
    assert [(line.words, line.earlier) for line in presenter.traject_lines(port, TODAY)] == [
        ("Traject 1 van vr 13 nov tot ma 23 nov", True),
        ("Traject 2 van ma 23 nov", False),
    ]


def test_hours_are_laid_side_by_side_without_a_judgement() -> None:
    assert hours_words(Hours(0, (), 0, None)) == "Deze week 0 min · sinds het begin 0 min"
    assert hours_words(Hours(90, (120,), 210, 360)) == (
        "Deze week 1u30 · de week ervoor 2u · in het plan 6u per week · sinds het begin 3u30"
    )
    assert hours_words(Hours(60, (120, 60, 0), 240, None)) == (
        "Deze week 1u · de 3 weken ervoor 1u per week · sinds het begin 4u"
    )


def test_a_contact_is_a_row_of_words_and_a_correction_says_so(port: FakePort) -> None:
    mama = port.member("Sanne", roepnaam="Mama")
    first = contact_edits(
        port.snapshot, port.pen, Contact(TODAY, "telefoon", (mama,), "de mentor", 15, "school")
    )
    port.apply(first, "test")
    (line,) = contact_lines(port, TODAY)
    assert (line.spoken, line.corrected) == ("ma 23 nov, telefoon, Mama, de mentor, 15 min, school", "")
    better = Contact(TODAY, "telefoon", (mama,), "", 20, "school")
    port.apply(
        contact_edits(port.snapshot, port.pen, better, corrects=port.snapshot.records[line.id]), "test"
    )
    (line,) = contact_lines(port, TODAY)
    assert (line.long, line.corrected) == ("20 min", "verbeterd")
