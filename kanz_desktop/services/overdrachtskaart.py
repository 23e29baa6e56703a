"""The overdrachtskaart: the one thing of the werkaantekeningen that a colleague may get (method §3).

Made from the gezin as its workers may see it and from one record of the notes, the card's own. No other
record of the notes is handed to what makes the paper, so nothing else of them can be on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kanz_desktop.domain.access import WORKER_VIEW, seen_by
from kanz_desktop.domain.ages import age_words
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import dated_words, person_name
from kanz_desktop.method.model import Methode
from kanz_desktop.reports.model import PdfResult
from kanz_desktop.reports.notes import CARD, Lid, Overdracht, Told
from kanz_desktop.reports.pdf.notes import render_card
from kanz_desktop.reports.written import written
from kanz_desktop.services.aantekening_sessie import NotesSession
from kanz_desktop.services.dossier import REFERRAL, pieces
from kanz_desktop.services.inzage import PRINTED, SAVED_PDF, SENT, note_done
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.atomic_file import write_atomic

if TYPE_CHECKING:
    from kanz_desktop.services.kantoor.leden import Leden
    from kanz_desktop.services.kantoor.ledenlijst import Reader
    from kanz_desktop.services.werkplek import Werkplek

OWN_TEXTS = ("achtergrond", "reden", "verslaving", "ziekte", "veiligheid", "overig")
"""The fields of the card that the worker writes, in the order in which they stand on it."""
_IMPORTANT = OWN_TEXTS[2:]
_SAID = ("rol", "geslacht", "woont_thuis")


def card_id(notes: NotesSession) -> Id:
    """The card of this gezin: there is one."""
    return notes.pen().once(CARD, "kaart")


def card(gezin: GezinSessie, notes: NotesSession) -> Overdracht:
    """What stands on the card now."""
    own = notes.snapshot.get(card_id(notes))
    seen = seen_by(gezin.snapshot, WORKER_VIEW)
    return filled(seen, gezin.methode, own, gezin.naam, gezin.today())


def filled(snapshot: Snapshot, methode: Methode, own: Record | None, naam: str, today: date) -> Overdracht:
    """The card from the gezin's data and the card's own record, which may not be written yet."""
    gezin = snapshot.only("gezin")
    own = own if own is not None and own.kind == CARD and not own.deleted else Record(b"", CARD)
    important = ((KINDS[CARD].field(field).label, written(own, field)) for field in _IMPORTANT)
    return Overdracht(
        gezin=naam if naam.lower().startswith("gezin ") else f"Gezin {naam}",
        day=today,
        adres=gezin.text("adres") if gezin is not None else "",
        telefoon=gezin.text("telefoon") if gezin is not None else "",
        leden=tuple(_lid(row, methode, today) for row in snapshot.of("gezinslid")),
        taal=written(gezin, "taal") if gezin is not None else "",
        achtergrond=written(own, "achtergrond"),
        aanmelding=tuple(_reason(row) for row in reversed(pieces(snapshot)) if _is_reason(row)),
        reden=written(own, "reden"),
        belangrijk=tuple((label, words) for label, words in important if words.strip()),
    )


def make(gezin: GezinSessie, notes: NotesSession) -> PdfResult:
    """The card as a PDF. Blocks; any thread."""
    notes.touch()
    return render_card(card(gezin, notes))


def save(gezin: GezinSessie, path: Path, made: PdfResult) -> None:
    """Write it where the worker wants it, and say in the inzageregister that data of the gezin went out.

    Blocks; raises FileInUse, DiskFull, ReadOnlyDisk, DiskFailed.
    """
    note_done(gezin, SAVED_PDF, vorm=CARD)
    write_atomic(path, made.pdf, private=False)


def note_printed(gezin: GezinSessie) -> None:
    """Call this before the pages go to a printer. Blocks."""
    note_done(gezin, PRINTED, vorm=CARD)


def words(made: Overdracht) -> str:
    """The card as plain text, for a colleague's screen: the same words as on paper, and nothing else."""
    parts: list[tuple[str, Sequence[str]]] = [
        (made.gezin, [made.adres, made.telefoon]),
        ("Wie horen bij het gezin", [_line((one.naam, one.facts)) for one in made.leden]),
        ("Taal", [made.taal]),
        ("Culturele achtergrond", [made.achtergrond]),
        ("Reden van aanmelding", [*map(_line, made.aanmelding), made.reden]),
        *((heading, [text]) for heading, text in made.belangrijk),
    ]
    filled = [(heading, [line for line in lines if line.strip()]) for heading, lines in parts]
    return "\n\n".join(
        "\n".join((heading, *lines)) for heading, lines in filled if lines or heading == made.gezin
    )


def send(werkplek: Werkplek, gezin: GezinSessie, notes: NotesSession, member: Id) -> None:
    """Seal the card to one colleague who reads this gezin; it goes with the next sync. Blocks.

    Raises NotAllowedHere, NotInTeam, GeenKantoormap.
    """
    notes.touch()
    text = words(card(gezin, notes))
    _leden(werkplek).send_card(gezin.id, member, text, lambda: note_done(gezin, SENT, vorm=CARD))


def recipients(werkplek: Werkplek, gezin: Id) -> tuple[Reader, ...]:
    """The secundairen of this gezin: for whom the card is. Nobody without an office folder."""
    if not werkplek.kantoor.joined:
        return ()
    readers = _leden(werkplek).readers(gezin)
    return tuple(one for one in readers if one.role.name == "SECUNDAIR" and not one.me)


def _leden(werkplek: Werkplek) -> Leden:
    from kanz_desktop.services.kantoor.aansluiting import Desk  # most openings of a gezin need none of it
    from kanz_desktop.services.kantoor.leden import Leden

    return Leden(Desk(werkplek))


def _line(parts: Sequence[str]) -> str:
    return ": ".join(part for part in parts if part)


def _lid(row: Record, methode: Methode, today: date) -> Lid:
    born, due = row.date("geboortedatum"), row.date("uitgerekend")
    age = age_words(born, today) if born is not None else ""
    rol, geslacht, woont = (_words(row, field, methode) for field in _SAID)
    if born is None and due is not None:
        age = f"uitgerekend op {dated_words(due)}"
    return Lid(person_name(row, tafel=False), rol.lower(), age, geslacht.lower(), woont.lower())


def _words(row: Record, field: str, methode: Methode) -> str:
    entry = methode.entry(KINDS[row.kind].field(field).choices, row.choice(field))
    return entry.label if entry is not None else row.text(field)


def _is_reason(row: Record) -> bool:
    return row.choice("soort") == REFERRAL and bool(_reason_words(row))


def _reason(row: Record) -> Told:
    day, told_by = row.date("datum"), row.text("met_wie").strip()
    head = ", ".join(part for part in (dated_words(day) if day is not None else "", told_by) if part)
    return head, _reason_words(row)


def _reason_words(row: Record) -> str:
    return "\n".join(part for part in (written(row, "tekst"), written(row, "besluit")) if part)
