"""A disk that is full, may only be read or is not here at all: what was saved stays, the old file stands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kanz_desktop.storage import atomic_file
from tests.e2e.test_bad_input_gezin import changes
from tests.helpers.bad_luck import FAMILY_WORDS, NAMES, Luck, fill, small_disk

FULL = "De schijf is vol. Wat was opgeslagen, is er nog."
PDF = b"%PDF-1.4 de oude pdf van vorige week"


def move_to(luck: Luck, disk: Path) -> None:
    luck.kanz.profile = Path(shutil.copytree(luck.kanz.profile, disk / "profiel"))


def test_a_data_folder_on_a_network_drive_is_refused_by_name(
    luck: Luck, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = [("/", "ext4"), (str(luck.kanz.profile), "cifs")]
    monkeypatch.setattr("kanz_desktop.storage.local_disk._linux_mounts", lambda: mounts)
    said = luck.refused("gezin", "list")
    assert "ergens op het netwerk (cifs)" in said
    assert "Kies een map op de laptop zelf." in said


@pytest.mark.parametrize("folder", ["OneDrive - Gemeente Nergensdam", "Dropbox", "Google Drive", "Nextcloud"])
def test_a_data_folder_in_a_cloud_folder_is_refused_by_name(luck: Luck, tmp_path: Path, folder: str) -> None:
    luck.kanz.profile = tmp_path / folder / "kanz"
    said = luck.refused("init", "--name", "Anouk", "--no-keyring")
    assert folder.split(" - ")[0] in said
    assert "naar het internet gekopieerd" in said
    assert not list(luck.kanz.profile.glob("kluis*"))


def test_a_disk_that_is_full_while_saving_keeps_everything_that_was_saved(luck: Luck, tmp_path: Path) -> None:
    with small_disk(tmp_path / "schijf") as _:
        move_to(luck, tmp_path / "schijf")
        before = luck.works("dump", "De Vries").json["records"]
        filler = fill(tmp_path / "schijf", leave=40_000)
        wanted = changes(
            tmp_path / "c.json",
            *({"record": f"new:{n}", "kind": "actie", "set": {"wat": "Bellen. " * 200}} for n in range(100)),
        )
        assert FULL in luck.refused("apply", "De Vries", wanted)
        filler.unlink()
        assert luck.works("dump", "De Vries").json["records"] == before
        luck.works("verify")
        luck.works("apply", "De Vries", wanted)


def test_a_disk_that_is_full_while_papers_come_in_keeps_the_ones_that_fitted(
    luck: Luck, tmp_path: Path
) -> None:
    folder = tmp_path / "bureau"
    folder.mkdir()
    (folder / "a klein.txt").write_bytes(b"klein")
    (folder / "b groot.bin").write_bytes(os.urandom(3_000_000))
    with small_disk(tmp_path / "schijf") as _:
        move_to(luck, tmp_path / "schijf")
        filler = fill(tmp_path / "schijf", leave=1_000_000)
        said = luck.kanz("import", "De Vries", folder)
        assert said.code == 1
        assert "a klein.txt: bewaard." in said.text
        assert "b groot.bin: niet opgenomen. De schijf is vol." in said.text
        filler.unlink()
        luck.works("verify")
        assert "b groot.bin: bewaard." in luck.works("import", "De Vries", folder).text


def test_a_disk_without_any_room_at_all_can_still_be_read(luck: Luck, tmp_path: Path) -> None:
    with small_disk(tmp_path / "schijf") as _:
        move_to(luck, tmp_path / "schijf")
        fill(tmp_path / "schijf")
        assert FAMILY_WORDS in luck.works("dump", "De Vries").text
        luck.works("export", "De Vries", "leefgebieden", "--out", tmp_path / "uit.pdf")


def test_a_disk_that_may_only_be_read_can_be_read_and_says_so_when_writing(
    luck: Luck, tmp_path: Path
) -> None:
    wanted = changes(tmp_path / "c.json", {"record": "new:1", "kind": "actie", "set": {"wat": "Bellen"}})
    (tmp_path / "brief.txt").write_text("nieuw")
    with small_disk(tmp_path / "schijf") as remount:
        move_to(luck, tmp_path / "schijf")
        remount("ro")
        assert set(luck.ids()) == set(NAMES)
        assert FAMILY_WORDS in luck.works("dump", "De Vries").text
        luck.works("export", "De Vries", "leefgebieden", "--out", tmp_path / "uit.pdf")
        assert "Hier mag de app niets opslaan." in luck.refused("apply", "De Vries", wanted)
        assert "Hier mag de app niets opslaan." in luck.refused("gezin", "new", "Jansen")
        taken = luck.kanz("import", "De Vries", tmp_path / "brief.txt")
        assert taken.code == 1
        assert "brief.txt: niet opgenomen." in taken.text
        luck.works("verify")
        remount("rw")
        luck.works("apply", "De Vries", wanted)


def _blocked_by_another_program(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "sharing violation")

    target.write_bytes(PDF)
    monkeypatch.setattr(atomic_file, "_RENAME_WAITS", (0.0,))
    monkeypatch.setattr(Path, "replace", refuse)


def test_a_pdf_that_is_open_elsewhere_stays_as_it_was(
    luck: Luck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "uit" / "plan.pdf"
    target.parent.mkdir()
    _blocked_by_another_program(target, monkeypatch)
    said = luck.refused("export", "De Vries", "koelkast", "--out", target)
    assert said.startswith("Het bestand is open in een ander programma.")
    assert [path.name for path in target.parent.iterdir()] == ["plan.pdf"]
    assert target.read_bytes() == PDF


def test_a_pdf_on_a_place_that_is_a_folder_or_does_not_exist_is_refused(luck: Luck, tmp_path: Path) -> None:
    (tmp_path / "map.pdf").mkdir()
    (tmp_path / "bestand").write_text("geen map")
    for target in ("map.pdf", "weg/plan.pdf", "bestand/plan.pdf", "x" * 255 + ".pdf"):
        said = luck.refused("export", "De Vries", "koelkast", "--out", tmp_path / target)
        assert said.startswith("Op deze plek kan geen bestand komen")
    assert list((tmp_path / "map.pdf").iterdir()) == []
    assert not list(tmp_path.glob(".kanz-*"))


def test_a_pdf_on_a_full_or_read_only_disk_leaves_the_old_one(luck: Luck, tmp_path: Path) -> None:
    with small_disk(tmp_path / "stick", "1m") as remount:
        target = tmp_path / "stick" / "plan.pdf"
        target.write_bytes(PDF)
        fill(tmp_path / "stick")
        assert FULL in luck.refused("export", "De Vries", "gezinsplan-gezin", "--out", target)
        remount("ro")
        said = luck.refused("export", "De Vries", "gezinsplan-gezin", "--out", target)
        assert said.startswith("Hier mag de app niets opslaan.")
        assert target.read_bytes() == PDF
        assert {path.name for path in target.parent.iterdir()} == {"plan.pdf", "vol.bin"}


def test_a_backup_on_a_full_stick_is_said_and_the_profile_is_untouched(luck: Luck, tmp_path: Path) -> None:
    with small_disk(tmp_path / "stick", "300k"):
        assert FULL in luck.refused("backup", tmp_path / "stick" / "kopie")
    luck.works("verify")
    luck.works("backup", tmp_path / "kopie")


@pytest.mark.skipif(os.name == "nt", reason="limits of Unix")
def test_a_limit_on_the_size_of_files_is_a_sentence_too(luck: Luck, tmp_path: Path) -> None:
    """A full disk where none can be mounted: every write beyond 100 kB fails."""
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    (tmp_path / "groot.bin").write_bytes(os.urandom(300_000))
    done = subprocess.run(
        [sys.executable, "-m", "kanz_desktop.cli.main", "--profile", str(luck.kanz.profile),
         "--passphrase-file", str(luck.kanz.passphrase_file),
         "import", "El Amrani", str(tmp_path / "groot.bin")],
        preexec_fn=limit, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "groot.bin: niet opgenomen. De schijf is vol." in done.stdout
    assert "Traceback" not in done.stderr + done.stdout
    luck.works("verify")


def test_a_backup_of_which_a_file_is_damaged_is_not_called_whole(luck: Luck, tmp_path: Path) -> None:
    luck.works("backup", tmp_path / "kopie")
    database = next((tmp_path / "kopie").rglob("map.db"))
    database.write_bytes(database.read_bytes()[:9000])
    luck.kanz.profile = tmp_path / "nieuw"
    said = luck.kanz("restore", tmp_path / "kopie")
    heard = luck.capsys.readouterr()
    assert said.code == 1
    assert "Deze reservekopie is niet heel." in said.text + heard.err
    assert "Traceback" not in said.text + heard.err
