"""A paper inside the app: pages, words, or a sentence that says why neither. Never on a disk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.viewer.page_view import PageView
from kanz_desktop.ui.viewer.papers import Paper
from kanz_desktop.ui.widgets.buttons import GhostButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import column, scale_layout, size
from kanz_desktop.ui.widgets.surfaces import Words

KEPT_ONLY = "Dit soort bestand wordt bewaard, maar kan hier niet worden getoond. Een kopie bewaren kan wel."
WAIT = "Even geduld …"
FIRST_SHARPNESS = 1.5
SHARPEST = 3.4
"""Scale of a page: beyond this one side would pass what the child process may send (4096 pixels)."""


class Viewer(QWidget):
    """Shows one paper at a time; what arrives for an earlier one is dropped."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._paper: Paper | None = None
        self._turn = 0
        self._page, self._pages, self._asked = 0, 0, FIRST_SHARPNESS
        self.view = PageView()
        self.view.setAccessibleName("Het papier")
        self.view.needs_sharper.connect(self._sharpen)
        self.view.turned_over.connect(self.step)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName("De tekst van het papier")
        self.message = Words("", "quiet")
        self._bar = QWidget()
        self._build_bar()
        self._stack = QStackedWidget()
        for part in (self.view, self.words, self._centred(self.message)):
            self._stack.addWidget(part)
        body = column(self, gap=8)
        body.addWidget(self._bar)
        body.addWidget(self._stack, 1)

    def show_paper(self, paper: Paper) -> None:
        """Start with the first page, upright."""
        self.clear()
        self._paper = paper
        if paper.has_pages:
            self.say(WAIT)
            self._ask(paper.pages, self._counted)
        elif paper.has_words:
            self.say(WAIT)
            self._ask(paper.words, self._show_words)
        else:
            self.say(KEPT_ONLY)

    def clear(self) -> None:
        """Let go of the pixels and words of the paper that was shown."""
        self._turn += 1
        self._paper, self._page, self._pages, self._asked = None, 0, 0, FIRST_SHARPNESS
        self.view.clear()
        self.words.clear()
        self._bar.hide()

    def step(self, by: int) -> None:
        """To the next or the previous page; stays at the ends."""
        target = self._page + by
        if 0 <= target < self._pages:
            self._page = target
            self._fetch(FIRST_SHARPNESS)

    def shown_image(self) -> QImage | None:
        """The page as it is in memory now, for a copy that somebody asks for."""
        image = self.view.image()
        return image if self._stack.currentWidget() is self.view and not image.isNull() else None

    def shown_words(self) -> str:
        return self.words.toPlainText() if self._stack.currentWidget() is self.words else ""

    def _counted(self, pages: int) -> None:
        self._pages = pages
        self._fetch(FIRST_SHARPNESS)

    def _fetch(self, sharpness: float) -> None:
        paper, page = self._paper, self._page
        if paper is None:
            return
        self._asked = sharpness
        self._label()
        self._ask(lambda: paper.page(page, sharpness), partial(self._show_page, sharpness))

    def _sharpen(self, wanted: float) -> None:
        sharpness = min(wanted, SHARPEST)
        if sharpness > self._asked * 1.2:
            self._fetch(sharpness)

    def _show_page(self, sharpness: float, image: QImage) -> None:
        self.view.set_page(image, sharpness)
        self._stack.setCurrentWidget(self.view)
        self._bar.show()

    def _show_words(self, words: str) -> None:
        if not words.strip():
            self.say(KEPT_ONLY)
            return
        self.words.setPlainText(words)
        self._stack.setCurrentWidget(self.words)

    def say(self, sentence: str) -> None:
        """A sentence where the paper would be."""
        self.message.setText(sentence)
        self._stack.setCurrentIndex(2)
        self._bar.hide()

    def _ask(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        turn = self._turn

        def arrived(result: object) -> None:
            if turn == self._turn:
                done(result)

        def failed(error: BaseException) -> None:
            if turn == self._turn:
                self.say(str(explain(error)))

        self._tasks.run(work, arrived, failed)

    def _label(self) -> None:
        self.number.setText(f"{self._page + 1} van {self._pages}")
        several = self._pages > 1
        for part in (self.previous, self.number, self.next):
            part.setVisible(several)
        self.previous.setEnabled(self._page > 0)
        self.next.setEnabled(self._page + 1 < self._pages)

    def _build_bar(self) -> None:
        flow = FlowLayout(self._bar)
        scale_layout(flow, gap=2)
        self.previous = GhostButton(
            "Vorige", partial(self.step, -1), icon_name="pijl-links", tip="Vorige bladzijde (Page Up)"
        )
        self.number = Words("", "quiet", wrap=False)
        size(self.number, min_height=44)  # in the middle of the buttons beside it
        self.next = GhostButton(
            "Volgende", partial(self.step, 1), icon_name="pijl-rechts", tip="Volgende bladzijde (Page Down)"
        )
        view = self.view
        parts = (
            self.previous,
            self.number,
            self.next,
            GhostButton("Groter", view.larger, icon_name="plus", tip="Groter (+)"),
            GhostButton("Kleiner", view.smaller, icon_name="min", tip="Kleiner (-)"),
            GhostButton("Passend", view.fit, icon_name="oog", tip="Hele bladzijde (0)"),
            GhostButton(
                "Draaien", view.turn, icon_name="opnieuw", tip="Een kwart draaien, alleen op het scherm (R)"
            ),
        )
        for part in parts:
            flow.addWidget(part)

    @staticmethod
    def _centred(words: Words) -> QWidget:
        holder = QWidget()
        body = column(holder, margins=(24, 24, 24, 24))
        body.addStretch(1)
        body.addWidget(words)
        body.addStretch(1)
        return holder
