"""The ways into the notes, a page at a time: the first time, every time, with the code, and a new code."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.services import aantekeningen
from kanz_desktop.services.aantekening_sessie import NotesSession
from kanz_desktop.services.aantekeningen import NotesState
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.opening.print_code import print_code
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.werkaantekeningen.code_pages import CodePage, NewCodePage
from kanz_desktop.ui.werkaantekeningen.door_page import (
    FETCH,
    DoorPage,
    FirstPage,
    ForgottenPage,
    MorePage,
    OpenPage,
)
from kanz_desktop.ui.werkaantekeningen.keeper import NotesKeeper


class WayIn:
    """`show` puts a page on the screen, `inside` shows the notes once they are open."""

    def __init__(
        self,
        context: GezinContext,
        keeper: NotesKeeper,
        show: Callable[[QWidget], object],
        inside: Callable[[], object],
    ) -> None:
        self._context, self._keeper, self._show, self._inside = context, keeper, show, inside
        werkplek = context.werkplek
        self._elsewhere = werkplek is not None and werkplek.kantoor.joined
        """Asked once: a lock shows the door when the vault is shut."""

    def show_door(self) -> None:
        werkplek = self._context.werkplek
        if werkplek is None:
            return
        if aantekeningen.state(werkplek, self._context.sessie.id) is NotesState.ABSENT:
            first = FirstPage(werkplek)
            first.tried.connect(partial(self._set_up, werkplek, first))
            first.before.connect(partial(self._fetch_by, werkplek, partial(ForgottenPage, said=FETCH)))
            self._show(first)
            return
        page = OpenPage(self._keeper.idle_minutes, elsewhere=self._elsewhere)
        gezin = self._context.sessie.id
        page.tried.connect(
            lambda words: self._open(page, lambda: aantekeningen.open_notes(werkplek, gezin, words))
        )
        page.forgotten.connect(partial(self._show_forgotten, werkplek))
        page.more.connect(partial(self._fetch_by, werkplek, MorePage))
        self._show(page)

    def show_new_code(self) -> None:
        """The notes are open, and yet the words are asked: a code is a key to all of them."""
        werkplek = self._context.werkplek
        if werkplek is None:
            return
        page = NewCodePage()
        page.back.connect(self._inside)
        page.tried.connect(
            lambda words: self._context.tasks.run(
                lambda: aantekeningen.new_code(werkplek, words), self._show_code, page.refuse
            )
        )
        self._show(page)

    def _show_forgotten(self, werkplek: Werkplek) -> None:
        page = ForgottenPage(werkplek)
        gezin = self._context.sessie.id
        page.tried.connect(
            lambda code, words: self._open(
                page, lambda: aantekeningen.open_with_code(werkplek, gezin, code, words)
            )
        )
        page.back.connect(self.show_door)
        self._show(page)

    def _fetch_by(self, werkplek: Werkplek, make: Callable[[Werkplek], ForgottenPage | MorePage]) -> None:
        """Notes that stand on the office folder: with the code that opened them there."""
        page = make(werkplek)
        gezin = self._context.sessie.id

        def fetch(code: str, words: str) -> NotesSession:
            from kanz_desktop.services.aantekeningen_terug import bring_back  # needed once in years

            bring_back(werkplek, code, words)
            return aantekeningen.open_notes(werkplek, gezin, words)

        page.tried.connect(lambda code, words: self._open(page, lambda: fetch(code, words)))
        page.back.connect(self.show_door)
        self._show(page)

    def _open(self, page: DoorPage, work: Callable[[], NotesSession]) -> None:
        self._context.tasks.run(work, self._keeper.take, page.refuse)

    def _set_up(self, werkplek: Werkplek, page: FirstPage, words: str, code: str | None) -> None:
        gezin = self._context.sessie.id

        def done(made: tuple[NotesSession, str]) -> None:
            notes, shown = made
            if code is None:
                self._show_code(shown)
            self._keeper.take(notes)

        self._context.tasks.run(
            lambda: aantekeningen.set_up(werkplek, gezin, words, code=code), done, page.refuse
        )

    def _show_code(self, code: str) -> None:
        """It stays until it was kept, also when the notes close meanwhile: it is shown only once."""
        page = CodePage(code, print_code)
        page.kept.connect(self._after_code)
        self._show(page)

    def _after_code(self) -> None:
        if self._keeper.inner is not None:
            self._inside()
        else:
            self.show_door()
