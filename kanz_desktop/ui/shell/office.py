"""The office folder in a window: syncs by itself at the desk, and the bar says what is safe where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kanz_desktop.ui.shell.tasks import Tasks

if TYPE_CHECKING:  # what stands behind the lock is imported once the lock screen is there
    from kanz_desktop.domain.values import Id
    from kanz_desktop.services.kantoor.verslag import Stand
    from kanz_desktop.services.werkplek import Werkplek
    from kanz_desktop.ui.bijwerken.automatic import Automatic
    from kanz_desktop.ui.bijwerken.runner import Outcome, Runner
    from kanz_desktop.ui.bijwerken.view import BijwerkenFace
    from kanz_desktop.ui.shell.flow import Flow

POINTED_OUT = "Bij het bijwerken was er iets dat je moet weten."
SAY_AGAIN_MS = 60_000
"""A day in the words becomes yesterday while nothing changes."""


class Office(QObject):
    """Works for one Flow. Nothing begins before somebody is at the desk with an open vault."""

    def __init__(self, flow: Flow, tasks: Tasks) -> None:
        super().__init__()
        self._flow, self._tasks = flow, tasks
        self.runner: Runner | None = None
        self._automatic: Automatic | None = None
        self._gezin: Id | None = None
        self._werkplek: Werkplek | None = None
        self._told: frozenset[object] = frozenset()
        """What a worker has to know of the office, and was told; it is so still."""
        self._again = QTimer(self)
        self._again.setInterval(SAY_AGAIN_MS)
        self._again.timeout.connect(self._say)
        flow.window.top_bar.office.clicked.connect(lambda _on=False: flow.show_bijwerken())

    def at_desk(self, werkplek: Werkplek, gezin: Id | None) -> None:
        """A face of the worker stands there: of all gezinnen, or of one."""
        self._gezin = gezin
        if self.runner is None:
            self._begin(werkplek)
        self._say()
        self._point_out()

    def face(self, werkplek: Werkplek, back: Callable[[], object] | None) -> BijwerkenFace:
        """Bijwerken, for a worker who is at the desk already."""
        from kanz_desktop.ui.shell.faces import bijwerken_face

        assert self.runner is not None
        assert self._automatic is not None
        self._gezin = None
        return bijwerken_face(self._flow, werkplek, self._tasks, self.runner, self._automatic, back)

    @property
    def far(self) -> Tasks:
        """For what waits for the office folder, on any screen: the window's own threads never do."""
        return self._tasks if self.runner is None else self.runner.far

    def written(self, _changes: object) -> None:
        """Something was written in the gezin that is open."""
        if self.runner is not None:
            self.runner.refresh_soon()

    def end(self) -> None:
        """The window is about to end: a sync stops where it is."""
        self._again.stop()
        if self._automatic is not None:
            self._automatic.end()
        if self.runner is not None:
            self.runner.close()

    def wait(self, seconds: float) -> None:
        """Until the store is left alone. Not for the GUI thread."""
        if self.runner is not None:
            self.runner.wait(seconds)

    def _begin(self, werkplek: Werkplek) -> None:
        from kanz_desktop.ui.bijwerken.automatic import Automatic
        from kanz_desktop.ui.bijwerken.habits import habit
        from kanz_desktop.ui.bijwerken.runner import Runner

        self._werkplek = werkplek
        runner = self.runner = Runner(werkplek.kantoor, self._tasks)
        self._automatic = Automatic(runner, habit(werkplek))
        runner.stood.connect(self._say)
        runner.began.connect(self._say)
        runner.ended.connect(self._ended)
        runner.refresh()
        self._automatic.begin()
        self._again.start()

    def _ended(self, outcome: Outcome) -> None:
        """What came stands in the caseload and the team at once, in sight; what was erased, nowhere."""
        from kanz_desktop.ui.shell.faces import refresh_face

        self._say()
        if outcome.report is not None:
            self._told = self._told & outcome.alarming if outcome.silent else outcome.alarming
        if outcome.report is not None and self._werkplek is not None:
            refresh_face(self._flow.window.face, self._werkplek, self._tasks)
            if self._gezin in outcome.report.gewist:
                self._flow.show_vandaag()
        self._point_out()

    def _point_out(self) -> None:
        """A sync that nobody asked for had something that a worker has to know: a line on Vandaag, once."""
        from kanz_desktop.ui.vandaag.view import VandaagView

        view, last = self._flow.window.face, self.runner.last if self.runner is not None else None
        if isinstance(view, VandaagView) and last is not None and last.alarming - self._told:
            self._told |= last.alarming
            view.notices.show_offer(POINTED_OUT, "Bekijken", self._flow.show_bijwerken)

    def _tell_gezin(self, stand: Stand) -> None:
        """The gezin that is open hears which papers are safe."""
        from kanz_desktop.ui.bijwerken.status import paper_words

        context, gezin = self._flow.context, self._gezin
        if context is not None and gezin is not None:
            context.paper_safety = partial(paper_words, stand, gezin)
            context.office_known.emit()

    def _tell_caseload(self, stand: Stand) -> None:
        """Each gezin on Vandaag says what of it is not on the office yet."""
        from kanz_desktop.ui.bijwerken.status import not_there_words
        from kanz_desktop.ui.vandaag.view import VandaagView

        if isinstance(self._flow.window.face, VandaagView):
            self._flow.window.face.show_office(not_there_words(stand))

    def _say(self) -> None:
        from kanz_desktop.ui.bijwerken.status import BUSY, office_words

        runner = self.runner
        if runner is None or not runner.known:
            return
        self._tell_gezin(runner.stand)
        self._tell_caseload(runner.stand)
        now = datetime.now().astimezone()
        words = BUSY if runner.running else office_words(runner.stand, now, self._gezin)
        self._flow.window.top_bar.set_office(words)
