"""What cannot be right, typed on the screen: said beside the field, kept in the field, and not written."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.services.gezin import new_gezinslid
from kanz_desktop.ui.rapportcijfers.point_row import PointRow
from kanz_desktop.ui.shell.process import Message, Place
from kanz_desktop.ui.widgets.date_field import DateField
from tests.e2e.conftest import Start
from tests.helpers.desk import Desk
from tests.helpers.screens import named


def opened(start: Start, ids: dict[str, bytes], screen: str) -> Desk:
    desk = start(Message(place=Place(ids["De Vries"].hex(), screen)))
    desk.unlock()
    desk.gezin()
    return desk


def press(desk: Desk, words: str) -> None:
    """The first visible button with these words on it; waits for it."""

    def found() -> list[QPushButton]:
        buttons = desk.window.findChildren(QPushButton)
        return [b for b in buttons if words in (b.text(), b.accessibleName()) and b.isVisible()]

    desk.qtbot.waitUntil(lambda: bool(found()))
    desk.qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def fill_in(desk: Desk, line: QWidget, text: str) -> None:
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    desk.qtbot.keyClicks(line, text)
    desk.qtbot.keyClick(line, Qt.Key.Key_Return)


def with_noor(start: Start, ids: dict[str, bytes], screen: str) -> Desk:
    """A gezin with a gezinslid, on one of its screens."""
    desk = opened(start, ids, "gezin")
    context = desk.gezin().context
    context.sessie.apply(new_gezinslid(context.snapshot, context.pen, naam="Noor"), "gezin").result()
    desk.qtbot.waitUntil(lambda: bool(context.snapshot.of("gezinslid")))
    desk.gezin().go(screen)
    return desk


def test_a_mark_of_11_or_4_3_is_said_beside_it_and_not_written(
    start: Start, ids: dict[str, bytes], qtbot: QtBot
) -> None:
    desk = with_noor(start, ids, "rapportcijfers")
    context = desk.gezin().context
    before = len(context.snapshot.of("cijfer"))
    row = desk.window.findChildren(PointRow)[0]
    qtbot.mouseClick(row._toggle, Qt.MouseButton.LeftButton)
    line = named(row, "Eigen cijfer van Noor", QLineEdit)
    for typed in ("11", "4,3"):
        fill_in(desk, line, typed)
        desk.shows("Dit is geen cijfer van 1 tot en met 10.")
        assert line.text() == typed
    qtbot.wait(100)
    assert len(context.snapshot.of("cijfer")) == before
    fill_in(desk, line, "6,5")
    qtbot.waitUntil(lambda: len(context.snapshot.of("cijfer")) == before + 1)


def test_a_birth_date_in_the_future_asks_whether_it_is_the_expected_day(
    start: Start, ids: dict[str, bytes], qtbot: QtBot
) -> None:
    desk = with_noor(start, ids, "gezin")
    context = desk.gezin().context

    def noor(field: str) -> date | None:
        return context.snapshot.of("gezinslid")[0].date(field)

    press(desk, "wijzig")
    field = next(found for found in desk.window.findChildren(DateField) if found.isVisible())
    fill_in(desk, field.line, "1-1-2099")
    desk.shows("Deze dag moet nog komen. Er is niets veranderd.")
    desk.shows("Is dit de dag waarop de baby wordt verwacht?")
    assert noor("geboortedatum") is None
    press(desk, "Ja, uitgerekende datum")
    qtbot.waitUntil(lambda: noor("uitgerekend") == date(2099, 1, 1))
    assert noor("geboortedatum") is None


def test_an_end_before_the_start_is_said_and_not_written(
    start: Start, ids: dict[str, bytes], qtbot: QtBot
) -> None:
    desk = opened(start, ids, "gezinsplan")
    context = desk.gezin().context
    days = {f.accessibleName(): f for f in desk.window.findChildren(DateField)}
    begin = next(field for name, field in days.items() if "begin" in name.lower() or "start" in name.lower())
    end = next(field for name, field in days.items() if "einde" in name.lower() or "tot" in name.lower())
    fill_in(desk, begin.line, "1-3-2026")
    qtbot.waitUntil(lambda: context.snapshot.only("gezinsplan").date("begin") is not None)
    fill_in(desk, end.line, "1-2-2026")
    desk.shows("Het einde ligt vóór het begin.")
    assert context.snapshot.only("gezinsplan").date("einde") is None


def test_a_day_that_is_no_day_is_said_and_kept_in_the_field(
    start: Start, ids: dict[str, bytes], qtbot: QtBot
) -> None:
    desk = opened(start, ids, "gezinsplan")
    field = next(field for field in desk.window.findChildren(DateField) if field.isVisible())
    fill_in(desk, field.line, "31-2-2026")
    assert "Deze dag snap ik niet." in field.trouble.text()
    assert field.line.text() == "31-2-2026"
