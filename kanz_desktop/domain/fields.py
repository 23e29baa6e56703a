"""How fields are declared: the shapes that the kinds of record are put together from."""

from __future__ import annotations

from kanz_desktop.domain.kinds import Field, Merge, Type


def text(field_id: str, label: str, tafel: str = "") -> Field:
    """Free words: two versions stand side by side until a person chooses."""
    return Field(field_id, Type.TEXT, Merge.TEXT, label, tafel)


def line(field_id: str, label: str, tafel: str = "") -> Field:
    """A short fact (a name, a number to call): the latest is shown, the other one click away."""
    return Field(field_id, Type.TEXT, Merge.LATEST, label, tafel)


def date(field_id: str, label: str, tafel: str = "") -> Field:
    """Two dates that differ are also listed to look at together."""
    return Field(field_id, Type.DATE, Merge.LATEST, label, tafel, review=True)


def choice(field_id: str, label: str, choices: str, tafel: str = "") -> Field:
    return Field(field_id, Type.CHOICE, Merge.LATEST, label, tafel, choices=choices)


def members(field_id: str, label: str, tafel: str = "", *, review: bool = False) -> Field:
    """A set, one register an element: gezinsleden, or entries of a list.

    `review`: it matters who is in it, so that an element which one put in and another took out is listed
    to look at together.
    """
    return Field(field_id, Type.MEMBER, Merge.SET, label, tafel, review=review)


TWINS = members("niet_dubbel", "Lijkt op, maar is iets anders dan")
"""Which records with the same words are not the same thing: somebody looked, and said so."""


def ref(field_id: str, label: str, tafel: str = "") -> Field:
    return Field(field_id, Type.REF, Merge.LATEST, label, tafel)


def flag(field_id: str, label: str, tafel: str = "") -> Field:
    return Field(field_id, Type.BOOL, Merge.LATEST, label, tafel)


def number(field_id: str, label: str) -> Field:
    return Field(field_id, Type.INT, Merge.LATEST, label)


def fixed(field_id: str, kind: Type, label: str, choices: str = "") -> Field:
    """Written once; a change is a new record."""
    return Field(field_id, kind, Merge.IMMUTABLE, label, choices=choices)


KIN = (
    members("ouders", "Ouders", "Wie zijn de ouders?"),
    members("pleegouders", "Pleegouders"),
    members("tweeling", "Tweeling of meerling met", "Samen geboren met"),
    line("overleden", "Overleden (jaar, of ja)"),
    number("plek", "Plek in het genogram, met de hand gekozen"),
)
"""How somebody belongs to the family, for the genogram: of a gezinslid and of everybody else in it.

`plek`: points from the left of the row, where somebody put this person; empty where it places itself.
"""

ORDER = Field("volgorde", Type.TEXT, Merge.ORDER, "Volgorde")
"""Where a row stands among its own kind."""
