"""The faces behind the lock. Imported once the lock screen stands there: it need not wait for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from kanz_desktop.domain.access import WORKER_VIEW, Audience
from kanz_desktop.domain.values import Id
from kanz_desktop.services import wachtzin
from kanz_desktop.services.kantoor.aansluiting import Desk
from kanz_desktop.services.kantoor.leden import Leden
from kanz_desktop.services.kantoor.samenvoegen import Samenvoegen
from kanz_desktop.services.sessie import GezinSessie
from kanz_desktop.services.vandaag import Vandaag
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.aan_tafel.view import AanTafelFace, Sit, family
from kanz_desktop.ui.aan_tafel.which import Ways, WelkGezinFace
from kanz_desktop.ui.bijwerken.automatic import Automatic
from kanz_desktop.ui.bijwerken.habits import Habit, keep_habit
from kanz_desktop.ui.bijwerken.runner import Runner
from kanz_desktop.ui.bijwerken.view import BijwerkenFace
from kanz_desktop.ui.bijwerken.view import Ways as BijwerkenWays
from kanz_desktop.ui.kluis.overview import CODE_MISSING
from kanz_desktop.ui.kluis.view import KluisFace
from kanz_desktop.ui.leden.texts import KEY_PAPER, KEY_PAPER_TITLE
from kanz_desktop.ui.leden.view import LedenFace
from kanz_desktop.ui.leden.view import Ways as LedenWays
from kanz_desktop.ui.opening.print_code import print_code
from kanz_desktop.ui.opening.vault_door import VaultDoor
from kanz_desktop.ui.samen.screen import SamenScreen
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.face import Action, Face
from kanz_desktop.ui.shell.gezin_actions import Exits
from kanz_desktop.ui.shell.gezin_view import GezinView
from kanz_desktop.ui.shell.screens import SCREENS
from kanz_desktop.ui.shell.second_screen import SecondScreen
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.trajecten.view import TrajectenFace
from kanz_desktop.ui.vandaag.back_up import ask_and_back_up
from kanz_desktop.ui.vandaag.presenter import page
from kanz_desktop.ui.vandaag.view import VandaagView, Way
from kanz_desktop.ui.widgets.version_words import moment_words

__all__ = [
    "Exits", "Ways", "aan_tafel_face", "bijwerken_face", "gezin_face", "kluis_face", "leden_face",
    "trajecten_face", "vandaag_face", "welk_gezin_face",
]  # fmt: skip

FIRST_SCREEN, FIRST_AT_TABLE = "gezin", "leefgebieden"


def vandaag_face(way: Way, found: Vandaag, werkplek: Werkplek, tasks: Tasks) -> VandaagView:
    """The caseload as it is now."""
    view = VandaagView(way)
    back_up = partial(ask_and_back_up, view, werkplek, tasks, view.notices)
    view.add_offers(
        Action("Reservekopie", back_up, icon="opslaan"),
        Action("Kluis", way.show_kluis, icon="sleutel"),
        Action("Bijwerken", way.show_bijwerken, "F5", "opnieuw"),
        Action("Collega's", way.show_leden, icon="mensen"),
    )
    if wachtzin.code_missing(werkplek):
        view.remind(CODE_MISSING, "Nu regelen", way.show_kluis)
    tasks.started.connect(view.notices.show_progress)
    _fill_vandaag(view, werkplek, found)
    return view


def refresh_face(face: Face | None, werkplek: Werkplek, tasks: Tasks) -> None:
    """The caseload or the team of now, where it is in sight."""
    if isinstance(face, LedenFace):
        face.refresh()
    if isinstance(face, VandaagView):
        show = partial(_fill_vandaag, face, werkplek)
        tasks.run(werkplek.vandaag, show)


def _fill_vandaag(view: VandaagView, werkplek: Werkplek, found: Vandaag) -> None:
    view.show_page(page(found, werkplek.methode, werkplek.first_name, datetime.now().astimezone()))


def aan_tafel_face(
    sessie: GezinSessie,
    screen: str,
    sit: Sit,
    back: Callable[[], object],
    lock: Callable[[], object],
    *,
    at_table: bool,
) -> AanTafelFace:
    """Who sits at the table? `screen` is where one was in the gezin."""
    people = family(sessie.snapshot)
    face = AanTafelFace(f"Gezin {sessie.naam}", people, sit, back, lock, at_table=at_table)
    face.current = screen
    return face


def welk_gezin_face(opened: datetime | None, ways: Ways) -> WelkGezinFace:
    """With the gezin that was opened last, at this moment?"""
    today = datetime.now().astimezone().date()
    return WelkGezinFace(moment_words(opened, today) if opened is not None else "", ways)


def kluis_face(way: Way, werkplek: Werkplek, tasks: Tasks, door: VaultDoor) -> KluisFace:
    """Everything about the lock."""
    return KluisFace(werkplek, tasks, door, print_code, way.show_vandaag, way.lock)


def leden_face(way: Way, werkplek: Werkplek, far: Tasks, door: VaultDoor) -> LedenFace:
    """The people of the team."""
    print_key = partial(print_code, title=KEY_PAPER_TITLE, what=KEY_PAPER)
    ways = LedenWays(way.show_vandaag, way.lock, way.show_bijwerken, print_key)
    return LedenFace(Leden(Desk(werkplek)), Samenvoegen(werkplek), far, door, ways)


def bijwerken_face(
    way: Way,
    werkplek: Werkplek,
    tasks: Tasks,
    runner: Runner,
    automatic: Automatic,
    back: Callable[[], object] | None,
) -> BijwerkenFace:
    """The office folder. `back` leads to the gezin that one came from."""

    def keep(chosen: Habit) -> None:
        automatic.set_habit(chosen)
        tasks.run(lambda: keep_habit(werkplek, chosen))

    ways = BijwerkenWays(
        vandaag=way.show_vandaag,
        lock=way.lock,
        together=lambda gezin: way.open_gezin(gezin, SamenScreen.id),
        keep_habit=keep,
        colleagues=way.show_leden,
        back=back,
    )
    return BijwerkenFace(runner, automatic.habit, ways)


def trajecten_face(way: Way, werkplek: Werkplek, tasks: Tasks) -> TrajectenFace:
    """The overview over the trajecten of the caseload."""
    return TrajectenFace(werkplek, tasks, way.show_vandaag, way.lock)


def gezin_face(
    sessie: GezinSessie,
    audience: Audience | None,
    tasks: Tasks,
    exits: Exits,
    werkplek: Werkplek | None,
    screen: str,
    record: Id | None,
) -> GezinView:
    """One gezin, on this screen or, where it does not exist, on the first.

    `audience` None: the worker. `werkplek` None: at the table.
    """
    seen = audience or WORKER_VIEW
    table = not seen.workers
    context = GezinContext(sessie, seen, tasks, table=table, werkplek=werkplek)
    view = GezinView(context, SCREENS, exits)
    if table:
        SecondScreen(view.notices, exits.cover, view)
    view.go(screen if view.has(screen) else FIRST_AT_TABLE if table else FIRST_SCREEN, record)
    return view
