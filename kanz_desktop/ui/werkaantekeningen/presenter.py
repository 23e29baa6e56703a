"""What the screen of the werkaantekeningen says. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.kinds import Merge, Place
from kanz_desktop.domain.opmaak import plain_words
from kanz_desktop.domain.records import Record, Snapshot
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words
from kanz_desktop.reports.notes import CARD, Overdracht
from kanz_desktop.services.aantekening_sessie import REFLECTION, attachments_of, notes_of
from kanz_desktop.services.aantekening_verplaatsen import note_title
from kanz_desktop.services.aantekeningen import NotesState

EXCERPT = 160
"""Letters of a note in the list."""
BADGES = {NotesState.ABSENT: "dicht", NotesState.CLOSED: "dicht", NotesState.OPEN: "open"}

WHY = (
    "Hier schrijf je wat alleen voor jou is: je eigen geheugen bij dit gezin. Het gezin ziet het niet, "
    "je collega's niet en kantoor niet. Daarom hebben je werkaantekeningen een eigen wachtzin. Ze gaan nooit "
    "samen met de kluis open, en aan tafel bestaan ze niet. "
    "Aan het einde van het traject worden ze vernietigd."
)
SAME_WORDS = "Het mag dezelfde zin zijn als die van je kluis. Een andere zin is veiliger."
CODE_WHY = "Vergeet je deze wachtzin, dan helpt alleen een herstelcode. Kies welke:"
CODE_OF_VAULT = "De herstelcode van mijn kluis opent ook mijn werkaantekeningen"
CODE_OF_NOTES = "Ik wil een aparte herstelcode op papier"
CODE_KEEP = (
    "Dit is de herstelcode van je werkaantekeningen. Bewaar hem op papier, niet bij de laptop. "
    "Hij komt hierna niet meer op het scherm."
)
CODE_NEW = "Een nieuwe herstelcode voor je werkaantekeningen"
CODE_NEW_WHY = (
    "Is het papier met je code weg, of heeft iemand het gezien? Maak een nieuwe. De code van nu opent dan je "
    "werkaantekeningen niet meer; je wachtzin blijft dezelfde. Was het ook de code van je kluis, dan opent "
    "die alleen nog je kluis."
)
EMPTY = "Er staat nog niets. Begin met wat je na het laatste bezoek wilt onthouden."
NOTHING_FOUND = "Niets gevonden in je aantekeningen."

CARD_WHY = (
    "Voor de collega die het overneemt. Alleen wat op deze kaart staat kan eruit, en alleen als jij dat "
    "doet. De rest van je aantekeningen blijft bij jou."
)
CARD_KNOWN = "Dit komt vanzelf mee. Aanpassen doe je bij Gezin; de reden van aanmelding staat in het dossier."
CARD_SEND = "Alleen die collega kan de kaart lezen. De rest van je aantekeningen gaat nooit mee."
CARD_SENT = "De kaart gaat mee met het bijwerken."
CARD_GOES = "De overdrachtskaart gaat ook weg. Moet een collega hem nog krijgen, doe dat eerst."
CARD_OUT = (
    "Op papier of als PDF is de kaart niet meer op slot. Geef hem alleen aan je collega. In het register "
    "komt te staan dat hij is gemaakt."
)
REFLECTION_OUT = "Op papier of als PDF is dit niet meer op slot. Bewaar het bij jezelf."

READERS = {
    Place.DOSSIER: (
        "In het dossier kunnen jij en je collega's bij dit gezin het lezen. Het ligt niet op tafel, maar het "
        "gezin mag vragen om het te zien. Het blijft bewaard zolang de wet dat zegt."
    ),
    Place.GEZINSMAP: (
        "In de gezinsmap kan iedereen in het gezin het lezen: aan tafel, op papier en in hun kopie. "
        "Je collega's bij dit gezin ook."
    ),
}
NO_WAY_BACK = "De aantekening verdwijnt hier, met de bestanden erbij. Terughalen kan niet."
GOES_TO = {Place.DOSSIER: "Naar het dossier", Place.GEZINSMAP: "Naar de gezinsmap"}


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note in the list."""

    id: Id
    title: str
    day: str
    excerpt: str
    reflection: bool
    files: int

    @property
    def under(self) -> str:
        """The quiet line under the title."""
        files = {0: "", 1: "1 bestand"}.get(self.files, f"{self.files} bestanden")
        form = "reflecterend team" if self.reflection else ""
        return " · ".join(part for part in (self.day, form, files) if part)


def only_you(minutes: int) -> str:
    """Who reads this, and after how much silence it closes."""
    silence = "een minuut" if minutes == 1 else f"{minutes} minuten"
    return f"Alleen jij kunt dit lezen. Na {silence} stilte gaat het vanzelf dicht."


def lines(snapshot: Snapshot, today: date, only: Iterable[Id] | None = None) -> tuple[NoteLine, ...]:
    """The notes, newest first; `only` those that a search found, a found file counting for its note."""
    wanted = None if only is None else set(_notes_behind(snapshot, only))
    return tuple(
        _line(snapshot, note, today) for note in notes_of(snapshot) if wanted is None or note.id in wanted
    )


def card_known(card: Overdracht) -> Iterator[tuple[str, list[str]]]:
    """What the gezin's own data already put on the card: a heading and its lines, where there is anything."""
    members = [": ".join(part for part in (lid.naam, lid.facts) if part) for lid in card.leden]
    reasons = [": ".join(part for part in told if part) for told in card.aanmelding]
    for heading, lines in (
        (card.gezin, [card.adres, card.telefoon]),
        ("Wie horen bij het gezin", members),
        ("Taal", [card.taal]),
        ("Reden van aanmelding", reasons),
    ):
        filled = [line for line in lines if line]
        if filled or heading == card.gezin:
            yield heading, filled


def ending_words(count: int) -> str:
    """What the page about the end of the traject says first."""
    if not count:
        return "Er staan geen aantekeningen meer. Vernietigen ruimt ook op wat in de prullenbak lag."
    here = "Er staat nog 1 aantekening" if count == 1 else f"Er staan nog {count} aantekeningen"
    return f"{here}. Wat je moet kunnen verantwoorden, hoort in het dossier. Verplaats dat eerst."


def card_goes_too(snapshot: Snapshot) -> str:
    """Said when something was written on the overdrachtskaart: it is destroyed with the notes."""
    written = any(not row.empty for row in snapshot.of(CARD))
    return CARD_GOES if written else ""


def destroy_words(count: int) -> str:
    """On the button that destroys."""
    return {0: "Vernietigen", 1: "1 aantekening vernietigen"}.get(count, f"{count} aantekeningen vernietigen")


def _notes_behind(snapshot: Snapshot, found: Iterable[Id]) -> Iterator[Id]:
    for record_id in found:
        record = snapshot.get(record_id)
        behind = record.ref("aantekening") if record is not None else None
        yield behind or record_id


def _line(snapshot: Snapshot, note: Record, today: date) -> NoteLine:
    day = note.date("datum")
    return NoteLine(
        note.id,
        note_title(note),
        day_words(day, today) if day is not None else "",
        _excerpt(note),
        note.kind == REFLECTION,
        len(attachments_of(snapshot, note.id)),
    )


def _excerpt(note: Record) -> str:
    texts = [field.id for field in KINDS[note.kind].fields if field.merge is Merge.TEXT]
    words = " ".join(" ".join(plain_words(note.text(field)).split()) for field in texts).strip()
    if words.startswith(note_title(note)):
        words = words[len(note_title(note)) :].strip()
    return words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …"
