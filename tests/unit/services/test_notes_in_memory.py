"""Design I12, looked for where it would be: in the memory of a process that was started for the table."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import aantekening_sessie, aantekeningen
from kanz_desktop.services.edits import set_field
from kanz_desktop.services.sources import Source
from kanz_desktop.storage.gezin_keys import GezinKeys
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.laptops import new_laptop
from tests.helpers.memory import memory_of
from tests.helpers.notes import WORDS

NOTE = "kwetterpraatje over vroeger"
TABLE = """
import sys
from pathlib import Path
from kanz_desktop.paths import AppPaths
from kanz_desktop.domain.access import NOTES_VIEW, TABLE_VIEW
from kanz_desktop.services import openformaat, opening
sessie = opening.open_at_table(AppPaths(Path(sys.argv[1])), bytes.fromhex(sys.stdin.readline()))
for view in (NOTES_VIEW, TABLE_VIEW):
    sessie.search("vroeger", view).result()
openformaat.dump(sessie, history=True)
print("ready", flush=True)
sys.stdin.readline()
sessie.close()
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_the_process_at_the_table_holds_no_key_and_no_word_of_the_notes(tmp_path: Path) -> None:
    paths = AppPaths(tmp_path / "profiel")
    desk, _ = new_laptop(paths, "Anouk")
    gezin = desk.new_gezin("Van der Vliegendonk").id
    notes, _ = aantekeningen.set_up(desk, gezin, WORDS, code=None, profile=TEST_PROFILE)
    edits = aantekening_sessie.new_note(notes)
    notes.apply(edits, "x").result()
    note = edits[0].record
    notes.apply([set_field(notes.snapshot, note, "aantekening", "tekst", NOTE)], "x").result()
    aantekening_sessie.attach(notes, note, [Source.from_bytes("mompelbrief.txt", b"brombeergeheim")])
    keys: GezinKeys = notes._keys
    own = desk.vault.gezin_keys(gezin)
    handed = desk.table_handover(gezin, ())
    desk.lock()
    with subprocess.Popen(
        [sys.executable, "-c", TABLE, str(paths.data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as table:
        assert table.stdin is not None
        assert table.stdout is not None
        table.stdin.write(handed.hex() + "\n")
        table.stdin.flush()
        assert table.stdout.readline().strip() == "ready"
        memory = memory_of(table.pid)
        table.stdin.write("\n")
        table.stdin.flush()
        assert table.wait(timeout=20) == 0
    secret = [keys.database_key, keys.object_key, keys.dedup_key]
    secret += [key.hex().encode() for key in secret]
    words = [word.encode() for word in (NOTE, WORDS, "mompelbrief", "brombeergeheim", TEST_PASSPHRASE)]
    assert [hidden for hidden in (*secret, *words) if hidden in memory] == []
    assert own.object_key in memory, "what was handed over is found, so the search can find"
    assert b"Van der Vliegendonk" in memory
