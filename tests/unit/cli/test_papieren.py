"""Papers in and out from the command line."""

from __future__ import annotations

import os

from kanz_desktop.services.filetypes import JPEG
from tests.unit.services.test_bare_photo import SECRET, photo


def test_papers_go_in_and_come_out_byte_for_byte(kanz, tmp_path):
    data = os.urandom(70_000)
    (tmp_path / "foto.jpg").write_bytes(data)
    taken = kanz("--json", "import", "De Vries", tmp_path / "foto.jpg")
    assert taken.code == 0
    document = taken.json["papieren"][0]["document"]
    assert kanz("get", "De Vries", document[:8], tmp_path / "terug.jpg").code == 0
    assert (tmp_path / "terug.jpg").read_bytes() == data


def test_a_bad_paper_is_said_the_rest_is_kept_and_the_exit_code_tells(kanz, tmp_path):
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "goed.txt").write_text("brief")
    (tmp_path / "map" / "leeg.txt").touch()
    said = kanz("import", "De Vries", tmp_path / "map")
    assert said.code == 1
    assert "goed.txt: bewaard." in said.text
    assert "leeg.txt: niet opgenomen. Dit bestand is leeg." in said.text
    assert len(kanz("--json", "docs", "De Vries").json["papieren"]) == 1


def test_the_list_of_papers_names_kind_and_size_for_machines(kanz, tmp_path):
    (tmp_path / "brief.jpg").write_text("toch tekst")
    kanz("import", "De Vries", tmp_path / "brief.jpg")
    (row,) = kanz("--json", "docs", "De Vries").json["papieren"]
    assert (row["titel"], row["media_type"], row["size"]) == ("brief", "text/plain", 10)


def test_an_empty_map_says_so(kanz):
    assert "nog geen papieren" in kanz("docs", "De Vries").text


def test_a_file_that_stands_there_is_not_overwritten(kanz, tmp_path):
    (tmp_path / "van mij.txt").write_text("blijf af")
    said = kanz("--json", "get", "De Vries", "abcd", tmp_path / "van mij.txt")
    assert said.json["error"]["code"] == "bestand-bestaat"
    assert (tmp_path / "van mij.txt").read_text() == "blijf af"


def test_a_paper_that_is_not_there_is_a_sentence(kanz, tmp_path):
    said = kanz("--json", "get", "De Vries", "abcd", tmp_path / "uit")
    assert said.json["error"]["code"] == "papier-niet-gevonden"


def test_a_gezin_is_found_by_its_name_its_number_and_what_is_typed(kanz):
    number = kanz("--json", "gezin", "list").json["gezinnen"][0]["gezin"]
    assert kanz("docs", "de vries").code == 0
    assert kanz("docs", number[:6]).code == 0
    assert kanz("docs", "-", typed="De Vries\n").code == 0


def test_an_unknown_gezin_and_one_of_two_are_refused(kanz):
    assert kanz("--json", "docs", "Jansen").json["error"]["code"] == "gezin-niet-gevonden"
    kanz("gezin", "new", "De Vries")
    said = kanz("--json", "docs", "De Vries").json["error"]
    assert (said["code"], said["data"]) == ("gezin-niet-eenduidig", {"aantal": 2})


def test_a_photo_comes_out_without_its_data_and_with_them_when_asked(kanz, tmp_path):
    data = photo(JPEG)
    (tmp_path / "foto.jpg").write_bytes(data)
    taken = kanz("--json", "import", "De Vries", tmp_path / "foto.jpg")
    document = taken.json["papieren"][0]["document"]
    bare = kanz("--json", "get", "De Vries", document, tmp_path / "kaal.jpg")
    assert (bare.code, bare.json["original"]) == (0, False)
    assert SECRET not in (tmp_path / "kaal.jpg").read_bytes()
    whole = kanz("--json", "get", "--original", "De Vries", document, tmp_path / "heel.jpg")
    assert (whole.code, whole.json["original"]) == (0, True)
    assert (tmp_path / "heel.jpg").read_bytes() == data
