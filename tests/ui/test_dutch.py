"""Nothing of Qt's own speaks English: dialogs and menus are read word by word, tooltips included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kanz_desktop.ui.dutch import OwnWords, speak_dutch
from kanz_desktop.ui.widgets import file_choice

ENGLISH = re.compile(
    r"\b(the|to|all|and|back|forward|parent|folder|file|files|name|size|modified|look|new|list|view|"
    r"cancel|save|undo|redo|cut|paste|copy|select|delete|pages?|print|from|range|selection|copies|collate|"
    r"reverse|output|form|preview|double|side|long|short|off|properties|january|march|may|monday)\b",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def dutch(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    speak_dutch(qapp)
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def words_of(root: QWidget) -> list[str]:
    """Every word of a dialog that Qt made: labels, tips, names for a screen reader, choices, actions."""
    said: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        for part in (
            "text",
            "title",
            "toolTip",
            "placeholderText",
            "accessibleName",
            "accessibleDescription",
        ):
            said.append(str(widget.property(part) or ""))
        if isinstance(widget, QComboBox):
            said += [widget.itemText(place) for place in range(widget.count())]
        if isinstance(widget, QTabWidget):
            said += [widget.tabText(place) for place in range(widget.count())]
        if isinstance(widget, QTreeView):
            model = widget.model()
            columns = range(model.columnCount())
            said += [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in columns]
    said += [action.text() for action in root.findChildren(QAction)]
    return [word.replace("&", "") for word in said if word]


def english(words: list[str], *but: str) -> list[str]:
    return [word for word in words if ENGLISH.search(word) and word not in but]


def test_the_file_dialog_is_dutch_and_so_is_every_kind_in_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "brief.pdf").write_bytes(b"%PDF")
    (tmp_path / "map").mkdir()
    monkeypatch.setattr(file_choice, "_folders", lambda: [tmp_path])
    said: list[str] = []

    def look(dialog: QFileDialog) -> tuple[Path, ...]:
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        dialog.show()
        tree = dialog.findChild(QTreeView)
        model = tree.model()
        qtbot.waitUntil(lambda: model.rowCount(tree.rootIndex()) == 2)
        rows = range(2)
        said.extend(str(model.index(row, 2, tree.rootIndex()).data()) for row in rows)
        said.extend(words_of(dialog))
        return ()

    monkeypatch.setattr(file_choice, "_chosen", look)
    parent = QWidget()
    qtbot.addWidget(parent)
    file_choice.ask_files(parent, "Papieren toevoegen")
    assert {"Map", "PDF-bestand", "Naam", "Grootte"} <= set(said)
    assert english(said, str(tmp_path)) == []


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_text_field_is_dutch(qtbot: QtBot, kind: type[QLineEdit]) -> None:
    field = kind("zin")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    said = [action.text().replace("&", "").split("\t")[0] for action in menu.actions() if action.text()]
    assert said == [
        "Ongedaan maken",
        "Opnieuw",
        "Knippen",
        "Kopiëren",
        "Plakken",
        "Verwijderen",
        "Alles selecteren",
    ]
    menu.deleteLater()


def test_the_print_dialog_and_the_calendar_are_dutch(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "uit.pdf"))
    dialog = QPrintDialog(printer)
    calendar = QCalendarWidget()
    for widget in (dialog, calendar):
        qtbot.addWidget(widget)
        assert english(words_of(widget), str(tmp_path / "uit.pdf")) == []
    assert "december" in words_of(calendar)


def test_words_that_qt_leaves_in_english_have_dutch_of_our_own(qapp: QApplication) -> None:
    of_qt = QTranslator()
    assert of_qt.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert not of_qt.translate("QPrintSettingsOutput", "Double Sided Printing")
    said = QCoreApplication.translate("QPrintSettingsOutput", "Double Sided Printing")
    assert said == "Dubbelzijdig afdrukken"
    assert OwnWords(qapp).translate("QPrintSettingsOutput", "no such words") is None
