"""A signature is what the hand did: drawn with any pointer, wiped by a key, and the same at every zoom."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.strokes import read_strokes
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.signature_pad import UNITS_TALL, UNITS_WIDE, SignaturePad

LEFT = Qt.MouseButton.LeftButton


def pad(qtbot: QtBot) -> tuple[SignaturePad, list[str]]:
    made, heard = SignaturePad("Sanne: handtekening"), []
    made.drawn.connect(heard.append)
    qtbot.addWidget(made)
    made.show()
    return made, heard


def draw(made: SignaturePad, *parts: float) -> None:
    """From the first part of the width to the last, at half the height."""
    spots = [QPoint(round(part * made.width()), made.height() // 2) for part in parts]
    QTest.mousePress(made, LEFT, pos=spots[0])
    for spot in spots[1:]:
        QTest.mouseMove(made, spot)
    QTest.mouseRelease(made, LEFT, pos=spots[-1])


def test_strokes_are_told_after_each_one(qtbot: QtBot) -> None:
    made, heard = pad(qtbot)
    draw(made, 0.2, 0.5, 0.8)
    draw(made, 0.5)
    first, second = (read_strokes(text) for text in heard)
    assert first is not None
    assert second is not None
    assert [len(line) for line in second.lines] == [3, 1]
    assert second.lines[0] == first.lines[0]
    assert (second.width, second.height) == (UNITS_WIDE, UNITS_TALL)


def test_the_same_hand_makes_the_same_drawing_at_any_zoom(qtbot: QtBot, look: ThemeHolder) -> None:
    found = []
    for zoom in (100, 200):
        look.set_look("light", zoom)
        made, heard = pad(qtbot)
        draw(made, 0.2, 0.8)
        strokes = read_strokes(heard[0])
        assert strokes is not None
        found.append(strokes.lines[0])
    for one, other in zip(*found, strict=True):
        assert abs(one[0] - other[0]) <= 2
        assert abs(one[1] - other[1]) <= 2


def test_what_leaves_the_edge_stays_on_the_paper(qtbot: QtBot) -> None:
    made, heard = pad(qtbot)
    draw(made, 0.5, 1.7)
    strokes = read_strokes(heard[0])
    assert strokes is not None
    assert strokes.lines[0][-1][0] == UNITS_WIDE


def test_backspace_wipes_it(qtbot: QtBot) -> None:
    made, heard = pad(qtbot)
    draw(made, 0.2, 0.8)
    QTest.keyClick(made, Qt.Key.Key_Backspace)
    assert heard[-1] == ""
    assert made.strokes().lines == ()
