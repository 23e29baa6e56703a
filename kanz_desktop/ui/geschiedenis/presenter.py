"""What the panel says about the history of one field: no Qt, no clock, no store."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from kanz_desktop.domain.records import Element
from kanz_desktop.domain.schema import KINDS
from kanz_desktop.domain.values import Id, Value
from kanz_desktop.domain.wording import record_title
from kanz_desktop.services.geschiedenis import Stand
from kanz_desktop.ui.port import GezinPort
from kanz_desktop.ui.widgets.version_words import (
    EMPTY,
    NEWER,
    PURGED,
    UNKNOWN_WRITER,
    moment_words,
    set_words,
    value_words,
    writer_words,
)

NOTHING = "Hier is nog niets geschreven."
ONLY = "Er is geen eerdere versie."
YOU = "jij"
EXCERPT = 420
"""Letters of a long text that are shown at once; the rest is one press away."""

_Content = tuple[Value, frozenset[Element] | None]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version. `stand` is what goes back when somebody asks for it."""

    stand: Stand
    who: str
    when: str
    words: str
    said: bool
    """The words are what somebody wrote or chose; else they say why there are none."""
    can_return: bool
    """It differs from what stands there now, and can be put back."""

    @property
    def short(self) -> str:
        """The beginning of a long text; the whole of a short one."""
        if len(self.words) <= EXCERPT:
            return self.words
        return self.words[:EXCERPT].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Everything that stands in the panel. `about` is the field, `whose` the record it is in."""

    about: str
    whose: str
    lines: tuple[VersionLine, ...]
    remark: str


def page(
    port: GezinPort, own: Id, today: date, record: Id, field: str, stands: Sequence[Stand]
) -> HistoryPage:
    """`own` is the person who works here: where no names are known, what they wrote is theirs."""
    found = port.snapshot.get(record)
    kind = found.kind if found is not None else ""
    now = {(stand.value, stand.members) for stand in stands if stand.current}
    lines = tuple(_line(port, own, today, kind, field, stand, now) for stand in stands)
    return HistoryPage(
        _about(port, kind, field),
        record_title(found, port.methode, tafel=port.table) if found is not None else "",
        lines,
        NOTHING if not lines else ONLY if len(lines) == 1 else "",
    )


def _about(port: GezinPort, kind: str, field: str) -> str:
    declared = KINDS[kind].field(field) if kind in KINDS else None
    if declared is None:
        return ""
    return declared.wording if port.table else declared.label


def _line(
    port: GezinPort, own: Id, today: date, kind: str, field: str, stand: Stand, now: Collection[_Content]
) -> VersionLine:
    who = writer_words(port, stand.person)
    if who == UNKNOWN_WRITER and stand.person == own:
        who = YOU
    words = _words(port, kind, field, stand)
    said = not (stand.purged or stand.newer) and words != EMPTY
    can_return = stand.can_return and (stand.value, stand.members) not in now
    return VersionLine(stand, who, moment_words(stand.wall, today), words, said, can_return)


def _words(port: GezinPort, kind: str, field: str, stand: Stand) -> str:
    if stand.purged:
        return PURGED
    if stand.newer:
        return NEWER
    if stand.members is not None:
        return set_words(port, field, stand.members)
    return value_words(port, kind, field, stand.value)
