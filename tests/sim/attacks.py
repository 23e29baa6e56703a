"""What attackers of the office folder do in tests, and what has to hold afterwards.

An attacker writes files into the folder as he likes, and has what the test gives him: keys, an identity, an
old copy of something. He never goes through the engine where it would refuse him.
"""

from __future__ import annotations

import os

from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.values import Id
from kanz_desktop.sync.bodies import Body
from kanz_desktop.sync.engine import Sync
from kanz_desktop.sync.identity import Signer
from kanz_desktop.sync.layout import Area, file_name, stream_folder
from kanz_desktop.sync.run import sign_run, write_segment
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.statement import Place, Statement, make_statement, write_statement
from kanz_desktop.sync.watch import Alarm
from tests.sim.office import DAY, STREAM, Desk, Office


def scene() -> Office:
    """Anna and Bram with a gezin, words and a paper by each; Noor belongs to the team and reads nothing."""
    office = Office("Anna", "Bram", "Noor")
    office.gezin("Anna", "Bram")
    for name in ("Anna", "Bram"):
        office[name].write("gedachte", f"van {name}")
        office[name].add_paper(f"tekening voor {name}".encode() * 300)
        office.rounds()
    return office


def go_on(office: Office, *false: Operation, rounds: int = 3) -> set[Alarm]:
    """Honest work goes on: both write, both have the same, and nothing of the attacker's. What was named."""
    mine = office["Anna"].write("woorden", f"Anna {os.urandom(4).hex()}")
    named = {alarm for name in ("Anna", "Bram") for alarm in sync(office[name])}
    theirs = office["Bram"].write("woorden", f"Bram {os.urandom(4).hex()}")
    for _ in range(rounds):
        named |= {alarm for name in ("Anna", "Bram") for alarm in sync(office[name])}
    office.assert_same("Anna", "Bram")
    held = set(office["Anna"].log().ops)
    assert {mine.id, theirs.id} <= held
    assert not {op.id for op in false} & held
    return named


def sync(desk: Desk) -> set[Alarm]:
    return {alarm for alarm, _ in desk.sync().alarms}


def files(office: Office, *words: str) -> list[str]:
    """Paths that hold all of these words, in the order in which they came."""
    return [path for path in office.memory.files if all(word in path for word in words)]


def of_stream(area: Area, stream: Id = STREAM) -> str:
    return stream_folder(stream, area) + "/"


def put(office: Office, area: Area, data: bytes, *, stream: Id = STREAM, name: str | None = None) -> str:
    """A file where its own bytes say that it belongs, or under another name."""
    path = of_stream(area, stream) + (name or file_name(data))
    office.memory.files[path] = data
    return path


def key_of(desk: Desk, stream: Id = STREAM) -> bytes:
    """The key that this laptop writes with."""
    ring = Sight(desk.laptop.office).ring(stream)
    return max(ring.entries, key=lambda entry: entry.generation).key


def signer_of(desk: Desk) -> Signer:
    return desk.laptop.office.me.hand.signer


def false_segment(office: Office, writer: Desk, key: bytes, words: str = "vals") -> Operation:
    """An operation by this laptop, in a chain of its own, laid into the gezin under this key."""
    if writer.laptop.log(STREAM) is None:
        writer.laptop.make_log(STREAM, bytes(16))
    writer.log().begin(writer.laptop.office.me.hand.laptop)
    op = writer.write("gedachte", words)
    put(office, Area.SEGMENTS, write_segment(sign_run([op], signer_of(writer)), key))
    return op


def say(
    office: Office, signer: Signer, body: Body, key: bytes, *, stream: Id, after: Statement | None = None
) -> Statement:
    """A statement in a chain of its own, or as the next one after `after`."""
    hlc = 1 << 62
    if after is None:
        place = Place(stream, os.urandom(16), 1, bytes(32), hlc)
    else:
        place = Place(stream, after.place.incarnation, after.place.seq + 1, after.id, hlc)
    statement = make_statement(place, body, signer)
    put(office, Area.SEGMENTS, write_statement(statement, key), stream=stream)
    return statement


def last_said(desk: Desk, stream: Id) -> Statement:
    """The last statement of this laptop in a stream."""
    sight = Sight(desk.laptop.office)
    mine = [one for one in sight.said(stream) if one.signed.device == desk.device]
    return max(mine, key=lambda one: one.place.seq)


def look(office: Office) -> set[Alarm]:
    """Anna and Bram read whatever lies there, as a laptop does that misses something. What was named."""
    named: set[Alarm] = set()
    for name in ("Anna", "Bram"):
        desk = office[name]
        one = Sync(desk.laptop, desk.folder, now_ms=desk.now_ms, day=DAY)
        one.run()
        for stream in (office.marker.root, STREAM):
            for area in (Area.WRAPS, Area.SEGMENTS, Area.PACKS):
                one._intake.read_listed(stream, area)
            one._apply(stream)
        named |= {alarm for alarm, _ in one.report.alarms} | sync(desk)
    return named
