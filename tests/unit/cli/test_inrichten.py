"""A profile and its gezinnen, from the command line."""

from __future__ import annotations

import re

import pytest

from kanz_desktop.crypto import recovery_code
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.instance import InstanceLock
from kanz_desktop.services.wissen import mark_example
from tests.helpers.kdf import TEST_PASSPHRASE

ENGLISH = re.compile(
    r"usage|optional|positional|options|arguments?\b|error|required|choose|invalid|show|exit|following", re.I
)


def test_init_makes_a_profile_and_says_the_recovery_code(empty):
    said = empty("--json", "init", "--name", "Anouk Bos", "--no-keyring")
    assert said.code == 0
    assert len(recovery_code.parse(said.json["recovery_code"])) == 20
    assert (empty.profile / "kluis.json").is_file()


def test_the_passphrase_may_come_from_a_prompt(empty):
    said = empty("init", "--name", "Anouk", "--no-keyring", file=False, secrets=(TEST_PASSPHRASE,))
    assert said.code == 0
    assert empty("gezin", "list").code == 0


def test_a_second_init_is_refused_with_a_sentence(kanz, capsys):
    assert kanz("init", "--name", "B", "--no-keyring").code == 1
    assert capsys.readouterr().err.count(".") >= 2


def test_a_weak_passphrase_is_refused(empty):
    said = empty("--json", "init", "--name", "B", "--no-keyring", file=False, secrets=("hallo",))
    assert (said.code, said.json["error"]["code"]) == (1, "wachtzin-te-zwak")
    assert not (empty.profile / "kluis.json").exists()


def test_a_wrong_passphrase_is_refused_and_says_so(kanz):
    said = kanz("--json", "gezin", "list", file=False, secrets=("vier groene olifanten",))
    assert (said.code, said.json["error"]["code"]) == (1, "wachtzin-fout")
    assert said.json["error"]["safe"]


def test_a_new_gezin_stands_in_the_list(kanz):
    made = kanz("--json", "gezin", "new", "Bakker").json
    rows = kanz("gezin", "list", "--json").json["gezinnen"]
    assert [row["naam"] for row in rows] == ["Bakker", "De Vries"]
    assert made["gezin"] in {row["gezin"] for row in rows}


@pytest.mark.parametrize("words", [("gezin", "new"), ("gezin", "new", "-")])
def test_the_name_of_a_gezin_may_be_typed_so_that_no_shell_history_keeps_it(kanz, words):
    assert kanz(*words, typed="Jansen\n").code == 0
    assert "Jansen" in kanz("gezin", "list").text


def test_an_empty_name_is_refused(kanz):
    assert kanz("--json", "gezin", "new", typed="\n").json["error"]["code"] == "naam-geweigerd"


def test_while_the_window_is_open_a_command_is_refused(kanz):
    lock = InstanceLock(AppPaths(kanz.profile))
    assert lock.take()
    assert kanz("--json", "gezin", "list").json["error"]["code"] == "app-staat-open"
    lock.release()
    assert kanz("gezin", "list").code == 0


def test_without_a_profile_the_first_step_is_said(empty):
    assert empty("--json", "gezin", "list").json["error"]["code"] == "kluis-ontbreekt"


@pytest.mark.parametrize("words", [(), ("vlieg",), ("gezin",), ("init",), ("--json", "export")])
def test_asking_in_the_wrong_way_ends_with_2(kanz, words, capsys):
    with pytest.raises(SystemExit) as ended:
        kanz(*words)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("gebruik: kanz")
    assert not ENGLISH.search(said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("init",), "dit ontbreekt nog: --name"),
        (("vlieg",), "'vlieg' kan niet bij opdracht. Kies uit: "),
        (("gezin", "list", "--alles"), "dit ken ik niet: --alles"),
        (("init", "--name"), "achter --name hoort nog iets"),
        (("gezin", "list", "--json=ja"), "achter --json hoort niets, ook niet 'ja'"),
        (("import", "De Vries"), "dit ontbreekt nog: FILE"),
    ],
)
def test_what_was_wrong_is_said_in_dutch(empty, words, said, capsys):
    with pytest.raises(SystemExit):
        empty(*words)
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("words", [(), ("gezin",), ("export",), ("restore",), ("get",)])
def test_help_is_in_dutch(empty, words, capsys):
    with pytest.raises(SystemExit) as ended:
        empty(*words, "--help")
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert "opties:" in said
    assert not ENGLISH.search(said)


def test_a_passphrase_file_that_is_not_there_is_a_sentence(kanz):
    kanz.passphrase_file.unlink()
    assert kanz("--json", "gezin", "list").json["error"]["code"] == "invoer-onleesbaar"


def test_only_a_made_up_gezin_can_be_taken_away(kanz):
    said = kanz("--json", "gezin", "remove-example", "De Vries")
    assert (said.code, said.json["error"]["code"]) == (1, "geen-voorbeeld")
    place = opening.unlock(AppPaths(kanz.profile), TEST_PASSPHRASE)
    mark_example(place, place.gezinnen()[0].id)
    place.close()
    assert kanz("--json", "gezin", "remove-example", "De Vries").code == 0
    assert kanz("--json", "gezin", "list").json["gezinnen"] == []


def test_a_gezin_that_was_made_twice_is_joined_only_with_yes_after_saying_what_it_means(kanz):
    kanz("gezin", "new", "De Vries 2")
    names = {row["naam"]: row["gezin"] for row in kanz("--json", "gezin", "list").json["gezinnen"]}
    pair = tuple(names.values())
    if kanz("gezin", "join", *pair).code:
        pair = pair[::-1]
    said = kanz("gezin", "join", *pair)
    assert said.code == 0
    assert "Dat kan niet ongedaan." in said.text
    assert len(kanz("--json", "gezin", "list").json["gezinnen"]) == 2
    assert kanz("--json", "gezin", "join", *pair, "--yes").json["done"] is True
    assert [row["gezin"] for row in kanz("--json", "gezin", "list").json["gezinnen"]] == [pair[0]]
