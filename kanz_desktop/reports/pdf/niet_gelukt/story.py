"""*Wat als het niet lukt*: a plain page beside the plan (method §6, §1 drang en dwang), filled or empty."""

from __future__ import annotations

from kanz_desktop.domain.wording import person_name
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import asked, section, title
from kanz_desktop.reports.pdf.panel import Panel
from kanz_desktop.reports.pdf.styles import BODY, CARD_TITLE
from kanz_desktop.reports.written import written

_NAME = "Wat als het niet lukt"
_LEAD = "Dat kan gebeuren. Dan weten we wat we doen."
_KIND = "gezinsplan"
_FIELDS = ("niet_nagekomen", "gevolgen", "lijn_voorwaarde")
_CALL = "Wie kunnen we bellen?"


def story(report: ReportInput) -> list[Box]:
    """Whom to call comes first: it is the line that somebody looks for in a bad hour."""
    plan = next(report.rows(_KIND), None)
    boxes = title(_NAME, report.gezin)
    boxes.append(TextBlock(_LEAD, BODY, colour="ink-2"))
    boxes += _call(report, written(plan, "te_veel") if plan is not None else "")
    said = [(field, words) for field in _FIELDS if plan is not None and (words := written(plan, field))]
    for field, words in said:
        boxes += [*section(report.label(_KIND, field)), TextBlock(words, BODY)]
    if not said:
        boxes.append(TextBlock("Dit staat nog niet in het plan.", BODY, colour="ink-2"))
    return boxes


def blank(report: ReportInput) -> list[Box]:
    """Nothing of the family on it."""
    boxes = title(_NAME, "Om samen in te vullen. Een vak mag leeg blijven.")
    boxes += asked(report.label(_KIND, "te_veel"), 4)
    boxes += asked(_CALL, 3)
    for field in _FIELDS:
        boxes += asked(report.label(_KIND, field), 4)
    return boxes


def _call(report: ReportInput, words: str) -> list[Box]:
    staff = [
        f"{name}: {phone}"
        for row in report.snapshot.of("medewerker")
        if (name := person_name(row, tafel=True)) and (phone := row.text("telefoon").strip())
    ]
    meeting = next(report.rows("kennismaking"), None)
    emergency = written(meeting, "noodcontact") if meeting is not None else ""
    lines = [line for line in (words, *staff, emergency) if line]
    if not lines:
        return []
    label = report.label(_KIND, "te_veel") if words else _CALL
    heading = TextBlock(label, CARD_TITLE, bold=True, colour="teal-ink")
    return [
        Panel([heading, *(TextBlock(line, BODY) for line in lines)], fill="teal-soft", bar="teal", above=10)
    ]
