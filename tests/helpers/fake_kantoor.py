"""An office folder that says what a test wants it to say, and waits where a test wants it to wait."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from kanz_desktop.services.kantoor.beeld import GezinBeeld
from kanz_desktop.services.kantoor.plek import Plek, Soort
from kanz_desktop.services.kantoor.verslag import Dicht, Gebleven, Lid, Melding, Stand, Verslag, Vooruitblik
from kanz_desktop.sync.watch import Step, Watch

FOLDER = Path("/srv/kantoor")
NOW = datetime(2026, 11, 23, 16, 40, tzinfo=UTC)
NO_FOLDER = Stand(None, Lid.GEEN, None, {})
WORDS = ("appel", "boom", "citroen", "deur", "egel", "fiets", "gras", "huis")


def ahead(*gezinnen: GezinBeeld) -> Vooruitblik:
    """What a sync would do, in these gezinnen."""
    return Vooruitblik(gezinnen, ())


def report(
    *gezinnen: GezinBeeld,
    alarms: tuple[Melding, ...] = (),
    healed: int = 0,
    left: int = 0,
    stayed: tuple[Gebleven, ...] = (),
    shut: tuple[Dicht, ...] = (),
) -> Verslag:
    """What a sync did."""
    return Verslag(
        lid=Lid.LID, gezinnen=gezinnen, gewist=(), alarmen=alarms, hersteld=healed, wachtend={}, over=left,
        dicht=shut, bestanden=0, bytes=0, gebleven=stayed,
    )  # fmt: skip


@dataclass
class FakeKantoor:
    """`held`: a sync waits in the middle until it is set; `looking`: a look does.

    Every call is written down in `calls`.
    """

    now: Stand = NO_FOLDER
    soort: Soort = Soort.ONZE
    ahead: Vooruitblik = field(default_factory=lambda: ahead())
    report: Verslag = field(default_factory=lambda: report())
    error: BaseException | None = None
    held: threading.Event = field(default_factory=threading.Event)
    looking: threading.Event = field(default_factory=threading.Event)
    calls: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.held.set()
        self.looking.set()

    def stand(self) -> Stand:
        return self.now

    def look(self, path: Path, _watch: Watch | None = None) -> Plek:
        soort = self.soort
        self._call("look")
        self.looking.wait(20)
        return Plek(path, soort)

    def choose(self, path: Path) -> None:
        self._call("choose")
        self.now = replace(self.now, path=path)

    def found(self, path: Path) -> None:
        self._call("found")
        self.now = replace(self.now, path=path, lid=Lid.LID)

    def aankloppen(self, path: Path) -> tuple[str, ...]:
        self._call("aankloppen")
        self.now = replace(self.now, path=path, lid=Lid.AANGEKLOPT)
        return WORDS

    def proef(self, _watch: Watch | None = None) -> Vooruitblik:
        self._call("proef")
        return self.ahead

    def bijwerken(
        self, watch: Watch | None = None, *, alleen_tekst: bool = False, grens: int | None = None
    ) -> Verslag:
        assert watch is not None
        self._call(f"bijwerken tekst={alleen_tekst} grens={grens}")
        watch.at(Step.MARKER_SEEN)
        watch.moved(1, 1000)
        self.held.wait(20)
        watch.at(Step.OBJECT_READ)
        self.now = replace(self.now, laatste=NOW, wachtend={})
        return self.report

    def verhuizen(self, path: Path) -> None:
        self._call(f"verhuizen {path}")
        self.now = replace(self.now, path=path)

    def leave(self) -> None:
        self._call("leave")
        self.now = replace(self.now, path=None)

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if self.error is not None:
            raise self.error
