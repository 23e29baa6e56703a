"""The veiligheidscode as words that two people read to each other (docs/format/folder.md §14)."""

from __future__ import annotations

from collections.abc import Sequence

from kanz_desktop.paths import resource_text

LIST = "texts/veiligheidswoorden.txt"
COUNT = 1_024


def safety_words(code: Sequence[int]) -> tuple[str, ...]:
    """The word of each number, 0 to 1,023: its line in the list, counted from 0."""
    words = resource_text(LIST).split()
    return tuple(words[number] for number in code)
