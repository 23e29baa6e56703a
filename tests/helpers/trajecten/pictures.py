"""Pictures of forms and screens, small and grey, and whether they still look as the one that is kept.

Two pictures are compared by how much ink each small square holds: letters may be smoothed in another way,
but a word that is gone or a block that moved leaves squares empty that were full. `KANZ_PLATEN=1` writes
the kept pictures anew (`make platen`); look at them before they are committed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops
from PySide6.QtGui import QImage

KEPT = Path(__file__).parents[2] / "fixtures" / "trajecten"
RENEW = bool(os.environ.get("KANZ_PLATEN"))
LOOK = os.environ.get("KANZ_PLATEN_GROOT", "")
"""A folder for the same pictures in full size and colour, to look at."""
_PAGE_SCALE, _SCREEN_SCALE = 0.6, 0.4
_GREYS = 16
_SQUARE = 6
_INK = 26
"""Of 255: more difference than this in the mean of a square is no smoothing."""
_SQUARES = 2
"""So few squares may differ."""


def of_pages(pdf: bytes, scale: float = _PAGE_SCALE) -> Image.Image:
    """Every page, one below the other."""
    document = pypdfium2.PdfDocument(pdf)
    sheets = [page.render(scale=scale).to_pil().convert("RGB") for page in document]
    document.close()
    whole = Image.new("RGB", (max(s.width for s in sheets), sum(s.height for s in sheets)), "white")
    top = 0
    for sheet in sheets:
        whole.paste(sheet, (0, top))
        top += sheet.height
    return whole


def of_screen(grabbed: QImage) -> Image.Image:
    """What Qt painted."""
    rgba = grabbed.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (rgba.width(), rgba.height()), bytes(rgba.constBits())).convert("RGB")


def small(picture: Image.Image, scale: float = 1.0) -> Image.Image:
    """Grey in sixteen steps: a page is some kilobytes."""
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    grey = picture.convert("L").resize(size, Image.Resampling.BOX)
    return grey.quantize(_GREYS)


def differs(one: Image.Image, other: Image.Image) -> str:
    """Where two pictures differ, in words; empty when they look the same."""
    if one.size != other.size:
        return f"was {one.size[0]}x{one.size[1]}, is {other.size[0]}x{other.size[1]}"
    size = (max(1, one.width // _SQUARE), max(1, one.height // _SQUARE))
    ink = [p.convert("L").resize(size, Image.Resampling.BOX) for p in (one, other)]
    apart = ImageChops.difference(*ink).point(lambda value: 255 if value > _INK else 0)
    squares = apart.histogram()[255]
    if squares <= _SQUARES:
        return ""
    left, top, right, bottom = (side * _SQUARE for side in apart.getbbox() or (0, 0, 0, 0))
    return f"{squares} squares differ, between {left},{top} and {right},{bottom}"


@dataclass
class Album:
    """The kept pictures of one traject. `wrong` says what looks otherwise now."""

    name: str
    wrong: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def form(self, name: str, pdf: bytes) -> None:
        if LOOK:
            self._keep(Path(LOOK) / self.name / f"{name}.png", of_pages(pdf, 1.4))
        self._compare(name, small(of_pages(pdf)))

    def screen(self, name: str, grabbed: QImage) -> None:
        picture = of_screen(grabbed)
        if LOOK:
            self._keep(Path(LOOK) / self.name / f"scherm-{name}.png", picture)
        self._compare(f"scherm-{name}", small(picture, _SCREEN_SCALE))

    def left_over(self) -> set[str]:
        """Kept pictures of which nothing was made."""
        return {path.stem for path in (KEPT / self.name).glob("*.png")} - self.seen

    def _compare(self, name: str, picture: Image.Image) -> None:
        self.seen.add(name)
        kept = KEPT / self.name / f"{name}.png"
        if RENEW:
            self._renew(kept, picture)
        elif not kept.exists():
            self.wrong[name] = "no picture is kept"
        else:
            with Image.open(kept) as before:
                if said := differs(before, picture):
                    self.wrong[name] = said

    def _renew(self, kept: Path, picture: Image.Image) -> None:
        """One that still looks the same stays as it is, byte for byte."""
        if kept.exists():
            with Image.open(kept) as before:
                if not differs(before, picture):
                    return
        self._keep(kept, picture)

    @staticmethod
    def _keep(path: Path, picture: Image.Image) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path, optimize=True)
