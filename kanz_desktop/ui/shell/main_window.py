"""The one window: a bar, what is below it, help beside it, and a cover over it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMainWindow, QWidget

from kanz_desktop.ui.shell.cover import Cover
from kanz_desktop.ui.shell.face import Action, Face
from kanz_desktop.ui.shell.help_panel import HelpPanel
from kanz_desktop.ui.shell.page import page_around
from kanz_desktop.ui.shell.process import Spot
from kanz_desktop.ui.shell.top_bar import TopBar
from kanz_desktop.ui.shell.view_menu import view_action, zoom_actions
from kanz_desktop.ui.shell.window_spot import LEAST, WANTED, fit
from kanz_desktop.ui.theme import current_theme, holder
from kanz_desktop.ui.widgets.icons import app_icon
from kanz_desktop.ui.widgets.layout import column, row

TITLE = "Kanz"
"""Never the name of a family: the title stands in the task switcher, also when the window is covered."""
NARROW, NARROW_AT_TABLE = 1000, 1180
"""Below this many pixels, at 100 %, the navigation and the lesser actions fold away."""


class MainWindow(QMainWindow):
    """Shows one Face at a time. `closing` asks the application to end; nothing is closed here."""

    closing = Signal()
    minimised = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setWindowIcon(app_icon())
        self.resize(WANTED)
        self.setMinimumSize(LEAST)
        self._may_close = False
        self._face: Face | None = None
        self._shortcuts: list[QShortcut] = []
        self.top_bar = TopBar()
        self.help_panel = HelpPanel()
        self.top_bar.undo.clicked.connect(self._undo)
        self.top_bar.history.clicked.connect(self._show_history)
        self._place = QFrame()
        self._place_layout: QHBoxLayout = row(self._place, gap=0)
        self._build()
        self.cover = Cover(self)
        holder().changed.connect(self._fold)

    @property
    def face(self) -> Face | None:
        return self._face

    def show_face(self, face: Face) -> None:
        """Put this below the bar; the face before it is let go."""
        old = self._face
        self._face = face
        self.help_panel.hide()
        if old is not None:
            self._place_layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._place_layout.addWidget(face)
        face.title_changed.connect(self.top_bar.set_title)
        face.status_changed.connect(self.top_bar.set_status)
        face.offers_changed.connect(self._show_actions)
        face.can_undo.connect(self.top_bar.set_can_undo)
        face.can_look_back.connect(self.top_bar.set_can_look_back)
        self.top_bar.setVisible(face.bar)
        self.top_bar.set_title(face.title())
        self.top_bar.set_status("")
        self.top_bar.set_can_undo(False)
        self.top_bar.set_can_look_back(False)
        self.top_bar.set_table(current_theme().table)
        self.top_bar.set_at_desk(face.at_desk)
        self._show_actions()
        self._fold()
        face.show()
        face.focus_first()

    def stand(self, spot: Spot) -> None:
        """Take the place of before, as far as the screens of now have room for it."""
        main = QGuiApplication.primaryScreen()
        others = [screen for screen in QGuiApplication.screens() if screen is not main]
        fitting = fit(spot, [screen.availableGeometry() for screen in (main, *others)])
        self.setGeometry(fitting.rect)
        state = self.windowState() & ~Qt.WindowState.WindowMaximized
        self.setWindowState(state | Qt.WindowState.WindowMaximized if fitting.full else state)

    def spot(self) -> Spot:
        """Where it stands now, to be remembered."""
        rect = self.normalGeometry() if self.isMaximized() else self.geometry()
        place = (rect.x(), rect.y(), rect.width(), rect.height())
        return Spot(*place, full=self.isMaximized(), small=self.isMinimized())

    def toggle_help(self) -> None:
        """F1: what this screen is for, and its keys."""
        if self.help_panel.isVisible():
            self.help_panel.hide()
            self._focus_face()
        elif self._face is not None:
            keys: dict[str, str] = {}  # what it does once, with the first of its keys
            for action in self._all_actions():
                if action.hint:
                    keys.setdefault(action.words, action.hint)
            lines = [(hint, words.lower()) for words, hint in keys.items()]
            self.help_panel.open(self._face.help_text(), lines)

    def come_forward(self) -> None:
        """A second start of the program: this is the window that it meant."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def close_for_good(self) -> None:
        self._may_close = True
        self.close()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Into a page one comes at its beginning, and backwards at its end, whatever in it was made first."""
        moved = super().focusNextPrevChild(forward)
        page = page_around(QApplication.focusWidget())
        if moved and page is not None:
            page.enter(forward=forward)
        return moved

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.closing.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.minimised.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cover.fit()
        self._fold()

    def _build(self) -> None:
        middle = QWidget()
        middle.setProperty("role", "paper")
        body = column(middle, gap=0)
        body.addWidget(self.top_bar)
        beside = row(gap=0)
        beside.addWidget(self._place, 1)
        beside.addWidget(self.help_panel)
        body.addLayout(beside, 1)
        self.setCentralWidget(middle)

    def _all_actions(self) -> Sequence[Action]:
        own = self._face.offers() if self._face is not None else ()
        return (
            *own,
            Action("Uitleg", self.toggle_help, "F1", shown=False),
            Action("Scherm afdekken", self.cover.toggle, "F12", shown=False),
            *zoom_actions(),
        )

    def _show_actions(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        actions = self._all_actions()
        by_key = {action.key: action for action in reversed(actions) if action.key}  # the face's own wins
        self._shortcuts = [self._shortcut(action) for action in by_key.values()]
        self.top_bar.set_actions((*actions, view_action()))

    def _shortcut(self, action: Action) -> QShortcut:
        shortcut = QShortcut(QKeySequence(action.key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: self._do(action))
        return shortcut

    def _do(self, action: Action) -> None:
        """Under the cover only its own key works: nobody sees what else would happen."""
        if action.do is not None and (not self.cover.isVisible() or action.key == "F12"):
            action.do()

    def _fold(self) -> None:
        theme = current_theme()
        narrow = self.width() < theme.px(NARROW_AT_TABLE if theme.table else NARROW)
        self.top_bar.set_compact(narrow)
        if self._face is not None:
            self._face.set_compact(narrow)
            self.top_bar.set_lead(self._face.lead() if narrow else None)

    def _undo(self) -> None:
        if self._face is not None:
            self._face.undo()

    def _show_history(self) -> None:
        if self._face is not None:
            self._face.show_history()

    def _focus_face(self) -> None:
        if self._face is not None:
            self._face.focus_first()
