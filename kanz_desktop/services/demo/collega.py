"""What a made-up colleague wrote on another laptop, and what Anouk wrote meanwhile: to look at together.

The colleague's operations come in as those of a real one do: from a chain of their own, by `receive`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kanz_desktop.crypto.keys import random_id
from kanz_desktop.domain.clock import tick
from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.operations import SALT_SIZE, Author, Chain, Operation, build
from kanz_desktop.domain.records import Changes, Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.services.demo.gezin import Example
from kanz_desktop.services.edits import new_record, set_field
from kanz_desktop.services.gezin import medewerker_id
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.storage.family_store import FamilyStore
from kanz_desktop.storage.moment import Moment

_DAY_MS = 86_400_000


def write_apart(sessie: GezinSessie, given: Example, screen: str) -> None:
    """Two laptops, one sentence and one date: both are kept, and wait to be looked at together."""
    said = given.data["collega"]
    pen, snapshot = sessie.pen(), sessie.snapshot
    problem = keyed_id(pen.gezin, "probleem", f"voorbeeld/{said['probleem']}")
    actie = keyed_id(pen.gezin, "actie", f"voorbeeld/{said['actie']}")
    mine = [set_field(snapshot, problem, "probleem", said["veld"], said["hier"])]
    theirs = [
        set_field(snapshot, problem, "probleem", said["veld"], said["daar"]),
        set_field(snapshot, actie, "actie", "voor", given.day(said["voor_dag"])),
    ]
    mine.append(replace(theirs[1], value=given.day(said["voor_dag_hier"])))
    colleague = Author(random_id(), random_id())
    named = {
        "naam": said["naam"],
        "voornaam": said["voornaam"],
        "rol": pen.choice("medewerkerrol", "secundair"),
    }
    theirs = [*new_record("medewerker", named, record_id=medewerker_id(pen, colleague.person)), *theirs]
    sessie.apply(mine, screen).result()
    now = sessie.now()
    receive(sessie, theirs, colleague, replace(now, wall_ms=now.wall_ms - said["dagen_terug"] * _DAY_MS))


def receive(sessie: GezinSessie, edits: Sequence[Edit], colleague: Author, at: Moment) -> None:
    """Take in what a colleague wrote at that moment, on a laptop of their own."""

    def take_in(store: FamilyStore) -> Changes:
        stream = next(store.operations()).header.stream
        return store.receive(_operations(edits, stream, colleague, at)).changes

    sessie.write(take_in).result()


def _operations(edits: Sequence[Edit], stream: Id, colleague: Author, at: Moment) -> Iterator[Operation]:
    """One change, in a chain that begins with it."""
    place, hlc, change = Chain(stream, random_id()), 0, random_id()
    for edit in edits:
        hlc = tick(hlc, at.wall_ms)
        op = build(
            edit, chain=place, author=colleague, change=change, hlc=hlc, wall_ms=at.wall_ms,
            offset_minutes=at.offset_minutes, salt=os.urandom(SALT_SIZE),
        )  # fmt: skip
        place = place.after(op)
        yield op
