from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPointF, QSettings, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kanz_desktop.domain.access import TABLE_VIEW, WORKER_VIEW, Audience
from kanz_desktop.services.edits import delete, set_field
from kanz_desktop.services.sources import Source
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.gezinsmap import leaving
from kanz_desktop.ui.gezinsmap.paper_page import PaperPage
from kanz_desktop.ui.gezinsmap.pictures import KEPT_BYTES, Thumbnailer
from kanz_desktop.ui.gezinsmap.screen import GezinsmapScreen
from kanz_desktop.ui.gezinsmap.wrong_family import WrongFamilyPanel
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.theme import ThemeHolder
from kanz_desktop.ui.widgets.file_choice import ask_files
from kanz_desktop.ui.widgets.surfaces import Note
from tests.helpers.open_gezin import context_of
from tests.helpers.screens import opened, unnamed


@pytest.fixture
def map_screen(qtbot: QtBot, gezin: GezinContext) -> GezinsmapScreen:
    screen = opened(qtbot, gezin, GezinsmapScreen)
    qtbot.addWidget(screen)
    return screen


def picture(colour: str = "red") -> bytes:
    content = BytesIO()
    Image.new("RGB", (120, 90), colour).save(content, "PNG")
    return content.getvalue()


def titles(screen: GezinsmapScreen) -> set[str]:
    return {kaart.titel for kaart in screen.shelf.cards.rows}


def said(screen: GezinsmapScreen) -> list[str]:
    return [note.accessibleName() for note in screen.report.findChildren(Note) if not note.isHidden()]


def drop(screen: GezinsmapScreen, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    screen.dropEvent(event)  # Qt delivers a drop only out of a real drag


def with_drawing(qtbot: QtBot, screen: GezinsmapScreen) -> bytes:
    screen.take_in([Source.from_bytes("Ons huis.png", picture())])
    qtbot.waitUntil(lambda: bool(said(screen)), timeout=15_000)
    return screen.context.snapshot.of("document")[0].id


def test_an_empty_map_says_what_the_first_step_is(map_screen: GezinsmapScreen) -> None:
    assert map_screen.empty.isVisible()
    assert not map_screen.shelf.isVisible()
    assert map_screen.badge(map_screen.context) == ""


def test_files_and_folders_that_are_dropped_come_in_and_a_bad_one_gets_its_own_sentence(
    qtbot: QtBot, map_screen: GezinsmapScreen, tmp_path: Path
) -> None:
    folder = tmp_path / "foto's"
    folder.mkdir()
    (folder / "huis.png").write_bytes(picture())
    (tmp_path / "leeg.pdf").write_bytes(b"")
    (tmp_path / "brief.txt").write_text("Beste mevrouw", encoding="utf-8")
    drop(map_screen, folder, tmp_path / "leeg.pdf", tmp_path / "brief.txt")
    qtbot.waitUntil(lambda: len(said(map_screen)) == 2, timeout=15_000)
    assert said(map_screen)[0] == "2 papieren zitten veilig in de map."
    assert said(map_screen)[1].startswith("“leeg.pdf”: ")
    assert titles(map_screen) == {"huis", "brief"}
    assert map_screen.badge(map_screen.context) == "2"


def test_what_was_taken_in_is_said_in_sight_however_far_down_its_card_lies(
    qtbot: QtBot, map_screen: GezinsmapScreen
) -> None:
    many = [Source.from_bytes(f"brief {number:02}.txt", f"brief {number}".encode()) for number in range(30)]
    map_screen.resize(760, 500)
    map_screen.take_in(many)
    qtbot.waitUntil(lambda: bool(said(map_screen)), timeout=15_000)
    rows = map_screen.shelf.cards.rows
    map_screen.shelf.choose(rows[-1].id)
    assert map_screen.scroll_area.verticalScrollBar().value() > 0
    map_screen.take_in([Source.from_bytes("nog een.txt", b"nog een")])
    qtbot.waitUntil(lambda: said(map_screen) == ["1 papier zit veilig in de map."], timeout=15_000)
    qtbot.waitUntil(lambda: map_screen.scroll_area.verticalScrollBar().value() == 0)
    line = next(note for note in map_screen.report.findChildren(Note) if not note.isHidden())
    assert not line.visibleRegion().isEmpty()


def test_whoever_closes_a_paper_is_back_at_its_card(qtbot: QtBot, map_screen: GezinsmapScreen) -> None:
    many = [Source.from_bytes(f"brief {number:02}.txt", f"brief {number}".encode()) for number in range(30)]
    map_screen.resize(760, 500)
    map_screen.take_in(many)
    qtbot.waitUntil(lambda: bool(said(map_screen)), timeout=15_000)
    shelf = map_screen.shelf
    qtbot.waitUntil(lambda: map_screen.scroll_area.verticalScrollBar().maximum() > shelf.height() // 2)
    map_screen.open_paper(shelf.cards.rows[-1].id)
    qtbot.waitUntil(lambda: map_screen.scroll_area.verticalScrollBar().maximum() < shelf.height() // 2)
    map_screen.close_paper()

    def seen() -> bool:
        page, card = map_screen.scroll_area.viewport(), shelf.visualRect(shelf.currentIndex())
        return page.rect().contains(shelf.mapTo(page, card.center()))

    qtbot.waitUntil(seen)


def test_the_map_opens_with_its_heading_in_sight(
    qtbot: QtBot, gezin: GezinContext, map_screen: GezinsmapScreen, look: ThemeHolder
) -> None:
    with_drawing(qtbot, map_screen)
    look.set_zoom(200)
    screen = opened(qtbot, gezin, GezinsmapScreen)
    screen.resize(1366, 660)
    screen.focus_first()
    qtbot.wait(20)
    assert screen.scroll_area.verticalScrollBar().maximum() > 0
    assert screen.scroll_area.verticalScrollBar().value() == 0


def test_the_same_content_again_is_said_and_kept_once(qtbot: QtBot, map_screen: GezinsmapScreen) -> None:
    with_drawing(qtbot, map_screen)
    map_screen.take_in([Source.from_bytes("kopie.png", picture())])
    qtbot.waitUntil(lambda: any("zat er al in" in line for line in said(map_screen)), timeout=15_000)
    assert titles(map_screen) == {"Ons huis"}


def test_text_on_the_clipboard_becomes_a_paper(qtbot: QtBot, map_screen: GezinsmapScreen) -> None:
    QGuiApplication.clipboard().setText("Afspraak: dinsdag 10 uur")
    map_screen.add_button.setFocus()
    QTest.keyClick(map_screen, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(map_screen.shelf.cards.rows) == 1, timeout=15_000)
    assert map_screen.shelf.cards.rows[0].titel.startswith("Geplakte tekst")


def test_enter_opens_a_paper_from_memory_and_escape_goes_back(
    qtbot: QtBot, map_screen: GezinsmapScreen
) -> None:
    with_drawing(qtbot, map_screen)
    map_screen.shelf.setFocus()
    QTest.keyClick(map_screen.shelf, Qt.Key.Key_Return)
    assert map_screen.paper.isVisible()
    qtbot.waitUntil(lambda: map_screen.paper.viewer.shown_image() is not None, timeout=15_000)
    QTest.keyClick(map_screen.paper, Qt.Key.Key_Escape)
    assert map_screen.shelf.isVisible()
    assert map_screen.paper.viewer.shown_image() is None


def test_a_paper_is_copied_as_it_is_shown_and_the_page_says_what_that_means(
    qtbot: QtBot, map_screen: GezinsmapScreen
) -> None:
    map_screen.open_paper(with_drawing(qtbot, map_screen))
    qtbot.waitUntil(lambda: map_screen.paper.viewer.shown_image() is not None, timeout=15_000)
    map_screen.paper.copy()
    assert QGuiApplication.clipboard().mimeData().hasImage()
    assert map_screen.paper.note.isVisible()


def test_a_title_that_is_written_stands_on_the_card(
    qtbot: QtBot, map_screen: GezinsmapScreen, gezin: GezinContext
) -> None:
    paper = with_drawing(qtbot, map_screen)
    gezin.apply([set_field(gezin.snapshot, paper, "document", "titel", "Noor thuis")], "gezinsmap")
    qtbot.waitUntil(lambda: titles(map_screen) == {"Noor thuis"})


def test_delete_on_the_shelf_is_taken_back_from_the_line_below(
    qtbot: QtBot, map_screen: GezinsmapScreen
) -> None:
    with_drawing(qtbot, map_screen)
    map_screen.shelf.setFocus()
    QTest.keyClick(map_screen.shelf, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not map_screen.shelf.cards.rows)
    map_screen.gone.back.click()
    qtbot.waitUntil(lambda: titles(map_screen) == {"Ons huis"})


def test_a_paper_of_another_family_goes_there_and_is_gone_here(
    qtbot: QtBot, map_screen: GezinsmapScreen, werkplek: Werkplek
) -> None:
    other = werkplek.new_gezin("Bakker")
    map_screen.open_paper(with_drawing(qtbot, map_screen))
    map_screen.paper.open_wrong_family()
    panel = map_screen.paper.panel
    assert isinstance(panel, WrongFamilyPanel)
    assert not panel.go.isEnabled()
    panel._chips[other.id].click()
    panel.go.click()
    qtbot.waitUntil(lambda: not map_screen.shelf.cards.rows, timeout=15_000)
    moved = werkplek.open_gezin(other.id).snapshot.of("document")
    assert [row.text("titel") for row in moved] == ["Ons huis"]


def test_every_control_says_its_name(qtbot: QtBot, map_screen: GezinsmapScreen) -> None:
    map_screen.open_paper(with_drawing(qtbot, map_screen))
    map_screen.paper.open_leaving()
    assert unnamed(map_screen) == []
    panel = map_screen.paper.panel
    assert isinstance(panel, leaving.LeavingPanel)
    assert panel.organisation is not None
    panel.organisation.line.setText("Politie")
    assert "geen toestemming" in panel.organisation.warning.words.text()
    assert panel.go.isEnabled()


def test_a_photo_leaves_without_its_data_unless_the_original_is_chosen(
    qtbot: QtBot, map_screen: GezinsmapScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(photo, "JPEG", comment=b"Dorpsstraat 12")
    map_screen.take_in([Source.from_bytes("school.jpg", photo.getvalue())])
    qtbot.waitUntil(lambda: bool(said(map_screen)), timeout=15_000)
    map_screen.open_paper(map_screen.context.snapshot.of("document")[0].id)

    def copied(button: str) -> bytes:
        target = tmp_path / f"{button}.jpg"
        monkeypatch.setattr(leaving, "ask_target", lambda *_given: target)
        map_screen.paper.open_leaving()
        panel = map_screen.paper.panel
        assert isinstance(panel, leaving.LeavingPanel)
        getattr(panel, button).click()
        qtbot.waitUntil(target.exists, timeout=15_000)
        qtbot.waitUntil(lambda: map_screen.paper.panel is None, timeout=15_000)
        return target.read_bytes()

    assert b"Dorpsstraat" not in copied("go")
    assert copied("original") == photo.getvalue()


def test_the_file_dialog_leaves_no_folder_name_behind(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(settings))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(settings))
    secret = tmp_path / "gezin-Kanarie"
    secret.mkdir()
    (secret / "brief.txt").write_text("x", encoding="utf-8")

    def choose() -> None:
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog))
        dialog.setDirectory(str(secret))
        dialog.findChildren(QLineEdit)[0].setText("brief.txt")
        dialog.accept()

    QTimer.singleShot(300, choose)
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen = ask_files(parent, "Papieren toevoegen")
    assert [path.name for path in chosen] == ["brief.txt"]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    written = b"".join(path.read_bytes() for path in settings.rglob("*") if path.is_file())
    assert b"lastVisited" in written
    assert b"Kanarie" not in written


def test_a_paper_that_goes_away_elsewhere_is_closed_here(
    qtbot: QtBot, map_screen: GezinsmapScreen, gezin: GezinContext
) -> None:
    paper = with_drawing(qtbot, map_screen)
    map_screen.open_paper(paper)
    gezin.sessie.apply([delete(gezin.sessie.snapshot, paper)], "elders").result()
    qtbot.waitUntil(lambda: not map_screen.paper.isVisible())


def test_thumbnails_are_made_for_what_is_in_sight_and_stay_within_their_memory(
    qtbot: QtBot, tasks: Tasks
) -> None:
    made: list[bytes] = []

    def ask(paper: bytes, box: QSize) -> QImage:
        made.append(paper)
        image = QImage(1000, 4000, QImage.Format.Format_RGB32)
        image.fill(0)
        return image

    kept: dict[bytes, object] = {}
    thumbnails = Thumbnailer(tasks, ask, QSize(10, 10))
    thumbnails.ready.connect(lambda paper, image: kept.update({paper: image}))
    thumbnails.want([b"a", b"b", b"c"])
    qtbot.waitUntil(lambda: made == [b"a", b"b", b"c"])
    qtbot.waitUntil(lambda: kept.get(b"c") is not None)
    held = sum(image.sizeInBytes() for image in kept.values() if isinstance(image, QImage))
    assert held <= KEPT_BYTES
    assert kept[b"a"] is None
    thumbnails.want([b"c"])
    assert made == [b"a", b"b", b"c"]


def test_a_thumbnail_that_arrives_after_the_lock_asks_for_no_next_one(qtbot: QtBot) -> None:
    tasks = Tasks()
    thumbnails = Thumbnailer(
        tasks, lambda _paper, _box: QImage(2, 2, QImage.Format.Format_RGB32), QSize(2, 2)
    )
    arrived: list[bytes] = []
    thumbnails.ready.connect(lambda paper, _image: arrived.append(paper))
    thumbnails.want([b"a", b"b"])
    tasks.close()
    qtbot.waitUntil(lambda: arrived == [b"a"])


def test_a_new_paper_asks_for_its_name_and_one_that_is_sorted_does_not(
    qtbot: QtBot, map_screen: GezinsmapScreen
) -> None:
    paper = with_drawing(qtbot, map_screen)
    map_screen.open_paper(paper)
    assert map_screen.paper.details is not None
    title = map_screen.paper.details.first
    qtbot.waitUntil(lambda: title.isAncestorOf(QApplication.focusWidget()))
    qtbot.keyClicks(QApplication.focusWidget(), "Ons nieuwe huis")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(map_screen) == {"Ons nieuwe huis"})
    map_screen.close_paper()
    context = map_screen.context
    kind = set_field(
        context.snapshot, paper, "document", "soort", context.pen.choice("documentsoort", "foto")
    )
    with qtbot.waitSignal(context.changed):
        context.apply([kind], "t")
    map_screen.open_paper(paper)
    assert map_screen.paper.back.hasFocus()


@pytest.mark.parametrize(
    ("audience", "words"), [(WORKER_VIEW, "Exporteren …"), (TABLE_VIEW, "Kopie bewaren …")]
)
def test_a_family_keeps_a_copy_where_a_worker_exports(
    werkplek: Werkplek, tasks: Tasks, audience: Audience, words: str
) -> None:
    with context_of(werkplek, tasks, audience=audience) as context:
        page = PaperPage(context, screen="gezinsmap")
        assert page.leave_button.text() == words
        page.deleteLater()
