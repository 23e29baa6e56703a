"""What it means for gezinnen that their only primaire werker goes out of the team, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanz_desktop.domain.values import Id
from kanz_desktop.services.hoeveel import listed
from kanz_desktop.services.kantoor.ledenlijst import GezinReaders
from kanz_desktop.sync.gezin_bodies import Role

TAKE_OVER = "De primaire werker van dit gezin zit niet meer in het team. Word jij dat nu?"
_ALONE = "{name} is de enige primaire werker van {gezinnen}. "
_NEXT = (
    "Daarna kan de secundaire werker het worden: wie het langst secundair is en dat van een primaire werker "
    "werd. Die krijgt de vraag bij Collega's."
)
_NOBODY = (
    "Er is daar geen secundaire werker. Na het weghalen kan niemand daar nog een collega weghalen of het "
    "gezin overal wissen. Laat {name} eerst een ander primaire werker maken, als dat nog kan."
)


def removal_sentences(member: Id, name: str, gezinnen: Sequence[GezinReaders]) -> Iterator[str]:
    """Of the gezinnen that this worker reads and of which `member` is the only primair."""
    alone = [one for one in gezinnen if _with_role(one, Role.PRIMAIR) == [member]]
    for somebody, sentence in ((True, _NEXT), (False, _NOBODY)):
        names = [one.name for one in alone if bool(_with_role(one, Role.SECUNDAIR)) is somebody]
        if names:
            yield (_ALONE + sentence).format(name=name, gezinnen=listed(names))


def _with_role(gezin: GezinReaders, role: Role) -> list[Id]:
    return [one.member for one in gezin.readers if one.role is role]
