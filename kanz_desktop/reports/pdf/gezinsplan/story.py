"""The gezinsplan, in the family's words or in the terms of the trade: one plan, one order (method §6)."""

from __future__ import annotations

from collections.abc import Iterator

from kanz_desktop.domain.ages import age_words
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import dated_words, person_name
from kanz_desktop.reports.model import ReportInput, in_words
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import good, inline, section, title
from kanz_desktop.reports.pdf.gezinsplan import actions, agreement, analysis, goals
from kanz_desktop.reports.pdf.panel import Panel
from kanz_desktop.reports.pdf.styles import BODY, CARD_TITLE
from kanz_desktop.reports.written import written


def story(report: ReportInput) -> list[Box]:
    plan = next(report.rows("gezinsplan"), None)
    boxes = title("Ons gezinsplan" if report.tafel else "Gezinsplan", report.gezin)
    boxes += _who(report)
    boxes += _period(report, plan)
    boxes += _strong(report, plan)
    boxes += _field(report, plan, "situatie")
    boxes += actions.first_things(report)
    boxes += actions.next_weeks(report, plan)
    boxes += goals.story(report)
    boxes += analysis.story(report, plan)
    boxes += actions.by_point(report)
    boxes += actions.afspraken(report)
    boxes += _field(report, plan, "niet_nagekomen")
    boxes += _field(report, plan, "gevolgen")
    boxes += _too_much(report, plan)
    return boxes + agreement.story(report)


def _who(report: ReportInput) -> list[Box]:
    people = [_person(report, lid) for lid in report.snapshot.of("gezinslid")]
    staff = [_worker(row) for row in report.snapshot.of("medewerker")]
    boxes = inline("Wij zijn" if report.tafel else "Gezinsleden", in_words(people))
    return boxes + inline("Samen met" if report.tafel else "Medewerkers", in_words(staff))


def _person(report: ReportInput, lid: Record) -> str:
    name, born = person_name(lid, tafel=report.tafel), lid.date("geboortedatum")
    if report.tafel or not name:
        return name
    facts = (
        report.words("rol", lid, "rol"),
        age_words(born, report.today) if born else "",
        lid.text("maatregelen").strip(),
    )
    known = ", ".join(fact for fact in facts if fact)
    return f"{name} ({known})" if known else name


def _worker(row: Record) -> str:
    name, phone = person_name(row, tafel=False), row.text("telefoon").strip()
    return f"{name} ({phone})" if name and phone else name


def _period(report: ReportInput, plan: Record | None) -> list[Box]:
    """From when to when, and how many hours: one line."""
    if plan is None:
        return []
    begin, end, longer = (plan.date(field_id) for field_id in ("begin", "einde", "verlengd_tot"))
    parts = [f"vanaf {dated_words(begin)}" if begin else "", f"tot {dated_words(end)}" if end else ""]
    parts.append(f"verlengd tot {dated_words(longer)}" if longer else "")
    hours = written(plan, "intensiteit")
    period = " ".join(part for part in parts if part)
    boxes = inline("Wanneer" if report.tafel else "Looptijd", period)
    boxes += inline(report.label("gezinsplan", "intensiteit"), hours)
    return boxes + inline("Per periode", _hours_per_period(report))


def _hours_per_period(report: ReportInput) -> str:
    """`vanaf 1 december 6, vanaf 1 maart 4`."""
    rows = [(day, row) for row in report.rows("intensiteit") if (day := row.date("vanaf")) is not None]
    rows.sort(key=lambda found: found[0])
    said = (f"vanaf {dated_words(day)} {row.text('uren').strip()}" for day, row in rows if row.text("uren"))
    return ", ".join(said)


def _strong(report: ReportInput, plan: Record | None) -> list[Box]:
    """What the family is good at comes before anything else."""
    boxes: list[Box] = []
    if plan is not None:
        boxes += inline(report.label("gezinsplan", "sterke_punten"), written(plan, "sterke_punten"))
    for name, text in _strengths(report):
        boxes += inline(name, text)
    if not boxes:
        return []
    return [*section("Wat goed gaat" if report.tafel else "Krachten"), *good(boxes)]


def _strengths(report: ReportInput) -> Iterator[tuple[str, str]]:
    cards = {row.choice("leefgebied"): row for row in report.rows("leefgebied")}
    for gebied in report.methode.leefgebieden:
        if gebied.id in cards:
            yield gebied.words(tafel=report.tafel), written(cards[gebied.id], "krachten")


def _field(report: ReportInput, plan: Record | None, field_id: str) -> list[Box]:
    text = written(plan, field_id) if plan is not None else ""
    if not text:
        return []
    return [*section(report.label("gezinsplan", field_id)), TextBlock(text, BODY)]


def _too_much(report: ReportInput, plan: Record | None) -> list[Box]:
    """Whom to call when it gets too much: set apart, so that it is found at once."""
    text = written(plan, "te_veel") if plan is not None else ""
    if not text:
        return []
    label = TextBlock(report.label("gezinsplan", "te_veel"), CARD_TITLE, bold=True, colour="teal-ink")
    return [Panel([label, TextBlock(text, BODY)], fill="teal-soft", bar="teal", above=14)]
