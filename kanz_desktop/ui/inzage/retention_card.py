"""How long the lines of the register are kept: the worker's own choice, for every gezin."""

from __future__ import annotations

from kanz_desktop.services.inzage_bewaren import CHOICES, FOREVER, RETENTION
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.ui.shell.tasks import Tasks
from kanz_desktop.ui.widgets.drop_down import DropDown
from kanz_desktop.ui.widgets.layout import row
from kanz_desktop.ui.widgets.surfaces import Card, Words

WHAT = (
    "Dit geldt voor al je gezinnen. Wat ouder is, wordt gewist als je een gezin opent. "
    "Dat is niet terug te draaien. Wat in de map zelf is veranderd, blijft te lezen."
)


class RetentionCard(Card):
    """Takes effect at the next opening of a gezin."""

    def __init__(self, werkplek: Werkplek, tasks: Tasks) -> None:
        super().__init__("Hoe lang blijven deze regels bewaard?")
        self.choice = DropDown("Regels bewaren")
        for years in CHOICES:
            self.choice.addItem("even lang als de map" if years == FOREVER else f"{years} jaar", years)
        kept = werkplek.setting(RETENTION, FOREVER)
        self.choice.setCurrentIndex(max(self.choice.findData(kept), 0))
        self.choice.activated.connect(
            lambda _index: tasks.run(lambda: werkplek.set_setting(RETENTION, self.choice.currentData()))
        )
        line = row(gap=12)
        line.addWidget(Words(WHAT, "quiet"), 1)
        line.addWidget(self.choice)
        self.body.addLayout(line)
