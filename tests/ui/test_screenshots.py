from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.screenshots import still_picture
from kanz_desktop.ui.widgets.later import Later
from kanz_desktop.ui.widgets.layout import column


def test_a_picture_is_taken_only_when_every_row_in_sight_stands_there(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 600)
    body = column(window)
    rows = [Later(lambda words=f"rij {n}": QLabel(words), height=20) for n in range(20)]
    for row in rows:
        body.addWidget(row)
    window.show()
    picture = still_picture(window, "rijen")
    assert all(row.made is not None and row.made.isVisible() for row in rows)
    assert picture == window.grab().toImage()


def test_a_picture_says_nothing_beside_its_pixels(qtbot: QtBot, tmp_path: Path) -> None:
    """No title of the window, no author, no moment: only chunks that have no room for words."""
    window = QLabel("zonder woorden")
    qtbot.addWidget(window)
    window.setWindowTitle("Gezin Kanariebeek")
    window.show()
    target = tmp_path / "venster.png"
    assert still_picture(window, "venster").save(str(target))
    assert set(chunks(target.read_bytes())) <= {b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"sRGB", b"IDAT", b"IEND"}


def chunks(png: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        yield kind
        at += 12 + length
