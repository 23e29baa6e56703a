"""Make the icons of the bundle from resources/icons/kanz.svg: PNGs as the icon theme has them, and an ICO.

    python packaging/icons.py build/icons

The drawing is the only source; nothing that is made here is kept in the repository.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources/icons/kanz.svg"
NAME = "nl.kanz.Desktop"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def make_icons(target: Path) -> tuple[Path, Path]:
    """Write `hicolor/` and `kanz.ico` into `target`; returns the largest PNG and the ICO."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(DRAWING))
    if not renderer.isValid():
        raise SystemExit(f"{DRAWING} is not a drawing")
    pngs = [_draw(renderer, size, target / f"hicolor/{size}x{size}/apps/{NAME}.png") for size in SIZES]
    ico = target / "kanz.ico"
    with Image.open(pngs[-1]) as largest:
        largest.save(ico, sizes=[(size, size) for size in SIZES if size <= 256])
    del application
    return pngs[-1], ico


def _draw(renderer: QSvgRenderer, size: int, target: Path) -> Path:
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(target)):
        raise SystemExit(f"cannot write {target}")
    return target


if __name__ == "__main__":
    make_icons(Path(sys.argv[1]))
