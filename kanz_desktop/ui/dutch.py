"""Dutch for what Qt says by itself: file and print dialogs, menus of text fields, names of months."""

from __future__ import annotations

import tomllib

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from kanz_desktop.paths import resource_text

_QT = "qtbase_nl"


class OwnWords(QTranslator):
    """What Qt's own translation leaves in English, or says in other words than we do (texts/qt.toml)."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._words: dict[str, dict[str, str]] = tomllib.loads(resource_text("texts/qt.toml"))

    def translate(
        self, context: str, source: str, _comment: str | None = None, _number: int = -1
    ) -> str | None:
        """None asks the next translator; an empty text would be shown as it is."""
        return self._words.get(context, {}).get(source)

    def isEmpty(self) -> bool:
        return not self._words


def speak_dutch(app: QApplication) -> None:
    """Whatever language the laptop has: our words are Dutch, so everything around them is as well."""
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    of_qt = QTranslator(app)
    of_qt.load(_QT, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    app.installTranslator(of_qt)
    app.installTranslator(OwnWords(app))  # asked first
