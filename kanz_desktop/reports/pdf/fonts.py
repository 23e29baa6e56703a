"""The typefaces on paper: Atkinson Hyperlegible first, Noto behind it, every glyph embedded and searchable.

reportlab draws characters; Arabic and Devanagari need glyphs that no character names. Such a glyph gets a
private code here, and the embedded font says which letters it stands for, so that a search in the PDF finds
the word that the parents wrote. Widths are in ems.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, makeToUnicodeCMap

REGULAR = "Kanz"
BOLD = "Kanz-Bold"

_FALLBACKS = {
    "Kanz-Noto": ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),
    "Kanz-Arabic": ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf"),
    "Kanz-Ethiopic": (
        "justmytype_intl_africa",
        "fonts/ofl/notosansethiopic/NotoSansEthiopic[wdth,wght].ttf",
    ),
    "Kanz-Tamil": ("fontpkg_noto_sans_tamil", "files/NotoSansTamil[wdth,wght].ttf"),
}
"""Package and file, in the order in which they are asked: the scripts that families in the Netherlands write.

Variable files: what is drawn is their default, regular weight. Another script is one line here.
"""

_PRIVATE_START = 0xF0000
"""Plane 15, private use: `text.clean` lets none of it through, and no font here names it."""


class ShapedFont(TTFont):  # type: ignore[misc]
    """A TrueType font that also draws shaped glyphs, each with the letters that it stands for."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path))
        self.covered = _covered(self)
        self.shaper = uharfbuzz.Font(self.hbFace)
        self.units = self.hbFace.upem
        self._codes: dict[tuple[int, str, int], str] = {}
        self._letters: dict[int, str] = {}

    def code_for(self, glyph: int, letters: str, advance: int) -> str:
        """A character that draws this glyph, moves on by `advance` units, and is read back as `letters`."""
        key = (glyph, letters, advance)
        if key not in self._codes:
            code = _PRIVATE_START + len(self._codes)
            self._letters[code] = letters
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = advance * 1000 / self.units
            self._codes[key] = chr(code)
        return self._codes[key]

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name, called at the end of a document
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")
            stream = doc.idToObject[f"toUnicodeCMap:{name}"]
            stream.content = self._read_back(name, subset)

    def _read_back(self, name: str, subset: list[int]) -> str:
        """reportlab's own table of one subset, with our letters in place of its private codes."""
        lines = makeToUnicodeCMap(name, subset).split("\n")
        first = next(i for i, line in enumerate(lines) if line.endswith("beginbfchar")) + 1
        for place, code in enumerate(subset):
            letters = self._letters.get(code)
            if letters is not None:
                lines[first + place] = f"<{place:02X}> <{letters.encode('utf-16-be').hex().upper()}>"
        return "\n".join(lines)


def _file(package: str, name: str) -> Path:
    return Path(str(resources.files(package))).joinpath(*name.split("/"))


@lru_cache(maxsize=1)
def register() -> None:
    """Make the typefaces known to reportlab, once for the life of the process."""
    for name, weight in ((REGULAR, "Regular"), (BOLD, "Bold")):
        path = _file("fontpkg_atkinson_hyperlegible", f"files/AtkinsonHyperlegible-{weight}.ttf")
        pdfmetrics.registerFont(TTFont(name, str(path)))


@lru_cache(maxsize=len(_FALLBACKS))
def fallback(name: str) -> ShapedFont:
    """The typeface behind Atkinson of that name; read from disk only when a text needs it."""
    font = ShapedFont(name, _file(*_FALLBACKS[name]))
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=1)
def base_codes() -> frozenset[int]:
    """Code points that Atkinson Hyperlegible has in both weights, without marks: those need shaping."""
    register()
    both = frozenset.intersection(*(_covered(pdfmetrics.getFont(name)) for name in (REGULAR, BOLD)))
    return frozenset(code for code in both if not unicodedata.combining(chr(code)))


def _covered(font: Any) -> frozenset[int]:
    return frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph)


@lru_cache(maxsize=16384)
def in_base(text: str) -> bool:
    """True when Atkinson Hyperlegible has every character."""
    return base_codes().issuperset(map(ord, text))


@lru_cache(maxsize=4096)
def font_of(cluster: str) -> str | None:
    """The first typeface that draws this letter with its marks; None when no single one does."""
    if in_base(cluster):
        return REGULAR
    codes = frozenset(map(ord, cluster))
    return next((name for name in _FALLBACKS if codes <= fallback(name).covered), None)


@lru_cache(maxsize=32768)
def base_width(text: str, bold: bool) -> float:
    """Width in ems of a text that Atkinson covers."""
    return sum(map(_widths(bold).__getitem__, text))


@lru_cache(maxsize=2)
def _widths(bold: bool) -> dict[str, float]:
    """Width in ems by character."""
    register()
    widths = pdfmetrics.getFont(BOLD if bold else REGULAR).face.charWidths
    return {chr(code): widths[code] / 1000 for code in base_codes()}
