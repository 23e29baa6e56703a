"""What can be chosen about a problem: how heavy, with whom, said or seen by whom, and where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.ui.leefgebieden.lines import EVERYBODY, ProbleemLine, ernst_list
from kanz_desktop.ui.leefgebieden.panels import Option, Panel
from kanz_desktop.ui.leefgebieden.presenter import BronChoice, LeefgebiedenPresenter
from kanz_desktop.ui.shell.context import GezinContext

T = TypeVar("T")


class ProbleemChoices:
    """In the panel below a row: the button that asks opens it, and closes it again.

    `line` gives the row as it stands there; `ask_whose` is called when who said it is still to be typed.
    """

    def __init__(
        self,
        context: GezinContext,
        presenter: LeefgebiedenPresenter,
        panel: Panel,
        line: Callable[[], ProbleemLine],
        ask_whose: Callable[[], object],
    ) -> None:
        self._context, self._presenter, self._panel = context, presenter, panel
        self._line, self._ask_whose = line, ask_whose

    def ernst(self, button: QWidget) -> None:
        line = self._line()
        chosen = line.ernst.id if line.ernst else ""
        options = [
            Option(item.words, "" if item.id == chosen else item.id, item.id == chosen, item.hue)
            for item in ernst_list(self._context.methode, table=self._context.table)
        ]
        self._offer(button, "Hoe zwaar", options, lambda ernst: self._presenter.set_ernst(line.id, ernst))

    def who(self, button: QWidget) -> None:
        line = self._line()
        people, chosen = self._presenter.people(), set(self._presenter.who(line.id))
        options = [Option(name, person, person in chosen) for person, name in people]

        def give(persons: Sequence[Id]) -> None:
            self._presenter.set_who(line.id, persons)

        if not self._closed(button):
            self._panel.offer_more(button, "Bij wie", options, EVERYBODY, give)

    def bron(self, button: QWidget) -> None:
        line = self._line()
        options = [Option(c.words, c, c.words == line.bron) for c in self._presenter.bron_choices()]

        def give(chosen: BronChoice) -> None:
            self._presenter.set_bron(line.id, chosen)
            if chosen.asks:
                self._ask_whose()

        self._offer(button, "Van wie", options, give)

    def home(self, button: QWidget) -> None:
        line = self._line()
        options = [Option(name, gebied, gebied == line.gebied) for gebied, name in self._presenter.gebieden()]
        self._offer(button, "Hoort bij", options, lambda gebied: self._presenter.place(line.id, gebied))

    def _offer(
        self, button: QWidget, name: str, options: Sequence[Option[T]], give: Callable[[T], object]
    ) -> None:
        if not self._closed(button):
            self._panel.offer(button, name, options, give)

    def _closed(self, button: QWidget) -> bool:
        """True when the panel was open for this button, and is closed now."""
        opened = self._panel.opened_from(button)
        if opened:
            self._panel.close_panel()
        return opened
