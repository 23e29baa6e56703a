"""Whom and what an alarm of a sync is about, in words: a colleague's laptop, a paper, a gezin.

For a screen and for what a command says; names and titles, so never for a file.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kanz_desktop.domain.values import ID_SIZE, Id
from kanz_desktop.domain.wording import day_words
from kanz_desktop.services.kantoor import ledenlijst
from kanz_desktop.services.kantoor.laptop import Laptop
from kanz_desktop.services.kantoor.verslag import Melding
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Alarm

THIS = "deze laptop"
STRANGER = "een laptop die hier niet bekend is"
TEAM = "de lijst van collega's"


class Meldingen:
    """Alarms with their names, by what is here after a sync."""

    def __init__(self, werkplek: Werkplek, laptop: Laptop) -> None:
        self._werkplek, self._laptop = werkplek, laptop
        self._sight = Sight(laptop.office)

    def of(self, alarms: Iterable[tuple[Alarm, Id]]) -> tuple[Melding, ...]:
        """By kind, then as they are named."""
        found = (Melding(alarm, about, self._over(alarm, about)) for alarm, about in alarms)
        return tuple(sorted(found, key=lambda one: (one.alarm, one.over.casefold(), one.id)))

    def _over(self, alarm: Alarm, about: Id) -> str:
        if alarm is Alarm.NEWER:
            return TEAM if about == self._sight.root else self._gezin(about)
        return self._paper(about) if alarm is Alarm.TWO_KEYS else self._device(about)

    def _device(self, device: Id) -> str:
        found = self._sight.team.devices.get(device)
        if device == self._sight.device:
            return THIS
        if found is None:
            return STRANGER
        member = next(one for one in ledenlijst.team(self._sight).members if one.id == found.member)
        seen = next((one.seen for one in member.laptops if one.id == device), None)
        others = [one for one in member.laptops if not one.this]
        day = None if seen is None else seen.date()
        which = "" if len(others) == 1 else _which(day, self._werkplek.today())
        if member.me:
            return f"een andere laptop van jou{which}"
        return f"{'een' if which else 'de'} laptop van {member.name}{which}"

    def _gezin(self, stream: Id) -> str:
        gezin = self._laptop.gezin_of(stream)
        names = {row.id: row.naam for row in self._werkplek.vault.gezinnen()}
        return f"gezin {names[gezin]}" if gezin in names else "een gezin"

    def _paper(self, begin: Id) -> str:
        """A paper by the first bytes of the hash of its object, with its gezin."""
        for stream in self._laptop.streams():
            log = self._laptop.log(stream)
            for row in log.snapshot().records.values() if log is not None else ():
                files = filter(None, map(row.file, row.cells))
                if any(file.object[:ID_SIZE] == begin for file in files):
                    title = row.text("titel") or row.text("bestandsnaam")
                    return f"{title or 'een papier'}, van {self._gezin(stream)}"
        return "een papier dat hier niet meer staat"


def _which(seen: date | None, today: date) -> str:
    """Of somebody with more laptops than one: the same words as in the list of colleagues."""
    return f" (laatst op kantoor {day_words(seen, today)})" if seen is not None else " (nog niet op kantoor)"
