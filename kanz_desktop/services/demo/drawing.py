"""Pictures for the example: a page that looks scanned, a child's drawing, a photo from a phone."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import fontpkg_atkinson_hyperlegible
from PIL import Image, ImageChops, ImageDraw, ImageFont

A4_150 = (1240, 1754)
"""Pixels of an A4 sheet at 150 dots an inch, as an office scanner makes it."""
_PAPER = (250, 248, 242)
_INK = (38, 38, 46)
_MARGIN = 130


def typed_page(lines: Sequence[str], size: tuple[int, int] = A4_150, letter_size: int = 26) -> Image.Image:
    """A white page with typed lines; a line that begins with `# ` is a heading."""
    page = Image.new("RGB", size, _PAPER)
    pen = ImageDraw.Draw(page)
    down = _MARGIN
    for line in lines:
        heading = line.startswith("# ")
        letters = _letters(letter_size + 12 if heading else letter_size)
        pen.text((_MARGIN, down), line.removeprefix("# "), fill=_INK, font=letters)
        down += int(letter_size * (2.2 if heading else 1.6))
    return page


def _letters(size: int) -> ImageFont.FreeTypeFont:
    """The program's own face, which has the é and the € that Pillow's built-in one lacks."""
    files = Path(fontpkg_atkinson_hyperlegible.ROOT)
    return ImageFont.truetype(next(files.rglob("AtkinsonHyperlegible-Regular.ttf")), size)


def scanned(page: Image.Image, rng: random.Random) -> Image.Image:
    """The same page from the glass of a scanner: a little askew, grainy, darker along one edge."""
    turned = page.rotate(rng.uniform(-0.9, 0.9), Image.Resampling.BICUBIC, fillcolor=(226, 222, 214))
    shade = Image.linear_gradient("L").resize(page.size).point(lambda level: 240 + level * 15 // 255)
    lit = ImageChops.multiply(turned, Image.merge("RGB", (shade, shade, shade)))
    return Image.blend(lit, grain(page.size, rng), 0.04)


def grain(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """Grey noise."""
    return Image.frombytes("L", size, rng.randbytes(size[0] * size[1])).convert("RGB")


def childs_drawing(rng: random.Random) -> Image.Image:
    """A house, a sun, and five people who hold hands, in wobbly crayon."""
    page = Image.new("RGB", (1600, 1130), (255, 253, 246))
    pen = ImageDraw.Draw(page)
    _crayon(pen, rng, [(60, 980), (1540, 990)], (74, 140, 80), 26)
    house = [(900, 960), (900, 560), (1330, 560), (1330, 960)]
    _crayon(pen, rng, house, (178, 84, 60), 14)
    _crayon(pen, rng, [(860, 570), (1115, 330), (1370, 570)], (120, 60, 50), 16)
    _crayon(pen, rng, [(1070, 960), (1070, 760), (1180, 760), (1180, 960)], (96, 70, 50), 12)
    pen.ellipse((120, 70, 320, 270), fill=(250, 206, 70))
    for angle in range(0, 360, 30):
        _ray(pen, angle)
    for place, (height, colour) in enumerate(
        (
            (330, (60, 90, 150)),
            (300, (190, 80, 120)),
            (230, (90, 150, 90)),
            (190, (220, 140, 60)),
            (150, (130, 90, 170)),
        )
    ):
        _person(pen, rng, 120 + place * 155, 950, height, colour)
    letters = _letters(64)
    pen.text((130, 1010), "wij allemaal thuis", fill=(70, 70, 90), font=letters)
    return page


def phone_photo(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """A table with a heap of envelopes, in the light of a window, with the grain of a phone.

    Painted at a quarter of the size: that is quick, and soft in the way of a cheap lens.
    """
    wide, high = small = (size[0] // 4, size[1] // 4)
    light = Image.radial_gradient("L").resize(small).point(lambda level: 255 - level // 2)
    scene = ImageChops.multiply(Image.new("RGB", small, (150, 112, 76)), Image.merge("RGB", (light,) * 3))
    pen = ImageDraw.Draw(scene)
    across, down = wide // 5, high // 7
    for _ in range(14):
        left, top = rng.randrange(wide // 6, wide * 2 // 3), rng.randrange(high // 5, high * 2 // 3)
        tone = rng.randrange(215, 250)
        box = (left, top, left + across, top + down)
        pen.rectangle(box, fill=(tone, tone, tone - 12), outline=(150, 145, 135), width=2)
        flap = (left, top, left + across // 2, top + down // 2, left + across, top)
        pen.line(flap, fill=(180, 176, 166), width=2)
    return Image.blend(scene, grain(small, rng), 0.06).resize(size, Image.Resampling.BILINEAR)


def chat_picture(lines: Sequence[str]) -> Image.Image:
    """A picture of messages on a phone."""
    page = Image.new("RGB", (720, 1280), (229, 238, 232))
    pen = ImageDraw.Draw(page)
    letters = _letters(30)
    for place, line in enumerate(lines):
        left = 30 if place % 2 == 0 else 150
        top = 90 + place * 130
        pen.rounded_rectangle(
            (left, top, left + 540, top + 100),
            22,
            fill=(255, 255, 255) if place % 2 == 0 else (214, 240, 200),
        )
        pen.text((left + 24, top + 32), line, fill=_INK, font=letters)
    return page


def _ray(pen: ImageDraw.ImageDraw, angle: int) -> None:
    pen.arc((60, 10, 380, 330), angle - 2, angle + 2, fill=(250, 206, 70), width=34)


def _crayon(
    pen: ImageDraw.ImageDraw,
    rng: random.Random,
    points: Sequence[tuple[int, int]],
    colour: tuple[int, int, int],
    width: int,
) -> None:
    """A line drawn three times, each time a little beside the last one."""
    for _ in range(3):
        wobbly = [(x + rng.randint(-5, 5), y + rng.randint(-5, 5)) for x, y in points]
        pen.line(wobbly, fill=colour, width=width, joint="curve")


def _person(
    pen: ImageDraw.ImageDraw,
    rng: random.Random,
    x: int,
    ground: int,
    height: int,
    colour: tuple[int, int, int],
) -> None:
    head = height // 4
    top = ground - height
    pen.ellipse((x - head // 2, top, x + head // 2, top + head), outline=colour, width=9)
    middle = ground - height // 3
    _crayon(pen, rng, [(x, top + head), (x, middle)], colour, 9)
    _crayon(pen, rng, [(x - 70, top + head + 40), (x + 70, top + head + 40)], colour, 8)
    _crayon(pen, rng, [(x - 35, ground), (x, middle), (x + 35, ground)], colour, 9)
