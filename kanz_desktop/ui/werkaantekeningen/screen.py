"""The screen of the werkaantekeningen: shut until their own words were typed, and absent at the table."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.kinds import Place
from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.services import aantekeningen, aantekeningen_einde
from kanz_desktop.services.aantekening_sessie import attach, new_note
from kanz_desktop.services.aantekening_verplaatsen import move_note
from kanz_desktop.services.edits import delete
from kanz_desktop.services.sources import sources
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.screen import Screen
from kanz_desktop.ui.werkaantekeningen import presenter
from kanz_desktop.ui.werkaantekeningen.card_page import CardPage
from kanz_desktop.ui.werkaantekeningen.code_pages import CodePage, NewCodePage
from kanz_desktop.ui.werkaantekeningen.door_page import DoorPage
from kanz_desktop.ui.werkaantekeningen.ending_page import EndingPage
from kanz_desktop.ui.werkaantekeningen.file_page import FilePage
from kanz_desktop.ui.werkaantekeningen.form_page import FormPage
from kanz_desktop.ui.werkaantekeningen.going_out import GoingOut
from kanz_desktop.ui.werkaantekeningen.keeper import NotesKeeper
from kanz_desktop.ui.werkaantekeningen.list_page import ListPage
from kanz_desktop.ui.werkaantekeningen.note_page import NotePage
from kanz_desktop.ui.werkaantekeningen.way_in import WayIn
from kanz_desktop.ui.widgets.autosave import AutosaveEditor
from kanz_desktop.ui.widgets.file_choice import ask_files
from kanz_desktop.ui.widgets.layout import clear

_INSIDE = ListPage | NotePage | EndingPage | FilePage | CardPage | FormPage
_WITH_FOCUS = DoorPage | ListPage | NotePage | EndingPage | CardPage


class WerkaantekeningenScreen(Screen):
    """One page at a time: the door, the list, a note, a file of it, or the end of the traject."""

    id = "werkaantekeningen"
    title = "Werkaantekeningen"
    lead = "Jouw eigen geheugen bij dit gezin. Niemand anders leest dit."
    icon = "potlood"
    table = False
    private = True
    at_bottom = True
    help_text = (
        "Je werkaantekeningen hebben een eigen wachtzin.\n"
        "Kop: Ctrl Alt 1. Tussenkop: Ctrl Alt 2. Lijst: Ctrl Shift 8. Nummers: Ctrl Shift 7. Vet: Ctrl B.\n"
        "Na een paar minuten zonder toets of muis gaan ze vanzelf dicht. Wat je typte, is dan bewaard.\n"
        "Hoeveel minuten, kies je bij Kluis.\n"
        "Verplaatsen naar het dossier of de gezinsmap kan niet ongedaan worden gemaakt."
    )

    def __init__(self, context: GezinContext) -> None:
        super().__init__(context)
        self.keeper = NotesKeeper.of(context)
        self.keeper.closing.connect(self._commit)
        self.keeper.turned.connect(self._turned)
        self.way_in = WayIn(context, self.keeper, self._show, self._show_list)
        self.going_out = GoingOut(
            context, self.keeper, self._show, self._commit, self._show_list, self._show_note
        )
        self._page: QWidget | None = None
        self._turned()

    @classmethod
    def badge(cls, context: GezinContext) -> str:
        if context.werkplek is None:
            return ""
        return presenter.BADGES[aantekeningen.state(context.werkplek, context.sessie.id)]

    @property
    def writing(self) -> GezinContext:
        return self.keeper.inner or self.context

    @property
    def page(self) -> QWidget | None:
        """What stands on the screen now."""
        return self._page

    def focus_first(self) -> None:
        page = self.page
        if isinstance(page, _WITH_FOCUS):
            page.focus_first()

    def leave(self) -> None:
        self._commit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.keeper.at_work = True

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeper.at_work = False
        super().hideEvent(event)

    def _turned(self) -> None:
        """They were opened or closed: another page, and nothing of the notes left in the old one."""
        if self.keeper.inner is not None:
            if not isinstance(self.page, _INSIDE | CodePage | NewCodePage):
                self._show_list()
        elif not isinstance(self.page, DoorPage) or isinstance(self.page, NewCodePage):  # a code stays
            self.way_in.show_door()

    def _show_list(self) -> None:
        inner = self.keeper.inner
        if inner is None:
            return
        page = ListPage(inner, self.keeper.idle_minutes)
        page.opened.connect(self._show_note)
        page.wanted.connect(self._begin)
        page.shut.connect(self.keeper.close)
        page.ending.connect(self._show_ending)
        page.card.connect(self.going_out.show_card)
        page.new_code.connect(self.way_in.show_new_code)
        page.blank.connect(partial(self.going_out.show_reflection, None))
        self._show(page)

    def _begin(self, kind: str) -> None:
        inner, notes = self.keeper.inner, self.keeper.notes
        if inner is not None and notes is not None:
            edits = new_note(notes, kind)
            inner.apply(edits, self.id, lambda _changes: self._show_note(edits[0].record))

    def _show_note(self, note: Id) -> None:
        inner = self.keeper.inner
        record = inner.snapshot.get(note) if inner is not None else None
        if inner is None or record is None:
            return
        page = NotePage(inner, record)
        page.back.connect(self._show_list)
        page.add_files.connect(partial(self._add_files, note))
        page.show_file.connect(partial(self._show_file, note))
        page.thrown.connect(partial(self._throw, note))
        page.moved.connect(partial(self._move, note))
        page.on_paper.connect(partial(self.going_out.show_reflection, note))
        page.asks.connect(self.reveal)
        self._show(page)

    def _add_files(self, note: Id) -> None:
        notes = self.keeper.notes
        chosen: tuple[Path, ...] = ask_files(self, "Bestand bij je aantekening")
        if notes is None or not chosen:
            return
        offered = sources(chosen)

        def said(outcomes: tuple[tuple[object, BaseException | None], ...]) -> None:
            for _, error in outcomes:
                if error is not None:
                    self.context.show_error(error, self.id)

        self.context.tasks.run(lambda: attach(notes, note, offered), said, self.context.show_error)

    def _show_file(self, note: Id, file: Id) -> None:
        inner = self.keeper.inner
        if inner is not None:
            page = FilePage(inner, file)
            page.back.connect(partial(self._show_note, note))
            self._show(page)

    def _throw(self, note: Id) -> None:
        """What is still on its way to the disk goes first: a delete must have seen all that it deletes."""
        inner = self.keeper.inner
        if inner is None:
            return
        self._commit()

        def gone(_changes: Changes) -> None:
            inner.apply([delete(inner.sessie.snapshot, note)], self.id)
            self.context.say("Weggegooid. Ctrl Z haalt de aantekening terug.")
            self._show_list()

        inner.tasks.follow(inner.sessie.commit_drafts(), gone, self.context.show_error)

    def _move(self, note: Id, place: Place) -> None:
        werkplek, notes = self.context.werkplek, self.keeper.notes
        if werkplek is None or notes is None:
            return
        self._commit()
        self.context.tasks.run(
            lambda: move_note(werkplek, notes, note, place),
            lambda _paper: self._after_move(place),
            self.context.show_error,
        )

    def _after_move(self, place: Place) -> None:
        self.context.say(f"Verplaatst {presenter.GOES_TO[place].lower()}.")
        if not isinstance(self.page, EndingPage):
            self._show_list()

    def _show_ending(self) -> None:
        inner = self.keeper.inner
        if inner is not None:
            page = EndingPage(inner)
            page.back.connect(self._show_list)
            page.to_dossier.connect(lambda note: self._move(note, Place.DOSSIER))
            page.doomed.connect(self._destroy)
            self._show(page)

    def _destroy(self) -> None:
        werkplek, notes = self.context.werkplek, self.keeper.notes
        if werkplek is None or notes is None:
            return

        def gone(_none: None) -> None:
            self.keeper.forget()
            self.context.say("De werkaantekeningen zijn vernietigd.")

        self.context.tasks.run(
            lambda: aantekeningen_einde.destroy(werkplek, notes), gone, self.context.show_error
        )

    def _commit(self) -> None:
        for editor in self.findChildren(AutosaveEditor):
            editor.commit()

    def _show(self, page: QWidget) -> None:
        clear(self.column)
        self._page = page
        self.column.addWidget(page)
        self.scroll_area.verticalScrollBar().setValue(0)
        if isinstance(page, _WITH_FOCUS) and self.isVisible():
            page.focus_first()
