"""The overview for a spreadsheet: semicolons and decimal commas, as Dutch ones read it."""

from __future__ import annotations

import csv
import io

from kanz_desktop.method.model import Methode
from kanz_desktop.reports.trajecten.figures import Overview
from kanz_desktop.reports.trajecten.words import TOO_FEW, cells, decimal, filter_words

HEADS = ("waarover", "n", "start", "eind", "verandering", "spreiding", "beter")


def csv_bytes(overview: Overview, methode: Methode) -> bytes:
    """UTF-8 with a mark at its front, so that a spreadsheet knows its letters."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow(("overzicht over trajecten", filter_words(overview.asked, methode)))
    rows.writerow(("trajecten", overview.n if overview.n is not None else TOO_FEW))
    if overview.months is not None:
        rows.writerow(("gemiddelde duur in maanden", decimal(overview.months)))
    if overview.hours is not None:
        rows.writerow(("uren contact", decimal(overview.hours), "van zoveel trajecten", overview.hours_n))
    rows.writerow(())
    rows.writerow(HEADS)
    for entry in methode.list("meetpunt"):
        found = overview.points.get(entry.id)
        rows.writerow((entry.label, *cells(found)) if found is not None else (entry.label, TOO_FEW))
    return out.getvalue().encode("utf-8-sig")
