"""In which row each person stands: partners in the same row, children below their parents."""

from __future__ import annotations

from statistics import median_low

from kanz_desktop.reports.genogram.tree import Groups, Key, Tree


def generations(tree: Tree) -> dict[Key, int]:
    """The row of each person, 0 at the top. A child of its own child is drawn as if nobody had said so."""
    groups = Groups()
    for person in tree.persons:
        groups.of(person.id)
    for couple in tree.bonds:
        groups.join(couple.a, couple.b)
    below = _without_cycles(tree, groups)
    rows = _longest_way(below)
    found = {person.id: rows[groups.of(person.id)] for person in tree.persons}
    return _levelled(tree, found)


def _without_cycles(tree: Tree, groups: Groups) -> dict[Key, list[Key]]:
    """Parents' group to children's groups; a step that would come round again is left out."""
    below: dict[Key, list[Key]] = {groups.of(person.id): [] for person in tree.persons}
    for union in tree.unions:
        for child in union.children:
            for parent in union.parents:
                above, under = groups.of(parent), groups.of(child)
                if under not in below[above] and not _reaches(below, under, above):
                    below[above].append(under)
    return below


def _reaches(below: dict[Key, list[Key]], start: Key, goal: Key) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        waiting += (new := [step for step in below[here] if step not in seen])
        seen.update(new)
    return False


def _longest_way(below: dict[Key, list[Key]]) -> dict[Key, int]:
    """As high as the ancestors allow, then as low as the children allow, so that lines stay short."""
    order = _topological(below)
    rows = dict.fromkeys(below, 0)
    for group in order:
        for under in below[group]:
            rows[under] = max(rows[under], rows[group] + 1)
    for group in reversed(order):
        if below[group]:
            rows[group] = min(rows[under] for under in below[group]) - 1
    return rows


def _topological(below: dict[Key, list[Key]]) -> list[Key]:
    waits = dict.fromkeys(below, 0)
    for under in (step for steps in below.values() for step in steps):
        waits[under] += 1
    order = [group for group, count in waits.items() if not count]
    for group in order:  # grows while it is read
        for under in below[group]:
            waits[under] -= 1
            if not waits[under]:
                order.append(under)
    return order


def _levelled(tree: Tree, rows: dict[Key, int]) -> dict[Key, int]:
    """Families that do not hang together stand beside each other, each at the height of its generation."""
    families = Groups()
    for union in tree.unions:
        for member in (*union.parents, *union.children):
            families.join(union.parents[0], member)
    for couple in tree.couples:
        families.join(couple.a, couple.b)
    members: dict[Key, list[tuple[Key, int]]] = {}
    for person in tree.persons:
        members.setdefault(families.of(person.id), []).append((person.id, person.level))
    shifted: dict[Key, int] = {}
    for family in members.values():
        shift = median_low(level - rows[person] for person, level in family)
        shifted |= {person: rows[person] + shift for person, _ in family}
    top = min(shifted.values(), default=0)
    return {person: row - top for person, row in shifted.items()}
