"""What the camera wrote beside the picture goes; the picture itself stays the same to the bit."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from kanz_desktop.services.bare_photo import ORIENTATION, bare_photo
from kanz_desktop.services.filetypes import GIF, JPEG, PNG, WEBP

SECRET = b"Dorpsstraat 12 Nergensdam"
ON_ITS_SIDE = 6  # EXIF 2.3: rotate 90
KINDS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP", GIF: "GIF"}


def _exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x0110] = SECRET.decode()  # model of the device
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (51.0, 12.0, 33.0)
    gps[29] = SECRET.decode()
    return exif


@cache
def photo(kind: str, orientation: int = 1) -> bytes:
    """A picture with data of place and device everywhere that its format has room for them."""
    image = Image.effect_noise((61, 43), 80).convert("RGB" if kind != GIF else "P")
    out = BytesIO()
    if kind == GIF:
        frames = [Image.effect_noise((61, 43), 90).convert("P") for _ in range(2)]
        image.save(out, "GIF", save_all=True, append_images=frames, loop=0, duration=90, comment=SECRET)
        return out.getvalue()
    options: dict[str, object] = {"exif": _exif(orientation)}
    if kind == PNG:
        options["pnginfo"] = texts = PngImagePlugin.PngInfo()
        texts.add_text("Location", SECRET.decode())
        texts.add_text("Remark", SECRET.decode(), zip=True)
        texts.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    if kind in (JPEG, WEBP):
        options["xmp"] = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    if kind == JPEG:
        options["comment"] = SECRET
    image.save(out, KINDS[kind], **options)
    return out.getvalue()


def pixels(data: bytes) -> list[bytes]:
    with Image.open(BytesIO(data)) as image:
        shown = []
        for frame in range(getattr(image, "n_frames", 1)):
            image.seek(frame)
            shown.append(image.convert("RGB").tobytes())
        return shown


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_place_and_device_is_left_and_no_pixel_changes(kind):
    whole = photo(kind)
    bare = bare_photo(kind, whole)
    assert SECRET in whole
    assert SECRET not in bare
    assert b"Exif" not in bare
    assert len(bare) < len(whole)
    assert pixels(bare) == pixels(whole)
    with Image.open(BytesIO(bare)) as image:
        assert dict(image.getexif()) == {}
        assert image.format == KINDS[kind]


@pytest.mark.parametrize("kind", [JPEG, PNG, WEBP])
def test_a_photo_taken_on_its_side_stays_so_and_says_nothing_else(kind):
    bare = bare_photo(kind, photo(kind, ON_ITS_SIDE))
    assert SECRET not in bare
    with Image.open(BytesIO(bare)) as image:
        assert dict(image.getexif()) == {ORIENTATION: ON_ITS_SIDE}


def test_compressed_words_of_a_png_go_too():
    bare = bare_photo(PNG, photo(PNG))
    with Image.open(BytesIO(bare)) as image:
        image.load()
        assert not image.info.keys() & {"Location", "Remark", "XML:com.adobe.xmp", "xmp"}


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_behind_the_picture_goes(kind):
    """A film of two seconds, a second picture, a remark: phones hide them behind the end."""
    assert SECRET not in bare_photo(kind, photo(kind) + SECRET * 3)


def test_colours_density_and_every_scan_of_a_progressive_jpeg_stay():
    out = BytesIO()
    image = Image.effect_noise((200, 160), 80).convert("RGB")
    image.save(out, "JPEG", progressive=True, dpi=(300, 300), icc_profile=b"kleurprofiel" * 9, exif=_exif(1))
    bare = bare_photo(JPEG, out.getvalue())
    assert pixels(bare) == pixels(out.getvalue())
    with Image.open(BytesIO(bare)) as image:
        assert image.info["icc_profile"] == b"kleurprofiel" * 9
        assert image.info["dpi"] == (300, 300)


def test_an_animation_keeps_going_round():
    with Image.open(BytesIO(bare_photo(GIF, photo(GIF)))) as image:
        assert (image.info["loop"], image.n_frames) == (0, 3)


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_that_was_cut_off_is_refused(kind):
    whole = photo(kind)
    for size in (12, 40, len(whole) // 3, len(whole) // 2):
        with pytest.raises((ValueError, IndexError)):
            bare_photo(kind, whole[:size])


@given(st.sampled_from(list(KINDS)), st.data())
def test_no_damage_makes_it_hang(kind, data):
    whole = bytearray(photo(kind))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=20)):
        whole[place] ^= data.draw(st.integers(1, 255))
    try:
        bare_photo(kind, bytes(whole))
    except Exception:  # noqa: BLE001 - the child answers any of them with one refusal
        return
