"""One family that was made twice becomes one gezin (docs/format/folder.md §14), because a person chose so.

Everything of the one that goes is written anew in the one that stays: history, papers and open differences.
Where both said something, both stand side by side in *Samen bekijken*. Only when all of it was found back is
the other one erased. Which one stays follows from the two and is nobody's choice: two colleagues who both do
this, on two laptops, would otherwise each destroy what the other kept.

The intent stands in the vault first, and writing again what stands there already changes nothing: so what a
crash left half done is done once more, from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass

from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import DamageFound, InputRefused, KanzError
from kanz_desktop.services import aantekening_stromen, inzage, onderweg
from kanz_desktop.services.intents import JOINS, Intents
from kanz_desktop.services.kantoor.ledenlijst import readers
from kanz_desktop.services.kantoor.overbrengen import Overgebracht, bring, source, target
from kanz_desktop.services.kantoor.refusals import (
    JoinOtherWay,
    JoinRefused,
    JoinWithNotes,
    NotAllowedHere,
    NotInTeam,
)
from kanz_desktop.services.kantoor.toegang import Open
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import JOINED, erase_as_said, is_example, was_erased
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.sync.gezin_bodies import Role, Samengevoegd


@dataclass(frozen=True, slots=True)
class Vooruitzicht:
    """What joining means, before anything is done. People by the names of the team."""

    stays: Id
    goes: Id
    gain: tuple[str, ...]
    """They read the one that stays, and from then on also what stood in the one that goes."""
    lose: tuple[str, ...]
    """They read only the one that goes: it goes from their laptops too."""
    others: tuple[str, ...]
    """All others who read the one that goes: what they have not sent yet comes with their next sync, for who
    reads the one that stays; else it stays on their laptop."""
    missing: tuple[str, ...]
    """Papers of which the file is not on this laptop: of these only the name comes along."""


def which_stays(werkplek: Werkplek, one: Id, other: Id) -> tuple[Id, Id]:
    """The one that stays and the one that goes, the same on every laptop: the lowest id of a stream stays.

    Raises GezinUnknown.
    """
    first, last = sorted((one, other), key=lambda gezin: werkplek.vault.gezin_keys(gezin).stream)
    return first, last


def look_ahead(werkplek: Werkplek, stays: Id, goes: Id) -> Vooruitzicht:
    """What it would mean. Blocks. Raises as `join`, before anything is done."""
    _refuse(werkplek, stays, goes)
    with _office(werkplek) as here:
        _check_rights(werkplek, here, stays, goes)
        stay, go = (_readers(werkplek, here, gezin) for gezin in (stays, goes))
    with _whole(werkplek, goes) as reader:
        wanted = set(reader.objects.exchange.wanted())
        missing = (row for row in reader.snapshot().records.values() if not row.deleted)
        names = [
            row.text("titel") or row.text("bestandsnaam")
            for row in missing
            if any((file := row.file(name)) is not None and file.object in wanted for name in row.cells)
        ]
    return Vooruitzicht(
        stays, goes,
        gain=_names(stay, set(stay) - set(go)), lose=_names(go, set(go) - set(stay)),
        others=_names(go, set(go)), missing=tuple(sorted(names)),
    )  # fmt: skip


def join(werkplek: Werkplek, stays: Id, goes: Id) -> Overgebracht:
    """All of `goes` in `stays`, and then `goes` is erased here; the next sync tells the others. Blocks.

    Raises JoinRefused, JoinOtherWay, JoinWithNotes, NotAllowedHere, NotInTeam, ReplayUncertain,
    JoinUnverified: then `goes` is as it was. And what the disk refuses: that is finished at the next unlock.
    """
    _refuse(werkplek, stays, goes)
    intents, intent = Intents(werkplek, JOINS), (stays.hex(), goes.hex())
    if intent not in intents.all():
        intents.add(intent)
    try:
        return _join(werkplek, stays, goes)
    except (InputRefused, DamageFound):
        intents.forget(intent)
        raise


def finish_joins(werkplek: Werkplek) -> None:
    """Finish what a crash left half done. One that is refused waits; one that makes no sense is dropped."""
    for stays, goes in Intents(werkplek, JOINS).all():
        with suppress(KanzError):
            if was_erased(werkplek, bytes.fromhex(goes)):
                Intents(werkplek, JOINS).forget((stays, goes))
            else:
                join(werkplek, bytes.fromhex(stays), bytes.fromhex(goes))


class Samenvoegen:
    """Joining as a screen asks for it, in whatever order the two were chosen. Both block."""

    def __init__(self, werkplek: Werkplek) -> None:
        self._werkplek = werkplek

    def look_ahead(self, one: Id, other: Id) -> Vooruitzicht:
        """Raises as `join`."""
        return look_ahead(self._werkplek, *which_stays(self._werkplek, one, other))

    def join(self, ahead: Vooruitzicht) -> Overgebracht:
        return join(self._werkplek, ahead.stays, ahead.goes)


def _join(werkplek: Werkplek, stays: Id, goes: Id) -> Overgebracht:
    with _office(werkplek) as here:  # no sync brings anything meanwhile
        _check_rights(werkplek, here, stays, goes)
        with _whole(werkplek, goes) as reader, target(werkplek, stays) as sessie:
            line = keyed_id(stays, inzage.KIND, f"{inzage.JOINED}/{goes.hex()}")
            inzage.note_done(sessie, inzage.JOINED, line=line)
            version = None
            while version != reader.version:  # somebody went on writing
                version = reader.version
                brought = bring(reader, goes, sessie)
        _say(werkplek, here, stays, goes)
        erase_as_said(werkplek, goes, JOINED)
    Intents(werkplek, JOINS).forget((stays.hex(), goes.hex()))
    return brought


def _refuse(werkplek: Werkplek, stays: Id, goes: Id) -> None:
    if stays == goes or any(
        is_example(werkplek, one) or onderweg.is_coming(werkplek.vault, one) for one in (stays, goes)
    ):
        raise JoinRefused
    if which_stays(werkplek, stays, goes) != (stays, goes):
        raise JoinOtherWay
    if goes in aantekening_stromen.streams(werkplek) or werkplek.paths.notes(goes).exists():
        raise JoinWithNotes


def _check_rights(werkplek: Werkplek, here: Open | None, stays: Id, goes: Id) -> None:
    """Who reads both, and is primair of the one that goes: nobody takes a gezin from a colleague."""
    if here is None:
        return
    stay, go = (_readers(werkplek, here, gezin) for gezin in (stays, goes))
    if (stay or go) and not here.sight.counts():
        raise NotInTeam
    me = here.office.me.member
    roles = here.sight.readers(werkplek.vault.gezin_keys(goes).stream).roles
    if (stay and me not in stay) or (go and roles.get(me) is not Role.PRIMAIR):
        raise NotAllowedHere


def _readers(werkplek: Werkplek, here: Open | None, gezin: Id) -> dict[Id, str]:
    """Members who read it, by name; oneself is nameless. Nobody as long as it stands on this laptop alone."""
    if here is None:
        return {}
    stream = werkplek.vault.gezin_keys(gezin).stream
    return {one.member: "" if one.me else one.name for one in readers(here.sight, stream)}


def _names(of: dict[Id, str], members: set[Id]) -> tuple[str, ...]:
    return tuple(sorted(of[one] for one in members if of[one]))


@contextmanager
def _office(werkplek: Werkplek) -> Iterator[Open | None]:
    """The memory of the office folder; None when there is no team."""
    kantoor = werkplek.kantoor
    with kantoor.opened() if kantoor.joined else nullcontext(None) as here:
        yield here


@contextmanager
def _whole(werkplek: Werkplek, gezin: Id) -> Iterator[FamilyStore]:
    """The one that goes. Raises what keeps it from opening, JoinRefused when not everything has come."""
    werkplek.close_gezin(gezin)
    with source(werkplek, gezin) as reader:
        if reader.waiting():
            raise JoinRefused
        yield reader


def _say(werkplek: Werkplek, here: Open | None, stays: Id, goes: Id) -> None:
    """In the stream that stays, where that is of the team: once."""
    stream, other = (werkplek.vault.gezin_keys(one).stream for one in (stays, goes))
    if here is None or not here.sight.members(stream):
        return
    if not any(one.body == Samengevoegd(other) for one in here.sight.said(stream)):
        here.deeds.joined(stream, other)
