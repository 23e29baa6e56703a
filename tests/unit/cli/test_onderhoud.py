"""Verify, backup and restore from the command line."""

from __future__ import annotations

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening, wachtzin
from kanz_desktop.services.instance import InstanceLock
from tests.helpers.kdf import TEST_PASSPHRASE


def _paper(kanz, tmp_path):
    (tmp_path / "brief.txt").write_text("brief " * 1000)
    kanz("import", "De Vries", tmp_path / "brief.txt")


def test_a_whole_profile_is_said_to_be_whole(kanz, tmp_path):
    _paper(kanz, tmp_path)
    said = kanz("--json", "verify")
    (row,) = said.json["gezinnen"]
    assert (said.code, row["ok"], row["papers"], row["damage"]) == (0, True, 1, [])
    assert "alles is heel" in kanz("verify").text


def test_a_paper_of_which_one_bit_fell_over_is_named_and_the_exit_code_tells(kanz, tmp_path):
    _paper(kanz, tmp_path)
    (file,) = [path for path in kanz.profile.glob("gezinnen/*/objects/*/*") if path.is_file()]
    data = bytearray(file.read_bytes())
    data[-5] ^= 1
    file.write_bytes(data)
    said = kanz("--json", "verify")
    assert said.code == 1
    assert said.json["gezinnen"][0]["damage"] == [{"what": "object", "id": file.name, "count": 1}]


def test_a_backup_comes_back_in_another_profile(kanz, tmp_path):
    _paper(kanz, tmp_path)
    made = kanz("--json", "backup", tmp_path / "kopie")
    assert (made.code, made.json["papers"]) == (0, 1)
    kanz.profile = tmp_path / "nieuw"
    assert kanz("--json", "restore", tmp_path / "kopie").json["damaged"] == []
    assert len(kanz("--json", "docs", "De Vries").json["papieren"]) == 1
    assert kanz("verify").code == 0


def test_a_restore_with_the_printed_code_asks_for_a_new_passphrase(empty, tmp_path):
    code = empty("--json", "init", "--name", "Anouk", "--no-keyring").json["recovery_code"]
    empty("gezin", "new", "De Vries")
    empty("backup", tmp_path / "kopie")
    (tmp_path / "code.txt").write_text(code)
    empty.profile = tmp_path / "nieuw"
    fresh = "zeven gele paraplus zwemmen langzaam"
    words = ("restore", tmp_path / "kopie", "--code-file", tmp_path / "code.txt", "--no-keyring")
    assert empty(*words, file=False, secrets=(fresh,)).code == 0
    assert empty("gezin", "list", file=False, secrets=(fresh,)).code == 0
    assert empty("--json", "gezin", "list", file=False, secrets=(TEST_PASSPHRASE,)).code == 1


def test_a_folder_that_is_no_backup_is_a_sentence(empty, tmp_path):
    (tmp_path / "leeg").mkdir()
    assert empty("--json", "restore", tmp_path / "leeg").json["error"]["code"] == "geen-reservekopie"


def test_a_backup_over_something_else_is_refused(kanz, tmp_path):
    (tmp_path / "kopie").mkdir()
    assert kanz("--json", "backup", tmp_path / "kopie").json["error"]["code"] == "map-niet-leeg"


def test_a_restore_into_a_profile_that_is_open_is_refused(kanz, tmp_path):
    kanz("backup", tmp_path / "kopie")
    kanz.profile = tmp_path / "nieuw"
    lock = InstanceLock(AppPaths(kanz.profile))
    assert lock.take()
    assert kanz("--json", "restore", tmp_path / "kopie").json["error"]["code"] == "app-staat-open"
    lock.release()
    assert kanz("restore", tmp_path / "kopie").code == 0
    assert kanz("gezin", "list").code == 0


def test_a_code_that_nobody_has_on_paper_is_told(kanz):
    assert "herstelcode is nog nooit overgetypt" in kanz("verify").text
    assert kanz("--json", "verify").json["code_missing"]
    place = opening.unlock(AppPaths(kanz.profile), TEST_PASSPHRASE)
    wachtzin.confirm_code(place, wachtzin.new_recovery_code(place, TEST_PASSPHRASE))
    place.close()
    assert "herstelcode" not in kanz("verify").text
    assert not kanz("--json", "verify").json["code_missing"]


def test_the_office_folder_is_read_to_its_last_byte_and_what_is_broken_is_named(kanz, tmp_path):
    folder = tmp_path / "kantoor"
    folder.mkdir()
    place = opening.unlock(AppPaths(kanz.profile), TEST_PASSPHRASE)
    place.kantoor.found(folder)
    place.kantoor.bijwerken()
    place.close()
    said = kanz("verify", "--folder", folder)
    assert said.code == 0
    assert "Niet goed: 0." in said.text
    broken = next((folder / "s").rglob("g/*"))
    broken.write_bytes(broken.read_bytes()[:-1] + b"\x00")
    said = kanz("--json", "verify", "--folder", folder)
    assert said.code == 1
    assert [one["verdict"] for one in said.json["wrong"]] == ["corrupt"]
    assert sum(said.json["lost"].values()) == 1
