"""The overview over the trajecten of this worker's caseload, and what it cost and saved by assumptions.

A worker holds the keys of own gezinnen alone, so this is over what these left at their closing. The figures
obey `reports.trajecten.rule`; what was made as an example does not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kanz_desktop.method.kosten import Aanname, load_aannames
from kanz_desktop.reports.model import PdfResult
from kanz_desktop.reports.pdf.trajecten import OverviewPaper, overview_pdf
from kanz_desktop.reports.trajecten.csv import csv_bytes
from kanz_desktop.reports.trajecten.figures import Overview, Trajecten
from kanz_desktop.reports.trajecten.kosten import balance
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import is_example
from kanz_desktop.storage.atomic_file import write_atomic
from kanz_desktop.storage.vault_database import Json

ASSUMPTIONS = "kostenbaten"
"""Setting in the vault: {id of an assumption: whole number} for those that were changed."""


def trajecten(werkplek: Werkplek) -> Trajecten:
    """Everything that closed trajecten left. Blocks for as long as reading the caseload takes."""
    rows = (row for row in werkplek.gezinnen() if not is_example(werkplek, row.id))
    return Trajecten([one for row in rows for one in row.sommen])


def aannames() -> tuple[Aanname, ...]:
    """What the sheet assumes, with the values that it starts from."""
    return load_aannames()


def assumed(werkplek: Werkplek) -> dict[str, int | None]:
    """The value of each assumption now; None where nobody has said."""
    nothing: dict[str, int] = {}
    own: Mapping[str, int] = werkplek.setting(ASSUMPTIONS, nothing)
    return {one.id: own.get(one.id, one.waarde) for one in aannames()}


def assume(werkplek: Werkplek, aanname: str, waarde: int | None) -> None:
    """Keep another value; None puts the one that it started from back."""
    nothing: dict[str, int] = {}

    def changed(kept: dict[str, int]) -> Json:
        others: dict[str, Json] = {key: value for key, value in kept.items() if key != aanname}
        return others if waarde is None else {**others, aanname: waarde}

    werkplek.vault.change_setting(ASSUMPTIONS, nothing, changed)


def paper(werkplek: Werkplek, overview: Overview) -> PdfResult:
    """The overview with its sheet. Takes a moment; any thread."""
    values = assumed(werkplek)
    said = tuple((one.label, values[one.id], one.eenheid, one.bron) for one in aannames())
    return overview_pdf(
        OverviewPaper(overview, werkplek.methode, werkplek.today(), said, balance(overview, values))
    )


def save_paper(path: Path, made: PdfResult) -> None:
    """Raises FileInUse, DiskFull, ReadOnlyDisk, DiskFailed."""
    write_atomic(path, made.pdf, private=False)


def save_csv(path: Path, werkplek: Werkplek, overview: Overview) -> None:
    """For a spreadsheet: the same figures as on the screen. Raises what `save_paper` raises."""
    write_atomic(path, csv_bytes(overview, werkplek.methode), private=False)
