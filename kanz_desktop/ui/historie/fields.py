"""Fields beside each other and pickers of people, bound to a record, for the pages of this screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import person_name
from kanz_desktop.ui.historie.presenter import SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, editor, labelled, question
from kanz_desktop.ui.widgets.bound import bind
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs


def fields(
    context: GezinContext, record: Id, kind: str, *names: str, most: int = 2, about: str = ""
) -> Pairs:
    """The fields of that name in at most so many columns; `about` is said behind the question of each.

    Only aloud: for the eye a heading above them says it.
    """
    if not about:
        return Pairs([Asked(context, record, kind, name, screen=SCREEN) for name in names], most=most)
    asked: list[QWidget] = []
    for name in names:
        words = question(context, kind, name)
        field = editor(context, record, kind, name, screen=SCREEN, name=f"{words} · {about}")
        asked.append(labelled(words, field))
    return Pairs(asked, most=most)


def kept_from(context: GezinContext, record: Id) -> bool:
    """It is there, and not for everybody who sits at the table: what is typed now would land in it unseen."""
    return record in context.sessie.snapshot.records and record not in context.snapshot.records


def people_picker(
    context: GezinContext, record: Id, kind: str, field: str, *, workers: bool = False, everyone: str = ""
) -> QWidget:
    """The gezinsleden, and with `workers` those who help them, under the question of the field."""
    rows = context.snapshot.of("gezinslid")
    rows += context.snapshot.of("medewerker") if workers else ()
    offered = [(row.id, person_name(row, tafel=context.table)) for row in rows]
    return picker(context, record, kind, field, offered, everyone=everyone)


def picker(
    context: GezinContext,
    record: Id,
    kind: str,
    field: str,
    offered: list[tuple[Id, str]],
    *,
    everyone: str = "",
) -> QWidget:
    """Chips for what can be chosen, as (id, words)."""
    words = question(context, kind, field)
    made = MemberPicker(words, everyone=everyone)
    made.set_people(offered)
    bind(made, context, record, kind, field, screen=SCREEN)
    return labelled(words, made)
