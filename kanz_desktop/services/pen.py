"""What someone who writes holds in the hand: which gezin, the method's lists, which face is on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from kanz_desktop.domain.identity import keyed_id
from kanz_desktop.domain.values import Choice, Id
from kanz_desktop.method.model import Methode

FIRST_TRAJECT = "1"


@dataclass(frozen=True, slots=True)
class Pen:
    """Everything that a builder of edits needs beside the snapshot. `tafel`: the family's words are shown."""

    gezin: Id
    methode: Methode
    tafel: bool = False

    def choice(self, list_id: str, entry_id: str) -> Choice:
        """An entry of a list with the words that are on the screen now; KeyError for an unknown entry."""
        entry = self.methode.entry(list_id, entry_id)
        if entry is None:
            raise KeyError(f"{list_id} has no entry {entry_id}")
        return Choice(entry.id, entry.words(tafel=self.tafel))

    def once(self, kind: str, key: str) -> Id:
        """Id of a record that exists once per key, the same on every laptop."""
        return keyed_id(self.gezin, kind, key)

    @property
    def first_traject(self) -> Id:
        return self.once("traject", FIRST_TRAJECT)
