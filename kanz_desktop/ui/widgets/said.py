"""Three sentences in the page: what happened, what is safe, what to do next."""

from __future__ import annotations

from kanz_desktop.services.error_text import Explanation
from kanz_desktop.ui.widgets.surfaces import Note, Words


class Said(Note):
    """The first sentence stands out; one that has nothing to say is left out. `role` as in Note."""

    def __init__(
        self, explanation: Explanation, role: str = "attention", *, icon_name: str = "let-op"
    ) -> None:
        super().__init__("", role, icon_name=icon_name)
        self.explanation = explanation
        self.words.setText(explanation.what)
        self.words.set_role("strong")
        for sentence in (explanation.safe, explanation.next):
            if sentence:
                self.lines.addWidget(Words(sentence))
        self.setAccessibleName(str(explanation))
