"""What is told of the office folder: how it stands, what a sync would do, what one did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.services.kantoor.beeld import GezinBeeld
from kanz_desktop.services.kantoor.waiting import Wachtend
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Alarm


class Lid(StrEnum):
    """How this worker stands to the team."""

    GEEN = "geen"
    AANGEKLOPT = "aangeklopt"
    LID = "lid"
    WEG = "weg"


@dataclass(frozen=True, slots=True)
class Stand:
    """How it is, without a look at the folder. `laatste` is the last whole sync (UTC)."""

    path: Path | None
    lid: Lid
    laatste: datetime | None
    wachtend: Mapping[Id, Wachtend]
    """By gezin: what is not on the office folder yet; nothing waits: absent."""
    gedeeld: frozenset[Id] = frozenset()
    """Gezinnen that the team has; the example gezin, and one that was just made, stand here alone."""


@dataclass(frozen=True, slots=True)
class Melding:
    """An alarm. `id` is the device, the stream or the begin of the paper's hash that it is about; `over`
    names it for a person."""

    alarm: Alarm
    id: Id
    over: str


class Blijft(StrEnum):
    """Why a gezin that the team erased stands on this laptop still."""

    KOPIE = "kopie"
    """It came back with an old copy, and nothing here can test the proof."""
    WOORDEN = "woorden"
    """It was joined with one that is not read here; what was written here stands nowhere else."""
    AANTEKENINGEN = "aantekeningen"
    """It was joined with another, and this worker has notes about it."""
    WEGGEHAALD = "weggehaald"
    """Who erased it was taken out of the team by somebody who had not heard of that; a colleague had, and it
    is gone there."""


@dataclass(frozen=True, slots=True)
class Gebleven:
    """A gezin that the team erased and that stays until its worker decides. `nummer` is of the proof."""

    gezin: Id
    naam: str
    waarom: Blijft
    nummer: str


@dataclass(frozen=True, slots=True)
class Dicht:
    """A gezin that does not open on this laptop, and why; the others went on."""

    gezin: Id
    naam: str
    error: KanzError


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """What a sync would do."""

    gezinnen: tuple[GezinBeeld, ...]
    alarmen: tuple[Melding, ...]


@dataclass(frozen=True, slots=True)
class Verslag:
    """What a sync did."""

    lid: Lid
    gezinnen: tuple[GezinBeeld, ...]
    gewist: tuple[Id, ...]
    """Gezinnen that a colleague erased: they are gone here too."""
    alarmen: tuple[Melding, ...]
    hersteld: int
    """Objects that were lost on the folder and stand there again."""
    wachtend: Mapping[Id, Wachtend]
    over: int
    """Papers that the limit of this sync left for the next."""
    dicht: tuple[Dicht, ...]
    bestanden: int
    bytes: int
    """That went over the line, both ways."""
    gebleven: tuple[Gebleven, ...] = ()


def lid_of(sight: Sight) -> Lid:
    """How this worker stands to the team, by what was read of it last."""
    if not sight.ring(sight.root).entries:
        return Lid.AANGEKLOPT
    return Lid.LID if sight.counts() else Lid.WEG


def told(beelden: Iterable[GezinBeeld]) -> tuple[GezinBeeld, ...]:
    """Those with something to tell, by name."""
    found = (beeld for beeld in beelden if not beeld.stil)
    return tuple(sorted(found, key=lambda beeld: (beeld.naam.casefold(), beeld.gezin)))
