"""The gezinsplan to fill in with a pen, in the words that a family uses."""

from __future__ import annotations

from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.pdf.box import Box, PageBreak
from kanz_desktop.reports.pdf.elements import asked, blank_table, section, title
from kanz_desktop.reports.pdf.gezinsplan.agreement import sign_table
from kanz_desktop.reports.pdf.panel import Panel

_GOALS = 3
_ACTIONS = ("Wat gaan we doen?", "Wie doet het?", "Wanneer", "Hoe ging het?")
_WIDTHS = (200, 100, 90, 97)


def story(report: ReportInput) -> list[Box]:
    def ask(kind: str, field_id: str, lines: int) -> list[Box]:
        return asked(report.label(kind, field_id), lines)

    boxes = title("Ons gezinsplan", "Om samen in te vullen. Een vak mag leeg blijven.")
    boxes += asked("Wie zijn wij? En wie helpt ons?", 2)
    boxes += [*ask("gezinsplan", "sterke_punten", 4), *ask("gezinsplan", "situatie", 4)]
    boxes += section("Dit eerst", "Wat niet kan wachten.")
    boxes.append(blank_table(_ACTIONS[:3], 5, _WIDTHS[:3]))
    boxes.append(PageBreak())
    boxes += section("Wat willen we bereiken?")
    for _ in range(_GOALS):
        goal = [*asked("Dit willen we anders", 1), *ask("probleem", "doel", 1)]
        goal += [*ask("probleem", "minstens", 1), *ask("probleem", "waaraan", 1)]
        boxes.append(Panel(goal, edge="edge", padding=8, above=0, below=7))
    boxes += [PageBreak(), *section("Wat gaan we doen?"), blank_table(_ACTIONS, 9, _WIDTHS)]
    boxes += section("Wat spreken we af?")
    boxes.append(blank_table(("Afspraak", "Wie", "Wanneer"), 8, (247, 130, 110)))
    boxes += [PageBreak(), *ask("gezinsplan", "niet_nagekomen", 3), *ask("gezinsplan", "te_veel", 4)]
    boxes += section("Wat vinden wij van dit plan?", "Elk antwoord is goed. Het plan mag altijd weer anders.")
    return [*boxes, sign_table(report, [""] * 6)]
