"""The canary rule over a day with all that there is: notes, two gezinnen, two parents, copies, a crash.

Real processes with a home of their own: a worker without a window in the morning, killed in the middle of a
sentence; again in the afternoon; then the program with its windows, killed as well. Every byte that any of
them wrote is searched, but for what was handed out on purpose; that is read as its reader would.
"""

from __future__ import annotations

import json
import signal
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kanz_desktop.paths import AppPaths
from tests.helpers import planted, second_day
from tests.helpers.canary import graveyard, hits
from tests.helpers.driven_program import Program
from tests.helpers.kdf import TEST_PASSPHRASE
from tests.helpers.second_reader import bare, beside_the_pages, text_of

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="keeps every file by inotify"),
    pytest.mark.timeout(420),
]

HANDED_OUT = {
    "kopie", "kaart.pdf", "foto.jpg", "gezinsplan-gezin.pdf", "leefgebieden.pdf", "inhoud-gezinsmap.pdf",
    "inzageregister.pdf",
}  # fmt: skip
"""What lies on the stick in the clear on purpose. The zip and the backup are not among it."""
HERS = {
    planted.FOR_ALL, second_day.LETTER, second_day.LETTER_NAME, second_day.PHOTO_NAME, second_day.HALF,
    second_day.OWN_WORDS, second_day.ASKED, second_day.FOUND,
}  # fmt: skip
NOT_FOR_SANNE = {*planted.NOT_FOR_SANNE, *second_day.SAID} - HERS


class Home:
    """A home folder that all processes of this day share."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.profile, self.stick = folder / "home", folder / "home" / "profiel", folder / "stick"
        for made in (self.folder, self.folder / "tmp", self.stick):
            made.mkdir()
        patch.setenv("HOME", str(self.folder))
        patch.setenv("TMPDIR", str(self.folder / "tmp"))
        patch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.delenv(name, raising=False)

    def part(self, name: str, ends: int = 0) -> str:
        """One part of the day; what it said on stdout. What went to stderr is a file like any other."""
        errors = self.folder / f"{name}.stderr"
        command = [sys.executable, "-m", second_day.__name__, name, str(self.profile), str(self.stick)]
        with errors.open("wb") as file:
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=file, check=False)
        assert done.returncode == ends, errors.read_text()
        return done.stdout.decode()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    return Home(tmp_path, monkeypatch)


def with_windows(home: Home, sockets: Path, gezin: str) -> None:
    """Unlock, the notes, the table, a lock, and the end of the battery."""
    sockets.mkdir()
    program = Program(AppPaths(home.profile), sockets)
    try:
        program.reach("OpeningFace")
        program.tell("unlock", words=TEST_PASSPHRASE)
        program.reach("VandaagView")
        program.tell("open", gezin=gezin)
        program.reach("GezinView")
        program.tell("notes", words=planted.NOTES_WORDS)
        program.reach("werkaantekeningen")
        program.tell("table")
        program.reach("AanTafelFace")
        program.leave("start")
        program.reach("GezinView")
        program.leave("lock")
    finally:
        program.close()


def open_to_others(folder: Path) -> Iterator[Path]:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield path


def read(*files: Path) -> str:
    """Every name, byte and page, without any space."""
    said = [path.name for path in files]
    for path in files:
        data = path.read_bytes()
        said += [data.decode("utf-8", "replace"), text_of(data) if path.suffix == ".pdf" else ""]
    return bare("\n".join(said)).casefold()


def of(words: Iterable[str], said: str) -> set[str]:
    """Those of the words that are said."""
    return {word for word in words if bare(word).casefold() in said}


def test_nothing_of_two_gezinnen_stands_readable_anywhere_and_sanne_gets_what_is_hers(
    home: Home, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with graveyard(home.folder, tmp_path / "kept") as yard:
        known = json.loads(home.part("morning", ends=-signal.SIGKILL))
        home.part("afternoon")
        with_windows(home, tmp_path / "hand", known["gezin"])
    keys = [bytes.fromhex(key) for key in known["keys"]]
    canaries = [*planted.WORDS, planted.WORKER, *second_day.SAID, second_day.INK, known["code"], *keys]

    assert yard.count > 60
    assert hits(home.folder, canaries) == []
    assert hits(tmp_path / "kept", canaries) == []
    assert [word for word in planted.WORDS if word in "".join(capfd.readouterr())] == []
    assert not list(home.folder.rglob("recently-used.xbel"))
    assert list(open_to_others(home.profile)) == []
    assert list(open_to_others(home.profile.with_name("teruggezet"))) == []

    out = {path.name for path in home.stick.iterdir()}
    assert out == {*HANDED_OUT, "kopie.zip", "reservekopie"}
    given = tmp_path / "uit"
    given.mkdir()
    for name in HANDED_OUT:
        (home.stick / name).rename(given / name)
    assert hits(home.stick, canaries) == [], "of the backup and of the zip"
    assert hits(given, [planted.FOR_ALL]), "the search can find"

    assert hits(given, [second_day.INK]) == [], "no photo leaves with what the camera wrote"
    files = [path for path in sorted(given.rglob("*")) if path.is_file()]
    of_the_card = read(given / "kaart.pdf")
    for_sanne = read(*(path for path in files if path.name != "kaart.pdf"))
    assert of(HERS, for_sanne) == HERS
    assert of(NOT_FOR_SANNE, for_sanne) == set()
    assert of([planted.NOTE, second_day.STEP, second_day.CARD], of_the_card) == {second_day.CARD}
    pdfs = [path for path in files if path.suffix == ".pdf"]
    assert len(pdfs) > 6
    words = {*planted.WORDS, *second_day.SAID, planted.WORKER, "Sanne", "Kemal"}
    assert {path.name: of(words, beside_the_pages(path).casefold()) for path in pdfs} == {
        path.name: set() for path in pdfs
    }


def test_a_note_in_a_file_that_is_gone_again_is_found(home: Home, tmp_path: Path) -> None:
    home.part("morning", ends=-signal.SIGKILL)
    with graveyard(home.folder, tmp_path / "kept"):
        home.part("leak")
    assert hits(home.folder, [planted.NOTE]) == [], "it is gone"
    assert any("utf-16-le" in hit for hit in hits(tmp_path / "kept", [planted.NOTE]))
