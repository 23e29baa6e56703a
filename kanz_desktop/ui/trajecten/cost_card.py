"""The cost-benefit sheet: every assumption in sight, and everybody may put another number there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.method.kosten import Aanname
from kanz_desktop.reports.trajecten.words import whole
from kanz_desktop.ui.trajecten.presenter import parse_amount
from kanz_desktop.ui.widgets.asked import labelled
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Card, Words

ABOUT = "Dit rekent met aannames. Je mag ze allemaal veranderen; leeg zet terug wat er stond."
WRONG = "Schrijf een heel getal, zoals 40.000."


class CostCard(Card):
    """`changed` is called with the id of an assumption and its number, or None for the one of before."""

    def __init__(self, aannames: tuple[Aanname, ...], changed: Callable[[str, int | None], object]) -> None:
        super().__init__("Kosten en baten", icon_name="cijfers")
        self._changed = changed
        self.fields: dict[str, QLineEdit] = {}
        self._said: dict[str, Words] = {}
        self.body.addWidget(Words(ABOUT, "quiet"))
        self.body.addWidget(Pairs([self._field(one) for one in aannames], most=2))
        self.result = Words("", "strong")
        self.body.addWidget(self.result)

    def show_values(self, values: Mapping[str, int | None], result: str) -> None:
        for aanname, field in self.fields.items():
            value = values.get(aanname)
            if not field.hasFocus():
                field.setText("" if value is None else whole(value))
        self.result.setText(result)

    def _field(self, one: Aanname) -> QWidget:
        words = f"{one.label} ({one.eenheid})"
        field = self.fields[one.id] = QLineEdit()
        field.setAccessibleName(words)
        field.setMaxLength(20)
        field.editingFinished.connect(partial(self._take, one.id, one.bron))
        said = self._said[one.id] = Words(one.bron, "about")
        holder = QWidget()
        body = column(holder, gap=2)
        body.addWidget(labelled(words, field))
        body.addWidget(said)
        return holder

    def _take(self, aanname: str, source: str) -> None:
        text = self.fields[aanname].text()
        value = parse_amount(text)
        wrong = bool(text.strip()) and value is None
        self._said[aanname].setText(WRONG if wrong else source)
        self._said[aanname].set_role("error" if wrong else "about")
        if not wrong:
            self._changed(aanname, value)
