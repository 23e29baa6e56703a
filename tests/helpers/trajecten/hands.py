"""Hands on the real window: they find a field by what it asks, type, press and choose as a person does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import takewhile

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from kanz_desktop.domain.kinds import Type
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.date_field import DateField
from kanz_desktop.ui.widgets.drop_down import DropDown
from kanz_desktop.ui.widgets.mark_bar import MarkBar
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.traced import traced_at
from tests.helpers.desk import Desk

_TYPED = 40
"""Letters of a long text that come key by key; the rest comes at once, as it does from an input method."""

_PATIENCE_S = 30

Answer = str | date | bool | Sequence[str]


class Hands:
    """What a worker can do at the desk, in the order in which a person would do it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def view(self) -> GezinView:
        return self.desk.gezin()

    @property
    def screen(self) -> Screen:
        return self.view.screen_now()

    def go(self, screen: str, record: Id | None = None) -> Screen:
        self.view.go(screen, record)
        self.screen.complete()
        self.settle()
        return self.screen

    def settle(self) -> None:
        """Until everything that was asked for is written and stands on the screen."""
        QApplication.processEvents()
        deadline = time.monotonic() + _PATIENCE_S
        while self.view.context._writing:
            assert time.monotonic() < deadline, "it is never written"
            time.sleep(0.001)
            QApplication.processEvents()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def rows(self, kind: str) -> tuple[Record, ...]:
        return self.view.context.snapshot.of(kind)

    def named(self, **called: str) -> Id:
        """The record of this kind of which a text says this: `named(gezinslid="Marit")`."""
        ((kind, words),) = called.items()
        fields = [field.id for field in KINDS[kind].fields if field.type is Type.TEXT]
        found = [row.id for row in self.rows(kind) if any(row.text(f).startswith(words) for f in fields)]
        assert len(found) == 1, f"{kind} {words!r}: {len(found)}"
        return found[0]

    def sees(self, name: str, root: QWidget | None = None, *, whole: bool = False) -> bool:
        """Whether there is such a button now; `whole`: that is called exactly so."""
        buttons = (root or self.screen).findChildren(QAbstractButton)
        return any(w.isVisible() and _called(w, name, name if whole else "") for w in buttons)

    def press(self, name: str, root: QWidget | None = None) -> None:
        """A button by what is read aloud."""
        whole = name if self.sees(name, root, whole=True) else ""
        button = self._one(QAbstractButton, lambda w: w.isEnabled() and _called(w, name, whole), name, root)
        button.click()
        self.settle()

    def add(self, asks: str, *lines: str, root: QWidget | None = None) -> None:
        """A line to add something: the words and Enter, again and again."""
        for words in lines:
            line = self._one(QLineEdit, lambda w: _called(w, asks), asks, root)
            line.setFocus()
            self.type_into(line, words)
            QTest.keyClick(line, Qt.Key.Key_Return)
            self.settle()

    def fill(self, kind: str, root: QWidget | None = None, **answers: Answer) -> None:
        """Fields of one record, each by its question: text, a day, a choice, people, or yes."""
        for field, answer in answers.items():
            declared = KINDS[kind].field(field)
            if declared.type is Type.TEXT:
                assert isinstance(answer, str)
                self.write(kind, field, answer, root)
            elif declared.type is Type.DATE:
                assert isinstance(answer, date)
                self.day(declared.label, answer, root, kind)
            elif declared.type is Type.CHOICE:
                assert isinstance(answer, str)
                self.choose(declared.label, answer, root, kind)
            elif declared.type is Type.MEMBER:
                assert not isinstance(answer, (str, date, bool))
                self.pick(declared.label, answer, root, kind)
            else:
                self.press(declared.label, root)

    def write(self, kind: str, field: str, words: str, root: QWidget | None = None) -> None:
        def fits(widget: AutosaveEditor) -> bool:
            return (widget.kind, widget.field) == (kind, field)

        found = self._one(AutosaveEditor, fits, f"{kind}.{field}", root)
        found.editor.setFocus()
        found.editor.selectAll()
        self.type_into(found.editor, words)
        found.commit()
        self.settle()

    def day(self, asks: str, day: date, root: QWidget | None = None, kind: str = "") -> None:
        found = self._one(DateField, lambda w: _asks(w, asks, kind), asks, root)
        found.line.setFocus()
        found.line.selectAll()
        self.type_into(found.line, f"{day.day}-{day.month}-{day.year}")
        QTest.keyClick(found.line, Qt.Key.Key_Return)
        self.settle()

    def choose(self, asks: str, words: str, root: QWidget | None = None, kind: str = "") -> None:
        """One entry of a list, chips or menu."""
        found = self._one(ChoiceField, lambda w: _asks(w, asks, kind), asks, root)
        menu = found.findChild(DropDown)
        if menu is None:
            chips = found.findChildren(QAbstractButton)
            if not any(chip.isChecked() and chip.text().startswith(words) for chip in chips):
                self.press(f"{asks}: {words}", found)  # a second tap takes a choice back
            return
        place = next((i for i in range(menu.count()) if menu.itemText(i).startswith(words)), -1)
        assert place >= 0, f"{asks}: {words!r} not in {[menu.itemText(i) for i in range(menu.count())]}"
        menu.setCurrentIndex(place)
        menu.activated.emit(place)
        self.settle()

    def pick(self, asks: str, names: Iterable[str], root: QWidget | None = None, kind: str = "") -> None:
        """People, by a chip each."""
        found = self._one(MemberPicker, lambda w: _asks(w, asks, kind), asks, root)
        for name in names:
            self.press(f"{asks}: {name}", found)

    def mark(self, about: str, mark: str, root: QWidget | None = None) -> None:
        """A rapportcijfer: `6`, `6½`, or a question mark for weet ik niet."""
        bar = self._one(MarkBar, lambda w: w.accessibleName().endswith(about), about, root)
        name = bar.accessibleName()
        if mark == "?":
            self.press(f"{name}: weet ik niet", bar)
            return
        self.press(f"{name}: {mark.rstrip('½')}", bar)
        if mark.endswith("½"):
            self.press(f"{name}: een half erbij", bar)

    def type_into(self, widget: QWidget, words: str) -> None:
        keyed = "".join(takewhile(str.isascii, words[:_TYPED]))  # QTest knows no key for an é
        QTest.keyClicks(widget, keyed)
        rest = words[len(keyed) :]
        if rest and isinstance(widget, QLineEdit):
            widget.insert(rest)
            widget.textEdited.emit(widget.text())
        elif rest and isinstance(widget, (QPlainTextEdit, QTextEdit)):
            widget.insertPlainText(rest)

    def _one(self, kind: type, fits: Callable, name: str, root: QWidget | None):
        """The one in sight that fits; the first where a page says the same thing twice."""
        place = root or self.screen
        found = [w for w in place.findChildren(kind) if w.isVisible() and fits(w)]
        assert found, f"not on {self.view.current}: {name!r}\n{self._heard(place, kind)}"
        return found[0]

    @staticmethod
    def _heard(place: QWidget, kind: type) -> str:
        return "\n".join(
            f"  {w.accessibleName() or getattr(w, 'field', '')!r}"
            for w in place.findChildren(kind)
            if w.isVisible()
        )


def _called(widget: QWidget, name: str, whole: str = "") -> bool:
    """By how its name begins, unless the `whole` of it is known: Mila is not Milan."""
    said = widget.accessibleName() or str(widget.property("text") or "")
    return said == whole if whole else said.startswith(name)


def _asks(widget: QWidget, words: str, kind: str) -> bool:
    """The field of this name; two pages may ask the same of records of another kind."""
    traced = traced_at(widget)
    of_kind = not kind or traced is None or traced[1].kind == kind
    return widget.accessibleName() == words and of_kind
