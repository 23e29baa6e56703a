"""`kanz member`, on real profiles around one folder."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from kanz_desktop.services.gezinsplan import new_actie
from kanz_desktop.services.kantoor.kantoor import Kantoor
from kanz_desktop.sync.ports import FolderUnreachable
from tests.helpers.kanz import Colleague


@pytest.fixture
def anna(tmp_path: Path) -> Colleague:
    return Colleague.founder(tmp_path)


@pytest.fixture
def bram(anna: Colleague) -> Colleague:
    return anna.let_in("bram", "Bram Bakker")


def test_a_colleague_comes_in_by_eight_words_and_reads_the_gezin_that_is_given(
    anna: Colleague, bram: Colleague
) -> None:
    assert anna.member("role", "De Vries", "Bram", "secundair").code == 0
    for one in (anna, bram):
        one.sync(2)
    assert [row["naam"] for row in bram.kanz("gezin", "list", "--json").json["gezinnen"]] == ["De Vries"]
    found = bram.member("list").json
    assert found["lid"] == "lid"
    assert sorted(found["gezinnen"][0]["readers"].values()) == ["primair", "secundair"]
    assert anna.member("role", "De Vries", "Bram", "geen").code == 0


def test_words_that_differ_by_one_let_nobody_in(anna: Colleague, tmp_path: Path) -> None:
    other = Colleague(tmp_path, "vreemd")
    other.set_up("Iemand")
    words = other.member("join", anna.folder).json["words"]
    assert anna.member("invite").json == {"visitors": [words], "more": False}
    words[7] = "aalbes" if words[7] != "aalbes" else "aanbod"
    refused = anna.member("accept", *words, "--name", "Iemand")
    assert (refused.code, refused.json["error"]["code"]) == (1, "woorden-niet-gelijk")
    assert other.member("list").json["lid"] == "aangeklopt"


def test_the_list_names_members_and_laptops_for_people(anna: Colleague, bram: Colleague) -> None:
    said = anna.kanz("member", "list").text
    for words in (
        "Anna de Boer (jij, teambeheerder)",
        "Bram Bakker",
        "laptop",
        "De Vries: Anna de Boer (primair)",
    ):
        assert words in said
    assert bram.member("list").json["lid"] == "lid"


def test_somebody_is_made_beheerder_and_somebody_is_taken_away(anna: Colleague, bram: Colleague) -> None:
    refused = bram.member("remove", "Anna")
    assert refused.json["error"]["code"] == "geen-teambeheerder"
    assert anna.member("beheerder", "Bram Bakker").code == 0
    for one in (anna, bram):
        one.sync()
    assert bram.member("remove", "Anna").code == 0
    bram.sync()
    anna.sync()
    assert anna.member("list").json["lid"] == "weg"
    assert anna.member("remove", "Bram").json["error"]["code"] == "niet-in-team"


def test_the_secundaire_goes_on_when_the_only_primaire_was_taken_away(
    anna: Colleague, bram: Colleague
) -> None:
    anna.member("role", "De Vries", "Bram", "secundair")
    anna.member("beheerder", "Bram")
    for one in (anna, bram):
        one.sync(2)
    refused = bram.member("role", "De Vries", "Bram", "primair")
    assert refused.json["error"]["code"] == "rol-niet-toegestaan"
    assert "enige primaire werker van De Vries" in bram.kanz("member", "remove", "Anna").text
    assert "Word jij dat nu? Dan: kanz member role" in bram.kanz("member", "list").text
    assert bram.member("list").json["gezinnen"][0]["my_turn"] is True
    assert bram.member("role", "De Vries", "Bram", "primair").code == 0
    found = bram.member("list").json["gezinnen"][0]
    assert (found["my_turn"], list(found["readers"].values())) == (False, ["primair"])


def test_a_name_or_number_that_nobody_has_is_refused(anna: Colleague) -> None:
    for words in (("remove", "Niemand"), ("lost", "0123456789")):
        assert anna.member(*words).json["error"]["code"] == "collega-niet-gevonden"


def test_a_lost_laptop_goes_by_its_number(anna: Colleague, bram: Colleague) -> None:
    laptops = {one["id"]: one["laptops"] for one in anna.member("list").json["members"] if not one["me"]}
    ((laptop,),) = laptops.values()
    assert anna.member("lost", laptop["id"]).code == 0
    for one in (anna, bram):
        one.sync()
    assert bram.member("list").json["lid"] == "weg"


def test_what_came_from_a_laptop_that_went_is_listed_by_number_and_released(
    anna: Colleague, bram: Colleague
) -> None:
    anna.member("role", "De Vries", "Bram", "secundair")
    for one in (anna, bram):
        one.sync(2)
    assert anna.member("remove", "Bram").code == 0
    place = bram.place()
    sessie = place.open_gezin(place.gezinnen()[0].id)
    sessie.apply(new_actie(sessie.snapshot, sessie.pen(), wat="kanarie"), "gezinsplan").result()
    place.close()
    for one in (bram, anna):
        one.sync()
    said = anna.kanz("member", "list").text
    (held,) = anna.member("list").json["apart"]
    assert held["count"] > 0
    assert held["why"] == "lid"
    assert f"Apart bij De Vries: {held['count']} wijzigingen van Bram Bakker" in said
    assert "kanarie" not in said
    for words in (("De Vries", "0123456789"), ("De Vries", held["laptop"][:2])):
        assert anna.member("release", *words).json["error"]["code"] == "niets-apart"
    released = anna.member("release", "-", held["laptop"][:8], typed="De Vries\n")
    assert (released.code, released.json["count"]) == (0, held["count"])
    assert anna.member("list").json["apart"] == []
    assert anna.member("release", "De Vries", held["laptop"]).json["error"]["code"] == "niets-apart"


def test_a_third_beheerder_decides_between_two_who_removed_each_other(
    anna: Colleague, bram: Colleague, tmp_path: Path
) -> None:
    noor = anna.let_in("noor", "Noor Vos")
    for name in ("Bram", "Noor"):
        anna.member("beheerder", name)
    for one in (anna, bram, noor):
        one.sync()
    anna.member("remove", "Bram")
    bram.member("remove", "Anna")
    behind = tmp_path / "achter"  # a cloud folder that has not caught up
    shutil.copytree(anna.folder, behind)
    anna.sync()
    assert bram.kanz("sync", "--folder", behind).code == 0
    shutil.copytree(behind, anna.folder, dirs_exist_ok=True)
    noor.sync()
    disputes = noor.member("list").json["disputes"]
    assert [one["mine"] for one in disputes] == [True, True]
    (said,) = (line for line in noor.kanz("member", "list").text.splitlines() if "Bram Bakker weg:" in line)
    number = said.split(" decide ")[1].split(" ")[0]
    assert noor.member("decide", number[:2], "weg").json["error"]["code"] == "geschil-niet-gevonden"
    assert noor.member("decide", number, "weg").code == 0
    assert noor.member("list").json["disputes"] == []
    assert "Bram Bakker (weg)" in noor.kanz("member", "list").text


def test_a_stolen_laptop_is_made_good_with_the_folder_and_the_code(anna: Colleague, tmp_path: Path) -> None:
    fresh = Colleague(tmp_path, "nieuw")
    done = fresh.member("recover", anna.folder, "--no-keyring", secrets=(anna.code,))
    assert done.json["name"] == "Anna de Boer"
    assert done.json["gezinnen"] == 1
    assert done.json["recovery_code"] != anna.code
    assert fresh.member("list").json["lid"] == "lid"


def test_the_new_recovery_code_is_shown_also_when_the_folder_goes_before_anything_came(
    anna: Colleague, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_kantoor: Kantoor) -> NoReturn:
        raise FolderUnreachable

    monkeypatch.setattr(Kantoor, "bijwerken", gone)
    fresh = Colleague(tmp_path, "nieuw")
    done = fresh.member("recover", anna.folder, "--no-keyring", secrets=(anna.code,))
    assert (done.code, done.json["gezinnen"]) == (1, 0)
    assert done.json["recovery_code"] not in ("", anna.code)


def test_a_kantoorsleutel_is_shown_once_and_opens_what_was_chosen(anna: Colleague, tmp_path: Path) -> None:
    code = anna.member("kantoorsleutel").json["code"]
    assert anna.member("role", "De Vries", "Kantoorsleutel", "kantoor").code == 0
    anna.sync()
    cupboard = Colleague(tmp_path, "kast")
    done = cupboard.member("recover", anna.folder, "--no-keyring", secrets=(code,)).json
    assert (done["kantoor"], done["gezinnen"]) == (True, 1)
