"""A contact moment in fields: for a line that is not clear, and to correct one that was written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.domain.durations import format_minutes, parse_minutes
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.wording import person_name
from kanz_desktop.services.contact import CONTACT, Contact
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import labelled
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.choice_field import ChoiceField
from kanz_desktop.ui.widgets.date_field import DateField
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.member_picker import MemberPicker
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Words

NO_LENGTH = "Hoe lang duurde het? Schrijf het als 1u30 of 45 min, of laat het leeg."


class ContactFields(QWidget):
    """`saved` carries a Contact. Nothing is required; a length of time that cannot be read is asked again."""

    saved = Signal(object)
    closed = Signal()
    thrown_away = Signal()
    elsewhere = Signal()
    """It belongs to another gezin."""

    def __init__(self, context: GezinContext, said: Contact, *, correction: bool) -> None:
        super().__init__()
        self.day = DateField(name=_label("datum"), past=True, today=context.sessie.today)
        self.day.set_value(said.datum)
        self.form = ChoiceField(context.methode.list("contactvorm"), name=_label("hoe"))
        self.form.set_value(said.hoe)
        self.who = MemberPicker(_label("wie"))
        rows = context.snapshot.of("gezinslid")
        self.who.set_people([(row.id, person_name(row, tafel=True)) for row in rows])
        self.who.set_value(said.wie)
        self._order = [row.id for row in rows]
        self.others = _line(_label("wie_anders"), said.wie_anders)
        self.long = _line("Hoe lang", format_minutes(said.minuten) if said.minuten else "", "bijv. 1u30")
        self.words = _line(_label("regel"), said.regel)
        self.trouble = Words("", "error")
        self.trouble.hide()
        save = TouchButton("Verbetering bewaren" if correction else "Bewaren", self._save)
        buttons = [save, GhostButton("Sluiten", self.closed.emit)]
        if correction:
            buttons.append(GhostButton("Verkeerd gezin …", self.elsewhere.emit, icon_name="verplaatsen"))
            buttons.append(GhostButton("Weg ermee", self.thrown_away.emit, icon_name="prullenbak"))
        body = column(self, gap=8)
        body.addWidget(Pairs([labelled(_label("datum"), self.day), labelled("Hoe lang", self.long)], most=2))
        body.addWidget(labelled(_label("hoe"), self.form))
        body.addWidget(labelled(_label("wie"), self.who))
        body.addWidget(
            Pairs(
                [labelled(_label("wie_anders"), self.others), labelled(_label("regel"), self.words)], most=2
            )
        )
        body.addWidget(self.trouble)
        body.addWidget(flowing(*buttons))
        self.setFocusProxy(self.day)
        for line in (self.others, self.long, self.words):
            line.returnPressed.connect(self._save)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def said(self) -> Contact:
        """What stands in the fields."""
        chosen = self.who.value()
        return Contact(
            self.day.value(),
            self.form.value(),
            tuple(person for person in self._order if person in chosen),
            self.others.text().strip(),
            parse_minutes(self.long.text()),
            self.words.text().strip(),
        )

    def _save(self) -> None:
        unclear = bool(self.long.text().strip()) and parse_minutes(self.long.text()) is None
        self.trouble.setText(NO_LENGTH if unclear else "")
        self.trouble.setVisible(unclear)
        if unclear:
            self.long.setFocus()
        else:
            self.saved.emit(self.said())


def _label(field: str) -> str:
    return KINDS[CONTACT].field(field).label


def _line(name: str, text: str, placeholder: str = "") -> QLineEdit:
    line = QLineEdit(text)
    line.setAccessibleName(name)
    line.setPlaceholderText(placeholder)
    return line
