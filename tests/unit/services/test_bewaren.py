"""Twenty years after the last change; longer only with a reason."""

from __future__ import annotations

from datetime import date

from kanz_desktop.services.bewaren import KIND, keep_years, kept_until, last_change, longer_until
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.verzoeken import Asker, request_edits
from tests.helpers.records import record, snapshot


def test_it_is_kept_for_twenty_years_after_the_last_change():
    rows = snapshot(record("gezin", naam="De Vries"))
    assert last_change(rows) == date(2026, 12, 11)
    assert kept_until(rows) == date(2046, 12, 11)
    assert kept_until(rows, 25) == date(2051, 12, 11)
    assert kept_until(snapshot()) is None


def test_asking_and_looking_do_not_start_the_term_anew():
    rows = snapshot(record("registerregel", aantal=1), record("verzoek", waarover="alles"))
    assert last_change(rows) is None


def test_longer_counts_only_with_a_reason(sessie):
    apply = sessie.apply
    kept = sessie.pen().once(KIND, KIND)
    apply([set_field(sessie.snapshot, kept, KIND, "langer_tot", date(2060, 1, 1))], "rechten").result()
    assert longer_until(sessie.snapshot) is None
    apply([set_field(sessie.snapshot, kept, KIND, "reden", "loopt een zaak")], "rechten").result()
    assert kept_until(sessie.snapshot) == date(2060, 1, 1)
    apply(request_edits(sessie.pen(), "wissen", Asker(), date(2025, 1, 1)), "rechten").result()
    assert kept_until(sessie.snapshot) == date(2060, 1, 1)


def test_an_organisation_keeps_longer_but_never_shorter_than_the_law():
    assert [keep_years(kept) for kept in (25, 10, None, "20")] == [25, 20, 20, 20]
