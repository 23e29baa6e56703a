"""The family as its records say it, as far as this reader may see them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kanz_desktop.domain.ages import age_words
from kanz_desktop.domain.records import Record
from kanz_desktop.domain.wording import NAMELESS, person_name
from kanz_desktop.reports.genogram.tree import Bond, Couple, Groups, Key, Person, Sex, Tree, Union
from kanz_desktop.reports.model import ReportInput

RELATIVE, RELATION = "familielid", "relatie"
_BONDS: dict[str, Bond] = {"gescheiden": "gescheiden", "uit-elkaar": "uit-elkaar"}
_SEX: dict[str, Sex] = {"man": "man", "vrouw": "vrouw"}
_CHILD, _PARENT, _GRANDPARENT = 2, 1, 0
_YES = ("ja", "x")
"""What somebody types to say that a person died, without saying when."""


def family_tree(report: ReportInput) -> Tree:
    """Gezinsleden first, then everybody else; who may not be seen is not in it, nor are their lines."""
    rows = [*report.snapshot.of("gezinslid"), *report.snapshot.of(RELATIVE)]
    known = {row.id for row in rows}
    unions = _unions(rows, known)
    return Tree(
        tuple(_person(report, row) for row in rows),
        _couples(report.snapshot.of(RELATION), known),
        unions,
        _twins(rows, unions),
    )


def _person(report: ReportInput, row: Record) -> Person:
    member, gone = row.kind == "gezinslid", row.text("overleden").strip()
    rol = row.choice("rol")
    level = _GRANDPARENT if rol == "grootouder" else _PARENT
    return Person(
        row.id,
        person_name(row, tafel=report.tafel) or NAMELESS,
        _note(row, gone, report.today),
        _SEX.get(row.choice("geslacht"), "anders"),
        home=member and row.choice("woont_thuis") != "nee" and not gone,
        died=bool(gone),
        level=_CHILD if rol in report.methode.rollen.kinderen else level,
        at=row.number("plek"),
    )


def _note(row: Record, gone: str, today: date) -> str:
    """`12 jaar`, `1956`, or `1931 - 2019` for who died."""
    born = row.date("geboortedatum")
    if gone:
        year = str(born.year) if born else row.text("geboren").strip()
        return " - ".join(part for part in (year, "" if gone.lower() in _YES else gone) if part)
    if born:
        return age_words(born, today)
    return "op komst" if row.date("uitgerekend") else row.text("geboren").strip()


def _couples(rows: Iterable[Record], known: set[Key]) -> tuple[Couple, ...]:
    found: dict[frozenset[Key], Couple] = {}
    for row in rows:
        a, b = row.ref("een"), row.ref("ander")
        if a in known and b in known and a is not None and b is not None and a != b:
            found[frozenset((a, b))] = Couple(a, b, _BONDS.get(row.choice("soort"), "samen"))
    return tuple(found.values())


def _unions(rows: list[Record], known: set[Key]) -> tuple[Union, ...]:
    """Children of the same parents together, also when some are their own and others foster children."""
    children: dict[tuple[Key, ...], list[Key]] = {}
    foster: dict[tuple[Key, ...], set[Key]] = {}
    for row in rows:
        for field in ("ouders", "pleegouders"):
            parents = tuple(p.id for p in rows if p.id in row.members(field) and p.id in known - {row.id})[:2]
            if parents and row.id not in children.get(parents, ()):
                children.setdefault(parents, []).append(row.id)
                if field == "pleegouders":
                    foster.setdefault(parents, set()).add(row.id)
    return tuple(
        Union(parents, tuple(born), frozenset(foster.get(parents, ()))) for parents, born in children.items()
    )


def _twins(rows: list[Record], unions: tuple[Union, ...]) -> tuple[frozenset[Key], ...]:
    """Those of whom somebody said so, and children of the same parents with the same birthday."""
    groups, by_id = Groups(), {row.id: row for row in rows}
    for row in rows:
        for other in row.members("tweeling"):
            if other in by_id and other != row.id:
                groups.join(row.id, other)
    for union in unions:
        days: dict[date, Key] = {}
        for child in set(union.children) - union.foster:
            day = by_id[child].date("geboortedatum")
            if day is not None:
                groups.join(days.setdefault(day, child), child)
    found: dict[Key, set[Key]] = {}
    for row in rows:
        found.setdefault(groups.of(row.id), set()).add(row.id)
    return tuple(frozenset(group) for group in found.values() if len(group) > 1)
