"""Gezinnen that the team erased and that this laptop still holds (docs/format/folder.md §12, §14).

One that was joined with another goes when what was written here stands in the other too. One that came back
with an old copy of the laptop goes by the proof, for which kluis.db keeps a key. What can be neither proven
nor brought stays, goes nowhere, and is told with its number until its worker decides. So is one that a
colleague lost to somebody whose word does not count any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.services.kantoor.gone import REASONS
from kanz_desktop.services.kantoor.laptop import Laptop
from kanz_desktop.services.kantoor.overbrengen import bring, source, target
from kanz_desktop.services.kantoor.verslag import Blijft, Gebleven
from kanz_desktop.services.kantoor.waiting import Wachtend
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import keep_wiskeys, proof_number, wiskeys
from kanz_desktop.sync.gezin_bodies import Samengevoegd
from kanz_desktop.sync.judgement import Standing
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.statement import erasure_proof
from kanz_desktop.sync.team_bodies import Bevestigd, Gewist, Reason


@dataclass(slots=True)
class Settled:
    """`changed`: the next sync has something to say or to send."""

    stayed: tuple[Gebleven, ...] = ()
    changed: bool = False


def keep_keys(werkplek: Werkplek, laptop: Laptop) -> None:
    """The oldest keys of every gezin that is here, in the vault: they prove an erasure, also in a backup."""
    oldest: dict[Id, list[bytes]] = {}
    for stream, ring in laptop.office.rings().items():
        gezin = laptop.gezin_of(stream)
        first = min((entry.generation for entry in ring.entries), default=0)
        if gezin is not None:
            oldest[gezin] = sorted(entry.key for entry in ring.entries if entry.generation == first)
    keep_wiskeys(werkplek, oldest)


def settle(werkplek: Werkplek, laptop: Laptop, waited: Mapping[Id, Wachtend]) -> Settled:
    """After a sync. `waited` is what was not on the folder before it. What is refused waits for the next."""
    sight = Sight(laptop.office)
    done, stayed = Settled(), []
    for gewist in _said(sight):
        stream, gezin = gewist.stream, laptop.held.get(gewist.stream) or laptop.gezin_of(gewist.stream)
        if gezin is None or stream in laptop.office.rings():
            continue
        try:
            why, moved = _settle(werkplek, laptop, sight, gewist, gezin, waits=gezin in waited)
        except KanzError as error:
            laptop.troubles[gezin] = error
            continue
        done.changed = done.changed or moved
        if why is not None:
            naam = werkplek.naam(gezin)
            stayed.append(Gebleven(gezin, naam, why, proof_number(gezin)))
    stayed += _erased_elsewhere(werkplek, laptop, sight)
    done.stayed = tuple(sorted(stayed, key=lambda one: (one.naam.casefold(), one.gezin)))
    return done


def _settle(
    werkplek: Werkplek, laptop: Laptop, sight: Sight, gewist: Gewist, gezin: Id, *, waits: bool
) -> tuple[Blijft | None, bool]:
    """Why it stays here, if it does, and whether anything became different."""
    stream = gewist.stream
    if stream not in laptop.held:
        if not _proven(sight.root, gewist, wiskeys(werkplek, gezin)):
            return Blijft.KOPIE, False
        laptop.office.erase(stream)
        laptop.hold(stream)
    if gewist.reason is not Reason.JOINED:
        laptop.let_go(stream, REASONS[gewist.reason])
        return None, True
    notes = werkplek.paths.notes(gezin).exists()
    into = next((laptop.gezin_of(one) for one in _stays(sight, stream)), None)
    if into is None and waits and not notes:
        return Blijft.WOORDEN, False
    if not notes:
        werkplek.close_gezin(gezin)  # what is being typed comes along
    brought = into is not None and _bring(werkplek, gezin, into)
    if notes:
        return Blijft.AANTEKENINGEN, brought
    laptop.let_go(stream, REASONS[gewist.reason])
    return None, True


def _bring(werkplek: Werkplek, goes: Id, stays: Id) -> bool:
    """What the other does not have yet; whether there was any. Raises ReplayUncertain, JoinUnverified."""
    with source(werkplek, goes) as reader, target(werkplek, stays) as sessie:
        return bring(reader, goes, sessie, late=True).operations > 0


def _stays(sight: Sight, stream: Id) -> Iterator[Id]:
    """Streams into which it was replayed, as somebody said who may."""
    for one in sight.streams():
        standing = sight.readers(one).standing
        for said in sight.said(one):
            if said.body == Samengevoegd(stream) and standing[said.id] is Standing.COUNTS:
                yield one


def _said(sight: Sight) -> Iterator[Gewist]:
    """Once for each stream."""
    told: set[Id] = set()
    for one in sight.team.gewist:
        if isinstance(one.body, Gewist) and one.body.stream not in told:
            told.add(one.body.stream)
            yield one.body


def _erased_elsewhere(werkplek: Werkplek, laptop: Laptop, sight: Sight) -> Iterator[Gebleven]:
    """What says so does not count here, but a colleague who does had acted on it."""
    standing, said = sight.team.standing, sight.said(sight.root)
    acted = {
        one.body.gewist
        for one in said
        if isinstance(one.body, Bevestigd) and standing[one.id] is Standing.COUNTS
    }
    for one in said:
        if isinstance(one.body, Gewist) and one.id in acted and standing[one.id] is Standing.VOID:
            gezin = laptop.gezin_of(one.body.stream)
            if gezin is not None and one.body.stream in laptop.office.rings():
                yield Gebleven(gezin, werkplek.naam(gezin), Blijft.WEGGEHAALD, proof_number(gezin))


def _proven(root: Id, gewist: Gewist, keys: tuple[bytes, ...]) -> bool:
    return any(erasure_proof(key, root, gewist.stream, gewist.day) == gewist.proof for key in keys)
