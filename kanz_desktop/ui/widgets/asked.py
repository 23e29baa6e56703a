"""A field with its question above it: words and place come from the declaration of the kind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.kinds import Merge, Type
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.autosave_fields import AutosaveLine, AutosaveText
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.date_field import DateField
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.surfaces import Words


def question(context: GezinContext, kind: str, field: str) -> str:
    """The field's label for who reads along."""
    declared = KINDS[kind].field(field)
    return declared.wording if context.table else declared.label


class Asked(QWidget):
    """A question with the field that answers it; `self.field` is the editor."""

    def __init__(
        self, context: GezinContext, record: Id, kind: str, field: str, *, screen: str, placeholder: str = ""
    ) -> None:
        super().__init__()
        words = question(context, kind, field)
        self.field = editor(context, record, kind, field, screen=screen, placeholder=placeholder, name=words)
        column(self).addWidget(labelled(words, self.field))
        self.setFocusProxy(self.field)


def editor(
    context: GezinContext,
    record: Id,
    kind: str,
    field: str,
    *,
    screen: str,
    placeholder: str = "",
    name: str = "",
) -> QWidget:
    """The editor for a field's type, bound to the record: what is chosen or left is saved."""
    declared = KINDS[kind].field(field)
    said = name or question(context, kind, field)
    if declared.type is Type.TEXT:
        shape = AutosaveLine if declared.merge is Merge.LATEST else AutosaveText
        return shape(context, record, kind, field, screen=screen, placeholder=placeholder, name=said)
    if declared.type is Type.DATE:
        day = DateField(name=said, today=context.sessie.today)
        bind(day, context, record, kind, field, screen=screen)
        return day
    choice = ChoiceField(context.methode.list(declared.choices), name=said, tafel=context.table)
    bind(choice, context, record, kind, field, screen=screen)
    return choice


def labelled(words: str, field: QWidget) -> QWidget:
    """A question above any field, tied to it for who hears the screen instead of seeing it."""
    holder = QWidget()
    body = column(holder, gap=3)
    label = Words(words, "small")
    label.setBuddy(field)
    body.addWidget(label)
    body.addWidget(field)
    body.addStretch(1)
    return holder
