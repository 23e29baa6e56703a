"""The demo makes everything it says it made."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager

import pytest
from pypdf import PdfReader

from kanz_desktop.cli import demo
from kanz_desktop.cli.refusals import ScreensFailed
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import export
from tests.helpers.canary import hits
from tests.helpers.kanz import Kanz

TAKES_ONE = """
import pathlib, sys
given = dict(zip(sys.argv[1::2], sys.argv[2::2]))
assert pathlib.Path(given["--profile"], "kluis.json").is_file()
assert pathlib.Path(given["--passphrase-file"]).is_file()
pathlib.Path(given["--out"], "vandaag.png").write_bytes(b"x")
"""


@contextmanager
def screens_by(folder, code):
    """A module in the place of the real windows: this tests the command, tests/e2e tests the windows."""
    (folder / "made_up_screens.py").write_text(code)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(folder))
        patch.setattr(
            demo, "own_command", lambda part, *given: (sys.executable, "-m", "made_up_screens", *given)
        )
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """One run of the demo: the command line, and what it said."""
    folder = tmp_path_factory.mktemp("demo")
    kanz = Kanz(folder)
    with screens_by(folder, TAKES_ONE):
        said = kanz("--json", "demo", "--out", folder / "uit")
    assert said.code == 0
    return folder / "uit", said.json


def test_it_exports_every_form_and_says_what_it_made(made):
    out, said = made
    counted = said["made"]
    assert (counted["members"], counted["problems"], counted["acties"], counted["papers"]) == (5, 20, 15, 11)
    assert set(said["forms"]) == {f"{form.id}.pdf" for form in export.forms()}
    for name, pages in said["forms"].items():
        assert len(PdfReader(out / "pdf" / name).pages) == pages
    assert set(said["seconds"]) == {
        "profiel", "gezin en papieren", "formulieren", "kantoormap", "vensters",
    }  # fmt: skip


def test_the_windows_are_taken_by_a_process_of_their_own(made):
    out, said = made
    assert said["screens"] == ["vandaag.png"]
    assert (out / "vensters" / "vandaag.png").is_file()


def test_the_passphrase_it_prints_opens_what_it_made(made, empty):
    out, said = made
    empty.profile, empty.passphrase_file = out / "profiel", out / "wachtzin.txt"
    assert empty.passphrase_file.read_text().strip() == said["passphrase"]
    assert "Voorbeeld" in empty("gezin", "list").text
    assert empty("verify").code == 0


def test_no_word_of_the_gezin_stands_readable_in_its_profile(made):
    out, _ = made
    words = (
        "Voorbeeld",
        "Kemal",
        "keukenla",
        "huis-financien",
        "Verzonnen Energie",
        "besluit gemeente",
        "Exif",
    )
    assert hits(out / "profiel", words) == []
    assert hits(out / "pdf", ["koelkast"]) != []


def test_windows_that_fail_are_said_with_their_exit_code(tmp_path):
    with screens_by(tmp_path, "import sys; sys.exit(3)"), pytest.raises(ScreensFailed) as failed:
        demo._take_screens(AppPaths(tmp_path), tmp_path / "vensters", tmp_path / "wachtzin.txt")
    assert failed.value.data == {"exit": 3}


def test_a_folder_with_something_in_it_is_left_alone(empty, tmp_path):
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "van mij").touch()
    assert empty("--json", "demo", "--out", tmp_path / "uit").json["error"]["code"] == "bestand-bestaat"
    assert [path.name for path in (tmp_path / "uit").iterdir()] == ["van mij"]


def test_the_command_line_knows_no_qt():
    code = (
        "import sys, kanz_desktop.cli.main; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
