"""A note never stands in the database of the gezin, and nothing of the gezin among the notes."""

from __future__ import annotations

import pytest

from kanz_desktop.domain.edit_rules import EditRefused
from kanz_desktop.domain.kinds import PLACE, Place
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Choice
from kanz_desktop.services.edits import new_record
from tests.helpers.records import ident


@pytest.mark.parametrize(
    "kind", [kind.id for kind in KINDS.values() if kind.place is Place.WERKAANTEKENINGEN]
)
def test_the_gezin_takes_no_record_of_the_notes(make_sessie, kind):
    sessie = make_sessie()
    with pytest.raises(EditRefused) as refused:
        sessie.apply(new_record(kind, {PLACE: Choice("dossier", "Dossier")}, None, ident("x")), "x").result()
    assert refused.value.data["reason"] == "plaats"
    assert sessie.snapshot.of(kind) == ()


def test_nothing_of_the_gezin_is_put_among_the_notes(make_sessie):
    sessie = make_sessie()
    place = Choice("werkaantekeningen", "Werkaantekeningen")
    with pytest.raises(EditRefused):
        sessie.apply(new_record("document", {"titel": "brief", PLACE: place}), "x").result()
    sessie.apply(new_record("document", {"titel": "x", PLACE: Choice("dossier", "Dossier")}), "x").result()
