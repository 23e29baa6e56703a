"""Which folder is the office folder: looked at, founded, knocked at, moved, left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from kanz_desktop.crypto import capsule, signing
from kanz_desktop.crypto.keys import random_key
from kanz_desktop.services.kantoor import plek
from kanz_desktop.services.kantoor.memory import OfficeMemory, me_of
from kanz_desktop.services.kantoor.pin import Pin, open_store, same_team
from kanz_desktop.services.kantoor.plek import Plek, Soort
from kanz_desktop.services.kantoor.refusals import AndereKantoormap, GeenKantoormap, PlekNietGeschikt
from kanz_desktop.services.kantoor.sharing import forget_shared
from kanz_desktop.services.kantoor.toegang import Toegang
from kanz_desktop.services.kantoor.verslag import Lid, lid_of
from kanz_desktop.services.kantoor.watching import Watched
from kanz_desktop.sync.deeds import found_team
from kanz_desktop.sync.far_folder import Patience
from kanz_desktop.sync.knocking import knock
from kanz_desktop.sync.layout import Area, marker_name, stream_folder
from kanz_desktop.sync.marker import Marker, read_marker, write_marker
from kanz_desktop.sync.office import Me
from kanz_desktop.sync.ports import FolderReadOnly, FolderUnreachable
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.watch import Unwatched, Watch

_LOOK_S = 20.0
"""A share that wakes up answers within this; who points at a folder waits no longer."""


class Keuze(Toegang):
    """Who chooses another folder, or leaves this one, goes before whatever runs.

    That ends where it is, with SyncStopped, also when it waits for a folder that does not answer.
    """

    def look(self, path: Path, watch: Watch | None = None) -> Plek:
        """What this folder is; unreachable when it does not answer. Writes nothing, waits for nothing else.

        Raises SyncStopped.
        """
        return self._look(path, self._pinned(), Watched(watch or Unwatched(), self._stopping.is_set))

    def found(self, path: Path) -> None:
        """Make this folder the office folder of a new team, with this worker as its first.

        Raises PlekNietGeschikt, AndereKantoormap, and what the folder refuses.
        """
        with self._instead():
            found = self._suitable(path, Soort.LEEG, Soort.ANDERE_BESTANDEN, Soort.ONZE)
            marker = found.marker or _new_marker(me_of(self._werkplek.vault))
            with self._becoming(path, marker) as office:
                folder = self._far(path)
                if not folder.entries(stream_folder(office.marker.root, Area.WRAPS)):
                    found_team(office, folder)

    def aankloppen(self, path: Path) -> tuple[str, ...]:
        """Ask to be let into the team of this folder; the eight words of the veiligheidscode.

        Asked again it gives the same words. Raises as `found`.
        """
        with self._instead():
            found = self._suitable(path, Soort.ANDER_TEAM, Soort.ONZE)
            with self._becoming(path, found.marker) as office:
                return knock(office, self._far(path)).words

    def choose(self, path: Path) -> None:
        """The folder of this team stands somewhere else from now on. Raises PlekNietGeschikt."""
        with self._instead():
            if not self._pin().marker:
                raise GeenKantoormap
            found = self._look(path, read_marker(self._pin().marker).content, self._watched())
            if found.soort is not Soort.ONZE:
                raise PlekNietGeschikt(soort=found.soort)
            self._save(Pin(path, self._pin().marker))

    def verhuizen(self, path: Path) -> None:
        """Go on in an empty folder, when the one before is lost or has to go: everybody's next sync fills it.

        Colleagues `choose` it too. Raises GeenKantoormap, PlekNietGeschikt, and what the folder refuses.
        """
        with self._instead():
            root, marker = self._office().marker.root, self._pin().marker
            self._suitable(path, Soort.LEEG, Soort.ANDERE_BESTANDEN, Soort.ONZE)
            self._far(path).write_once(marker_name(root), lambda: [marker])
            self._save(Pin(path, marker))

    def leave(self) -> None:
        """Forget where the folder stands. Nothing is removed, here or there."""
        with self._instead():
            self._save(Pin(None, self._pin().marker))

    def _look(self, path: Path, pinned: Marker | None, watched: Watched) -> Plek:
        mine = signing.public_key(self._werkplek.vault.identity.sign_seed)
        look = partial(plek.look, path, pinned=pinned, mine=mine)
        try:
            return Patience(path, watched.waiting, _LOOK_S).call(look)
        except FolderUnreachable:
            return Plek(path, Soort.ONBEREIKBAAR)

    def _suitable(self, path: Path, *wanted: Soort) -> Plek:
        found = self._look(path, self._pinned(), self._watched())
        if found.soort is Soort.ONBEREIKBAAR:
            raise FolderUnreachable
        if found.soort is Soort.ALLEEN_LEZEN:
            raise FolderReadOnly
        if found.soort not in wanted:
            raise PlekNietGeschikt(soort=found.soort)
        return found

    @contextmanager
    def _becoming(self, path: Path, marker: bytes) -> Iterator[OfficeMemory]:
        """The memory is of this team from now on, and at the end this is its folder; else all is as before.

        The memory of another team waits until this laptop belongs to this one; its folder has to be left.
        """
        pin = self._pin()
        other = bool(pin.marker) and not same_team(pin.marker, marker)
        if other and pin.path is not None and lid_of(Sight(self._office())) is not Lid.AANGEKLOPT:
            raise AndereKantoormap
        self._let_go()
        try:
            self._store = open_store(self._werkplek, marker)
            yield self._office()
        except BaseException:
            self._let_go()
            raise
        if other:
            forget_shared(self._werkplek)
        self._save(Pin(path, marker))

    def _pinned(self) -> Marker | None:
        """Of the team whose folder is chosen now."""
        pin = self._pin()
        return read_marker(pin.marker).content if pin.marker and pin.path is not None else None


def _new_marker(me: Me) -> bytes:
    marker = Marker(
        me.person, signing.public_key(me.sign_seed), capsule.box_public(me.box_secret),
        me.hand.laptop, me.device.key, random_key(),
    )  # fmt: skip
    return write_marker(marker, me.sign_seed)
