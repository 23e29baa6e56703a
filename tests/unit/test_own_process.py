"""The program can start itself again, from a checkout and from a bundle."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from kanz_desktop import __main__
from kanz_desktop.own_process import Part, own_command
from kanz_desktop.ui.shell.process import EXIT_SAID


@pytest.mark.parametrize("part", Part)
def test_every_part_is_a_module_with_a_main(part):
    found = find_spec(part.module)
    assert found is not None
    assert found.origin is not None
    tree = ast.parse(Path(found.origin).read_text(encoding="utf-8"))
    assert "main" in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_a_part_runs_until_nobody_asks_it_anything():
    ended = subprocess.run(own_command(Part.PAPERS), stdin=subprocess.DEVNULL, check=False, timeout=60)
    assert ended.returncode == 0


def test_a_part_is_given_what_the_caller_gives():
    ended = subprocess.run(own_command(Part.SCREENS, "--help"), capture_output=True, check=False, timeout=60)
    assert ended.returncode == 0
    assert b"--out" in ended.stdout


@pytest.mark.parametrize(
    ("running", "app"),
    [("kanz", "kanz-desktop"), ("kanz-desktop", "kanz-desktop"), ("kanz.exe", "kanz-desktop.exe")],
)
def test_in_a_bundle_a_part_is_started_through_the_app(running, app, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / running))
    assert own_command(Part.PAPERS) == (str(tmp_path.resolve() / app), "--toon-papieren")


def test_in_a_bundle_the_app_is_found_behind_a_link_to_the_command(monkeypatch, tmp_path):
    bundle, elsewhere = tmp_path / "bundel", tmp_path / "bin"
    bundle.mkdir()
    elsewhere.mkdir()
    (bundle / "kanz").touch()
    (elsewhere / "kanz").symlink_to(bundle / "kanz")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(elsewhere / "kanz"))
    assert own_command(Part.WINDOW)[0] == str(bundle.resolve() / "kanz-desktop")


def test_a_library_that_the_system_lacks_is_said_in_words(monkeypatch, capsys):
    def refuse(name):
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(__main__, "import_module", refuse)
    assert __main__.main([Part.WINDOW]) == EXIT_SAID
    assert "ontbreekt libEGL.so.1." in capsys.readouterr().err


def test_a_module_of_ours_that_is_missing_is_a_bug_and_not_a_sentence(monkeypatch):
    def refuse(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(__main__, "import_module", refuse)
    with pytest.raises(ModuleNotFoundError):
        __main__.main([Part.WINDOW])
