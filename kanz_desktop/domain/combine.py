"""Two versions of one text beside each other: what differs, and a combination to start from. Pure.

A combination is a proposal, for a person to edit. It only ever adds: where one version says more than the
other it takes that in, and where both say something else at one place both sentences stay. So a sentence
is never mixed out of two that contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import reduce

_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s)|\n|$)\s*", re.DOTALL)
_TOKEN = re.compile(r"\s*(?:\w+(?:['’,.:-]\w+)*|[^\w\s])")
_ALIKE = 0.6
"""Two sentences are versions of one when so much of the shorter one stands in the longer, in order."""
_MOST_PAIRS = 2500
"""More sentences than this would make, each against each, are not compared word by word."""
_MOST_WORDS = 400
"""A longer sentence is compared as a whole: the comparison grows with the square of its words."""

_Pair = tuple[str, str]
"""The same sentence in both versions, with the space behind it; empty where only the other has it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text. `differs`: the other version does not have it."""

    text: str
    differs: bool


def pieces(own: str, other: str) -> tuple[Piece, ...]:
    """`own` in stretches that the other version has too, or has not; together they are `own`, stripped."""
    found: list[Piece] = []
    for mine, theirs in _aligned(own.strip(), other.strip()):
        if mine:
            found += _inside(mine, theirs)
    return _joined(found)


def suggestion(versions: Iterable[str]) -> str:
    """All that the versions say, as far as possible in the sentences of the first."""
    said = [text.strip() for text in versions if text.strip()]
    return reduce(_combined, said) if said else ""


def below_each_other(versions: Iterable[str]) -> str:
    """Every version as it is, one below the other; what was written twice stands there once."""
    return "\n".join(dict.fromkeys(text.strip() for text in versions if text.strip()))


def _combined(first: str, second: str) -> str:
    text = ""
    for one, other in _aligned(first, second):
        for sentence in _merged(one, other):
            text += _gap(text) + sentence
    return text.strip()


def _aligned(first: str, second: str) -> list[_Pair]:
    """Both texts sentence by sentence, in the order of a text that would hold both."""
    a, b = _SENTENCE.findall(first), _SENTENCE.findall(second)
    matcher = SequenceMatcher(None, [s.strip() for s in a], [s.strip() for s in b], autojunk=False)
    pairs: list[_Pair] = []
    for what, from_a, to_a, from_b, to_b in matcher.get_opcodes():
        both = zip(a[from_a:to_a], b[from_b:to_b], strict=False)
        pairs += both if what == "equal" else _paired(a[from_a:to_a], b[from_b:to_b])
    return pairs


def _paired(a: Sequence[str], b: Sequence[str]) -> list[_Pair]:
    """Sentences of a stretch that differs: those that are alike beside each other, in order."""
    compared = len(a) * len(b) <= _MOST_PAIRS
    pairs: list[_Pair] = []
    done = 0
    for sentence in a:
        like = next((j for j in range(done, len(b)) if compared and _alike(sentence, b[j])), None)
        if like is None:
            pairs.append((sentence, ""))
            continue
        pairs += [("", other) for other in b[done:like]]
        pairs.append((sentence, b[like]))
        done = like + 1
    return pairs + [("", other) for other in b[done:]]


def _alike(one: str, other: str) -> bool:
    a, b = _words(one), _words(other)
    if not a or not b or max(len(a), len(b)) > _MOST_WORDS:
        return False
    common = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return common >= _ALIKE * min(len(a), len(b))


def _merged(one: str, other: str) -> tuple[str, ...]:
    """One sentence where the one only adds to the other; else both, each as it was written."""
    if not one or not other:
        return (one or other,)
    a, b = _TOKEN.findall(one), _TOKEN.findall(other)
    words = ""
    for what, from_a, to_a, from_b, to_b in _opcodes(one, other):
        mine, theirs = a[from_a:to_a], b[from_b:to_b]
        if what == "replace" and any(map(_is_word, mine + theirs)):
            return (one, other)
        chunk = "".join(mine or theirs)
        words += f" {chunk}" if words[-1:].isalnum() and chunk[:1].isalnum() else chunk
    return (words + one[len(one.rstrip()) :],)


def _inside(mine: str, theirs: str) -> list[Piece]:
    """A sentence of one version against the same one in the other."""
    if not theirs or mine.strip() == theirs.strip():
        return [Piece(mine, not theirs)]
    tokens = _TOKEN.findall(mine)
    found = [
        Piece("".join(tokens[start:end]), what != "equal")
        for what, start, end, _, _ in _opcodes(mine, theirs)
        if end > start
    ]
    return [*found, Piece(mine[len(mine.rstrip()) :], differs=False)]


def _opcodes(one: str, other: str) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).get_opcodes()


def _words(sentence: str) -> list[str]:
    return [token.strip() for token in _TOKEN.findall(sentence)]


def _is_word(token: str) -> bool:
    return any(letter.isalnum() for letter in token)


def _gap(before: str) -> str:
    """What stands between two sentences that had nothing between them: a line had no full stop."""
    if not before or before[-1].isspace():
        return ""
    return " " if before[-1] in ".!?" else "\n"


def _joined(found: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one sort as one; the space behind a stretch goes with it."""
    joined: list[Piece] = []
    for piece in found:
        if joined and (joined[-1].differs == piece.differs or not piece.text.strip()):
            joined[-1] = Piece(joined[-1].text + piece.text, joined[-1].differs)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)
