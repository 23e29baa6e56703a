"""The known answers of docs/format/folder.md: files of `folder_reference`, with the verdict they deserve.

`python tests/vectors/folder_cases.py` writes `tests/vectors/folder/`.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator

from tests.vectors.folder_reference import (
    ANNA,
    BRAM,
    FOUNDED,
    GEZIN,
    HERE,
    HLC,
    KEY,
    NOTES_ROOT,
    OTHER,
    ROOT,
    ROOT_KEY,
    STRANGER,
    STREAM,
    Case,
    backup_content,
    clear,
    counting,
    derive,
    frame,
    head_content,
    knock_content,
    lid_body,
    many,
    op_id,
    open_file,
    operations,
    padme,
    paper_file,
    reach,
    ring_entry,
    run_content,
    run_digest,
    run_in_pack,
    safety_code,
    segment,
    signature,
    statement,
    statement_id,
    toestel_body,
    u,
)  # fmt: skip

OPS = operations()
OWN_KEY = derive(NOTES_ROOT, "map-aant", STREAM)


def case(name: str, read: str, data: bytes, verdict: str = "ok", **more: object) -> Case:
    return {"name": name, "read": read, "verdict": verdict, "file": b64encode(data).decode(), **more}


def segments() -> Iterator[Case]:
    good = segment(OPS)
    ids = {"ids": [op_id(op).hex() for op in OPS]}
    first = op_id(OPS[0]).hex()
    yield case("a segment", "segment", good, **ids)
    yield case(
        "a value that a purge names is gone", "segment", segment(OPS, purged=(0,)), purged=[first], **ids
    )
    yield case(
        "a value is gone and no purge names it", "segment", segment(OPS, purged=(0,)), "incomplete value"
    )
    yield case("a purge names it and the value is there", "segment", good, purged=[first], **ids)
    yield case("nothing", "segment", b"", "incomplete cut")
    yield case("one letter", "segment", b"K", "incomplete cut")
    yield case("half the clear part", "segment", good[:20], "incomplete cut")
    yield case("one byte short", "segment", good[:-1], "incomplete cut")
    yield case("one byte more", "segment", good + b"\0", "corrupt size")
    yield case("something else", "segment", b"PK\x03\x04" + bytes(100), "alien magic")
    yield case("something else, short", "segment", b"PK", "alien magic")
    yield case("a newer version", "segment", segment(OPS, version=2), "newer version")
    yield case("version 0", "segment", segment(OPS, version=0), "alien magic")
    yield case("for a newer reader", "segment", segment(OPS, minimum=2), "newer version")
    yield case("for reader 0", "segment", segment(OPS, minimum=0), "alien magic")
    yield case("an unknown type", "segment", clear(99, STREAM, bytes(16), 200) + bytes(200), "alien type")
    yield case(
        "a wrap among segments", "segment", clear(4, STREAM, bytes(16), 300) + bytes(300), "alien type"
    )
    yield case("a statement read as a segment", "segment", statement(counting(1), 18), "alien type")
    yield case("of another stream", "segment", segment(OPS, stream=OTHER), "alien stream")
    yield case(
        "says that it is huge", "segment", clear(1, STREAM, bytes(16), 2**32 - 1) + bytes(99), "corrupt size"
    )
    yield case("says that it is nothing", "segment", clear(1, STREAM, bytes(16), 0), "corrupt size")
    yield case("under a key that is not here", "segment", segment(OPS, key=counting(1, 32)), "incomplete key")
    yield case("a flipped bit", "segment", good[:500] + bytes([good[500] ^ 1]) + good[501:], "corrupt seal")
    yield case("padding that speaks", "segment", segment(OPS, junk=b"hoi"), "corrupt padding")
    yield case("more padding than it should", "segment", segment(OPS, blocks=4096), "corrupt padding")
    yield case("a size beyond the padding", "segment", segment(OPS, size=2**31), "corrupt padding")
    yield case("a device that was not admitted", "segment", segment(OPS, by=STRANGER), "incomplete signer")
    yield case("signed by another than it says", "segment", segment(OPS, signed_by=BRAM), "forged signature")
    yield case(
        "signed over other ids", "segment", segment(OPS, digest=run_digest(OPS[:2])), "forged signature"
    )
    yield case("signed as another type", "segment", segment(OPS, signed_kind=2), "forged signature")
    yield case("operations of a colleague under my name", "segment", segment(OPS, by=BRAM), "forged author")
    yield case("no operation", "segment", frame(1, run_content([])), "corrupt content")
    yield case("bytes left over", "segment", frame(1, run_content(OPS) + b"\0"), "corrupt content")
    gap = [OPS[0], OPS[2]]
    yield case("an operation left out", "segment", segment(gap), "corrupt content")
    yield case("in another place than it says", "segment", segment(OPS, start=2), "corrupt content")
    swapped = [(OPS[0][0], OPS[1][1], OPS[1][2]), *OPS[1:]]
    yield case("a value under another header", "segment", segment(swapped), "corrupt content")
    neither = run_content([OPS[0]], purged=(0,))
    neither = neither[:-1] + b"\x02"
    yield case("a value that is neither there nor gone", "segment", frame(1, neither), "corrupt content")
    later = operations(1, start=4, first_prev=op_id(OPS[2]))
    yield case("further on in the chain", "segment", segment(later, start=4), ids=[op_id(later[0]).hex()])


def packs() -> Iterator[Case]:
    one, two = run_in_pack(OPS[:2]), run_in_pack([OPS[2]], start=3)
    good = frame(2, many(one, two), by=BRAM)
    yield case("two runs, packed by a colleague", "pack", good, runs=["ok", "ok"])
    purged = frame(2, many(run_in_pack(OPS[:2], purged=(1,)), two))
    first = op_id(OPS[1]).hex()
    yield case("a purged value", "pack", purged, purged=[first], runs=["ok", "ok"])
    yield case("a value left out", "pack", purged, "incomplete value", runs=["incomplete value", "ok"])
    forged = frame(2, many(one, run_in_pack([OPS[2]], start=3, signer=BRAM)))
    yield case(
        "one run with a false signature", "pack", forged, "forged signature", runs=["ok", "forged signature"]
    )
    strange = frame(2, many(run_in_pack(OPS[:2], who=STRANGER), two))
    yield case(
        "one run of a stranger", "pack", strange, "incomplete signer", runs=["incomplete signer", "ok"]
    )
    taken = frame(2, many(run_in_pack(OPS[:2], who=BRAM), two))
    yield case("one run under another name", "pack", taken, "forged author", runs=["forged author", "ok"])
    yield case("runs out of order", "pack", frame(2, many(two, one)), "corrupt content")
    yield case("a run twice", "pack", frame(2, many(one, one)), "corrupt content")
    yield case("no run", "pack", frame(2, many()), "corrupt content")
    yield case("too many runs for its bytes", "pack", frame(2, u(2**32 - 1, 4) + one), "corrupt content")
    yield case("packed under another's name", "pack", frame(2, many(one), signed_by=BRAM), "forged signature")


def wraps() -> Iterator[Case]:
    content = ANNA.member + GEZIN + many(ring_entry())
    good = {"gezin": GEZIN.hex(), "generations": [1]}
    yield case("a ring for me", "wrap", frame(4, content, by=BRAM, to=ANNA), **good)
    yield case("for another", "wrap", frame(4, content, by=BRAM, to=BRAM), "alien recipient")
    sent_on = BRAM.member + GEZIN + many(ring_entry())
    yield case("handed on as if it were meant for me", "wrap", frame(4, sent_on, to=ANNA), "alien recipient")
    false = ring_entry(maker=STRANGER, generation=9)
    entries = ANNA.member + GEZIN + many(ring_entry(), false)
    yield case("a key whose maker is a stranger is left out", "wrap", frame(4, entries, to=ANNA), **good)
    wrong = bytearray(ring_entry(generation=2))
    wrong[3] = 200
    entries = ANNA.member + GEZIN + many(ring_entry(), bytes(wrong))
    yield case("a key with a raised generation is left out", "wrap", frame(4, entries, to=ANNA), **good)
    zero = ANNA.member + GEZIN + many(ring_entry(generation=0))
    yield case("generation 0", "wrap", frame(4, zero, to=ANNA), "corrupt content")
    data = frame(4, content, to=ANNA)
    yield case("a broken capsule", "wrap", data[:60] + bytes([data[60] ^ 1]) + data[61:], "corrupt seal")
    yield case("of a stranger", "wrap", frame(4, content, by=STRANGER, to=ANNA), "incomplete signer")
    own = GEZIN + many(ring_entry())
    yield case("the ring of my own notes", "own-wrap", frame(5, own, key=OWN_KEY), **good)
    yield case("of somebody else's notes", "own-wrap", frame(5, own), "incomplete key")
    card = ANNA.member + GEZIN + u(HLC, 8) + u(4, 4) + b"hoi!"
    yield case("a card for me", "card", frame(8, card, by=BRAM, to=ANNA), text="hoi!")
    sent_on = BRAM.member + card[16:]
    yield case("a card that was handed on", "card", frame(8, sent_on, to=ANNA), "alien recipient")
    yield case("a card that is no text", "card", frame(8, card[:-1] + b"\xff", to=ANNA), "corrupt content")


def papers() -> Iterator[Case]:
    good, name = paper_file()
    for title, data, verdict in (
        ("a paper", good, "ok"),
        ("another pad", good[:-1] + b"?", "ok"),
        ("its object was changed", paper_file(broken=True)[0], "corrupt object"),
        ("half copied", good[:3000], "incomplete cut"),
        ("its frame half copied", good[:300], "incomplete cut"),
        ("nothing", b"", "incomplete cut"),
        ("another paper under this name", paper_file(4100)[0], "corrupt object"),
        ("only the laptop's object", good[595:], "alien magic"),
    ):
        yield case(title, "paper", data, verdict, hash=name.hex())
    lies = frame(6, counting(9, 32) + u(5000, 8) + counting(0x66, 32)) + good[595:]
    yield case("a frame that names another object", "paper", lies, "corrupt object", hash=name.hex())
    size = frame(6, name + u(2**63, 8) + counting(0x66, 32))
    yield case("larger than any disk", "paper", size, "corrupt content", hash=name.hex())


def heads() -> Iterator[Case]:
    def head(content: bytes, **how: object) -> bytes:
        return frame(7, content, **{"stream": ROOT, **how})

    empty = many()
    yield case("a head", "head", head(head_content()), counter=7)
    yield case("a first head", "head", head(head_content(1, (empty,) * 5)), counter=1)
    yield case("counter 0", "head", head(head_content(0)), "corrupt content")
    for title, place, wrong in (
        ("reach out of order", 0, many(reach(4), reach(3))),
        ("reach at 0", 0, many(reach(0))),
        ("a directory of heads among objects", 3, many(STREAM + b"h" + counting(8))),
        ("an unknown directory", 3, many(STREAM + b"z" + counting(8))),
        ("an unknown verdict", 4, many(STREAM + b"g" + counting(8) + b"\x03")),
        ("more than it holds", 2, u(65_000, 4)),
        ("more recent objects than may be", 3, many(*(STREAM + b"g" + u(i, 16) for i in range(257)))),
    ):
        lists = [empty] * 5
        lists[place] = wrong
        yield case(title, "head", head(head_content(7, tuple(lists))), "corrupt content")
    yield case("of a gezin's stream", "head", head(head_content(), stream=STREAM), "alien stream")
    yield case("under another's name", "head", head(head_content(), signed_by=BRAM), "forged signature")


def statements() -> Iterator[Case]:
    proof = derive(KEY, "map-wissen", ROOT + STREAM + u(20261122, 4))
    key_id = derive(KEY, "map-sleutelnr", STREAM)[:16]
    some = (counting(1, 32), counting(2, 32))
    bodies = (
        ("lid", 1, lid_body(BRAM, "Bram")), ("lid kantoorsleutel", 1, lid_body(BRAM, "Bram", 1)),
        ("toestel", 2, toestel_body(BRAM, STRANGER)), ("beheerder", 3, BRAM.member + b"\x01"),
        ("verwijderd", 4, b"\x01" + BRAM.member + many(BRAM.device) + many(reach(3), reach(4))),
        ("vrijgave", 5, many(reach(5))),
        ("gewist", 6, STREAM + u(20261122, 4) + b"\x01" + u(2, 2) + key_id + proof),
        ("bevestigd", 7, some[0] + u(20261123, 4) + u(1, 2)), ("besluit", 8, some[0] + b"\x00"),
        ("opvolger", 9, BRAM.device),
        ("lezer", 16, BRAM.member + b"\x02" + many(some[0])), ("opschoning", 17, many(*some) + many(some[1])),
        ("samengevoegd", 18, OTHER), ("a kind of tomorrow", 200, b"wie weet"),
    )  # fmt: skip
    for name, kind, body in bodies:
        by = STRANGER if kind == 2 else ANNA
        said = {"kind": kind, "body": body.hex(), "id": statement_id(body, kind).hex()}
        yield case(name, "statement", statement(body, kind, by=by), **said)
    said = {"kind": 18, "body": OTHER.hex(), "id": statement_id(OTHER, 18, seq=2, prev=some[0]).hex()}
    yield case("a second one", "statement", statement(OTHER, 18, seq=2, prev=some[0]), **said)
    for title, kind, body in (
        ("a kind of body cut short", 18, OTHER[:-1]), ("a body with more", 18, OTHER + b"\0"),
        ("an unknown flag", 1, lid_body(BRAM, flags=2)), ("a name too long", 1, lid_body(BRAM, "B" * 201)),
        ("neither yes nor no", 3, BRAM.member + b"\x02"),
        ("an unknown role", 16, BRAM.member + b"\x09" + many()),
        ("names out of order", 17, many(some[1], some[0]) + many()),
        ("removal of neither", 4, b"\x03" + BRAM.member + many() + many()),
        ("devices out of order", 4, b"\x01" + BRAM.member + many(some[1][:16], some[0][:16]) + many()),
    ):  # fmt: skip
        yield case(title, "statement", statement(body, kind), "corrupt content", stream=kind)
    for title, seq, prev in (("seq 0", 0, bytes(32)), ("a first that has one before it", 1, some[0])):
        yield case(title, "statement", statement(OTHER, 18, seq=seq, prev=prev), "corrupt content", stream=18)
    yield case(
        "a stranger's word", "statement", statement(OTHER, 18, by=STRANGER), "incomplete signer", stream=18
    )
    other = toestel_body(BRAM, STRANGER)
    yield case("introduced by another", "statement", statement(other, 2), "forged author", stream=2)
    unknown = statement(toestel_body(BRAM, BRAM), 2, by=STRANGER)
    yield case("a stranger introduces another", "statement", unknown, "incomplete signer", stream=2)
    broken = statement(b"", 2, by=STRANGER)
    yield case("a stranger says nothing", "statement", broken, "incomplete signer", stream=2)
    false = statement(other, 2, by=STRANGER, signed_by=BRAM)
    yield case("introduced with a false signature", "statement", false, "forged signature", stream=2)


def open_files() -> Iterator[Case]:
    marker = FOUNDED + signature(ANNA.sign, "kanz-map-merk", FOUNDED)
    for title, data, verdict in (
        ("the marker", marker, "ok"), ("half a marker", marker[:100], "incomplete cut"),
        ("no byte yet", b"", "incomplete cut"), ("a longer marker", marker + b"\0", "corrupt size"),
        ("a newer marker", b"KZM\x02" + marker[4:], "newer version"),
        ("another file", b"KZN\x01" + marker[4:], "alien magic"), ("version 0", b"KZM\x00", "alien magic"),
        ("another founder", marker[:40] + b"?" + marker[41:], "forged signature"),
    ):  # fmt: skip
        yield case(title, "marker", data, verdict, root=ROOT.hex())
    knock = knock_content()
    good = open_file(9, knock)
    yield case("a knock", "knock", good, code=safety_code(knock), person=STRANGER.person.hex())
    yield case("a changed knock", "knock", good[:50] + b"?" + good[51:], "corrupt seal")
    yield case("a false knock", "knock", open_file(9, knock_content(signer=BRAM)), "forged signature")
    for whose in ("member", "device"):
        knocked = open_file(9, knock_content(**{whose: BRAM}))
        yield case(f"a knock for which another {whose} signed", "knock", knocked, "forged author")
    yield case("a long knock", "knock", open_file(9, knock + b"\0"), "corrupt content")
    backup = open_file(10, backup_content())
    yield case("a backup", "backup", backup, person=ANNA.person.hex(), box_secret=ANNA.box.hex())
    yield case("a changed backup", "backup", backup[:90] + b"?" + backup[91:], "corrupt seal")
    yield case("a backup of nothing known", "backup", open_file(10, b"\x07" + bytes(700)), "corrupt content")


def everything() -> dict[str, object]:
    parts = (segments, packs, wraps, papers, heads, statements, open_files)
    sizes = [2, 3, 100, 511, 512, 513, 4096, 4097, 10_000, 65_536, 1_000_003, 2**31 + 1]
    files: dict[str, object] = {part.__name__: list(part()) for part in parts}
    files["context"] = {
        "root": ROOT.hex(), "stream": STREAM.hex(), "key": KEY.hex(), "notes_root": NOTES_ROOT.hex(),
        "root_key": ROOT_KEY.hex(), "padme": [[size, padme(size)] for size in sizes],
        "people": [
            {name: getattr(who, name).hex() for name in (
                "person", "laptop", "sign", "box", "seed", "sign_key", "box_key", "device_key",
                "device", "member",
            )} for who in (ANNA, BRAM, STRANGER)
        ],
    }  # fmt: skip
    return files


def text(content: object) -> str:
    return json.dumps(content, indent=1) + "\n"


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for name, content in everything().items():
        (HERE / f"{name}.json").write_text(text(content), encoding="ascii")
