"""What cannot be right, refused before it is written, whoever writes it: a window, a command, an import."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kanz_desktop.domain.edit_rules import EditRefused, check_edit
from kanz_desktop.domain.kinds import PLACE, Place
from kanz_desktop.domain.records import Edit, Snapshot
from kanz_desktop.domain.schema import KINDS, LOGGED
from kanz_desktop.domain.values import Choice, Id
from kanz_desktop.errors import InputRefused
from kanz_desktop.services.eindmeting import SHEET, check_measurer


class BornInFuture(InputRefused):
    """A birth date after today; an expected date belongs in its own field."""

    code = "geboortedatum-toekomst"


class EndBeforeStart(InputRefused):
    """The plan would end before it begins."""

    code = "einde-voor-begin"


class PieceStands(InputRefused):
    """A piece of the dossier that was fixed is not written on any more; a correction is a new piece."""

    code = "stuk-vastgesteld"


def check(edits: Sequence[Edit], snapshot: Snapshot, today: date, places: frozenset[Place]) -> None:
    """Refuse impossible edits; returns when all may be written. `places`: what this store may hold."""
    for edit in edits:
        check_edit(edit)
        _check_place(edit, places)
        _check_piece(edit, snapshot)
        if (edit.kind, edit.field) == (SHEET, "door") and isinstance(edit.value, str):
            check_measurer(edit.value, snapshot.of("medewerker"))
        if edit.kind in LOGGED:  # a line of the register is written by `services.inzage` and by nothing else
            raise EditRefused(reason="register", kind=edit.kind)
    wanted = {(edit.record, edit.kind, edit.field): edit.value for edit in edits if edit.element is None}
    for (_, kind, field), value in wanted.items():
        if (kind, field) == ("gezinslid", "geboortedatum") and isinstance(value, date) and value > today:
            raise BornInFuture

    def after(record: Id, field: str) -> date | None:
        """The date that would stand there once the edits were written."""
        if (record, "gezinsplan", field) in wanted:
            value = wanted[record, "gezinsplan", field]
            return value if isinstance(value, date) else None
        known = snapshot.get(record)
        return known.date(field) if known is not None else None

    for plan in {record for record, kind, _ in wanted if kind == "gezinsplan"}:
        _check_period(after(plan, "begin"), after(plan, "einde"), after(plan, "verlengd_tot"))


def _check_place(edit: Edit, places: frozenset[Place]) -> None:
    """A note never stands in the database of the gezin, and nothing of the gezin among the notes.

    What is of the dossier by its kind stays there; a paper may come out of it.
    """
    of_dossier = KINDS[edit.kind].place is Place.DOSSIER
    allowed = {place.value for place in (places & {Place.DOSSIER} if of_dossier else places)}
    put = edit.value.id if edit.field == PLACE and isinstance(edit.value, Choice) else None
    if KINDS[edit.kind].place not in places or (put is not None and put not in allowed):
        raise EditRefused(reason="plaats", kind=edit.kind, field=edit.field)


def _check_piece(edit: Edit, snapshot: Snapshot) -> None:
    """It may still be thrown away or go to the right gezin: both stand in the history."""
    if edit.kind == "dossierstuk" and not edit.field.startswith("_"):
        known = snapshot.get(edit.record)
        if known is not None and known.date("vastgesteld") is not None:
            raise PieceStands


def _check_period(begin: date | None, end: date | None, extended: date | None) -> None:
    ends = [day for day in (end, extended) if day is not None]
    if begin is not None and any(day < begin for day in ends):
        raise EndBeforeStart
    if end is not None and extended is not None and extended < end:
        raise EndBeforeStart
