"""Disasters, from the moment they happen to the moment when the work goes on: no survivor loses what it held.

One drill a disaster; docs/rampoefeningen.md tells each in words, and a test holds that page to this folder.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kanz_desktop.errors import AccessRefused, KanzError
from kanz_desktop.method.load import load_methode
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import aantekeningen, papieren, reservekopie, wachtzin
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.drafts import Draft
from kanz_desktop.storage.failures import DiskFull
from kanz_desktop.storage.moment import Moment
from kanz_desktop.storage.vault import VaultState, unlock_vault, vault_state
from tests.helpers import drill
from tests.helpers.bad_luck import fill, scrub, small_disk
from tests.helpers.drill import NEW_WORDS, NOTE_WORDS, SCREEN, Laptop
from tests.helpers.kdf import TEST_PASSPHRASE, TEST_PROFILE
from tests.helpers.vault_crash import die_before, in_child

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="dying needs fork and SIGKILL")
PAGE = Path(__file__).parents[2] / "docs" / "rampoefeningen.md"
FIRST, SECOND = drill.GEZINNEN


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return drill.filled_laptop(tmp_path / "laptop")[0]


@pytest.fixture
def made(tmp_path: Path) -> tuple[Laptop, str]:
    """With the printed recovery code."""
    return drill.filled_laptop(tmp_path / "laptop")


@pytest.fixture
def fresh(tmp_path: Path) -> Laptop:
    return drill.new_laptop(tmp_path / "nieuwe laptop")


def test_the_battery_dies_in_the_middle_of_a_sentence(laptop: Laptop) -> None:
    def work() -> None:
        sessie = _first(laptop.unlock())
        record = next(iter(sessie.snapshot.of("actie")))
        heads = record.heads("hoe_ging_het")
        draft = Draft(record.id, "actie", "hoe_ging_het", None, "we hadden net geb", heads, SCREEN)
        sessie.save_draft(draft).result()

    drill.dies(work)
    werkplek = laptop.unlock()
    found = [record.text("hoe_ging_het") for record in _first(werkplek).snapshot.of("actie")]
    werkplek.close()
    assert "we hadden net geb" in found


def test_the_disk_fills_up_while_saving(laptop: Laptop, tmp_path: Path) -> None:
    with small_disk(tmp_path / "schijf"):
        on_it = Laptop(Path(shutil.copytree(laptop.folder, tmp_path / "schijf" / "laptop")))
        before = on_it.holds()
        werkplek = on_it.unlock()
        sessie = _first(werkplek)
        filler = fill(tmp_path / "schijf", leave=200_000)
        saved = drill.saves_until(DiskFull, lambda: drill.actie(sessie, "Bellen met de gemeente. " * 100))
        filler.unlink()
        drill.actie(sessie, "er is weer ruimte")
        werkplek.close()
        assert len(on_it.holds()[FIRST][0]) == len(before[FIRST][0]) + saved + 1


def test_the_passphrase_is_forgotten(made: tuple[Laptop, str]) -> None:
    laptop, code = made
    before = laptop.holds()
    laptop.unlock_with_code(code).close()
    assert laptop.holds(NEW_WORDS) == before
    with pytest.raises(AccessRefused):
        laptop.unlock()


def test_the_keyring_is_wiped(made: tuple[Laptop, str]) -> None:
    laptop, code = made
    before = laptop.holds()
    shutil.rmtree(laptop.keyring.folder)
    with pytest.raises(KanzError) as refused:
        laptop.unlock()
    assert refused.value.code == "sleutelbos-leeg"
    laptop.unlock_with_code(code).close()
    assert laptop.holds(NEW_WORDS) == before


def test_the_paper_with_the_code_is_lost(made: tuple[Laptop, str]) -> None:
    laptop, old = made
    werkplek = laptop.unlock()
    new = wachtzin.new_recovery_code(werkplek, TEST_PASSPHRASE, secrets=laptop.keyring)
    werkplek.close()
    before = laptop.holds()
    with pytest.raises(AccessRefused):
        laptop.unlock_with_code(old)
    laptop.unlock_with_code(new).close()
    assert laptop.holds(NEW_WORDS) == before


def test_the_laptop_is_stolen_and_the_stick_is_at_the_office(
    made: tuple[Laptop, str], fresh: Laptop, tmp_path: Path
) -> None:
    laptop, code = made
    stick = _back_up(laptop, tmp_path)
    before = laptop.holds()
    laptop.wipe()
    result = _restore(fresh, stick, code)
    assert (len(result.gezinnen), result.damaged) == (2, ())
    assert fresh.holds(NEW_WORDS) == before


def test_the_stolen_laptop_held_werkaantekeningen(
    made: tuple[Laptop, str], fresh: Laptop, tmp_path: Path
) -> None:
    laptop, code = made
    stick = _back_up(laptop, tmp_path)
    laptop.wipe()
    _restore(fresh, stick, code)
    werkplek = fresh.unlock(NEW_WORDS)
    notes = aantekeningen.open_with_code(
        werkplek, werkplek.gezinnen()[0].id, code, NOTE_WORDS, secrets=fresh.keyring, profile=TEST_PROFILE
    )
    assert drill.note_texts(notes) == ["Praat met collega over de tweede lijn."]
    werkplek.close()


def test_a_gezin_on_the_stick_is_damaged_too(made: tuple[Laptop, str], fresh: Laptop, tmp_path: Path) -> None:
    laptop, code = made
    stick = _back_up(laptop, tmp_path)
    before = laptop.holds()
    scrub(stick / "gezinnen" / _id(laptop, FIRST) / "map.db", 0.3, 0.6)
    laptop.wipe()
    result = _restore(fresh, stick, code)
    ((damaged, _),) = result.damaged
    werkplek = fresh.unlock(NEW_WORDS)
    whole = next(regel for regel in werkplek.gezinnen() if regel.id != damaged)
    assert drill.of_gezin(werkplek.open_gezin(whole.id)) == before[SECOND]
    werkplek.close()


def test_both_headers_of_the_vault_are_damaged(laptop: Laptop, tmp_path: Path) -> None:
    stick = _back_up(laptop, tmp_path)
    before = laptop.holds()
    for header in (laptop.paths.vault_header, laptop.paths.vault_header_copy):
        scrub(header, 0.2)
    assert vault_state(laptop.paths) is VaultState.DAMAGED
    shutil.copy(stick / laptop.paths.vault_header.name, laptop.paths.vault_header)
    assert laptop.holds() == before


def test_the_list_of_gezinnen_is_gone(laptop: Laptop) -> None:
    before = laptop.holds()
    scrub(laptop.paths.vault_database, 0.1)
    assert laptop.holds() == before
    laptop.paths.vault_database.unlink()
    assert laptop.holds() == before


def test_the_map_of_one_gezin_is_damaged(laptop: Laptop, fresh: Laptop, tmp_path: Path) -> None:
    stick = _back_up(laptop, tmp_path)
    held_by_stick = laptop.holds()
    werkplek = laptop.unlock()
    drill.actie(_second(werkplek), "na de reservekopie geschreven")
    werkplek.close()
    scrub(laptop.paths.gezin(bytes.fromhex(_id(laptop, FIRST))) / "map.db", 0.0)
    werkplek = laptop.unlock()
    assert "na de reservekopie geschreven" in str(drill.of_gezin(_second(werkplek)))
    werkplek.close()
    shutil.copytree(laptop.folder / "sleutelbos", fresh.folder / "sleutelbos")
    reservekopie.restore(fresh.paths, stick, fresh.enter)
    assert fresh.holds()[FIRST] == held_by_stick[FIRST]


def test_one_paper_is_damaged(laptop: Laptop, tmp_path: Path) -> None:
    stick = _back_up(laptop, tmp_path)
    werkplek = laptop.unlock()
    sessie = _first(werkplek)
    papers = sessie.snapshot.of("document")
    content = {paper.id: papieren.read(sessie, paper.id) for paper in papers}
    hurt = papers[0]
    name = papieren.file_of(sessie, hurt.id).object.hex()
    werkplek.close()
    kept = stick / "gezinnen" / _id(laptop, FIRST) / "objects" / name[:2] / name
    damaged = laptop.paths.gezin(bytes.fromhex(_id(laptop, FIRST))) / "objects" / name[:2] / name
    scrub(damaged, 0.5)
    werkplek = laptop.unlock()
    sessie = _first(werkplek)
    with pytest.raises(KanzError) as refused:
        papieren.read(sessie, hurt.id)
    assert refused.value.code == "papier-beschadigd"
    assert all(papieren.read(sessie, paper.id) == content[paper.id] for paper in papers[1:])
    shutil.copy(kept, damaged)
    assert papieren.read(sessie, hurt.id) == content[hurt.id]
    werkplek.close()


def test_the_laptop_dies_while_a_backup_is_made(laptop: Laptop, fresh: Laptop, tmp_path: Path) -> None:
    before, stick = laptop.holds(), tmp_path / "stick" / "kopie"

    def dying(step: int) -> Callable[[], None]:
        def work() -> None:
            werkplek = laptop.unlock()
            die_before(step)
            reservekopie.make_backup(werkplek, stick)

        return work

    for step in (1, 4, 9, 16):
        shutil.rmtree(stick.parent, ignore_errors=True)
        stick.parent.mkdir()
        assert in_child(dying(step)) != 0
        assert not stick.exists()
        with pytest.raises(reservekopie.NoBackup):
            reservekopie.restore(fresh.paths, stick, fresh.enter)
    werkplek = laptop.unlock()
    reservekopie.make_backup(werkplek, stick)
    werkplek.close()
    assert laptop.holds() == before


def test_the_new_laptop_dies_while_the_backup_comes_back(
    made: tuple[Laptop, str], fresh: Laptop, tmp_path: Path
) -> None:
    laptop, code = made
    stick, before = _back_up(laptop, tmp_path), laptop.holds()

    def dying(step: int) -> Callable[[], None]:
        def work() -> None:
            die_before(step)
            _restore(fresh, stick, code)

        return work

    for step in (2, 7, 15, 30):
        assert in_child(dying(step)) != 0
        assert vault_state(fresh.paths) is VaultState.ABSENT
    _restore(fresh, stick, code)
    assert fresh.holds(NEW_WORDS) == before


def test_the_passphrase_of_the_notes_is_forgotten(made: tuple[Laptop, str]) -> None:
    laptop, code = made
    werkplek = laptop.unlock()
    gezin = werkplek.gezinnen()[0].id
    with pytest.raises(AccessRefused):
        aantekeningen.open_notes(werkplek, gezin, "heel andere woorden hier", secrets=laptop.keyring)
    notes = aantekeningen.open_with_code(
        werkplek, gezin, code, NEW_WORDS, secrets=laptop.keyring, profile=TEST_PROFILE
    )
    assert drill.note_texts(notes) == ["Praat met collega over de tweede lijn."]
    werkplek.close()


@pytest.mark.parametrize("year_ms", [0, 4_070_908_800_000], ids=["1970", "2099"])
def test_the_clock_of_the_laptop_is_decades_off(laptop: Laptop, year_ms: int) -> None:
    before = laptop.holds()
    vault = unlock_vault(laptop.paths, drill.TEST_PASSPHRASE, laptop.keyring)
    werkplek = Werkplek(laptop.paths, vault, load_methode(), clock=lambda: Moment(year_ms, 60))
    drill.actie(_first(werkplek), "op een vreemde dag")
    werkplek.close()
    after = laptop.holds()
    assert after[SECOND] == before[SECOND]
    assert len(after[FIRST][0]) == len(before[FIRST][0]) + 1


def test_every_drill_stands_on_the_page_and_every_one_on_the_page_exists() -> None:
    files = sorted(Path(__file__).parent.glob("test_*.py"))
    written = "\n".join(path.read_text(encoding="utf-8") for path in files)
    here = re.findall(r"^def (test_\w+)", written, re.MULTILINE)
    there = re.findall(r"`(test_\w+)`", PAGE.read_text(encoding="utf-8"))
    assert sorted(there) == sorted(name for name in here if "on_the_page" not in name)


def _back_up(laptop: Laptop, folder: Path) -> Path:
    """A backup on a stick, where it lies when the laptop is gone."""
    stick = folder / "stick"
    werkplek = laptop.unlock()
    reservekopie.make_backup(werkplek, stick)
    werkplek.close()
    return stick


def _restore(fresh: Laptop, stick: Path, code: str) -> reservekopie.RestoreResult:
    """As the screen does it on an empty laptop: with the code, whose passphrase is new."""

    def by_code(paths: AppPaths) -> Werkplek:
        return fresh.unlock_with_code(code, paths)

    return reservekopie.restore(fresh.paths, stick, by_code)


def _id(laptop: Laptop, naam: str) -> str:
    werkplek = laptop.unlock()
    found = next(regel.id.hex() for regel in werkplek.gezinnen() if regel.naam == naam)
    werkplek.close()
    return found


def _gezin(werkplek: Werkplek, naam: str) -> GezinSessie:
    return werkplek.open_gezin(next(regel.id for regel in werkplek.gezinnen() if regel.naam == naam))


def _first(werkplek: Werkplek) -> GezinSessie:
    return _gezin(werkplek, FIRST)


def _second(werkplek: Werkplek) -> GezinSessie:
    return _gezin(werkplek, SECOND)
