"""A text with headings, lists and bold, kept as the markup of docs/format/aantekening.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFragment,
    QTextList,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit

from kanz_desktop.domain.opmaak import Line, Run, Style, joined, read_markup, write_markup
from kanz_desktop.ui.theme import current_theme

_BOLD = QTextFormat.Property.UserProperty + 1
"""Bold as somebody chose it; a heading looks bold without it."""
_LEVELS = {Style.HEADING: 1, Style.SUBHEADING: 2}
_LISTS = {Style.BULLET: QTextListFormat.Style.ListDisc, Style.NUMBERED: QTextListFormat.Style.ListDecimal}
_TYPED = {"#": Style.HEADING, "##": Style.SUBHEADING, "-": Style.BULLET, "1.": Style.NUMBERED}
"""At the start of a line, before a space: the marks themselves do what they say."""
_SIZES = {Style.HEADING: "title", Style.SUBHEADING: "section"}
_SEPARATORS = str.maketrans({"\u2028": " ", "\u2029": " "})


class MarkedText(QTextEdit):
    """As tall as its text. Takes plain text only: what is pasted brings no looks and no pictures along."""

    def __init__(self, lines: int = 1) -> None:
        super().__init__()
        self._lines = lines
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def markup(self) -> str:
        """What stands in it; empty lines at the end do not count."""
        lines = list(self._read())
        while lines and not lines[-1].text.strip():
            lines.pop()
        return write_markup(lines)

    def set_markup(self, text: str) -> None:
        """Show this text from now on; there is nothing to undo."""
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for place, line in enumerate(read_markup(text)):
            if place:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            for run in line.runs:
                cursor.insertText(run.text, _letters(line.style, bold=run.bold))
            _set_style(cursor, line.style)
        cursor.endEditBlock()
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def style_now(self) -> Style:
        """What the line with the cursor is."""
        return _style_of(self.textCursor().block())

    def bold_now(self) -> bool:
        return bool(self.textCursor().charFormat().property(_BOLD))

    def toggle_style(self, style: Style) -> None:
        """Make the chosen lines of this style; or plain again when they are."""
        wanted = Style.PARAGRAPH if self.style_now() is style else style
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for block in self._chosen_blocks():
            _set_style(QTextCursor(block), wanted)
        cursor.endEditBlock()
        if not cursor.hasSelection():  # with one, it would be dressed a second time, and lose what is bold
            self.setCurrentCharFormat(_letters(wanted, bold=self.bold_now()))

    def toggle_bold(self) -> None:
        bold = not self.bold_now()
        self.mergeCurrentCharFormat(_letters(self.style_now(), bold=bold))

    def set_lines(self, lines: int) -> None:
        """At least this many lines tall."""
        self._lines = lines
        self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._new_line()
        elif event.key() == Qt.Key.Key_Space and self._take_typed_mark():
            pass
        elif event.key() == Qt.Key.Key_Backspace and self._at_start_of_marked():
            self.toggle_style(self.style_now())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _new_line(self) -> None:
        """A list goes on until an empty entry; a heading is one line."""
        style = self.style_now()
        if style in _LISTS and not self.textCursor().block().text():
            self.toggle_style(style)
            return
        cursor = self.textCursor()
        cursor.insertBlock()
        if style in _LEVELS:
            _set_style(cursor, Style.PARAGRAPH)
            self.setTextCursor(cursor)
            self.setCurrentCharFormat(_letters(Style.PARAGRAPH, bold=False))
        self.ensureCursorVisible()

    def _take_typed_mark(self) -> bool:
        cursor = self.textCursor()
        block = cursor.block()
        typed = block.text()[: cursor.positionInBlock()]
        style = _TYPED.get(typed)
        if style is None or cursor.hasSelection() or _style_of(block) is not Style.PARAGRAPH:
            return False
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)
        self.toggle_style(style)
        return True

    def _at_start_of_marked(self) -> bool:
        cursor = self.textCursor()
        return cursor.atBlockStart() and not cursor.hasSelection() and self.style_now() is not Style.PARAGRAPH

    def _chosen_blocks(self) -> list[QTextBlock]:
        cursor, document = self.textCursor(), self.document()
        block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
        found = [block]
        while block != last:
            block = block.next()
            found.append(block)
        return found

    def _read(self) -> Iterator[Line]:
        block = self.document().firstBlock()
        while block.isValid():
            yield Line(_style_of(block), joined(_runs_of(block)))
            block = block.next()

    def _fit(self) -> None:
        theme = current_theme()
        edge = self.contentsMargins().top() + self.contentsMargins().bottom() + 2 * self.frameWidth()
        least = self._lines * self.fontMetrics().lineSpacing() + theme.px(12)
        wanted = max(round(self.document().size().height()), least) + edge + theme.px(4)
        if wanted != self.height():
            self.setFixedHeight(wanted)


def _runs_of(block: QTextBlock) -> Iterator[Run]:
    for fragment in _fragments(block):
        words = fragment.text().translate(_SEPARATORS)
        yield Run(words, bool(fragment.charFormat().property(_BOLD)))


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    part = block.begin()
    while not part.atEnd():
        yield part.fragment()
        part += 1


def _style_of(block: QTextBlock) -> Style:
    level = block.blockFormat().headingLevel()
    listed = cast("QTextList | None", block.textList())  # the stubs leave None out
    if level:
        return next(style for style, known in _LEVELS.items() if known == level)
    if listed is not None:
        return next(style for style, shape in _LISTS.items() if shape == listed.format().style())
    return Style.PARAGRAPH


def _set_style(cursor: QTextCursor, style: Style) -> None:
    """The whole line; entries of a list that stand together become one list."""
    block = cursor.block()
    if _style_of(block) in _LISTS:
        block.textList().remove(block)
    shape = QTextBlockFormat()
    shape.setHeadingLevel(_LEVELS.get(style, 0))
    cursor.setBlockFormat(shape)
    if style in _LISTS:
        before = block.previous()
        if before.isValid() and _style_of(before) is style:
            before.textList().add(block)
        else:
            cursor.createList(_LISTS[style])
    _dress(block, style)


def _dress(block: QTextBlock, style: Style) -> None:
    """Letters of the right size and weight; which of them were chosen to be bold stays as it is."""
    runs = [(part.position(), part.length(), part.charFormat()) for part in _fragments(block)]
    for start, length, letters in runs:
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_letters(style, bold=bool(letters.property(_BOLD))))


def _letters(style: Style, *, bold: bool) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setProperty(_BOLD, bold)
    heavy = bold or style in _LEVELS
    letters.setFontWeight(QFont.Weight.Bold if heavy else QFont.Weight.Normal)
    if style in _SIZES:
        font = current_theme().font(_SIZES[style], bold=True)
        letters.setProperty(QTextFormat.Property.FontPixelSize, font.pixelSize())
    return letters
