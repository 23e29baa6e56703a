"""What the family calls each other, and which parents it has. One rule for screen and paper."""

from __future__ import annotations

from collections.abc import Iterable

from kanz_desktop.domain.records import Element, Record, Snapshot

PARENT_ROLES = frozenset({"moeder", "vader", "ouder", "stiefmoeder", "stiefvader", "stiefouder", "pleegouder"})
CHILD_ROLES = frozenset({"kind", "stiefkind", "pleegkind", "ongeboren"})
AWAY = "nee"
"""Id in the list `woont_thuis` of who lives elsewhere."""

EVERYBODY = "iedereen"
NAMELESS = "nog geen naam"


def called(lid: Record) -> str:
    """What the others call this person, else the name; never empty."""
    return lid.text("roepnaam").strip() or lid.text("naam").strip() or NAMELESS


def names(snapshot: Snapshot, members: Iterable[Element]) -> str:
    """`Mama, Sem`, in the order of the family's own list; `iedereen` for the whole gezin of two or more."""
    chosen = set(members)
    gezin = snapshot.of("gezinslid")
    listed = [lid for lid in gezin if lid.id in chosen]
    if len(gezin) > 1 and len(listed) == len(gezin):
        return EVERYBODY
    return ", ".join(called(lid) for lid in listed)


def parents_at_home(snapshot: Snapshot) -> tuple[Record, ...]:
    """Parents and step-parents who live in the house, or of whom nobody said that they do not."""
    return tuple(
        lid
        for lid in snapshot.of("gezinslid")
        if lid.choice("rol") in PARENT_ROLES and lid.choice("woont_thuis") != AWAY
    )


def one_parent(snapshot: Snapshot) -> bool:
    """True when the family's wordings are better said with *ik*: exactly one parent lives at home."""
    return len(parents_at_home(snapshot)) == 1
