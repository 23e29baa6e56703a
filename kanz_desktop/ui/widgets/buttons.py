"""Buttons: large enough for a finger at the table, with the key that does the same beside the word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.icons import icon

OnClick = Callable[[], object]


class TouchButton(QPushButton):
    """A button with a word, and a pictogram and a key hint where they help.

    `hint` is shown in a small frame behind the word ("Ctrl L"); the shortcut itself belongs to the window.
    """

    role = ""
    icon_token = "ink"

    def __init__(
        self,
        text: str,
        on_click: OnClick | None = None,
        *,
        icon_name: str = "",
        hint: str = "",
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name, self._hint = icon_name, hint
        if self.role:
            self.setProperty("role", self.role)
        self.setProperty("table", current_theme().table)
        self.setAccessibleName(text.replace("&", ""))
        self.setToolTip(tip)
        self.setAutoDefault(True)  # Enter presses it, as space does
        self._dress()
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def setText(self, text: str) -> None:
        """Between a pictogram and a word there is room; it goes and comes with the word."""
        had_words = bool(self.text())
        super().setText(text)
        if bool(text) != had_words:
            self._dress()

    def set_icon(self, name: str) -> None:
        self._icon_name = name
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint + QSize(self._hint_width(), 0) if self._hint else hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._hint:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        label = QRect(option.rect)
        label.setWidth(label.width() - self._hint_width())
        option.rect = label
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        self._paint_hint(painter, label.right())
        painter.end()

    def _paint_hint(self, painter: QPainter, left: int) -> None:
        theme = current_theme()
        painter.setFont(theme.font("small"))
        height = theme.px(18)
        box = QRect(
            left - theme.px(6), (self.height() - height) // 2, self._hint_width() - theme.px(6), height
        )
        filled = self.role == "primary"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("on-teal" if filled else "line"), 1))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        painter.setPen(theme.color("on-teal" if filled else "ink-2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._hint)

    def _hint_width(self) -> int:
        """Width of the hint with its frame and the space around it."""
        theme = current_theme()
        return QFontMetrics(theme.font("small")).horizontalAdvance(self._hint) + theme.px(18)

    def _dress(self) -> None:
        if self._icon_name:
            side = current_theme().px(20)
            gap = current_theme().px(6) if self.text() else 0
            self.setIconSize(QSize(side + gap, side))
            self.setIcon(icon(self._icon_name, self.icon_token, gap_after=gap))


class GivingButton(TouchButton):
    """Where the room is short its word gives way, down to the pictogram: beside a name that may not."""

    def __init__(self, text: str, on_click: OnClick | None = None, *, icon_name: str = "") -> None:
        super().__init__(text, on_click, icon_name=icon_name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() - self.fontMetrics().horizontalAdvance(self.text()), hint.height())

    def shown(self) -> str:
        """As much of the word as there is room for."""
        if self.width() >= self.sizeHint().width():
            return self.text()
        room = self.width() - self.minimumSizeHint().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


class PrimaryButton(TouchButton):
    """The one filled button of a screen: what you most likely came for."""

    role = "primary"
    icon_token = "on-teal"


class GhostButton(TouchButton):
    """A quiet action without a frame: "+ schrijf wat er speelt …"."""

    role = "ghost"
    icon_token = "ink-2"


class LinkButton(TouchButton):
    """An action inside a sentence, underlined."""

    role = "link"


class ChipButton(TouchButton):
    """A small round choice that is on or off: a filter, a person, a step of a scale."""

    role = "chip"

    def __init__(
        self, text: str, on_click: OnClick | None = None, *, kind: str = "", checkable: bool = True
    ) -> None:
        super().__init__(text, on_click)
        self.setCheckable(checkable)
        if kind:
            self.setProperty("kind", kind)
