"""The database of one gezin turns out to be damaged in the middle of a sync: the other gezinnen go on."""

from __future__ import annotations

import shutil
from pathlib import Path

from kanz_desktop.storage.failures import DatabaseDamaged
from kanz_desktop.storage.gezin_keys import MAP_DATABASE
from tests.helpers.kantoren import Worker, let_in, workers

PAGE = 4096
TRIED = 8
"""Places in the database that are damaged, one at a time."""
BOTH = {"van Anna, na de schade", "van Bram, na de schade"}


def test_a_gezin_that_cannot_be_read_any_more_holds_up_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "kantoor"
    folder.mkdir()
    with workers(tmp_path, "Anna", "Bram") as (anna, bram):
        anna.kantoor.found(folder)
        anna.sync()
        hurt, whole = (anna.place.new_gezin(name).id for name in ("De Vries", "El Amrani"))
        anna.sync()
        let_in(anna, bram, hurt, whole)
        for number in range(30):
            anna.write(hurt, f"een woord van voor de schade, nummer {number}")
        anna.sync()
        bram.sync()
        for gezin in (hurt, whole):
            anna.write(gezin, "van Anna, na de schade")
            bram.write(gezin, "van Bram, na de schade")
        anna.sync()
        bram.place.close()
        shutil.copytree(bram.paths.data, tmp_path / "whole laptop")
        shutil.copytree(folder, tmp_path / "whole folder")
        database = bram.paths.gezin(hurt) / MAP_DATABASE
        pages = database.stat().st_size // PAGE
        named = 0
        for page in range(1, pages, pages // TRIED):
            put_back(bram.paths.data, tmp_path / "whole laptop")
            put_back(folder, tmp_path / "whole folder")
            named += synced_with_a_broken_page(bram, database, page, hurt)
            assert bram.says(whole) == BOTH
            bram.place.close()
        assert named > TRIED // 2, "most pages are of use to a sync"
        anna.sync()
        assert anna.says(whole) == BOTH
        bram.place = bram.unlocked()


def synced_with_a_broken_page(bram: Worker, database: Path, page: int, hurt: bytes) -> bool:
    """Whether the gezin was named; where nobody came across the page it is as whole as before."""
    data = bytearray(database.read_bytes())
    start = page * PAGE + 100
    data[start : start + 100] = bytes(byte ^ 0x5A for byte in data[start : start + 100])
    database.write_bytes(data)
    bram.place = bram.unlocked()
    bram.kantoor.proef()
    verslag = bram.sync()
    assert {(one.gezin, type(one.error)) for one in verslag.dicht} <= {(hurt, DatabaseDamaged)}
    return bool(verslag.dicht)


def put_back(there: Path, kept: Path) -> None:
    shutil.rmtree(there)
    shutil.copytree(kept, there)
