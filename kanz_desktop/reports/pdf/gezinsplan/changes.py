"""What is otherwise in the plan than before, one sentence a line (method §6)."""

from __future__ import annotations

from dataclasses import replace

from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import good, section, title
from kanz_desktop.reports.pdf.styles import BODY
from kanz_desktop.reports.plan_changes import DONE, HEADINGS, plan_changes

NOTHING_BEFORE = "Er is nog geen plan afgesproken. Daarom is er nog niets om naast elkaar te leggen."
NOTHING_NEW = "Er is niets anders."


def story(report: ReportInput) -> list[Box]:
    boxes = title("Wat is er anders?", report.gezin)
    earlier = report.earlier
    if earlier is None:
        return [*boxes, TextBlock(NOTHING_BEFORE, BODY, colour="ink-2")]
    boxes.append(TextBlock(f"Van {earlier.words} naar {earlier.now_words}.", BODY, colour="ink-2"))
    found = plan_changes(replace(report, snapshot=earlier.snapshot), report)
    for heading in HEADINGS:
        said: list[Box] = [TextBlock(f"•  {one.words}", BODY) for one in found if one.heading == heading]
        if said:
            boxes += [*section(heading), *(good(said) if heading == DONE else said)]
    return boxes if found else [*boxes, TextBlock(NOTHING_NEW, BODY)]
