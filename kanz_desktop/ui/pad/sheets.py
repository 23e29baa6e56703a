"""The pages of the beginning and the end: instroom, kennismaking, einde and nazorg."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.records import Changes
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import person_name
from kanz_desktop.method.model import KENNISMAKING, POSITIEF, VOORTIJDIG, VOORWAARDE
from kanz_desktop.services import pad
from kanz_desktop.services.gezin import current_traject
from kanz_desktop.ui.pad import presenter
from kanz_desktop.ui.pad.aftercare_rows import AftercareRows
from kanz_desktop.ui.pad.points import PointList
from kanz_desktop.ui.pad.presenter import SCREEN
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.asked import Asked, editor, labelled, question
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.flow import flowing
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.pairs import Pairs
from kanz_desktop.ui.widgets.surfaces import Divider, SectionTitle, Words

EMERGENCY = ("telefoon", "zorgverzekering", "huisarts", "apotheek")
BEGUN = "pad-begonnen"
"""Nobody did this by hand, so Ctrl+Z on the screen has nothing to do with it."""
TO_DOSSIER = "Reden van aanmelding of weging opschrijven"
"""Both are pieces of the dossier (list `dossiersoort`)."""
ALONE = "Een besluit over een einde neem je samen met collega's, nooit alleen."


class Sheet(QWidget):
    """A page of which a traject has one; what must stand before anybody writes on it is made on opening."""

    kind = ""

    def __init__(self, context: GezinContext, title: str) -> None:
        super().__init__()
        self._context = context
        traject = current_traject(context.snapshot, context.pen)
        self.record = pad.sheet_id(context.pen, self.kind, traject)
        context.apply(pad.sheet_edits(context.snapshot, context.pen, self.kind), BEGUN)
        self._points: dict[str, PointList] = {}
        self._body = column(self, gap=8)
        self._body.addWidget(SectionTitle(title))
        self._build()
        self._refresh()
        context.changed.connect(self._on_changed)

    def _build(self) -> None:
        raise NotImplementedError

    def _refresh(self) -> None:
        context = self._context
        for groep, shown in self._points.items():
            punten = context.methode.puntgroep(groep)
            shown.show_points(presenter.points(context, punten, context.sessie.today()))

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind in (pad.POINT, self.kind, "traject") for record in changes.records):
            self._refresh()

    def _add_points(self, groep: str, words: str, *, explained: bool = False) -> PointList:
        self._body.addWidget(Words(words, "small"))
        shown = self._points[groep] = PointList(self._context, explained=explained)
        self._body.addWidget(shown)
        return shown

    def _add(self, *fields: str) -> None:
        asked = [Asked(self._context, self.record, self.kind, field, screen=SCREEN) for field in fields]
        self._body.addWidget(Pairs(asked, most=2))


class IntakeSheet(Sheet):
    """Of the workers: five conditions, two parties, and what happens after a refusal."""

    kind = pad.INTAKE

    def _build(self) -> None:
        self.facts = Words("", "quiet")
        self._body.addWidget(self.facts)
        self._add_points(VOORWAARDE, "Alle vijf gelden", explained=True)
        self._add("partij_1", "partij_1_ziet")
        self._add("partij_2", "partij_2_ziet")
        self._add("contra", "besluit")
        self._add("met_wie", "besloten_op")
        self._add("categorie")
        to_dossier = GhostButton(TO_DOSSIER, lambda: self._context.navigate("dossier"), icon_name="boek")
        self._body.addWidget(flowing(to_dossier))
        self._body.addWidget(Divider())
        self._add("geweigerd", "na_weigering")

    def _refresh(self) -> None:
        super()._refresh()
        self.facts.setText(presenter.intake_words(self._context, self._context.sessie.today()))


class MeetingSheet(Sheet):
    """The seven points of the kennismakingsgesprek, and what is needed in an emergency."""

    kind = pad.MEETING

    def _build(self) -> None:
        self._add_points(KENNISMAKING, "Zeven punten, in elke volgorde")
        self._add("erbij", "noodcontact")
        self._add("verhaal", "vragen")
        self._add("volgende", "dan")
        self._body.addWidget(Words("Voor als er iets is", "small"))
        tafel = self._context.table
        for lid in self._context.snapshot.of("gezinslid"):
            name = person_name(lid, tafel=tafel)
            self._body.addWidget(Words(name, "strong"))
            self._body.addWidget(Pairs([self._of_person(lid.id, name, field) for field in EMERGENCY], most=4))

    def _of_person(self, lid: Id, name: str, field: str) -> QWidget:
        """Who hears the screen also hears whose it is."""
        words = question(self._context, "gezinslid", field)
        said = f"{words} van {name}"
        return labelled(words, editor(self._context, lid, "gezinslid", field, screen=SCREEN, name=said))


class EndSheet(Sheet):
    """Of the workers: how the traject ends, by which criteria, and who decided it."""

    kind = pad.END
    next_asked = Signal()

    def _build(self) -> None:
        self._add("soort", "besloten_op")
        self._groups = {
            "positief": self._group(POSITIEF, "Een positief einde: deze drie gelden"),
            "voortijdig": self._group(VOORTIJDIG, "Een voortijdig einde"),
        }
        self._body.addWidget(Words(ALONE, "quiet"))
        self._add("geprobeerd", "besluit")
        self._add("met_wie", "wie_weten")
        self._add("gevolgen")
        self._body.addWidget(Divider())
        traject = current_traject(self._context.snapshot, self._context.pen)
        closed = Asked(self._context, traject, "traject", "einde", screen=SCREEN)
        self._body.addWidget(Pairs([closed], most=2))
        self.onward = TouchButton("Nieuw traject beginnen", self.next_asked.emit)
        self.again = TouchButton("Dit traject heropenen", self._reopen)
        self._body.addWidget(flowing(self.onward, self.again))

    def _group(self, groep: str, words: str) -> QWidget:
        """Shown for this kind of end, and for none chosen yet."""
        holder = QWidget()
        body, whole = column(holder, gap=4), self._body
        self._body = body
        self._add_points(groep, words)
        self._body = whole
        whole.addWidget(holder)
        return holder

    def _refresh(self) -> None:
        super()._refresh()
        found = self._context.snapshot.get(self.record)
        chosen = found.choice("soort") if found is not None else ""
        for soort, group in self._groups.items():
            group.setVisible(chosen in ("", soort))
        traject = self._context.snapshot.get(current_traject(self._context.snapshot, self._context.pen))
        closed = traject is not None and traject.date("einde") is not None
        self.onward.setVisible(closed)
        self.again.setVisible(closed)

    def _reopen(self) -> None:
        context = self._context
        context.apply(pad.close(context.snapshot, context.pen, None), SCREEN)


class AftercareSheet(Sheet):
    """The nazorgplan: why, what to do when it goes wrong, and a line for each who keeps an eye on things."""

    kind = pad.AFTERCARE

    def _build(self) -> None:
        self._add("waarom", "als_het_misgaat")
        self.rows = AftercareRows(self._context)
        self._body.addWidget(self.rows)
        self._add("afgesproken_op", "afgesproken_met")


def sheets(context: GezinContext) -> list[tuple[str, type[Sheet]]]:
    """The pages for this face, with their names, in the order of the path."""
    found: list[tuple[str, type[Sheet]]] = [
        ("Kennismaking", MeetingSheet),
        ("Zo gaan we verder" if context.table else "Nazorg", AftercareSheet),
    ]
    if context.table:
        return found
    return [("Instroom", IntakeSheet), *found, ("Einde", EndSheet)]
