"""A small window with files in it, to be dragged into another program.

`python -m tests.helpers.drag_source FILE…`. It lies above every other window, at the bottom left.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

NAME = "sleep mij"
_PLACE, _SIZE = (20, 600), (140, 60)


class Draggable(QLabel):
    """Carries the files away as a file manager does: as text/uri-list."""

    def __init__(self, files: list[Path]) -> None:
        super().__init__(NAME)
        self._files = files
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.BypassWindowManagerHint)
        self.move(*_PLACE)
        self.resize(*_SIZE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(file)) for file in self._files])
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    source = Draggable([Path(name) for name in sys.argv[1:]])
    source.show()
    raise SystemExit(app.exec())
