"""Words to read, with what differs from the other version coloured and underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from kanz_desktop.domain.combine import Piece
from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.growing_text import GrowingText


class MarkedWords(GrowingText):
    """Plain text only. `hue` is teal or amber, behind what differs; the line under it says as much."""

    def __init__(self, pieces: Sequence[Piece], hue: str) -> None:
        super().__init__()
        self._pieces, self._hue = pieces, hue
        self.document().setDocumentMargin(0)
        self.setReadOnly(True)
        self.setProperty("role", "read")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setPlainText("".join(piece.text for piece in pieces))
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_pieces"):
            self._mark()

    def _room(self) -> int:
        """It is no field: the words stand where those of a label would."""
        return current_theme().px(4)

    def _mark(self) -> None:
        theme = current_theme()
        look = QTextCharFormat()
        look.setBackground(theme.color(f"{self._hue}-soft"))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(theme.color(self._hue))
        marked, at = [], 0
        for piece in self._pieces:
            words = piece.text.strip()
            begin = at + (len(_units(piece.text)) - len(_units(piece.text.lstrip()))) // 2
            if piece.differs and words:
                marked.append(self._stretch(begin, begin + len(_units(words)) // 2, look))
            at += len(_units(piece.text)) // 2
        self.setExtraSelections(marked)

    def _stretch(self, begin: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        stretch = QTextEdit.ExtraSelection()
        stretch.cursor, stretch.format = cursor, look
        return stretch


def _units(text: str) -> bytes:
    """As Qt counts places in a text: an emoji takes two."""
    return text.encode("utf-16-le", "surrogatepass")
