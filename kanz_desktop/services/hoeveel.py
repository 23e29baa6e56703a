"""Numbers as a person says them: changes, papers, files, megabytes. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from kanz_desktop.services.kantoor.beeld import Papieren

_UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"))


def count_words(number: int, one: str, more: str) -> str:
    """`1 papier`, `4 papieren`."""
    return f"{number} {one if number == 1 else more}"


def papers_words(papers: Papieren) -> str:
    """`4 papieren (12 MB)`; nothing when there are none."""
    if not papers.aantal:
        return ""
    return f"{count_words(papers.aantal, 'papier', 'papieren')} ({size_words(papers.bytes)})"


def size_words(size: int) -> str:
    """`840 kB`, `3,2 MB`, `14 MB`: a decimal only where it says something. Thousands, as a phone counts."""
    for unit, name in _UNITS:
        if size >= 0.9995 * unit:  # what would read as 1000 of the smaller one
            value = size / unit
            said = f"{value:.1f}" if value < 10 else f"{value:.0f}"
            return f"{said.removesuffix('.0').replace('.', ',')} {name}"
    return f"{max(1, round(size / 1000))} kB" if size else "0 kB"


def size_of_words(size: int, whole: int) -> str:
    """`3,1 van 80 MB`, `840 kB van 3 MB`; only how far it is when there is no more."""
    so_far, of_all = size_words(size), size_words(whole)
    if whole <= size:
        return so_far
    number, unit = so_far.split(" ")
    return f"{number if of_all.endswith(f' {unit}') else so_far} van {of_all}"


def changes_words(new: int, changed: int, together: int) -> str:
    """`3 erbij, 2 gewijzigd, 1 om samen te bekijken`, without what is none of."""
    parts = ((new, "erbij"), (changed, "gewijzigd"), (together, "om samen te bekijken"))
    return ", ".join(f"{number} {words}" for number, words in parts if number)


def listed(parts: Iterable[str]) -> str:
    """`a`, `a en b`, `a, b en c`; parts that say nothing are left out."""
    *front, last = [part for part in parts if part] or [""]
    return f"{', '.join(front)} en {last}" if front else last
