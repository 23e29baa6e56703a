"""What a worker keeps on the office folder besides gezinnen: a name in the team, and the way back into it."""

from __future__ import annotations

from kanz_desktop.crypto.slots import Scope
from kanz_desktop.services.kantoor.aansluiting import team_name
from kanz_desktop.services.kantoor.memory import OfficeMemory
from kanz_desktop.services.werkplek import Werkplek
from kanz_desktop.sync.backup import Identity, backup_context
from kanz_desktop.sync.deeds import Deeds
from kanz_desktop.sync.labels import Purpose
from kanz_desktop.sync.office import Office
from kanz_desktop.sync.own_backup import keep_backup
from kanz_desktop.sync.sight import Sight


def keep_own(werkplek: Werkplek, office: OfficeMemory) -> bool:
    """To be done at every sync, for a member. True when there is something for the next sync to write."""
    if werkplek.read_only or not Sight(office).counts():
        return False
    named = name_oneself(office, werkplek.name, werkplek.now().wall_ms)
    return _keep_identity(werkplek, office) or named


def name_oneself(office: Office, name: str, now_ms: int) -> bool:
    """Who founded the team stands in it without a name until then. False for who has one."""
    sight, me = Sight(office), office.me
    mine = sight.team.members.get(me.member)
    if mine is None or mine.name.strip() or not name.strip():
        return False
    Deeds(office, now_ms).admit(me.introduction(sight.root), team_name(name))
    return True


def _keep_identity(werkplek: Werkplek, office: OfficeMemory) -> bool:
    """Under the recovery code of now; the backup of an older code goes once this one stands there."""
    vault, root = werkplek.vault, office.marker.root
    box_key = vault.derived(Purpose.IDENTITY, backup_context(root, vault.id))
    me = office.me
    identity = Identity(me.person, me.sign_seed, me.box_secret, werkplek.name)
    return keep_backup(office, Scope.KLUIS, vault.id, vault.ways.recovery, box_key, identity)
