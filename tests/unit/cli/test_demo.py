"""The demo makes everything it says it made."""

from __future__ import annotations

import sys

import pytest
from pypdf import PdfReader

from kanz_desktop.cli import demo
from kanz_desktop.services import export


@pytest.fixture
def fake_screens(tmp_path, monkeypatch):
    """A module in the place of the real windows: this tests the command, tests/e2e tests the windows."""

    def use(code: str) -> None:
        folder = tmp_path / "modules"
        folder.mkdir()
        (folder / "made_up_screens.py").write_text(code)
        monkeypatch.setenv("PYTHONPATH", str(folder))
        monkeypatch.setattr(demo, "SCREENS", "made_up_screens")

    return use


def test_the_demo_exports_every_form_and_says_what_it_made(empty, tmp_path):
    said = empty("--json", "demo", "--out", tmp_path / "uit", "--no-screens")
    assert said.code == 0
    made = said.json["made"]
    assert (made["members"], made["problems"], made["acties"], made["papers"]) == (5, 20, 12, 11)
    assert set(said.json["forms"]) == {f"{form.id}.pdf" for form in export.forms()}
    for name, pages in said.json["forms"].items():
        assert len(PdfReader(tmp_path / "uit" / "pdf" / name).pages) == pages
    assert set(said.json["seconds"]) == {"profiel", "gezin en papieren", "formulieren"}


def test_the_passphrase_it_prints_opens_what_it_made(empty, tmp_path):
    empty("demo", "--out", tmp_path / "uit", "--no-screens")
    empty.profile = tmp_path / "uit" / "profiel"
    empty.passphrase_file = tmp_path / "uit" / "wachtzin.txt"
    assert "Voorbeeld" in empty("gezin", "list").text
    assert empty("verify").code == 0


def test_the_windows_are_taken_by_a_process_of_their_own(empty, tmp_path, fake_screens):
    fake_screens(
        "import sys, pathlib\n"
        "given = dict(zip(sys.argv[1::2], sys.argv[2::2]))\n"
        "pathlib.Path(given['--out'], 'vandaag.png').write_bytes(b'x')\n"
        "assert pathlib.Path(given['--profile'], 'kluis.json').is_file()\n"
        "assert pathlib.Path(given['--passphrase-file']).is_file()\n"
    )
    said = empty("--json", "demo", "--out", tmp_path / "uit")
    assert (said.code, said.json["screens"]) == (0, ["vandaag.png"])


def test_windows_that_fail_are_said_and_the_exit_code_tells(empty, tmp_path, fake_screens):
    fake_screens("import sys; sys.exit(3)")
    said = empty("--json", "demo", "--out", tmp_path / "uit")
    assert (said.code, said.json["error"]["code"]) == (1, "schermen-mislukt")
    assert said.json["error"]["data"] == {"exit": 3}
    assert (tmp_path / "uit" / "pdf" / "koelkast.pdf").is_file()


def test_a_folder_with_something_in_it_is_left_alone(empty, tmp_path):
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "van mij").touch()
    assert empty("--json", "demo", "--out", tmp_path / "uit").json["error"]["code"] == "bestand-bestaat"
    assert [path.name for path in (tmp_path / "uit").iterdir()] == ["van mij"]


def test_the_command_line_knows_no_qt():
    import subprocess

    code = (
        "import sys, kanz_desktop.cli.main; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
