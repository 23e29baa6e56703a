"""A form and a gezin in, a PDF out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.forms import Form, form
from kanz_desktop.reports.model import PdfResult, ReportInput
from kanz_desktop.reports.pdf.analyse import story as analyse
from kanz_desktop.reports.pdf.balans import story as balans
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.dialoog import story as dialoog
from kanz_desktop.reports.pdf.dossier import story as dossier
from kanz_desktop.reports.pdf.ecogram import story as ecogram
from kanz_desktop.reports.pdf.eindmeting import blank as eindmeting_blank
from kanz_desktop.reports.pdf.eindmeting import story as eindmeting
from kanz_desktop.reports.pdf.eindmeting import worker as eindmeting_worker
from kanz_desktop.reports.pdf.genogram import story as genogram
from kanz_desktop.reports.pdf.gezinsplan import blank as gezinsplan_blank
from kanz_desktop.reports.pdf.gezinsplan import changes as gezinsplan_changes
from kanz_desktop.reports.pdf.gezinsplan import story as gezinsplan
from kanz_desktop.reports.pdf.inhoud_gezinsmap import story as inhoud_gezinsmap
from kanz_desktop.reports.pdf.inzageregister import story as inzageregister
from kanz_desktop.reports.pdf.kennismaking import story as kennismaking
from kanz_desktop.reports.pdf.koelkast import story as koelkast
from kanz_desktop.reports.pdf.kopie import story as kopie
from kanz_desktop.reports.pdf.leefgebieden import blank as leefgebieden_blank
from kanz_desktop.reports.pdf.leefgebieden import story as leefgebieden
from kanz_desktop.reports.pdf.nazorgplan import story as nazorgplan
from kanz_desktop.reports.pdf.niet_gelukt import story as niet_gelukt
from kanz_desktop.reports.pdf.overleg import story as overleg
from kanz_desktop.reports.pdf.overzicht import story as overzicht
from kanz_desktop.reports.pdf.page import Sheet, write
from kanz_desktop.reports.pdf.rapportcijfers import blank as rapportcijfers_blank
from kanz_desktop.reports.pdf.rapportcijfers import change as rapportcijfers_change
from kanz_desktop.reports.pdf.rapportcijfers import story as rapportcijfers
from kanz_desktop.reports.pdf.sociale_kaart import story as sociale_kaart
from kanz_desktop.reports.pdf.tijdlijn import story as tijdlijn
from kanz_desktop.reports.pdf.toestemming import story as toestemming

STORIES: Mapping[str, Callable[[ReportInput], list[Box]]] = MappingProxyType(
    {
        "gezinsplan-gezin": gezinsplan.story,
        "gezinsplan-professional": gezinsplan.story,
        "gezinsplan-leeg": gezinsplan_blank.story,
        "gezinsplan-anders": gezinsplan_changes.story,
        "niet-gelukt": niet_gelukt.story,
        "niet-gelukt-leeg": niet_gelukt.blank,
        "leefgebieden": leefgebieden.story,
        "leefgebieden-leeg": leefgebieden_blank.story,
        "rapportcijfers": rapportcijfers.story,
        "rapportcijfers-verandering": rapportcijfers_change.story,
        "rapportcijfers-leeg": rapportcijfers_blank.story,
        "koelkast": koelkast.story,
        "sociale-kaart": sociale_kaart.story,
        "sociale-kaart-leeg": sociale_kaart.blank,
        "kennismaking": kennismaking.story,
        "kennismaking-leeg": kennismaking.blank,
        "nazorgplan": nazorgplan.story,
        "nazorgplan-leeg": nazorgplan.blank,
        "tijdlijn": tijdlijn.story,
        "tijdlijn-leeg": tijdlijn.blank,
        "balans": balans.story,
        "balans-leeg": balans.blank,
        "analyse": analyse.story,
        "analyse-leeg": analyse.blank,
        "dialoog": dialoog.story,
        "dialoog-leeg": dialoog.blank,
        "eindmeting": eindmeting.story,
        "eindmeting-leeg": eindmeting_blank.story,
        "eindmeting-medewerker": eindmeting_worker.story,
        "eindmeting-medewerker-leeg": eindmeting_worker.blank,
        "genogram": genogram.story,
        "genogram-leeg": genogram.blank,
        "ecogram": ecogram.story,
        "ecogram-leeg": ecogram.blank,
        "toestemming": toestemming.story,
        "toestemming-leeg": toestemming.blank,
        "mdo-agenda": overleg.mdo_agenda,
        "mdo-agenda-leeg": overleg.mdo_agenda_blank,
        "mdo-verslag": overleg.mdo_report,
        "mdo-verslag-leeg": overleg.mdo_report_blank,
        "uitvoerders-agenda": overleg.execution_agenda,
        "uitvoerders-agenda-leeg": overleg.execution_agenda_blank,
        "uitvoerders-verslag": overleg.execution_report,
        "uitvoerders-verslag-leeg": overleg.execution_report_blank,
        "overzicht": overzicht.story,
        "overzicht-leeg": overzicht.blank,
        "inhoud-gezinsmap": inhoud_gezinsmap.story,
        "dossier": dossier.story,
        "inzageregister": inzageregister.story,
        "inzageregister-volledig": inzageregister.story,
        "kopie": kopie.story,
    }
)


def render(form_id: str, report: ReportInput) -> PdfResult:
    """The form as a PDF (A4). The same input gives the same bytes. FormUnknown for an id without a form.

    `report.snapshot` holds what this reader may see and no more: nothing is filtered here.
    """
    found = form(form_id)
    pdf, pages = write(STORIES[form_id](report), _sheet(found, report))
    return PdfResult(pdf, pages, found.title, found.id)


def _sheet(found: Form, report: ReportInput) -> Sheet:
    """What stands around the form. An empty form and the fridge page say nothing about the family."""
    if not found.named:
        day = "" if found.blank else dated_words(report.today)
        return Sheet(found.title, report.today, foot=day)
    reader = f"Kopie voor {report.reader}" if report.reader else ""
    foot = " · ".join(part for part in (report.options.version, reader) if part)
    left = f"{found.title} · {report.gezin}"
    return Sheet(found.title, report.today, left, dated_words(report.today), foot)
