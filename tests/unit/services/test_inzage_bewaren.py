"""Lines of the register that are too old go by the purge, and everything still verifies."""

from __future__ import annotations

import time

from kanz_desktop.services import inzage
from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.inzage import note_done
from kanz_desktop.services.inzage_bewaren import FOREVER, trim
from kanz_desktop.storage.moment import Moment
from tests.helpers.inzage import lines
from tests.unit.services.conftest import MOMENT

YEAR_MS = 366 * 86_400_000


def settle(sessie, wanted):
    end = time.monotonic() + 10
    while lines(sessie) != wanted and time.monotonic() < end:
        time.sleep(0.01)
    return lines(sessie)


def test_what_is_too_old_goes_and_a_line_says_how_many(make_sessie, monkeypatch):
    monkeypatch.setattr("kanz_desktop.services.inzage_bewaren.SLICE", 3)
    now = [MOMENT.wall_ms]
    sessie = make_sessie(clock=lambda: Moment(now[0], 60))
    before = len(sessie.snapshot.records)
    for _ in range(5):
        note_done(sessie, inzage.ERASED, aantal=1)
    sessie.apply(new_actie(sessie.snapshot, sessie.pen(), wat="bellen"), "gezinsplan").result()
    now[0] += 4 * YEAR_MS
    note_done(sessie, inzage.BACKED_UP)
    now[0] += 2 * YEAR_MS
    trim(sessie, FOREVER)
    trim(sessie, 10)
    assert len(lines(sessie)) == 6
    trim(sessie, 5)
    wanted = [{"wat": "back-up"}, {"wat": "register-gewist", "aantal": 5}]
    assert settle(sessie, wanted) == wanted
    assert len(sessie.snapshot.records) == before + 1  # changes are not touched
    findings = sessie.verify()
    assert findings.ok
    assert findings.purged == 10


def test_an_opening_without_old_lines_writes_nothing(make_sessie):
    sessie = make_sessie()
    note_done(sessie, inzage.BACKED_UP)
    trim(sessie, 5)
    sessie.read(lambda _store: None).result()
    sessie.commit_drafts().result()
    assert lines(sessie) == [{"wat": "back-up"}]
