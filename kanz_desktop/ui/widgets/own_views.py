"""The family's own view, beside what it is about: a calm line, and nothing where nothing was said."""

from __future__ import annotations

from kanz_desktop.domain.records import Changes, Record
from kanz_desktop.domain.values import Id
from kanz_desktop.domain.wording import person_name
from kanz_desktop.services.verzoeken import VIEW, views_beside
from kanz_desktop.ui.shell.context import GezinContext
from kanz_desktop.ui.widgets.surfaces import Words


class OwnViews(Words):
    """What the family says about one record, as far as who reads along may see it."""

    def __init__(self, context: GezinContext, record: Id) -> None:
        super().__init__("", "quiet")
        self._context, self._record = context, record
        context.changed.connect(self._on_changed)
        if not self._refresh():
            self.hide()

    def _on_changed(self, changes: Changes) -> None:
        if any(record.kind == VIEW for record in changes.records):
            self.setVisible(self._refresh())

    def _refresh(self) -> bool:
        """True when there is something to show."""
        said = [self._line(row) for row in views_beside(self._context.snapshot, self._record)]
        self.setText("\n".join(said))
        return bool(said)

    def _line(self, row: Record) -> str:
        person = self._context.snapshot.get(row.ref("van") or b"")
        name = person_name(person, tafel=self._context.table) if person is not None else row.text("naam")
        return f"Zo ziet {name or 'het gezin'} het: “{row.text('woorden').strip()}”"
