"""A mark is one press, can be halved, taken back, or not known."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.values import Mark
from kanz_desktop.ui.widgets.mark_bar import MarkBar


def bar(qtbot: QtBot) -> tuple[MarkBar, list[Mark | None]]:
    made = MarkBar("Ons cijfer")
    qtbot.addWidget(made)
    made.show()
    given: list[Mark | None] = []
    made.edited.connect(given.append)
    return made, given


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_press_gives_the_mark_and_a_second_press_takes_it_back(qtbot: QtBot) -> None:
    made, given = bar(qtbot)
    press(qtbot, made.numbers[4])
    press(qtbot, made.numbers[4])
    assert given == [Mark(10), None]


def test_a_half_goes_on_top_and_off_again(qtbot: QtBot) -> None:
    made, given = bar(qtbot)
    assert not made.half.isEnabled()
    press(qtbot, made.numbers[5])
    press(qtbot, made.half)
    assert made.mark() == Mark(13)
    assert made.numbers[5].isChecked()
    press(qtbot, made.half)
    assert given == [Mark(12), Mark(13), Mark(12)]


def test_pressing_the_number_of_a_half_makes_it_whole_and_loses_no_mark(qtbot: QtBot) -> None:
    made, given = bar(qtbot)
    press(qtbot, made.numbers[5])
    press(qtbot, made.half)
    press(qtbot, made.numbers[5])
    assert given == [Mark(12), Mark(13), Mark(12)]
    press(qtbot, made.numbers[5])
    assert given[-1] is None


def test_a_ten_has_no_half(qtbot: QtBot) -> None:
    made, _ = bar(qtbot)
    press(qtbot, made.numbers[9])
    assert not made.half.isEnabled()


def test_weet_ik_niet_is_an_answer(qtbot: QtBot) -> None:
    made, given = bar(qtbot)
    press(qtbot, made.unknown)
    assert given == [Mark(None)]
    assert made.unknown.isChecked()
    press(qtbot, made.numbers[2])
    assert not made.unknown.isChecked()


def test_digits_give_a_mark_and_zero_a_ten(qtbot: QtBot) -> None:
    made, given = bar(qtbot)
    made.focus_first()
    qtbot.keyClick(made.numbers[0], Qt.Key.Key_7)
    qtbot.keyClick(made.numbers[0], Qt.Key.Key_0)
    assert given == [Mark(14), Mark(20)]


def test_the_earlier_mark_is_dashed_and_can_be_kept_out_of_sight(qtbot: QtBot) -> None:
    made, _ = bar(qtbot)
    made.set_previous(Mark(6))
    assert [button.earlier for button in made.numbers].index(True) == 2
    made.set_previous(None)
    assert not any(button.earlier for button in made.numbers)


def test_showing_a_mark_tells_nobody(qtbot: QtBot) -> None:
    made, given = bar(qtbot)
    made.set_mark(Mark(9))
    assert given == []
    assert made.numbers[3].isChecked()
    assert made.half.isChecked()


def test_six_comma_five_is_typed_as_it_is_written(qtbot: QtBot) -> None:
    made, given = bar(qtbot)
    made.focus_first()
    for key in (Qt.Key.Key_6, Qt.Key.Key_Comma, Qt.Key.Key_5):
        qtbot.keyClick(made.numbers[0], key)
    assert given == [Mark(12), Mark(13)]
    qtbot.keyClick(made.numbers[0], Qt.Key.Key_5)
    assert made.mark() == Mark(10)


def test_enter_gives_the_mark_under_the_keyboard(qtbot: QtBot) -> None:
    made, given = bar(qtbot)
    qtbot.keyClick(made.numbers[3], Qt.Key.Key_Return)
    assert given == [Mark(8)]


def test_up_and_down_go_to_the_mark_above_or_below_whatever_stands_between(qtbot: QtBot) -> None:
    page = QWidget()
    lines = QVBoxLayout(page)
    bars = [MarkBar(f"Cijfer {number}") for number in range(3)]
    for made in bars:
        lines.addWidget(made)
        lines.addWidget(QLineEdit())
    bars[1].set_mark(Mark(14))
    qtbot.addWidget(page)
    page.show()
    bars[0].focus_first()
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(page.focusWidget(), key)
        walked.append(page.focusWidget())
    first, middle, last = bars[0].numbers[0], bars[1].numbers[6], bars[2].numbers[0]
    assert walked == [middle, last, last, middle, first]
    qtbot.keyClick(first, "6")
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert [made.mark() for made in bars] == [Mark(12), Mark(14), None]
