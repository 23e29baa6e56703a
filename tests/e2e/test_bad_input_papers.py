"""Papers as people really bring them: each bad one gets its own sentence, and the others go into the map."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening, papieren
from kanz_desktop.services.demo.plain_files import pdf
from kanz_desktop.services.sources import Source
from tests.helpers.bad_luck import Luck
from tests.helpers.kdf import TEST_PASSPHRASE

REST = "rest.txt: bewaard."
EVERYBODY_S_RIGHTS = os.name == "nt" or not hasattr(os, "setuid")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one good paper, that has to come in whatever lies beside it."""
    folder = tmp_path / "bureau"
    folder.mkdir()
    (folder / "rest.txt").write_text("een gewone brief")
    return folder


def taken(luck: Luck, folder: Path, *, code: int) -> str:
    said = luck.kanz("import", "El Amrani", folder)
    heard = luck.capsys.readouterr()
    assert said.code == code, said.text
    assert REST in said.text
    assert "Traceback" not in said.text + heard.err
    return said.text


def png(width: int, height: int) -> bytes:
    """A picture of one colour that says it is this large: some kilobytes that unpack to gigabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    body = zlib.compress(bytes(50_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([["geheim"]]))))
    writer.encrypt("wachtwoord")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def broken_photo() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(target, "JPEG")
    return target.getvalue()[: len(target.getvalue()) // 3]


def test_an_empty_file_is_refused_and_the_rest_comes_in(luck: Luck, desk: Path) -> None:
    (desk / "leeg.pdf").touch()
    assert "leeg.pdf: niet opgenomen. Dit bestand is leeg." in taken(luck, desk, code=1)


def test_a_film_of_more_than_2_gb_is_refused_at_once_and_the_rest_comes_in(luck: Luck, desk: Path) -> None:
    with (desk / "film.mp4").open("wb") as film:
        film.truncate(2_147_483_648)
    said = taken(luck, desk, code=1)
    assert "film.mp4: niet opgenomen. Dit bestand is te groot: de map neemt bestanden tot 2000 MB." in said


@pytest.mark.skipif(EVERYBODY_S_RIGHTS, reason="rights of Unix")
def test_a_file_that_may_not_be_read_is_refused_and_the_rest_comes_in(luck: Luck) -> None:
    """In a child without the rights of the administrator, who may read everything."""
    if os.getuid() != 0:
        pytest.skip("made for a machine of tests where everything belongs to root")
    program = (
        "import os, sys; from pathlib import Path; folder = Path(sys.argv[1])\n"
        "from kanz_desktop.services.sources import sources\n"
        "from kanz_desktop.services.error_text import explain\n"
        "explain(ValueError()); (folder / 'dicht').write_text('x'); (folder / 'dicht').chmod(0)\n"
        "os.setuid(65534)\n"
        "try: sources([folder])[0].open()\n"
        "except Exception as error: print(explain(error))\n"
    )
    with TemporaryDirectory() as stick:  # everybody may come here; the folders of pytest are its own
        Path(stick).chmod(0o755)
        done = subprocess.run(
            [sys.executable, "-c", program, stick], capture_output=True, text=True, check=False
        )
    assert done.stdout.startswith("Dit bestand is niet te lezen."), done.stderr


def test_a_stick_that_is_pulled_out_halfway_is_said_and_the_rest_comes_in(
    luck: Luck, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "a weg.txt").write_text("straks weg")
    (desk / "b half.bin").write_bytes(os.urandom(900_000))
    real = Source.from_path

    def pulled(path: Path) -> Source:
        source = real(path)
        if path.name == "a weg.txt":
            path.unlink()
        elif path.name == "b half.bin":
            stream = source.open()
            path.write_bytes(b"nog maar een stukje")
            return Source(source.name, source.size, lambda: stream)
        return source

    monkeypatch.setattr(Source, "from_path", staticmethod(pulled))
    said = taken(luck, desk, code=1)
    assert "a weg.txt: niet opgenomen. Dit bestand is er niet meer." in said
    assert "b half.bin: niet opgenomen. Dit bestand veranderde terwijl het werd opgenomen." in said


def test_what_cannot_be_shown_is_kept_byte_for_byte_and_said(luck: Luck, desk: Path) -> None:
    papers = {
        "bom.png": (png(50_000, 50_000), "Dit papier is te groot om hier te laten zien."),
        "foto.png": (b"\x89PNG\r\n\x1a\nkapot", "Dit bestand is kapot, of het is iets anders dan het lijkt."),
        "half.jpg": (broken_photo(), "bewaard."),
        "op slot.pdf": (locked_pdf(), "Deze pdf zit op slot met een wachtwoord."),
        "stuk.pdf": (b"%PDF-1.7 en dan niets", "Dit bestand is kapot, of het is iets anders dan het lijkt."),
        "brief.docx": (b"PK\x03\x04 geen echte zip", "bewaard."),
    }
    for name, (data, _) in papers.items():
        (desk / name).write_bytes(data)
    said = taken(luck, desk, code=0)
    for name, (_, sentence) in papers.items():
        assert f"{name}: bewaard." in said
        assert sentence in next(line for line in said.splitlines() if line.startswith(name))
    found = kept(luck)
    assert {name: found[name] for name in papers} == {name: data for name, (data, _) in papers.items()}


def kept(luck: Luck) -> dict[str, bytes]:
    """What stands in the map, by the name of the file."""
    place = opening.unlock(AppPaths(luck.kanz.profile), TEST_PASSPHRASE)
    sessie = place.open_gezin(next(row.id for row in place.gezinnen() if row.naam == "El Amrani"))
    papers = sessie.snapshot.of("document")
    found = {paper.text("bestandsnaam"): papieren.read(sessie, paper.id) for paper in papers}
    place.close()
    return found


def test_a_wrong_extension_changes_nothing(luck: Luck, desk: Path) -> None:
    (desk / "foto.jpg").write_bytes(pdf([["een brief"]]))
    (desk / "brief.pdf").write_text("gewoon tekst")
    taken(luck, desk, code=0)
    kinds = {
        row["bestandsnaam"]: row["media_type"]
        for row in luck.works("--json", "docs", "El Amrani").json["papieren"]
    }
    assert kinds["foto.jpg"] == "application/pdf"
    assert kinds["brief.pdf"] == "text/plain"


@pytest.mark.skipif(os.name == "nt", reason="needs a right on Windows")
def test_a_symbolic_link_is_not_followed_and_the_rest_comes_in(
    luck: Luck, desk: Path, tmp_path: Path
) -> None:
    (tmp_path / "geheim.txt").write_text("van iemand anders")
    (desk / "brief.txt").symlink_to(tmp_path / "geheim.txt")
    (desk / "los.txt").symlink_to(tmp_path / "bestaat niet")
    said = taken(luck, desk, code=1)
    assert said.count("niet opgenomen. Dit is een snelkoppeling, geen bestand.") == 2
    assert len(luck.works("--json", "docs", "El Amrani").json["papieren"]) == 1


def test_a_folder_brings_its_files_and_an_empty_one_says_so(luck: Luck, desk: Path) -> None:
    (desk / "dieper" / "nog dieper").mkdir(parents=True)
    (desk / "dieper" / "nog dieper" / "brief.txt").write_text("diep")
    (desk.parent / "leeg").mkdir()
    assert "brief.txt: bewaard." in taken(luck, desk, code=0)
    said = luck.kanz("import", "El Amrani", desk.parent / "leeg")
    assert said.code == 1
    assert "leeg: niet opgenomen. In deze map zitten geen bestanden." in said.text


NAMES = (
    "x" * 251 + ".txt", "é" * 125 + ".txt", "brief\nmet\tregels.txt", "rekening\u202efdp.exe",
    "\u2067رسالة\u2069.txt", "-rf.txt", "CON.txt", "$(id).txt", "brief 😀.txt", "a\u0301" * 60,
)  # fmt: skip
TURNING = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\t")


def test_any_name_that_a_disk_takes_is_taken_and_shown_harmlessly(
    luck: Luck, desk: Path, tmp_path: Path
) -> None:
    for name in NAMES:
        (desk / name).write_text(f"inhoud van {name!a}")
    said = taken(luck, desk, code=0)
    assert said.count("bewaard.") == len(said.splitlines()) == len(NAMES) + 1
    assert not set(said) & TURNING
    assert "rekeningfdp.exe: bewaard." in said
    rows = luck.works("--json", "docs", "El Amrani").json["papieren"]
    assert not set("".join(row["titel"] + row["bestandsnaam"] for row in rows)) & TURNING
    document = next(row["document"] for row in rows if row["bestandsnaam"] == "rekeningfdp.exe")
    luck.works("get", "El Amrani", document, tmp_path / "uit")
    assert (tmp_path / "uit").read_text() == f"inhoud van {NAMES[3]!a}"


def test_a_name_that_is_no_text_at_all_is_taken_too(luck: Luck, desk: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux has such names")
    (Path(os.fsdecode(os.fsencode(desk) + b"/brief\xff\xfe.txt"))).write_text("oud")
    assert taken(luck, desk, code=0).count("bewaard.") == 2


def test_a_file_that_is_not_there_is_said_and_the_rest_comes_in(luck: Luck, desk: Path) -> None:
    said = luck.kanz("import", "El Amrani", desk / "bestaat niet.pdf", desk / "rest.txt")
    assert said.code == 1
    assert "bestaat niet.pdf: niet opgenomen. Dit bestand is er niet meer." in said.text
    assert REST in said.text
