"""Choosing a passphrase: twice the same, and strong enough for this way of locking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kanz_desktop.ui.opening.door import Verdict
from kanz_desktop.ui.opening.passphrase_field import PassphraseField, StrengthBar
from kanz_desktop.ui.widgets.layout import column
from kanz_desktop.ui.widgets.surfaces import Words

Judge = Callable[[str], Verdict]
TIP = "Neem vier of vijf woorden die niets met elkaar te maken hebben, bijvoorbeeld uit vier boeken."


class NewPassphrase(QWidget):
    """Two fields with the honest word about the first. `entered` at Enter in the second."""

    entered = Signal()

    def __init__(self, judge: Judge, name: str = "Wachtzin") -> None:
        super().__init__()
        self._judge = judge
        self.first = PassphraseField(name)
        self.again = PassphraseField(f"{name}, nog een keer")
        self.strength = StrengthBar()
        body = column(self, gap=8)
        body.addWidget(self.first)
        body.addWidget(self.strength)
        body.addWidget(Words(TIP, "small"))
        body.addWidget(self.again)
        self.first.typed.connect(self.judge_again)
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)
        self.setFocusProxy(self.first)

    def text(self) -> str:
        return self.first.text()

    def trouble(self) -> str:
        """Why this cannot be the passphrase, in words; empty when it can."""
        verdict = self._judge(self.text())
        if not self.text():
            return "Kies eerst een wachtzin."
        if not verdict.enough:
            return f"Deze wachtzin is nog te makkelijk te raden. {verdict.advice}"
        if self.text() != self.again.text():
            return "De twee wachtzinnen zijn niet hetzelfde. Typ de tweede nog een keer."
        return ""

    def judge_again(self) -> None:
        """Also when the way of locking changed: what is enough then changes with it."""
        self.strength.show_verdict(self._judge(self.text()) if self.text() else None)
