"""The family's copy: all that its reader may read, and nothing of anybody else."""

from __future__ import annotations

import json
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from kanz_desktop.crypto.keys import random_id
from kanz_desktop.domain.kinds import AUDIENCE, AUDIENCE_PERSONS, PLACE, Merge, Place, Type
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Choice
from kanz_desktop.services import gezinskopie_maken, papieren, planversies
from kanz_desktop.services.edits import new_record, set_audience, set_fields
from kanz_desktop.services.filetypes import JPEG
from kanz_desktop.services.gezinskopie import CopyOrder, audience, copied, copy_reader, dossier_choices
from kanz_desktop.services.gezinskopie_maken import make_folder, make_zip
from kanz_desktop.services.preview_process import PreviewProcess
from kanz_desktop.services.sources import Source
from kanz_desktop.storage.backup import FolderInUse
from kanz_desktop.storage.failures import DiskFull
from tests.helpers.inzage import lines
from tests.helpers.second_reader import text_of
from tests.unit.services.test_bare_photo import SECRET, photo

MAMA, PAPA, SEM = (bytes([number]) * 16 for number in (1, 2, 3))
FAMILY_KINDS = [kind for kind in KINDS.values() if kind.place is Place.GEZINSMAP]
DOSSIER_KINDS = [kind for kind in KINDS.values() if kind.place is Place.DOSSIER and not kind.keyed]
HOSTILE = (
    '<script>alert("x")</script>',
    '"><img src=x onerror=alert(1)>',
    "../../../etc/passwd",
    "C:\\CON",
    "a" * 300,
    "\u202egnp.exe",
    "…",
    "&amp; % # ? é",
    "rapport\n\n2.",
)


def unwatched(_what, _done, _all):
    """Nobody looks on."""


@pytest.fixture(scope="module")
def process():
    with_child = PreviewProcess()
    yield with_child
    with_child.close()


@pytest.fixture
def sessie(make_sessie):
    opened = make_sessie()
    for person, naam in ((MAMA, "Mama"), (PAPA, "Papa"), (SEM, "Sem")):
        opened.apply(new_record("gezinslid", {"naam": naam}, record_id=person), "gezin").result()
    return opened


def texts(kind, word):
    """A canary in every free text of a kind."""
    return {
        field.id: f"{word}{kind.id}{field.id}".replace("_", "")
        for field in kind.fields
        if field.type is Type.TEXT and field.merge is not Merge.ORDER
    }


def write(sessie, kind, word, rule="iedereen", persons=(), place=None):
    record = random_id()
    edits = new_record(kind.id, texts(kind, word), record_id=record)
    edits += set_audience(sessie.snapshot, record, kind.id, sessie.pen(), rule, persons)
    if place:
        edits += set_fields(sessie.snapshot, record, kind.id, {PLACE: Choice(place, place)})
    sessie.apply(edits, "gezin").result()
    return record


def paper(sessie, name, data, rule="iedereen", persons=()):
    (item,) = papieren.take_in(sessie, [Source.from_bytes(name, data)]).items
    edits = set_audience(sessie.snapshot, item.record, "document", sessie.pen(), rule, persons)
    sessie.apply(edits, "gezin").result()
    return item.record


def everything_in(folder: Path) -> str:
    """Every name, every byte, and every word on the pages of a copy."""
    said = []
    for path in sorted(folder.rglob("*")):
        said.append(path.name)
        if path.is_file():
            data = path.read_bytes()
            said.append(data.decode("utf-8", "replace"))
            if path.suffix == ".pdf":
                said.append(text_of(data).replace("\n", "").replace(" ", ""))
    return "\n".join(said)


def fill(sessie):
    """In every kind a record for everybody, for mama, for papa, for workers, and in the dossier."""
    for kind in FAMILY_KINDS:
        write(sessie, kind, "Allen")
        write(sessie, kind, "Mama", "personen", [MAMA])
        write(sessie, kind, "Papa", "personen", [PAPA])
        write(sessie, kind, "Beiden", "personen", [MAMA, PAPA])
        write(sessie, kind, "Werker", "medewerkers")
        write(sessie, kind, "Dossier", place="dossier")
    for kind in DOSSIER_KINDS:
        if not getattr(kind, "logged", False):
            write(sessie, kind, "Dossier", "medewerkers")
    for word, rule, persons in (
        ("Allen", "iedereen", ()),
        ("Mama", "personen", [MAMA]),
        ("Papa", "personen", [PAPA]),
        ("Werker", "medewerkers", ()),
    ):
        paper(sessie, f"{word}bestand.txt", f"{word}inhoud van dit papier".encode(), rule, persons)


def test_a_copy_holds_all_that_its_reader_may_read_of_every_kind_and_field(sessie, process, tmp_path):
    fill(sessie)
    make_folder(sessie, CopyOrder(MAMA), tmp_path / "kopie", process, unwatched)
    data = (tmp_path / "kopie" / "gegevens.json").read_text(encoding="utf-8")
    pages = text_of((tmp_path / "kopie" / "alles.pdf").read_bytes()).replace("\n", "").replace(" ", "")
    for kind in FAMILY_KINDS:
        for word in ("Allen", "Mama", "Beiden"):
            for canary in texts(kind, word).values():
                assert canary in data
                assert canary in pages, f"{canary} stands on no page"
    papers = everything_in(tmp_path / "kopie" / "papieren")
    assert "Allenbestand" in papers
    assert "Mamainhoud" in papers


@pytest.mark.parametrize("originals", [False, True])
def test_a_copy_holds_nothing_of_another_nothing_of_the_dossier_and_nothing_for_workers(
    sessie, process, tmp_path, originals
):
    fill(sessie)
    make_folder(sessie, CopyOrder(MAMA, originals=originals), tmp_path / "kopie", process, unwatched)
    said = everything_in(tmp_path / "kopie")
    for word in ("Papa", "Werker", "Dossier"):
        for rest in ("bestand", "inhoud", *(f"{kind.id}" for kind in KINDS.values())):
            assert word + rest not in said


def test_what_is_asked_for_in_a_childs_name_holds_what_both_may_read(sessie):
    (kind,) = (kind for kind in FAMILY_KINDS if kind.id == "probleem")
    own = write(sessie, kind, "Sem", "personen", [SEM])
    shared = write(sessie, kind, "Samen", "personen", [SEM, MAMA])
    assert copied(sessie.snapshot, CopyOrder(SEM)).get(own)
    through = CopyOrder(SEM, through=MAMA)
    assert audience(through).persons == {SEM, MAMA}
    assert not copied(sessie.snapshot, through).get(own)
    assert copied(sessie.snapshot, through).get(shared)
    assert copy_reader(sessie.snapshot, through) == "Sem, via Mama"
    assert (
        copy_reader(sessie.snapshot, CopyOrder(SEM, through_name="voogd Jansen")) == "Sem, via voogd Jansen"
    )


def test_of_the_dossier_goes_along_what_was_chosen_and_never_what_is_for_named_others(sessie):
    (kind,) = (kind for kind in FAMILY_KINDS if kind.id == "document")
    piece = write(sessie, kind, "Stuk", "medewerkers", place="dossier")
    other = write(sessie, kind, "Ander", "personen", [PAPA], place="dossier")
    in_map = write(sessie, kind, "Kaart", "medewerkers")
    assert [row.id for row in dossier_choices(sessie.snapshot, CopyOrder(MAMA))] == [piece]
    assert not copied(sessie.snapshot, CopyOrder(MAMA)).get(piece)
    chosen = copied(sessie.snapshot, CopyOrder(MAMA, dossier=frozenset({piece, other, in_map})))
    assert chosen.get(piece)
    assert not chosen.get(other)
    assert not chosen.get(in_map)


def test_an_agreed_plan_goes_along_without_what_was_kept_from_the_reader_since(sessie, process, tmp_path):
    (kind,) = (kind for kind in FAMILY_KINDS if kind.id == "probleem")
    stays, later = write(sessie, kind, "Blijft"), write(sessie, kind, "Later")
    for record in (stays, later):
        area = {"leefgebied": sessie.pen().choice("leefgebied", "leefgebied-1")}
        sessie.apply(set_fields(sessie.snapshot, record, "probleem", area), "leefgebieden").result()
    planversies.agree(sessie, [])
    edits = set_audience(sessie.snapshot, later, "probleem", sessie.pen(), "personen", [PAPA])
    sessie.apply(edits, "leefgebieden").result()
    make_folder(sessie, CopyOrder(MAMA), tmp_path / "kopie", process, unwatched)
    (plan,) = (tmp_path / "kopie" / "plannen").iterdir()
    assert plan.name == "Gezinsplan versie 1.pdf"
    words = text_of(plan.read_bytes()).replace("\n", "").replace(" ", "")
    assert "Blijftprobleemdoel" in words
    assert "Laterprobleem" not in words
    assert "plannen/Gezinsplan%20versie%201.pdf" in (tmp_path / "kopie" / "index.html").read_text("utf-8")


class Page(HTMLParser):
    """What a browser would make of it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name in ("href", "src"):
                self.links.append(value)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read_page(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    assert page.open == []
    return page


def test_hostile_titles_are_words_on_the_page_and_lead_nowhere(sessie, process, tmp_path):
    for number, title in enumerate(HOSTILE):
        record = paper(sessie, f"{title[:60]}.png", f"papier {number}".encode())
        edits = set_fields(sessie.snapshot, record, "document", {"titel": title, "woorden": title})
        sessie.apply(edits, "gezin").result()
    edits = set_fields(sessie.snapshot, MAMA, "gezinslid", {"naam": HOSTILE[0]})
    sessie.apply(edits, "gezin").result()
    target = tmp_path / "kopie"
    made = make_folder(sessie, CopyOrder(MAMA), target, process, unwatched)
    assert made.papers == len(HOSTILE)
    page = read_page(target / "index.html")
    assert not {"script", "img", "iframe", "object", "link"} & set(page.tags)
    files = {target / unquote(link) for link in page.links}
    assert files == {path for path in target.rglob("*") if path.is_file() and path.name != "index.html"}
    assert {path.parent for path in files} == {target, target / "papieren"}
    words = "".join(page.text)
    for title in HOSTILE[:4]:
        assert title in words
    for path in files:
        assert len(path.name) < 100
        assert not set('\\/:*?"<>|\u202e') & set(path.name)


def test_the_page_forbids_itself_to_load_anything_and_reads_on_a_phone_in_the_dark(sessie, process, tmp_path):
    make_folder(sessie, CopyOrder(MAMA), tmp_path / "k", process, unwatched)
    text = (tmp_path / "k" / "index.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert "http" not in text.replace("http-equiv", "")
    assert 'lang="nl"' in text
    assert "width=device-width" in text
    assert "prefers-color-scheme: dark" in text


def test_a_photo_goes_along_without_place_and_device_unless_originals_were_chosen(sessie, process, tmp_path):
    paper(sessie, "foto.jpg", photo(JPEG))
    make_folder(sessie, CopyOrder(MAMA), tmp_path / "kaal", process, unwatched)
    make_folder(sessie, CopyOrder(MAMA, originals=True), tmp_path / "heel", process, unwatched)
    (bare,) = (tmp_path / "kaal" / "papieren").iterdir()
    (whole,) = (tmp_path / "heel" / "papieren").iterdir()
    assert SECRET not in bare.read_bytes()
    assert whole.read_bytes() == photo(JPEG)


def damage(sessie, record):
    file = sessie.snapshot.get(record).file("bestand")
    path = sessie.objects.path(file.object)
    path.chmod(0o600)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("make", [make_folder, make_zip])
def test_a_damaged_paper_is_named_and_does_not_stop_the_rest(sessie, process, tmp_path, make):
    paper(sessie, "Heel.txt", b"heel papier")
    damage(sessie, paper(sessie, "Kapot.txt", b"dit gaat stuk"))
    made = make(sessie, CopyOrder(MAMA), tmp_path / "kopie", process, unwatched)
    assert made.papers == 1
    assert [one.title for one in made.left_out] == ["Kapot"]
    assert made.left_out[0].error.code
    if make is make_folder:
        words = " ".join(read_page(tmp_path / "kopie" / "index.html").text)
        assert "Wat niet mee kon" in words
        assert "Kapot" in words
        assert len(list((tmp_path / "kopie" / "papieren").iterdir())) == 1


class StopNow(Exception):
    pass


@pytest.mark.parametrize("make", [make_folder, make_zip])
def test_stopping_halfway_leaves_nothing(sessie, process, tmp_path, make):
    for number in range(3):
        paper(sessie, f"{number}.txt", b"%d" % number)
    place = tmp_path / "plek"
    place.mkdir()

    def stop(_what, done, _all):
        if done == 2:
            raise StopNow

    with pytest.raises(StopNow):
        make(sessie, CopyOrder(MAMA), place / "kopie", process, stop)
    assert list(place.iterdir()) == []


def test_until_it_is_whole_a_copy_is_called_unfinished_and_the_next_try_clears_it(
    sessie, process, tmp_path, monkeypatch
):
    paper(sessie, "brief.txt", b"brief")

    def battery_dies(*_args, **_options):
        raise SystemExit

    monkeypatch.setattr(gezinskopie_maken.shutil, "rmtree", lambda *_a, **_k: None)
    monkeypatch.setattr(gezinskopie_maken, "rename_durable", battery_dies)
    with pytest.raises(SystemExit):
        make_folder(sessie, CopyOrder(MAMA), tmp_path / "kopie", process, unwatched)
    assert (tmp_path / "kopie (niet af)").is_dir()
    assert not (tmp_path / "kopie").exists()
    monkeypatch.undo()
    (tmp_path / "kopie (niet af)" / "oud").write_text("oud")
    make_folder(sessie, CopyOrder(MAMA), tmp_path / "kopie", process, unwatched)
    assert not (tmp_path / "kopie (niet af)").exists()
    assert not (tmp_path / "kopie" / "oud").exists()


def test_a_full_disk_says_so_and_leaves_nothing(sessie, process, tmp_path, monkeypatch):
    place = tmp_path / "plek"
    place.mkdir()

    def full(*_args, **_options):
        raise DiskFull

    monkeypatch.setattr(gezinskopie_maken, "atomic_file", full)
    for make in (make_folder, make_zip):
        with pytest.raises(DiskFull):
            make(sessie, CopyOrder(MAMA), place / "kopie", process, unwatched)
    assert list(place.iterdir()) == []


def test_a_folder_that_is_there_is_not_touched(sessie, process, tmp_path):
    (tmp_path / "kopie").mkdir()
    (tmp_path / "kopie" / "eigen.txt").write_text("van iemand")
    with pytest.raises(FolderInUse):
        make_folder(sessie, CopyOrder(MAMA), tmp_path / "kopie", process, unwatched)
    assert [path.name for path in (tmp_path / "kopie").iterdir()] == ["eigen.txt"]


def test_a_zip_holds_the_same_hides_every_word_and_says_nothing_in_its_names(sessie, process, tmp_path):
    fill(sessie)
    target = tmp_path / "kopie.zip"
    made = make_zip(sessie, CopyOrder(MAMA), target, process, unwatched)
    raw = target.read_bytes()
    for word in (b"Allen", b"Mama", b"gezinslid", b"inhoud"):
        assert word not in raw
    assert b"papieren/001.txt" in raw
    assert made.password.encode() not in raw
    assert len(made.password.replace("-", "")) == 20


SEVEN = shutil.which("7z") or shutil.which("7zz") or shutil.which("7za")


@pytest.mark.skipif(SEVEN is None, reason="needs 7-Zip")
def test_another_program_opens_the_zip_with_the_password_and_with_no_other(sessie, process, tmp_path):
    paper(sessie, "brief.txt", b"de inhoud van de brief")
    made = make_zip(sessie, CopyOrder(MAMA), tmp_path / "kopie.zip", process, unwatched)

    def extract(password, folder):
        command = [SEVEN, "x", f"-p{password}", f"-o{folder}", str(tmp_path / "kopie.zip")]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert extract("verkeerd", tmp_path / "nee") != 0
    assert extract(made.password, tmp_path / "ja") == 0
    assert (tmp_path / "ja" / "papieren" / "001.txt").read_bytes() == b"de inhoud van de brief"
    assert json.loads((tmp_path / "ja" / "gegevens.json").read_text())["format"] == "kanz-gezin"
    read_page(tmp_path / "ja" / "index.html")


def test_nothing_of_a_zip_touches_the_disk_in_the_clear(sessie, process, tmp_path, monkeypatch):
    """What is written while it is being made is looked at while it stands there."""
    paper(sessie, "brief.txt", b"Kanarie in de brief")
    place = tmp_path / "plek"
    place.mkdir()
    seen = []

    def look(_what, _done, _all):
        seen.extend(path.read_bytes() for path in place.iterdir())

    make_zip(sessie, CopyOrder(MAMA), place / "kopie.zip", process, look)
    assert seen
    assert not any(b"Kanarie" in data for data in seen)


def test_the_open_format_of_a_copy_has_neither_the_deleted_nor_who_else_exists(sessie, process, tmp_path):
    fill(sessie)
    make_folder(sessie, CopyOrder(MAMA), tmp_path / "k", process, unwatched)
    content = json.loads((tmp_path / "k" / "gegevens.json").read_text(encoding="utf-8"))
    assert {row["place"] for row in content["records"]} == {"gezinsmap"}
    assert "medewerkers" not in {row["for"] for row in content["records"]}
    assert not any(row.get("deleted") for row in content["records"])
    assert AUDIENCE not in content["records"][0]["fields"]
    assert AUDIENCE_PERSONS in next(row for row in content["records"] if row["for"] == "personen")["sets"]


@pytest.mark.parametrize("make", [make_folder, make_zip])
def test_the_inzageregister_knows_of_it_before_anything_leaves(sessie, process, tmp_path, make):
    def stop(*_):
        raise StopNow

    paper(sessie, "brief.txt", b"brief")
    with pytest.raises(StopNow):
        make(sessie, CopyOrder(SEM, through=MAMA), tmp_path / "kopie", process, stop)
    (line,) = [line for line in lines(sessie) if line["wat"] == "uitvoer"]
    assert line["personen"] == {SEM, MAMA}
