"""Ties a field that has a value (choice, day, mark, people) to one field of one record.

What is chosen is written at once; what is written anywhere is shown. The text fields tie themselves.
"""

from __future__ import annotations

from datetime import date

from shiboken6 import isValid

from kanz_desktop.domain.records import Changes, Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Choice, Id, Mark
from kanz_desktop.services.edits import set_field, set_member
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.date_field import DateField
from kanz_desktop.ui.widgets.mark_bar import MarkBar
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.traced import trace

Bound = ChoiceField | DateField | MarkBar | MemberPicker


def bind(widget: Bound, context: GezinContext, record: Id, kind: str, field: str, *, screen: str) -> None:
    """Show the field in `widget` from now on, and write what somebody chooses there."""
    listed = KINDS[kind].field(field).choices
    trace(widget, context, record, kind, field, screen=screen)

    def write(value: object) -> None:
        if isinstance(widget, ChoiceField):
            value = context.pen.choice(listed, str(value)) if value else None
        if value is None or isinstance(value, Choice | Mark | date):
            context.apply([set_field(context.snapshot, record, kind, field, value)], screen)

    def write_member(element: bytes, present: bool) -> None:
        context.apply([set_member(context.snapshot, record, kind, field, element, present)], screen)

    def show(changes: Changes | None = None) -> None:
        if changes is None or any(changed.id == record for changed in changes.records):
            _show(widget, context.snapshot.get(record) or Record(record, kind), field)

    if isinstance(widget, MemberPicker):
        widget.edited.connect(write_member)
    else:
        widget.edited.connect(write)
    context.changed.connect(show)
    widget.destroyed.connect(lambda: context.changed.disconnect(show) if isValid(context) else None)
    show()


def _show(widget: Bound, record: Record, field: str) -> None:
    if isinstance(widget, ChoiceField):
        widget.set_words(record.choice(field), record.text(field))
        widget.set_value(record.choice(field))
    elif isinstance(widget, DateField):
        widget.set_value(record.date(field))
    elif isinstance(widget, MarkBar):
        widget.set_mark(record.mark(field))
    else:
        widget.set_value(record.members(field))
