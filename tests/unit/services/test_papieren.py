"""Papers go into the map byte for byte; each bad one is said on its own and the rest goes on."""

from __future__ import annotations

import os
from concurrent.futures import Future
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kanz_desktop.domain.access import WORKER_VIEW
from kanz_desktop.services import filetypes, kopie, paper_errors, papieren, previews
from kanz_desktop.services.demo.plain_files import pdf
from kanz_desktop.services.edits import delete
from kanz_desktop.services.opname import GROUP_FILES
from kanz_desktop.services.papieren import ALREADY, KEPT, REFUSED, STOPPED, take_in
from kanz_desktop.services.preview_process import PreviewProcess
from kanz_desktop.services.sources import Source, sources
from kanz_desktop.storage.failures import DiskFull


@pytest.fixture(scope="module")
def process():
    with_child = PreviewProcess()
    yield with_child
    with_child.close()


def _outcomes(report):
    return [item.outcome for item in report.items]


def test_a_paper_comes_out_as_it_went_in(sessie):
    data = os.urandom(200_001)
    (item,) = take_in(sessie, [Source.from_bytes("foto.jpg", data)]).items
    assert papieren.read(sessie, item.record) == data


def test_what_is_known_of_a_paper_stands_in_its_record(sessie):
    (item,) = take_in(sessie, [Source.from_bytes("brief school.pdf", pdf([["hallo"]]))]).items
    record = sessie.snapshot.get(item.record)
    assert record.text("titel") == "brief school"
    assert record.text("bestandsnaam") == "brief school.pdf"
    assert record.date("ontvangen") == sessie.today()
    assert record.file("bestand").media_type == filetypes.PDF


def test_the_same_content_is_kept_once_and_said_so(sessie):
    report = take_in(sessie, [Source.from_bytes("a", b"zelfde"), Source.from_bytes("b", b"zelfde")])
    again = take_in(sessie, [Source.from_bytes("c", b"zelfde")])
    assert (_outcomes(report), _outcomes(again)) == ([KEPT, ALREADY], [ALREADY])
    assert {item.record for item in (*report.items, *again.items)} == {report.items[0].record}
    assert len(sessie.snapshot.of("document")) == 1


def test_a_paper_of_which_the_record_lies_in_the_prullenbak_can_be_taken_in_again(sessie):
    (first,) = take_in(sessie, [Source.from_bytes("a", b"zelfde")]).items
    sessie.apply([delete(sessie.snapshot, first.record)], "gezinsmap").result()
    (second,) = take_in(sessie, [Source.from_bytes("a", b"zelfde")]).items
    assert second.outcome == KEPT
    assert papieren.read(sessie, second.record) == b"zelfde"


def test_bad_papers_are_refused_each_with_its_own_reason_and_the_rest_is_kept(sessie, tmp_path):
    folder = tmp_path / "bureau"
    folder.mkdir()
    (folder / "a goed.txt").write_text("eerste")
    (folder / "b leeg.txt").touch()
    with (folder / "c film.bin").open("wb") as film:
        film.truncate(3_000_000_000)
    (folder / "d wijzer").symlink_to(folder / "a goed.txt")
    (folder / ("e" * 240 + ".txt")).write_text("lange naam")
    (folder / "f \u202egnp.txt").write_text("omgekeerd")
    offered = [*sources([folder]), Source.from_path(folder / "weg.txt")]
    report = take_in(sessie, offered)
    errors = {item.name[:1]: type(item.error) for item in report.items if item.error}
    assert errors == {
        "b": paper_errors.PaperEmpty,
        "c": paper_errors.PaperTooBig,
        "d": paper_errors.PaperIsLink,
        "w": paper_errors.PaperGone,
    }
    assert (report.count(KEPT), report.count(REFUSED)) == (3, 4)
    assert len(sessie.snapshot.of("document")) == 3


def test_a_paper_that_vanishes_halfway_is_refused_and_the_next_is_kept(sessie, monkeypatch):
    class Pulled:
        media_type = filetypes.TEXT

        def read(self, size: int) -> bytes:
            raise OSError(5, "stick")

        def close(self) -> None: ...

        def __enter__(self):
            return self

        def __exit__(self, *_: object) -> None: ...

    report = take_in(sessie, [Source("stick.txt", 4, Pulled), Source.from_bytes("b", b"goed")])
    assert _outcomes(report) == [REFUSED, KEPT]


def test_papers_that_cannot_be_shown_are_kept_and_the_reason_is_said(sessie, process):
    broken = b"\x89PNG\r\n\x1a\nkapot"
    report = take_in(sessie, [Source.from_bytes("foto.png", broken)], process=process)
    (item,) = report.items
    assert item.outcome == KEPT
    assert isinstance(item.error, paper_errors.PaperBroken)
    assert papieren.read(sessie, item.record) == broken


def test_half_a_photo_is_kept_shown_as_far_as_it_goes_and_said(sessie, process):
    content = BytesIO()
    Image.effect_noise((400, 300), 80).save(content, "JPEG")
    half = content.getvalue()[: len(content.getvalue()) // 2]
    (item,) = take_in(sessie, [Source.from_bytes("foto.jpg", half)], process=process).items
    assert item.outcome == KEPT
    assert isinstance(item.error, paper_errors.PaperIncomplete)
    assert papieren.read(sessie, item.record) == half
    shown = process.picture(b"half", filetypes.JPEG, lambda: half, 0, 400, 300)
    assert (shown.width, shown.height) == (400, 300)


def test_the_words_on_a_paper_are_found(sessie, process):
    (item,) = take_in(sessie, [Source.from_bytes("x.pdf", pdf([["bezwaarschrift"]]))], process=process).items
    assert [hit.record for hit in sessie.search("bezwaar", WORKER_VIEW).result()] == [item.record]


def test_stopping_halfway_keeps_what_was_done_and_says_what_was_not(sessie):
    offered = [Source.from_bytes(str(n), f"papier {n}".encode()) for n in range(GROUP_FILES + 5)]
    answers = iter([False, True])
    report = take_in(sessie, offered, cancelled=lambda: next(answers))
    assert (report.count(KEPT), report.count(STOPPED)) == (GROUP_FILES, 5)
    assert len(sessie.snapshot.of("document")) == GROUP_FILES


def test_progress_says_how_many_of_how_many_and_which(sessie):
    seen = []
    take_in(sessie, [Source.from_bytes("brief.txt", b"x")], progress=lambda *step: seen.append(step))
    assert seen == [(0, 1, "brief.txt"), (1, 1, "")]


def test_one_undo_takes_back_what_was_taken_in_together(sessie):
    take_in(sessie, [Source.from_bytes("a", b"1"), Source.from_bytes("b", b"2")])
    sessie.undo("gezinsmap").result()
    assert sessie.snapshot.of("document") == ()


def test_a_record_that_is_no_paper_cannot_be_read(sessie):
    with pytest.raises(papieren.NoPaper):
        papieren.read(sessie, sessie.snapshot.only("gezin").id)


def test_a_copy_that_leaves_the_map_gets_a_name_that_every_disk_takes(sessie):
    (item,) = take_in(sessie, [Source.from_bytes('a/b:c?"d.jpg', pdf([["x"]]))]).items
    name = kopie.outside_name(sessie.snapshot.get(item.record))
    assert name.endswith(".pdf")
    assert not set(name) & set('\\/:*?"<>|')
    assert Path(name).name == name


def test_a_picture_is_shown_from_the_map(sessie):
    (item,) = take_in(sessie, [Source.from_bytes("x.pdf", pdf([["een"], ["twee"]]))]).items
    assert previews.pages(sessie, item.record) == 2
    assert previews.thumbnail(sessie, item.record, (90, 90)).height == 90
    assert previews.page(sessie, item.record, 1, 0.5).height == round(previews.SHEET[1] * 0.5)
    assert "twee" in previews.text(sessie, item.record)
    previews.close()


def test_a_text_has_no_picture_but_has_its_words(sessie):
    (item,) = take_in(sessie, [Source.from_bytes("x.txt", b"hallo")]).items
    assert previews.thumbnail(sessie, item.record, (90, 90)) is None
    assert previews.text(sessie, item.record) == "hallo"
    previews.close()


def test_a_disk_that_fills_up_refuses_that_group_keeps_the_one_before_and_says_both(sessie, monkeypatch):
    offered = [Source.from_bytes(str(n), f"papier {n}".encode()) for n in range(GROUP_FILES + 2)]
    offered.append(Source.from_bytes("zelfde", b"papier 0"))
    offered.append(Source.from_bytes("ook", f"papier {GROUP_FILES}".encode()))
    real, calls = sessie.apply, []

    def apply(edits, screen):
        calls.append(edits)
        if len(calls) == 2:
            full = Future()
            full.set_exception(DiskFull())
            return full
        return real(edits, screen)

    monkeypatch.setattr(sessie, "apply", apply)
    outcomes = _outcomes(take_in(sessie, offered))
    assert outcomes == [KEPT] * GROUP_FILES + [REFUSED, REFUSED, ALREADY, REFUSED]
    assert len(sessie.snapshot.of("document")) == GROUP_FILES


def test_the_same_paper_in_the_next_group_is_already_there(sessie):
    offered = [Source.from_bytes(str(n), f"papier {n}".encode()) for n in range(GROUP_FILES)]
    report = take_in(sessie, [*offered, Source.from_bytes("weer", b"papier 3")])
    assert report.items[-1].outcome == ALREADY
    assert report.items[-1].record == report.items[3].record
