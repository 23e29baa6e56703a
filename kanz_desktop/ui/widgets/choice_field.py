"""One entry out of a list: a row of chips when there are few, a drop-down when there are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.method.model import Entry
from kanz_desktop.ui.theme import current_theme
from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.drop_down import DropDown
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import column, scale_layout

MOST_CHIPS = 5


class ChoiceField(QWidget):
    """Choose one entry, or none. `edited` carries the id of the entry, or an empty string.

    `always`: one of them is true, so a press on what is chosen leaves it as it is.
    `kinds` gives an entry's chip its colour ("ernst-3" -> "z3"); `as_menu` forces one of both shapes.
    """

    edited = Signal(str)

    def __init__(
        self,
        entries: Sequence[Entry],
        *,
        name: str,
        tafel: bool = False,
        kinds: Mapping[str, str] | None = None,
        as_menu: bool | None = None,
        empty: str = "kies …",
        always: bool = False,
    ) -> None:
        super().__init__()
        self._always = always
        self._value = ""
        self._chips: dict[str, ChipButton] = {}
        self._menu: DropDown | None = None
        if as_menu if as_menu is not None else len(entries) > MOST_CHIPS:
            self._build_menu(entries, name, tafel, empty)
        else:
            self._build_chips(entries, tafel, kinds or {})
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """What a screen reader calls it; give it anew when the thing it belongs to is called otherwise."""
        self.setAccessibleName(name)
        for chip in self._chips.values():
            chip.setAccessibleName(f"{name}: {chip.text()}")
        if self._menu is not None:
            self._menu.setAccessibleName(name)

    def value(self) -> str:
        return self._value

    def set_value(self, entry_id: str) -> None:
        """Show this choice without telling that somebody made it."""
        self._value = entry_id
        for chip_id, chip in self._chips.items():
            chip.setChecked(chip_id == entry_id)
        if self._menu is not None:
            self._menu.setCurrentIndex(max(self._menu.findData(entry_id), 0))

    def set_words(self, entry_id: str, words: str) -> None:
        """A choice that is no longer in the list keeps the words it was made with."""
        if self._menu is not None and self._menu.findData(entry_id) < 0:
            self._menu.addItem(words, entry_id)

    def _build_chips(self, entries: Sequence[Entry], tafel: bool, kinds: Mapping[str, str]) -> None:
        layout = FlowLayout(self)
        scale_layout(layout, gap=8 if current_theme().table else 6)
        for entry in entries:
            words = entry.words(tafel=tafel)
            chip = ChipButton(words, partial(self._pressed, entry.id), kind=kinds.get(entry.id, ""))
            self._chips[entry.id] = chip
            layout.addWidget(chip)

    def _build_menu(self, entries: Sequence[Entry], name: str, tafel: bool, empty: str) -> None:
        menu = DropDown(name)
        menu.addItem(empty, "")
        for entry in entries:
            menu.addItem(entry.words(tafel=tafel), entry.id)
        menu.activated.connect(lambda _index: self._pressed(str(menu.currentData()), toggles=False))
        self._menu = menu
        self.setFocusProxy(menu)
        column(self).addWidget(menu)

    def _pressed(self, entry_id: str, *, toggles: bool = True) -> None:
        chosen = "" if toggles and not self._always and entry_id == self._value else entry_id
        changed = chosen != self._value
        self.set_value(chosen)
        if changed:
            self.edited.emit(chosen)
