"""The dated proof that a gezin was erased. It names nobody, and says where the gezin may still lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.wording import dated_words
from kanz_desktop.reports.model import PdfResult
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import asked, inline, section, table, title
from kanz_desktop.reports.pdf.page import Sheet, write
from kanz_desktop.reports.pdf.styles import BODY, CARD_TITLE

TITLE, FORM = "Bewijs van wissen", "wisbewijs"
_GONE = (
    "Alles van dit gezin is voorgoed weggehaald van de laptop: het plan, de papieren, het dossier en de "
    "werkaantekeningen. Eerst zijn de sleutels vernietigd, daarna de bestanden. Niemand kan het nog lezen."
)
_NONE_LEFT = "Er is geen reservekopie meer bekend waarin dit gezin nog staat."
_LEFT = (
    "In deze reservekopieën kan het gezin nog staan, op slot. Vernietig ze, en zet het bij Kluis. "
    "Wordt er toch een teruggezet: typ daar het nummer van dit bewijs, dan gaat het gezin weer weg."
)
_ASIDE = (
    "Op deze laptop ligt nog een kopie van een kluis die beschadigd was: {}. Daar kunnen sleutels van dit "
    "gezin in staan, op slot. Haal die kopie weg bij Kluis, en maak dan een nieuw bewijs."
)
_NUMBER = "Het nummer hoort bij dit gezin. Er staat geen naam in en er is geen naam uit te halen."


@dataclass(frozen=True, slots=True)
class Others:
    """Laptops of colleagues that held the gezin, how many confirmed, and their reservekopieën of before."""

    laptops: int
    confirmed: int
    backups: int


@dataclass(frozen=True, slots=True)
class ErasureProof:
    """What stands on it. `left`: day and place of every reservekopie that is not destroyed yet."""

    number: str
    erased_on: date
    reason: str
    worker: str
    today: date
    left: tuple[tuple[date, str], ...]
    others: Others | None = None
    """None: the gezin only ever stood on this laptop."""
    aside: tuple[str, ...] = ()
    """Files of a vault that was damaged once: they may hold keys of the gezin."""


def proof_pdf(proof: ErasureProof) -> PdfResult:
    """The proof as a PDF, with lines to write a name on by hand."""
    boxes: list[Box] = [*title(TITLE, f"Nummer {proof.number}"), TextBlock(_GONE, BODY)]
    boxes += [TextBlock(f"Gewist op {dated_words(proof.erased_on)}", CARD_TITLE, bold=True)]
    boxes += [*inline("Reden", proof.reason), *inline("Gewist door", proof.worker)]
    boxes.append(TextBlock(_NUMBER, BODY, colour="ink-2"))
    boxes += section("Reservekopieën")
    boxes.append(TextBlock(_LEFT if proof.left else _NONE_LEFT, BODY))
    if proof.left:
        rows = [[[TextBlock(dated_words(day), BODY)], [TextBlock(place, BODY)]] for day, place in proof.left]
        boxes.append(table(("Gemaakt op", "Plek"), rows, (110, 377)))
    if proof.aside:
        boxes += section("Een kluis die beschadigd was")
        boxes.append(TextBlock(_ASIDE.format(", ".join(proof.aside)), BODY))
    if proof.others is not None:
        boxes += [
            *section("Laptops van collega's en de kantoormap"),
            TextBlock(_elsewhere(proof.others), BODY),
        ]
    boxes += section("Om zelf in te vullen")
    boxes += [*asked("Voor wie is dit bewijs?", 1), *asked("Plaats, datum en handtekening", 2)]
    foot = f"Nagekeken op {dated_words(proof.today)}"
    pdf, pages = write(boxes, Sheet(TITLE, proof.today, TITLE, dated_words(proof.erased_on), foot))
    return PdfResult(pdf, pages, TITLE, FORM)


def _elsewhere(others: Others) -> str:
    if others.laptops == 0:
        return "Geen andere laptop had dit gezin. Uit de kantoormap gaat het weg bij het bijwerken."
    had = "Eén andere laptop had" if others.laptops == 1 else f"{others.laptops} andere laptops hadden"
    said = f"{had} dit gezin. Bevestigd dat het daar weg is: {others.confirmed} van {others.laptops}."
    if others.confirmed < others.laptops:
        said += " De rest volgt als die laptops bijwerken."
    if others.backups:
        said += f" Collega's weten nog van {others.backups} reservekopieën van voor die dag."
    return said
