"""Operations of made-up writers, for tests of the merge, the stores and the chain.

table, office = Writer("tafel"), Writer("kantoor")
first = table.write("woorden", "De post ligt op een stapel")
second = office.write("woorden", "Er is veel post", replaces=[first])
"""

from __future__ import annotations

from collections.abc import Iterable

from kanz_desktop.domain.clock import tick
from kanz_desktop.domain.operations import Author, Chain, Operation, build
from kanz_desktop.domain.records import Edit, Element
from kanz_desktop.domain.values import Id, Value
from tests.helpers.records import ident

STREAM = ident("stroom")
RECORD = ident("probleem")
WALL_MS = 1_780_000_000_000


class Writer:
    """One laptop: its own chain and clock in the stream of the gezin."""

    def __init__(self, name: str, *, stream: Id = STREAM, wall_ms: int = WALL_MS) -> None:
        self.author = Author(ident(name), ident(f"laptop van {name}"))
        self.chain = Chain(stream, ident(f"leven van {name}"))
        self.wall_ms = wall_ms
        self.hlc = 0
        self.turn = 0

    def write(
        self,
        field: str,
        value: Value,
        *,
        replaces: Iterable[Operation] = (),
        saw: Iterable[Operation] = (),
        element: Element | None = None,
        record: Id = RECORD,
        kind: str = "probleem",
    ) -> Operation:
        self.turn += 1
        self.hlc = tick(self.hlc, self.wall_ms)
        edit = Edit(
            record, kind, field, value, element,
            replaces=tuple(op.id for op in replaces), saw=tuple(op.id for op in saw),
        )  # fmt: skip
        op = build(
            edit, chain=self.chain, author=self.author, change=ident(f"{self.turn}"), hlc=self.hlc,
            wall_ms=self.wall_ms, offset_minutes=60, salt=ident(f"{self.author.person.hex()} {self.turn}"),
        )  # fmt: skip
        self.chain = self.chain.after(op)
        return op
