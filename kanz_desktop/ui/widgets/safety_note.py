"""The reminder that goes with the four safety problems; only on the worker's own screen (method §4)."""

from __future__ import annotations

from kanz_desktop.ui.widgets.surfaces import Note

VEILIG_THUIS = (
    "Is er gevaar voor een kind of iemand anders in het gezin? Meld dat altijd bij Veilig Thuis "
    "(0800-2000, dag en nacht) of een andere instantie die bevoegd is. Dit staat alleen op jouw scherm."
)
"""The number is the national one."""


class SafetyNote(Note):
    """Whoever makes it sees to it that it does not exist at the table."""

    def __init__(self) -> None:
        super().__init__(VEILIG_THUIS, "attention", icon_name="telefoon")
