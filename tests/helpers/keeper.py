"""What the parent keeps for a pincode, without a parent: bytes are copied, as its pipe does."""

from __future__ import annotations

from kanz_desktop.ui.shell.pin_keeper import PinKeeper


class KeeperHere(PinKeeper):
    """Remembers what it lent, to see whether it was overwritten."""

    def __init__(self) -> None:
        super().__init__()
        self._lent: list[bytearray] = []

    def lend(self) -> bytearray:
        self._lent.append(bytearray(super().lend()))
        return self._lent[-1]

    def left_behind(self) -> list[bytearray]:
        """Lent bytes that nobody overwrote."""
        return [lent for lent in self._lent if any(lent)]
