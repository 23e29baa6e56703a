"""Who stands left of whom: a walk through the family that keeps couples, brothers and sisters together."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from kanz_desktop.reports.genogram.tree import Key, Tree, Union

Rows = list[list[Key]]


def ordered(tree: Tree, rows: dict[Key, int]) -> Rows:
    """The persons of each row from left to right."""
    return _Walk(tree, rows).rows()


class _Walk:
    """Goes down from the oldest and up again at in-laws, always adding at the outer end of every row.

    Whoever has parents that are still to be drawn is put at the end of brothers and sisters, so that those
    parents stand beside and their lines cross nothing.
    """

    def __init__(self, tree: Tree, rows: dict[Key, int]) -> None:
        self._tree, self._row = tree, rows
        self._rows: list[deque[Key]] = [deque() for _ in range(max(rows.values(), default=-1) + 1)]
        self._placed: set[Key] = set()

    def rows(self) -> Rows:
        for person in self._tree.persons:
            if person.id not in self._placed:
                self._top(self._oldest(person.id), right=True)
        return [list(row) for row in self._rows]

    def _oldest(self, person: Key) -> Key:
        seen = {person}
        while unions := self._open(person):
            above = next((p for p in unions[0].parents if p not in seen), None)
            if above is None:
                break
            seen.add(person := above)
        return person

    def _open(self, person: Key) -> list[Union]:
        """The unions above this person of which nobody is drawn yet."""
        return [u for u in self._tree.above.get(person, ()) if not self._placed & set(u.parents)]

    def _top(self, anchor: Key, *, right: bool) -> None:
        """A chain that nobody above decides about: turned so that other families stay at their side."""
        flip = self._reach(anchor, right=right, flip=True) > self._reach(anchor, right=right, flip=False)
        self._chain(anchor, right=right, flip=flip)

    def _reach(self, anchor: Key, *, right: bool, flip: bool) -> int:
        """How well children who are drawn already lie inside, and those who lead on to others outside."""
        unions = self._unions(self._members(anchor, flip=flip))
        found = 0
        for place, union in enumerate(unions if right else reversed(unions)):
            drawn = any(child in self._placed for child in union.children)
            waiting = (child for child in union.children if child not in self._placed)
            leads = any(self._leads_up(child, besides=union) for child in waiting)
            found += place * (leads - drawn)
        return found

    def _chain(self, anchor: Key, *, right: bool, flip: bool = False) -> None:
        """This person with all partners and theirs, then their children, then the parents of each."""
        if anchor in self._placed:
            return
        members = self._members(anchor, flip=flip)
        for person in members if right else reversed(members):
            self._put(person, right=right)
        unions = self._unions(members)
        for union in unions if right else reversed(unions):
            self._children(union, right=right)
        middle = members.index(anchor)
        for place, person in enumerate(members):
            outward = right if place == middle else place > middle
            for union in self._open(person):
                self._top(union.parents[0], right=outward)

    def _members(self, anchor: Key, *, flip: bool) -> list[Key]:
        """Former partners at the left of a person, the partner of now at the right."""
        taken = {anchor}
        left: list[Key] = []
        right: list[Key] = []
        for couple in self._tree.partners.get(anchor, ()):
            side = right if (couple.bond == "samen") != flip else left
            side += self._outward(couple.other(anchor), taken)
        if not flip and len(left) and not right and self._alone(anchor):
            left, right = right, left
        return [*reversed(left), anchor, *right]

    def _alone(self, anchor: Key) -> bool:
        return len(self._tree.partners.get(anchor, ())) == 1

    def _outward(self, person: Key, taken: set[Key]) -> list[Key]:
        """A partner, and further away this one's other partners."""
        if person in taken or person in self._placed:
            return []
        taken.add(person)
        found = [person]
        for couple in self._tree.partners.get(person, ()):
            found += self._outward(couple.other(person), taken)
        return found

    def _unions(self, members: Sequence[Key]) -> list[Union]:
        place = {person: i for i, person in enumerate(members)}

        def middle(union: Union) -> float:
            places = [place[p] for p in union.parents if p in place]
            return sum(places) / len(places)

        found = {u.parents: u for person in members for u in self._tree.below.get(person, ())}
        return sorted(found.values(), key=middle)

    def _children(self, union: Union, *, right: bool) -> None:
        """Those with parents-in-law to be drawn outside: one at the left end, all others at the right."""
        waiting = [child for child in self._by_birth(union) if child not in self._placed]
        leads = [child for child in waiting if self._leads_up(child)]
        first = leads[:1] if len(leads) > 1 or any(self._leads_left(child) for child in leads) else []
        last = [child for child in leads if child not in first]
        inner = [child for child in waiting if child not in leads]
        line = [*first, *inner, *last]
        for child in line if right else reversed(line):
            turned = child in first and not self._leads_left(child)
            self._chain(child, right=right, flip=turned)

    def _by_birth(self, union: Union) -> list[Key]:
        """In their own order, twins beside each other."""
        order = {child: i for i, child in enumerate(union.children)}

        def key(child: Key) -> tuple[int, int]:
            twins = [order[one] for one in self._tree.twin_of(child) if one in order]
            return min(twins, default=order[child]), order[child]

        return sorted(union.children, key=key)

    def _leads_up(self, child: Key, *, besides: Union | None = None) -> bool:
        """Whether this child, or a partner, has other parents that are still to be drawn."""
        members = self._members(child, flip=False)
        return any(union != besides for person in members for union in self._open(person))

    def _leads_left(self, child: Key) -> bool:
        members = self._members(child, flip=False)
        return any(self._open(person) for person in members[: members.index(child)])

    def _put(self, person: Key, *, right: bool) -> None:
        self._placed.add(person)
        row = self._rows[self._row[person]]
        row.append(person) if right else row.appendleft(person)
