"""The window stands on the screen, all of it, whatever it was used to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from kanz_desktop.ui.shell.process import Spot
from kanz_desktop.ui.shell.window_spot import FRAME, fit

SMALL = QRect(0, 0, 1366, 728)  # 1366 x 768 without its taskbar
LARGE = QRect(0, 27, 2560, 1413)
BESIDE = QRect(2560, 0, 1920, 1080)


def with_frame(rect: QRect) -> QRect:
    side = FRAME.width() // 2
    return rect.adjusted(-side, -(FRAME.height() - side), side, side)


def test_a_small_screen_is_filled_and_nothing_stands_beside_it() -> None:
    found = fit(Spot(), [SMALL])
    assert found.full
    assert SMALL.contains(with_frame(found.rect).adjusted(8, 0, -8, -8))


def test_a_large_screen_has_the_window_in_the_middle() -> None:
    found = fit(Spot(), [LARGE])
    assert not found.full
    assert LARGE.contains(with_frame(found.rect))
    assert abs(found.rect.center().x() - LARGE.center().x()) <= 1


def test_the_window_comes_back_where_it_stood_also_on_the_second_screen() -> None:
    stood = Spot(2700, 90, 1200, 800)
    assert fit(stood, [LARGE, BESIDE]).rect == QRect(2700, 90, 1200, 800)


@pytest.mark.parametrize(
    "stood", [Spot(2700, 90, 1200, 800), Spot(-900, -300, 1300, 700), Spot(0, 0, 1300, 680)]
)
def test_a_place_that_is_gone_is_moved_onto_the_screen(stood: Spot) -> None:
    found = fit(stood, [LARGE])
    assert LARGE.contains(found.rect)
    assert found.rect.top() >= LARGE.top() + FRAME.height() - FRAME.width() // 2


def test_what_filled_the_screen_fills_it_again_and_keeps_its_own_size_behind_it() -> None:
    found = fit(Spot(100, 100, 1200, 800, full=True), [LARGE])
    assert found.full
    assert found.rect.size().width() == 1200
