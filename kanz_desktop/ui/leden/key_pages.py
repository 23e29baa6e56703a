"""The kantoorsleutel: made and typed back from paper, or not valid any more."""

from __future__ import annotations

from collections.abc import Callable

from kanz_desktop.ui.leden import texts
from kanz_desktop.ui.leden.member_page import GoingPage
from kanz_desktop.ui.leden.stage import Stage
from kanz_desktop.ui.opening.door import Door
from kanz_desktop.ui.opening.set_up import CodeBackPage, CodePage


class KeyPages:
    """`print_key` prints the code; `made` follows when it was typed back."""

    def __init__(
        self, stage: Stage, door: Door, print_key: Callable[[str], object], made: Callable[[], object]
    ) -> None:
        self._stage, self._door, self._print, self._made = stage, door, print_key, made

    def show(self, code: str) -> None:
        page = CodePage(self._print, title=texts.KEY_TITLE, lead=texts.KEY_LEAD)
        page.show_code(code)
        page.done.connect(lambda: self._ask(code))
        self._stage.show_page(page)

    def _ask(self, code: str) -> None:
        page = CodeBackPage(self._door, lambda: self.show(code), lead=texts.KEY_BACK, label="Kantoorsleutel")
        page.code = code
        page.done.connect(self._made)
        self._stage.show_page(page)


def key_goes(do: Callable[[], object], back: Callable[[], object]) -> GoingPage:
    return GoingPage("De kantoorsleutel niet meer laten gelden", texts.KEY_GOES, texts.KEY_NO_MORE, do, back)
