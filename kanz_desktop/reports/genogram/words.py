"""The genogram in words: for who hears it, and the legend under the picture."""

from __future__ import annotations

from collections.abc import Iterator

from kanz_desktop.reports.genogram.tree import Key, Tree
from kanz_desktop.reports.model import in_words

SIGNS = (
    "Vierkant: man",
    "rond: vrouw",
    "ruit: anders of onbekend",
    "streepje door de lijn: uit elkaar",
    "twee streepjes door de lijn: gescheiden",
    "kruis: overleden",
    "streepjesrand: woont ergens anders",
    "streepjeslijn: pleegkind",
    "lijn eromheen: woont in dit huis",
)
"""The signs of a genogram, in the words of a family."""
_SEX = {"man": "man", "vrouw": "vrouw", "anders": ""}
_BOND = {"samen": "samen", "uit-elkaar": "uit elkaar", "gescheiden": "gescheiden"}


def spoken(tree: Tree) -> str:
    """Everybody, every couple and every child: `Sanne, vrouw, 38 jaar. Sanne en Kemal: samen. …`."""
    return " ".join(f"{sentence}." for sentence in (*_people(tree), *_couples(tree), *_children(tree)))


def legend(tree: Tree) -> list[str]:
    """What the signs mean that this picture has, and no others."""
    bonds = {couple.bond for couple in tree.bonds}
    drawn = (
        True,
        True,
        True,
        "uit-elkaar" in bonds,
        "gescheiden" in bonds,
        any(person.died for person in tree.persons),
        any(not person.home and not person.died for person in tree.persons),
        any(union.foster for union in tree.unions),
        any(person.home for person in tree.persons),
    )
    return [sign for sign, there in zip(SIGNS, drawn, strict=True) if there]


def _people(tree: Tree) -> Iterator[str]:
    for person in tree.persons:
        home = "" if person.died else "woont in dit huis" if person.home else "woont ergens anders"
        died = "overleden" if person.died else ""
        facts = (person.name, _SEX[person.sex], person.note, died, home)
        yield ", ".join(fact for fact in facts if fact)


def _couples(tree: Tree) -> Iterator[str]:
    for couple in tree.couples:
        yield f"{_names(tree, [couple.a, couple.b])}: {_BOND[couple.bond]}"


def _children(tree: Tree) -> Iterator[str]:
    for union in tree.unions:
        own = [child for child in union.children if child not in union.foster]
        for word, children in (("kinderen", own), ("pleegkinderen", sorted(union.foster))):
            if children:
                yield f"{_names(tree, union.parents)}, {word}: {_names(tree, children)}"
    for twins in tree.twins:
        yield f"Samen geboren: {_names(tree, sorted(twins, key=tree.order.__getitem__))}"


def _names(tree: Tree, people: tuple[Key, ...] | list[Key]) -> str:
    names = {person.id: person.name for person in tree.persons}
    return in_words([names[person] for person in people])
