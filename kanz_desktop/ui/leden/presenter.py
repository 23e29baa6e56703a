"""What Collega's says, in words. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words
from kanz_desktop.services.kantoor.leden import Apart, GezinReaders, Reader, Role, Team, may_give
from kanz_desktop.services.kantoor.ledenlijst import Laptop, Teamlid, Weg
from kanz_desktop.ui.leden import texts

ROLES = {
    Role.PRIMAIR: "primaire werker",
    Role.SECUNDAIR: "secundaire werker",
    Role.ANDER: "leest en schrijft mee",
    Role.KANTOOR: "met de kantoorsleutel",
    Role.NONE: "leest niet mee",
}
CHOICES = (Role.NONE, Role.ANDER, Role.SECUNDAIR, Role.PRIMAIR)
"""What a colleague can be in a gezin, the lightest first."""
NOBODY = "alleen jij"


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A row of the team: who, what they may, and with what they work."""

    id: Id
    title: str
    under: str
    chips: tuple[str, ...]
    gone: bool


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """A colleague beside one gezin; `offered` are the roles that this worker can give, the one of now too."""

    member: Id
    name: str
    role: Role
    offered: tuple[Role, ...]


def member_line(member: Teamlid, today: date) -> MemberLine:
    chips = ("teambeheerder",) if member.beheerder and member.present else ()
    title = f"{member.name} (jij)" if member.me else member.name
    if not member.present:
        return MemberLine(member.id, title, "hoort niet meer bij het team", (), gone=True)
    here = [one for one in member.laptops if one.present]
    under = "1 laptop" if len(here) == 1 else f"{len(here)} laptops"
    if not member.me and (seen := _seen(here, today)):
        under += f" · {seen}"
    return MemberLine(member.id, title, under, chips, gone=False)


def laptop_words(laptop: Laptop, today: date) -> str:
    """`Deze laptop · laatst op kantoor vr 27 nov`."""
    if not laptop.present:
        return "Laptop · weggehaald"
    seen = _seen([laptop], today) or "nog niet op kantoor geweest"
    return f"{'Deze laptop' if laptop.this else 'Laptop'} · {seen}"


def readers_words(readers: Sequence[Reader]) -> str:
    """`jij (primaire werker), Bram (secundaire werker)`."""
    if not [one for one in readers if not one.me]:
        return NOBODY
    return ", ".join(f"{'jij' if one.me else one.name} ({ROLES[one.role]})" for one in readers)


def apart_words(apart: Apart) -> str:
    """`Na het vertrek van Bram kwamen nog 3 wijzigingen bij De Vries. Ze staan apart.`"""
    one = apart.count == 1
    came, stand = ("kwam", "Die staat") if one else ("kwamen", "Ze staan")
    more = f"{came} nog {changes(apart.count)} bij {apart.gezin_name}"
    match apart.weg:
        case Weg.LID:
            said = f"Na het vertrek van {apart.name} {more}"
        case Weg.LAPTOP:
            of = "je weggehaalde laptop" if apart.me else f"een weggehaalde laptop van {apart.name}"
            said = f"Van {of} {more}"
        case Weg.STIL:
            said = f"Van {apart.name} {more} terwijl alles stilstond"
    return f"{said}. {stand} apart."


def taking_in_words(apart: Apart) -> tuple[str, ...]:
    """What it means to take these in after all."""
    meaning = texts.TAKING_IN_OWN if apart.me else texts.TAKING_IN
    count = changes(apart.count)
    return tuple(one.format(gezin=apart.gezin_name, name=apart.name, count=count) for one in meaning)


def taken_in_words(apart: Apart, came: int) -> str:
    """What was done; `came` is how many stand here now."""
    if came == 0:
        return texts.COMES_LATER.format(gezin=apart.gezin_name)
    return texts.TAKEN_IN.format(count=changes(came), gezin=apart.gezin_name)


def changes(count: int) -> str:
    return "1 wijziging" if count == 1 else f"{count} wijzigingen"


def reader_lines(gezin: GezinReaders, team: Team) -> tuple[ReaderLine, ...]:
    """Every colleague, those who read first; then the kantoorsleutel."""
    now = {one.member: one.role for one in gezin.readers}
    mine = own_role(gezin)
    lines = [
        ReaderLine(one.id, one.name, now.get(one.id, Role.NONE), _offered(mine, now.get(one.id, Role.NONE)))
        for one in team.colleagues
    ]
    return tuple(sorted(lines, key=lambda line: (line.role is Role.NONE, line.role, line.name.casefold())))


def key_reads(gezin: GezinReaders) -> bool:
    """The kantoorsleutel opens this gezin."""
    return any(one.role is Role.KANTOOR for one in gezin.readers)


def own_role(gezin: GezinReaders) -> Role:
    """Of this worker; who made a gezin that was never shared is its primaire."""
    mine = next((one.role for one in gezin.readers if one.me), Role.NONE)
    return mine if gezin.readers else Role.PRIMAIR


def _offered(mine: Role, now: Role) -> tuple[Role, ...]:
    return tuple(role for role in CHOICES if role is now or may_give(mine, now, role, me=False))


def _seen(laptops: Sequence[Laptop], today: date) -> str:
    seen = max((one.seen for one in laptops if one.seen is not None), default=None)
    if seen is None:
        return ""
    ago = (today - seen.date()).days
    when = {0: "vandaag", 1: "gisteren"}.get(ago) or day_words(seen.date(), today)
    return f"laatst op kantoor {when}"
