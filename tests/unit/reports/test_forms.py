import pytest

from kanz_desktop.domain.values import Mark
from kanz_desktop.reports.forms import FORMS, FormUnknown, form
from kanz_desktop.reports.marks import mark_words
from kanz_desktop.reports.pdf.render import STORIES, render
from tests.helpers.printed_gezin import report


def test_every_form_has_a_story_and_every_story_a_form() -> None:
    assert {entry.id for entry in FORMS} == set(STORIES)


def test_an_unknown_form_is_refused_by_its_id() -> None:
    with pytest.raises(FormUnknown) as refused:
        render("verlanglijst", report())
    assert refused.value.data == {"form": "verlanglijst"}


def test_a_form_is_found_by_its_id() -> None:
    assert form("koelkast").named is False


@pytest.mark.parametrize(("halves", "words"), [(2, "1"), (13, "6½"), (20, "10"), (None, "weet ik niet")])
def test_a_mark_is_written_as_at_school(halves: int | None, words: str) -> None:
    assert mark_words(Mark(halves)) == words
