"""An edit that must not be written is refused before it is an operation."""

from __future__ import annotations

from datetime import date

import pytest

from kanz_desktop.domain.edit_rules import EditRefused, check_edit
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Choice, FileRef, Mark, Ref, Value
from tests.helpers.records import ident

RECORD, OP = ident("record"), bytes(32)


def edit(kind: str, field: str, value: Value, **more: object) -> Edit:
    return Edit(RECORD, kind, field, value, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "good",
    [
        edit("gezin", "naam", "De Vries"),
        edit("gezin", "naam", None, replaces=(OP,)),
        edit("probleem", "ernst", Choice("ernst-3", "zwaar")),
        edit("probleem", "doel_datum", date(2026, 12, 12)),
        edit("probleem", "traject", Ref(RECORD)),
        edit("probleem", "bij_wie", True, element=ident("mama")),
        edit("probleem", "bij_wie", None, element=ident("mama")),
        edit("cijfer", "cijfer", Mark(13)),
        edit("actie", "koelkast", False),
        edit("traject", "nummer", 1),
        edit("akkoord", "handtekening", "1 300 100 10,80 60,20"),
        edit("document", "bestand", FileRef(OP, 1, "image/png")),
        edit("document", "_deleted", True, saw=(OP,)),
        edit("document", "_voor", Choice("medewerkers", "Alleen de medewerkers")),
    ],
)
def test_an_edit_of_a_declared_field_passes(good: Edit) -> None:
    check_edit(good)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (edit("wens", "woorden", "x"), "soort"),
        (edit("gezin", "achternaam", "x"), "veld"),
        (edit("gezin", "naam", 5), "waarde"),
        (edit("gezin", "naam", True), "waarde"),
        (edit("traject", "nummer", True), "waarde"),
        (edit("akkoord", "handtekening", "Sanne"), "waarde"),
        (edit("actie", "koelkast", 1), "waarde"),
        (edit("probleem", "ernst", "ernst-3"), "waarde"),
        (edit("probleem", "bij_wie", True), "element"),
        (edit("gezin", "naam", "x", element=b"naam"), "element"),
        (edit("gezin", "naam", "x", saw=(OP,)), "gezien"),
    ],
)
def test_an_edit_that_would_harm_the_record_is_refused_with_the_reason(wrong: Edit, reason: str) -> None:
    with pytest.raises(EditRefused) as refusal:
        check_edit(wrong)
    assert refusal.value.data["reason"] == reason
    assert "x" not in refusal.value.data.values(), "an error never carries words of a family"
