"""Damaged operation bytes: refused, or another operation; never a crash, never the same id for other bytes.

`KANZ_FUZZ=1000000` makes it a long run; `KANZ_SEED` repeats one. A seed that fails becomes a test of its own.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

from kanz_desktop.domain.merge import head_of, record_from
from kanz_desktop.domain.operations import OperationRefused, decode_value, encode_header, verify

ROUNDS = int(os.environ.get("KANZ_FUZZ", "4000"))
SEED = int(os.environ.get("KANZ_SEED", "20261121"))
FOLDER = Path(__file__).parents[2] / "vectors" / "record"


def damage(chance: random.Random, data: bytes) -> bytes:
    """Some bytes changed, cut out, doubled or put in, as disks, shares and attackers do."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0 if at < len(changed):
                changed[at] ^= 1 << chance.randrange(8)
            case 1 if at < len(changed):
                changed[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))
            case 2:
                del changed[at : at + chance.randrange(1, 40)]
            case 3:
                changed[at:at] = chance.randbytes(chance.randrange(1, 40))
            case _:
                changed[at:at] = changed[at : at + chance.randrange(1, 40)]
    return bytes(changed)


def test_no_damage_to_a_header_passes_for_the_same_operation() -> None:
    chance = random.Random(SEED)
    cases = json.loads((FOLDER / "operations.json").read_text(encoding="utf-8"))["good"]
    good = [bytes.fromhex(case["header"]) for case in cases]
    parsed = 0
    for round_number in range(ROUNDS):
        whole = chance.choice(good)
        broken = damage(chance, whole)
        try:
            op = verify(broken, None, None)
        except OperationRefused:
            continue
        parsed += 1
        assert encode_header(op.header) == broken, f"two encodings, seed {SEED}, round {round_number}"
        assert (op.id == verify(whole, None, None).id) == (broken == whole), (
            f"seed {SEED}, round {round_number}"
        )
        assert record_from(op.header.record, [head_of(op)]).deleted, "a purged operation alone shows nothing"
    assert parsed > ROUNDS // 20, "the damage must sometimes be subtle, or it proves nothing"


def test_no_damage_to_a_value_is_more_than_refused() -> None:
    chance = random.Random(SEED)
    cases = json.loads((FOLDER / "values.json").read_text(encoding="utf-8"))["good"]
    good = [bytes.fromhex(case["bytes"]) for case in cases]
    parsed = 0
    for _ in range(ROUNDS):
        try:
            decode_value(damage(chance, chance.choice(good)))
            parsed += 1
        except OperationRefused:
            continue
    assert parsed > ROUNDS // 20
