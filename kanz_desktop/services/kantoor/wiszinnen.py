"""What erasing a gezin means for colleagues who read it too, in sentences, before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from kanz_desktop.domain.values import Id
from kanz_desktop.services.hoeveel import listed
from kanz_desktop.services.kantoor.aansluiting import Desk
from kanz_desktop.services.kantoor.leden import Leden, Role
from kanz_desktop.services.kantoor.ledenlijst import Reader
from kanz_desktop.services.werkplek import Werkplek

ALSO_THERE = "Uit de kantoormap gaat dit gezin weg zodra jij weer bijwerkt."


def erase_ahead(werkplek: Werkplek, gezin: Id) -> tuple[str, ...]:
    """Who else loses it, and when; nothing where no team has it. Blocks. Raises KantoorBezig."""
    if not werkplek.kantoor.joined:
        return ()
    return erase_sentences(Leden(Desk(werkplek)).readers(gezin))


def erase_sentences(readers: Sequence[Reader]) -> tuple[str, ...]:
    """`readers` as a gezin has them; nobody: it stands on this laptop alone."""
    mine = next((one.role for one in readers if one.me), None)
    others = [one.name for one in readers if not one.me and one.role is not Role.KANTOOR]
    if mine is None:
        return ()
    if mine is not Role.PRIMAIR:
        primair = listed(one.name for one in readers if one.role is Role.PRIMAIR)
        asked = f" Moet het overal weg? Dat kan {primair}, als primaire werker." if primair else ""
        return (
            f"Jij leest dit gezin mee. Wissen haalt het van jouw laptop; bij {listed(others)} blijft het."
            + asked,
        )
    if not others:
        return (ALSO_THERE,)
    laptops = "de laptop" if len(others) == 1 else "de laptops"
    return (
        f"Het gaat ook weg van {laptops} van {listed(others)}: eerst werk jij bij, en bij het volgende "
        "bijwerken daar is het weg. Ook wat daar nog niet was gestuurd, en werkaantekeningen.",
        f"{ALSO_THERE} Op het bewijs staat hoeveel laptops hebben bevestigd dat het daar weg is.",
    )
