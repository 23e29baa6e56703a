"""What `kanz member` shows of the team, and whom somebody means by a name, a number or eight words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kanz_desktop.cli.refusals import (
    ApartNotFound,
    DisputeNotFound,
    KnockNotFound,
    MemberAmbiguous,
    MemberNotFound,
)
from kanz_desktop.cli.terminal import SHORTEST_ID
from kanz_desktop.domain.values import Id
from kanz_desktop.services.hoeveel import count_words
from kanz_desktop.services.kantoor.leden import Apart, Overview, Role, Visitor
from kanz_desktop.services.kantoor.ledenlijst import Dispute, Laptop, Team, Teamlid
from kanz_desktop.services.kantoor.opvolgzinnen import TAKE_OVER

_SHORT = 8
"""Digits of a number that somebody types over."""
ROLES = {
    "primair": Role.PRIMAIR,
    "secundair": Role.SECUNDAIR,
    "ander": Role.ANDER,
    "kantoor": Role.KANTOOR,
    "geen": Role.NONE,
}


def find_member(team: Team, wanted: str) -> Teamlid:
    """Of those present: by the start of the number, else by name or first name.

    Raises MemberNotFound, MemberAmbiguous.
    """
    asked = " ".join(wanted.split()).casefold()
    here = [one for one in team.members if one.present]
    found = [one for one in here if len(asked) >= SHORTEST_ID and one.id.hex().startswith(asked)]
    found = found or [
        one for one in here if asked in (one.name.casefold(), one.name.split(" ")[0].casefold())
    ]
    if not found:
        raise MemberNotFound
    if len(found) > 1:
        raise MemberAmbiguous(aantal=len(found))
    return found[0]


def find_laptop(team: Team, wanted: str) -> Laptop:
    asked = wanted.strip().casefold()
    laptops = [one for member in team.members for one in member.laptops if one.present]
    found = [one for one in laptops if len(asked) >= SHORTEST_ID and one.id.hex().startswith(asked)]
    if len(found) != 1:
        raise MemberNotFound
    return found[0]


def find_apart(found: Overview, gezin: Id, wanted: str) -> Apart:
    """What is kept apart at this gezin of the laptop whose number begins so. Raises ApartNotFound."""
    asked = wanted.strip().casefold()
    held = [one for one in found.apart if one.gezin == gezin and one.laptop.hex().startswith(asked)]
    if len(held) != 1 or len(asked) < SHORTEST_ID:
        raise ApartNotFound
    return held[0]


def find_dispute(team: Team, wanted: str) -> Dispute:
    """The removal in dispute whose number begins so. Raises DisputeNotFound."""
    asked = wanted.strip().casefold()
    found = [one for one in team.disputes if one.removal.hex().startswith(asked)]
    if len(found) != 1 or len(asked) < SHORTEST_ID:
        raise DisputeNotFound
    return found[0]


def find_visitor(visitors: Iterable[Visitor], words: list[str]) -> Visitor:
    """The one with exactly these words: somebody read them out. Raises KnockNotFound."""
    heard = tuple(word.strip(" ,.").casefold() for word in words)
    for visitor in visitors:
        if visitor.words == heard:
            return visitor
    raise KnockNotFound


def team_lines(team: Team) -> list[str]:
    lines: list[str] = []
    for member in team.members:
        marks = [
            words
            for words, on in (
                ("jij", member.me),
                ("teambeheerder", member.beheerder and member.present),
                ("weg", not member.present),
            )
            if on
        ]
        lines.append(f"{member.id.hex()}  {member.name}" + (f" ({', '.join(marks)})" if marks else ""))
        lines += [
            f"    laptop {laptop.id.hex()}" + (", deze" if laptop.this else "")
            for laptop in member.laptops
            if laptop.present
        ]
    return lines


def gezin_lines(found: Overview) -> list[str]:
    words = {role: name for name, role in ROLES.items()}
    lines: list[str] = []
    for one in found.gezinnen:
        readers = ", ".join(f"{r.name} ({words[r.role]})" for r in one.readers)
        lines.append(f"{one.name}: {readers or 'alleen jij'}")
        if one.my_turn and found.team.me is not None:
            lines.append(f"    {TAKE_OVER} Dan: kanz member role GEZIN {found.team.me.id.hex()} primair")
    return lines


def dispute_lines(team: Team) -> list[str]:
    """Who decides reads how; for the others it stands still."""
    lines: list[str] = []
    for one in team.disputes:
        lines.append(f"{one.by} heeft {one.target} weggehaald, en omgekeerd. Voor allebei staat alles stil.")
        if one.mine:
            number = one.removal.hex()[:_SHORT]
            lines.append(f"    {one.target} weg: kanz member decide {number} weg. Anders: … {number} blijft")
    return lines


def dispute_json(dispute: Dispute) -> dict[str, Any]:
    return {"removal": dispute.removal.hex(), "mine": dispute.mine}


def apart_lines(found: Overview) -> list[str]:
    """Numbers alone: what it says is read by nobody before it is taken in."""
    return [
        f"Apart bij {one.gezin_name}: {count_words(one.count, 'wijziging', 'wijzigingen')} van {one.name}, "
        f"weggehaalde laptop {one.laptop.hex()}"
        for one in found.apart
    ]


def apart_json(apart: Apart) -> dict[str, Any]:
    return {
        "member": apart.member.hex(),
        "laptop": apart.laptop.hex(),
        "why": str(apart.weg),
        "gezin": apart.gezin.hex(),
        "count": apart.count,
    }


def member_json(member: Teamlid) -> dict[str, Any]:
    return {
        "id": member.id.hex(),
        "me": member.me,
        "present": member.present,
        "beheerder": member.beheerder,
        "kantoor": member.kantoor,
        "laptops": [{"id": one.id.hex(), "present": one.present, "this": one.this} for one in member.laptops],
    }
