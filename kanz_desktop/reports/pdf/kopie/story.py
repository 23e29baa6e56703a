"""Everything that one reader may read, in one paper: first the forms as people know them, then every field.

The list at the end walks the declarations of all kinds, so that a kind or field that no form shows is in
the copy all the same, trajecten of before included.
"""

from __future__ import annotations

from collections.abc import Iterable

from kanz_desktop.domain.kinds import Kind
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.wording import capital, dated_words, record_title
from kanz_desktop.reports.field_words import field_words
from kanz_desktop.reports.model import ReportInput
from kanz_desktop.reports.own_views import own_views
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box, PageBreak, Rule, Whole
from kanz_desktop.reports.pdf.elements import inline, section, title
from kanz_desktop.reports.pdf.gezinsplan import story as gezinsplan
from kanz_desktop.reports.pdf.inhoud_gezinsmap import story as inhoud_gezinsmap
from kanz_desktop.reports.pdf.leefgebieden import story as leefgebieden
from kanz_desktop.reports.pdf.rapportcijfers import story as rapportcijfers
from kanz_desktop.reports.pdf.styles import BODY, CARD_TITLE

_CHAPTERS = (gezinsplan.story, leefgebieden.story, rapportcijfers.story)
_IDENTITY = frozenset({
    "traject", "leefgebied", "aandachtspunt", "meting", "punt", "wie", "leefgebieden", "overleg", "over",
    "factor", "dialoog",
})  # fmt: skip
"""What a record is about. One that says nothing else stands ready to be filled in, and is left out."""
_NAMES = {
    "gezin": "Ons gezin", "gezinslid": "Wie horen erbij", "medewerker": "Wie ons helpen",
    "leefgebied": "Hoe het gaat, per leefgebied", "probleem": "Wat er speelt",
    "verband": "Wat waarop doorwerkt", "gezinsplan": "Ons plan",
    "aandachtspunt": "Waar het om gaat", "actie": "Wat we gaan doen", "afspraak": "Wat we hebben afgesproken",
    "planversie": "Versies van het plan", "akkoord": "Wat ieder van het plan vond",
    "meting": "Wanneer we cijfers gaven", "cijfer": "Onze cijfers", "document": "Papieren in de map",
    "zienswijze": "Zo zien wij het", "verzoek": "Wat wij hebben gevraagd",
    "contact": "Wie er om ons heen staat", "familielid": "Onze familie", "relatie": "Wie bij wie hoort",
    "toestemming": "Wat gedeeld mag worden",
    "padpunt": "Wat we op ons pad hebben gedaan",
    "intensiteit": "Hoeveel uur per week", "termijnverzet": "Dagen die we hebben verzet",
    "pauze": "Wanneer we even stopten", "kennismaking": "We maken kennis", "nazorg": "Zo gaan we verder",
    "nazorgafspraak": "Wie er daarna meekijkt",
    "mpg": "De periode met alle hulp samen", "overleg": "Wanneer we samen om tafel zaten",
    "agendapunt": "Waar we het over hadden", "deelnemer": "Wie erbij waren",
    "inzet": "Ons plan in grote lijnen", "parkeervraag": "Vragen voor later",
    "overzicht": "Wat er al bekend was",
    "gebeurtenis": "Ons verhaal", "interview": "Wat we vertelden",
    "interviewgebied": "Hoe het is, per leefgebied", "vragenlijst": "Uitkomsten van vragenlijsten",
    "analyse": "Waardoor het zo is", "analysefactor": "Wat helpt en wat lastig is",
    "verklaring": "Zo is het gekomen", "meekijker": "Wie er meekeken", "wensdoel": "Wat we willen bereiken",
    "dialoog": "Gesprekken met iedereen samen", "dialoogoptie": "Wat er kan",
    "dialoogevaluatie": "Hoe het ging na het gesprek",
    "balans": "Toen we terugkeken", "balansdoel": "Hoe het met onze doelen ging",
    "eindmeting": "Onze eindmeting", "doelbereik": "Hoe goed onze doelen zijn gelukt",
    "meetantwoord": "Wat we van de hulp vonden",
}  # fmt: skip


def story(report: ReportInput) -> list[Box]:
    boxes = title("Alles bij elkaar", _lead(report))
    boxes.append(TextBlock("Eerst het plan en de cijfers. Daarna alles wat er staat, stuk voor stuk.", BODY))
    boxes += [Rule(tall=24.0), *_CHAPTERS[0](report)]
    for chapter in _CHAPTERS[1:]:
        boxes += [PageBreak(), *chapter(report)]
    if any(report.snapshot.of("document")):  # an empty map is no reason for a sheet
        boxes += [PageBreak(), *inhoud_gezinsmap.story(report)]
    boxes += [PageBreak(), *title("Stuk voor stuk", "Alles wat is opgeschreven, ook van eerder.")]
    for kind in KINDS.values():
        boxes += _kind(report, kind)
    return boxes


def _lead(report: ReportInput) -> str:
    whose = f"Kopie voor {report.reader}" if report.reader else report.gezin
    return f"{whose} · {dated_words(report.today)}"


def _kind(report: ReportInput, kind: Kind) -> list[Box]:
    rows = [boxes for row in report.snapshot.of(kind.id) if (boxes := _record(report, kind, row))]
    if not rows:
        return []
    name = _NAMES.get(kind.id, kind.label) if report.tafel else kind.label
    return [*section(name), *_between(rows)]


def _between(rows: Iterable[list[Box]]) -> list[Box]:
    """A record of ordinary size stays in one piece, with the line above it."""
    return [Whole([Rule(), *row] if place else row) for place, row in enumerate(rows)]


def _record(report: ReportInput, kind: Kind, row: Record) -> list[Box]:
    said = {field.id: field_words(report, row, field) for field in kind.fields}
    if not any(words for field, words in said.items() if field not in _IDENTITY):
        return []
    name = record_title(row, report.methode, tafel=report.tafel)
    boxes: list[Box] = [TextBlock(capital(name), CARD_TITLE, bold=True)]
    for field, words in said.items():
        label = report.label(kind.id, field)
        if field != "traject" and words not in (name, label):  # "Eindmeting: Eindmeting" says nothing
            boxes += inline(label, words)
    return boxes + [TextBlock(said, BODY, colour="teal-ink") for said in own_views(report, row.id)]
