"""The way into an office folder: chosen, founded, knocked at, left; and what is remembered of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kanz_desktop.crypto import capsule, signing
from kanz_desktop.crypto.keys import random_key
from kanz_desktop.domain.values import Id
from kanz_desktop.errors import EnvironmentRefused, InputRefused
from kanz_desktop.services.kantoor import plek
from kanz_desktop.services.kantoor.gone import REASONS
from kanz_desktop.services.kantoor.laptop import Laptop
from kanz_desktop.services.kantoor.memory import OfficeMemory, me_of
from kanz_desktop.services.kantoor.pin import Pin, open_store, same_team
from kanz_desktop.services.kantoor.plek import Plek, Soort
from kanz_desktop.services.kantoor.sharing import forget_shared
from kanz_desktop.services.kantoor.verslag import Lid, lid_of
from kanz_desktop.services.kantoor.watching import Watched
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.services.wissen import MISTAKE, erase_as_said
from kanz_desktop.storage.office_store import OfficeStore
from kanz_desktop.sync.deeds import Deeds, found_team
from kanz_desktop.sync.far_folder import PATIENCE_S, FarFolder, Patience
from kanz_desktop.sync.folder import SystemFolder
from kanz_desktop.sync.knocking import knock
from kanz_desktop.sync.layout import Area, marker_name, stream_folder
from kanz_desktop.sync.marker import Marker, read_marker, write_marker
from kanz_desktop.sync.office import Me
from kanz_desktop.sync.ports import FolderReadOnly, FolderUnreachable, OfficeFolder
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.team_bodies import Gewist, Reason
from kanz_desktop.sync.watch import Unwatched, Watch

_STOP_WITHIN_S = 0.4
"""The lock waits this long for a step that runs, after the window waited a while already; what is open still
has to close within the time of the lock."""
_FAR_S = PATIENCE_S
"""For one call to the folder, where somebody works with it."""
_LOOK_S = 20.0
"""A share that wakes up answers within this; who points at a folder waits no longer."""
_WAIT_S = 5.0
"""Who asks something about the team waits this long for a sync: a share may hang, the window may not."""


class KantoorBezig(EnvironmentRefused):
    """A sync runs, so nothing about the team can be looked up or decided now."""

    code = "kantoor-bezig"


class GeenKantoormap(InputRefused):
    """No office folder was chosen on this laptop."""

    code = "geen-kantoormap"


class AndereKantoormap(InputRefused):
    """This laptop belongs to a team already, and this is the folder of another."""

    code = "al-in-een-team"


class PlekNietGeschikt(EnvironmentRefused):
    """The folder cannot become, or is no, office folder; data `soort` as in `plek.Soort`."""

    code = "kantoormap-niet-geschikt"


@dataclass(frozen=True, slots=True)
class Open:
    """The memory of the folder while nobody else uses it; `folder` is None when none is chosen now."""

    office: OfficeMemory
    laptop: Laptop
    deeds: Deeds
    sight: Sight
    folder: OfficeFolder | None


class Toegang:
    """Every call blocks and may come from any thread; one runs at a time.

    Who chooses another folder, or leaves this one, goes before whatever runs: that ends where it is, with
    SyncStopped, also when it waits for a folder that does not answer.
    """

    def __init__(self, werkplek: Werkplek) -> None:
        self._werkplek = werkplek
        self._lock = threading.RLock()
        self._stopping = threading.Event()
        self._choosing = 0
        """How many wait for the lock in order to choose."""
        self._count = threading.Lock()
        self._store: OfficeStore | None = None
        self._memory: OfficeMemory | None = None

    @property
    def path(self) -> Path | None:
        """The chosen folder."""
        return self._pin().path

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

    @property
    def joined(self) -> bool:
        """This laptop knows a team, whether or not a folder is chosen now."""
        return bool(self._pin().marker)

    @contextmanager
    def opened(self) -> Iterator[Open]:
        """For the services beside this one: memory, deeds and folder, one caller at a time.

        Raises KantoorBezig, GeenKantoormap.
        """
        if not self._lock.acquire(timeout=_WAIT_S):
            raise KantoorBezig
        try:
            office = self._office()
            laptop = self._laptop(office)
            folder = self.folder() if self._pin().path is not None else None
            deeds = Deeds(office, self._werkplek.now().wall_ms)
            try:
                yield Open(office, laptop, deeds, Sight(office), folder)
            finally:
                laptop.close()
        finally:
            self._lock.release()

    @contextmanager
    def opened_if_free(self) -> Iterator[Open | None]:
        """As `opened`, and without waiting: None while a sync runs, or before there is a team."""
        if not self._lock.acquire(blocking=False):
            yield None
            return
        try:
            if self._stopping.is_set() or not self.joined:
                yield None
                return
            with self.opened() as here:
                yield here
        finally:
            self._lock.release()

    def folder(self, watch: Watch | None = None) -> OfficeFolder:
        """The chosen one, as a folder that is not waited for once `watch` stops. Raises GeenKantoormap."""
        path = self._pin().path
        if path is None:
            raise GeenKantoormap
        return self._far(path, watch)

    def close(self) -> None:
        """Stop what runs, between two steps, and let go of kantoor.db.

        A folder that hangs is not waited for: the process ends, and what was not whole is written anew.
        """
        self._stopping.set()
        if self._lock.acquire(timeout=_STOP_WITHIN_S):
            try:
                self._let_go()
            finally:
                self._lock.release()

    @contextmanager
    def _instead(self) -> Iterator[None]:
        """The lock, for who chooses."""
        with self._count:
            self._choosing += 1
        self._lock.acquire()
        with self._count:
            self._choosing -= 1
        try:
            yield
        finally:
            self._lock.release()

    def _halted(self) -> bool:
        """Whoever has the lock ends where it is."""
        return self._stopping.is_set() or self._choosing > 0

    def _watched(self, watch: Watch | None = None) -> Watched:
        return Watched(watch or Unwatched(), self._halted)

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

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
        self._store = self._memory = None

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

    def _office(self) -> OfficeMemory:
        if self._memory is None:
            self._memory = OfficeMemory(self._opened_store(), self._werkplek.vault)
        return self._memory

    def _opened_store(self) -> OfficeStore:
        if self._store is None:
            marker = self._pin().marker
            if not marker:
                raise GeenKantoormap
            self._store = open_store(self._werkplek, marker)
        return self._store

    def _laptop(self, office: OfficeMemory, *, tidy: bool = True) -> Laptop:
        return Laptop(self._werkplek, office, self._erase, tidy=tidy)

    def _erase(self, stream: Id, gezin: Id) -> bool:
        """False for one that was joined with another: what is here and not there comes there first."""
        bodies = [one.body for one in Sight(self._office()).team.gewist]
        said = (body.reason for body in bodies if isinstance(body, Gewist) and body.stream == stream)
        reason = next(said, Reason.MISTAKE)
        if reason is Reason.JOINED:
            return False
        erase_as_said(self._werkplek, gezin, REASONS.get(reason, MISTAKE))
        return True

    def _far(self, path: Path, watch: Watch | None = None) -> OfficeFolder:
        return FarFolder(SystemFolder(path), Patience(path, self._watched(watch).waiting, _FAR_S))

    def _pinned(self) -> Marker | None:
        """Of the team whose folder is chosen now."""
        pin = self._pin()
        return read_marker(pin.marker).content if pin.marker and pin.path is not None else None

    def _pin(self) -> Pin:
        return Pin.of(self._werkplek.vault)

    def _save(self, pin: Pin) -> None:
        pin.keep(self._werkplek.vault)


def _new_marker(me: Me) -> bytes:
    marker = Marker(
        me.person, signing.public_key(me.sign_seed), capsule.box_public(me.box_secret),
        me.hand.laptop, me.device.key, random_key(),
    )  # fmt: skip
    return write_marker(marker, me.sign_seed)
