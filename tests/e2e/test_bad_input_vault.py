"""Bad input at the door: wrong words, and a vault that is newer, cut short or damaged; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kanz_desktop.paths import AppPaths
from tests.helpers.bad_luck import FAMILY_WORDS, NAMES, Luck, cut, flip, scrub, set_aside
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.unit.storage.test_vault_header import checksummed, content_of

HEADERS = ("kluis.json", "kluis.kopie.json")
WRONG = "wachtzin klopt niet"


def test_a_wrong_passphrase_says_so_wipes_nothing_and_the_right_one_still_opens(luck: Luck) -> None:
    said = luck.refused("gezin", "list", file=False, secrets=("heel iets anders",))
    assert said.startswith("Deze wachtzin klopt niet. Al je gegevens zijn er nog.")
    assert "herstelcode" in said
    assert set(luck.ids()) == set(NAMES)


def test_after_a_few_wrong_tries_it_says_how_long_to_wait(luck: Luck) -> None:
    for _ in range(3):
        luck.kanz("gezin", "list", file=False, secrets=("heel iets anders",))
    said = luck.refused("gezin", "list", file=False, secrets=("heel iets anders",))
    assert "Wacht nog" in said
    assert "… seconden" not in said


@pytest.mark.parametrize("group", [1, 5, 8])
def test_a_mistyped_recovery_code_names_the_group(luck: Luck, tmp_path: Path, group: int) -> None:
    luck.kanz.profile = tmp_path / "ander"
    code = luck.works("--json", "init", "--name", "Anouk", "--no-keyring").json["recovery_code"]
    luck.works("backup", tmp_path / "kopie")
    groups = code.split()
    last = groups[group - 1][-1]
    groups[group - 1] = groups[group - 1][:-1] + ("2" if last != "2" else "3")
    (tmp_path / "code.txt").write_text(" ".join(groups))
    luck.kanz.profile = tmp_path / "nieuw"
    words = ("restore", tmp_path / "kopie", "--code-file", tmp_path / "code.txt", "--no-keyring")
    said = luck.refused(*words)
    assert said.startswith(f"In groep {group} van de herstelcode staat een typfout.")


def test_a_vault_of_a_newer_version_is_left_alone(luck: Luck) -> None:
    paths = AppPaths(luck.kanz.profile)
    newer = {**content_of(paths.vault_header.read_bytes()), "version": 99}
    for path in (paths.vault_header, paths.vault_header_copy):
        path.write_bytes(checksummed(newer))
    before = (luck.kanz.profile / "kluis.json").read_bytes()
    said = luck.refused("gezin", "list")
    assert "nieuwere versie" in said
    assert "Installeer de nieuwste versie" in said
    assert (luck.kanz.profile / "kluis.json").read_bytes() == before


@pytest.mark.parametrize("harm", [cut, lambda path: flip(path, 200), set_aside], ids=["kort", "bit", "weg"])
def test_a_header_that_is_damaged_twice_is_named_and_never_called_a_wrong_passphrase(
    luck: Luck, harm: Callable[[Path], None]
) -> None:
    for name in HEADERS:
        harm(luck.kanz.profile / name)
    said = luck.refused("gezin", "list")
    assert "kluis.json" in said
    assert "Je wachtzin is niet het probleem." in said
    assert WRONG not in said


@pytest.mark.parametrize("harm", [cut, lambda path: flip(path, 200), set_aside], ids=["kort", "bit", "weg"])
@pytest.mark.parametrize("name", HEADERS)
def test_one_damaged_header_is_mended_from_the_other_and_said(
    luck: Luck, name: str, harm: Callable[[Path], None]
) -> None:
    harm(luck.kanz.profile / name)
    assert f"Het bestand {name} was beschadigd en is hersteld." in luck.warned("verify")
    assert (luck.kanz.profile / HEADERS[0]).read_bytes() == (luck.kanz.profile / HEADERS[1]).read_bytes()


@pytest.mark.parametrize(
    "harm", [cut, lambda path: flip(path, 30), lambda path: scrub(path, 0.2), set_aside],
    ids=["kort", "bit", "ruis", "weg"],
)  # fmt: skip
def test_a_damaged_kluis_db_loses_no_gezin(luck: Luck, harm: Callable[[Path], None]) -> None:
    harm(luck.kanz.profile / "kluis.db")
    said = luck.warned("gezin", "list")
    assert said.startswith("Het bestand met je lijst van gezinnen was beschadigd. Het is opnieuw gemaakt.")
    assert "Het beschadigde bestand is bewaard." in said
    assert set(luck.ids()) == set(NAMES)
    assert FAMILY_WORDS in luck.works("dump", "De Vries").text


def test_a_profile_that_is_no_folder_is_a_sentence(luck: Luck, tmp_path: Path) -> None:
    luck.kanz.profile = tmp_path / "bestand"
    luck.kanz.profile.write_text("geen map")
    assert "gezin" not in luck.refused("gezin", "list")


def test_a_surprise_in_a_command_is_a_sentence_and_no_traceback(
    luck: Luck, monkeypatch: pytest.MonkeyPatch
) -> None:
    def burst(*_: object, **__: object) -> None:
        raise RuntimeError(FAMILY_WORDS)

    monkeypatch.setattr("kanz_desktop.cli.gegevens.dump", burst)
    said = luck.refused("dump", "De Vries")
    assert "niet op hadden gerekend" in said
    assert "RuntimeError" in said
    assert TEST_PASSPHRASE not in said
