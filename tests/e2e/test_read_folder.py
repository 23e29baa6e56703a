"""The proof that the data outlives the program: a folder is read with PyNaCl and a recovery code alone."""

from __future__ import annotations

import ast
import io
import json
import os
import subprocess
import sys
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from kanz_desktop.crypto import recovery_code
from kanz_desktop.crypto.slots import Scope, make_recovery_slot
from kanz_desktop.crypto.stream import encrypt_stream
from kanz_desktop.domain.operations import Operation
from kanz_desktop.domain.values import Choice, FileRef, Mark
from kanz_desktop.sync.backup import Identity, backup_key, write_backup
from kanz_desktop.sync.layout import Area, file_name, marker_name, paper_name, stream_folder
from kanz_desktop.sync.marker import write_marker
from kanz_desktop.sync.pack import write_pack
from kanz_desktop.sync.paper import pad_size, write_paper_frame
from kanz_desktop.sync.run import sign_run, write_segment
from kanz_desktop.sync.statement import Place, make_statement, make_toestel, write_statement
from kanz_desktop.sync.team_bodies import Lid
from kanz_desktop.sync.wrap import write_wrap
from tests.helpers.canary import hits
from tests.helpers.folder_team import Team, Worker, secret
from tests.helpers.records import ident

TOOL = Path(__file__).parents[2] / "tools" / "read_folder.py"
CODE = bytes(range(100, 120))
ANNA, BRAM = "Anna Lieveheers", "Bram Kikkerland"
DRAWING = b"een tekening van de hond " * 9_000


class Office:
    """A folder on disk: Anna founded it, Bram was let in, and later came with another laptop."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.anna, self.bram, self.laptop = Worker("anna"), Worker("bram"), Worker("brams nieuwe")
        self.team = Team(self.anna, self.bram)
        marker = write_marker(self.team.marker, self.anna.sign_seed)
        (root / marker_name(self.team.root)).write_bytes(marker)
        self._admit()
        self._let_anna_back_in()
        for ring in (self.team.team_ring, self.team.ring):
            data = write_wrap(ring, ident("gezin"), self.anna.member, self.anna.box_key, self.bram.signer)
            self.put(ring.stream, Area.WRAPS, data)

    def put(self, stream: bytes, area: Area, data: bytes, name: str = "") -> Path:
        path = self.root / stream_folder(stream, area) / (name or file_name(data))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def segment(self, worker: Worker, operations: list[Operation]) -> Path:
        data = write_segment(sign_run(operations, worker.signer), self.team.key)
        return self.put(self.team.stream, Area.SEGMENTS, data)

    def paper(self, content: bytes) -> FileRef:
        sink = io.BytesIO()
        name, size = encrypt_stream(secret("papier"), io.BytesIO(content), sink)
        body = sink.getvalue()
        frame = write_paper_frame(
            self.team.stream, self.team.key, self.anna.signer,
            object_hash=name, object_size=len(body), document_key=secret("papier"),
        )  # fmt: skip
        data = frame + body + os.urandom(pad_size(len(body)))
        self.put(self.team.stream, Area.PAPERS, data, paper_name(name))
        return FileRef(name, size, "image/png")

    def _admit(self) -> None:
        bram, laptop = self.bram, self.laptop
        lid = Lid(bram.newcomer(self.team.root), BRAM)
        toestel = make_toestel(self.team.root, bram.member, laptop.laptop, laptop.device_key, bram.sign_seed)
        for body, signer in ((toestel, laptop.signer), (lid, self.anna.signer)):
            place = Place(self.team.root, ident(f"keten {body.kind}"), 1, bytes(32), 1)
            statement = make_statement(place, body, signer)
            self.put(self.team.root, Area.SEGMENTS, write_statement(statement, self.team.key))

    def _let_anna_back_in(self) -> None:
        vault, root_key = ident("kluis"), secret("wortelsleutel")
        slot = make_recovery_slot(root_key, CODE, vault=vault, scope=Scope.KLUIS)
        identity = Identity(self.anna.person, self.anna.sign_seed, self.anna.box_secret, ANNA)
        box_key = backup_key(root_key, self.team.root, vault)
        data = write_backup(self.team.root, Scope.KLUIS, vault, slot, box_key, identity)
        self.put(self.team.root, Area.WRAPS, data)


def read_folder(folder: Path, out: Path, code: bytes = CODE) -> subprocess.CompletedProcess[str]:
    """The tool as somebody runs it in a bare Python: no path to the program."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [sys.executable, "-W", "error", str(TOOL), str(folder), str(out)],
        input=recovery_code.format_code(code) + "\n", capture_output=True, text=True, timeout=60,
        cwd=folder, env={**environment, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def fields(out: Path, stream: bytes) -> dict[str, list[object]]:
    records = json.loads((out / stream.hex() / "gezin.json").read_text(encoding="utf-8"))
    return {
        field: [version["waarde"] for version in versions]
        for record in records.values()
        for field, versions in record["velden"].items()
    }


def test_a_gezin_is_read_with_a_recovery_code_and_nothing_of_the_program(tmp_path: Path) -> None:
    folder, out = tmp_path / "kantoor", tmp_path / "uit"
    folder.mkdir()
    office = Office(folder)
    anna, bram = office.anna.writer, office.bram.writer
    first = anna.write("woorden", "De post ligt op een stapel")
    theirs = bram.write("woorden", "Er is véél post", replaces=[first])
    ours = anna.write("woorden", "De stapel is weg", replaces=[first])
    drawing = office.paper(DRAWING)
    rest = [
        anna.write("ernst", Choice("ernst-3", "zwaar")), anna.write("sinds", date(2026, 3, 1)),
        anna.write("cijfer", Mark(13)), anna.write("bestand", drawing), anna.write("aantal", -4),
        anna.write("bij_wie", True, element=ident("mama")), anna.write("leeg", None),
    ]  # fmt: skip
    office.segment(office.anna, [first, ours])
    office.segment(office.anna, rest)
    pack = write_pack(
        [sign_run([theirs], office.bram.signer), sign_run([first, ours], office.anna.signer)],
        office.team.key, office.anna.signer,
    )  # fmt: skip
    office.put(office.team.stream, Area.PACKS, pack)
    new = office.laptop
    new.writer.author = type(new.writer.author)(office.bram.person, new.laptop)
    office.segment(new, [new.writer.write("toelichting", "Van de nieuwe laptop")])

    done = read_folder(folder, out)
    assert (done.returncode, done.stderr.strip()) == (0, ""), done.stderr
    stream = office.team.stream
    assert fields(out, stream) == {
        "woorden": ["De stapel is weg", "Er is véél post"],
        "ernst": [{"keuze": "ernst-3", "woorden": "zwaar"}],
        "sinds": ["2026-03-01"],
        "cijfer": [{"cijfer": 6.5}],
        "bestand": [{"papier": drawing.object.hex(), "bytes": drawing.size, "soort": "image/png"}],
        "aantal": [-4],
        "bij_wie": [True],
        "leeg": [None],
        "toelichting": ["Van de nieuwe laptop"],
    }
    assert f'"door": "{BRAM}"' in (out / stream.hex() / "gezin.json").read_text(encoding="utf-8")
    assert (out / stream.hex() / "papieren" / drawing.object.hex()).read_bytes() == DRAWING


def test_who_may_look_in_the_folder_finds_no_word_no_name_and_no_key(tmp_path: Path) -> None:
    """Whoever manages the share, or has it."""
    folder = tmp_path / "kantoor"
    folder.mkdir()
    office = Office(folder)
    words = "De post ligt op een stapel"
    written = [
        office.anna.writer.write("woorden", words),
        office.anna.writer.write("bestand", office.paper(DRAWING)),
    ]
    office.segment(office.anna, written)
    run = sign_run(written, office.anna.signer)
    pack = write_pack([run], office.team.key, office.anna.signer)
    office.put(office.team.stream, Area.PACKS, pack)
    people = [(one.sign_seed, one.box_secret, one.signer.seed) for one in (office.anna, office.bram)]
    keys = [secret("papier"), secret("wortelsleutel"), CODE, office.team.key, *chain(*people)]
    searched = [words, ANNA, BRAM, DRAWING[:24], "image/png", "woorden", *keys]
    assert hits(folder, searched) == []
    office.put(office.team.stream, Area.SEGMENTS, words.encode("utf-16-le"), "gelekt")
    assert len(hits(folder, searched)) == 1, "the search can find"


def test_what_is_broken_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    folder, out = tmp_path / "kantoor", tmp_path / "uit"
    folder.mkdir()
    office = Office(folder)
    office.segment(office.anna, office.anna.write("goed"))
    broken = office.segment(office.bram, office.bram.write("stuk"))
    broken.write_bytes(broken.read_bytes()[:-1] + b"?")
    stranger = Worker("vreemde")
    forged = office.segment(stranger, stranger.write("van een vreemde"))
    office.put(office.team.stream, Area.SEGMENTS, b"rommel", "rommel")

    done = read_folder(folder, out)
    assert done.returncode == 0
    assert fields(out, office.team.stream) == {"woorden": ["goed"]}
    assert {Path(line.split(": ")[1]).name for line in done.stderr.splitlines()} == {
        broken.name,
        forged.name,
    }


@pytest.mark.parametrize("code", [bytes(20), bytes(range(101, 121))])
def test_another_code_opens_nothing(tmp_path: Path, code: bytes) -> None:
    folder = tmp_path / "kantoor"
    folder.mkdir()
    office = Office(folder)
    office.segment(office.anna, office.anna.write("goed"))
    done = read_folder(folder, tmp_path / "uit", code)
    assert done.returncode == 1
    assert "opent hier niets" in done.stderr
    assert not (tmp_path / "uit").exists()


def test_it_is_short_and_needs_only_pynacl() -> None:
    text = TOOL.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    imported = set()
    for node in ast.walk(ast.parse(text)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
        imported |= {name.split(".")[0] for name in names}
    assert imported - set(sys.stdlib_module_names) == {"nacl"}
