"""What paper costs, beside bare reportlab with the same words. `python -m tests.sim.bench_reports [--json]`.

    plan      a gezinsplan of twenty pages, against Paragraphs of the same text, sizes and typeface

The bare side has no cards, tables, pictograms or page numbers; it is the floor. Seeded; nothing is kept.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from html import escape

import pypdfium2 as pdfium
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.reports.model import PdfResult, ReportInput
from kanz_desktop.reports.pdf import block, fonts, text
from kanz_desktop.reports.pdf.clean import clean
from kanz_desktop.reports.pdf.render import STORIES, render
from kanz_desktop.reports.pdf.styles import MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP, TextStyle
from tests.helpers.printed_gezin import people as family
from tests.helpers.printed_gezin import plan, report
from tests.helpers.records import record, snapshot

LIMIT = 1.3
"""Most that our pages may take, as a multiple of the bare ones."""
ROUNDS = 15
_FORM = "gezinsplan-gezin"
_SYLLABLES = (
    "ver",
    "ge",
    "school",
    "dag",
    "rust",
    "sa",
    "men",
    "huis",
    "den",
    "te",
    "moe",
    "der",
    "werk",
    "en",
    "lijk",
)


def big_plan(seed: int = 1) -> Snapshot:
    """A gezinsplan of 14 problems, 40 acties and 20 afspraken, with sentences of every length."""
    dice = random.Random(seed)

    def prose(words: int) -> str:
        made = ("".join(dice.choices(_SYLLABLES, k=dice.randint(1, 3))) for _ in range(words))
        return " ".join(made).capitalize() + "."

    rows: list[Record] = [*family(), *plan()]
    for i in range(14):
        asked = {
            field: prose(dice.randint(15, 60))
            for field in (
                "doel",
                "minstens",
                "waaraan",
                "oorzaken",
                "in_stand",
                "gevolgen_ouders",
                "gevolgen_kinderen",
            )
        }
        rows.append(
            record(
                "probleem",
                leefgebied=f"leefgebied-{i % 5 + 1}",
                woorden=prose(8),
                ernst=f"ernst-{i % 4 + 1}",
                sinds=prose(3),
                wanneer=prose(4),
                bij_wie=["mama"],
                bron="gezin",
                doel_datum=date(2027, 3, 1),
                **asked,
            )
        )
    points = ("huishouden", "administratie", "verzorging", "opvoeding", "netwerk", "daginvulling")
    for i in range(40):
        rows.append(
            record(
                "actie",
                aandachtspunt=points[i % 6],
                wat=prose(dice.randint(5, 40)),
                wie=["mama", "papa"],
                wanneer=prose(3),
                voor=date(2027, 1, 1),
                status="te-doen",
                hoe_ging_het=prose(dice.randint(3, 25)),
            )
        )
    rows += [record("afspraak", wat=prose(dice.randint(5, 30)), wie=["sem"]) for _ in range(20)]
    return snapshot(*rows)


def same_text(shown: ReportInput) -> list[tuple[str, TextStyle]]:
    """Every text of the form with its style, in order: what the bare side must print too."""
    seen: list[tuple[str, TextStyle]] = []
    real = block.TextBlock.__init__

    def listen(self: block.TextBlock, text: object, style: TextStyle = block.BODY, **look: object) -> None:
        real(self, text, style, **look)  # type: ignore[arg-type]
        seen.append((" ".join(run.text for run in self._runs), style))

    block.TextBlock.__init__ = listen  # type: ignore[method-assign,assignment]
    try:
        STORIES[_FORM](shown)
    finally:
        block.TextBlock.__init__ = real  # type: ignore[method-assign]
    return [(text, style) for text, style in seen if text.strip()]


def bare(texts: list[tuple[str, TextStyle]]) -> bytes:
    """reportlab as its manual has it: a list of Paragraphs and a SimpleDocTemplate."""
    styles = {
        style: ParagraphStyle("s", fontName=fonts.REGULAR, fontSize=style.size, leading=style.leading)
        for _, style in texts
    }
    file = io.BytesIO()
    template = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=MARGIN_SIDE,
        rightMargin=MARGIN_SIDE,
        topMargin=MARGIN_TOP,
        bottomMargin=MARGIN_BOTTOM,
    )
    template.build([Paragraph(escape(text), styles[style]) for text, style in texts])
    return file.getvalue()


def fresh(shown: ReportInput) -> PdfResult:
    """One rendering as the first of a day has it: nothing is remembered from the round before."""
    for remembered in (fonts.base_width, fonts.in_base, fonts.font_of, text.base_piece, clean):
        remembered.cache_clear()  # type: ignore[attr-defined]
    return render(_FORM, shown)


def side_by_side(*makers: Callable[[], object]) -> list[float]:
    """Median milliseconds of each, taken in turn so that a busy machine slows them alike."""
    times: list[list[float]] = [[] for _ in makers]
    for _ in range(ROUNDS):
        for took, make in zip(times, makers, strict=True):
            start = time.process_time()
            make()
            took.append((time.process_time() - start) * 1000)
    return [statistics.median(took) for took in times]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--json", action="store_true")
    as_json = arguments.parse_args().json
    fonts.register()
    shown = report(big_plan())
    texts = same_text(shown)
    made = render(_FORM, shown)
    floor, ours = side_by_side(lambda: bare(texts), lambda: fresh(shown))
    figures = {
        "pages": made.pages,
        "bare_pages": len(pdfium.PdfDocument(bare(texts))),
        "characters": sum(len(text) for text, _ in texts),
        "bare_ms": round(floor, 1),
        "ours_ms": round(ours, 1),
        "ratio": round(ours / floor, 2),
        "limit": LIMIT,
    }
    if as_json:
        sys.stdout.write(json.dumps(figures) + "\n")
    else:
        sys.stdout.write("".join(f"{name:12} {value}\n" for name, value in figures.items()))
    return int(made.pages < 20 or ours / floor > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
