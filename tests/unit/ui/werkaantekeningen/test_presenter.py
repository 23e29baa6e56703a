"""What the list of notes and the questions around moving and destroying say."""

from __future__ import annotations

from datetime import date

from kanz_desktop.domain.kinds import Merge, Place
from kanz_desktop.domain.note_kinds import REFLECTION_STEPS
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.services.aantekening_verplaatsen import TARGETS
from kanz_desktop.services.aantekeningen import NotesState
from kanz_desktop.ui.werkaantekeningen import presenter
from tests.helpers.records import ident, record, snapshot

TODAY = date(2026, 12, 11)
NOTE = record("aantekening", "a", datum=date(2026, 12, 10), titel="Bezoek", tekst="# Kop\n- **een** ding")
FORM = record("reflectie", "r", datum=date(2026, 12, 11), vraag="Hoe verder?")
FILE = record("bijlage", "f", bestandsnaam="brief.txt", aantekening=ident("a"))
KEPT = snapshot(NOTE, FORM)


def test_a_line_says_what_when_and_how_it_begins() -> None:
    form, note = presenter.lines(KEPT, TODAY)
    assert (note.title, note.under, note.excerpt) == ("Bezoek", "do 10 dec", "Kop • een ding")
    assert (form.title, form.under, form.excerpt) == ("Hoe verder?", "vr 11 dec · reflecterend team", "")


def test_a_search_shows_only_what_it_found() -> None:
    assert [line.id for line in presenter.lines(KEPT, TODAY, [NOTE.id])] == [NOTE.id]
    assert presenter.lines(KEPT, TODAY, []) == ()


def test_a_long_note_is_cut_at_a_word() -> None:
    long = record("aantekening", "l", titel="Lang", tekst="woord " * 60)
    (line,) = presenter.lines(snapshot(long), TODAY)
    assert line.excerpt.endswith("woord …")
    assert len(line.excerpt) <= presenter.EXCERPT + 2


def test_every_place_a_note_can_go_to_says_who_reads_there() -> None:
    assert set(presenter.READERS) == set(presenter.GOES_TO) == set(TARGETS)
    assert "collega" in presenter.READERS[Place.DOSSIER]
    assert "iedereen in het gezin" in presenter.READERS[Place.GEZINSMAP]
    assert set(presenter.BADGES) == set(NotesState)


def test_the_form_asks_every_question_of_the_six_steps_once_and_in_order() -> None:
    asked = [field for _, _, fields in REFLECTION_STEPS for field in fields]
    assert len(REFLECTION_STEPS) == 6
    assert asked == [field.id for field in KINDS["reflectie"].fields if field.merge is Merge.TEXT]


def test_the_end_says_how_much_is_left() -> None:
    assert presenter.ending_words(0).startswith("Er staan geen aantekeningen meer")
    assert presenter.ending_words(1).startswith("Er staat nog 1 aantekening.")
    assert presenter.ending_words(3).startswith("Er staan nog 3 aantekeningen.")
    assert [presenter.destroy_words(count) for count in (0, 1, 3)] == [
        "Vernietigen",
        "1 aantekening vernietigen",
        "3 aantekeningen vernietigen",
    ]
