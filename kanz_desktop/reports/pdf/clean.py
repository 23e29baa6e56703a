"""What people typed, made fit for paper: nothing vanishes, and nothing is drawn that no typeface has.

An emoji becomes its name in words, a script that we have no typeface for becomes a note that says so.
Invisible characters that only steer a screen are left out.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache

from kanz_desktop.paths import resource_text
from kanz_desktop.reports.pdf import fonts

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0d\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ALIKE = str.maketrans({
    "\u2010": "-", "\u2011": "-", "→": "->", "←": "<-", "⇒": "=>", "☐": "[ ]", "☑": "[x]", "☒": "[x]",
})  # fmt: skip
"""Signs that people type for their shape; the shape is kept."""
_SKIN_OR_STYLE = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_EMOJI_CHAR = (
    "[\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\U0001f000-\U0001faff]"
)
_EMOJI = re.compile(f"{_FLAG}|{_EMOJI_CHAR}{_SKIN_OR_STYLE}*(?:\u200d{_EMOJI_CHAR}{_SKIN_OR_STYLE}*)*")
_LEFT_OVER = re.compile(_SKIN_OR_STYLE)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """The text in NFC with `\\n` as its only line break, every other character one that we can draw."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    text = text.translate(_ALIKE)
    if _drawable(text):
        return text
    text = _EMOJI.sub(lambda found: _emoji_words(found[0]), text)
    return _note_what_is_missing(_LEFT_OVER.sub("", text))


def _drawable(text: str) -> bool:
    return fonts.in_base(text.replace("\n", "")) or all(char == "\n" or fonts.font_of(char) for char in text)


def _emoji_words(cluster: str) -> str:
    if _drawable(cluster):
        return cluster
    names = _emoji_names()
    key = cluster.replace("\ufe0f", "")
    words = names.get(key) or names.get(cluster[0])
    if words is None and len(key) == 2 and all("\U0001f1e6" <= char <= "\U0001f1ff" for char in key):
        words = "vlag " + "".join(chr(ord(char) - 0x1F1E6 + ord("A")) for char in key)
    return f"[emoji: {words or unicodedata.name(cluster[0], 'onbekend').lower()}]"


@lru_cache(maxsize=1)
def _emoji_names() -> dict[str, str]:
    """Dutch names by character."""
    table = tomllib.loads(resource_text("texts/emoji.toml"))
    return {str(char): str(words) for char, words in table["emoji"].items()}


def _note_what_is_missing(text: str) -> str:
    """Replace each stretch of characters without a typeface by one note in words."""
    parts: list[str] = []
    missing: list[str] = []
    for char in text:
        known = char == "\n" or fonts.font_of(char) is not None
        if known and missing:
            parts.append(_note(missing))
            missing = []
        (parts if known else missing).append(char)
    if missing:
        parts.append(_note(missing))
    return "".join(parts)


def _note(missing: list[str]) -> str:
    count = "1 teken" if len(missing) == 1 else f"{len(missing)} tekens"
    return f"[{count} {_script(missing[0])}]"


_SCRIPTS = {
    "CJK": "Chinees", "HIRAGANA": "Japans", "KATAKANA": "Japans", "HANGUL": "Koreaans",
    "HEBREW": "Hebreeuws", "ETHIOPIC": "Ethiopisch", "ARMENIAN": "Armeens", "GEORGIAN": "Georgisch",
    "THAI": "Thais", "TAMIL": "Tamil", "BENGALI": "Bengaals", "GURMUKHI": "Punjabi", "KHMER": "Khmer",
    "TIBETAN": "Tibetaans", "SYRIAC": "Syrisch",
}  # fmt: skip


def _script(char: str) -> str:
    name = unicodedata.name(char, "")
    known = _SCRIPTS.get(name.split(" ")[0])
    if known:
        return f"in {known} schrift"
    return f"“{name.lower()}”" if name else f"U+{ord(char):04X}"
