"""A second reading of docs/format/record.md that shares no line with the program.

`python tests/vectors/record_reference.py` writes the vectors again; tests check that the program agrees byte
for byte. Ids and salts are counting bytes, so that the files never change.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "record"
Case = dict[str, Any]


def counting(first: int, size: int = 16) -> bytes:
    return bytes((first + i) % 256 for i in range(size))


def u(number: int, size: int) -> bytes:
    return number.to_bytes(size, "big", signed=number < 0)


def ascii8(word: str) -> bytes:
    return u(len(word), 1) + word.encode()


def text32(text: str) -> bytes:
    return u(len(text.encode()), 4) + text.encode()


def commitment(salt: bytes, value: bytes) -> bytes:
    return blake2b(salt + value, digest_size=32, person=b"kanz-value-1").digest()


def op_id(header: bytes) -> bytes:
    return blake2b(header, digest_size=32, person=b"kanz-op-1").digest()


FIELDS: Case = {
    "format": 1, "schema": 1, "stream": counting(0x10), "incarnation": counting(0x20), "seq": 1,
    "prev": bytes(32), "change": counting(0x30), "record": counting(0x40), "kind": "probleem",
    "field": "woorden", "element": b"", "replaces": [], "saw": [], "hlc": 1_780_000_000_000 << 16,
    "wall": 1_780_000_000_000, "offset": 60, "person": counting(0x50), "device": counting(0x60),
    "salt": counting(0x70), "value": b"\x03" + text32("De post ligt op een stapel"), "commitment": None,
}  # fmt: skip


def header(case: Case) -> bytes:
    f = {**FIELDS, **case}
    bound = f["commitment"] or commitment(f["salt"], f["value"])
    return b"".join((
        u(f["format"], 1), u(f["schema"], 2), f["stream"], f["incarnation"], u(f["seq"], 8), f["prev"],
        f["change"], f["record"], ascii8(f["kind"]), ascii8(f["field"]), u(len(f["element"]), 1),
        f["element"], u(len(f["replaces"]), 2), *f["replaces"], u(len(f["saw"]), 2), *f["saw"],
        u(f["hlc"], 8), u(f["wall"], 8), u(f["offset"], 2), f["person"], f["device"], bound,
    ))  # fmt: skip


def operation(name: str, **case: Any) -> Case:
    f, made = {**FIELDS, **case}, header(case)
    plain = {key: value for key, value in f.items() if key != "commitment"}
    return {"name": name, "fields": plain, "header": made, "id": op_id(made)}


def bad(name: str, reason: str, header_bytes: bytes | None = None, **case: Any) -> Case:
    f = {**FIELDS, **case}
    made = header(case) if header_bytes is None else header_bytes
    return {"name": name, "header": made, "salt": f["salt"], "value": f["value"], "reason": reason}


def values() -> Case:
    start = b"\x08" + counting(1, 32)
    file = start + u(1234, 8) + ascii8("application/pdf")
    good = [
        ("emptied", None, "00"), ("no", False, "0100"), ("yes", True, "0101"),
        ("whole number", 5, "02" + u(5, 8).hex()),
        ("negative number", -2, "02" + u(-2, 8).hex()),
        ("lowest number", -(2**63), "02" + u(-(2**63), 8).hex()),
        ("empty text", "", "0300000000"),
        ("text", "Oma Riet", "0300000008" + b"Oma Riet".hex()),
        ("text in two scripts", "é ş ł ğ € سلام", "03" + text32("é ş ł ğ € سلام").hex()),
        ("text that is not NFC is read as it is", "e\u0301", "03" + text32("e\u0301").hex()),
        ("date", {"date": "2026-12-12"}, "0407ea0c0c"), ("first date", {"date": "0001-01-01"}, "0400010101"),
        ("choice", {"choice": "ernst-3", "words": "zwaar"},
         "05" + (ascii8("ernst-3") + text32("zwaar")).hex()),
        ("half mark", {"mark": 13}, "060d"), ("weet ik niet", {"mark": None}, "0600"),
        ("reference", {"ref": counting(0x40).hex()}, "07" + counting(0x40).hex()),
        ("file", {"file": counting(1, 32).hex(), "size": 1234, "media_type": "application/pdf"}, file.hex()),
    ]  # fmt: skip
    wrong = [
        ("nothing", "", "value"), ("unknown tag", "09", "value"),
        ("bytes after an emptied value", "0000", "value"),
        ("a bool of 2", "0102", "value"), ("half a number", "02000000", "value"),
        ("text shorter than it says", "030000000541", "value"),
        ("text longer than it says", "03000000014141", "value"),
        ("text that is not UTF-8", "0300000001ff", "value"),
        ("a lone surrogate", "0300000003eda080", "value"),
        ("30 February", "0407ea021e", "value"), ("the year 0", "0400000101", "value"),
        ("a choice without an id", "050000000000", "value"),
        ("a choice with a capital in its id", "0501410000000141", "value"),
        ("a mark of half a point", "0601", "value"), ("a mark of 11", "0616", "value"),
        ("a short reference", "07" + counting(0, 15).hex(), "value"),
        ("a file of 2^63 bytes", (start + u(2**63, 8) + ascii8("image/png")).hex(), "value"),
        ("a file without a type", (start + u(1, 8) + b"\x00").hex(), "value"),
        ("a media type with a space", (start + u(1, 8) + ascii8("image /png")).hex(), "value"),
    ]  # fmt: skip
    salt = counting(0x70)
    return {
        "good": [
            {"name": name, "value": value, "bytes": data, "salt": salt,
             "commitment": commitment(salt, bytes.fromhex(data))}
            for name, value, data in good
        ],
        "bad": [{"name": name, "bytes": data, "reason": reason} for name, data, reason in wrong],
    }  # fmt: skip


def operations() -> Case:
    a, b = counting(0x80, 32), counting(0x90, 32)
    plain = header({})
    good = [
        operation("the first of a chain"),
        operation("the second, replacing the first", seq=2, prev=op_id(plain), replaces=[op_id(plain)]),
        operation("a member of a set", field="bij_wie", element=counting(0x41), value=b"\x01\x01"),
        operation("a list entry in a set", field="leefgebieden", element=b"leefgebied-2", value=b"\x01\x00"),
        operation("a delete and what it saw", field="_deleted", value=b"\x01\x01", saw=[a, b]),
        operation("two heads made one", replaces=[a, b], seq=9, prev=a),
        operation("a kind and field that we do not know", kind="wens", field="van_later"),
        operation("a newer schema with a value that we do not know", schema=9, value=b"\x63later"),
        operation("a newer schema with a switch that is no bool", schema=9, field="_deleted", value=b"\x63"),
        operation(
            "the last moment, west of Greenwich", wall=253_370_764_800_000, hlc=2**63 - 1, offset=-1080
        ),
    ]
    wrong = [
        bad("no bytes", "truncated", b""),
        bad("format 2", "format", format=2),
        bad("the last byte is missing", "truncated", plain[:-1]),
        bad("a byte too many", "trailing", plain + b"\x00"),
        bad("one bit of the commitment flipped", "commitment", plain[:-1] + bytes([plain[-1] ^ 1])),
        bad("a value of another operation", "commitment", commitment=a),
        bad("seq 0", "bounds", seq=0),
        bad("seq beyond 63 bits", "bounds", seq=2**63, prev=a),
        bad("hlc beyond 63 bits", "bounds", hlc=2**63),
        bad("a wall clock past the year 9999", "bounds", wall=253_370_764_800_001),
        bad("an offset of 19 hours", "bounds", offset=1140),
        bad("an offset of 19 hours west", "bounds", offset=-1140),
        bad("the first with something before it", "chain", prev=a),
        bad("the second with nothing before it", "chain", seq=2),
        bad("a kind without letters", "id", kind=""),
        bad("a kind with a space", "id", kind="een kind"),
        bad("a field of 65 letters", "id", field="a" * 65),
        bad("a field that is no ASCII", "id", field="é"),
        bad(
            "an element that is neither id nor word",
            "id",
            field="bij_wie",
            element=b"Mama",
            value=b"\x01\x01",
        ),
        bad("replaces out of order", "order", replaces=[b, a]),
        bad("replaces the same one twice", "order", replaces=[a, a]),
        bad("saw out of order", "order", field="_deleted", value=b"\x01\x01", saw=[b, a]),
        bad("saw on another field", "saw", saw=[a]),
        bad("a salt of 15 bytes", "salt", salt=counting(0x70, 15)),
        bad("a value without a salt", "salt") | {"salt": None},
        bad("a salt without a value", "salt") | {"value": None},
        bad("a value of an unknown tag in a known schema", "value", value=b"\x63"),
        bad("a member of a set with a text", "value", field="bij_wie", element=counting(0x41)),
        bad("a delete with a text", "value", field="_deleted"),
    ]
    return {"good": good, "bad": wrong}


def ids() -> Case:
    gezin, traject = counting(1), counting(0x40)
    keys = [
        ("gezin", "gezin"), ("medewerker", counting(0x50).hex()), ("traject", "1"),
        ("leefgebied", f"{traject.hex()}/leefgebied-2"), ("cijfer", f"{traject.hex()}/punt-netwerk/samen"),
        ("gezin", ""), ("meting", "é"),
    ]  # fmt: skip
    good = []
    for kind, key in keys:
        message = gezin + ascii8(kind) + u(len(key.encode()), 2) + key.encode()
        made = blake2b(message, digest_size=16, person=b"kanz-id-1").digest()
        good.append({"gezin": gezin, "kind": kind, "key": key, "id": made})
    return {"good": good}


class Story:
    """Operations of one record by name, in the order in which the two writers made them."""

    def __init__(self, name: str) -> None:
        self.case: Case = {"name": name, "ops": []}
        self.ids = {"stranger": counting(0xE0, 32)}

    def op(self, name: str, value: bytes, replaces: str = "", saw: str = "", **case: Any) -> Story:
        turn = len(self.ids)
        case = {
            "value": value, "seq": turn, "prev": counting(turn, 32) if turn > 1 else bytes(32), "hlc": turn,
            "replaces": self.names(replaces), "saw": self.names(saw), **case,
        }  # fmt: skip
        made = header(case)
        self.ids[name] = op_id(made)
        salt = {**FIELDS, **case}["salt"]
        self.case["ops"].append({"name": name, "header": made, "salt": salt, "value": value})
        return self

    def names(self, names: str) -> list[bytes]:
        return sorted(self.ids[name] for name in names.split())

    def end(self, heads: dict[str, str], *, deleted: bool = False, revived: bool = False) -> Case:
        shown = {register: names.split() for register, names in heads.items()}
        return {**self.case, "heads": shown, "deleted": deleted, "revived": revived}


def merges() -> Case:
    def text(words: str) -> bytes:
        return b"\x03" + text32(words)

    def choice(entry: str) -> bytes:
        return b"\x05" + ascii8(entry) + text32(entry)

    yes, no = b"\x01\x01", b"\x01\x00"
    mama, switch = {"field": "bij_wie", "element": counting(0x41)}, {"field": "_deleted"}
    begun = "a text and then"
    return {"good": [
        Story("one after the other").op("a", text("A")).op("b", text("B"), "a").end({"woorden": "b"}),
        Story("two at the same time, the latest first").op("a", text("A")).op("b", text("B"), "a")
        .op("c", text("C"), "a").end({"woorden": "c b"}),
        Story("both made one").op("a", text("A")).op("b", text("B")).op("c", text("C"), "a b")
        .end({"woorden": "c"}),
        Story("a name that has not come yet").op("a", text("A"))
        .op("b", text("B"), "stranger").end({"woorden": "b a"}),
        Story("a name of another field retires nothing").op("a", text("A"))
        .op("b", text("B"), "a", field="sinds").end({"woorden": "a", "sinds": "b"}),
        Story("a name of another record retires nothing").op("a", text("A"))
        .op("b", text("B"), "a", record=counting(0x99)).end({"woorden": "a"}),
        Story("a name of another stream retires nothing").op("a", text("A"))
        .op("b", text("B"), "a", stream=counting(0x99)).end({"woorden": "a"}),
        Story("a choice shows the latest").op("a", choice("ernst-1"), field="ernst")
        .op("b", choice("ernst-4"), field="ernst").end({"ernst": "b a"}),
        Story("in goes before out").op("a", yes, **mama).op("b", no, **mama)
        .end({"bij_wie/" + counting(0x41).hex(): "a b"}),
        Story("the fewest readers win").op("t", text("T")).op("a", choice("personen"), field="_voor")
        .op("b", choice("iedereen"), field="_voor").end({"woorden": "t", "_voor": "a b"}),
        Story("an entry that we do not know is stricter still").op("t", text("T"))
        .op("a", choice("niemand"), field="_voor").op("b", choice("medewerkers"), field="_voor")
        .end({"woorden": "t", "_voor": "a b"}),
        Story(begun + " deleted").op("a", text("A")).op("d", yes, saw="a", **switch)
        .end({"woorden": "a", "_deleted": "d"}, deleted=True),
        Story(begun + " deleted unseen").op("a", text("A")).op("b", text("B"), "a")
        .op("d", yes, saw="a", **switch)
        .end({"woorden": "b", "_deleted": "d"}, revived=True),
        Story(begun + " deleted, with a field that we do not know").op("a", text("A"))
        .op("b", text("B"), field="van_later").op("d", yes, saw="a", **switch)
        .end({"woorden": "a", "van_later": "b", "_deleted": "d"}, revived=True),
        Story(begun + " deleted by two who each saw another half").op("a", text("A"))
        .op("b", text("B"), field="sinds").op("d", yes, saw="a", **switch).op("e", yes, saw="b", **switch)
        .end({"woorden": "a", "sinds": "b", "_deleted": "e d"}, deleted=True),
        Story(begun + " deleted and taken back at the same time").op("a", text("A"))
        .op("d", yes, saw="a", **switch).op("e", no, **switch)
        .end({"woorden": "a", "_deleted": "e d"}, revived=True),
        Story(begun + " deleted and taken back").op("a", text("A")).op("d", yes, saw="a", **switch)
        .op("e", no, "d", **switch).end({"woorden": "a", "_deleted": "e"}),
    ]}  # fmt: skip


def clock() -> Case:
    rows = [
        (0, 1_780_000_000_000, 1_780_000_000_000 << 16), (5 << 16, 4, (5 << 16) + 1), (5 << 16, 6, 6 << 16),
        (0, -1, 1), (0, 0, 1), (2**63 - 1, 0, 2**63 - 1), (0, 2**60, 2**63 - 1),
    ]  # fmt: skip
    return {"good": [{"last": last, "wall_ms": wall, "next": following} for last, wall, following in rows]}


def write() -> None:
    HERE.mkdir(exist_ok=True)
    for name, content in everything().items():
        (HERE / f"{name}.json").write_text(content, encoding="utf-8")


def everything() -> dict[str, str]:
    """The text of each file by its name."""
    made = {"values": values(), "operations": operations(), "ids": ids(), "merge": merges(), "clock": clock()}
    return {
        name: json.dumps(content, indent=1, ensure_ascii=True, default=bytes.hex) + "\n"
        for name, content in made.items()
    }


if __name__ == "__main__":
    write()
