"""Files with statements, read: by whoever of the team signed them (docs/format/folder.md §7, §8)."""

from __future__ import annotations

from collections.abc import Mapping

from kanz_desktop.domain.values import Id
from kanz_desktop.sync.marker import Marker
from kanz_desktop.sync.ring import Ring
from kanz_desktop.sync.statement import Statement, read_statement
from kanz_desktop.sync.team import Team, team_state


def read_statements(files: Mapping[str, bytes], stream: Id, ring: Ring, team: Team) -> dict[str, Statement]:
    """The statements in these files, by name, that a device of the team signed."""
    readings = {name: read_statement(data, stream, ring, team.devices) for name, data in files.items()}
    return {name: reading.content for name, reading in readings.items() if reading.ok}


def read_team(
    marker: Marker, files: Mapping[str, bytes], ring: Ring, proven: Mapping[str, Statement]
) -> tuple[dict[str, Statement], Team]:
    """The team from its marker on. Who is admitted later may have signed what stands earlier."""
    found = dict(proven)
    while True:
        team = team_state(marker, found.values())
        more = read_statements(
            {name: data for name, data in files.items() if name not in found}, marker.root, ring, team
        )
        if not more:
            return found, team
        found |= more


def first_makers(ring: Ring) -> frozenset[Id]:
    """Devices that made a key of generation 1: who made the stream."""
    return frozenset(entry.maker for entry in ring.entries if entry.generation == 1)
