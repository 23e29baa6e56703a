"""A field of a note that saves itself, with the bar that makes headings, lists and bold."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.opmaak import Style
from kanz_desktop.domain.values import Id
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.werkaantekeningen.marked_text import MarkedText
from kanz_desktop.ui.widgets.autosave_fields import AutosaveDocument
from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column

STYLES = (
    ("Kop", Style.HEADING, "Ctrl+Alt+1"),
    ("Tussenkop", Style.SUBHEADING, "Ctrl+Alt+2"),
    ("Lijst", Style.BULLET, "Ctrl+Shift+8"),
    ("Nummers", Style.NUMBERED, "Ctrl+Shift+7"),
)
_BOLD_KEY = "Ctrl+B"


class AutosaveMarked(AutosaveDocument):
    """Marked text in one field of one record."""

    editor: MarkedText

    def text(self) -> str:
        return self.editor.markup()

    def _fill(self, text: str) -> None:
        self.editor.set_markup(text)

    def _make_editor(self) -> MarkedText:
        return self._followed(MarkedText())


class MarkedField(QWidget):
    """The bar above the text; each button has its key, and says whether it is on.

    Without `bar` the keys, and marks that are typed, do the same: ten bars on one page are too many.
    """

    def __init__(
        self,
        context: GezinContext,
        record: Id,
        kind: str,
        field: str,
        *,
        screen: str,
        name: str,
        lines: int,
        bar: bool = True,
    ) -> None:
        super().__init__()
        self.field = AutosaveMarked(context, record, kind, field, screen=screen, name=name)
        self.field.editor.set_lines(lines)
        self._styles: dict[Style, ChipButton] = {}
        for words, style, key in STYLES:
            self._styles[style] = self._button(words, key, partial(self._style, style))
        self.bold = self._button("Vet", _BOLD_KEY, self._bold)
        body = column(self, gap=6)
        buttons = flowing(*self._styles.values(), self.bold)
        body.addWidget(buttons)
        buttons.setVisible(bar)
        body.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.editor.cursorPositionChanged.connect(self._show)
        self.field.editor.textChanged.connect(self._show)
        self._show()

    def button(self, style: Style) -> ChipButton:
        return self._styles[style]

    def _button(self, words: str, key: str, do: Callable[[], None]) -> ChipButton:
        button = ChipButton(words, do, kind="night")
        button.setToolTip(f"{words} ({key.replace('+', ' ')})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shortcut = QShortcut(QKeySequence(key), self.field.editor)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(button.click)
        return button

    def _style(self, style: Style) -> None:
        self.field.editor.toggle_style(style)
        self._back()

    def _bold(self) -> None:
        self.field.editor.toggle_bold()
        self._back()

    def _back(self) -> None:
        self._show()
        self.field.editor.setFocus()

    def _show(self) -> None:
        now = self.field.editor.style_now()
        for style, button in self._styles.items():
            button.setChecked(style is now)
        self.bold.setChecked(self.field.editor.bold_now())
