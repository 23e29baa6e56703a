"""The day at the table, from an empty laptop to a printed plan: a real window, real keys, a real mouse.

Nothing here calls the program's code. It looks at the screen through the accessibility tree, types and
clicks; at 10:12 the battery dies (SIGKILL); at the end every byte that was written is searched.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PIL import Image, ImageDraw

from tests.helpers.canary import graveyard, hits
from tests.helpers.desktop import Desktop, desktop
from tests.helpers.second_reader import bare, beside_the_pages

__all__ = ["desktop"]
pytestmark = [pytest.mark.window, pytest.mark.timeout(420)]

PASSPHRASE = "paarse fiets zingt zacht onder tafel"
FAMILY = "Kanariebeek"
MOTHER = "Zanetta"
STRENGTH = "We lachen veel samen, zegt kanarieoma."
PROBLEM = "De kanariepost blijft liggen"
HALF_SENTENCE = "Elke dag samen een kanariebrief"
TASK = "Kanarierekening betalen"
DRAWING_NAME = "kanarietekening"
INK = b"KANARIE-INKT-" * 64

CANARIES = (
    PASSPHRASE, "paarse fiets", FAMILY, FAMILY.lower(), "kanarieoma", "kanariepost", "kanariebrief",
    "Kanarierekening", DRAWING_NAME, INK[:26], "Anouk Jansen",
)  # fmt: skip


class Laptop:
    """The program on one screen, started and stopped as a person does."""

    def __init__(self, screen: Desktop, home: Path) -> None:
        self.screen, self._home = screen, home
        temp = home / "tmp"
        temp.mkdir()
        screen.environment["TMPDIR"] = str(temp)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = self.screen.start(
            sys.executable, "-m", "kanz_desktop", KANZ_PROFILE=str(self._home / "profiel")
        )

    def battery_dies(self) -> None:
        """Parent, window and children at once, without a word."""
        assert self._process is not None
        for pid in (*_descendants(self._process.pid), self._process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait(timeout=10)

    def ended(self, seconds: float = 20) -> int:
        assert self._process is not None
        return self._process.wait(timeout=seconds)


def _descendants(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _descendants(int(child))
            yield int(child)


def _drawing(target: Path) -> None:
    """A child's drawing with marked bytes in its comment, as a phone leaves them."""
    picture = Image.new("RGB", (900, 700), "white")
    pen = ImageDraw.Draw(picture)
    pen.polygon([(300, 350), (450, 200), (600, 350)], outline="firebrick", width=12)
    pen.rectangle([330, 350, 570, 560], outline="firebrick", width=12)
    pen.ellipse([700, 60, 800, 160], fill="gold")
    picture.save(target, quality=90, comment=INK)


def _set_up(screen: Desktop) -> None:
    screen.find("Hoe heet je?", "text")
    screen.type("Anouk Jansen")
    screen.key("Return")
    screen.click("Wachtzin", "text")
    screen.type(PASSPHRASE)
    screen.click("Wachtzin, nog een keer", "text")
    screen.type(PASSPHRASE)
    screen.click("Kluis maken")
    screen.find("Ik heb hem op papier", seconds=30)
    spoken = (node.name for node in screen.tree.walk() if node.name.startswith("groep ") and ":" in node.name)
    code = " ".join("".join(group.split(": ")[1].split()) for group in spoken)
    screen.click("Ik heb hem op papier")
    screen.click("Herstelcode", "text")
    screen.type(code)
    screen.click("Klopt dit?")
    screen.click("Met mijn eerste gezin")


def _make_family(screen: Desktop) -> None:
    screen.click("Naam van een nieuw gezin", "text")
    screen.type(FAMILY)
    screen.key("Return")
    screen.click("wie hoort er nog bij? naam, rol, geboortedatum", "text")
    screen.type(f"{MOTHER}, moeder, 3-4-1988")
    screen.key("Return")
    screen.find("38 jaar")
    screen.type("Sem, kind, 12-12-2015")
    screen.key("Return")
    screen.find("10 jaar")


def _fill_table(screen: Desktop) -> None:
    screen.click("Zo gaat het nu", "check box")
    screen.find("Eerst wat goed gaat. Dan wat anders mag. In jullie eigen woorden.")
    screen.press("Ons huishouden en geld: open doen")
    screen.press("Schrijf wat er speelt bij: Ons huishouden en geld", "text")
    screen.type(PROBLEM)
    screen.key("Return")
    screen.press(f"Hoe zwaar: {PROBLEM}: nog niet ingevuld")
    screen.press("Hoe zwaar: zwaar")
    screen.press("Cijfer voor Ons huishouden en geld: 5")
    screen.find("Opgeslagen")


def _unlock(screen: Desktop) -> None:
    screen.click("Wachtzin", "text")
    screen.type(PASSPHRASE)
    screen.key("Return")


def _put_drawing_in_map(screen: Desktop, drawing: Path) -> None:
    screen.click("Onze map", "check box")
    screen.find("Plakken")
    screen.key("ctrl+o")
    screen.find("Bestand:", "text")
    screen.type(str(drawing))
    screen.key("Return")
    screen.find("1 papier zit veilig in de map.")
    screen.find(lambda name: name.startswith(DRAWING_NAME), "list item")


def _make_plan(screen: Desktop) -> None:
    screen.click("Ons plan", "check box")
    screen.press("schrijf wat niet kan wachten", "text")
    screen.type(TASK)
    screen.key("Return")
    assert screen.shows(TASK)
    screen.press("Afspreken")
    screen.press(f"{MOTHER}: ik ben het ermee eens")
    screen.press("Zo afgesproken")
    screen.find(lambda name: "versie 1" in name.lower())


def _print_plan(screen: Desktop, target: Path) -> None:
    screen.key("ctrl+p")
    screen.find("Het papier")
    screen.click("Opslaan als PDF …")
    screen.find("Bestand:", "text")
    screen.key("ctrl+a")
    screen.type(str(target))
    screen.key("Return")
    screen.find(lambda name: name.startswith("Opgeslagen als PDF"), seconds=20)
    assert target.exists()


def _to_table(desktop: Desktop) -> None:
    """Who sits there is not known: only what is for everyone is seen."""
    desktop.key("F9")
    desktop.find("Aan tafel")
    desktop.key("F9")
    desktop.find("Keukentafel staat aan")


def test_a_worker_goes_from_an_empty_laptop_to_a_printed_plan(desktop: Desktop, tmp_path: Path) -> None:
    home, outside, kept = tmp_path / "home", tmp_path / "stick", tmp_path / "kept"
    outside.mkdir()
    drawing = outside / f"{DRAWING_NAME}.jpg"
    _drawing(drawing)
    laptop = Laptop(desktop, home)
    with graveyard(home, kept) as yard:
        laptop.start()
        _set_up(desktop)
        _make_family(desktop)
        _to_table(desktop)
        _fill_table(desktop)
        _put_drawing_in_map(desktop, drawing)
        assert desktop.titles() == {"Kanz"}, "what the task switcher shows names no family and no file"

        desktop.click("Zo gaat het nu", "check box")
        desktop.press(lambda name: name.startswith("Wat zou kunnen helpen") and "huishouden" in name, "text")
        desktop.type(HALF_SENTENCE)
        time.sleep(1.2)  # "nothing is lost, not the sentence that was typed a second ago"
        laptop.battery_dies()

        laptop.start()
        _unlock(desktop)
        desktop.click(lambda name: name.startswith(FAMILY) and "openen" in name)
        desktop.find("Wie horen erbij")
        _to_table(desktop)
        desktop.click("Zo gaat het nu", "check box")
        assert desktop.shows(HALF_SENTENCE)
        assert desktop.shows(PROBLEM)

        _make_plan(desktop)
        printed = outside / "plan.pdf"
        _print_plan(desktop, printed)
        desktop.click("Klaar aan tafel")  # by hand: a key may still go to the dialog that is on its way out
        _unlock(desktop)
        desktop.find("Op slot")
        desktop.key("ctrl+l")
        desktop.find("Wachtzin", "text")
        laptop.battery_dies()

    assert [word for word in CANARIES if bare(str(word)) in beside_the_pages(printed)] == []
    text = "".join(page.extract_text() for page in pypdf.PdfReader(printed).pages)
    assert PROBLEM in text
    assert TASK in text
    assert yard.count > 20
    assert hits(home, CANARIES) == []
    assert hits(kept, CANARIES) == []
