"""How far the erasing of a gezin is on the laptops of colleagues, for the proof on paper (folder.md §12)."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.values import Id
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.vault_database import Json
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Bevestigd, Gewist

SETTING = "gewist-op-kantoor"
"""By gezin in hex: [stream in hex, how many other laptops held it]. Its stream is known nowhere else then."""


@dataclass(frozen=True, slots=True)
class Confirmations:
    """Of the `laptops` of others that held an erased gezin, how many said that it is gone there.

    `backups`: reservekopieën that those who confirmed still know of.
    """

    laptops: int
    confirmed: int
    backups: int


def note_holders(werkplek: Werkplek, sight: Sight, stream: Id) -> None:
    """Before the keys of a stream go: who holds it, and which gezin it was."""
    gezin = sight.office.gezin(stream)
    line: list[Json] = [stream.hex(), _others(sight, stream)]
    werkplek.set_setting(SETTING, {**_kept(werkplek), gezin.hex(): line})


def confirmations(werkplek: Werkplek, sight: Sight, gezin: Id) -> Confirmations | None:
    """None for a gezin that no office folder held, or that a colleague erased."""
    kept = _kept(werkplek).get(gezin.hex())
    if not isinstance(kept, list) or len(kept) != 2:
        still = (stream for stream in sight.streams() if sight.office.gezin(stream) == gezin)
        stream = next(still, None)  # erased here, and not told to anybody yet
        return None if stream is None else Confirmations(_others(sight, stream), 0, 0)
    stream, laptops = bytes.fromhex(str(kept[0])), int(str(kept[1]))
    said = sight.said(sight.root)
    gone = {one.id for one in said if isinstance(one.body, Gewist) and one.body.stream == stream}
    answers = {
        one.signed.device: one.body
        for one in said
        if isinstance(one.body, Bevestigd) and one.body.gewist in gone
    }
    backups = sum(body.backups for body in answers.values())
    return Confirmations(max(laptops, len(answers)), len(answers), backups)


def _others(sight: Sight, stream: Id) -> int:
    return len(sight.readers(stream).devices - {sight.device})


def _kept(werkplek: Werkplek) -> dict[str, Json]:
    nothing: dict[str, Json] = {}
    return werkplek.setting(SETTING, nothing)
