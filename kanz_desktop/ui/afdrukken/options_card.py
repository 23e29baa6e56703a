"""What is printed, for whom, and which lines stay off the fridge."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.services.export import FormInfo
from kanz_desktop.ui.afdrukken.presenter import Keuzeregel, Lezer, PrintChoice
from kanz_desktop.ui.widgets.buttons import ChipButton
from kanz_desktop.ui.widgets.flow import FlowLayout
from kanz_desktop.ui.widgets.layout import clear, column, scale_layout
from kanz_desktop.ui.widgets.surfaces import Card, Words
from kanz_desktop.ui.widgets.ticks import Option, Tick

CHOOSE_PIECES = "Niets is aangevinkt. Vink alleen aan wat deze lezer mag zien, en niets over een ander."


class OptionsCard(Card):
    """`chosen` carries a PrintChoice whenever it changes."""

    chosen = Signal(object)

    def __init__(self, forms: Sequence[FormInfo], choice: PrintChoice, *, table: bool) -> None:
        super().__init__()
        self.choice = choice
        self._radios = QButtonGroup(self)
        self.forms: dict[str, Option] = {}
        self.readers: dict[str, ChipButton] = {}
        self.lines: dict[Id, Tick] = {}
        self.pieces: dict[Id, Tick] = {}
        self.body.addWidget(Words("Wat wil je afdrukken?", "strong"))
        for form in forms:
            self.body.addWidget(self._form(form, form.name(table=table)))
        self._for_whom = QWidget()
        self._flow = FlowLayout(self._for_whom)
        scale_layout(self._flow, gap=6)
        self.body.addWidget(Words("Voor wie is dit exemplaar?", "strong"))
        self.body.addWidget(Words("Er staat alleen op wat die persoon mag lezen.", "small"))
        self.body.addWidget(self._for_whom)
        self._lines_holder = QWidget()
        self._lines = column(self._lines_holder, gap=2)
        self.body.addWidget(self._lines_holder)
        self._pieces_holder = QWidget()
        self._pieces = column(self._pieces_holder, gap=2)
        self.body.addWidget(self._pieces_holder)
        self.body.addStretch(1)

    def offer(self, readers: Sequence[Lezer], lines: Sequence[Keuzeregel]) -> None:
        """Whom a copy can be for now, and which lines would stand on the fridge."""
        self._offer_readers(readers)
        self._offer_lines(lines)
        self.show_choice(self.choice)

    def show_choice(self, choice: PrintChoice) -> None:
        self.choice = choice
        self.forms[choice.form].setChecked(True)
        for reader, chip in self.readers.items():
            chip.setChecked(reader == choice.lezer)
        self._lines_holder.setVisible(choice.has_lines and bool(self.lines))
        self._pieces_holder.setVisible(choice.has_pieces)
        for piece, box in self.pieces.items():
            box.setChecked(piece in choice.pieces)

    def _form(self, form: FormInfo, name: str) -> Option:
        radio = Option(name)
        radio.clicked.connect(lambda _on=False: self._choose(self.choice.with_form(form.id)))
        self._radios.addButton(radio)
        self.forms[form.id] = radio
        return radio

    def _offer_readers(self, readers: Sequence[Lezer]) -> None:
        clear(self._flow)
        self.readers = {}
        for reader in readers:
            chip = ChipButton(reader.naam, partial(self._choose_reader, reader.id))
            chip.setAccessibleName(f"Voor {reader.naam}")
            self.readers[reader.id] = chip
            self._flow.addWidget(chip)

    def _offer_lines(self, lines: Sequence[Keuzeregel]) -> None:
        clear(self._lines)
        self.lines = {}
        self._lines.addWidget(Words("Wat mag bezoek lezen?", "strong"))
        for line in lines:
            box = Tick(line.words)
            box.setChecked(line.id not in self.choice.left_off)
            box.toggled.connect(lambda _on, i=line.id: self._choose(self.choice.toggled(i)))
            self.lines[line.id] = box
            self._lines.addWidget(box)

    def offer_pieces(self, pieces: Sequence[Keuzeregel]) -> None:
        """What of the dossier this reader could get; the same boxes stay, with the keyboard on them."""
        if [piece.id for piece in pieces] == list(self.pieces):
            return
        clear(self._pieces)
        self.pieces = {}
        self._pieces.addWidget(Words("Wat krijgt deze lezer uit het dossier?", "strong"))
        self._pieces.addWidget(Words(CHOOSE_PIECES, "small"))
        for piece in pieces:
            box = Tick(piece.words)
            box.clicked.connect(lambda _on=False, i=piece.id: self._choose(self.choice.with_piece(i)))
            self.pieces[piece.id] = box
            self._pieces.addWidget(box)

    def _choose_reader(self, reader: str) -> None:
        self._choose(self.choice.with_reader(reader))

    def _choose(self, choice: PrintChoice) -> None:
        changed = choice != self.choice
        self.show_choice(choice)
        if changed:
            self.chosen.emit(choice)
