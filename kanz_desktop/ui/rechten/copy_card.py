"""The copy: whose it is, who asks for it, what of the dossier goes along, and where it goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.wording import record_title
from kanz_desktop.services.gezinskopie import CopyOrder, copy_reader, dossier_choices
from kanz_desktop.services.gezinskopie_maken import CopyResult, make_folder, make_zip
from kanz_desktop.services.kopie import safe_name
from kanz_desktop.services.previews import shown_process
from kanz_desktop.ui.rechten.choices import OnePerson, PieceTicks
from kanz_desktop.ui.rechten.presenter import Piece, copy_words, left_out_words, people
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.shell.tasks import Progress, Stopped
from kanz_desktop.ui.widgets.buttons import TouchButton
from kanz_desktop.ui.widgets.file_choice import ask_target
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import clear, column, row
from kanz_desktop.ui.widgets.surfaces import Card, Note, Words
from kanz_desktop.ui.widgets.ticks import Tick

TITLE = "Kopie maken"
LEAD = "Er staat in wat deze persoon mag lezen. Werkaantekeningen gaan nooit mee."
OPEN = "De map is niet op slot: wie hem heeft, kan alles lezen. Moet hij verstuurd worden, kies dan de zip."
ZIP = "De zip gaat open met een wachtwoord. Op Windows met 7-Zip, op een Mac zoals altijd."
PASSWORD = "Wachtwoord van de zip. Schrijf het op en geef het apart: het staat nergens anders."
ORIGINALS = "Foto’s als origineel, ook met waar en waarmee ze zijn gemaakt (een rechter kan daarom vragen)"
STOPPED = "Gestopt. Er is geen kopie gemaakt."


class CopyCard(Card):
    """Made at the desk: a copy leaves the house, and that is the worker's to do."""

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Een kopie voor het gezin", icon_name="document")
        self._context = context
        self.reader = OnePerson("De kopie is voor")
        self.through = OnePerson("Wie vraagt erom", none="zelf")
        self.outside = QLineEdit()
        self.outside.setPlaceholderText("of van buiten: voogd, mentor …")
        self.outside.setAccessibleName("Naam van wie erom vraagt, van buiten het gezin")
        self.originals = Tick(ORIGINALS)
        self.folder = TouchButton("Maak een map …", lambda: self._make(locked=False), icon_name="map")
        self.zip = TouchButton("Maak een zip op slot …", lambda: self._make(locked=True), icon_name="slot")
        self._dossier: PieceTicks | None = None
        self._folds = Folds()
        self._folds.add("Ook uit het dossier", self._build_dossier)
        self.said = column(gap=6)
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Who lives here may have changed."""
        listed = people(self._context.snapshot, self._context.audience)
        self.reader.offer(listed)
        self.through.offer(listed)
        self._enable()

    def order(self) -> CopyOrder | None:
        """What stands chosen; None as long as nobody said whose copy it is."""
        reader, through = self.reader.value, self.through.value
        if reader is None:
            return None
        chosen = self._dossier.value if self._dossier is not None else frozenset()
        other = through if through != reader else None
        return CopyOrder(
            reader, other, "" if other else self.outside.text(), chosen, self.originals.isChecked()
        )

    def _build(self) -> None:
        self.body.addWidget(Words(LEAD, "quiet"))
        self.body.addWidget(Words("Voor wie is de kopie?", "strong"))
        self.body.addWidget(self.reader)
        self.body.addWidget(Words("Wie vraagt erom? Dan staat erin wat allebei mogen lezen.", "strong"))
        self.body.addWidget(self.through)
        self.body.addWidget(self.outside)
        self.body.addWidget(self._folds)
        self.body.addWidget(self.originals)
        self.body.addWidget(Words(f"{OPEN} {ZIP}", "small"))
        foot = row(gap=8)
        foot.addWidget(self.folder)
        foot.addWidget(self.zip)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.body.addLayout(self.said)
        self.reader.chosen.connect(lambda _person: self._other_hands())
        self.through.chosen.connect(lambda _person: self._other_hands())

    def _other_hands(self) -> None:
        """What was ticked for one reader is not meant for another."""
        self._enable()
        if self._dossier is not None:
            self._fill_dossier()

    def _enable(self) -> None:
        for button in (self.folder, self.zip):
            button.setEnabled(self.reader.value is not None)

    def _build_dossier(self) -> QWidget:
        self._holder = QWidget()
        column(self._holder)
        self._fill_dossier()
        return self._holder

    def _fill_dossier(self) -> None:
        layout = self._holder.layout()
        assert layout is not None
        clear(layout)
        offered, order = [], self._asked()
        if order is not None:
            methode = self._context.methode
            offered = [
                Piece(row.id, f"{KINDS[row.kind].label}: {record_title(row, methode, tafel=False)}")
                for row in dossier_choices(self._context.snapshot, order)
            ]
        self._dossier = PieceTicks(offered, (), lambda: None)
        layout.addWidget(self._dossier)
        if not offered:
            layout.addWidget(Words("Kies eerst voor wie. Er is nu niets te kiezen.", "quiet"))

    def _asked(self) -> CopyOrder | None:
        reader, through = self.reader.value, self.through.value
        return None if reader is None else CopyOrder(reader, through if through != reader else None)

    def _make(self, *, locked: bool) -> None:
        order = self.order()
        if order is None:
            return
        sessie = self._context.sessie
        name = safe_name(f"Kopie voor {copy_reader(sessie.snapshot, order)} {sessie.today():%Y-%m-%d}")
        target = ask_target(self, TITLE, f"{name}.zip" if locked else name)
        if target is not None:
            self.write(order, target, locked=locked)

    def write(self, order: CopyOrder, target: Path, *, locked: bool) -> None:
        """Make it at `target`; the page says how far it is."""
        make, sessie = (make_zip if locked else make_folder), self._context.sessie

        def work(progress: Progress) -> CopyResult | None:
            try:
                return make(sessie, order, target, shown_process(), progress.step)
            except Stopped:
                return None

        self._context.tasks.run_long(
            TITLE,
            work,
            lambda made: self._made(made, target.name),
            lambda error: self._context.show_error(error, "rechten"),
        )

    def _made(self, made: CopyResult | None, name: str) -> None:
        clear(self.said)
        if made is None:
            self.said.addWidget(Note(STOPPED))
            return
        self.said.addWidget(Note(copy_words(made, name), "good", icon_name="vinkje"))
        if words := left_out_words(made):
            self.said.addWidget(Note(words, "attention", icon_name="let-op"))
        if made.password:
            self.said.addWidget(self._password(made.password))

    def _password(self, password: str) -> Note:
        note = Note(PASSWORD, "attention", icon_name="sleutel")
        shown = Words(password, "code")
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(f"Wachtwoord: {' '.join(password)}")
        note.lines.addWidget(shown)
        return note
