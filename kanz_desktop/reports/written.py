"""What somebody wrote in a field, as it goes on paper."""

from __future__ import annotations

from kanz_desktop.domain.kinds import Merge
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.wording import dated_words


def written(row: Record, field_id: str) -> str:
    """The text of a field, trimmed. Of a free text with several versions: all of them, each with its day.

    Two people changed the same sentence and nobody has chosen yet; paper does not choose for them either.
    """
    shown = row.text(field_id).strip()
    cell = row.cells.get(field_id)
    if cell is None or not cell.contested or KINDS[row.kind].field(field_id).merge is not Merge.TEXT:
        return shown
    others = {
        version.value.strip(): version
        for version in reversed(cell.versions)
        if isinstance(version.value, str) and version.value.strip() not in ("", shown)
    }
    lines = [f"[ook geschreven, {dated_words(others[text].wall.date())}] {text}" for text in reversed(others)]
    return "\n".join([shown, *lines] if shown else lines)


def document_title(row: Record) -> str:
    """What a paper is called: its title, else the name of its file."""
    return written(row, "titel") or written(row, "bestandsnaam") or "zonder titel"
