"""Agenda and report of a MDO+ and of a uitvoerdersoverleg (method §9; §13, form 8): filled, or for a pen."""

from __future__ import annotations

from kanz_desktop.domain import meetings
from kanz_desktop.domain.durations import minutes_of
from kanz_desktop.domain.meetings import ABSENT, EXECUTION, MDO, PRESENT, called
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import capital
from kanz_desktop.method.model import AFSPRAKEN, DATUM, PLAN, TERUG, Agendapunt
from kanz_desktop.reports.meetings import meeting_for, meeting_words, names, parents_words
from kanz_desktop.reports.model import ReportInput, in_words
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import asked, blank_table, inline, section, table, title
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.overleg import blocks
from kanz_desktop.reports.pdf.styles import BODY, LABEL
from kanz_desktop.reports.written import written

_BLANK_AGENDAS = {MDO: "mdo", EXECUTION: "uitvoerders-volgende"}
_TIGHT = BODY.with_(below=1.0)
_POINT_WIDTHS = (60, 425)
_SUBJECT = LABEL.with_(size=10.5, leading=14, above=8.0, keep_with_next=True)
_MEETING = "overleg"
_NOTHING = "Er staat nog geen overleg."
_PEN_LINES = {DATUM: 1}
_MORE_POINTS = "Heb je nog een punt? Laat het weten vóór het overleg."
_LEAD = "Om met een pen in te vullen. Een vak mag leeg blijven."


def mdo_agenda(report: ReportInput) -> list[Box]:
    return _agenda(report, MDO)


def mdo_report(report: ReportInput) -> list[Box]:
    return _report(report, MDO)


def execution_agenda(report: ReportInput) -> list[Box]:
    return _agenda(report, EXECUTION)


def execution_report(report: ReportInput) -> list[Box]:
    return _report(report, EXECUTION)


def mdo_agenda_blank(report: ReportInput) -> list[Box]:
    return _agenda_blank(report, MDO)


def mdo_report_blank(report: ReportInput) -> list[Box]:
    return _report_blank(report, MDO)


def execution_agenda_blank(report: ReportInput) -> list[Box]:
    return _agenda_blank(report, EXECUTION)


def execution_report_blank(report: ReportInput) -> list[Box]:
    return _report_blank(report, EXECUTION)


def _agenda(report: ReportInput, soort: str) -> list[Box]:
    """It goes out beforehand, with a time for each point, and asks for more."""
    meeting = meeting_for(report, soort, coming=True)
    if meeting is None:
        return _none(report, soort, "agenda")
    boxes = [*_head(report, meeting, "agenda"), *_asked_to_come(report, meeting)]
    boxes += section("Waar we over praten")
    points = meetings.parts(report.snapshot, meeting.id, meetings.POINT)
    boxes.append(table(("Minuten", "Punt"), [_point(report, row) for row in points], _POINT_WIDTHS))
    boxes += inline("Samen", f"{total} minuten" if (total := sum(map(_minutes, points))) else "")
    brought = {punt.blok for row in points if (punt := report.methode.agendapunt(row.choice("punt")))}
    if TERUG in brought:
        boxes += _titled("Vorige afspraken: hoe ging het?", blocks.last_agreements(report, meeting))
    if PLAN in brought:
        boxes += _titled("Het plan in grote lijnen", blocks.efforts(report, meeting))
    boxes += _parked(report, meeting)
    return [*boxes, *asked(_MORE_POINTS, 2)]


def _report(report: ReportInput, soort: str) -> list[Box]:
    """What was agreed comes first: that is what everybody needs. Why somebody stayed away is never here."""
    meeting = meeting_for(report, soort, coming=False)
    if meeting is None:
        return _none(report, soort, "verslag")
    boxes = _head(report, meeting, "verslag")
    boxes += inline("Erbij", names(report, meeting, PRESENT))
    boxes += inline("Niet erbij", names(report, meeting, ABSENT))
    boxes += _titled("Wat we hebben afgesproken", blocks.agreements(report, meeting))
    boxes += section("Waar we het over hadden")
    for row in meetings.parts(report.snapshot, meeting.id, meetings.POINT):
        boxes += _said(report, meeting, row)
    boxes += inline(report.label(_MEETING, "plan"), report.words("planwijziging", meeting, "plan"))
    return [*boxes, *_parked(report, meeting), *_going_on(report, meeting)]


def _agenda_blank(report: ReportInput, soort: str) -> list[Box]:
    """Nothing of the family on it."""
    boxes = _title(report, soort, "agenda", _LEAD)
    boxes += asked("Dag, tijd en plaats", 1)
    boxes += asked(report.label(_MEETING, "minstens"), 3)
    boxes += asked("Wie komen er? Van elke organisatie één", 4)
    boxes += section("Waar we over praten")
    rows: list[list[Cell]] = [[[], _words(words)] for words in _points(report, soort)]
    rows += [[[], _words(" ")] for _ in range(3)]
    boxes.append(table(("Minuten", "Punt"), rows, _POINT_WIDTHS))
    return [*boxes, *asked(_MORE_POINTS, 2)]


def _report_blank(report: ReportInput, soort: str) -> list[Box]:
    boxes = _title(report, soort, "verslag", _LEAD)
    boxes += [*asked("Dag, en wie waren erbij?", 3), *asked("Wie was er niet bij?", 1)]
    boxes += section("Wat we hebben afgesproken")
    boxes.append(blank_table(blocks.AGREED_HEADS, 8, blocks.AGREED_WIDTHS, tall=29.0))
    boxes += section("Waar we het over hadden")
    for punt in _agenda_of(report, soort):
        boxes += _point_blank(report, punt)
    boxes += section("Vragen voor later")
    boxes.append(blank_table(("Vraag", "Wie zoekt het uit?"), 3, (325, 160), tall=28.0))
    return boxes


def _point_blank(report: ReportInput, punt: Agendapunt) -> list[Box]:
    words = punt.words(tafel=report.tafel)
    if punt.blok == PLAN:
        return [*_label(words), blank_table(blocks.EFFORT_HEADS, 6, blocks.EFFORT_WIDTHS, tall=30.0)]
    if punt.blok == TERUG:
        return [*_label(words), blank_table(blocks.LAST_HEADS, 6, blocks.LAST_WIDTHS, tall=30.0)]
    return [] if punt.blok == AFSPRAKEN else asked(words, _PEN_LINES.get(punt.blok, 3), gap=22.0)


def _head(report: ReportInput, meeting: Record, what: str) -> list[Box]:
    name = report.words("overlegsoort", meeting, "soort")
    lead = " · ".join(part for part in (report.gezin, meeting_words(meeting)) if part)
    boxes = title(_named(name, what), lead)
    boxes += inline(report.label(_MEETING, "minstens"), written(meeting, "minstens"))
    return boxes + inline(report.label(_MEETING, "ouders"), parents_words(report, meeting))


def _title(report: ReportInput, soort: str, what: str, lead: str) -> list[Box]:
    entry = report.methode.entry("overlegsoort", soort)
    return title(_named(entry.words(tafel=report.tafel) if entry is not None else soort, what), lead)


def _named(name: str, what: str) -> str:
    return f"{capital(name)}: {what}"


def _none(report: ReportInput, soort: str, what: str) -> list[Box]:
    return [*_title(report, soort, what, report.gezin), TextBlock(_NOTHING, BODY, colour="ink-2")]


def _asked_to_come(report: ReportInput, meeting: Record) -> list[Box]:
    rows = meetings.parts(report.snapshot, meeting.id, meetings.PERSON)
    return inline("Wie komen er", in_words([called(row) for row in rows]))


def _point(report: ReportInput, row: Record) -> list[Cell]:
    return [_words(written(row, "minuten")), _words(_subject(report, row))]


def _said(report: ReportInput, meeting: Record, row: Record) -> list[Box]:
    """A point of which nothing was said and that brings nothing along needs no place on paper."""
    punt = report.methode.agendapunt(row.choice("punt"))
    below = blocks.block(report, meeting, punt.blok) if punt is not None else []
    words = written(row, "besproken")
    if not words and not below:
        return []
    said: list[Box] = [TextBlock(words, BODY)] if words else []
    return [*_label(_subject(report, row)), *said, *below]


def _subject(report: ReportInput, row: Record) -> str:
    return report.words("agendapunt", row, "punt") or written(row, "onderwerp")


def _parked(report: ReportInput, meeting: Record) -> list[Box]:
    rows = meetings.questions(report.snapshot, meeting)
    cells = [[_words(written(row, "vraag")), _words(written(row, "wie"))] for row in rows]
    heads = ("Vraag", report.label("parkeervraag", "wie"))
    return _titled("Vragen voor later", [table(heads, cells, (325, 160))] if cells else [])


def _going_on(report: ReportInput, meeting: Record) -> list[Box]:
    """Who goes on as kernteam; the others get word."""
    core, others = meetings.kernteam(report.snapshot, meeting.id)
    boxes = inline("Verder met een kernteam", in_words([called(row) for row in core]))
    return boxes + inline("Bericht gaat naar", in_words([called(row) for row in others]))


def _titled(words: str, boxes: list[Box]) -> list[Box]:
    return [*section(words), *boxes] if boxes else []


def _label(words: str) -> list[Box]:
    """As large as a question with lines under it, so that filled and empty read alike."""
    return [TextBlock(words, _SUBJECT, bold=True)]


def _minutes(row: Record) -> int:
    return minutes_of(written(row, "minuten"))


def _points(report: ReportInput, soort: str) -> list[str]:
    return [punt.words(tafel=report.tafel) for punt in _agenda_of(report, soort)]


def _agenda_of(report: ReportInput, soort: str) -> tuple[Agendapunt, ...]:
    return report.methode.agenda(_BLANK_AGENDAS[soort]).punten


def _words(words: str) -> list[Box]:
    return [TextBlock(words, _TIGHT)] if words else []
