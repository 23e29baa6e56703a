"""The reservekopieën: where they lie, and which are gone. An erased gezin can be followed to each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import day_words
from kanz_desktop.services.reservekopie import KeptBackup
from kanz_desktop.ui.widgets.buttons import GhostButton, TouchButton
from kanz_desktop.ui.widgets.fold import Folds
from kanz_desktop.ui.widgets.layout import column, row
from kanz_desktop.ui.widgets.long_dates import today
from kanz_desktop.ui.widgets.surfaces import Card, Note, Words

NO_BACKUP = "Er is nog geen reservekopie gemaakt. Is de laptop weg, dan is alles weg."
BACKUP_WHAT = "Een reservekopie is versleuteld en gaat open met je wachtzin of je herstelcode."
MOST_BACKUPS = 5

SayGone = Callable[[Id, bool], object]


class BackupsCard(Card):
    """`say` is called with a reservekopie and whether it is gone."""

    def __init__(self, backups: Sequence[KeptBackup], make: Callable[[], object], say: SayGone) -> None:
        super().__init__("Reservekopie")
        self._say = say
        kept = [backup for backup in backups if backup.destroyed is None]
        gone = [backup for backup in backups if backup.destroyed is not None]
        if not kept:
            self.body.addWidget(Note(NO_BACKUP, "attention", icon_name="let-op"))
        for backup in kept[:MOST_BACKUPS]:
            self.body.addWidget(self._row(backup))
        folds = Folds()
        if len(kept) > MOST_BACKUPS:
            folds.add(f"nog {len(kept) - MOST_BACKUPS} van daarvoor", lambda: self._rows(kept[MOST_BACKUPS:]))
        if gone:
            folds.add(f"{len(gone)} vernietigd", lambda: self._rows(gone))
        if gone or len(kept) > MOST_BACKUPS:
            self.body.addWidget(folds)
        self.body.addWidget(Words(BACKUP_WHAT, "small"))
        self.make = TouchButton("Reservekopie maken", make, icon_name="opslaan")
        foot = row()
        foot.addWidget(self.make)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def _rows(self, backups: Sequence[KeptBackup]) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=4)
        for backup in backups:
            body.addWidget(self._row(backup))
        return holder

    def _row(self, backup: KeptBackup) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=12)
        said = f"{day_words(backup.day, today())} · {backup.place}"
        if backup.destroyed is not None:
            said += f" · vernietigd op {day_words(backup.destroyed, today())}"
        line.addWidget(Words(said), 1)
        gone = backup.destroyed is None
        words = "Die is vernietigd" if gone else "Die is er nog"
        button = GhostButton(words, partial(self._say, backup.id, gone))
        button.setAccessibleName(f"{button.text()}: {said}")
        line.addWidget(button)
        return holder
