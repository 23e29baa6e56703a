"""Hostile papers hurt the child process only, and the next paper is shown all the same."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from PIL import Image

from kanz_desktop.services import filetypes, paper_errors
from kanz_desktop.services.demo.plain_files import docx, email, pdf
from kanz_desktop.services.preview_process import PreviewProcess

BOX = (120, 120)


@pytest.fixture(scope="module")
def process():
    with_child = PreviewProcess()
    yield with_child
    with_child.close()


def _picture(process: PreviewProcess, kind: str, data: bytes, page: int = 0):
    return process.picture(data[:64] + bytes([page]), kind, lambda: data, page, *BOX)


def _text(process: PreviewProcess, kind: str, data: bytes) -> str:
    return process.text(data[:64] + b"text", kind, lambda: data)


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def test_a_picture_comes_back_as_pixels_within_its_box(process):
    shown = _picture(process, filetypes.PNG, _saved(Image.new("RGB", (600, 300), (255, 0, 0)), "PNG"))
    assert (shown.width, shown.height) == (120, 60)
    assert shown.rgba[:4] == b"\xff\x00\x00\xff"


def test_a_photo_taken_on_its_side_is_shown_upright(process):
    turned = Image.Exif()
    turned[0x0112] = 6  # EXIF 2.3: orientation, rotate 90
    data = _saved(Image.new("RGB", (400, 200)), "JPEG", exif=turned)
    shown = _picture(process, filetypes.JPEG, data)
    assert (shown.width, shown.height) == (60, 120)


def test_every_page_of_a_pdf_is_shown_and_read(process):
    data = pdf([["eerste blad (hallo)"], ["tweede blad, € 5"]])
    assert process.pages(b"pdf", filetypes.PDF, lambda: data) == 2
    shown = process.picture(b"pdf", filetypes.PDF, lambda: data, 1, *BOX)
    assert shown.height == 120
    words = process.text(b"pdf", filetypes.PDF, lambda: data)
    assert "eerste blad (hallo)" in words
    assert "tweede blad, € 5" in words


def test_turning_a_page_does_not_read_the_paper_again(process):
    data = pdf([["een"], ["twee"]])
    asked = []

    def content() -> bytes:
        asked.append(1)
        return data

    for page in (0, 1, 0):
        process.picture(b"keep", filetypes.PDF, content, page, *BOX)
    assert len(asked) == 1


def test_the_pages_of_a_scanned_tiff_are_counted(process):
    pages = [Image.new("L", (100, 140), tone) for tone in (10, 200, 90)]
    data = _saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert process.pages(b"tiff", filetypes.TIFF, lambda: data) == 3


def test_an_email_is_read_with_its_heads_in_dutch_and_its_words(process):
    data = email(
        "juf@school.example", "ouders@x.example", "Mon, 16 Nov 2026 10:00:00 +0100", "Gesprek", "Beste ouders"
    )
    words = _text(process, filetypes.EMAIL, data)
    assert "Van: juf@school.example" in words
    assert "Datum: 16-11-2026 10:00" in words
    assert "Onderwerp: Gesprek" in words
    assert "Beste ouders" in words


def test_an_email_without_a_readable_day_is_still_read(process):
    data = b"From: a@b.example\r\nTo: c@d.example\r\nDate: gisteren\r\nSubject: x\r\n\r\nhallo\r\n"
    assert "hallo" in _text(process, filetypes.EMAIL, data)


def test_a_word_file_is_read_by_its_paragraphs(process):
    assert _text(process, filetypes.DOCX, docx(["Eerste & laatste", "tweede"])) == "Eerste & laatste\ntweede"


def test_a_page_of_the_web_is_read_without_its_scripts(process):
    data = b"<html><head><title>t</title></head><body><script>boos()</script><p>Hallo</p>"
    assert _text(process, filetypes.HTML, data) == "Hallo"


def test_an_old_windows_text_keeps_its_letters(process):
    assert _text(process, filetypes.TEXT, "één €".encode("cp1252")) == "één €"


def test_a_pdf_with_a_password_says_that_it_is_locked(process):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf([["geheim"]]))))
    writer.encrypt("wachtwoord")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(paper_errors.PaperLocked):
        _picture(process, filetypes.PDF, out.getvalue())


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (filetypes.PDF, b"%PDF-1.7 en dan niets"),
        (filetypes.PNG, b"\x89PNG\r\n\x1a\nkapot"),
        (filetypes.JPEG, _saved(Image.new("RGB", (900, 900)), "JPEG")[:300]),
        (filetypes.DOCX, b"PK\x03\x04word/[Content_Types].xml"),
        (filetypes.HEIC, b"\x00\x00\x00\x18ftypheic" + bytes(100)),
    ],
)
def test_a_broken_paper_is_broken_and_the_next_one_is_shown(process, kind, data):
    with pytest.raises(paper_errors.PaperBroken):
        _picture(process, kind, data)
    assert _text(process, filetypes.TEXT, b"de volgende") == "de volgende"


def test_a_picture_of_too_many_pixels_is_not_unpacked(process):
    bomb = _saved(Image.new("1", (12000, 12000)), "PNG")
    with pytest.raises(paper_errors.PaperTooLargeToShow):
        _picture(process, filetypes.PNG, bomb)


def test_a_word_file_that_unpacks_without_end_is_stopped(process):
    import zipfile

    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("word/document.xml", b" " * 80_000_000)
    with pytest.raises(paper_errors.PaperTooLargeToShow):
        _text(process, filetypes.DOCX, out.getvalue())


def test_other_kinds_are_kept_but_not_shown(process):
    with pytest.raises(paper_errors.PaperNotShown):
        _text(process, filetypes.OTHER, b"\x00\x01")


def test_a_child_that_crashes_is_started_again():
    process = PreviewProcess()
    assert process.text(b"1", filetypes.TEXT, lambda: b"een") == "een"
    process._child.kill()
    process._child.wait()
    assert process.text(b"1", filetypes.TEXT, lambda: b"een") == "een"
    process.close()


def test_a_child_that_hangs_is_ended_within_its_time():
    hangs = (sys.executable, "-c", "import time; time.sleep(60)")
    process = PreviewProcess(seconds=0.3, command=hangs)
    with pytest.raises(paper_errors.PreviewFailed):
        process.text(b"1", filetypes.TEXT, lambda: b"een")
    process.close()


def test_what_a_child_says_about_its_picture_is_measured():
    lies = (
        "import sys; from kanz_desktop.services.preview_frames import *\n"
        "while read_frame(sys.stdin.buffer):\n"
        "    write_frame(sys.stdout.buffer, {'pages': 1, 'width': 900, 'height': 9}, b'xx')"
    )
    process = PreviewProcess(command=(sys.executable, "-c", lies))
    with pytest.raises(paper_errors.PreviewFailed):
        process.picture(b"1", filetypes.PNG, lambda: b"een", 0, *BOX)
    process.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no rlimits on Windows")
def test_the_child_can_write_no_file(tmp_path):
    import subprocess

    code = (
        "from kanz_desktop.services.preview_worker import limit_myself\n"
        "limit_myself()\n"
        f"open({str(tmp_path / 'spoor')!r}, 'wb', 0).write(b'x')"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode != 0
    assert not (tmp_path / "spoor").exists() or (tmp_path / "spoor").stat().st_size == 0


@pytest.mark.parametrize(
    "says",
    [
        "say(b'[]')", "say(b'{}')", "say(b'[' * 4000)", "say(b'{\"error\": [1]}')", "say(b'{\"pages\": -5}')",
        "say(b'{\"pages\": \"x\"}')", "say(b'{' + b' ' * 5000 + b'\"pages\": 1}')",
        "say(b'{\"pages\": 1}', 1 << 30)",
    ],
)  # fmt: skip
def test_a_child_that_was_taken_over_can_only_fail(says):
    """It may say anything; nothing but our own error comes of it, and no gigabytes."""
    code = (
        "import sys, struct, time\n"
        "def say(header, payload=0):\n"
        "    sys.stdout.buffer.write(struct.pack('>II', len(header), payload) + header)\n"
        "    sys.stdout.buffer.flush()\n"
        f"sys.stdin.buffer.read(8)\n{says}\ntime.sleep(60)"
    )
    process = PreviewProcess(seconds=20, command=(sys.executable, "-c", code))
    try:
        with pytest.raises(paper_errors.PreviewFailed):
            process.pages(b"key", filetypes.TEXT, lambda: b"x")
    finally:
        process.close()
