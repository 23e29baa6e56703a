"""The office folder of the made-up worker: a colleague wrote there, and that waits to come in."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from kanz_desktop.crypto.profiles import KdfProfile
from kanz_desktop.paths import AppPaths
from kanz_desktop.services import opening
from kanz_desktop.services.edits import new_record
from kanz_desktop.services.kantoor.aansluiting import Desk
from kanz_desktop.services.kantoor.leden import Leden, Role
from kanz_desktop.services.werkplek import Werkplek

COLLEAGUE, GEZIN = "Bram Verzonnen", "El Amrani"
_PROBLEMS = ("De school belt vaak", "Er is weinig slaap in huis", "De zorgtoeslag is stopgezet")


def found_office(place: Werkplek, folder: Path, passphrase: str, profile: KdfProfile | None) -> None:
    """A team of two in `folder`, and a gezin of the colleague that comes with the next sync.

    The colleague's laptop is a vault of its own, gone when this returns; the folder has what was written.
    """
    folder.mkdir()
    place.kantoor.found(folder)
    with TemporaryDirectory(prefix="kanz-") as scratch:
        colleague, _ = opening.set_up(
            AppPaths(Path(scratch) / "profiel"), name=COLLEAGUE, passphrase=passphrase, use_keyring=False,
            profile=profile,
        )  # fmt: skip
        try:
            _let_in(place, colleague, folder)
            _write(place, colleague)
        finally:
            colleague.close()


def _let_in(place: Werkplek, colleague: Werkplek, folder: Path) -> None:
    words = colleague.kantoor.aankloppen(folder)
    team = Leden(Desk(place))
    visitor = next(one for one in team.door().visitors if one.words == words)
    team.admit(visitor, COLLEAGUE)
    place.kantoor.bijwerken()
    colleague.kantoor.bijwerken()


def _write(place: Werkplek, colleague: Werkplek) -> None:
    gezin = colleague.new_gezin(GEZIN).id
    sessie = colleague.open_gezin(gezin)
    for words in _PROBLEMS:
        sessie.apply(new_record("probleem", {"woorden": words}), "leefgebieden").result()
    colleague.close_gezin(gezin)
    me = next(one for one in Leden(Desk(place)).team().members if one.me)
    Leden(Desk(colleague)).let_read(gezin, me.id, Role.SECUNDAIR)
    colleague.kantoor.bijwerken()
