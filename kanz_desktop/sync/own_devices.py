"""The devices that this laptop is and was: a clone or a restored copy goes on as another (folder.md §11)."""

from __future__ import annotations

from kanz_desktop.crypto import signing
from kanz_desktop.sync.heads import Heads
from kanz_desktop.sync.local import Local
from kanz_desktop.sync.sight import Sight
from kanz_desktop.sync.statement import make_toestel
from kanz_desktop.sync.team_bodies import Opvolger
from kanz_desktop.sync.watch import Alarm, Report, Step, Watch


class OwnDevices:
    """To be settled before anything is published."""

    def __init__(
        self, local: Local, sight: Sight, heads: Heads, watch: Watch, report: Report, now_ms: int
    ) -> None:
        self._local, self._office, self._sight, self._heads = local, local.office, sight, heads
        self._watch, self._report, self._now_ms = watch, report, now_ms

    def settle(self) -> None:
        """Become another where somebody writes as this laptop; then say which devices it is and was."""
        if self._heads.strange or self._heads.forked():
            self._report.alarms.add((Alarm.CLONED, self._sight.device))
            self._office.renew()
            self._watch.at(Step.RENEWED)
        me, root = self._office.me, self._sight.root
        for stream in self._sight.streams():
            log = self._local.log(stream)
            if log is not None and log.laptop != me.hand.laptop:
                log.begin(me.hand.laptop)
                self._watch.at(Step.RENEWED)
        known = self._sight.team.devices
        key = self._sight.key_to_come_in()
        if not self._may_introduce() or key is None:
            return
        for hand in me.hands:
            if hand.signer.device not in known:
                device_key = signing.public_key(hand.signer.seed)
                toestel = make_toestel(root, me.member, hand.laptop, device_key, me.sign_seed)
                self._sight.say(root, toestel, self._now_ms, key, hand)
                self._watch.at(Step.FROZEN)
        self._succeed()

    def _succeed(self) -> None:
        """Say which devices this laptop was: nothing has to wait for them."""
        team, mine = self._sight.team, self._sight.device
        if mine not in team.present:
            return
        before = {hand.signer.device for hand in self._office.me.hands} - {mine}
        for device in sorted(before & team.present - team.succeeded):
            if self._sight.key_to_say(self._sight.root) is not None:
                self._sight.say(self._sight.root, Opvolger(device), self._now_ms)
                self._watch.at(Step.FROZEN)

    def _may_introduce(self) -> bool:
        """A device of this laptop is in the team; or none ever was, and its worker came back with a code."""
        me, team = self._office.me, self._sight.team
        devices = {hand.signer.device for hand in me.hands}
        if devices & set(team.devices):
            return bool(devices & team.present)
        member = team.members.get(me.member)
        return member is not None and member.present
