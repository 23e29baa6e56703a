"""The pages outside a gezin on a small laptop, large: nothing cut, all named, Tab goes as one reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.values import Id
from kanz_desktop.errors import KanzError
from kanz_desktop.services.termijnen import SOORTEN, DueItem
from kanz_desktop.services.vandaag import GezinRegel as Regel
from kanz_desktop.services.vandaag import Vandaag, vandaag
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.storage.vault import VaultDamaged
from kanz_desktop.ui.aan_tafel.view import AanTafelFace
from kanz_desktop.ui.kluis.view import KluisFace
from kanz_desktop.ui.opening.lock import LockPage
from kanz_desktop.ui.opening.page import OpeningPage
from kanz_desktop.ui.opening.pin_page import PinPage
from kanz_desktop.ui.opening.recover import RecoverPage, TroublePage
from kanz_desktop.ui.opening.restore import RestoredPage, RestorePage
from kanz_desktop.ui.opening.set_up import CodeBackPage, CodePage, FirstGezinPage, PassphrasePage
from kanz_desktop.ui.opening.vault_door import VaultDoor
from kanz_desktop.ui.opening.view import Before, OpeningFace
from kanz_desktop.ui.shell.faces import vandaag_face
from kanz_desktop.ui.shell.main_window import MainWindow
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from tests.helpers.fitting import LAPTOP, hidden, jumps_back, misfits, walk
from tests.helpers.kdf import TEST_PROFILE
from tests.helpers.open_gezin import werkplek_in

CODE = "7K2MX Q9RTC 4WDNA H6VEP 3ZJSB X8GKF 5MTQ1 N0CYR"
LOOKS = pytest.mark.parametrize(("mode", "zoom"), [("light", 100), ("dark", 200)])


class Way:
    """Ways out that lead nowhere."""

    def open_gezin(self, gezin: Id, screen: str = "", record: Id | None = None) -> None: ...
    def new_gezin(self, name: str) -> None: ...
    def lock(self) -> None: ...
    def show_vandaag(self) -> None: ...
    def show_kluis(self) -> None: ...
    def show_bijwerken(self) -> None: ...
    def show_trajecten(self) -> None: ...
    def show_leden(self) -> None: ...


@pytest.fixture(scope="module")
def werkplek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Werkplek]:
    with werkplek_in(tmp_path_factory.mktemp("kluis")) as made:
        yield made


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(LAPTOP)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close_for_good()


def full_caseload(werkplek: Werkplek) -> Vandaag:
    """Ten gezinnen with long names, and a term of every kind."""
    today = werkplek.today()
    due = tuple(
        DueItem(soort, today, soort.encode().ljust(16)[:16], "een brief met een lange titel van de gemeente")
        for soort in sorted(SOORTEN)
    )
    names = [f"Gezin {n} van den Wijngaard-El Amrani" for n in range(10)]
    return vandaag([Regel(name.encode()[:16], name, "uitvoering", "stap-5", due) for name in names], today)


def opening_pages(door: VaultDoor) -> dict[str, Callable[[], OpeningPage]]:
    def phrase() -> OpeningPage:
        page = PassphrasePage(door, lambda: None)
        page.set_keyring(True)
        return page

    def code() -> OpeningPage:
        page = CodePage(lambda _code: None)
        page.show_code(CODE)
        return page

    def restore_by_code() -> OpeningPage:
        page = RestorePage(door, lambda: None)
        page.set_folder(Path("/media/stick/reservekopieen/kanz-reservekopie-2026-11-22"))
        page.with_code.setChecked(True)
        return page

    damaged: KanzError = VaultDamaged()
    return {
        "wachtzin": phrase,
        "herstelcode": code,
        "herstelcode terug": lambda: CodeBackPage(door, lambda: None),
        "klaar": FirstGezinPage,
        "op slot": lambda: LockPage(back_to_gezin=True, at_table=False, crashed=True),
        "pincode": lambda: PinPage(3, back_to_gezin=True, at_table=False, crashed=False),
        "vergeten": lambda: RecoverPage(door, lambda: None),
        "terugzetten": lambda: RestorePage(door, lambda: None),
        "terugzetten met code": restore_by_code,
        "teruggezet": lambda: RestoredPage(3, (damaged,)),
        "moeite": lambda: TroublePage(damaged),
    }


@LOOKS
def test_every_page_before_the_lock_fits_and_reads_on_with_tab(
    qtbot: QtBot,
    look: ThemeHolder,
    tasks: Tasks,
    werkplek: Werkplek,
    window: MainWindow,
    mode: str,
    zoom: int,
) -> None:
    look.set_look(mode, zoom)
    door = VaultDoor(werkplek.paths, profile=TEST_PROFILE)
    face = OpeningFace(door, tasks, lambda _code: None)
    face.show_lock(Before())
    window.show_face(face)
    wrong: dict[str, list[str]] = {}
    for name, make in opening_pages(door).items():
        face.show_page(make())
        qtbot.wait(30)
        stops = walk(window.focusWidget() or face.page)
        if found := [*misfits(window), *hidden(stops), *jumps_back(stops, face.page)]:
            wrong[name] = found
        assert stops, name
    assert not wrong, "\n".join(f"{name}: {found}" for name, found in wrong.items())


@LOOKS
def test_the_caseload_the_vault_and_the_seats_fit_and_read_on_with_tab(
    qtbot: QtBot,
    look: ThemeHolder,
    tasks: Tasks,
    werkplek: Werkplek,
    window: MainWindow,
    mode: str,
    zoom: int,
) -> None:
    look.set_look(mode, zoom)
    door = VaultDoor(werkplek.paths, profile=TEST_PROFILE)
    way = Way()

    def kluis(show: Callable[[KluisFace], object]) -> KluisFace:
        face = KluisFace(werkplek, tasks, door, lambda _code: None, way.show_vandaag, way.lock)
        show(face)
        return face

    names = ["Mama", "Papa", "Yusuf", "Noor", "oma Riet uit Nergensdam", "Alexandra", "Christiaan"]
    seats = [(name.encode().ljust(16)[:16], name) for name in names]
    faces = {
        "vandaag": lambda: vandaag_face(way, full_caseload(werkplek), werkplek, tasks),
        "vandaag leeg": lambda: vandaag_face(way, werkplek.vandaag(), werkplek, tasks),
        "kluis": lambda: kluis(lambda face: face.show_overview()),
        "andere wachtzin": lambda: kluis(lambda face: face.change_passphrase()),
        "pincode": lambda: kluis(lambda face: face.choose_pin()),
        "nieuwe code": lambda: kluis(lambda face: face.new_code()),
        "terugtypen": lambda: kluis(lambda face: face.type_back()),
        "aan tafel": lambda: AanTafelFace(
            "Gezin De Vries", seats, lambda _p: None, way.show_vandaag, way.lock
        ),
    }
    wrong: dict[str, list[str]] = {}
    for name, make in faces.items():
        face = make()
        window.show_face(face)
        qtbot.wait(60)
        stops = walk(window.focusWidget() or face)
        if found := [*misfits(window), *hidden(stops), *jumps_back(stops, face)]:
            wrong[name] = found
        assert len(stops) > 1, name
    assert not wrong, "\n".join(f"{name}: {found}" for name, found in wrong.items())
