"""The ten tasks that are done most, each by a hand that counts, and checked in the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from kanz_desktop.domain.meetings import meeting_of
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.values import Id, Mark
from kanz_desktop.ui.afdrukken import printing
from kanz_desktop.ui.gezinsmap.screen import GezinsmapScreen
from tests.helpers.counting_hand import Hand
from tests.helpers.desk import Desk

EXAMPLE = "Voorbeeld, Uitvoeringsfase"
"""How the example gezin stands in the caseload."""
CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@dataclass
class Worker:
    """Who sits at the laptop: the window, a hand that counts, and what the gezin holds."""

    desk: Desk
    hand: Hand
    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def open_gezin(self) -> None:
        self.hand.click(EXAMPLE)
        self.desk.gezin()

    def rows(self, kind: str) -> dict[Id, Record]:
        return {row.id: row for row in self.desk.gezin().context.snapshot.of(kind)}

    def new(self, kind: str, before: dict[Id, Record]) -> Record:
        """The one record of this kind that was made since."""
        self.wait(lambda: len(self.rows(kind)) > len(before))
        (made,) = (row for row in self.rows(kind).values() if row.id not in before)
        return made

    def wait(self, until: Callable[[], bool]) -> None:
        self.desk.qtbot.waitUntil(until, timeout=15_000)

    def today(self) -> date:
        return self.desk.gezin().context.sessie.today()


def log_a_visit(worker: Worker) -> None:
    worker.open_gezin()
    before = worker.rows("contactmoment")
    worker.hand.click("Pad")
    worker.hand.type("vandaag 1u30 huisbezoek Sanne: samen de post van deze week gedaan")
    worker.hand.press(ENTER)
    visit = worker.new("contactmoment", before)
    assert (visit.date("datum"), visit.number("minuten")) == (worker.today(), 90)
    assert visit.text("regel") == "samen de post van deze week gedaan"


def add_a_problem(worker: Worker) -> None:
    before = worker.rows("probleem")
    worker.hand.click("Leefgebieden")
    worker.hand.click("Schrijf wat er speelt bij: Partnerrelatie")
    worker.hand.type("We praten alleen nog over geld")
    worker.hand.press(ENTER)
    problem = worker.new("probleem", before)
    assert problem.text("woorden") == "We praten alleen nog over geld"
    assert problem.choice("leefgebied") == "leefgebied-4"


MARKS = {f"leefgebied-{number}": mark for number, mark in enumerate((7, 6, 8, 7, 4), start=1)}


def give_five_marks(worker: Worker) -> None:
    worker.hand.click("Cijfers")
    for area in worker.desk.gezin().context.methode.leefgebieden:
        worker.hand.click(f"Cijfer voor {area.words(tafel=False)}: {MARKS[area.id]}")
    worker.wait(lambda: marks_of_today(worker) == {area: Mark(2 * mark) for area, mark in MARKS.items()})


def give_five_marks_by_keyboard(worker: Worker) -> None:
    """Here the digits count too: a mark is no text."""
    worker.hand.press(Qt.Key.Key_7, CTRL)
    for _tab_behind in ("einde", "verandering", "the first mark"):
        worker.hand.press(Qt.Key.Key_Tab)
    first, *others = MARKS.values()
    worker.hand.press(Qt.Key(Qt.Key.Key_0 + first))
    for mark in others:
        worker.hand.press(Qt.Key.Key_Down)
        worker.hand.press(Qt.Key(Qt.Key.Key_0 + mark))
    worker.wait(lambda: marks_of_today(worker) == {area: Mark(2 * mark) for area, mark in MARKS.items()})


def marks_of_today(worker: Worker) -> dict[str, Mark | None]:
    """In the store, of the leefgebieden, given by all together."""
    now = {row.id for row in worker.rows("meting").values() if row.date("datum") == worker.today()}
    return {
        row.choice("punt"): row.mark("cijfer")
        for row in worker.rows("cijfer").values()
        if row.ref("meting") in now and row.ref("wie") is None and row.choice("punt") in MARKS
    }


def add_an_actie(worker: Worker) -> None:
    before = worker.rows("actie")
    worker.hand.click("Gezinsplan")
    worker.hand.click("Opvoedingsondersteuning: schrijf wat we gaan doen")
    worker.hand.type("Schoolspullen kopen, Sanne, vr")
    worker.hand.press(ENTER)
    actie = worker.new("actie", before)
    (sanne,) = (row.id for row in worker.rows("gezinslid").values() if row.text("naam").startswith("Sanne"))
    assert (actie.text("wat"), actie.members("wie")) == ("Schoolspullen kopen", (sanne,))
    assert actie.date("voor") is not None


def tick_one_off(worker: Worker) -> None:
    what = "Afspraak maken met geldhulp van de gemeente"
    worker.hand.click("Gezinsplan")
    worker.hand.click(f"Status van {what}")
    worker.hand.choose("Gedaan")
    (actie,) = (row.id for row in worker.rows("actie").values() if row.text("wat") == what)
    worker.wait(lambda: worker.rows("actie")[actie].choice("status") == "gedaan")


def import_and_title_a_letter(worker: Worker) -> None:
    before = worker.rows("document")
    letter = worker.folder / "scan_0231.txt"
    letter.write_text("Geachte mevrouw, hierbij bevestigen wij de betalingsregeling.")

    def pick_it() -> None:
        worker.hand.type(str(letter))
        worker.hand.press(ENTER)

    worker.hand.click("Gezinsmap")
    worker.hand.in_dialog(pick_it)
    worker.hand.click("Toevoegen")
    worker.hand.click("Zeg wat het is")
    worker.hand.type("Brief over de betalingsregeling")
    worker.hand.press(ENTER)
    paper = worker.new("document", before).id
    worker.wait(lambda: worker.rows("document")[paper].text("titel") == "Brief over de betalingsregeling")


def print_the_plan(worker: Worker) -> None:
    """Where the system's own dialog would stand, the hand presses Enter: a printer that stands ready."""
    target = worker.folder / "printer.pdf"

    def enter(dialog: QPrintDialog) -> int:
        worker.hand.keys += 1
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return QDialog.DialogCode.Accepted

    worker.monkeypatch.setattr(
        printing.QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["thuis"])
    )
    worker.monkeypatch.setattr(QPrintDialog, "exec", enter)
    before = worker.rows("planversie")
    worker.hand.press(Qt.Key.Key_P, CTRL)
    worker.hand.click("Afdrukken", on=worker.desk.gezin().screen_now())
    assert worker.new("planversie", before).ref("document") is not None
    assert target.read_bytes().startswith(b"%PDF")


def plan_the_balance(worker: Worker) -> None:
    before = worker.rows("balans")
    day = worker.today() + timedelta(days=80)
    worker.hand.click("Balans")
    worker.hand.click("Plannen")
    worker.new("balans", before)
    worker.hand.type(f"{day:%d-%m-%Y}")
    worker.hand.press(ENTER)
    worker.wait(lambda: worker.new("balans", before).date("datum") == day)


def add_an_agreement(worker: Worker) -> None:
    before = worker.rows("actie")
    worker.hand.click("Overleg")
    worker.hand.type("Sanne, belt de school over het rooster, vr")
    worker.hand.press(ENTER)
    made = worker.new("actie", before)
    meeting = meeting_of(worker.desk.gezin().context.snapshot, made)
    assert made.text("wat") == "belt de school over het rooster"
    assert meeting is not None
    assert meeting.choice("soort") == "uitvoerders"


def find_a_paper(worker: Worker) -> None:
    worker.hand.press(Qt.Key.Key_F, CTRL)
    worker.hand.type("tandarts")
    worker.desk.shows("1 gevonden")
    worker.hand.press(ENTER)
    shown = worker.desk.gezin().screen_now()
    assert isinstance(shown, GezinsmapScreen)
    assert shown.paper.isVisible()
    found = worker.rows("document")[shown.paper.record or b""]
    assert found.text("titel") == "Afspraak tandarts"


TASKS: dict[str, Callable[[Worker], None]] = {
    "Een gezin openen en een bezoek opschrijven": log_a_visit,
    "Iets opschrijven dat speelt": add_a_problem,
    "Vijf cijfers geven": give_five_marks,
    "Vijf cijfers geven zonder muis": give_five_marks_by_keyboard,
    "Een actie toevoegen": add_an_actie,
    "Een actie afvinken": tick_one_off,
    "Een brief in de map doen en zeggen wat het is": import_and_title_a_letter,
    "Het plan afdrukken": print_the_plan,
    "De balans plannen": plan_the_balance,
    "Een afspraak toevoegen in een overleg": add_an_agreement,
    "Een papier terugvinden": find_a_paper,
}
