"""The house itself: what is shipped, pinned and promised agrees with what stands in the tree."""

from __future__ import annotations

import re
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kanz_desktop import __version__

ROOT = Path(__file__).resolve().parents[2]
OURS = (".ci", "docs", "kanz_desktop", "packaging", "resources", "tests", "tools")
TEXT = {
    "",
    ".cfg",
    ".desktop",
    ".json",
    ".lock",
    ".md",
    ".py",
    ".qss",
    ".spec",
    ".sql",
    ".svg",
    ".toml",
    ".txt",
    ".xml",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = {"dev": ROOT / "requirements.lock", "bundle": ROOT / "packaging/requirements.lock"}

PLACE_OF_ONE_MACHINE = re.compile(r"(?<![\w.])(?:/home/|/root/|/Users/|[A-Z]:\\Users\\)(?!anouk\b)\w")
"""Anouk exists only in tests."""
REGISTRY = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|://|file:")


def our_texts() -> Iterator[Path]:
    """Every file of ours that a person can read."""
    folders = [path for name in OURS for path in sorted((ROOT / name).rglob("*"))]
    for path in [*sorted(ROOT.iterdir()), *folders]:
        if (
            path.is_file()
            and path.suffix in TEXT
            and "__pycache__" not in path.parts
            and path.name != ".coverage"
        ):
            yield path


def pinned(lock: Path) -> list[Requirement]:
    """What a lock installs, its hashes left out."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return [
        Requirement(line.removesuffix(" \\")) for line in lines if line and not line.startswith((" ", "#"))
    ]


def wanted(extra: str) -> list[Requirement]:
    return [
        Requirement(line) for line in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"][extra])
    ]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.Path:
    built = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wiel"))))
    return zipfile.Path(built)


def test_the_wheel_ships_every_resource_and_every_migration(wheel):
    shipped = set(wheel.root.namelist())
    resources = {f"kanz_desktop/_{p.relative_to(ROOT).as_posix()}" for p in (ROOT / "resources").rglob("*.*")}
    migrations = {
        p.relative_to(ROOT).as_posix() for p in (ROOT / "kanz_desktop/storage/migrations").glob("*.sql")
    }
    assert len(resources) > 50
    assert migrations
    assert (resources | migrations) - shipped == set()


def test_the_wheel_ships_the_package_and_nothing_beside_it(wheel):
    information = f"kanz_desktop-{__version__}.dist-info"
    assert {name.partition("/")[0] for name in wheel.root.namelist()} == {"kanz_desktop", information}


def test_the_newest_version_in_the_changelog_is_this_one():
    first = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert first is not None
    assert first[1] == __version__


@pytest.mark.parametrize("extra", LOCKS)
def test_the_lock_pins_what_the_project_asks_for(extra):
    for python in ("3.11", "3.12", "3.13"):
        here = {**default_environment(), "python_version": python, "python_full_version": f"{python}.0"}
        pins = {
            canonicalize_name(pin.name): next(iter(pin.specifier)).version
            for pin in pinned(LOCKS[extra])
            if pin.marker is None or pin.marker.evaluate(here)
        }
        for need in wanted(extra):
            if need.marker is None or need.marker.evaluate(here):
                assert need.specifier.contains(pins.get(canonicalize_name(need.name), "0")), (python, need)


def test_the_app_is_bundled_with_the_versions_that_were_tested():
    tested = {(pin.name, str(pin.marker)): pin.specifier for pin in pinned(LOCKS["dev"])}
    for pin in pinned(LOCKS["bundle"]):
        assert tested.get((pin.name, str(pin.marker)), pin.specifier) == pin.specifier


@pytest.mark.parametrize("extra", LOCKS)
def test_every_pin_has_a_hash_and_no_pin_names_a_registry(extra):
    text = LOCKS[extra].read_text(encoding="utf-8")
    assert text.count(" \\\n    --hash=sha256:") >= len(pinned(LOCKS[extra]))
    assert all(" --hash=" in part for part in re.split(r"\n(?=\w)", text) if not part.startswith("#"))
    assert REGISTRY.search(text) is None


def test_nothing_in_the_tree_names_a_place_on_one_machine():
    naming = [
        (str(path.relative_to(ROOT)), number)
        for path in our_texts()
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        if PLACE_OF_ONE_MACHINE.search(line) and path != Path(__file__)
    ]
    assert naming == []


def test_every_typeface_that_the_code_asks_for_is_in_the_bundle():
    named = {
        name
        for path in (ROOT / "kanz_desktop").rglob("*.py")
        for name in re.findall(r"\b(?:fontpkg|justmytype)_\w+", path.read_text(encoding="utf-8"))
    }
    spec = (ROOT / "packaging/kanz-desktop.spec").read_text(encoding="utf-8")
    assert named
    assert [name for name in sorted(named) if f'"{name}"' not in spec] == []


def test_every_part_we_run_on_has_its_line_in_the_architecture():
    told = re.sub(r"[-_.]+", "-", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").lower())
    needed = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    assert [name for name in sorted(needed) if name not in told] == []


def test_every_link_between_our_documents_leads_somewhere():
    dead = [
        (str(path.relative_to(ROOT)), target)
        for path in our_texts()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
        if "://" not in target and not (path.parent / target).exists()
    ]
    assert dead == []


OUR_FILE = re.compile(r"(?:`|(?<=[ (,])(?=tests/))((?:[\w.-]+/)*[\w-]+\.(?:md|py|qss|sql|toml))\b")
OUR_NAME = re.compile(r"`((?:cli|crypto|domain|method|reports|services|storage|sync|ui)(?:\.\w+)+)[`(]")


def our_documents() -> Iterator[Path]:
    """All that tells of the program, but for the figures of a day, which tell of the program of that day."""
    return (
        path
        for path in our_texts()
        if path.suffix == ".md" and not re.match(r"bench/\d", f"{path.parent.name}/{path.name}")
    )


def stands_in_the_package(name: str) -> bool:
    """`services.inzage`, or `services.inzage.Looks`: a module of that name, and what it is to hold."""
    parts = name.split(".")
    module, held = ROOT / "kanz_desktop" / "/".join(parts), ""
    if not (module.is_dir() or module.with_suffix(".py").exists()):
        module, held = module.parent, parts[-1]
    if not held:
        return True
    code = module.with_suffix(".py")
    return (
        code.exists()
        and re.search(rf"^(?:(?:def|class) )?{held}\b", code.read_text("utf-8"), re.M) is not None
    )


def test_every_file_that_our_documents_name_stands_in_the_tree():
    standing = [f"/{path.relative_to(ROOT).as_posix()}" for path in our_texts()]
    gone = [
        (str(path.relative_to(ROOT)), name)
        for path in our_documents()
        for name in OUR_FILE.findall(path.read_text(encoding="utf-8"))
        if not any(file.endswith(f"/{name}") for file in standing)
    ]
    assert gone == []


def test_every_part_of_the_program_that_our_documents_name_is_there():
    gone = [
        (str(path.relative_to(ROOT)), name)
        for path in our_documents()
        for name in OUR_NAME.findall(path.read_text(encoding="utf-8"))
        if not stands_in_the_package(name)
    ]
    assert gone == []
