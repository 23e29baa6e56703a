"""What may leave the notes, by the worker's own hand: the overdrachtskaart, and a reflection on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services import overdrachtskaart, reflectie
from kanz_desktop.services.aantekening_sessie import NotesSession
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.werkaantekeningen import presenter
from kanz_desktop.ui.werkaantekeningen.card_page import CardPage
from kanz_desktop.ui.werkaantekeningen.form_page import FormPage, NotesForm
from kanz_desktop.ui.werkaantekeningen.keeper import NotesKeeper


class GoingOut:
    """Its pages: `show` puts one on the screen, `commit` hands to the store what was typed before it."""

    def __init__(
        self,
        context: GezinContext,
        keeper: NotesKeeper,
        show: Callable[[QWidget], object],
        commit: Callable[[], object],
        to_list: Callable[[], object],
        to_note: Callable[[Id], object],
    ) -> None:
        self._context, self._keeper = context, keeper
        self._show, self._commit = show, commit
        self._to_list, self._to_note = to_list, to_note
        self._sending = False

    def show_card(self) -> None:
        inner, notes = self._keeper.inner, self._keeper.notes
        if inner is not None and notes is not None:
            page = CardPage(self._context, inner, notes)
            page.back.connect(self._to_list)
            page.wanted.connect(self._show_card_paper)
            page.sent.connect(partial(self._send_card, notes))
            self._show(page)
            self._offer_colleagues(page)

    def _offer_colleagues(self, page: CardPage) -> None:
        werkplek, gezin = self._context.werkplek, self._context.sessie.id
        if werkplek is not None:
            self._context.tasks.run(
                lambda: overdrachtskaart.recipients(werkplek, gezin), page.show_recipients,
                self._context.show_error,
            )  # fmt: skip

    def _send_card(self, notes: NotesSession, member: Id) -> None:
        """What is typed still goes along. A second press while one is on its way sends no second card."""
        werkplek, gezin = self._context.werkplek, self._context.sessie
        if werkplek is not None and not self._sending:
            self._sending = True
            self._commit()
            self._context.tasks.run(
                lambda: overdrachtskaart.send(werkplek, gezin, notes, member), self._sent, self._not_sent
            )

    def _sent(self, _none: None) -> None:
        self._sending = False
        self._context.say(presenter.CARD_SENT)

    def _not_sent(self, error: BaseException) -> None:
        self._sending = False
        self._context.show_error(error)

    def _show_card_paper(self) -> None:
        gezin, notes = self._context.sessie, self._keeper.notes
        if notes is not None:
            form = NotesForm(
                "Terug naar de kaart",
                presenter.CARD_OUT,
                make=lambda: overdrachtskaart.make(gezin, notes),
                save=lambda path, made: overdrachtskaart.save(gezin, path, made),
                note_printed=lambda: overdrachtskaart.note_printed(gezin),
            )
            self._show_form(form, self.show_card)

    def show_reflection(self, reflection: Id | None) -> None:
        """On paper: the one that is open, or the empty form."""
        notes = self._keeper.notes
        if notes is None:
            return
        back = self._to_list if reflection is None else partial(self._to_note, reflection)
        form = NotesForm(
            "Alle aantekeningen" if reflection is None else "Terug naar de aantekening",
            presenter.REFLECTION_OUT,
            make=lambda: reflectie.make(notes, reflection),
            save=reflectie.save,
            note_printed=lambda: None,
        )
        self._show_form(form, back)

    def _show_form(self, form: NotesForm, back: Callable[[], object]) -> None:
        inner = self._keeper.inner
        if inner is not None:
            self._commit()
            page = FormPage(inner, form)
            page.back.connect(back)
            self._show(page)
