"""Every kind of record of this release, declared once. Ids are never renamed, reused or retyped."""

from __future__ import annotations

from kanz_desktop.domain.balans_kinds import BALANS_KINDS
from kanz_desktop.domain.budget_kinds import BUDGET_KINDS
from kanz_desktop.domain.eindmeting_kinds import EINDMETING_KINDS
from kanz_desktop.domain.gezin_kinds import GEZIN_KINDS
from kanz_desktop.domain.historie_kinds import HISTORIE_KINDS
from kanz_desktop.domain.kinds import Kind
from kanz_desktop.domain.map_kinds import MAP_KINDS
from kanz_desktop.domain.netwerk_kinds import NETWERK_KINDS
from kanz_desktop.domain.note_kinds import NOTE_KINDS
from kanz_desktop.domain.overleg_kinds import OVERLEG_KINDS
from kanz_desktop.domain.pad_kinds import PAD_KINDS
from kanz_desktop.domain.plan_kinds import PLAN_KINDS
from kanz_desktop.domain.rights_kinds import RIGHTS_KINDS

SCHEMA_VERSION = 1

_ALL = (
    *GEZIN_KINDS,
    *PLAN_KINDS,
    *MAP_KINDS,
    *RIGHTS_KINDS,
    *NETWERK_KINDS,
    *NOTE_KINDS,
    *PAD_KINDS,
    *OVERLEG_KINDS,
    *HISTORIE_KINDS,
    *BALANS_KINDS,
    *EINDMETING_KINDS,
    *BUDGET_KINDS,
)

KINDS: dict[str, Kind] = {kind.id: kind for kind in _ALL}
LOGGED: frozenset[str] = frozenset(kind.id for kind in _ALL if kind.logged)
"""Kinds that are read from the log alone."""
