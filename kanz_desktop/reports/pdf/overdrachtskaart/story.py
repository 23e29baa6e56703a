"""The overdrachtskaart: what a colleague needs to take over, and nothing else of the notes."""

from __future__ import annotations

from collections.abc import Sequence

from kanz_desktop.reports.notes import CARD_TITLE, Lid, Overdracht, Told
from kanz_desktop.reports.pdf.block import TextBlock
from kanz_desktop.reports.pdf.box import Box
from kanz_desktop.reports.pdf.elements import inline, section, table, title
from kanz_desktop.reports.pdf.grid import Cell
from kanz_desktop.reports.pdf.styles import BODY, LABEL

LEAD = "Alleen voor de collega die het overneemt."
_WIDTHS = (200, 277)


def story(card: Overdracht) -> list[Box]:
    boxes = [*title(CARD_TITLE, f"{card.gezin}. {LEAD}")]
    boxes += inline("Adres", card.adres)
    boxes += inline("Telefoon", card.telefoon)
    boxes += _members(card.leden)
    boxes += _part("Culturele achtergrond", [("", card.taal), ("", card.achtergrond)])
    boxes += _part("Reden van aanmelding", [*card.aanmelding, ("", card.reden)])
    return boxes + _part("Wat nog belangrijk is", card.belangrijk)


def _members(leden: Sequence[Lid]) -> list[Box]:
    if not leden:
        return []
    style = BODY.with_(below=1.0)
    rows: list[list[Cell]] = [
        [[TextBlock(lid.naam, style, bold=True)], [TextBlock(lid.facts, style)]] for lid in leden
    ]
    return [*section("Wie horen bij het gezin"), table(("Naam", "Rol, leeftijd en geslacht"), rows, _WIDTHS)]


def _part(heading: str, told: Sequence[Told]) -> list[Box]:
    """A heading with what was written; no heading above nothing."""
    boxes: list[Box] = []
    for label, words in told:
        if words.strip():
            boxes += [TextBlock(label, LABEL, bold=True)] if label else []
            boxes.append(TextBlock(words.strip(), BODY))
    return [*section(heading), *boxes] if boxes else []
