"""The made-up gezin says that it is made up, and can be taken away."""

from __future__ import annotations

from kanz_desktop.services.wissen import EXAMPLE, is_example
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.layout import row
from kanz_desktop.ui.widgets.surfaces import Card, Words

EXPLAINED = "Dit gezin bestaat niet. Het is er om rond te kijken, en je kunt het weghalen wanneer je wilt."
ASKED = "Alles van dit gezin gaat weg, ook wat je er zelf in schreef. Dat kan niet ongedaan."


def shows_example(context: GezinContext) -> bool:
    """At the worker's desk only, and only for a gezin that was made up."""
    werkplek = context.werkplek
    return not context.table and werkplek is not None and is_example(werkplek, context.sessie.id)


class ExampleCard(Card):
    """Taking away asks once, in its own place: it is one of the few things that cannot be undone."""

    def __init__(self, context: GezinContext) -> None:
        super().__init__("Een verzonnen gezin", icon_name="oog")
        self._words = Words(EXPLAINED, "quiet")
        self.ask = TouchButton("Dit verzonnen gezin weghalen …", self._ask)
        self.go = TouchButton("Voorgoed weghalen", lambda: context.removal_asked.emit("", EXAMPLE))
        self.keep = GhostButton("Toch niet", self._keep)
        self.body.addWidget(self._words)
        foot = row(gap=8)
        for button in (self.ask, self.go, self.keep):
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self._show(asking=False)

    def _ask(self) -> None:
        self._show(asking=True)
        self.keep.setFocus()

    def _keep(self) -> None:
        self._show(asking=False)
        self.ask.setFocus()

    def _show(self, *, asking: bool) -> None:
        self._words.setText(ASKED if asking else EXPLAINED)
        self.ask.setHidden(asking)
        self.go.setVisible(asking)
        self.keep.setVisible(asking)
