"""A gezin of which something is damaged: it is named, what is whole can be read, and the others go on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.bad_luck import FAMILY_WORDS, Luck, cut, flip, scrub, set_aside

PAGE = 4096


def changes(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text(json.dumps({"format": "kanz-changes", "version": 1, "changes": rows}))
    return path


@pytest.mark.parametrize(
    "harm", [lambda path: path.write_bytes(path.read_bytes()[:PAGE]), lambda path: flip(path, 30), set_aside,
             lambda path: path.write_bytes(b"")],
    ids=["kort", "bit-in-kop", "weg", "leeg"],
)  # fmt: skip
def test_a_map_db_that_cannot_be_opened_is_named_and_the_other_gezin_opens(
    luck: Luck, harm: Callable[[Path], None]
) -> None:
    harm(luck.gezin("De Vries") / "map.db")
    said = luck.refused("docs", "De Vries")
    assert said.startswith("Het bestand map.db is beschadigd.")
    assert "wachtzin" not in said.lower()
    luck.works("docs", "El Amrani")
    checked = luck.kanz("verify")
    assert checked.code == 1
    assert "De Vries: Het bestand map.db is beschadigd." in checked.text
    assert "El Amrani: alles is heel" in checked.text


def written(luck: Luck) -> dict[str, Any]:
    """All that stands in the gezin; that it was asked for stands in the register, which grows by it."""
    content: dict[str, Any] = luck.works("dump", "De Vries").json
    return {key: value for key, value in content.items() if key != "register"}


def test_of_a_map_db_with_noise_in_it_the_rest_can_be_read_and_nothing_is_written(
    luck: Luck, tmp_path: Path
) -> None:
    database = luck.gezin("De Vries") / "map.db"
    scrub(database, 0.5, 0.52)
    before = database.read_bytes()
    dumped = luck.works("dump", "De Vries").json
    assert len(dumped["records"]) > 20
    wanted = changes(tmp_path / "c.json", {"record": "new:1", "kind": "actie", "set": {"wat": "Bellen"}})
    assert "Een deel van dit gezin is beschadigd" in luck.warned("docs", "De Vries")
    assert "Een deel van dit gezin is beschadigd" in luck.refused("apply", "De Vries", wanted)
    (tmp_path / "brief").write_text("nieuw")
    taken = luck.kanz("import", "De Vries", tmp_path / "brief")
    assert taken.code == 1
    assert "brief: niet opgenomen. Een deel van dit gezin is beschadigd" in taken.text
    assert database.read_bytes() == before
    luck.works("export", "De Vries", "leefgebieden", "--out", tmp_path / "nog.pdf")


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda path: flip(path, 300), "Een deel van dit papier is niet meer te lezen."),
        (cut, "Een deel van dit papier is niet meer te lezen."),
        (set_aside, "Het bestand van dit papier is weg."),
    ],
    ids=["bit", "kort", "weg"],
)
def test_a_damaged_paper_is_named_and_the_others_come_out(
    luck: Luck, tmp_path: Path, harm: Callable[[Path], None], sentence: str
) -> None:
    (tmp_path / "heel.txt").write_text("dit papier is heel")
    whole = luck.works("--json", "import", "De Vries", tmp_path / "heel.txt").json["papieren"][0]["document"]
    rows = luck.works("--json", "docs", "De Vries").json["papieren"]
    broken = next(row["document"] for row in rows if row["document"] != whole)
    (file,) = [
        path for path in luck.kanz.profile.glob("gezinnen/*/objects/*/*") if path.stat().st_size > 9999
    ]
    harm(file)
    said = luck.refused("get", "De Vries", broken, tmp_path / "uit.txt")
    assert said.startswith(sentence)
    assert not (tmp_path / "uit.txt").exists()
    luck.works("get", "De Vries", whole, tmp_path / "heel-uit.txt")
    checked = luck.kanz("--json", "verify").json["gezinnen"]
    assert [row["ok"] for row in checked] == [False, True]


def test_a_map_db_of_a_newer_version_is_left_alone(luck: Luck, monkeypatch: pytest.MonkeyPatch) -> None:
    from kanz_desktop.storage import schema

    ours = schema.scripts()
    monkeypatch.setattr(schema, "scripts", lambda: [*ours, "CREATE TABLE later (x)"])
    luck.works("docs", "De Vries")
    monkeypatch.undo()
    said = luck.refused("docs", "De Vries")
    assert "nieuwere versie" in said
    luck.works("docs", "El Amrani")


def test_a_mark_of_11_or_4_3_is_refused_and_nothing_is_written(luck: Luck, tmp_path: Path) -> None:
    before = written(luck)
    cijfer = next(row["id"] for row in before["records"] if row["kind"] == "cijfer")
    for mark in ("11", "4,3", "4.3", "0", "-1", "tien"):
        row = {"record": cijfer, "set": {"cijfer": mark}}
        said = luck.refused("apply", "De Vries", changes(tmp_path / "c", row))
        assert said.startswith("Wijziging 1 klopt niet (waarde). Er is niets veranderd")
    assert written(luck) == before


def test_days_that_cannot_be_right_are_refused_and_nothing_is_written(luck: Luck, tmp_path: Path) -> None:
    before = written(luck)
    born = {"record": "new:1", "kind": "gezinslid", "set": {"geboortedatum": "2199-01-01"}}
    said = luck.refused("apply", "De Vries", changes(tmp_path / "c", born))
    assert "Vul dan de uitgerekende datum in." in said
    plan_id = next(row["id"] for row in before["records"] if row["kind"] == "gezinsplan")
    plan = {"record": plan_id, "set": {"begin": "2026-03-01", "einde": "2026-02-01"}}
    assert "einde ligt vóór het begin" in luck.refused("apply", "De Vries", changes(tmp_path / "c", plan))
    for nonsense in ("2026-02-30", "gisteren", 5):
        row = {"record": "new:1", "kind": "gezinslid", "set": {"geboortedatum": nonsense}}
        luck.refused("apply", "De Vries", changes(tmp_path / "c", row))
    assert written(luck) == before


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[1, 2", b"{}", b"[" * 100_000, b'{"changes": 3}', b"1e999"]
)
def test_a_file_of_changes_that_is_nonsense_is_a_sentence(luck: Luck, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "c.json").write_bytes(content)
    assert FAMILY_WORDS not in luck.refused("apply", "De Vries", tmp_path / "c.json")
