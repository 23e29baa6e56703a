"""The family's own words stand on paper beside what they are about, for who may read them."""

from __future__ import annotations

import pytest

from kanz_desktop.domain.access import Audience, seen_by
from kanz_desktop.reports.pdf.render import render
from tests.helpers.printed_gezin import everything, report
from tests.helpers.records import ident, record, snapshot
from tests.helpers.second_reader import text_of

WORDS = "Die stapel lag er al"


def with_view(**hidden):
    view = record("zienswijze", bij="post", van="mama", woorden=WORDS, **hidden)
    return snapshot(*everything().records.values(), view)


@pytest.mark.parametrize("form", ["leefgebieden", "gezinsplan-gezin", "gezinsplan-professional", "kopie"])
def test_own_words_stand_beside_the_problem_that_they_are_about(form):
    words = text_of(render(form, report(with_view())).pdf)
    assert f"het: “{WORDS}”" in words
    assert words.index("De post ligt op een stapel") < words.index(WORDS)


@pytest.mark.parametrize("form", ["leefgebieden", "gezinsplan-gezin", "kopie"])
def test_own_words_for_one_person_stand_on_no_paper_of_another(form):
    rows = with_view(_voor="personen", _voor_personen=["mama"])
    papa = Audience(workers=False, persons=frozenset({ident("papa")}))
    assert WORDS not in text_of(render(form, report(seen_by(rows, papa))).pdf)
