"""Read gezinnen out of an office folder with a recovery code: PyNaCl and the standard library, nothing else.

    echo CODE | python tools/read_folder.py FOLDER OUT

A second reading of docs/format/*.md that shares no line with the program. OUT gets, of every gezin and
readable by anybody, `gezin.json` (of every field all versions side by side) and `papieren/`. Seals, hashes,
commitments and signatures of devices are tested; not who had the right to sign (folder.md §8)."""

import json
import sys
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from hashlib import blake2b
from pathlib import Path

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
from nacl.bindings import crypto_box_seal_open, crypto_scalarmult_base
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

SEGMENT, PACK, STATEMENT, WRAP, BACKUP = 1, 2, 3, 4, 10


def h(person, data, key=b""):
    return blake2b(data, digest_size=32, person=person, key=key).digest()


def unseal(key, data, context):
    return decrypt(data[25:], data[:1] + context, data[1:25], key)


class Bytes:
    """Reads from front to back; ValueError instead of past the end."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, size):
        self.at += size
        if self.at > len(self.data):
            raise ValueError("cut off")
        return self.data[self.at - size : self.at]

    def number(self, size, signed=False):
        return int.from_bytes(self.take(size), "big", signed=signed)


class Folder:
    """folder.md, as one member can read it. What could not be read stands in `failed`."""

    def __init__(self, path, code):
        self.path, self.code, self.failed = path, code, set()
        self.devices, self.members, self.names, self.rings = {}, {}, {}, defaultdict(dict)
        self.root, self.secret = bytes(16), None
        self.each(path.glob("kanz-*"), b"KZM\1", self.read_marker)
        self.objects(self.root, "w", BACKUP, self.read_backup)
        if self.secret is None:
            raise SystemExit("Deze code opent hier niets.")
        self.objects(self.root, "w", WRAP, self.read_wrap)
        known = -1
        while known < len(self.devices):  # who admits may have been admitted by a later file
            known = len(self.devices)
            self.objects(self.root, "g", STATEMENT, self.read_statement)
        for stream in (path / "s").glob("[0-9a-f]" * 32):
            self.objects(bytes.fromhex(stream.name), "w", WRAP, self.read_wrap)

    def each(self, paths, begin, use):
        for path in sorted(paths):
            try:
                data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
                if data.startswith(begin):
                    use(data)
                self.failed.discard(path)
            except (CryptoError, ValueError, TypeError, LookupError):
                self.failed.add(path)

    def objects(self, stream, area, kind, use):
        folder = self.path / "s" / stream.hex() / area
        self.each(folder.glob("*"), b"KZF\1" + bytes([kind, 1]) + stream, use)

    def read_marker(self, data):
        VerifyKey(data[20:52]).verify(b"kanz-map-merk\1" + data[:164], data[164:])
        self.root = h(b"kanz-map-wortel", data[:164])[:16]
        self.admit(data[4:20], data[84:100], data[100:132])

    def read_backup(self, data):
        if data[42] != 1 or h(b"kanz-map-som", data[:-32]) != data[-32:]:
            return
        vault, salt, slot, box = data[43:59], data[59:75], data[75:148], data[148:-32]
        context = b"kanz-slot\1" + vault + b"\1\2" + bytes(12) + salt + bytes(16)
        root_key = unseal(h(b"kluis-herstel", context, self.code), slot, context)
        box_key = h(b"map-identiteit", self.root + vault, root_key)
        plain = unseal(box_key, box, b"kanz-map-backup\1\1" + self.root + vault)
        self.secret, self.box = plain[48:80], crypto_scalarmult_base(plain[48:80])
        self.member = h(b"kanz-map-lid", bytes(SigningKey(plain[16:48]).verify_key) + self.box)[:16]

    def admit(self, person, laptop, key):
        self.devices[h(b"kanz-map-laptop", key)[:16]] = person, laptop, key

    def open(self, data, key=None, start=42, signed=True):
        """Who signed, the signature, and the content (folder.md §4)."""
        kind, stream = data[4:5], data[6:22]
        key = h(b"map-bericht", stream + kind, key or self.rings[stream][data[22:38]])
        plain = unseal(key, data[start:], data[:start])
        content = plain[84 : 84 + int.from_bytes(plain[80:84], "big")]
        if signed:
            self.check(kind + stream, plain[:16], plain[16:80], h(b"kanz-map-inhoud", content))
        return plain[:16], plain[16:80], content

    def check(self, about, device, signature, digest):
        VerifyKey(self.devices[device][2]).verify(b"kanz-map-object\1" + about + digest, signature)

    def read_wrap(self, data):
        stream = data[6:22]
        if data[22:38] != h(b"map-ontvanger", stream + data[4:5], self.box)[:16]:
            return
        key = crypto_box_seal_open(data[42:122], self.box, self.secret)
        content = self.open(data, key, 122, stream != self.root)[2]  # of the team no device is known yet
        for start in range(36, len(content) if content[:16] == self.member else 0, 120):
            key = content[start + 4 : start + 36]
            self.rings[stream][h(b"map-sleutelnr", stream, key)[:16]] = key

    def read_statement(self, data):
        _, signature, content = self.open(data, signed=False)
        kind, body = content[64], content[65:]
        if kind == 1:
            self.open(data)
            member = h(b"kanz-map-lid", body[16:80])[:16]
            about = b"kanz-map-toelating\1" + self.root + body[:16] + member + body[80:128]
            VerifyKey(body[16:48]).verify(about, body[128:192])
            VerifyKey(body[96:128]).verify(about, body[192:256])
            self.members[member] = body[16:48], body[:16]
            self.names[body[:16]] = body[259:].decode()
            self.admit(body[:16], body[80:96], body[96:128])
        elif kind == 2:
            sign_key, person = self.members[body[:16]]
            VerifyKey(sign_key).verify(b"kanz-map-toestel\1" + self.root + body[:64], body[64:])
            about = b"kanz-map-object\1\3" + self.root + h(b"kanz-map-inhoud", content)
            VerifyKey(body[32:64]).verify(about, signature)
            self.admit(person, body[16:32], body[32:64])

    def operations(self, stream):
        found = {}

        def runs(data):
            many = data[4] == PACK
            *who, content = self.open(data, signed=many)
            content = Bytes(content)
            for _ in range(content.number(4) if many else 1):
                who = [content.take(16), content.take(64)] if many else who
                self.read_run(stream, *who, content, found)

        self.objects(stream, "g", SEGMENT, runs)
        self.objects(stream, "p", PACK, runs)
        return found

    def read_run(self, stream, device, signature, content, found):
        place = content.take(24)
        run = [Operation(content) for _ in range(content.number(4))]
        ids = len(run).to_bytes(4, "big") + b"".join(op.id for op in run)
        self.check(bytes([SEGMENT]) + stream, device, signature, h(b"kanz-map-reeks", place + ids))
        for op in run:
            if op.author == self.devices[device][:2] and (op.id not in found or found[op.id].purged):
                found[op.id] = op

    def paper(self, stream, name, target):
        """Write the plain bytes of a paper, of whichever file of that name is whole (document.md §2)."""

        def write(data):
            content = self.open(data[:595])[2]
            body = data[595 : 595 + int.from_bytes(content[32:40], "big")]
            starts, plain = range(20, len(body), 65_552), []
            for i, start in enumerate(starts):
                nonce = body[4:20] + i.to_bytes(7, "big") + bytes([i == len(starts) - 1])
                plain.append(decrypt(body[start : start + 65_552], body[:20], nonce, content[40:]))
            if h(b"", body) == name:
                target.write_bytes(b"".join(plain))

        self.each((self.path / "s" / stream.hex() / "b").glob(f"{name.hex()[:32]}*"), b"KZF\1", write)


class Operation:  # record.md §5, §13
    def __init__(self, content):
        header = content.take(content.number(4))
        self.purged = content.number(1) == 0
        salt, value = (b"", b"\0") if self.purged else (content.take(16), content.take(content.number(4)))
        self.id = h(b"kanz-op-1", header)
        b = Bytes(header[91:])
        self.record = b.take(16)
        self.kind, self.field, self.element = (b.take(b.number(1)) for _ in range(3))
        self.replaces = {b.take(32) for _ in range(b.number(2))}
        b.take(32 * b.number(2))
        self.hlc, wall, zone = b.number(8), b.number(8), timezone(timedelta(minutes=b.number(2, signed=True)))
        self.author = b.take(16), b.take(16)
        if not self.purged and h(b"kanz-value-1", salt + value) != b.take(32):
            raise ValueError("another value")
        self.wall = (datetime.fromtimestamp(0, zone) + timedelta(milliseconds=wall)).isoformat()
        self.paper = value[1:33] if value[:1] == b"\x08" else None
        self.value = VALUES.get(value[0], lambda b: b.data.hex() or None)(Bytes(value[1:]))


VALUES = {  # record.md §4, as JSON has it
    1: lambda b: b.number(1) == 1,
    2: lambda b: b.number(8, signed=True),
    3: lambda b: b.take(b.number(4)).decode(),
    4: lambda b: f"{b.number(2):04}-{b.number(1):02}-{b.number(1):02}",
    5: lambda b: {"keuze": b.take(b.number(1)).decode(), "woorden": b.take(b.number(4)).decode()},
    6: lambda b: {"cijfer": b.number(1) / 2 or None},
    7: lambda b: {"record": b.take(16).hex()},
    8: lambda b: {"papier": b.take(32).hex(), "bytes": b.number(8), "soort": b.take(b.number(1)).decode()},
}


def records_of(operations, names):
    """record.md §6: of every field the versions that no other replaces, latest first."""
    registers, records = defaultdict(list), {}
    for op in sorted(operations.values(), key=lambda op: (op.hlc, op.id), reverse=True):
        registers[op.record, op.field, op.element].append(op)
    for (record, field, element), ops in registers.items():
        replaced = set().union(*(op.replaces for op in ops))
        for op in (op for op in ops if op.id not in replaced and not op.purged):
            kept = records.setdefault(record.hex(), {"soort": op.kind.decode(), "velden": {}})
            version = {"waarde": op.value, "door": names.get(op.author[0], op.author[0].hex()), "op": op.wall}
            if element:
                version["element"] = element.hex() if len(element) == 16 else element.decode()
            kept["velden"].setdefault(field.decode(), []).append(version)
    return records


def main(folder, out):
    typed = sys.stdin.readline().upper().translate(str.maketrans("OIL", "011"))
    signs = [place for sign in typed if (place := "0123456789ABCDEFGHJKMNPQRSTVWXYZ".find(sign)) >= 0]
    bits = "".join(f"{sign:05b}" for place, sign in enumerate(signs[:40]) if place % 5 < 4)
    folder = Folder(Path(folder), int(bits, 2).to_bytes(20, "big"))
    for stream in folder.rings.keys() - {folder.root}:
        operations = folder.operations(stream)
        target = Path(out) / stream.hex()
        (target / "papieren").mkdir(parents=True)
        records = json.dumps(records_of(operations, folder.names), ensure_ascii=False, indent=1)
        (target / "gezin.json").write_text(records, encoding="utf-8")
        names = {op.paper for op in operations.values()} - {None}
        for name in names:
            folder.paper(stream, name, target / "papieren" / name.hex())
        print(f"{stream.hex()}: {len(operations)} bewerkingen, {len(names)} papieren")
    print(*(f"niet gelezen: {path}" for path in sorted(folder.failed)), sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:3])
