"""What one question of *Samen bekijken* is made of: its place, its versions, and what can be answered."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.combine import Piece
from kanz_desktop.domain.records import Edit
from kanz_desktop.domain.values import Id
from kanz_desktop.services.samen import Versions

Key = tuple[Id, str, bytes]
"""Which question it is, also when its words change: record, field, element or other record."""


@dataclass(frozen=True, slots=True)
class Side:
    """One version: who wrote it, when, and its words with what only stands here marked."""

    who: str
    when: str
    words: tuple[Piece, ...]
    badge: str
    edits: tuple[Edit, ...]
    """Choosing it."""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.words)

    @property
    def spoken(self) -> str:
        """As a screen reader says it, what differs named as such."""
        said = [f"alleen hier: {p.text.strip()}" if p.differs else p.text.strip() for p in self.words]
        return f"{self.who}, {self.when}: {', '.join(part for part in said if part)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """One button under a question."""

    words: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to decide."""

    key: Key
    where: str
    """`Probleem › De post ligt op een stapel › Sinds wanneer`."""
    said: str
    sides: tuple[Side, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def record(self) -> Id:
        return self.key[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuestion(Question):
    """Two or more versions of a text, with a proposal that opens for editing and is never taken as it is."""

    point: Versions
    proposal: str
    combines: bool
    """The proposal says something that none of the versions says alone."""
