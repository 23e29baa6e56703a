"""The inzageregister as a screen, a form and a command read it: pages of sentences."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from kanz_desktop.domain.access import WORKER_VIEW, Audience, seen_by
from kanz_desktop.domain.headers import Header, wall_time
from kanz_desktop.domain.inzage import CHANGED, Zin
from kanz_desktop.domain.values import Id
from kanz_desktop.services.inzage import KIND
from kanz_desktop.services.inzage_lezen import read_about, read_page
from kanz_desktop.services.inzage_zinnen import Lezer, sentences
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.family_reader import FamilyReader
from kanz_desktop.storage.log import Spot
from kanz_desktop.storage.verification import Links

__all__ = ["ALLES", "Breuk", "Filter", "Keten", "Pagina", "Spot", "check_chain", "on_paper", "page"]

_TRIES = 20
"""Pages of the log that are read for one page of lines; what is rare then waits for *verder terug*."""


STRETCH = 2000
"""Operations that are checked at once: about 0.1 s."""
Step = Callable[[int], object]
ON_PAPER = 1000
"""Lines that are printed: some thirty pages. Older ones are read on the screen."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which lines: of one person, of one sort (`domain.inzage.SORTS`), about one record. Empty: all."""

    person: Id | None = None
    soort: str = ""
    over: Id | None = None


ALLES = Filter()


@dataclass(frozen=True, slots=True)
class Pagina:
    """Lines, the latest first; `next` is where the next page begins, None when this is the last."""

    zinnen: tuple[Zin, ...]
    next: Spot | None = None


def page(
    sessie: GezinSessie, audience: Audience, chosen: Filter = ALLES, before: Spot | None = None
) -> Future[Pagina]:
    """One page, read beside the writing; what this audience may not see is not on it."""
    return sessie.read(_reader(sessie, audience, chosen, before))


@dataclass(frozen=True, slots=True)
class Breuk:
    """A place where the log is not as it was written: who and when, as far as that can still be read."""

    at: datetime | None
    wie: str


@dataclass(frozen=True, slots=True)
class Keten:
    """What checking the chain found. Whole: no line was changed, taken out or moved since it was written."""

    operations: int
    breuken: tuple[Breuk, ...] = ()


def check_chain(sessie: GezinSessie, step: Step = lambda _done: None) -> Keten:
    """Check every link of the whole log, a stretch at a time: other reading goes on in between. Blocks.

    `step` hears after each stretch how many operations are done; what it raises ends the checking.
    """
    lezer = Lezer(sessie.snapshot, WORKER_VIEW, sessie.pen())
    lost = sessie.read(lambda store: store.lost_heads()).result()
    breuken = [Breuk(None, "")] * min(lost, 1)
    done, row = 0, 0
    while True:
        checked = sessie.read(partial(_checked, row)).result()
        ids = dict.fromkeys(bytes.fromhex(one.id) for one in checked.damage)
        breuken += [_broken(lezer, sessie.read(partial(_stands, op_id)).result()) for op_id in ids]
        done += len(checked.headers)
        step(done)
        if checked.last is None:
            return Keten(done, tuple(breuken))
        row = checked.last


def _checked(row: int, store: FamilyReader) -> Links:
    return store.links(row, STRETCH)


def _stands(op_id: bytes, store: FamilyReader) -> Header | None:
    return store.stands_at(op_id)


def _broken(lezer: Lezer, header: Header | None) -> Breuk:
    if header is None:
        return Breuk(None, "")
    return Breuk(wall_time(header.wall_ms, header.offset_minutes), lezer.name(header.person))


def on_paper(sessie: GezinSessie, audience: Audience) -> tuple[tuple[Zin, ...], bool]:
    """The latest `ON_PAPER` lines or somewhat more, and whether there are older ones. Blocks."""
    found: list[Zin] = []
    read = page(sessie, audience).result()
    found += read.zinnen
    while read.next is not None and len(found) < ON_PAPER:
        read = page(sessie, audience, before=read.next).result()
        found += read.zinnen
    return tuple(found), read.next is not None


def _reader(
    sessie: GezinSessie, audience: Audience, chosen: Filter, before: Spot | None
) -> Callable[[FamilyReader], Pagina]:
    lezer = Lezer(seen_by(sessie.snapshot, audience), audience, sessie.pen(tafel=not audience.workers))

    def fits(zin: Zin) -> bool:
        return chosen.soort in ("", zin.soort) and chosen.person in (None, zin.person)

    def read(store: FamilyReader) -> Pagina:
        if chosen.over is not None:
            return Pagina(tuple(filter(fits, sentences(lezer, read_about(store, chosen.over)))))
        spot = before
        zinnen: tuple[Zin, ...] = ()
        for _ in range(_TRIES):
            found = read_page(store, spot, kind=_kind(chosen.soort), person=chosen.person)
            zinnen = tuple(filter(fits, sentences(lezer, found.events)))
            spot = found.next
            if zinnen or spot is None:
                break
        return Pagina(zinnen, spot)

    return read


def _kind(soort: str) -> str:
    """Which part of the log can hold lines of this sort."""
    return "" if not soort else f"-{KIND}" if soort == CHANGED else KIND
