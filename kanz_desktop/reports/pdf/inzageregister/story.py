"""Who opened, changed, handed out or removed what, by day: the inzageregister on paper."""

from __future__ import annotations

from itertools import groupby

from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.model import Register, ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import section, table, title
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.styles import BODY

_WIDTHS = (80, 397)
_TIGHT = BODY.with_(below=1.0)
_LEAD = "Wie de map opende, iets veranderde, afdrukte of meegaf. Het nieuwste staat bovenaan."
_MORE = "Dit zijn de laatste regels. Wat ouder is, staat op het scherm."


def story(report: ReportInput) -> list[Box]:
    register = report.register or Register()
    boxes = title("Wie zag wat?", _LEAD)
    for day, zinnen in groupby(register.zinnen, key=lambda zin: zin.dag):
        boxes += section(dated_words(day))
        rows: list[list[Cell]] = [
            [[TextBlock(zin.tijd, _TIGHT, colour="ink-2")], [TextBlock(zin.zin, _TIGHT)]] for zin in zinnen
        ]
        boxes.append(table(("Hoe laat", "Wie en wat"), rows, _WIDTHS))
    if not register.zinnen:
        boxes.append(TextBlock("Er staat nog niets in.", BODY))
    return [*boxes, TextBlock(_MORE, BODY, colour="ink-2")] if register.more else boxes
