"""Which stream of the office folder holds the notes about a gezin, and which streams have to go from there.

Settings in the vault. They say that there are notes, as the folder of those does, and nothing of what is in
them. That notes are not on this laptop takes nothing from the folder: only that they were destroyed does.
"""

from __future__ import annotations

from kanz_desktop.domain.values import Id
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.vault_database import Json

STREAMS = "aantekeningen-op-kantoor"
"""By gezin in hex: the stream of the notes about it."""
BROUGHT = "aantekeningen-overgenomen"
"""By gezin in hex: streams of which all was written into that one; they go when the notes go."""
DESTROYED = "aantekeningen-vernietigd"
"""Streams in hex of notes that were destroyed; for ever, so that a folder that came back loses them again."""


def streams(werkplek: Werkplek) -> dict[Id, Id]:
    """The stream of the notes about each gezin that has any on the folder."""
    return {bytes.fromhex(gezin): bytes.fromhex(str(one)) for gezin, one in _kept(werkplek).items()}


def remember(werkplek: Werkplek, gezin: Id, stream: Id) -> None:
    """The notes about this gezin stand in this stream."""
    kept = _kept(werkplek)
    if kept.get(gezin.hex()) != stream.hex():
        werkplek.set_setting(STREAMS, {**kept, gezin.hex(): stream.hex()})


def remember_brought(werkplek: Werkplek, gezin: Id, stream: Id) -> None:
    """What stands in this stream stands in the notes about this gezin too."""
    brought = _brought(werkplek)
    streams = {*brought.get(gezin.hex(), ()), stream.hex()}
    werkplek.set_setting(BROUGHT, {**brought, gezin.hex(): sorted(streams)})


def destroyed(werkplek: Werkplek) -> tuple[Id, ...]:
    """Streams of which nothing may stay on the folder."""
    return tuple(bytes.fromhex(one) for one in werkplek.setting(DESTROYED, list[str]()))


def let_go(werkplek: Werkplek, gezin: Id) -> None:
    """To be said before the notes about a gezin are destroyed here: others may begin in their place."""
    kept, brought, here = _kept(werkplek), _brought(werkplek), gezin.hex()
    streams = {*brought.get(here, ()), *([str(kept[here])] if here in kept else [])}
    if streams:
        before = werkplek.setting(DESTROYED, list[str]())
        werkplek.set_setting(DESTROYED, sorted({*before, *streams}))
        werkplek.set_setting(STREAMS, {key: value for key, value in kept.items() if key != here})
        werkplek.set_setting(BROUGHT, {key: value for key, value in brought.items() if key != here})


def _brought(werkplek: Werkplek) -> dict[str, list[str]]:
    nothing: dict[str, list[str]] = {}
    return werkplek.setting(BROUGHT, nothing)


def _kept(werkplek: Werkplek) -> dict[str, Json]:
    nothing: dict[str, Json] = {}
    return werkplek.setting(STREAMS, nothing)
