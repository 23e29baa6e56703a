"""The words for one version of a field: what stood there, who wrote it and when. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.marks import format_mark
from kanz_desktop.domain.merge import field_of
from kanz_desktop.domain.opmaak import plain_words
from kanz_desktop.domain.records import Element
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import ID_SIZE, Choice, Id, Mark, Ref, Value
from kanz_desktop.domain.wording import dated_words, day_words, people, record_title
from kanz_desktop.ui.port import GezinPort

EMPTY = "(leeg)"
PURGED = "Deze versie is voorgoed gewist."
NEWER = "Deze versie is geschreven met een nieuwere Kanz en is hier niet te lezen."
NOBODY = "niemand en niets gekozen"
UNKNOWN_WRITER = "iemand anders"
_DAYS = ("vandaag", "gisteren")


def value_words(port: GezinPort, kind: str, field: str, value: Value) -> str:
    """What was written or chosen, in the words of who reads now; `EMPTY` for an emptied field."""
    if isinstance(value, Mark):
        return format_mark(value)
    if isinstance(value, Choice):
        entry = port.methode.entry(field_of(kind, field).choices, value.id)
        return entry.words(tafel=port.table) if entry is not None else value.words
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return dated_words(value)
    if isinstance(value, Ref):
        return _title(port, value.id) or EMPTY
    text = str(value) if value is not None else ""
    noted = KINDS[kind].place is Place.WERKAANTEKENINGEN if kind in KINDS else False
    return (plain_words(text) if noted else text).strip() or EMPTY


def set_words(port: GezinPort, field: str, members: Iterable[Element]) -> str:
    """Who and what were in a set, as far as the reader may see them; `NOBODY` for none."""
    known = [_element(port, field, element) for element in sorted(members)]
    return ", ".join(sorted(filter(None, known), key=str.casefold)) or NOBODY


def writer_words(port: GezinPort, person: Id) -> str:
    """Who wrote it, by name where the gezin knows that name."""
    names = people(port.snapshot, [port.pen.once("medewerker", person.hex())], tafel=port.table)
    return names[0] if names else UNKNOWN_WRITER


def moment_words(wall: datetime, today: date) -> str:
    """`vandaag, 14:05`, `gisteren, 9:30` or `vr 12 dec, 14:05`."""
    ago = (today - wall.date()).days
    day = _DAYS[ago] if 0 <= ago < len(_DAYS) else day_words(wall.date(), today)
    return f"{day}, {wall.hour}:{wall:%M}"


def _element(port: GezinPort, field: str, element: Element) -> str:
    if len(element) == ID_SIZE and (found := _title(port, element)):
        return found
    try:
        listed = element.decode("ascii")
    except UnicodeDecodeError:
        return ""
    entry = port.methode.entry(_LISTS.get(field, ""), listed)
    return entry.words(tafel=port.table) if entry is not None else ""


_LISTS = {"leefgebieden": "leefgebied"}
"""The list that the elements of a set come from, where they are no records."""


def _title(port: GezinPort, record_id: Id) -> str:
    record = port.snapshot.get(record_id)
    return record_title(record, port.methode, tafel=port.table) if record is not None else ""
