"""The worker's list of the end measurement: what got better for the gezin and for others. Of the dossier."""

from __future__ import annotations

from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import TickBox, inline, section, title, write_lines
from kanz_desktop.reports.pdf.grid import Row
from kanz_desktop.reports.pdf.styles import BODY
from kanz_desktop.reports.written import written

_NAME = "Eindmeting: lijst van de medewerker"
_LISTS = (("Beter voor het gezin", "effectgezin"), ("Beter voor de samenleving", "effectsamenleving"))
_KIND = "effect"


def story(report: ReportInput) -> list[Box]:
    """What was ticked or written about."""
    boxes = title(_NAME, report.gezin)
    rows = {row.choice(_KIND): row for row in report.rows(_KIND)}
    found = False
    for name, list_id in _LISTS:
        said: list[Box] = []
        for entry in report.methode.list(list_id):
            row = rows.get(entry.id)
            if row is None or not (row.flag("bereikt") or written(row, "toelichting")):
                continue
            said += inline(entry.label, written(row, "toelichting") or "ja")
        if said:
            found = True
            boxes += [*section(name), *said]
    return boxes if found else [*boxes, TextBlock("Er is nog niets ingevuld.", BODY, colour="ink-2")]


def blank(report: ReportInput) -> list[Box]:
    boxes = title(_NAME, "Kruis aan wat er beter is geworden, en schrijf erbij wat het was.")
    for name, list_id in _LISTS:
        boxes += section(name)
        for entry in report.methode.list(list_id):
            words = [TextBlock(entry.label, BODY.with_(below=1.0))]
            boxes.append(Row([[TickBox(16.0, 22.0)], words], (26, 460), pad=2, above=4))
            boxes.append(write_lines(1))
    return boxes
