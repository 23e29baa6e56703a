"""A value that goes while it is frozen and not written yet: what came after it has to reach the others."""

from __future__ import annotations

from contextlib import suppress

from kanz_desktop.sync.notes_out import freeze_notes
from kanz_desktop.sync.notes_stream import open_ring
from kanz_desktop.sync.watch import Step, SyncStopped
from tests.sim.office import GEZIN, Office
from tests.unit.sync.test_engine import StopAt
from tests.unit.sync.test_members import CODE, come_back
from tests.unit.sync.test_notes_stream import (
    NOTES,
    WRAP_KEY,
    Vault,
    anna_with_notes,
    notes_of,
    publish,
    restored,
)


def test_what_was_written_after_a_value_that_never_went_out_reaches_everybody() -> None:
    office = Office("Anna", "Bram")
    office.gezin("Anna", "Bram")
    anna = office["Anna"]
    first = anna.write("woorden", "van een ander gezin")
    for words in ("veel post", "een beetje post"):
        with suppress(SyncStopped):
            anna.sync(StopAt(Step.FROZEN, 1))
        anna.write("woorden", words)
    anna.purge([first.id], [])
    office.rounds(3)
    office.assert_same()
    assert office["Bram"].texts() == {"een beetje post"}
    assert office["Bram"].log().ops[first.id].purged


def test_notes_after_one_that_never_went_out_come_back_too() -> None:
    office, anna = anna_with_notes()
    wrong = anna.write("woorden", "van een ander gezin", stream=NOTES)
    memory, log = anna.laptop.office, notes_of(anna)
    freeze_notes(memory, log, open_ring(memory, NOTES, GEZIN, WRAP_KEY))
    anna.write("woorden", "van dit gezin", stream=NOTES)
    freeze_notes(memory, log, open_ring(memory, NOTES, GEZIN, WRAP_KEY))
    log.purge([wrong.id], [])
    publish(anna)
    Vault(anna).sync()
    again, _ = come_back(office, CODE, "Anna opnieuw")
    again.sync()
    assert restored(again) is not None
    assert set(notes_of(again).ops) == set(log.ops)
    assert again.texts(stream=NOTES) == {"van dit gezin"}
