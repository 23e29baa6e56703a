"""Half a picture is told from a whole one by the end that its format prescribes."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from kanz_desktop.services.filetypes import HEIC, JPEG, PNG, WEBP
from kanz_desktop.services.whole_picture import is_whole

FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}


def picture(kind: str, **how: object) -> bytes:
    content = BytesIO()
    Image.effect_noise((160, 120), 80).convert("RGB").save(content, FORMATS[kind], **how)
    return content.getvalue()


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_half_of_it_is_not_whole(kind):
    data = picture(kind)
    assert is_whole(kind, data)
    for part in (0.3, 0.6, 0.95):
        assert not is_whole(kind, data[: int(len(data) * part)])


def test_a_thumbnail_with_an_end_of_its_own_does_not_stand_for_the_photo():
    thumbnail, photo = picture(JPEG), picture(JPEG)
    inner = b"\xff\xe1" + (len(thumbnail) + 2).to_bytes(2, "big") + thumbnail
    with_thumbnail = photo[:2] + inner + photo[2:]
    assert is_whole(JPEG, with_thumbnail)
    assert not is_whole(JPEG, with_thumbnail[:-200])


def test_what_a_phone_puts_behind_the_end_is_no_reason_to_complain():
    assert is_whole(JPEG, picture(JPEG) + b"\x00" * 4096 + b"SEFT")
    assert is_whole(JPEG, picture(JPEG, progressive=True))


@pytest.mark.parametrize("kind", [HEIC, JPEG])
def test_what_cannot_be_told_counts_as_whole(kind):
    assert is_whole(kind, b"\xff\xd8nothing like a photo")
