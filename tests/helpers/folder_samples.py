"""One file of every kind of object of the office folder, with how it is read: for tests of damage."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kanz_desktop.crypto.slots import Scope, make_recovery_slot
from kanz_desktop.crypto.stream import encrypt_stream
from kanz_desktop.sync.backup import Identity, backup_key, open_identity, read_backup, write_backup
from kanz_desktop.sync.card import read_card, write_card
from kanz_desktop.sync.gezin_bodies import Opschoning
from kanz_desktop.sync.head import Broken, Head, Made, Recent, Seen, read_head, write_head
from kanz_desktop.sync.knock import Knock, read_knock, write_knock
from kanz_desktop.sync.layout import Area
from kanz_desktop.sync.marker import read_marker, write_marker
from kanz_desktop.sync.pack import read_pack, write_pack
from kanz_desktop.sync.paper import FRAME_SIZE, pad_size, read_paper, write_paper_frame
from kanz_desktop.sync.reach import Reach
from kanz_desktop.sync.run import read_segment, sign_run, write_segment
from kanz_desktop.sync.statement import Place, make_statement, read_statement, write_statement
from kanz_desktop.sync.verdict import Reading, Verdict
from kanz_desktop.sync.wrap import own_wrap_key, read_own_wrap, read_wrap, write_own_wrap, write_wrap
from tests.helpers.folder_team import Team, Worker, secret
from tests.helpers.records import ident

ANNA, BRAM = Worker("anna"), Worker("bram")
TEAM = Team(ANNA, BRAM)
GEZIN, HLC = ident("gezin"), 1 << 56


@dataclass(frozen=True)
class Sample:
    """`inert` is where bytes begin that no reader looks at (the pad of a paper)."""

    name: str
    data: bytes
    read: Callable[[bytes], Reading[Any]]
    inert: int | None = None


def samples() -> list[Sample]:
    return [_segment(), _pack(), _statement(), *_wraps(), _card(), _head(), _paper(), *_open()]


def _segment() -> Sample:
    run = sign_run(ANNA.write("veel post", "minder post"), ANNA.signer)
    data = write_segment(run, TEAM.key)
    return Sample("segment", data, lambda d: read_segment(d, TEAM.stream, TEAM.ring, TEAM.devices))


def _pack() -> Sample:
    runs = [sign_run(who.write("een", "twee"), who.signer) for who in (ANNA, BRAM)]
    data = write_pack(runs, TEAM.key, BRAM.signer)
    return Sample("pack", data, lambda d: read_pack(d, TEAM.stream, TEAM.ring, TEAM.devices))


def _statement() -> Sample:
    place = Place(TEAM.stream, ident("leven"), 1, bytes(32), HLC)
    data = write_statement(make_statement(place, Opschoning((secret("op"),)), ANNA.signer), TEAM.key)
    return Sample("statement", data, lambda d: read_statement(d, TEAM.stream, TEAM.ring, TEAM.devices))


def _wraps() -> list[Sample]:
    wrap = write_wrap(TEAM.ring, GEZIN, BRAM.member, BRAM.box_key, ANNA.signer)
    wrap_key = own_wrap_key(secret("wortel"), TEAM.stream)
    own = write_own_wrap(TEAM.ring, GEZIN, wrap_key, ANNA.signer)
    return [
        Sample("wrap", wrap, lambda d: read_wrap(d, TEAM.stream, BRAM.recipient, TEAM.devices)),
        Sample("own wrap", own, lambda d: read_own_wrap(d, TEAM.stream, wrap_key, TEAM.devices)),
    ]


def _card() -> Sample:
    data = write_card(
        TEAM.stream, GEZIN, BRAM.member, BRAM.box_key, hlc=HLC, text="Let op de hond.", signer=ANNA.signer
    )
    return Sample("card", data, lambda d: read_card(d, TEAM.stream, BRAM.recipient, TEAM.devices))


def _head() -> Sample:
    head = Head(
        3, secret("vorige"), 1, HLC,
        reach=(Reach(TEAM.stream, ident("leven"), 4, secret("op")),), made=(Made(TEAM.stream, 1, 2, 3, 4),),
        seen=(Seen(BRAM.signer.device, 9, secret("hoofd")),),
        recent=(Recent(TEAM.stream, Area.SEGMENTS, ident("naam")),),
        broken=(Broken(TEAM.stream, Area.PAPERS, ident("stuk"), Verdict.FORGED),),
    )  # fmt: skip
    data = write_head(head, TEAM.root, TEAM.key, ANNA.signer)
    return Sample("head", data, lambda d: read_head(d, TEAM.root, TEAM.team_ring, TEAM.devices))


def _paper() -> Sample:
    sink = io.BytesIO()
    name, _ = encrypt_stream(secret("papier"), io.BytesIO(b"een tekening"), sink)
    size = len(sink.getvalue())
    frame = write_paper_frame(
        TEAM.stream, TEAM.key, ANNA.signer, object_hash=name, object_size=size, document_key=secret("papier")
    )
    data = frame + sink.getvalue() + os.urandom(pad_size(size))

    def read(data: bytes) -> Reading[Any]:
        return read_paper(io.BytesIO(data), TEAM.stream, TEAM.ring, TEAM.devices, expected=name)

    return Sample("paper", data, read, inert=FRAME_SIZE + size)


def _open() -> list[Sample]:
    knock = Knock(BRAM.newcomer(TEAM.root), secret("eenmalig"))
    root_key, vault = secret("kluis"), ident("kluis")
    slot = make_recovery_slot(root_key, bytes(20), vault=vault, scope=Scope.KLUIS)
    identity = Identity(ANNA.person, ANNA.sign_seed, ANNA.box_secret, "Anna")
    box_key = backup_key(root_key, TEAM.root, vault)
    backup = write_backup(TEAM.root, Scope.KLUIS, vault, slot, box_key, identity)

    def recover(data: bytes) -> Reading[Any]:
        reading = read_backup(data, TEAM.root)
        return open_identity(reading.content, TEAM.root, box_key) if reading.ok else reading

    return [
        Sample("marker", write_marker(TEAM.marker, ANNA.sign_seed), read_marker),
        Sample("knock", write_knock(knock, TEAM.root, BRAM.signer), lambda d: read_knock(d, TEAM.root)),
        Sample("backup", backup, recover),
    ]
