"""Forms on paper: rendered for one audience, saved whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kanz_desktop.domain.access import TABLE_VIEW, Audience, in_place, place_of, seen_by, visible
from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.values import Id
from kanz_desktop.reports.forms import COMPARED, FORMS, REGISTERS, form
from kanz_desktop.reports.forms import Form as FormInfo
from kanz_desktop.reports.fridge import FridgeLine
from kanz_desktop.reports.fridge import fridge_lines as _fridge_lines
from kanz_desktop.reports.model import Earlier, Options, PdfResult, Register, ReportInput
from kanz_desktop.reports.pdf.render import render as _render
from kanz_desktop.services.dossier import choosable
from kanz_desktop.services.inzage import PRINTED, SAVED_PDF, note_done
from kanz_desktop.services.inzageregister import on_paper
from kanz_desktop.services.planversies import Comparison, comparison, read_version
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.atomic_file import write_atomic

__all__ = [
    "FormInfo", "FridgeLine", "Options", "PdfResult", "forms", "fridge_lines", "note_printed",
    "render", "render_version", "save_pdf",
]  # fmt: skip


def forms() -> tuple[FormInfo, ...]:
    """Every form, in the order in which they are offered."""
    return FORMS


def render(
    sessie: GezinSessie,
    form_id: str,
    *,
    audience: Audience,
    today: date | None = None,
    reader: str | None = None,
    options: Options | None = None,
) -> PdfResult:
    """The form with what this audience may see; `reader` is the person for whom the copy is made.

    Takes up to some seconds for a long plan; any thread. Raises FormUnknown.
    """
    found, options = form(form_id), options or Options()
    laid = comparison(sessie, audience) if form_id == COMPARED else None
    report = ReportInput(
        snapshot=_for_form(found, laid.new if laid else sessie.snapshot, audience, options.chosen),
        methode=sessie.methode,
        today=today or sessie.today(),
        gezin_naam=sessie.naam,
        wording=found.wording,
        reader=reader,
        options=options,
        earlier=_earlier(found, laid, audience),
        register=_register(sessie, found, audience) if form_id in REGISTERS else None,
    )
    return _render(form_id, report)


def _earlier(found: FormInfo, laid: Comparison | None, audience: Audience) -> Earlier | None:
    if laid is None:
        return None
    return Earlier(_for_form(found, laid.old, audience), laid.old_words, laid.new_words)


def fridge_lines(sessie: GezinSessie, *, audience: Audience) -> tuple[FridgeLine, ...]:
    """What would stand on the fridge for this audience: each line can be left off (`Options.leave_off`)."""
    seen = _for_form(form("koelkast"), sessie.snapshot, audience)
    return tuple(_fridge_lines(ReportInput(seen, sessie.methode, sessie.today(), sessie.naam)))


def render_version(sessie: GezinSessie, version: Record, *, audience: Audience) -> PdfResult:
    """An agreed plan as it stood then, as far as this audience may see it. Blocks; raises ObjectDamaged."""
    found = form("gezinsplan-professional" if audience.workers else "gezinsplan-gezin")
    report = ReportInput(
        snapshot=read_version(sessie, version, audience),
        methode=sessie.methode,
        today=version.date("datum") or sessie.today(),
        gezin_naam=sessie.naam,
        wording=found.wording,
        options=Options(version=f"versie {version.number('nummer') or 1}"),
    )
    return _render(found.id, report)


def _for_form(
    found: FormInfo, snapshot: Snapshot, audience: Audience, chosen: frozenset[Id] | None = None
) -> Snapshot:
    """What this form may hold for this audience.

    What is made for the family holds nothing of the dossier, whoever prints it: it lies on a table. The form
    of the dossier itself may be made for somebody of the family, with what a worker chose for that person.
    """
    if found.family:
        return in_place(seen_by(snapshot, audience), Place.GEZINSMAP)
    if found.place is not Place.DOSSIER or chosen is None:
        return seen_by(snapshot, audience)

    may_go = chosen & {row.id for row in choosable(snapshot, audience.persons)}

    def given(record: Record) -> bool:
        of_dossier = place_of(record) is Place.DOSSIER
        return record.id in may_go if of_dossier else visible(record, audience)

    return snapshot.where(given)


def _register(sessie: GezinSessie, found: FormInfo, audience: Audience) -> Register:
    """What is made for the family says nothing of the dossier here either, whoever prints it."""
    return Register(*on_paper(sessie, TABLE_VIEW if found.family and audience.workers else audience))


def save_pdf(sessie: GezinSessie, path: Path, made: PdfResult, *, persons: Iterable[Id] = ()) -> None:
    """Write a PDF where the user wants it. Blocks; raises FileInUse, DiskFull, ReadOnlyDisk, DiskFailed.

    What stood there before stays as it was until the new one is whole. Stands in the inzageregister,
    with `persons` as those for whom it was made.
    """
    _note(sessie, SAVED_PDF, made, persons)
    write_atomic(path, made.pdf, private=False)


def note_printed(sessie: GezinSessie, made: PdfResult, *, persons: Iterable[Id] = ()) -> None:
    """Call this before the pages go to a printer. Blocks."""
    _note(sessie, PRINTED, made, persons)


def _note(sessie: GezinSessie, wat: str, made: PdfResult, persons: Iterable[Id]) -> None:
    """A form to fill in with a pen holds nothing of the family."""
    if not form(made.form).blank:
        note_done(sessie, wat, vorm=made.form, personen=persons)
