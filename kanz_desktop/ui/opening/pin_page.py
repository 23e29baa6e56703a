"""The lock screen after a short lock: a pincode is enough, the passphrase stays a way in."""

from __future__ import annotations

from kanz_desktop.errors import AccessRefused
from kanz_desktop.services.error_text import explain
from kanz_desktop.ui.opening.lock import LockPage
from kanz_desktop.ui.opening.passphrase_field import PassphraseField

ONCE_MORE = "Deze pincode klopt niet. Je kunt het nog één keer proberen; daarna vraagt Kanz je wachtzin."
WRONG = "Deze pincode klopt niet. Je kunt het nog {count} keer proberen; daarna vraagt Kanz je wachtzin."
NO_DIGITS = "Een pincode is alleen cijfers. Wil je je wachtzin typen, kies dan Liever met je wachtzin."


class PinPage(LockPage):
    """`forgotten`: rather with the passphrase. `tries` is how many there are left."""

    empty = "Typ je pincode en druk op {key}."
    otherwise = "Liever met je wachtzin"

    def __init__(self, tries: int, *, back_to_gezin: bool, at_table: bool, crashed: bool) -> None:
        super().__init__(back_to_gezin=back_to_gezin, at_table=at_table, crashed=crashed)
        self._tries = tries

    def refuse(self, error: BaseException) -> None:
        self.set_busy()
        self.field.clear()
        self.field.setFocus()
        if not isinstance(error, AccessRefused):
            self.complain_in_words(str(explain(error)))
            return
        self._tries -= 1
        self.complain_in_words(ONCE_MORE if self._tries == 1 else WRONG.format(count=self._tries))

    def last_try(self) -> bool:
        """A miss now is the third."""
        return self._tries <= 1

    def _try(self, *, table: bool) -> None:
        """A passphrase that was typed here by habit costs no try."""
        typed = self.field.text()
        if typed and not (typed.isascii() and typed.isdecimal()):
            self.field.clear()
            self.complain_in_words(NO_DIGITS)
        else:
            super()._try(table=table)

    def _make_field(self) -> PassphraseField:
        return PassphraseField("Pincode", digits=True)
