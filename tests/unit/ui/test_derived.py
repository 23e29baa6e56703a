from __future__ import annotations

from kanz_desktop.domain.records import Record
from kanz_desktop.ui.derived import Derived
from tests.helpers.records import record


def test_a_record_that_did_not_change_is_not_read_again() -> None:
    read: list[str] = []

    def title(row: Record) -> str:
        read.append(row.text("wat"))
        return row.text("wat").upper()

    titles = Derived(title)
    bellen, ordenen = record("actie", "a", wat="bellen"), record("actie", "b", wat="ordenen")
    assert titles.of([bellen, ordenen]) == ["BELLEN", "ORDENEN"]
    assert titles.of([record("actie", "b", wat="opruimen"), bellen]) == ["OPRUIMEN", "BELLEN"]
    assert read == ["bellen", "ordenen", "opruimen"]


def test_what_is_gone_is_forgotten() -> None:
    read: list[str] = []
    titles = Derived(lambda row: read.append(row.text("wat")))
    row = record("actie", wat="bellen")
    titles.of([row])
    titles.of([])
    titles.of([row])
    assert read == ["bellen", "bellen"]
