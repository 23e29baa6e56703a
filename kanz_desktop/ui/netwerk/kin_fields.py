"""Everything that the genogram asks about one person: parents, partners, and what else there is to draw."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import NAMELESS, person_name
from kanz_desktop.services.verwanten import RELATION, RELATIVE, kin, relate, relations_of
from kanz_desktop.ui.netwerk.presenter import SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, labelled, question
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import clear, column
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.voor_wie import VoorWieButton

_ASKED = {RELATIVE: ("naam", "geslacht", "geboren", "overleden"), "gezinslid": ("overleden",)}
_FOLDED = ("pleegouders", "tweeling")


class KinFields(QWidget):
    """Bound to one gezinslid or familielid."""

    def __init__(self, context: GezinContext, person: Id) -> None:
        super().__init__()
        self._context, self._person = context, person
        self._kind = context.snapshot.records[person].kind
        self._shown: tuple[Id, ...] | None = None
        body = column(self, gap=8)
        asked = [Asked(context, person, self._kind, field, screen=SCREEN) for field in _ASKED[self._kind]]
        body.addWidget(Pairs(asked, most=4))
        self._pickers: list[MemberPicker] = []
        body.addWidget(labelled(question(context, self._kind, "ouders"), self._members("ouders")))
        asks = "Partner of ex" if context.table else "Partner of ex-partner"
        self.partners = MemberPicker(asks, everyone="")
        self.partners.edited.connect(self._relate)
        self._pickers.append(self.partners)
        body.addWidget(labelled(asks, self.partners))
        self._relations = column(gap=8)
        body.addLayout(self._relations)
        folds = Folds()
        for field in _FOLDED:
            folds.add(question(context, self._kind, field), partial(self._later, field))
        body.addWidget(folds)
        context.changed.connect(self._on_changed)
        self._refresh()

    def _members(self, field: str) -> MemberPicker:
        picker = MemberPicker(question(self._context, self._kind, field), everyone="")
        self._pickers.append(picker)
        picker.set_people(self._others())
        bind(picker, self._context, self._person, self._kind, field, screen=SCREEN)
        return picker

    def _later(self, field: str) -> QWidget:
        return labelled(question(self._context, self._kind, field), self._members(field))

    def _others(self) -> list[tuple[Id, str]]:
        table = self._context.table
        rows = (row for row in kin(self._context.snapshot) if row.id != self._person)
        return [(row.id, person_name(row, tafel=table) or NAMELESS) for row in rows]

    def _refresh(self) -> None:
        found = relations_of(self._context.snapshot, self._person)
        self.partners.set_people(self._others())
        self.partners.set_value(other for _, other in found)
        shown = tuple(row.id for row, _ in found)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._relations)
        names = dict(self._others())
        for row, other in found:
            if other in names:
                self._relations.addWidget(self._relation(row.id, names[other]))

    def _relation(self, relation: Id, name: str) -> QWidget:
        """What two people are to each other, and who may know."""
        holder = QWidget()
        words = f"Met {name}"
        entries = self._context.methode.list("relatiesoort")
        choice = ChoiceField(entries, name=words, tafel=self._context.table, always=True)
        bind(choice, self._context, relation, RELATION, "soort", screen=SCREEN)
        parts = [labelled(words, choice)]
        if not self._context.table:
            parts.append(VoorWieButton(self._context, relation, screen=SCREEN))
        column(holder).addWidget(Pairs(parts, most=2))
        return holder

    def _relate(self, other: bytes, present: bool) -> None:
        context = self._context
        context.apply(relate(context.snapshot, context.pen, self._person, other, present=present), SCREEN)

    def _on_changed(self, changes: Changes) -> None:
        kinds = {record.kind for record in changes.records}
        if kinds & {"gezinslid", RELATIVE}:
            for picker in self._pickers:
                picker.set_people(self._others())
        if kinds & {"gezinslid", RELATIVE, RELATION}:
            self._refresh()
